"""What is seen at the end of a day: problems, steps, header, days elapsed, who holds the case."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sipdesk.domain import consents, retention, steps
from sipdesk.domain.problems import Problem, Severity
from sipdesk.domain.rules import flags
from sipdesk.domain.steps import Step
from tests.cases.counting import Tally
from tests.cases.world import Story, World


def size(entry: Story) -> int:
    """How many entries an `expect` counts for."""
    total = len(entry.get("problems") or ()) + len(entry.get("absent") or ())
    total += "problems" in entry and not entry["problems"]
    for key in ("steps", "header", "elapsed", "coordinator", "retention"):
        total += len(entry.get(key) or ())
    return total + ("state" in entry)


def check(world: World, entry: Story, tally: Tally) -> None:
    """Count each entry of one `expect`."""
    with world.transaction():
        found = flags.problems(world.case, entry["day"], world.pack)
        _problems(world, entry, found, tally)
        for key, part in PARTS.items():
            if key in entry:
                part(world, entry, tally)


def _problems(world: World, entry: Story, found: list[Problem], tally: Tally) -> None:
    day, codes = entry["day"], [problem.code for problem in found]
    if "problems" in entry and not entry["problems"]:
        heavy = [problem.code for problem in found if problem.severity > Severity.INFO]
        tally.check(not heavy, f"{day} nothing open, found {heavy}")
    for wanted in entry.get("problems") or ():
        same = [problem for problem in found if _is(world, problem, wanted)]
        tally.check(bool(same), f"{day} problem {wanted}, found {_shown(found, wanted['code'])}")
    for code in entry.get("absent") or ():
        tally.check(code not in codes, f"{day} absent {code}")


def _is(world: World, problem: Problem, wanted: Story) -> bool:
    if problem.code != wanted["code"] or problem.severity.name.lower() != wanted["severity"]:
        return False
    if "ref" in wanted and not world.is_row(wanted["ref"], problem.row):
        return False
    return all(getattr(problem, key) == wanted[key] for key in ("due", "since") if key in wanted)


def _shown(found: list[Problem], code: str) -> list[Any]:
    same = [p for p in found if p.code == code]
    return [(p.severity.name, p.row, p.due, p.since) for p in same] or [p.code for p in found]


def _steps(world: World, entry: Story, tally: Tally) -> None:
    now = steps.states(world.case, entry["day"], world.pack)
    for code, state in entry["steps"].items():
        is_so = now[Step(code)] == state
        tally.check(is_so, f"{entry['day']} step {code} {state}, is {now[Step(code)].value}")


def _header(world: World, entry: Story, tally: Tally) -> None:
    for key, wanted in entry["header"].items():
        if key == "consent":
            seen: Any = consents.consent_state(world.case, entry["day"]).value
        else:
            plan = world.draft()
            seen = plan.responsible_principal and plan.responsible_principal.value
        tally.check(seen == wanted, f"{entry['day']} header {key} {wanted}, is {seen}")


def _elapsed(world: World, entry: Story, tally: Tally) -> None:
    for key, wanted in entry["elapsed"].items():
        if key != "since_need":
            tally.skip(1, f"{entry['day']} elapsed {key}")
            continue
        first = min(row.on for row in world.case.needs_raised)
        days = (entry["day"] - first).days
        tally.check(days == wanted, f"{entry['day']} elapsed {key} {wanted}, is {days}")


def _coordinator(world: World, entry: Story, tally: Tally) -> None:
    who = world.case.coordinator
    for key, wanted in entry["coordinator"].items():
        seen = getattr(who, key, None)
        tally.check(seen == wanted, f"{entry['day']} coordinator {key} {wanted}, is {seen}")


def _state(world: World, entry: Story, tally: Tally) -> None:
    died: date | None = world.case.person.deceased_on
    seen = "deceased" if died else "closed" if world.case.closed_on else "open"
    tally.check(seen == entry["state"], f"{entry['day']} state {entry['state']}, is {seen}")


def _retention(world: World, entry: Story, tally: Tally) -> None:
    kept = retention.retention(world.case, world.actor.file_kind, world.pack)
    seen = {
        "last_note": kept.last_note,
        "earliest": kept.earliest,
        "latest": kept.latest,
        "never": kept.earliest is None,
        "because": list(kept.because),
    }
    for key, wanted in entry["retention"].items():
        tally.check(seen[key] == wanted, f"{entry['day']} retention {key}, is {seen[key]}")


PARTS: dict[str, Callable[[World, Story, Tally], None]] = {
    "steps": _steps,
    "header": _header,
    "elapsed": _elapsed,
    "coordinator": _coordinator,
    "state": _state,
    "retention": _retention,
}
