"""Step 2: consent, guardians, the child's own answer, and the path without a position."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sipdesk.domain import consents, facts
from sipdesk.domain.consents import Answered, Path, Standing
from sipdesk.domain.model import Case, GiverKind, Plan
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Problem
from sipdesk.domain.rules.flag import ALWAYS_FROM, NEVER_ENDS, Flag, block, info, warn
from sipdesk.i18n import N_

DAY = timedelta(days=1)  # a consent that is confirmed on the day of the closing is new enough
_GUARDIAN = {
    Standing.NONE: (
        "consent.guardian.missing",
        N_("{name} has not answered yet. Each guardian must say yes."),
    ),
    Standing.REFUSED: (
        "consent.guardian.refused",
        N_(
            "{name} has said no. The guardians decide together, so the plan cannot be made "
            "final. The case stays open. Choose a day to ask again."
        ),
    ),
}
_CHILD = {
    Standing.NONE: (
        "consent.child.missing",
        N_("The child is 15 or older. The child's own answer is missing."),
    ),
    Standing.REFUSED: ("consent.child.refused", N_("The child has said no.")),
}


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """Everything that stands open about consent, stretch of days by stretch of days (REQ C, D)."""
    for first, last in _stretches(case):
        for problem in on_day(case, max(first, date(1900, 1, 1)), pack):
            yield Flag(problem, first, last)
    yield from _expiring(case, pack)
    newest = facts.newest_plan(case)
    if newest is not None:
        yield from renewal(case, newest, pack)


def _stretches(case: Case) -> Iterator[tuple[date, date]]:
    turns = consents.turning_days(case)
    starts = [ALWAYS_FROM, *turns]
    ends = [turn - timedelta(days=1) for turn in turns] + [NEVER_ENDS]
    return ((first, last) for first, last in zip(starts, ends, strict=True) if first <= last)


def on_day(case: Case, day: date, pack: Pack) -> list[Problem]:
    """What stands open about consent on one day."""
    found = [*_path(case, day, pack)]
    path, now = consents.path(case, day), consents.standing(case, day)
    wanted = facts.is_judged_needed(case) and not facts.has_said_no(case)
    if path is Path.NOT_IN_USE:
        reasons = why_not(case, day, pack)
        found += [row for row in reasons if wanted or row.code != "consent.missing"]
    elif path is Path.INCOMPLETE and now in (Standing.WITHDRAWN, Standing.EXPIRED):
        found += why_not(case, day, pack)
    return found + list(_party_withdrawn(case, day, pack))


def why_not(case: Case, day: date, pack: Pack) -> list[Problem]:
    """Why there is no consent in force that day; empty when all have said yes."""
    rows = consents.answers(case, day)
    nobody = all(row.standing is Standing.NONE for row in rows)
    adult_no = not facts.is_minor(case, day) and consents.standing(case, day) is Standing.REFUSED
    if nobody or adult_no:
        text = N_("There is no consent. Ask the person.")
        return [block(pack, "consent.missing", "consent", text)]
    return [_says_no(case, row, pack) for row in rows if row.standing is not Standing.VALID]


def _says_no(case: Case, row: Answered, pack: Pack) -> Problem:
    details: dict[str, Any] = {"row": _giver_row(case, row), "since": row.since}
    if row.standing is Standing.WITHDRAWN:
        text = N_("The consent has been withdrawn. Nothing new may be shared on it.")
        return block(pack, "consent.withdrawn", "consent", text, **details)
    if row.standing is Standing.EXPIRED:
        text = N_("The consent has ended. Ask the person again.")
        return block(pack, "consent.expired", "consent", text, **details)
    texts = _GUARDIAN if row.kind is GiverKind.GUARDIAN else _CHILD
    code, text = texts[row.standing]
    details["values"] = {"name": _giver_name(case, row)}
    return block(pack, code, "consent", text, **details)


def _giver_row(case: Case, row: Answered) -> object:
    if row.kind is GiverKind.GUARDIAN:
        return row.giver_id
    return row.consent.id if row.consent else None


def _giver_name(case: Case, row: Answered) -> str:
    return next((g.name for g in case.person.guardians if g.id == row.giver_id), case.person.given)


def _path(case: Case, day: date, pack: Pack) -> Iterator[Problem]:
    """Practice, not statute: it is never a yes and opens only the principals (F18)."""
    now = consents.path(case, day)
    if now is Path.INCOMPLETE:
        text = N_(
            "Write the assessment, who made it, what was done to learn the person's attitude, "
            "and the ground that a lawyer has settled."
        )
        yield block(pack, "consent.incapacity.assessment_missing", "position", text)
    elif now is Path.COMPLETE and consents.opens_by_path(case, day):
        text = N_("The person cannot take a position. The path for that is used; it is no yes.")
        yield info(pack, "consent.incapacity.path", "position", text)


def _party_withdrawn(case: Case, day: date, pack: Pack) -> Iterator[Problem]:
    names = {str(unit.id): unit.full_name for unit in facts.units(case)}
    names.update({str(row.id): row.name for row in case.person.close_persons})
    for consent in consents.in_force(case, day):
        for gone in sorted(consents.withdrawn_parties(consent, day)):
            text = N_("The consent no longer holds for {party}.")
            said = {"party": names.get(gone, "")}
            since = max(w.on for w in consent.withdrawals if gone in w.receivers)
            yield warn(
                pack,
                "consent.withdrawn.party",
                "consent",
                text,
                row=gone,
                since=since,
                values=said,
            )


def _expiring(case: Case, pack: Pack) -> Iterator[Flag]:
    """A reminder before the last day, only by the local setting and only if nothing follows."""
    days = pack.days("consent_notice_days")
    if days is None:
        return
    begun: date | None = None
    for first, last in _stretches(case):
        now = consents.standing(case, max(first, date(1900, 1, 1)))
        if now is Standing.VALID:
            begun = begun or first
            end = last
            continue
        if begun is not None and now is Standing.EXPIRED:
            text = N_("The consent ends soon. Ask whether it is to go on.")
            source = pack.setting("consent_notice_days").source
            found = warn(pack, "consent.expiring", "consent", text, due=end, source=source)
            yield Flag(found, max(begun, end - timedelta(days=days)), end)
        begun = None


def renewal(case: Case, draft: Plan, pack: Pack) -> Iterator[Flag]:
    """A new version rests on a consent that is renewed or confirmed (reading 5)."""
    earlier = [p.finalised_on for p in case.plans if p.is_final and p.version < draft.version]
    earlier += [row.on - DAY for row in case.closings if row.reopened_on is not None]
    since = max((day for day in earlier if day is not None), default=None)
    if not draft.is_final and since is not None and not is_renewed(case, since):
        text = N_("A new version needs a renewed consent, or a note that it still holds.")
        stale = _stale(case, since)
        who = _giver_row(case, stale[0]) if stale else None
        yield Flag(block(pack, "consent.renewal.missing", "confirm", text, row=who))


def is_renewed(case: Case, since: date) -> bool:
    """Whether each giver's consent was given or confirmed after that day.

    On the path without a position there is no consent to renew.
    """
    if consents.opens_by_path(case, max([since, *_recorded_days(case)])):
        return True
    return not _stale(case, since)


def _stale(case: Case, since: date) -> list[Answered]:
    """Those whose consent was neither given nor confirmed after a day."""
    rows = consents.answers(case, max([since, *_recorded_days(case)]))
    return [row for row in rows if row.consent is None or not _new_since(row, since)]


def _new_since(row: Answered, since: date) -> bool:
    consent = row.consent
    days = [consent.given_on, *(c.on for c in consent.confirmations)] if consent else []
    return any(day is not None and day > since for day in days)


def _recorded_days(case: Case) -> list[date]:
    days = [row.given_on for row in case.consents if row.given_on]
    days += [c.on for row in case.consents for c in row.confirmations]
    return days + [row.on for row in case.positions]
