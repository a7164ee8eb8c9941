"""The special tracks of a case: placement in HVB, discharge, and what is around coercive care."""

from typing import Any

from sipdesk.gui.guide.places import COERCIVE, DISCHARGE, PLACEMENT
from sipdesk.gui.guide.section import Section
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.layouts import left_to_right
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import discharges, placements


class TracksSection(Section):
    """A button for each: it begins the track, or opens it once it is begun."""

    def build(self) -> None:
        """Each track has a page of its own under the steps."""
        self.add(Text(_("A track has a page of its own, in the list to the left.")))
        self.placement_button = secondary("", "map-pin-house")
        self.discharge_button = secondary("", "log-out")
        self.placement_button.clicked.connect(self._placement)
        self.discharge_button.clicked.connect(self._discharge)
        words = _("LOB, SMADIT or coercive care")
        self.coercive_button = secondary(words, "shield-alert")
        self.coercive_button.clicked.connect(lambda: self.page.asked.emit(COERCIVE, "", None))
        buttons = (self.placement_button, self.discharge_button, self.coercive_button)
        self.add(left_to_right(*buttons))

    def _placement(self) -> None:
        if self.page.case.placements or self.page.write(placements.begin_placement):
            self.page.asked.emit(PLACEMENT, "", None)

    def _discharge(self) -> None:
        if self.page.case.discharges or self.page.write(discharges.begin_discharge):
            self.page.asked.emit(DISCHARGE, "", None)

    def show_case(self, case: Any) -> None:
        """Say whether a track is begun or is to be."""
        words = _("Open the placement") if case.placements else _("Begin a placement in HVB")
        self.placement_button.setText(words)
        words = _("Open the discharge") if case.discharges else _("Begin a discharge")
        self.discharge_button.setText(words)
