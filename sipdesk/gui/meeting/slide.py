"""What every slide of the meeting mode has in common: the plan under work, and who is named."""

from typing import Any, ClassVar

from sipdesk.domain import facts
from sipdesk.domain.model import Case, Plan
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.i18n import _
from sipdesk.services import plans


class Slide(StepPage):
    """One slide; it stores what is typed as every page does."""

    step: ClassVar[Step] = Step.MEETING

    def plan(self) -> Plan | None:
        """The version that the meeting works on: the draft, else the newest."""
        return plan_of(self.case)

    def may_write(self) -> bool:
        """Whether rows may be written: no version is there yet, or one is under work."""
        plan = self.plan()
        return plan is None or not plan.is_final

    def draft(self) -> Plan | None:
        """The version under work, begun when there is none; None when it was refused."""
        found: Plan | None = plans.draft_of(self.case) or self.write(plans.start_plan)
        return found

    def leave(self) -> bool:
        """Another slide is wanted; answers whether everything is safe."""
        return self.flush()

    def write_row(self) -> None:
        """Ctrl+Enter: on slides with rows a row is written."""


def plan_of(case: Any) -> Plan | None:
    """The draft of a case, else its newest version, else None."""
    return plans.draft_of(case) or facts.newest_plan(case)


def given_name(case: Case) -> str:
    """The person's first name as it may stand on a projector; empty for a protected person."""
    return "" if facts.is_protected(case) else case.person.given


def own_name(case: Case) -> str:
    """How the person is named as the one who does something."""
    name = given_name(case)
    return _("{name}, own part").format(name=name) if name else _("I myself")
