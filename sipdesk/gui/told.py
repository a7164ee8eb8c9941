"""The card that everybody reads once before the cases: every look is logged and reviewed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.gui import theme
from sipdesk.gui.card_trouble import CardTrouble
from sipdesk.gui.cover import Cover
from sipdesk.gui.start import StartCard
from sipdesk.gui.unlock import FOOT
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.frames import Band, frame
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, language
from sipdesk.services import notice, users
from sipdesk.services.notice import Notice
from sipdesk.storage.errors import StoreError


def routine_box(text: str) -> QWidget:
    """The municipality's own routine, as it was written."""
    box = frame("own_words")
    lines = column(box, spacing=4, margins=(14, 10, 14, 12))
    lines.addWidget(Text(_("Our routine"), "strong"))
    lines.addWidget(Text(text))
    return box


class ToldCard(StartCard):
    """What is logged, who looks at it, and what the municipality has written about it.

    Signals:
        read: the user has read it.
        left: not now.
    """

    read = Signal()
    left = Signal()

    def __init__(self, about: Notice) -> None:
        super().__init__(_("Your reading is logged"), 650)
        head = row(spacing=12)
        head.addWidget(theme.IconLabel("shield-check", "accent", 26))
        self.title = Text(_("Your reading is logged"), "h1")
        head.addWidget(self.title, 1)
        self.body.addLayout(head)
        if about.is_changed:
            words = _("You have read an earlier one. Read it again and confirm.")
            self.add(Band("info", _("The text has changed"), words))
        self.add(*(Text(_(text)) for text in notice.TOLD))
        if about.routine:
            self.add(routine_box(about.routine))
        law = about.law.to(language())
        self.add(Text(_("Source: {source}.").format(source=law), "small"))
        self.trouble = CardTrouble()
        self.add(self.trouble)
        self._acts()

    def _acts(self) -> None:
        self.read_button = primary(_("&I have read this"), "check")
        self.leave_button = secondary(_("&Lock the program"), "lock")
        self.read_button.clicked.connect(self.read)
        self.leave_button.clicked.connect(self.left)
        line = Flow(spacing=10)
        line.addWidget(self.read_button)
        line.addWidget(self.leave_button)
        self.body.addLayout(line)
        self.add(Text(_("That you have read it is noted in the log, with day and time."), "small"))

    def fail(self, error: StoreError) -> None:
        """Say why it could not be noted; the cases stay covered."""
        self.trouble.tell(error)

    def first_focus(self) -> QWidget:
        """The one thing to do."""
        return self.read_button


class Told(Cover):
    """Covers the cases until the user has confirmed the text of today.

    Signals:
        done: it is noted.
        left: the user locks instead.
    """

    done = Signal()
    left = Signal()

    def __init__(self, window: QWidget, workspace: Workspace) -> None:
        super().__init__(window, workspace.settings)
        self._workspace = workspace

    @property
    def card(self) -> ToldCard:
        """The card that is shown."""
        assert isinstance(self.page.card, ToldCard)  # noqa: S101 - nothing else is ever shown
        return self.page.card

    def look(self) -> None:
        """Show the card if the user has not read the text of today."""
        if self.is_on:
            return
        about = self._workspace.read(notice.of_today)
        if about.is_due:
            self.cover(lambda: self._make(about), FOOT)

    def _make(self, about: Notice) -> ToldCard:
        card = ToldCard(about)
        card.read.connect(lambda: self._confirm(about))
        card.left.connect(self.left)
        return card

    def _confirm(self, about: Notice) -> None:
        try:
            self._workspace.show(users.tell, None, mark=about.mark)
        except StoreError as error:
            self.card.fail(error)
            return
        self.release()
        self.done.emit()
