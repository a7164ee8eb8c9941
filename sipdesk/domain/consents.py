"""What the answers about consent amount to on a day: who must answer, who has, what all gave.

Nothing here is overwritten history: every question takes the day it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from sipdesk.domain import facts
from sipdesk.domain.model import (
    Case,
    Consent,
    ConsentException,
    ConsentParty,
    GiverKind,
    LegalGround,
    Position,
)

ALL = "all"
OTHER = "other"
OWN_ANSWER_FROM = 15  # years; REQ D: the child's own answer beside the guardians'


class Standing(StrEnum):
    """What one giver's latest answer amounts to on a day."""

    NONE = "none"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    VALID = "valid"


class ConsentState(StrEnum):
    """What the header of the case says; the value is its code in the cases."""

    NONE = "none"
    VALID = "valid"
    LIMITED = "limited"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    INCAPACITY = "incapacity"


class Path(StrEnum):
    """How far the path for a person who cannot take a position has come (practice, F18)."""

    NOT_IN_USE = "not_in_use"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Answered:
    """One person who must answer, and what the latest answer amounts to."""

    kind: GiverKind
    giver_id: UUID | None
    standing: Standing
    consent: Consent | None = None

    @property
    def since(self) -> date | None:
        """The day from which a withdrawal or an expiry counts."""
        if self.consent is None:
            return None
        if self.standing is Standing.WITHDRAWN:
            return _withdrawn_on(self.consent)
        if self.standing is Standing.EXPIRED and self.consent.valid_until:
            return self.consent.valid_until + timedelta(days=1)
        return None


def answers(case: Case, day: date) -> list[Answered]:
    """Each one who must answer that day (FB 6 kap. 11, 13 §§; from 15 the child too)."""
    return [_answered(case, kind, giver, day) for kind, giver in _givers(case, day)]


def _givers(case: Case, day: date) -> Iterator[tuple[GiverKind, UUID | None]]:
    if not facts.is_minor(case, day):
        yield GiverKind.PERSON, None
        return
    for guardian in case.person.guardians:
        yield GiverKind.GUARDIAN, guardian.id
    years = facts.age(case, day)
    if years is not None and years >= OWN_ANSWER_FROM:
        yield GiverKind.PERSON, None


def _answered(case: Case, kind: GiverKind, giver: UUID | None, day: date) -> Answered:
    latest = max(
        (row for row in case.consents if _is_by(row, kind, giver) and _has_begun(row, day)),
        key=lambda row: (row.given_on, row.number, row.recorded_at),
        default=None,
    )
    return Answered(kind, giver, _standing(latest, day), latest)


def _is_by(row: Consent, kind: GiverKind, giver: UUID | None) -> bool:
    if kind is GiverKind.PERSON:
        # A representative's answer is only ever stored where the person cannot answer.
        return row.giver_kind in (GiverKind.PERSON, GiverKind.REPRESENTATIVE)
    return row.giver_kind is kind and row.giver_id == giver


def _has_begun(row: Consent, day: date) -> bool:
    if row.given_on is None or row.make_plan is None:
        return False
    return row.given_on <= day and (is_refusal(row) or (row.valid_from or row.given_on) <= day)


def is_refusal(row: Consent) -> bool:
    """Whether both answers are no."""
    return not row.make_plan and not row.share


def _standing(row: Consent | None, day: date) -> Standing:
    if row is None:
        return Standing.NONE
    if is_refusal(row):
        return Standing.REFUSED
    withdrawn = _withdrawn_on(row)
    if withdrawn is not None and withdrawn <= day:
        return Standing.WITHDRAWN
    if row.valid_until is not None and row.valid_until < day:
        return Standing.EXPIRED
    return Standing.VALID


def runs(row: Consent, day: date) -> bool:
    """Whether a record is a yes that has begun and neither ended nor been taken back."""
    return _has_begun(row, day) and _standing(row, day) is Standing.VALID


def _withdrawn_on(row: Consent) -> date | None:
    return min((w.on for w in row.withdrawals if w.is_whole), default=None)


def standing(case: Case, day: date) -> Standing:
    """What all answers amount to together: the first that is not a yes decides."""
    found = [row.standing for row in answers(case, day)]
    order = (Standing.NONE, Standing.REFUSED, Standing.WITHDRAWN, Standing.EXPIRED)
    return next((one for one in order if one in found), Standing.VALID if found else Standing.NONE)


def is_valid(case: Case, day: date) -> bool:
    """Whether everybody who must answer has a yes that is in force."""
    return standing(case, day) is Standing.VALID


def in_force(case: Case, day: date) -> list[Consent]:
    """The consent records in force, one of each giver; empty unless all have said yes."""
    if not is_valid(case, day):
        return []
    return [row.consent for row in answers(case, day) if row.consent is not None]


def may_plan(case: Case, day: date) -> bool:
    """Whether all have said yes to making the plan."""
    rows = in_force(case, day)
    return bool(rows) and all(row.make_plan for row in rows)


