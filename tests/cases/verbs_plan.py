"""The events of a story as acts of the program: the plan, its versions and its follow-ups."""

from collections.abc import Callable
from typing import Any

from sipdesk.domain.model import (
    GoalOutcome,
    InterventionKind,
    Owner,
    Principal,
    PromiseOutcome,
)
from sipdesk.services import follow_ups, meetings, plans
from tests.cases import verbs_tracks
from tests.cases.world import Story, World

_OWNERS = {"kommun": Owner.KOMMUN, "region": Owner.REGION}


def _plan_drafted(world: World, event: Story) -> None:
    verbs_tracks.assessed(world, event)
    plan = world.act(plans.start_plan, meeting_id=_last_meeting(world))
    world.name(f"v{event['version']}", plan.id)
    who = event.get("plan_coordinator") or {}
    world.act(
        plans.change_plan,
        plan_id=plan.id,
        own_words=event.get("own_words", ""),
        contingency=event.get("contingency", ""),
        coordinator_name=who.get("name") or "",
        coordinator_phone=who.get("phone") or "",
        coordinator_deputy=who.get("deputy") or "",
        **_responsible(world, event.get("responsible_principal")),
        **_followup(event.get("followup")),
    )
    for need in event["needs"]:
        add_need(world, need)
    for text in event.get("own_part") or ():
        world.act(plans.add_own_part, text=text)


def _last_meeting(world: World) -> Any:
    held = [row for row in world.case.meetings if row.is_held]
    return held[-1].id if held else None


def _responsible(world: World, row: Story | None) -> dict[str, Any]:
    if not row:
        return {"responsible_principal": None}
    return {
        "responsible_principal": Principal(row["principal"]),
        "responsible_unit_id": world.ids[row["unit"]] if row.get("unit") else None,
        "responsible_named": row.get("named") or "",
    }


def _followup(row: Story | None) -> dict[str, Any]:
    row = row or {}
    return {"followup_on": row.get("day"), "followup_caller": row.get("caller") or ""}


def add_need(world: World, need: Story) -> None:
    """Add a need with its goals and rows to the version under work."""
    row = world.act(
        plans.add_need,
        area=need["area"],
        words=need["words"],
        is_unmet=need.get("unmet", False),
        unmet_why=need.get("unmet_why", ""),
    )
    world.name(need["id"], row.id)
    for goal in need.get("goals") or ():
        made = world.act(
            plans.add_goal, need_id=row.id, text=goal["text"], is_own_words=goal["own_words"]
        )
        world.name(goal["id"], made.id)
        for one in goal.get("interventions") or ():
            fields = intervention_fields(world, one)
            new = world.act(plans.add_intervention, goal_id=made.id, **fields)
            world.name(one["id"], new.id)


def intervention_fields(world: World, row: Story) -> dict[str, Any]:
    """The fields of an intervention that the story names."""
    plain = {
        "what": "what",
        "function": "function",
        "from": "starts_on",
        "assessment_required": "needs_decision",
        "decision_by": "decision_by_on",
        "child_support": "is_child_support",
        "medicine_followup": "is_medicine_followup",
    }
    fields = {ours: row[theirs] for theirs, ours in plain.items() if theirs in row}
    if "latest" in row:
        ongoing = row["latest"] == "löpande"
        fields |= {"is_ongoing": ongoing, "latest_on": None if ongoing else row["latest"]}
    if "kind" in row:
        fields["kind"] = InterventionKind(row["kind"])
    if row.get("decided"):
        fields["decided_on"] = row.get("decision_by") or world.day
    if row.get("answering_principal"):
        fields["answering_principal"] = Principal(row["answering_principal"])
    if "delivered_by" in row:
        fields["delivered_by"] = world.words(row["delivered_by"])
    fields |= verbs_tracks.disputed_fields(world, row)
    if "owner" in row:
        fields |= _owner(world, row["owner"])
    return fields


def _owner(world: World, key: str | None) -> dict[str, Any]:
    if key is None:
        return {"owner": None, "unit_id": None}
    if key == "person":
        return {"owner": Owner.PERSON, "unit_id": None}
    if world.kinds.get(key) != "unit":
        return {"owner": Owner.OTHER, "unit_id": None, "named": world.words(key)}
    principal = world.unit(key).principal
    return {"owner": _OWNERS.get(principal.value, Owner.OTHER), "unit_id": world.ids[key]}


