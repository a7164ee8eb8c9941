"""Fields for text and for one choice out of a list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.field import Field, unshowable
from sipdesk.i18n import _

LONGEST = 20_000  # letters in one field


def _too_long(text: str) -> str:
    if len(text) <= LONGEST:
        return ""
    return _("The text has {n} characters; the field takes {most}. Nothing is cut.").format(
        n=len(text), most=LONGEST
    )


class TextField(Field):
    """One line of text."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        placeholder: str = "",
        width: float = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, parent=parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(10 * LONGEST)
        self.edit.setPlaceholderText(placeholder)
        if width:
            theme.fix(self.edit, width=round(width * 15))
        self._take(self.edit)
        if width:
            self._line.addStretch(1)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> str:
        """The text as it stands."""
        return self.edit.text()

    def problem(self) -> str:
        """Hidden characters and line breaks are refused, never stripped."""
        return unshowable(self.edit.text(), lines=False) or _too_long(self.edit.text())

    def _show(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)


class _Growing(QPlainTextEdit):
    """A text that is as high as what it holds, between a least and a most number of lines.

    Signals:
        refused: so many letters were pasted at once that the window would stand still.
    """

    refused = Signal(int)

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.grow)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste letters only, and not a whole book."""
        text = source.text()
        if len(text) > 2 * LONGEST:
            self.refused.emit(len(text))
            return
        self.insertPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self.grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the field, unless the field is fuller than it is high."""
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def grow(self) -> None:
        """Take the height of the text."""
        line = self.fontMetrics().lineSpacing()
        text = min(self._text_height(self._most * line), self._most * line)
        room = round(max(text, self._least * line)) + theme.px(20)
        if room != self.height():
            self.setFixedHeight(room)

    def _text_height(self, enough: float) -> float:
        """The height of the lines; other scripts have higher ones. Stops counting at `enough`."""
        block, total = self.document().firstBlock(), 0.0
        while block.isValid() and total < enough:
            total += self.blockBoundingRect(block).height()
            block = block.next()
        return total

    def plain(self) -> str:
        """The text letter by letter; Qt's own answer changes hard spaces into soft ones."""
        return self.document().toRawText().replace("\u2029", "\n")


class LongTextField(Field):
    """Many lines of text; grows with them; Tab leaves it."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        placeholder: str = "",
        lines: int = 2,
        most: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, parent=parent)
        self.edit = _Growing(lines, most)
        self.edit.setPlaceholderText(placeholder)
        self._take(self.edit)
        self.edit.textChanged.connect(self._typed)
        self.edit.refused.connect(self._not_pasted)

    def _not_pasted(self, n: int) -> None:
        text = _("The pasted text has {n} characters; the field takes {most}. It was not pasted.")
        self.set_error(text.format(n=n, most=LONGEST))

    def value(self) -> str:
        """The text as it stands."""
        return self.edit.plain()

    def problem(self) -> str:
        """Hidden characters are refused, never stripped."""
        return unshowable(self.value(), lines=True) or _too_long(self.value())

    def _show(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if text != self.value():
            self.edit.setPlainText(text)
            self.edit.grow()


class Combo(QComboBox):
    """A list to choose from; never scrolls by accident, never pushes the page wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls; the choice stays."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the style sheet says, and an arrow."""
        super().paintEvent(event)
        side = theme.px(16)
        painter = QPainter(self)
        painter.drawPixmap(
            self.width() - side - theme.px(9),
            (self.height() - side) // 2,
            theme.pixmap("chevron-down", "text2", 16, self.devicePixelRatioF()),
        )
        painter.end()


class ChoiceField(Field):
    """One out of a list of (value, text); nothing is chosen beforehand.

    Args:
        choices: values with their translated texts, in order.
        empty: the text of "nothing chosen"; None leaves no such row.
    """

    is_instant = True

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[Any, str]] = (),
        hint: str = "",
        *,
        empty: str | None = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, parent=parent)
        self.combo = Combo()
        self._empty = _("Choose") if empty == "" else empty
        self._values: list[Any] = []
        self._take(self.combo)
        self.set_choices(choices)
        self.combo.currentIndexChanged.connect(self._typed)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other choices; what was chosen stays when it is among them."""
        kept = self.value()
        blocked = self.combo.blockSignals(True)
        self.combo.clear()
        self._values = []
        if self._empty is not None:
            self._values.append(None)
            self.combo.addItem(self._empty)
        for value, text in choices:
            self._values.append(value)
            self.combo.addItem(text)
        self._show(kept)
        self.combo.blockSignals(blocked)

    def value(self) -> Any:
        """The chosen value, or None."""
        index = self.combo.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def raw(self) -> str:
        """The chosen text."""
        return self.combo.currentText()

    def _show(self, value: Any) -> None:
        index = self._values.index(value) if value in self._values else 0
        self.combo.setCurrentIndex(index if self._values else -1)

    def _show_raw(self, raw: str) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findText(raw)))
