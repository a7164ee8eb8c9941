"""What a consent has led to: who has had papers on it, and which of two that overlap holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sipdesk.domain import consents, facts
from sipdesk.domain.consents import Standing
from sipdesk.domain.model import Case, Consent, ConsentWithdrawal, HandOut, WithdrawalNotice

_ON_A_CONSENT = "consent:"


@dataclass(frozen=True)
class Holder:
    """A receiver who has papers that rest on a consent that was taken back.

    Attributes:
        id: of the unit, close person or representative.
        notice: that the receiver was told of it; None while that is still to be done.
    """

    id: UUID
    name: str
    papers: int
    last_on: date
    notice: WithdrawalNotice | None = None


@dataclass(frozen=True)
class Overlap:
    """Two answers of one giver that both run; the later holds, also where it gives less."""

    earlier: Consent
    later: Consent


def holders(case: Case, day: date) -> list[Holder]:
    """Everybody who has papers on what was taken back, told or not, by name (F14, FLT L22).

    Who has a yes anew is not among them, nor who had the papers on another ground.
    """
    again = set(consents.granted(case, day))
    found: dict[UUID, list[HandOut]] = {}
    for row in case.hand_outs:
        key = row.recipient_id
        if key is None or key in again or row.on > day:
            continue
        if any(_taken_back(case, row, day)):
            found.setdefault(key, []).append(row)
    made = [_holder(case, key, rows, day) for key, rows in found.items()]
    return sorted(made, key=lambda one: one.name)


def to_tell(case: Case, day: date) -> list[Holder]:
    """Those who have papers on what was taken back and have not been told of it."""
    return [one for one in holders(case, day) if one.notice is None]


def _holder(case: Case, key: UUID, rows: list[HandOut], day: date) -> Holder:
    gone = [one for row in rows for one in _taken_back(case, row, day)]
    latest = max(gone, key=lambda one: (one.on, one.recorded_at))
    told = [
        one
        for one in case.withdrawal_notices
        if one.recipient_id == key and one.on <= day and one.recorded_at >= latest.recorded_at
    ]
    last_on = max(row.on for row in rows)
    return Holder(key, rows[-1].recipient_name, len(rows), last_on, facts.last(told))


def _taken_back(case: Case, paper: HandOut, day: date) -> Iterator[ConsentWithdrawal]:
    """The withdrawals by that day that concern the consents on which a paper rests."""
    if not paper.basis.startswith(_ON_A_CONSENT):
        return
    numbers = paper.basis.removeprefix(_ON_A_CONSENT).split(",")
    for consent in case.consents:
        if str(consent.number) in numbers:
            for one in consent.withdrawals:
                is_about = one.is_whole or str(paper.recipient_id) in one.receivers
                if one.on <= day and is_about:
                    yield one


def overlaps(case: Case, day: date) -> list[Overlap]:
    """Answers that run beside a later one of the same giver and say something else."""
    found = []
    for answer in consents.answers(case, day):
        later = answer.consent
        if later is None or answer.standing is not Standing.VALID:
            continue
        earlier = [
            row
            for row in case.consents
            if row.id != later.id
            and (row.giver_kind, row.giver_id) == (later.giver_kind, later.giver_id)
            and consents.runs(row, day)
            and _says(row) != _says(later)
        ]
        found += [Overlap(row, later) for row in earlier]
    return found


def _says(row: Consent) -> tuple[object, ...]:
    parties = {(consents.party_key(one), frozenset(one.areas)) for one in row.parties}
    excepted = {(one.topic, tuple(sorted(one.receivers)), one.text) for one in row.exceptions}
    return row.make_plan, row.share, frozenset(row.areas), parties, excepted
