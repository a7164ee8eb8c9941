"""One page for each of the eight steps, found by its step."""

from collections.abc import Mapping

from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.close import ClosePage
from sipdesk.gui.guide.pages.meeting import MeetingPage
from sipdesk.gui.guide.pages.plan import PlanPage

PAGES: Mapping[Step, type[StepPage]] = {
    Step.MEETING: MeetingPage,
    Step.PLAN: PlanPage,
    Step.CLOSE: ClosePage,
}
