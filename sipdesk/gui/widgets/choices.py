"""Choices that are seen all at once: joined segments, radio rows, a check, yes/no/do not know."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QSizePolicy, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _

_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}


class _Segment(QPushButton):
    """One of the joined buttons: arrows move, Space chooses, Tab leaves."""

    moved = Signal(int)

    def sizeHint(self) -> QSize:
        """Room for the bold text that it has when chosen."""
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        text = self.text()
        wider = QFontMetrics(bold).horizontalAdvance(text)
        wider -= self.fontMetrics().horizontalAdvance(text)
        return QSize(hint.width() + max(0, wider) + 1, hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK:
            self.moved.emit(-1)
        elif event.key() in _ON:
            self.moved.emit(1)
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """Joined buttons of which at most one is chosen.

    Args:
        choices: (value, translated text) or (value, text, icon name).
        name: the spoken name of the group.
    """

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[Any, ...]], name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: list[QPushButton] = []
        self._values = [choice[0] for choice in choices]
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for n, choice in enumerate(choices):
            made = self._button(n, len(choices), *choice[1:])
            made.setAccessibleName(f"{choice[1]}, {name}" if name else choice[1])
            made.setParent(self)
        self._rove(0)

    def set_name(self, name: str) -> None:
        """Another spoken name of the group; each button says it after its own text."""
        self.setAccessibleName(name)
        for button in self.buttons:
            button.setAccessibleName(f"{button.text()}, {name}" if name else button.text())

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest: without room for all they stand under each other."""
        return QSize(max((b.sizeHint().width() for b in self.buttons), default=0), 0)

    def sizeHint(self) -> QSize:
        """All on one line."""
        width = sum(b.sizeHint().width() for b in self.buttons)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """A narrow group is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line, or one line for each."""
        heights = [b.sizeHint().height() for b in self.buttons]
        fits = sum(b.sizeHint().width() for b in self.buttons) <= width
        return max(heights, default=0) if fits else sum(heights)

    def event(self, event: QEvent) -> bool:
        """Another text size or language needs another place, once the buttons have their look."""
        if event.type() == QEvent.Type.StyleChange:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        elif event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between side by side and under each other; no layout can do both."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fits = sum(b.sizeHint().width() for b in self.buttons) <= self.width()
        self._stack("false" if fits else "true")
        left = top = 0
        for made in self.buttons:
            size = made.sizeHint()
            width = size.width() if fits else self.width()
            made.setGeometry(left, top, width, size.height())
            left += size.width() if fits else 0
            top += 0 if fits else size.height()

    def _stack(self, stacked: str) -> None:
        """The look that goes with the place; it has its own margins, so sizes are taken after."""
        others = [b for b in self.buttons if (b.property("stacked") or "false") != stacked]
        for button in others:
            theme.restyle(button, stacked=stacked)
        if others:
            self.updateGeometry()

    def _button(self, n: int, count: int, text: str, icon: str = "") -> QPushButton:
        made = _Segment(text)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("role", "segment")
        place = "only" if count == 1 else "first" if n == 0 else "last" if n == count - 1 else "mid"
        made.setProperty("place", place)
        if icon:
            theme.set_icon(made, icon, "text", 18, on_hue="accent")
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _on, n=n: self._choose(n))
        made.moved.connect(lambda by, n=n: self._go((n + by) % len(self.buttons)))
        self.buttons.append(made)
        return made

    def _rove(self, at: int) -> None:
        for n, each in enumerate(self.buttons):
            policy = Qt.FocusPolicy.StrongFocus if n == at else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(policy)
        if self.buttons:
            self.setFocusProxy(self.buttons[at])

    def _go(self, n: int) -> None:
        self._rove(n)
        self.buttons[n].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, n: int) -> None:
        for other, each in enumerate(self.buttons):
            each.setChecked(other == n)
        self._rove(n)
        self.chosen.emit(self._values[n])

    def value(self) -> Any:
        """The chosen value, or None."""
        for value, each in zip(self._values, self.buttons, strict=True):
            if each.isChecked():
                return value
        return None

    def set_value(self, value: Any) -> None:
        """Show what is chosen; an unknown value or None chooses nothing."""
        at = 0
        for n, (own, each) in enumerate(zip(self._values, self.buttons, strict=True)):
            is_on = value is not None and own == value
            each.setChecked(is_on)
            at = n if is_on else at
        self._rove(at)


