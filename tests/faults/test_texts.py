"""Any text at all: kept letter by letter, or refused at its field in words; never an error."""

import random
import unicodedata
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from sqlmodel import select

from sipdesk.domain.model import Draft
from sipdesk.domain.problems import RuleError
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.widgets.fields import LONGEST, LongTextField
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, people
from sipdesk.services.edits import clean
from tests.helpers import type_text

CASES = 100_000
HARD = (
    "\0", "\x07", "\x1b", "\x85", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\ud800",
    "\udfff", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301", "a\u030a", "\u0644\u0627",
    "\ufffe", "\U0010ffff", "\U000e0041", "<b>", "&amp;", "'; DROP TABLE", "=1+1", "\r\n", "\t",
)  # fmt: skip


def _any_text(rng: random.Random) -> str:
    """A short text of common, rare, forbidden and impossible signs."""
    signs = []
    for _ in range(rng.randrange(1, 7)):
        kind = rng.randrange(4)
        if kind == 0:
            signs.append(rng.choice(HARD))
        elif kind == 1:
            signs.append(chr(rng.randrange(0x110000)))
        else:
            signs.append(chr(rng.randrange(0x20, 0x250)))
    return "".join(signs)


def _is_kept(text: str) -> bool:
    """Whether a text is kept; refused in words, it is not."""
    try:
        kept = clean("given", text)
    except RuleError as refused:
        return not refused.problems[0].text  # refused without words would count as kept
    assert kept == unicodedata.normalize("NFC", text), "something was taken out in silence"
    kept.encode()  # what is kept can be written to a store
    return True


def test_a_hundred_thousand_texts_are_kept_or_refused_in_words() -> None:
    rng = random.Random()
    kept = sum(_is_kept(_any_text(rng)) for _ in range(CASES))
    assert CASES * 0.05 < kept < CASES * 0.95


def test_any_text_comes_back_from_the_store_as_it_was_or_is_refused(workspace: Workspace) -> None:
    case = workspace.write(cases.create_case, None, given="Alva", family="Exempel")
    rng = random.Random()
    for text in (*HARD, *(_any_text(rng) for _ in range(40))):
        try:
            workspace.write(people.change_person, case.id, given=text)
        except RuleError:
            continue
        kept = workspace.read(cases.load, case.id).person.given
        assert kept == unicodedata.normalize("NFC", text), ascii(text)


@pytest.mark.parametrize("size", [1_000, LONGEST, LONGEST + 8])
def test_a_large_paste_is_kept_whole_or_refused_in_words(qtbot: Any, size: int) -> None:
    field = LongTextField("words", "Ord")
    qtbot.addWidget(field)
    field.show()
    data = QMimeData()
    data.setText("ord " * (size // 4))
    field.edit.insertFromMimeData(data)
    assert field.value() == data.text()
    assert bool(field.problem()) == (size > LONGEST + 3)


def test_a_book_that_is_pasted_is_refused_and_what_was_there_stays(qtbot: Any) -> None:
    field = LongTextField("words", "Ord")
    qtbot.addWidget(field)
    field.show()
    type_text(field.edit, "mina ord")
    data = QMimeData()
    data.setText("x" * 10_000_000)
    field.edit.insertFromMimeData(data)
    assert field.value() == "mina ord"
    assert "10000000" in field.error.text()
    assert not field.error.isHidden()


def test_no_label_of_the_program_guesses_whether_a_text_is_markup(
    qtbot: Any, workspace: Workspace
) -> None:
    name = '<b>Alva</b> <img src="file:///etc/passwd">'
    case = workspace.write(cases.create_case, None, given=name, family="Exempel")
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(case.id)
    labels = [label for label in window.findChildren(QLabel) if label.text()]
    assert any(name in label.text() for label in labels)
    guessing = [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert [text for text in guessing if "<" in text or "&" in text] == []


def _drop(on: QWidget, paths: list[str]) -> bool:
    """Drop files on a part of a window; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(on, event)
    return event.isAccepted()


def test_a_file_that_is_dropped_opens_nothing_and_nothing_takes_it_when_locked(
    qtbot: Any, workspace: Workspace
) -> None:
    case = workspace.write(cases.create_case, None, given="Alva", family="Exempel")
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(case.id)
    takers = [part for part in window.findChildren(QWidget) if part.acceptDrops()]
    fields = QLineEdit | QPlainTextEdit
    assert [part for part in takers if not isinstance(part.parent(), fields | QWidget)] == []
    before = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    for part in (window, *window.findChildren(QWidget)[:40]):
        if not part.acceptDrops():
            _drop(part, ["/tmp/a.zip", "/tmp", "C:\\x.lnk"])  # noqa: S108
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == before
    with workspace.store.session() as session:
        assert session.exec(select(Draft)).all() == []
