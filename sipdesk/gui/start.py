"""The window before and between: a calm page with one card, and language, look and size above."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.buttons import accent
from sipdesk.gui.widgets.layouts import clear, column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

LANGUAGES = {"sv": "Svenska", "en": "English"}  # each in its own language, so not translated
LOOKS = {
    "light": ("sun", N_("Light")),
    "dark": ("moon", N_("Dark")),
    "contrast": ("contrast", N_("High contrast")),
}


class StartCard(QFrame):
    """The one card of the page; put widgets into `body`."""

    def __init__(self, name: str, width: int = 520) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.body: QVBoxLayout = column(self, spacing=10, margins=(24, 22, 24, 22))

    def sizeHint(self) -> QSize:
        """As wide as it was drawn, as high as that needs."""
        width = theme.px(self._width)
        return QSize(width, max(0, self.heightForWidth(width)))

    def minimumSizeHint(self) -> QSize:
        """It may be squeezed: the page scrolls."""
        return QSize(theme.px(280), 0)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets last on the card."""
        for widget in widgets:
            self.body.addWidget(widget)

    def first_focus(self) -> QWidget | None:
        """What has the focus when the card appears."""
        return None


class StartPage(QWidget):
    """Name, choices of size, look and language, one card, one line at the foot.

    Signals:
        settings_changed: the user chose another size, look or language.
        painted: it has been seen for the first time.
    """

    settings_changed = Signal()
    painted = Signal()

    def __init__(self, settings: Settings, *, has_choices: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "canvas")
        self.settings, self._has_choices = settings, has_choices
        self._is_painted = False
        self.card: StartCard | None = None
        self._make: Callable[[], StartCard] | None = None
        lines = column(self, spacing=0)
        self._head = row(spacing=6, margins=(20, 10, 20, 0))
        lines.addLayout(self._head)
        self._page = Page(margins=(16, 10, 16, 10))
        content = self._page.content.layout()
        if isinstance(content, QVBoxLayout):
            content.insertStretch(0, 1)
        lines.addWidget(self._page, 1)
        self._foot_text = ""
        self._foot = Text("", "small").centre()
        foot = row(margins=(20, 0, 20, 12))
        foot.addWidget(self._foot, 1)
        lines.addLayout(foot)

    def minimumSizeHint(self) -> QSize:
        """The smallest window of the program."""
        return QSize(*(round(side * theme.px(15)) for side in theme.LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is something to see: the rest can be loaded now."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def show_card(self, make: Callable[[], StartCard], foot: str) -> None:
        """Show another card.

        Args:
            make: makes the card; called again when the language changes.
            foot: the marked text under it.
        """
        self._make, self._foot_text = make, foot
        self.rebuild()

    def rebuild(self) -> None:
        """Make everything anew, in the language that is on."""
        self._fill_head()
        self._foot.setText(_(self._foot_text))
        clear(self._page.body)
        if self._make is None:
            return
        self.card = self._make()
        line = row(spacing=0)
        line.addStretch(1)
        line.addWidget(self.card)
        line.addStretch(1)
        self._page.body.addLayout(line)
        self.card.show()  # now, not when Qt next comes round to it
        self.focus_card()

    def focus_card(self) -> None:
        """Put the focus where the card wants it."""
        if self.card is not None and (first := self.card.first_focus()) is not None:
            first.setFocus()

    def _fill_head(self) -> None:
        clear(self._head)
        self._head.addWidget(theme.IconLabel("file-heart", "accent", 22))
        self._head.addWidget(Text("sipdesk", "h2", wrap=False))
        self._head.addStretch(1)
        if self._has_choices:
            for made in (self._size_button(), self._look_button(), self._language_button()):
                self._head.addWidget(made)

    def _size_button(self) -> QPushButton:
        now = self.settings.text_size
        made = accent(_("Text: {percent} %").format(percent=now), "a-large-small")
        choices = [(str(p), f"{p} %") for p in theme.PERCENTS]
        return self._menu(made, choices, str(now), "text_size")

    def _look_button(self) -> QPushButton:
        now = self.settings.theme if self.settings.theme in LOOKS else "light"
        made = accent(_(LOOKS[now][1]), LOOKS[now][0])
        choices = [(name, _(text)) for name, (_icon, text) in LOOKS.items()]
        return self._menu(made, choices, now, "theme")

    def _language_button(self) -> QPushButton:
        now = self.settings.language
        made = accent(LANGUAGES.get(now, now), "languages")
        return self._menu(made, list(LANGUAGES.items()), now, "language")

    def _menu(
        self, made: QPushButton, choices: list[tuple[str, str]], now: str, setting: str
    ) -> QPushButton:
        menu = QMenu(made)

        def fill() -> None:
            menu.clear()
            for value, text in choices:
                action: QAction = menu.addAction(text)
                action.setCheckable(True)
                action.setChecked(value == now)
                action.triggered.connect(lambda _on, v=value: self._choose(setting, v))

        menu.aboutToShow.connect(fill)  # when somebody opens it
        made.setMenu(menu)
        return made

    def _choose(self, setting: str, value: str) -> None:
        setattr(self.settings, setting, int(value) if setting == "text_size" else value)
        self.settings_changed.emit()
