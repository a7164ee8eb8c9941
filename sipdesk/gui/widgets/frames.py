"""Cards, chips, bands and lines."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.buttons import icon_button, secondary
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text, breakable
from sipdesk.i18n import N_, _

OWNERS = {  # the four kinds of owner: icon, tone, word
    "kommun": ("building-2", "kommun", N_("Municipality")),
    "region": ("stethoscope", "region", N_("Region")),
    "annan": ("handshake", "annan", N_("Other")),
    "jag": ("user", "jag", N_("I myself")),
}
UNDO_STEPS = 50
_SHORT = 32  # letters of a title that surely fit on one line
_BAND_ICONS = {
    "danger": "circle-alert",
    "warn": "triangle-alert",
    "info": "info",
    "ok": "circle-check",
    "prot": "shield-alert",
}


def frame(role: str, parent: QWidget | None = None) -> QFrame:
    """A frame in a role of the theme."""
    made = QFrame(parent)
    made.setProperty("role", role)
    return made


def rule(vertical: bool = False) -> QFrame:
    """A thin line between parts."""
    return frame("rule_v" if vertical else "rule")


class Card(QFrame):
    """A white card with an optional title; `body` takes what it holds, `head.addWidget` buttons."""

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        icon: str = "",
        role: str = "card",
        spacing: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._column = column(self, spacing=10, margins=(16, 14, 16, 16))
        self.head = Flow(spacing=8)
        self.title = Text(title, "h2")
        self.note = Text(note, "small")
        if title:
            self._fill_head(icon, note)
            self.setAccessibleName(title)
        self.body: QVBoxLayout = column(spacing=spacing)
        self._column.addLayout(self.body)

    def _fill_head(self, icon: str, note: str) -> None:
        from PySide6.QtCore import Qt

        words = QWidget()
        line = row(words, spacing=8)
        if icon:
            line.addWidget(theme.IconLabel(icon, "accent", 20))
        texts = Flow(spacing=8)
        texts.add(self.title, stretch=0 if note else 1, base=min(40, len(self.title.text()) * 0.7))
        texts.add(self.note, stretch=1)
        if len(self.title.text()) <= _SHORT:
            self.title.setWordWrap(False)  # a text that may wrap claims more room than it needs
        for text in (self.title, self.note):
            texts.setAlignment(text, Qt.AlignmentFlag.AlignVCenter)
        if not note:
            self.note.hide()  # shown before it has a parent it would flash as a window of its own
        line.addLayout(texts, 1)
        self.head.add(words, stretch=1)
        self._column.addLayout(self.head)

    def retitle(self, title: str) -> None:
        """Change the title to what somebody wrote; a long one takes more lines, not more width."""
        self.title.setWordWrap(True)
        self.title.setText(breakable(title))

    def lie_flush(self) -> None:
        """Take the room between edge and content away, in every text size."""
        theme.scaled(self._column, 10)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets last in the card."""
        for widget in widgets:
            self.body.addWidget(widget)


