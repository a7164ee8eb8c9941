"""Plays a story through the services, day by day, and counts what is as it should be."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sipdesk.domain import statistics
from sipdesk.domain.pack import Packs
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.services import search
from tests.cases import checks, papers, tables, tries, turning, verbs, verbs_consent
from tests.cases.counting import NotSupportedError, Tally
from tests.cases.opening import open_world
from tests.cases.world import Story, World


def run(folder: Path) -> dict[str, Tally]:
    """The count of every file of a folder: stories and, where there are any, tables."""
    packs = Packs.load()
    found = {path.name: run_story(path, packs) for path in sorted(folder.glob("*.yaml"))}
    if (path := folder / "deadlines.csv").exists():
        found[path.name] = tables.check_deadlines(path, packs)
    if (path := folder / "personal_numbers.csv").exists():
        found[path.name] = tables.check_numbers(path)
    return found


def run_story(path: Path, packs: Packs) -> Tally:
    """The count of one story."""
    story: Story = yaml.safe_load(path.read_text(encoding="utf-8"))
    first = story["events"][0]["day"]
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, turning.turned(first):
        world = open_world(story, Path(folder), packs, first)
        try:
            _play(world, tally)
        finally:
            world.store.close()
    return tally


def _play(world: World, tally: Tally) -> None:
    gap = ""
    for day in _days(world.story):
        world.day = day
        turning.set_day(day)
        for event in _on(world.story, "events", day):
            gap = gap or _event(world, event, tally)
        _look(world, day, gap, tally)
    _search(world, gap, tally)
    _statistics(world, gap, tally)


def _days(story: Story) -> list[date]:
    names = ("events", "expect", "documents", "refused", "must_be_possible")
    return sorted({row["day"] for name in names for row in story.get(name) or ()})


def _on(story: Story, name: str, day: date) -> list[Any]:
    return [row for row in story.get(name) or () if row["day"] == day]


def _event(world: World, event: Story, tally: Tally) -> str:
    """Play one event in a transaction of its own; why it cannot be played, else nothing."""
    try:
        with world.transaction():
            verbs.play(world, event)
    except NotSupportedError as error:
        return f"{event['day']} {event['do']}: {error}"
    except verbs_consent.UndoneEventError:
        return ""
    except RuleError as error:
        tally.check(False, f"{event['day']} {event['do']} was refused: {error}")
    return ""


def _look(world: World, day: date, gap: str, tally: Tally) -> None:
    """Check what is asked at the end of a day; after a gap everything is not supported."""
    kinds = {
        "expect": (checks.size, checks.check),
        "documents": (papers.size, papers.check),
        "refused": (lambda _entry: 1, tries.check_refused),
        "must_be_possible": (tries.must_size, tries.check_possible),
    }
    for name, (size, check) in kinds.items():
        for entry in _on(world.story, name, day):
            if gap:
                tally.skip(size(entry), f"{day} {name} after {gap}")
            else:
                check(world, entry, tally)


def _search(world: World, gap: str, tally: Tally) -> None:
    rows = world.story.get("search") or ()
    if gap:
        tally.skip(len(rows), f"search after {gap}")
        return
    for row in rows:
        with world.transaction() as session:
            query = row["query"].replace("{number}", world.story["person"].get("number") or "")
            query = query.replace("{case_number}", world.case.number)
            hits = len(search.find(session, query))
        tally.check(hits == row["hits"], f"search {row['query']}: {hits}")


def _statistics(world: World, gap: str, tally: Tally) -> None:
    for row in world.story.get("statistics") or ():
        what, names = f"statistics {row['year']}", (*row.get("counts", ()), *row.get("printed", ()))
        if gap:
            tally.skip(len(names), f"{what} after {gap}")
            continue
        with world.transaction():
            found = statistics.counts(world.case, row["year"])
        for key in names:
            if key not in found:
                tally.skip(1, f"{what} {key}")
        for key, wanted in (row.get("counts") or {}).items():
            if key in found:
                tally.check(found[key] == wanted, f"{what} {key} {wanted}, is {found[key]}")
        for key, text in (row.get("printed") or {}).items():
            if key in found:
                seen = translator("sv")(statistics.printed(found[key]))
                tally.check(seen == text, f"{what} {key} {text}, is {seen}")
