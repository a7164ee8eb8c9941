"""On the page of a protected person: what is turned off, who may see, and how to show it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.gui.dialogs.show_protected import reason_to_show
from sipdesk.gui.guide.look import PROTECTION_WORDS
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import person_letters, sealed


class GuardBand(QWidget):
    """Shown for a protected person alone."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self.page = page
        lines = column(self, spacing=6)
        self.band = Band("prot", act=_("Show the details…"), icon="shield-alert")
        self.band.clicked.connect(self._ask)
        self.who_text = Text("", "small")
        lines.addWidget(self.band)
        lines.addWidget(self.who_text)

    def _ask(self) -> None:
        workspace, case_id = self.page.workspace, self.page.case_id
        if reason := reason_to_show(workspace, case_id, self):
            workspace.revealed.show(case_id, reason)

    def show_case(self, case: Any) -> None:
        """Say what is turned off; the button is for those who hold the key."""
        self.setVisible(facts.is_protected(case))
        if not facts.is_protected(case):
            return
        workspace = self.page.workspace
        title = _("The person is protected: {kind}")
        post = _("Letters go by the Tax Agency, or in an envelope that you write by hand.")
        if not person_letters.is_forwarded(case):
            post = _("Letters go in an envelope that you write by hand.")
        self.band.say(
            title.format(kind=_(PROTECTION_WORDS[case.person.protection])),
            _(
                "Name, number and address are hidden. {post} Calendar files and contact cards are "
                "turned off. Each showing is logged with its reason."
            ).format(post=post),
        )
        hidden = workspace.revealed.case_id != case.id
        may = workspace.read(sealed.may_show, case)
        if self.band.button is not None:
            self.band.button.setVisible(bool(case.sealed) and may and hidden)
        names = ", ".join(user.name for user in workspace.read(sealed.named_users, case))
        words = _("Only {names} can show address, telephone and place. Change that in step 1.")
        self.who_text.setText(words.format(names=names))
