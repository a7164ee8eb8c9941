"""From what stops a paper to where it is mended: the step of the case, and the field in it."""

from PySide6.QtCore import QObject, Qt, Signal

from sipdesk.domain.disclosure import RecipientKind
from sipdesk.domain.problems import Problem, Severity
from sipdesk.domain.steps import STEP_TITLES, step_of
from sipdesk.gui.messages import problem_text
from sipdesk.gui.widgets.buttons import link
from sipdesk.gui.widgets.frames import Band
from sipdesk.i18n import _
from sipdesk.services.documents import Offered

RECEIVER = "receiver"
_FIELDS = {
    "consent.party_not_covered": RECEIVER,
    "consent.withdrawn.party": RECEIVER,
    "consent.excepted": RECEIVER,
    "consent.no_rows": RECEIVER,
    "consent.incapacity.": "position",
    "consent.": "consent",
    "closeperson.": "close_answer",
    "guardian.": "may_get",
    "letter.not_home": "no_letters_home",
    "inquiry.": "inquiry",
    "case.closed": "",
    "deid.": "",
}
_OF_ONE = {RECEIVER, "close_answer", "may_get"}


def stopping(offer: Offered) -> Problem | None:
    """What stops a paper as a problem with its field; None where nothing in the case mends it."""
    field = next((field for code, field in _FIELDS.items() if offer.code.startswith(code)), None)
    if offer.is_allowed or field is None:
        return None
    if field == RECEIVER and offer.recipient.kind is RecipientKind.CLOSE_PERSON:
        field = "close_answer"
    row = offer.recipient.id if field in _OF_ONE else None
    return Problem(offer.code, Severity.BLOCK, field, offer.summary, row=row)


class Way(QObject):
    """A link under a message, to the step where the first of what it says is mended.

    It is made with its band, so that Tab reaches it where it stands.

    Signals:
        followed: a Problem.
    """

    followed = Signal(object)

    def __init__(self, band: Band) -> None:
        super().__init__(band)
        self.link = link("")
        self.link.hide()
        self._problem: Problem | None = None
        self.link.clicked.connect(lambda: self.followed.emit(self._problem))
        band.links.addWidget(self.link, alignment=Qt.AlignmentFlag.AlignLeft)

    def lead(self, problem: Problem | None) -> None:
        """Lead to the field of a problem, or nowhere."""
        self._problem = problem
        self.link.setVisible(problem is not None)
        if problem is not None:
            words = _("Go to {step}").format(step=_(STEP_TITLES[step_of(problem.code)]))
            self.link.setText(words)
            self.link.setAccessibleName(f"{words}. {problem_text(problem)}")
