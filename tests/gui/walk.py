"""Walks through a window as a keyboard, a screen reader and a large text would."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from sipdesk.gui.dialogs.typed import Typed
from sipdesk.gui.widgets.autosave import Autosave
from sipdesk.gui.widgets.dates import DateField, TimeField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField

_MNEMONIC = re.compile(r"&([^&\s])")
_WRITTEN = (TextField, LongTextField, DateField, TimeField)
_NOT_KEPT = {
    "given_on": "a day that is meant for one giver; kept, it could be taken for another's",
    "state_on": "a day to look back at; nothing is written",
    "search": "a search",
    "support": "stored as it is typed: it is a choice of this computer",
}


def unkept(root: QWidget) -> list[str]:
    """Fields to write in whose text would be gone after a kill: nothing stores or keeps them."""
    kept = {id(own) for auto in root.findChildren(Autosave) for own in auto._fields}
    for typed in root.findChildren(Typed):
        kept |= {id(own) for own in typed._fields.values()}
    return [
        f"{type(own.parentWidget()).__name__}.{own.name}"
        for own in root.findChildren(Field)
        if isinstance(own, _WRITTEN) and own.name not in _NOT_KEPT and id(own) not in kept
    ]


def tabbed(root: QWidget) -> list[QWidget]:
    """What Tab can reach, as it stands in the window."""
    return [
        w
        for w in root.findChildren(QWidget)
        if w.isVisibleTo(root)
        and w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
        and not isinstance(w, QScrollArea)
    ]


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    found = []
    for widget in tabbed(root):
        face = QAccessible.queryAccessibleInterface(widget)
        if face is None or not face.text(QAccessible.Text.Name).strip():
            found.append(_told(widget))
    return found


def doubled_mnemonics(root: QWidget) -> dict[str, list[str]]:
    """Letters that more than one visible control answers to."""
    texts = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QMenuBar):
            texts += [action.text() for action in widget.actions()]
        elif isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        ):
            texts.append(widget.text())
    letters = [(m.group(1).lower(), text) for text in texts if (m := _MNEMONIC.search(text))]
    count = Counter(letter for letter, _text in letters)
    return {
        letter: [text for own, text in letters if own == letter]
        for letter, times in count.items()
        if times > 1
    }


def stuck(root: QWidget) -> list[str]:
    """Controls that Tab does not leave."""
    found = []
    for widget in tabbed(root):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget:
            continue
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is widget and len(tabbed(root)) > 1:
            found.append(_told(widget))
    return found


def cut(root: QWidget) -> list[str]:
    """Texts that do not fit where they stand, and widgets wider than what holds them."""
    return [*_cut_texts(root), *_too_wide(root)]


def _cut_texts(root: QWidget) -> Iterator[str]:
    for label in root.findChildren(QLabel):
        if not label.isVisibleTo(root) or not label.text():
            continue
        if label.wordWrap():
            need = label.heightForWidth(label.width())
            if need > label.height() + 2:
                yield f"height {need} > {label.height()}: {_told(label)}"
        elif label.sizeHint().width() > label.width() + 2:
            yield f"width {label.sizeHint().width()} > {label.width()}: {_told(label)}"
    for button in root.findChildren(QAbstractButton):
        if not isinstance(button, QPushButton | QCheckBox | QRadioButton):
            continue
        if button.isVisibleTo(root) and button.sizeHint().width() > button.width() + 2:
            yield f"width {button.sizeHint().width()} > {button.width()}: {_told(button)}"


def _too_wide(root: QWidget) -> Iterator[str]:
    for page in root.findChildren(QScrollArea):
        content = page.widget()
        if content is None or not page.isVisibleTo(root):
            continue
        if content.width() > page.viewport().width() + 1:
            widest = max(
                (w for w in content.findChildren(QWidget) if w.isVisibleTo(content)),
                key=lambda w: w.minimumSizeHint().width(),
            )
            wide, room = content.width(), page.viewport().width()
            yield f"page {wide} > {room}, widest: {_told(widest)}"


def _told(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) and not isinstance(widget, QComboBox) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or words or widget.objectName()!r}"
