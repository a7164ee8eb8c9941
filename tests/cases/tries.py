"""Actions that the program must refuse, and actions that nothing may stop."""

from contextlib import suppress
from typing import Any

from sipdesk.domain.disclosure import Document, require
from sipdesk.domain.problems import Override, RuleError
from sipdesk.domain.retention import before_purging
from sipdesk.domain.rules.before_deleting import before_deleting
from sipdesk.domain.rules.before_offer import before_skipping_offer
from sipdesk.domain.rules.before_print import before_print
from sipdesk.domain.rules.discharge import before_call
from sipdesk.services import cases, loaded, office, plans, sealed
from tests.cases import papers, verbs, verbs_plan
from tests.cases.counting import NotSupportedError, Tally
from tests.cases.world import Story, World


def check_refused(world: World, entry: Story, tally: Tally) -> None:
    """Count one entry of `refused`."""
    what = f"{entry['day']} refused {entry['code']}"
    try:
        codes, problems, _ = world.trial(lambda: attempt(world, entry["try"]))
    except NotSupportedError as gap:
        tally.skip(1, f"{what}: {gap}")
        return
    same = [p for p in problems if p.code == entry["code"]]
    wanted = Override(entry.get("override", "never"))
    right = bool(same) and any(p.override is wanted for p in same)
    tally.check(right, f"{what}, found {codes} {[p.override.value for p in same]}")


def must_size(entry: Story) -> int:
    """How many entries a `must_be_possible` counts for."""
    names = ("must_contain", "must_not_contain")
    return 1 + sum(len(entry.get(name) or ()) for name in names)


def check_possible(world: World, entry: Story, tally: Tally) -> None:
    """Count one entry of `must_be_possible` with the strings under it."""
    what = f"{entry['day']} must be possible {entry['try']}"
    try:
        codes, _, seen = world.trial(lambda: _done(world, entry))
    except NotSupportedError as gap:
        tally.skip(must_size(entry), f"{what}: {gap}")
        return
    tally.check(not codes, f"{what}, refused {codes}")
    if isinstance(seen, str):
        papers.check_text(world, entry, seen, tally, what)
    else:
        tally.skip(must_size(entry) - 1, f"{what} text")


def _done(world: World, entry: Story) -> Any:
    """Do the action; the text of the document that is then printed, if one is named."""
    attempt(world, entry["try"])
    if entry["try"]["do"] == "open":
        return _shown(world)
    if "document" not in entry:
        return None
    wanted = {"document": entry["document"], "recipient": entry.get("recipient", "person")}
    if "version" in entry["try"]:
        wanted["version"] = entry["try"]["version"]
    return papers.printed(world, wanted)


def _shown(world: World) -> str:
    """Every text of the case that whoever opened it gets to see, the sealed ones if they can."""
    found: list[object] = []
    with suppress(RuleError):
        details = world.act(sealed.show_details, reason="Ser efter")
        found += details.values()
    for rows in loaded.rows_of_case(world.case).values():
        found += [value for row in rows for value in row.model_dump().values()]
    return "\n".join(str(value) for value in found)


def attempt(world: World, action: Story) -> Any:
    """Do an action; raises RuleError with the codes when the program refuses."""
    special = ACTIONS.get(action["do"])
    if special is not None:
        return special(world, action)
    return verbs.play(world, action)


def _finalise(world: World, action: Story) -> None:
    if not any(plan.version == action["version"] for plan in world.case.plans):
        plan = world.act(plans.start_plan)
        world.ids[f"v{action['version']}"] = plan.id
    verbs_plan.plan_finalised(world, action)


def _edit(world: World, action: Story) -> None:
    fields = verbs_plan.intervention_fields(world, action["set"])
    plan = world.plan(action["version"])
    ids = {world.ids[action["row"]], *world.older.get(action["row"], ())}
    rows = (r for n in plan.needs for g in n.goals for r in g.interventions)
    row = next(row for row in rows if row.id in ids)
    world.act(plans.change_intervention, intervention_id=row.id, **fields)


def _send(world: World, action: Story) -> None:
    if action.get("variant") == "discharge":
        if found := before_call(world.actor.principal, world.pack):
            raise RuleError(found)
    elif action.get("pack"):
        _with_pack(world, action)
    elif action.get("variant") or action.get("set"):
        raise NotSupportedError(f"{action['do']} with {sorted(action)}")
    to = papers.recipient(world, action["to"])
    require(world.case, to, Document(action["document"]), world.day, world.pack)


def _with_pack(world: World, action: Story) -> None:
    plan, named = world.plan(action["version"]), action["pack"]
    wanted = world.packs.combined(named["statute"], named["agreement"], named.get("child"))
    own = office.pack_of_plan(world.session, world.case, plan)
    if found := before_print(plan, wanted, own):
        raise RuleError(found)


def _skip_offer(world: World, action: Story) -> None:
    raise RuleError(before_skipping_offer(world.pack))


def _open(world: World, action: Story) -> None:
    from dataclasses import replace
    from uuid import uuid4

    from sipdesk.services import acts

    if action["user"] != world.actor.name:
        other = replace(world.actor, user_id=uuid4(), name=action["user"])
        acts.enter(world.session, other, world.packs)
    world.act(cases.open_case, reason=action.get("reason", ""))


def _delete(world: World, action: Story) -> None:
    raise RuleError(before_deleting(action["record"], world.pack))


def _purge(world: World, action: Story) -> None:
    if found := before_purging(world.case, world.actor.file_kind, world.day, world.pack):
        raise RuleError(found)
    raise NotSupportedError("purge")


def _not_yet(world: World, action: Story) -> None:
    raise NotSupportedError(action["do"])


ACTIONS = {
    "finalise": _finalise,
    "plan.finalised": _finalise,
    "edit": _edit,
    "close": verbs.case_closed,
    "send": _send,
    "print": _send,
    "save": _send,
    "skip_offer": _skip_offer,
    "open": _open,
    "delete": _delete,
    "purge": _purge,
    "create": _not_yet,
}
