"""Papers in the languages that the screen does not speak: words, letters, days and forms."""

import gettext
from dataclasses import replace
from datetime import date
from io import BytesIO
from string import Formatter

import page
import pikepdf
import pytest

from installer import paper_catalogs
from sipdesk import paper_languages
from sipdesk.i18n import translator
from sipdesk.paper_languages import BY_CODE
from sipdesk.printing.consent_content import RepresentativeRow
from sipdesk.printing.render import DOCUMENTS, render
from sipdesk.printing.scripts import first_unprintable
from sipdesk.services.paper_parts import REPRESENTATIVE_WORDS
from tests.printing import samples
from tests.printing.reading import pages, read_aloud, rendered

DAY = date(2027, 1, 12)
LETTERS = {
    "fi": "aäåö šž AÄÖ",
    "se": "áčđŋšŧž ÁČĐŊŠŦŽ",
    "sma": "aïöæøå ÏÖÆØ",
    "so": "kh dh x c ' SHAQO",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя АБВГҐДЕЄЖЗИІЇЙ ’",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ؟،؛ ًٌٍَُِّْ",
    "prs": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ؟،؛ ۀئ ۱۲۳",
    "ti": "ሀሁሂሃሄህሆ ለ ሐ መ ሠ ረ ሰ ሸ ቀ ቐ በ ቨ ተ ቸ ነ ኘ አ ከ ኸ ወ ዐ ዘ ዠ የ ደ ጀ ገ ጠ ጨ ጰ ጸ ፀ ፈ ፐ ።፣፤",
}
WHOLE = [
    pytest.param(code, name, id=f"{code}-{name}")
    for code in BY_CODE
    for name, (kind, _content) in samples.ALL.items()
    if kind in paper_languages.papers(code)
]


@pytest.mark.parametrize("code", BY_CODE)
def test_the_fonts_have_every_letter_of_the_language(code):
    assert first_unprintable(LETTERS[code]) is None
    words = replace(samples.PLAN, important=LETTERS[code])
    assert render("plan_individual", words, translator("sv")).startswith(b"%PDF")


def test_every_language_has_a_catalog_and_every_catalog_a_language():
    assert {path.stem for path in paper_catalogs.files()} == set(BY_CODE)
    assert [f for path in paper_catalogs.files() for f in paper_catalogs.faults(path)] == []


@pytest.mark.parametrize("code", BY_CODE)
def test_the_papers_that_a_language_is_said_to_have_are_kinds_of_paper(code):
    assert set(paper_languages.papers(code)) <= set(DOCUMENTS)


@pytest.mark.parametrize(("code", "name"), WHOLE)
def test_a_paper_that_is_said_to_be_whole_borrows_no_text_and_conforms(code, name, tmp_path):
    kind, content = samples.of(name, code)
    tr = translator(code)
    path = tmp_path / "paper.pdf"
    path.write_bytes(render(kind, content, tr))
    assert tr.borrowed == set()
    for profile in ("ua1", "2a"):
        assert page.validate_pdf(str(path), profile=profile).is_compliant


def test_a_language_without_words_speaks_swedish_and_counts_what_it_borrowed():
    tr = translator("so")
    assert tr("Your consent") == "Ditt samtycke"
    assert tr.borrowed == {"Your consent"}
    assert not paper_languages.speaks("so", "consent_form")
    assert paper_languages.speaks("ar", "consent_form")
    assert paper_languages.speaks("en", "consent_form")


def test_only_what_a_speaker_has_read_is_told_as_reviewed(monkeypatch):
    assert paper_languages.is_reviewed("sv")
    assert not paper_languages.is_reviewed("ar")
    read = replace(BY_CODE["ar"], reviewed_by="En talare, 2026-11-20")
    monkeypatch.setitem(BY_CODE, "ar", read)
    assert paper_languages.is_reviewed("ar")


@pytest.mark.parametrize(
    ("code", "one", "two", "five"),
    [
        ("se", 0, 1, 2),
        ("sma", 0, 1, 2),
        ("fi", 0, 1, 1),
        ("so", 0, 1, 1),
        ("uk", 0, 1, 2),
        ("ar", 1, 2, 3),
        ("prs", 0, 1, 1),
        ("ti", 0, 1, 1),
    ],
)
def test_numbers_choose_the_form_that_the_language_has(code, one, two, five):
    catalog = gettext.GNUTranslations(
        BytesIO(paper_catalogs.compiled(paper_catalogs.FOLDER / f"{code}.po"))
    )
    assert [catalog.plural(n) for n in (1, 2, 5)] == [one, two, five]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("fi", "tiistai 12. tammikuuta 2027"),
        ("se", "maŋŋebárga"),
        ("sma", "tisdag 12 januari 2027"),
        ("uk", "12 січня 2027"),
        ("so", "2027"),
        ("ti", "2027"),
        ("ar", "2027-01-12"),
        ("prs", "2027-01-12"),
    ],
)
def test_a_day_is_written_in_the_words_of_the_language_or_so_that_all_can_read_it(code, written):
    assert written in translator(code).weekday(DAY)
    assert first_unprintable(translator(code).weekday(DAY)) is None


@pytest.mark.parametrize("path", paper_catalogs.files(), ids=lambda path: path.stem)
def test_texts_have_the_placeholders_of_what_they_translate(path):
    def names(text):
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}

    texts = [(str(m.id), str(m.string)) for m in paper_catalogs.read(path) if m.id]
    assert [pair for pair in texts if names(pair[0]) != names(pair[1])] == []
    assert [pair for pair in texts if pair[0].count("**") != pair[1].count("**")] == []


def test_a_translator_is_told_every_text_of_the_persons_papers():
    wanted = set(paper_catalogs.wanted())
    assert {"Your consent", "My plan", "What is a SIP?", "Before the meeting"} <= wanted
    assert set(paper_catalogs.lacking("so")) == wanted
    assert len(paper_catalogs.lacking("ar")) < len(wanted)


@pytest.mark.parametrize(
    ("code", "title", "day"),
    [
        ("fi", "Suostumuksesi", "10. marraskuuta 2026"),
        ("uk", "Ваша згода", "10 листопада 2026"),
        ("ar", "موافقتك", "2026-11-10"),
    ],
)
def test_a_form_is_marked_with_its_language_and_what_somebody_wrote_with_swedish(code, title, day):
    pdf = rendered("consent_form", samples.CONSENT, code)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == code
        marked = {str(one.Lang) for one in opened.objects if _has_language(one)}
    assert "sv" in marked
    words = " ".join(read_aloud(pdf).split())
    assert title in words
    assert day in words
    assert samples.CONSENT.exceptions[0] in words


def _has_language(found):
    return (
        isinstance(found, pikepdf.Dictionary) and found.get("/S") is not None and "/Lang" in found
    )


@pytest.mark.parametrize("code", ["fi", "uk", "ar"])
def test_the_form_in_another_language_is_one_sheet_too(code):
    assert len(pages(rendered("consent_form", samples.CONSENT, code))) == 2


@pytest.mark.parametrize("code", ["fi", "uk", "ar"])
@pytest.mark.parametrize("kind", REPRESENTATIVE_WORDS.values())
def test_a_form_for_a_representative_borrows_no_word(code, kind):
    tr = translator(code)
    who = samples.CONSENT
    row = RepresentativeRow("Kim Exempelsson", tr(kind), "beslut 2026-01-02")
    render("consent_form", replace(who, representative=row, controller=""), tr)
    assert tr.borrowed == set()