class _OneOf(Field):
    """A field of which one value of a few is chosen; nothing is typed."""

    is_instant = True
    _values: Sequence[Any]

    def raw(self) -> str:
        """The chosen value as text, also where it is false."""
        return "" if self.value() is None else str(self.value())

    def _show_raw(self, raw: str) -> None:
        self._show(next((own for own in self._values if str(own) == raw), None))


class SegmentedField(_OneOf):
    """A labelled row of joined buttons."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[Any, ...]],
        hint: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, parent=parent)
        self.segments = Segments(choices, label.replace("&", ""))
        self._values = self.segments._values
        self._take(self.segments)
        for each in self.segments.buttons:
            each.installEventFilter(self)
        self.segments.chosen.connect(lambda _value: self._typed())

    def set_label(self, label: str, hint: str | None = None) -> None:
        """Change the words of the field, also those that the buttons say."""
        super().set_label(label, hint)
        self.segments.set_name(label.replace("&", ""))

    def value(self) -> Any:
        """The chosen value, or None."""
        return self.segments.value()

    def _show(self, value: Any) -> None:
        self.segments.set_value(value)

    def set_read_only(self, is_fixed: bool) -> None:
        """The choice can be read, not changed."""
        for each in self.segments.buttons:
            each.setEnabled(not is_fixed)


class YesNoField(SegmentedField):
    """Yes or no, and "do not know" where that is an answer.

    Args:
        values: what yes, no and (third) do not know are stored as.
    """

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        values: Sequence[Any] = (True, False),
        parent: QWidget | None = None,
    ) -> None:
        texts = ((_("Yes"), "check"), (_("No"), "x"), (_("Do not know"), "circle-question-mark"))
        choices = [(value, *text) for value, text in zip(values, texts, strict=False)]
        super().__init__(name, label, choices, hint, parent=parent)


class RadioField(_OneOf):
    """A labelled column of radio buttons, for longer texts."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[Any, str]],
        hint: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, parent=parent)
        group = QWidget()
        lines = column(group, spacing=4)
        self._values = [value for value, _text in choices]
        self.buttons: list[QRadioButton] = []
        for _value, text in choices:
            made = QRadioButton(text)
            lines.addWidget(made)
            made.clicked.connect(self._typed)
            self.buttons.append(made)
        self._take(group)
        if self.buttons:
            group.setFocusProxy(self.buttons[0])

    def value(self) -> Any:
        """The chosen value, or None."""
        for value, each in zip(self._values, self.buttons, strict=True):
            if each.isChecked():
                return value
        return None

    def _show(self, value: Any) -> None:
        for own, each in zip(self._values, self.buttons, strict=True):
            each.setAutoExclusive(False)
            each.setChecked(value is not None and own == value)
            each.setAutoExclusive(True)


class _Words(Text):
    """The text of a check: wraps, and a press on it is a press on the check."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.accept()


class CheckField(Field):
    """One statement that is true or not; the text is a full sentence and wraps."""

    is_instant = True

    def __init__(
        self, name: str, text: str, hint: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, "", "", parent=parent)
        self.check = QCheckBox()
        self._take(self.check, 0)
        self.words = _Words(text)
        side = column(spacing=2, margins=(0, 3, 0, 0))
        side.addWidget(self.words)
        if hint:
            side.addWidget(Text(hint, "hint"))
        self._line.addLayout(side, 1)
        self._line.setAlignment(self.check, Qt.AlignmentFlag.AlignTop)
        self._hint_text = hint
        self._name()
        self.words.pressed.connect(self.check.click)
        self.check.clicked.connect(self._typed)

    def _name(self) -> None:
        words = getattr(self, "words", None)
        if words is not None:
            self.check.setAccessibleName(words.text())
            parts = [self._hint_text, self.error.text()]
            self.check.setAccessibleDescription(" ".join(p for p in parts if p))

    def value(self) -> bool:
        """Whether it is checked."""
        return self.check.isChecked()

    def _show(self, value: Any) -> None:
        self.check.setChecked(bool(value))
