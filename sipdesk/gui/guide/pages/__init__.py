"""One page for each of the eight steps, found by its step."""

from collections.abc import Mapping

from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.gui.guide.pages.close import ClosePage
from sipdesk.gui.guide.pages.consent import ConsentPage
from sipdesk.gui.guide.pages.follow_up import FollowUpPage
from sipdesk.gui.guide.pages.meeting import MeetingPage
from sipdesk.gui.guide.pages.need import NeedPage
from sipdesk.gui.guide.pages.plan import PlanPage
from sipdesk.gui.guide.pages.prepare import PreparePage

PAGES: Mapping[Step, type[StepPage]] = {
    Step.NEED: NeedPage,
    Step.CONSENT: ConsentPage,
    Step.PREPARE: PreparePage,
    Step.CALL: CallPage,
    Step.MEETING: MeetingPage,
    Step.PLAN: PlanPage,
    Step.FOLLOW_UP: FollowUpPage,
    Step.CLOSE: ClosePage,
}
