"""What a consent has led to: who has had papers on it, and which of two that overlap holds."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain import consents
from sipdesk.domain.consents import Standing
from sipdesk.domain.model import Case, Consent, HandOut


@dataclass(frozen=True)
class Holder:
    """A receiver who has papers that rest on a consent that was taken back."""

    name: str
    papers: int
    last_on: date


@dataclass(frozen=True)
class Overlap:
    """Two answers of one giver that both run; the later holds, also where it gives less."""

    earlier: Consent
    later: Consent


def to_tell(case: Case, day: date) -> list[Holder]:
    """Those who are to be told that the consent was taken back (F14): they have papers on it."""
    found: dict[str, list[HandOut]] = {}
    for row in case.hand_outs:
        if row.on <= day and row.basis.startswith("consent") and _is_taken_back(case, row, day):
            found.setdefault(row.recipient_name, []).append(row)
    return [
        Holder(name, len(rows), max(row.on for row in rows)) for name, rows in sorted(found.items())
    ]


def _is_taken_back(case: Case, row: HandOut, day: date) -> bool:
    for answer in consents.answers(case, day):
        if answer.consent is None or row.recipient_id is None:
            continue
        if answer.standing is Standing.WITHDRAWN:
            return True
        if str(row.recipient_id) in consents.withdrawn_parties(answer.consent, day):
            return True
    return False


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
