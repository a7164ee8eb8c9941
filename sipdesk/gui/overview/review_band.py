"""Reminds those who answer for it that the log is to be reviewed."""

from datetime import date

from sipdesk.domain.roles import Right
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, format_date, language, ngettext
from sipdesk.services import notice
from sipdesk.services.notice import NextReview


def review_words(due: NextReview) -> str:
    """By when the log is to be reviewed, and who has decided that."""
    day = format_date(due.by, lang=language())
    words = ngettext(
        "The log is to be reviewed by {day}. You have decided: every {n} day at least.",
        "The log is to be reviewed by {day}. You have decided: every {n} days at least.",
        due.every,
    )
    return words.format(day=day, n=due.every)


class ReviewBand(Band):
    """Seen from the day on which a review is due, by reviewers and administrators.

    Args:
        workspace: the one door.
        leads: it has a button, for whoever may read the log.
    """

    def __init__(self, workspace: Workspace, *, leads: bool = True) -> None:
        may = workspace.actor.may
        can_review = may(Right.READ_LOG)
        act = _("Review the log") if leads and can_review else ""
        super().__init__("warn", "-", icon="shield-check", act=act)
        self._workspace = workspace
        self._is_told = can_review or may(Right.MANAGE_USERS)
        self.hide()

    def look(self, day: date) -> bool:
        """Show it if a review is due on a day; whether it is."""
        due = self._workspace.read(notice.next_review) if self._is_told else None
        is_due = due is not None and due.by <= day
        if due is not None and is_due:
            self.say(_("Time to review the log"), review_words(due))
        self.setVisible(is_due)
        return is_due
