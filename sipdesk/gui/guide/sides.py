"""The pages beside the eight steps: documents and history, and the tracks of a case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sipdesk.gui.guide.history_page import HistoryPage
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.coercive import CoercivePage
from sipdesk.gui.guide.pages.discharge import DischargePage
from sipdesk.gui.guide.pages.placement import PlacementPage
from sipdesk.gui.guide.pages.views import ViewsPage
from sipdesk.gui.guide.places import COERCIVE, DISCHARGE, HISTORY, PLACEMENT, VIEWS
from sipdesk.i18n import N_


@dataclass(frozen=True)
class Side:
    """A page beside the steps: what it is called, its icon, and when it is offered."""

    title: str
    icon: str
    page: type[StepPage]
    is_begun: Callable[[Any], bool]


SIDES = {
    PLACEMENT: Side(
        N_("Placement"), "map-pin-house", PlacementPage, lambda case: bool(case.placements)
    ),
    DISCHARGE: Side(N_("Discharge"), "log-out", DischargePage, lambda case: bool(case.discharges)),
    COERCIVE: Side(
        N_("Coercive care"),
        "shield-alert",
        CoercivePage,
        lambda case: bool(case.triggers or case.coercions or case.coercion_reports),
    ),
    VIEWS: Side(
        N_("Views"),
        "message-square-quote",
        ViewsPage,
        lambda case: bool(case.viewpoints),
    ),
    HISTORY: Side(N_("Documents and history"), "folder", HistoryPage, lambda _case: True),
}
