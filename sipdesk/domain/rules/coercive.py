"""LOB and SMADIT as triggers, care after LVM, views that wait for feedback; nothing is counted.

The duty to report under LVM 6 § is *genast*: it has no number of days and no flag.
"""

from collections.abc import Iterator

from sipdesk.domain import facts
from sipdesk.domain.model import AfterCareArea, Case, PlacementGround, Trigger
from sipdesk.domain.pack import Pack
from sipdesk.domain.rules.flag import Flag, info, warn
from sipdesk.i18n import N_

LVM = "LVM"


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """What stands open around coercive care, and views without feedback (REQ I11-I13, J6)."""
    for row in case.triggers:
        if not is_offered_after(case, row):
            text = N_("Offer a SIP after {kind}.")
            code, said = "coercion.trigger.no_offer", {"kind": row.kind.value}
            found = warn(pack, code, "offered", text, row=row.id, since=row.on, values=said)
            yield Flag(found, row.on)
    if left := open_areas(case):
        text = N_("After LVM care: write what is arranged, or that it is not needed.")
        yield Flag(info(pack, "coercion.aftercare.open", "what", text, row=left[0].value))
    for view in case.viewpoints:
        if view.answered_on is None:
            text = N_("Somebody has told a view. Feedback shall be given.")
            code = "complaints.feedback.missing"
            found = warn(pack, code, "answered_on", text, row=view.id, since=view.on)
            yield Flag(found, view.on)


def is_offered_after(case: Case, row: Trigger) -> bool:
    """Whether a SIP was offered that day or later, or is under way already."""
    return any(offer.on >= row.on for offer in case.offers) or facts.final_plan(case) is not None


def has_left_lvm(case: Case) -> bool:
    """Whether care under LVM, or a placement under it, has ended."""
    acts = (row.ended_on for row in case.coercions if row.act == LVM)
    homes = (row.discharged_on for row in case.placements if row.ground is PlacementGround.LVM)
    return any(day is not None for day in (*acts, *homes))


def is_under_lvm(case: Case) -> bool:
    """Whether there is or was care under LVM: care afterwards can be prepared."""
    is_act = any(row.act == LVM for row in case.coercions)
    return is_act or any(row.ground is PlacementGround.LVM for row in case.placements)


def open_areas(case: Case) -> list[AfterCareArea]:
    """What nothing is written about after LVM care (LVM 30 §)."""
    if not has_left_lvm(case):
        return []
    told = {row.area for row in case.after_care if row.what.strip() or row.is_not_needed}
    return [area for area in AfterCareArea if area not in told]
