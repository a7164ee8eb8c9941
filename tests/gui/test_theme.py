"""The look: every token in every theme, measured contrast, and switching while running."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QPushButton, QWidget

from sipdesk.gui import theme
from sipdesk.gui.theme.look import load_all_fonts
from sipdesk.gui.theme.tokens import COLOURS, FAMILIES, TONES
from sipdesk.gui.widgets.buttons import primary
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import column
from sipdesk.paths import shipped

TEXT = 4.5
EDGE = 3.0


def luminance(name: str) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    colour = QColor(name)
    red, green, blue = (part(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", COLOURS)
def test_text_can_be_read_on_every_ground(name):
    c = COLOURS[name]
    pairs = [("text", ground) for ground in ("canvas", "surface", "tint", "sunken", "rail")]
    pairs += [("text2", ground) for ground in ("canvas", "rail", "sunken", "surface")]
    pairs += [("text3", "surface"), ("text3", "sunken"), ("on_accent", "accent")]
    pairs += [("accent", ground) for ground in ("surface", "canvas", "rail", "tint")]
    pairs += [("accent", "danger_fill"), ("accent", "warn_fill")]
    pairs += [(tone, f"{tone}_fill") for tone in TONES]
    pairs += [(tone, "canvas") for tone in ("danger", "warn", "ok", "info")]
    assert {pair for pair in pairs if ratio(c[pair[0]], c[pair[1]]) < TEXT} == set()


@pytest.mark.parametrize("name", COLOURS)
def test_edges_and_focus_can_be_seen(name):
    c = COLOURS[name]
    grounds = ("surface", "canvas", "sunken", "tint")
    pairs = [("border", ground) for ground in grounds] + [("focus", g) for g in grounds]
    assert {pair for pair in pairs if ratio(c[pair[0]], c[pair[1]]) < EDGE} == set()


def test_every_family_comes_from_the_shipped_fonts(qapp):
    load_all_fonts()
    known = set(QFontDatabase.families())
    assert [family for family in FAMILIES if family not in known] == []
    assert QFontInfo(qapp.font()).family() == FAMILIES[0]


@pytest.mark.parametrize("letters", ["åäö ïÅÄÖ", "ŋŧđčšž", "سلام", "ሰላም", "🙂"])
def test_names_in_every_script_have_their_letters(qapp, letters):
    load_all_fonts()
    fonts = [QFont(family) for family in FAMILIES]
    from PySide6.QtGui import QFontMetrics

    missing = [
        letter
        for letter in letters
        if letter != " " and not any(QFontMetrics(font).inFontUcs4(ord(letter)) for font in fonts)
    ]
    assert missing == []


def test_lengths_and_fonts_follow_the_text_size(qtbot, qapp):
    qtbot.addWidget(box := QWidget())
    lines = column(box, spacing=8, margins=(10, 0, 10, 0))
    lines.addWidget(button := primary("Fastställ planen"))
    theme.fix(box, width=200)
    before = button.sizeHint().height()
    theme.Theme("light", 200).apply(qapp)
    assert box.width() == 400
    assert lines.contentsMargins().left() == 20
    assert qapp.font().pixelSize() == 30
    assert button.sizeHint().height() > 1.8 * before


def test_a_card_that_lies_flush_does_so_in_another_size_too(qtbot, qapp):
    qtbot.addWidget(card := Card())
    card.lie_flush()
    for size in (200, 100):
        theme.Theme("light", size).apply(qapp)
        margins = card.layout().contentsMargins()
        assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (0, 0, 0, 0)


def test_an_icon_follows_the_theme(qtbot, qapp):
    qtbot.addWidget(button := QPushButton("Lås"))
    theme.set_icon(button, "lock", "text")
    light = button.icon().pixmap(20, 20).toImage()
    theme.Theme("dark", 100).apply(qapp)
    assert button.icon().pixmap(20, 20).toImage() != light


def test_every_icon_that_is_named_in_the_code_is_shipped(root):
    folder = shipped("resources", "icons")
    lucide = {path.stem for path in folder.glob("*.svg")}
    calls = set()
    for path in (root / "sipdesk" / "gui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        calls.update(
            re.findall(r'(?:IconLabel|theme\.icon|theme\.pixmap)\(\s*"([a-z0-9-]+)"', text)
        )
        calls.update(re.findall(r'set_icon\(\w[\w.]*, "([a-z0-9-]+)"', text))
    assert calls - lucide == set()
    assert (folder / "LICENSE-lucide.txt").exists()


def test_only_the_theme_sets_the_room_around_and_between(root):
    """What a layout is given past the theme is lost with the next look or size."""
    gui = root / "sipdesk" / "gui"
    past = re.compile(r"(?<!grid)\.(?:setContentsMargins|setSpacing)\(")
    found = [
        str(path.relative_to(gui))
        for path in gui.rglob("*.py")
        if Path("theme") not in path.relative_to(gui).parents
        and past.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_only_the_theme_knows_colours_and_fonts(root):
    gui = root / "sipdesk" / "gui"
    colours = re.compile(r'"#[0-9A-Fa-f]{6}"|QColor\(|setStyleSheet\(')
    found = [
        str(path.relative_to(gui))
        for path in gui.rglob("*.py")
        if Path("theme") not in path.relative_to(gui).parents
        and colours.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