def may_share(case: Case, day: date) -> bool:
    """Whether all have said yes to sharing information."""
    rows = in_force(case, day)
    return bool(rows) and all(row.share for row in rows)


def granted(case: Case, day: date) -> dict[UUID, frozenset[str]]:
    """The areas that all gave, by unit, close person or representative; exceptions not yet off."""
    rows = in_force(case, day)
    if not rows or not all(row.share for row in rows):
        return {}
    lists = [_given_by(row, day) for row in rows]
    common = set(lists[0]).intersection(*lists[1:])
    found = {key: _in_all([one[key] for one in lists]) for key in common}
    return {key: areas for key, areas in found.items() if areas}


def _given_by(row: Consent, day: date) -> dict[UUID, frozenset[str]]:
    gone = withdrawn_parties(row, day)
    found = {}
    for party in row.parties:
        key = party_key(party)
        if key is not None and str(key) not in gone and party.areas:
            found[key] = frozenset(row.areas if ALL in party.areas else party.areas)
    whole = frozenset(row.areas or [ALL])
    found = {key: _in_all([areas, whole]) for key, areas in found.items()}
    return {key: areas for key, areas in found.items() if areas}


def party_key(party: ConsentParty) -> UUID | None:
    """The id of the unit, close person or representative that a row names."""
    return party.unit_id or party.close_person_id or party.representative_id


def withdrawn_parties(row: Consent, day: date) -> set[str]:
    """Ids, as text, of the receivers that were taken out of the consent by that day."""
    return {one for w in row.withdrawals if not w.is_whole and w.on <= day for one in w.receivers}


def _in_all(lists: list[frozenset[str]]) -> frozenset[str]:
    named = [areas for areas in lists if ALL not in areas]
    if not named:
        return frozenset({ALL})
    return frozenset.intersection(*named)


def exceptions(case: Case, day: date) -> list[ConsentException]:
    """The exceptions of every consent in force."""
    return [row for consent in in_force(case, day) for row in consent.exceptions]


def position(case: Case, day: date) -> Position | None:
    """The latest note on whether the person can take a position."""
    return facts.last([row for row in case.positions if row.on <= day])


def path(case: Case, day: date) -> Path:
    """Whether the path for a person who cannot take a position is in use, and complete."""
    row = position(case, day)
    if row is None or row.can_take or row.is_temporary or facts.is_minor(case, day):
        return Path.NOT_IN_USE
    return Path.COMPLETE if is_complete(row) else Path.INCOMPLETE


def is_complete(row: Position) -> bool:
    """Whether assessment, assessor, attitude search and ground are all there."""
    texts = (row.assessment, row.assessed_by, row.attitude_search, row.ground_paragraph)
    return all(t.strip() for t in (*texts, row.ground_decision_maker)) and bool(row.ground_on)


def opens_by_path(case: Case, day: date) -> bool:
    """Whether the complete path stands in the place of a consent that day."""
    return path(case, day) is Path.COMPLETE and not is_valid(case, day)


def ground_for(case: Case, receiver: UUID | None, day: date) -> LegalGround | None:
    """The latest complete legal ground that names this receiver; it opens for nobody else."""
    rows = [
        row
        for row in case.legal_grounds
        if receiver in (row.unit_id, row.receiver_id) and row.on <= day and _is_whole(row)
    ]
    return facts.last(rows) if receiver is not None else None


def _is_whole(row: LegalGround) -> bool:
    return bool(row.paragraph.strip() and row.decision_maker.strip())


def consent_state(case: Case, day: date) -> ConsentState:
    """What the header says that day (cases README, "consent in the header")."""
    now = standing(case, day)
    if now is Standing.VALID:
        return ConsentState.LIMITED if _is_limited(case, day) else ConsentState.VALID
    if path(case, day) is Path.COMPLETE:
        return ConsentState.INCAPACITY
    return {
        Standing.WITHDRAWN: ConsentState.WITHDRAWN,
        Standing.EXPIRED: ConsentState.EXPIRED,
    }.get(now, ConsentState.NONE)


def _is_limited(case: Case, day: date) -> bool:
    rows = in_force(case, day)
    if any(r.exceptions or withdrawn_parties(r, day) or not r.make_plan for r in rows):
        return True
    given = [_given_by(row, day) for row in rows]
    ends = {row.valid_until for row in rows}
    return not may_share(case, day) or any(one != given[0] for one in given) or len(ends) > 1


def turning_days(case: Case) -> list[date]:
    """The days on which the calendar or a record may change the state, in order."""
    found: set[date] = set()
    for row in case.consents:
        found.update(d for d in (row.given_on, row.valid_from) if d)
        found.update(w.on for w in row.withdrawals)
        if row.valid_until and row.valid_until < date.max:
            found.add(row.valid_until + timedelta(days=1))
    found.update(row.on for row in case.positions)
    if case.person.born_on:
        found.update(facts.birthday(case.person.born_on, n) for n in (OWN_ANSWER_FROM, 18))
    return sorted(found)