def plan_changed(world: World, event: Story) -> None:
    """Change the version under work."""
    changes = dict(event["set"])
    told = {name: changes.pop(name, None) for name in ("assessments", "health_route")}
    verbs_tracks.assessed(world, told)
    if "followup" in changes:
        world.act(plans.change_plan, **_followup(changes.pop("followup")))
    if "responsible_principal" in changes:
        fields = _responsible(world, changes.pop("responsible_principal"))
        world.act(plans.change_plan, **fields)
    if "add_need" in changes:
        _add_whole_need(world, changes.pop("add_need"))
    for row in changes.pop("related_plans", ()):
        world.act(
            plans.add_related_plan,
            kind=row["type"],
            holder=world.words(row["holder"]),
            on=row.get("date"),
        )
    for key, values in changes.items():
        fields = intervention_fields(world, values)
        world.act(plans.change_intervention, intervention_id=world.ids[key], **fields)


def _add_whole_need(world: World, need: Story) -> None:
    goal = {**need["goal"], "interventions": [need["intervention"]]}
    add_need(world, {**need, "goals": [goal]})


def plan_finalised(world: World, event: Story) -> None:
    """Make a version final."""
    world.act(
        plans.finalise,
        plan_id=world.ids.get(f"v{event['version']}"),
        override_reason=event.get("override_reason") or "",
    )


def _plan_new_version(world: World, event: Story) -> None:
    old = world.plan(event["from"])
    changed = {}
    for row in event.get("changed") or ():
        values = {name: value for name, value in row.items() if name != "row"}
        changed[_row_in(world, old, row["row"])] = intervention_fields(world, values)
    followup = event.get("followup")
    fields = _followup(followup) if followup else {}
    plan = world.act(
        plans.new_version,
        from_id=old.id,
        ended=[_row_in(world, old, key) for key in event.get("ended") or ()],
        changed=changed,
        **fields,
    )
    world.name(f"v{event['version']}", plan.id)
    _follow_names(world, plan)


def _row_in(world: World, plan: Any, key: str) -> Any:
    ids = {world.ids[key], *world.older.get(key, ())}
    rows = (r for n in plan.needs for g in n.goals for r in g.interventions)
    return next(row.id for row in rows if row.id in ids)


def _follow_names(world: World, plan: Any) -> None:
    """The story's short names go over to the copies in the new version."""
    rows = [*plan.needs]
    rows += [goal for need in plan.needs for goal in need.goals]
    rows += [row for need in plan.needs for g in need.goals for row in g.interventions]
    by_lineage = {row.lineage_id: row.id for row in rows if row.lineage_id}
    for key, row_id in list(world.ids.items()):
        for one in {row_id, *world.older.get(key, ())}:
            if one in by_lineage:
                world.name(key, by_lineage[one])
                break


def _plan_confirmed(world: World, event: Story) -> None:
    plan_id = world.ids[f"v{event['version']}"]
    world.act(plans.confirm_plan, plan_id=plan_id, unit_id=world.ids[event["party"]])


def _decision_made(world: World, event: Story) -> None:
    if event["decided"]:
        world.act(plans.decide, intervention_id=world.ids[event["intervention"]])


def _promise_kept(world: World, event: Story) -> None:
    world.act(plans.keep_promise, intervention_id=world.ids[event["intervention"]])


def _followup_held(world: World, event: Story) -> None:
    from tests.cases.verbs import attended

    plan = world.plan(event["version"])
    key = f"follow-up {event['day']}"
    meeting = world.act(meetings.plan_meeting, on=event["day"], is_follow_up=True)
    world.name(key, meeting.id)
    attended(world, event, key)
    row = world.act(follow_ups.start_follow_up, plan_id=plan.id, meeting_id=meeting.id)
    for goal in event.get("goals") or ():
        world.act(
            follow_ups.set_goal_result,
            follow_up_id=row.id,
            goal_id=world.ids[goal["goal"]],
            outcome=GoalOutcome(goal["result"]),
            own_view=goal.get("own_view"),
        )
    for promise in event.get("promises") or ():
        done = PromiseOutcome.DONE if promise["kept"] else PromiseOutcome.NOT
        world.act(
            follow_ups.set_promise,
            follow_up_id=row.id,
            intervention_id=_row_in(world, plan, promise["intervention"]),
            outcome=done,
        )
    world.act(
        follow_ups.hold_follow_up,
        follow_up_id=row.id,
        held_on=event["day"],
        next_on=event.get("next"),
    )


def _handout_made(world: World, event: Story) -> None:
    from tests.cases import papers

    papers.hand_out(world, event)


VERBS: dict[str, Callable[[World, Story], None]] = {
    "plan.drafted": _plan_drafted,
    "plan.changed": plan_changed,
    "plan.finalised": plan_finalised,
    "plan.new_version": _plan_new_version,
    "plan.confirmed": _plan_confirmed,
    "decision.made": _decision_made,
    "promise.kept": _promise_kept,
    "followup.held": _followup_held,
    "handout.made": _handout_made,
}
