"""What comes next in a case: the dates of the list, and planned meetings on the start view."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sipdesk.domain import facts
from sipdesk.domain.model import Case, Owner
from sipdesk.domain.problems import Problem, Severity
from sipdesk.domain.rules.flag import Flag
from sipdesk.domain.rules.follow_up import agreed_day
from sipdesk.i18n import N_

WORDS = {
    "meeting": N_("meeting"),
    "follow_up": N_("follow-up"),
    "intervention": N_("intervention done"),
    "consent_ends": N_("consent ends"),
    "ask_again": N_("ask again"),
    "reply_by": N_("reply by"),
}
_SHOWN_BEFORE = timedelta(days=7)


@dataclass(frozen=True)
class Next:
    """The next date of a case and what it is, as a key of `WORDS`; the last day of all if none."""

    on: date = date.max
    what: str = ""


def next_date(case: Case) -> Next:
    """The first date that stands open; a late one comes first."""
    if facts.is_over(case):
        return Next()
    return min(_dates(case), key=lambda one: one.on, default=Next())


def _dates(case: Case) -> Iterator[Next]:
    for meeting in case.meetings:
        if meeting.on and not meeting.is_held and not meeting.is_cancelled:
            yield Next(meeting.on, "meeting")
    plan = facts.final_plan(case)
    if plan is not None:
        if agreed := agreed_day(case, plan):
            yield Next(agreed, "follow_up")
        for row in facts.interventions(plan):
            if row.owner is Owner.PERSON:  # asked about at the follow-up, never late
                continue
            if row.latest_on and not row.is_ongoing and not facts.is_kept(case, row):
                yield Next(row.latest_on, "intervention")
    answer = facts.last_answer(case)
    if answer is not None and answer.ask_again_on:
        yield Next(answer.ask_again_on, "ask_again")
    consent = facts.last([row for row in case.consents if row.given_on and row.share])
    if consent is not None and consent.valid_until and not consent.withdrawals:
        yield Next(consent.valid_until, "consent_ends")


def planned(case: Case) -> Iterator[Flag]:
    """Planned meetings as things on the start view; nothing is wrong about them."""
    for meeting in case.meetings if not facts.is_over(case) else ():
        if meeting.on is None or meeting.is_held or meeting.is_cancelled:
            continue
        text = N_("Follow-up meeting") if meeting.is_follow_up else N_("SIP meeting")
        said = {"at": meeting.starts_at.strftime("%H.%M") if meeting.starts_at else ""}
        problem = Problem(
            "meeting.planned",
            Severity.INFO,
            "meeting",
            text,
            row=meeting.id,
            due=meeting.on,
            values=said,
        )
        yield Flag(problem, meeting.on - _SHOWN_BEFORE)
