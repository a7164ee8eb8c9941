"""The events of a story as acts of the program: placement, discharge, disagreement, deviation."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sipdesk.domain.model import (
    Answer,
    DeidPeriod,
    DeviationKind,
    DisagreementKind,
    HomeCounty,
    Liability,
    Owner,
    PlacementGround,
    Principal,
    StepLevel,
)
from sipdesk.services import disagreements, discharges, placements
from tests.cases.world import Story, World

UNSOLVED = "olöst"
_LEVELS = {1: StepLevel.MANAGERS, 2: StepLevel.ARENA, 3: StepLevel.COURT}


def _decided(world: World, event: Story) -> None:
    world.act(
        placements.begin_placement,
        decided_on=event.get("day", world.day),
        ground=PlacementGround(event["ground"]),
        is_acute=event["acute"],
        wished_sip=Answer.YES if event["wish_sip_before"] else Answer.NO,
        reasons=list(event.get("reasons") or ()),
    )


def _placed(world: World, event: Story) -> None:
    is_unit = world.kinds.get(event["home"]) == "unit"
    world.act(
        placements.change_placement,
        placed_on=world.day,
        home_unit_id=world.ids[event["home"]] if is_unit else None,
        home_name=world.words(event["home"]),
        home_county=HomeCounty(event["county"]),
    )


def _cost_settled(world: World, event: Story) -> None:
    shares = event["shares"]
    world.act(
        placements.settle_cost,
        share_kommun=round(shares["kommun"] * 100),
        share_region=round(shares["region"] * 100),
        amount=event.get("amount") or "",
        period=event.get("period") or "",
        cost_note=event.get("note") or "",
    )


def _liability(world: World, event: Story) -> None:
    world.act(placements.change_placement, liability=Liability(event["status"]))


def _discharged(world: World, event: Story) -> None:
    world.act(placements.end_placement)


def assessed(world: World, event: Story) -> None:
    """The assessments and the way of health care, which a story tells together with the plan."""
    fields: dict[str, Any] = {}
    for side, text in (event.get("assessments") or {}).items():
        if text is not None:
            fields |= {side: text, f"{side}_on": world.day}
    if event.get("health_route"):
        fields |= {"health_route": event["health_route"], "route_on": world.day}
    if fields:
        world.act(placements.change_placement, **fields)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _admitted(world: World, event: Story) -> None:
    at, unit_id = _moment(event["at"]), world.ids[event["unit"]]
    world.act(discharges.begin_discharge, admitted_at=at, unit_id=unit_id)


def _estimated(world: World, event: Story) -> None:
    world.act(discharges.change_discharge, estimated_on=event["estimated"])


def _ready(world: World, event: Story) -> None:
    row = world.act(discharges.notice_ready, sent_at=_moment(event["at"]))
    if event.get("id"):
        world.name(event["id"], row.id)


def _revoked(world: World, event: Story) -> None:
    notice_id = world.ids.get(event.get("id") or "")
    world.act(discharges.revoke_notice, notice_id=notice_id, why=event.get("reason") or "")


def _call_received(world: World, event: Story) -> None:
    from tests.cases.verbs import meeting_of

    meeting_id = meeting_of(world, event["meeting"]) if event.get("meeting") else None
    world.act(
        discharges.receive_call,
        at=_moment(event["at"]),
        unit_id=world.ids[event["from"]],
        meeting_id=meeting_id,
    )


def _left(world: World, event: Story) -> None:
    world.act(discharges.leave, on=event["date"])


def disputed_fields(world: World, row: Story) -> dict[str, Any]:
    """Who answers for a disputed row meanwhile."""
    fields: dict[str, Any] = {}
    if "disputed" in row:
        fields["is_disputed"] = bool(row["disputed"])
    if row.get("dispute_inside"):
        fields["dispute_inside"] = Principal(row["dispute_inside"])
    if "interim_owner" in row:
        fields |= _interim(world, row["interim_owner"])
    return fields


def _interim(world: World, key: str | None) -> dict[str, Any]:
    if key is None:
        return {"interim_owner": None, "interim_unit_id": None}
    if world.kinds.get(key) != "unit":
        return {"interim_owner": Owner.PERSON if key == "person" else Owner.OTHER}
    owners = {Principal.KOMMUN: Owner.KOMMUN, Principal.REGION: Owner.REGION}
    owner = owners.get(world.unit(key).principal, Owner.OTHER)
    return {"interim_owner": owner, "interim_unit_id": world.ids[key]}


def _opened(world: World, event: Story) -> None:
    views = event.get("views") or {}
    fields = {"inside": Principal(event["inside"])} if event.get("inside") else {}
    row = world.act(
        disagreements.open_disagreement,
        intervention_id=world.ids[event["row"]],
        kind=DisagreementKind(event.get("kind", "responsibility")),
        view_kommun=views.get("kommun") or "",
        view_region=views.get("region") or "",
        persons_view=event.get("persons_view") or "",
        return_on=event.get("return_by"),
        **fields,
    )
    world.name(event["id"], row.id)


def _step(world: World, event: Story) -> None:
    outcome = event.get("outcome") or ""
    fields: dict[str, Any] = {}
    if event.get("paper"):
        texts = dict(event["paper"])
        texts["steps_taken"] = texts.pop("steps", "")
        fields = {"paper": texts, "period": DeidPeriod(event.get("period", "month"))}
    world.act(
        disagreements.take_step,
        disagreement_id=world.ids[event["id"]],
        level=_LEVELS[event["step"]],
        who=event.get("who") or "",
        sent_to=event.get("to") or "",
        outcome="" if outcome == UNSOLVED else outcome,
        is_solved=bool(outcome) and outcome != UNSOLVED,
        checked_by=event.get("deid_checked_by") or "",
        **fields,
    )


def _deviation(world: World, event: Story) -> None:
    ref = world.words(event.get("ref") or "")
    world.act(disagreements.note_deviation, kind=DeviationKind(event["type"]), ref=ref)


VERBS: dict[str, Callable[[World, Story], None]] = {
    "hvb.decided": _decided,
    "hvb.placed": _placed,
    "hvb.cost_settled": _cost_settled,
    "hvb.liability": _liability,
    "hvb.discharged": _discharged,
    "discharge.admitted": _admitted,
    "discharge.estimated": _estimated,
    "discharge.ready_notice": _ready,
    "discharge.ready_revoked": _revoked,
    "discharge.call_received": _call_received,
    "discharge.left": _left,
    "disagreement.opened": _opened,
    "disagreement.step": _step,
    "deviation.noted": _deviation,
}
