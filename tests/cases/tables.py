"""The two tables beside the stories: dates of deadlines, and identity numbers."""

import csv
import re
from datetime import date, datetime
from pathlib import Path

from sipdesk.domain import deadlines, identity
from sipdesk.domain.pack import Deadline, Packs
from tests.cases.counting import Tally

RULES = {
    "hvb_sip_week": ("hvb_sip_week",),
    "hvb_cost_10wd": ("hvb_cost_10wd",),
    "discharge_call_3d": ("discharge_call_3d", "discharge.call"),
    "discharge_liability": ("discharge_liability", "discharge.liability"),
}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table, each cell by its column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_deadlines(path: Path, packs: Packs) -> Tally:
    """Count each row of `deadlines.csv`."""
    tally = Tally()
    for row in rows(path):
        start = _moment(row["start"])
        free = [
            date.fromisoformat(day) for day in re.findall(r"[\d-]{10}", row["local_non_working"])
        ]
        rule = _rule(packs, row["rule"], start)
        if rule is None:
            tally.skip(1, row["rule"])
            continue
        found = deadlines.due(rule, start, free)
        wanted = date.fromisoformat(row["expected_due"])
        tally.check(found == wanted, f"{row['id']} {wanted}, is {found}")
    return tally


def _moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _rule(packs: Packs, name: str, start: date | datetime) -> Deadline | None:
    """The rule as the newest packs have it; the table tries the arithmetic, not the packs."""
    pack = packs.combined("national-2025", "jh-2026")
    found = (pack.deadline(key) for key in RULES.get(name, ()))
    return next((rule for rule in found if rule is not None), None)


def check_numbers(path: Path) -> Tally:
    """Count each row of `personal_numbers.csv`."""
    tally = Tally()
    for row in rows(path):
        day = date.fromisoformat(row["at_date"])
        text = re.sub(r"\\u([0-9A-Fa-f]{4})|\\t", _sign, row["input"])
        found = identity.parse(row["entered_as"], text, day)
        seen = (found.kind.value, found.normalised, str(found.age_on(day) or ""))
        if found.age_on(day) == 0:
            seen = (*seen[:2], "0")
        wanted = (row["expected_kind"], row["normalised"], row["age"])
        tally.check(seen == wanted, f"{row['id']} {wanted}, is {seen}")
    return tally


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else "\t"