class Chip(QFrame):
    """A state in icon, word and colour; not focusable."""

    def __init__(
        self, text: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        line = row(self, spacing=5, margins=(8, 2, 8, 2))
        self._icon = theme.IconLabel(icon or "info", _hue(tone), 16)
        self.text = Text(text, "chip", wrap=False)
        line.addWidget(self._icon)
        line.addWidget(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone, icon)

    def set_state(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        """Show another state."""
        self.text.setText(text)
        self.setAccessibleName(text)
        if icon:
            self._icon.set_icon(icon, _hue(tone))
        self._icon.setVisible(bool(icon))
        theme.restyle(self, tone=tone)
        theme.restyle(self.text)


def _hue(tone: str) -> str:
    return tone if tone in theme.tones() else "text2"


def owner_chip(kind: str) -> Chip:
    """Who answers: `kommun`, `region`, `annan` or `jag`."""
    icon, tone, word = OWNERS[kind]
    chip = Chip(_(word), tone, icon)
    chip.setAccessibleName(_("Answers: {owner}").format(owner=_(word)))
    return chip


class Band(QFrame):
    """A message in the page: icon, title, text and perhaps one button.

    Args:
        tone: info, warn, danger, ok or prot (protected identity only).
        title: in bold; may be empty.
        text: what is, what is safe, what to do.
        act: text of the button; `clicked` is emitted.
    """

    clicked = Signal()

    def __init__(
        self,
        tone: str,
        title: str = "",
        text: str = "",
        *,
        act: str = "",
        icon: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        from PySide6.QtCore import Qt

        super().__init__(parent)
        self.setProperty("role", "band")
        self.setProperty("tone", tone)
        line = row(self, spacing=10, margins=(14, 12, 14, 12))
        line.addWidget(
            theme.IconLabel(icon or _BAND_ICONS.get(tone, "info"), _hue(tone), 20),
            alignment=Qt.AlignmentFlag.AlignTop,
        )
        texts = column(spacing=2)
        self.title, self.text = Text(title, "strong", tone=tone), Text(text)
        texts.addWidget(self.title)
        texts.addWidget(self.text)
        self.links = column(spacing=2)
        texts.addLayout(self.links)
        line.addLayout(texts, 1)
        self.button: QPushButton | None = self._act(line, act) if act else None
        if closable:
            close = icon_button("x", _("Close the message"))
            close.clicked.connect(self.hide)
            line.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self.say(title, text)

    def _act(self, line: QHBoxLayout, text: str) -> QPushButton:
        from PySide6.QtCore import Qt

        made = secondary(text, small=True)
        made.clicked.connect(self.clicked)
        line.addWidget(made, alignment=Qt.AlignmentFlag.AlignVCenter)
        return made

    def say(self, title: str, text: str = "") -> None:
        """Change the message."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())


@dataclass(frozen=True)
class Step:
    """Something that was done: called, it is taken back; `again` does it once more."""

    back: Callable[[], object]
    again: Callable[[], object] | None = None

    def __call__(self) -> object:
        """Take it back."""
        return self.back()


class UndoBar(QFrame):
    """ "… is removed. Undo": stands above the footer until it is closed.

    Ctrl+Z takes back step by step, at most fifty, also when the bar is closed. Ctrl+Y does what
    was taken back once more, until something else is done.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        line = row(self, spacing=10, margins=(22, 8, 22, 8))
        line.addWidget(theme.IconLabel("undo-2", "accent", 18))
        self.text = Text()
        line.addWidget(self.text, 1)
        self.undo_button = secondary(_("Undo (Ctrl+Z)"), small=True)
        self.close_button = icon_button("x", _("Close the message"))
        line.addWidget(self.undo_button)
        line.addWidget(self.close_button)
        self._steps: deque[tuple[str, Callable[[], object]]] = deque(maxlen=UNDO_STEPS)
        self._undone: list[Callable[[], object]] = []
        self._is_again = False
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def offer(self, text: str, undo: Callable[[], object]) -> None:
        """Say what was done, and keep how to take it back; the steps before it are kept too."""
        if not self._is_again:
            self._undone.clear()
        self._steps.append((text, undo))
        self._say(text)

    def _say(self, text: str) -> None:
        self.text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def undo(self) -> bool:
        """Take the latest step back; answers whether there was anything to undo."""
        if not self._steps:
            return False
        _text, undo = self._steps.pop()
        if self._steps:
            self._say(self._steps[-1][0])
        else:
            self.hide()
        undo()
        again = undo.again if isinstance(undo, Step) else None
        self._undone = [*self._undone, again] if again is not None else []
        return True

    def redo(self) -> bool:
        """Do what was taken back last once more; answers whether there was anything."""
        if not self._undone:
            return False
        again = self._undone.pop()
        self._is_again = True
        try:
            again()
        finally:
            self._is_again = False
        return True
