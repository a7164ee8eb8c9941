import pytest

from sipdesk.i18n import translator
from sipdesk.printing import blank_forms
from sipdesk.printing.parts import Turn
from sipdesk.printing.render import render
from sipdesk.printing.scripts import UnprintableText, first_unprintable
from tests.printing import samples
from tests.printing.reading import edges, filled, read_aloud, solid, squeezed, text

HOSTILE = [
    "<b>fet</b>",
    '<img src="file:///etc/passwd"/>',
    "=1+1",
    "{name} %s {0} **inte fet**",
    "A\u030angstro\u0308m och Ångström",
    "&amp; &lt; \\n \\(slut\\)",
    "Biŋŋá Đorvi Ŧuorra Čáhppis",
    "Привіт Ελληνικά ığdır Łódź",
    "ሰላም ዓለም",
    "🙂 🎉 👍🏽",
    "½ € ☐ ✓ → ” “ ’ – — …",
]
# A header or footer without room for its text prints it among the content instead.
# With what the office adds these are two texts each, and a file of many papers has many of them.
MOVED = {"blank_forms": 2 * (len(blank_forms.FORMS) + 3)}
PAPERS = [pytest.param(kind, content, id=name) for name, (kind, content) in samples.ALL.items()]


@pytest.mark.parametrize(("kind", "content"), PAPERS)
def test_hostile_text_comes_out_as_often_as_harmless_text(kind, content):
    tr = translator("sv")
    # As long as the hostile ones, so that both move out of a head or a foot without room.
    harmless = " ".join("ofarligt" for _ in range(len(" ".join(HOSTILE)) // 9))
    expected = solid(read_aloud(render(kind, filled(content, harmless), tr))).count(solid(harmless))
    found = solid(read_aloud(render(kind, filled(content, " ".join(HOSTILE)), tr)))
    least = 1 if kind == "evaluation" else 2  # the one paper with a single text of the office
    assert expected >= least
    assert expected <= found.count(solid(" ".join(HOSTILE))) <= expected + MOVED.get(kind, 2)


@pytest.mark.parametrize(("kind", "content"), PAPERS)
def test_nothing_of_a_very_long_text_is_lost(kind, content):
    words = [f"ord{n:04d}" for n in range(2300)]
    long = " ".join(words)
    assert len(long) > 18_000
    field = (
        "local_text" if kind.startswith("leaflet") else "purpose" if kind == "call_letter" else None
    )
    field = field or ("person" if kind == "invitation_letter" else None)
    made = read_aloud(render(kind, _with_long(content, field, long), translator("sv")))
    assert [w for w in words if w not in made] == []


def _with_long(content, field, long):
    import dataclasses

    names = {f.name for f in dataclasses.fields(content)}
    if getattr(content, "turn", None) is Turn.CANCELLED:
        field = None  # it says when and to whom, and no more
    for name in (field, "important", "own_words", "own_view"):
        if name in names:
            return dataclasses.replace(content, **{name: long})
    if "exceptions" in names:
        return dataclasses.replace(content, exceptions=(long,))
    if "own_rows" not in names:
        return dataclasses.replace(
            content, header=dataclasses.replace(content.header, organisation=long)
        )
    row = dataclasses.replace(content.own_rows[0], text=long)
    if content.header.copy_number == 3:
        return content
    return dataclasses.replace(content, own_rows=(row,))


@pytest.mark.parametrize(("kind", "content"), PAPERS)
def test_a_long_word_without_spaces_is_broken_and_kept(kind, content):
    word = "a" * 900
    made = solid(read_aloud(render(kind, filled(content, word), translator("sv"))))
    harmless = read_aloud(render(kind, filled(content, "ofarligt"), translator("sv")))
    assert harmless.count("ofarligt") <= made.count(word) + 1


@pytest.mark.parametrize(("kind", "content"), PAPERS)
@pytest.mark.parametrize("words", ["a" * 900, "långa ord " * 90])
def test_nothing_is_drawn_outside_the_margins(kind, content, words):
    low, near = edges(render(kind, filled(content, words), translator("sv")))
    assert low > 18
    assert near > 40


@pytest.mark.parametrize(
    ("words", "unprintable"),
    [
        ("hej سلام du", None),
        ("hej שלום du", "שלום"),
        ("שלום", "שלום"),
        ("नमस्ते", "नमस्ते"),
        ("你好", "你好"),
        ("a\x00b", "a\x00b"),
        ("x \x1b[31m", "\x1b[31m"),
        ("rad\u202e", "rad\u202e"),
        ("x \x1c y", "\x1c"),
        ("\ud800", "\ud800"),
        ("vanlig text\nrad två\ttab", None),
        ("mjukt\u00adbindestreck", None),
        ("", None),
    ],
)
def test_the_first_word_that_no_font_can_draw_is_named(words, unprintable):
    assert first_unprintable(words) == unprintable


def test_an_unprintable_text_is_refused_before_anything_is_rendered():
    with pytest.raises(UnprintableText) as refused:
        render("plan_individual", filled(samples.PLAN, "hej שלום"), translator("sv"))
    assert refused.value.word == "שלום"
    assert refused.value.field == "header.organisation"
    assert refused.value.code == "print.text.unprintable"
    assert "שלום" not in str(refused.value)


def test_spaces_at_line_ends_keep_words_apart():
    made = squeezed(text(render("plan_individual", samples.PLAN, translator("sv"))))
    assert "Jag vill slippa berätta allt från början för varje ny person." in made
    assert "Säg det till den du har mest förtroende för." in made
