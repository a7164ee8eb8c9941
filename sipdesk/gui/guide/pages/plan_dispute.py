"""The scale beside a row: opens its disagreement, and says when one is open."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import Intervention, Owner
from sipdesk.gui import theme
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.buttons import icon_button
from sipdesk.gui.widgets.frames import Chip
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _

_MEANWHILE = {
    Owner.KOMMUN: N_("Municipality, meanwhile"),
    Owner.REGION: N_("Region, meanwhile"),
    Owner.OTHER: N_("Other, meanwhile"),
    Owner.PERSON: N_("I myself, meanwhile"),
}


class RowActs(QWidget):
    """The buttons of a row: change, and disagreement."""

    def __init__(self, menu: QWidget, entry: Intervention) -> None:
        super().__init__()
        self._line = row(self, spacing=0)
        what = entry.what or _("the row")
        scale = icon_button("scale", _("Disagreement about {what}").format(what=what))
        if entry.is_disputed:
            theme.set_icon(scale, "scale", "warn", 18)
        scale.setObjectName(f"scale-{entry.id}")
        scale.clicked.connect(lambda: _open(scale, entry))
        self._line.addStretch(0)
        self._line.addWidget(menu)
        self._line.addWidget(scale)
        self._line.addStretch(1)

    def place(self, *, at_right: bool) -> None:
        """At the end of the line where there are no columns, else under their head."""
        self._line.setStretch(0, int(at_right))
        self._line.setStretch(self._line.count() - 1, int(not at_right))


def owner_words(entry: Intervention) -> QWidget | None:
    """Who answers meanwhile for a disputed row; None when it is not disputed."""
    if not entry.is_disputed or entry.owner is not None:
        return None
    made = QWidget()
    lines = column(made, spacing=2)
    lines.addWidget(Chip(_("Disagreement"), "warn", "scale"))
    if entry.interim_owner is not None:
        lines.addWidget(Text(_(_MEANWHILE[entry.interim_owner]), "small"))
    return made


def _open(button: QWidget, entry: Intervention) -> None:
    from sipdesk.gui.dialogs.disagree import disagree

    page: Any = button
    while page is not None and not isinstance(page, StepPage):
        page = page.parentWidget()
    if page is not None:
        page.flush()
        disagree(page.workspace, page.case_id, entry, page)


def focus_scale(page: StepPage, row_id: object) -> bool:
    """Put the cursor on the scale of the row that a disagreement is about."""
    found = [one for one in page.case.disagreements if row_id in (one.id, one.intervention_id)]
    keys = [one.intervention_id for one in found] or [row_id]
    scale = _scale(page, keys[0])
    if scale is None:
        return False
    scale.setFocus()
    page.page.reveal(scale)
    return True


def _scale(page: StepPage, key: UUID | object) -> QWidget | None:
    """The button of the row, in whichever version it is shown."""
    rows = (
        entry
        for plan in page.case.plans
        for need in plan.needs
        for goal in need.goals
        for entry in goal.interventions
    )
    for entry in rows:
        found = page.findChild(QWidget, f"scale-{entry.id}")
        if key in (entry.id, entry.lineage_id) and isinstance(found, QWidget):
            return found
    return None
