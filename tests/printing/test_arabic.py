import unicodedata
from dataclasses import replace

import page
import pytest

from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.printing.shaping import ARABIC, shape, text_behind, turned
from tests.printing import samples
from tests.printing.reading import drawn, edges, read_aloud, text

AR, SV = translator("ar"), translator("sv")
WORDS = "أريد أن ننام بهدوء"


def test_letters_are_joined_and_the_first_letter_stands_last_from_the_left():
    word = shape("بهدوء")
    assert 0 < word.width < sum(shape(letter).width for letter in "بهدوء")
    lone = {glyph.code for glyph in shape("ه").glyphs}
    assert not lone & {glyph.code for glyph in word.glyphs}


def test_a_line_is_turned_but_numbers_and_swedish_words_are_not():
    runs = ((ARABIC, "ليلى"), ("x", " 2026 Sara "), (ARABIC, "قالت"))
    pieces = turned(runs, is_rtl=True)
    seen = [piece.text.strip() for piece in pieces if piece.text.strip()]
    assert seen[0] == "قالت"
    assert seen[-1] == "ليلى"
    assert any("Sara" in part for part in seen)
    assert any("2026" in part for part in seen)
    assert min(pieces, key=lambda each: each.start).text == "ليلى"


def test_a_number_is_written_to_the_right_in_arabic_digits_too():
    seen = turned(((ARABIC, "هاتف"), ("x", " "), (ARABIC, "١٢٣")), is_rtl=True)
    assert [piece.is_leftward for piece in seen if piece.font == ARABIC] == [False, True]
    number = shape("١٢٣", is_leftward=False)
    assert "".join(text_behind(ord(glyph.code)) for glyph in number.glyphs) == "١٢٣"
    assert [glyph.x for glyph in number.glyphs] == sorted(glyph.x for glyph in number.glyphs)


def test_a_swedish_paragraph_stays_one_where_a_line_of_it_begins_in_arabic():
    said = " ".join(["Mamma säger", *[WORDS] * 9, "varje kväll."])
    pdf = render("plan_individual", replace(samples.PLAN, important=said), SV)
    placed = drawn(pdf)
    _end, x, y = next(each for each in placed if "kväll" in each[0])
    others = [left for words, left, base in placed if base == y and "kväll" not in words]
    assert x > max(others)


def test_arabic_words_in_a_swedish_plan_are_printed_and_read_in_their_order():
    content = replace(samples.PLAN, important=f"{WORDS}. ({samples.SARA.name}, 2026)")
    pdf = render("plan_individual", content, SV)
    assert f"{WORDS}. (Sara Påhitt, 2026)" in read_aloud(pdf)
    assert WORDS in text(pdf)
    assert render("plan_individual", content, SV) == pdf


def test_a_line_is_broken_in_the_order_of_reading():
    many = " ".join(f"{WORDS} {n}" for n in range(60))
    pdf = render("plan_individual", replace(samples.PLAN, important=many), SV)
    assert f"{WORDS} 3 {WORDS} 4" in read_aloud(pdf)
    low, near = edges(pdf)
    assert low > 18
    assert near > 40


def test_vowel_marks_are_read_with_their_letters():
    pdf = render("plan_individual", replace(samples.PLAN, important="شكراً جزيلاً"), SV)
    assert unicodedata.normalize("NFC", "شكراً جزيلاً") in read_aloud(pdf)


@pytest.mark.parametrize("content", [samples.CONSENT, samples.ORAL_CONSENT], ids=["blank", "oral"])
def test_the_consent_form_in_arabic_conforms_and_reads_in_order(content, tmp_path):
    pdf = render("consent_form", content, AR)
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)
    for profile in ("ua1", "2a"):
        result = page.validate_pdf(str(path), profile=profile)
        assert result.is_compliant, (profile, [str(f) for f in result.failures])
    words = read_aloud(pdf)
    assert words.startswith("موافقتك")
    for heading in ("هل يمكننا أن نعمل خطة معك؟", "من يجوز لهم أن يتحدثوا معا عنك؟", "كيف نستخدم"):
        assert heading in words
    assert words.index("هل يمكننا") < words.index("من المفيد") < words.index("كيف نستخدم")
    assert "Robin Exempelsson" in words
    assert "0980-319 210" in words
    assert len(pdf) <= 100_000
