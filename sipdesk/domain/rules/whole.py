"""What concerns the whole case: protection, the pack, the hand-over to a colleague."""

from collections.abc import Iterator
from datetime import timedelta

from sipdesk.domain import facts
from sipdesk.domain.model import Case
from sipdesk.domain.pack import Pack
from sipdesk.domain.rules.flag import Flag, info, warn
from sipdesk.i18n import N_


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """Protected data (PRA A12), a pack nobody has checked or out of its time, a new colleague."""
    if facts.is_protected(case):
        text = N_("Protected personal data. Every look is logged with a reason.")
        yield Flag(warn(pack, "protected.active", "protection", text))
    if not pack.verified:
        text = N_("Nobody has checked this rule pack against its sources.")
        yield Flag(warn(pack, "pack.unverified", "pack", text))
    yield from _out_of_time(pack)
    yield from _handed_over(case, pack)


def _out_of_time(pack: Pack) -> Iterator[Flag]:
    county = pack.county
    text = N_("The agreement of this case does not hold on this day.")
    found = warn(pack, "pack.not_valid", "pack", text, due=county.valid_until)
    yield Flag(found, shows_until=county.valid_from - timedelta(days=1))
    if county.valid_until is not None:
        yield Flag(found, shows_from=county.valid_until + timedelta(days=1))


def _handed_over(case: Case, pack: Pack) -> Iterator[Flag]:
    row = facts.last(case.handovers)
    if row is not None:
        text = N_("The case has a new coordinator: {name}.")
        said = {"name": row.to_name}
        found = info(pack, "case.handed_over", "coordinator", text, row=row.id, values=said)
        yield Flag(found, row.on, row.on)
