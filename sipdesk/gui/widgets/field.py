"""What every field has in common: label, hint, control, error, and when it may be changed."""

import unicodedata
from datetime import date, time
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _


def _stays(event: QFocusEvent) -> bool:
    """Whether the focus only visits a menu or a list."""
    from PySide6.QtCore import Qt

    reason = Qt.FocusReason
    return event.reason() in (reason.PopupFocusReason, reason.MenuBarFocusReason)


class Field(QWidget):
    """A labelled field.

    Signals:
        edited: the user changed it.
        left: the focus went elsewhere.

    Attributes:
        name: what the verb calls it; problems and drafts find it by this.
        control: the widget that takes the focus.
        is_instant: each change is a whole answer (a choice), so it is stored at once.
        is_lasting: what is typed is worth coming back to; a search or a secret is not.
        is_dirty: the user has changed it and it is not stored yet.
        is_held: something else was stored meanwhile; it is not written over before the user
            has seen it and changes the field.
        is_own: what is shown next is what the user has typed here, tidied up by the store.
        beside: says what is stored, in a field that is held.
    """

    edited = Signal()
    left = Signal()
    is_instant = False
    is_lasting = True

    def __init__(
        self, name: str, label: str, hint: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.is_dirty = self.is_held = self.is_own = False
        self._stored: Any = None
        self.beside: Text | None = None
        self.control: QWidget = self
        self.setProperty("is_field", True)
        self.label = Text(label, "label")
        self.hint = Text(hint, "hint")
        self.error = Text("", "error")
        self._column = column(self, spacing=4)
        self._column.addWidget(self.label)
        self._column.addWidget(self.hint)
        self.note = Text("", "hint")
        self.note.hide()
        self._column.addWidget(self.note)
        self._line: QHBoxLayout = row(spacing=6)
        self._column.addLayout(self._line)
        self._column.addWidget(self._error_line())
        self.label.setVisible(bool(label))
        self.hint.setVisible(bool(hint))

    def _error_line(self) -> QWidget:
        self._wrong = QWidget()
        line = row(self._wrong, spacing=5)
        mark = column()  # so that it stays at the first line
        mark.addWidget(theme.IconLabel("circle-alert", "danger", 16))
        mark.addStretch(1)
        line.addLayout(mark)
        line.addWidget(self.error, 1)
        self._wrong.hide()
        return self._wrong

    def _take(self, control: QWidget, stretch: int = 1) -> None:
        """Make a widget the control of this field; called once by each kind."""
        self.control = control
        control.installEventFilter(self)
        self.setFocusProxy(control)
        self.label.setBuddy(control)
        self._line.addWidget(control, stretch)
        self._name()

    def _name(self) -> None:
        spoken = self.label.text().replace("&", "")
        self.control.setAccessibleName(spoken)
        beside = self.beside.text() if self.beside else ""
        parts = [self.hint.text(), self.note.text(), beside, self.error.text()]
        self.control.setAccessibleDescription(" ".join(p for p in parts if p))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the focus leaves."""
        if (
            event.type() is QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and not _stays(event)
        ):
            self.left.emit()
        return super().eventFilter(watched, event)

    # What each kind of field answers for itself

    def value(self) -> Any:
        """What the field holds, or None when it is empty or not valid."""
        raise NotImplementedError

    def raw(self) -> str:
        """What the user typed, as text, for a draft."""
        return str(self.value() or "")

    def problem(self) -> str:
        """Why what is typed cannot be stored, in words for the user; else nothing."""
        return ""

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _show_raw(self, raw: str) -> None:
        self._show(raw)

    # What pages use

    def has_user(self) -> bool:
        """Whether the user is in the field, or has typed what is not stored yet."""
        return self.is_dirty or (self.control.hasFocus() and not self.is_instant)

    def set_value(self, value: Any) -> None:
        """Show what is stored; while the user is in the field only if it is another thing now."""
        if not self.has_user():
            self.reset(value)
            return
        is_other = _in_words(value) != _in_words(self._stored)
        self._stored = value
        if self.is_dirty:
            if is_other:
                self.hold()
        elif is_other and not self.is_own:
            self.reset(value)
        else:
            self.is_own = self.is_own and not is_other
            self._let_be()

    def hold(self) -> None:
        """Say what is stored, where it is not what the user has typed; nothing is written over."""
        stored = _in_words(self._stored)
        if not stored.strip():
            self._say_beside("")  # it may only be hidden: what is held stays so
            return
        if self.is_instant or stored == self.raw():
            self._let_be()
            return
        self.is_held = True
        words = _("Stored now: “{value}”. Your text here is not stored.")
        self._say_beside(words.format(value=stored))

    def _let_be(self) -> None:
        self.is_held = False
        self._say_beside("")

    def _say_beside(self, text: str) -> None:
        if self.beside is None:
            if not text:
                return  # most fields never say it
            self.beside = Text("", "small", tone="warn")
            self._column.insertWidget(self._column.indexOf(self._wrong), self.beside)
        self.beside.setText(text)
        self.beside.setVisible(bool(text))
        self._name()

    def reset(self, value: Any = None) -> None:
        """Show a value whoever is in the field: for another row, or an emptied form."""
        self.is_dirty = self.is_own = False
        self._stored = value
        self._let_be()
        blocked = self.blockSignals(True)
        self._show(value)
        self.blockSignals(blocked)
        self.clear_error()

    def let_go(self) -> None:
        """Show nothing any more, even to the user who is in the field; what is typed stays."""
        self._say_beside("")
        if not self.is_dirty:
            self.reset("")

    def restore(self, raw: str) -> None:
        """Bring back a draft: the text as it was typed, and what is wrong with it."""
        blocked = self.blockSignals(True)
        self._show_raw(raw)
        self.blockSignals(blocked)
        self.is_dirty = True
        self.set_error(self.problem())

    def set_error(self, text: str) -> None:
        """Say at the field what is wrong and what to do; nothing is cleared."""
        self.error.setText(text)
        self._wrong.setVisible(bool(text))
        wrong = "true" if text else "false"
        if self.control.property("wrong") != wrong:
            theme.restyle(self.control, wrong=wrong)
        self._name()

    def set_note(self, text: str) -> None:
        """Say beside the hint what holds just now; empty takes it away."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self._name()

    def clear_error(self) -> None:
        """Take the error away."""
        if self.error.text():
            self.set_error("")

    def set_label(self, label: str, hint: str | None = None) -> None:
        """Change the words of the field."""
        self.label.setText(label)
        self.label.setVisible(bool(label))
        if hint is not None:
            self.hint.setText(hint)
            self.hint.setVisible(bool(hint))
        self._name()

    def set_read_only(self, is_fixed: bool) -> None:
        """A final version and the like: can be read and copied, not changed."""
        setter = getattr(self.control, "setReadOnly", None)
        if setter is not None:
            setter(is_fixed)
        else:
            self.control.setEnabled(not is_fixed)

    def _typed(self) -> None:
        if self.signalsBlocked():
            return
        self.is_dirty, self.is_held = True, False
        self.clear_error()
        self.edited.emit()


def _in_words(value: Any) -> str:
    """A stored value as it is typed: a text, a day or a time."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple):
        return ", ".join(_in_words(one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def unshowable(text: str, *, lines: bool) -> str:
    """Why a text cannot be kept letter by letter: it has characters that no paper can show.

    Args:
        text: what was typed or pasted.
        lines: whether the field takes more than one line.
    """
    for letter in text:
        if letter in "\n\t" and lines:
            continue
        if letter == "\n":
            return _("This field takes one line. Take away the line break.")
        kind = unicodedata.category(letter)
        if kind in ("Cc", "Cs") or letter in "\u2028\u2029":
            return _("The text has a hidden character, {code}. Take it away to save.").format(
                code=f"U+{ord(letter):04X}"
            )
    return ""
