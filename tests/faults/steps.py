"""A case's whole way as single acts, each begun from what the store holds: for those who kill it.

No Qt here: the process that does these acts is forked from a warm parent.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlmodel import Session, col, func, select

from sipdesk.domain import model
from sipdesk.domain.model import Answer, Case, CloseReason, ConsentForm, LogRow, Owner, Principal
from sipdesk.domain.pack import Packs
from sipdesk.services import (
    acts,
    cases,
    consents,
    directory,
    documents,
    meetings,
    needs,
    offers,
    people,
    plan_rows,
    plans,
    watch,
)
from sipdesk.services.acts import Actor
from sipdesk.storage.store import Store

DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Step:
    """One act of a case: the verb, what it is given, and the row that comes with its log row."""

    verb: Callable[..., Any]
    fields: Callable[[Any, list[Any]], dict[str, Any]] = lambda _case, _units: {}
    makes: type[Any] | None = None

    @property
    def act(self) -> str:
        """The name in the log."""
        return f"{self.verb.__module__.rpartition('.')[2]}.{self.verb.__name__}"


def always(**fields: Any) -> Callable[[Any, list[Any]], dict[str, Any]]:
    """The same fields for every case."""
    return lambda _case, _units: fields


def _areas(which: int) -> Callable[[Any, list[Any]], dict[str, Any]]:
    return lambda case, units: {
        "consent_id": case.consents[0].id,
        "unit_id": units[which].id,
        "areas": ["all"],
    }


STEPS = (
    Step(cases.create_case, always(given="Prov", family="x" * 4000), Case),
    Step(people.change_person, always(given="Prova", phone="0100-00 00 09")),
    Step(needs.raise_need, always(by="T", principal=Principal.REGION, on=DAY), model.NeedRaised),
    Step(needs.judge_need, always(principal=Principal.KOMMUN, is_needed=True), model.Judgement),
    Step(needs.answer_children, always(answer=Answer.NO), model.ChildrenAnswer),
    Step(offers.give_offer, always(by="S", how="samtal"), model.Offer),
    Step(offers.answer_offer, always(answer=Answer.YES), model.OfferAnswer),
    Step(cases.add_party, lambda _case, units: {"unit_id": units[0].id}, model.Party),
    Step(cases.add_party, lambda _case, units: {"unit_id": units[1].id}, model.Party),
    Step(consents.start_consent, makes=model.Consent),
    Step(
        consents.change_consent,
        lambda case, _units: {
            "consent_id": case.consents[0].id,
            "form": ConsentForm.ORAL,
            "make_plan": True,
            "share": True,
            "purpose": "Samordna",
            "areas": ["boende"],
            "valid_from": DAY,
        },
    ),
    Step(consents.set_party_areas, _areas(0), model.ConsentParty),
    Step(consents.set_party_areas, _areas(1), model.ConsentParty),
    Step(consents.give_consent, lambda case, _units: {"consent_id": case.consents[0].id}),
    Step(
        meetings.plan_meeting, always(on=DAY, starts_at=time(13), place="Rum Tallen"), model.Meeting
    ),
    Step(
        meetings.add_participant,
        lambda case, units: {"meeting_id": case.meetings[0].id, "unit_id": units[1].id},
        model.Participant,
    ),
    Step(
        meetings.hold_meeting,
        lambda case, _units: {
            "meeting_id": case.meetings[0].id,
            "is_person_present": True,
            "present_ids": [row.id for row in case.meetings[0].participants],
        },
    ),
    Step(plans.start_plan, makes=model.Plan),
    Step(plan_rows.add_need, always(area="boende", words="Bostad"), model.Need),
    Step(
        plan_rows.add_goal,
        lambda case, _units: {"need_id": case.plans[0].needs[0].id, "text": "Egen lägenhet"},
        model.Goal,
    ),
    Step(
        plan_rows.add_intervention,
        lambda case, units: {
            "goal_id": case.plans[0].needs[0].goals[0].id,
            "what": "Söka bostad",
            "owner": Owner.KOMMUN,
            "unit_id": units[0].id,
        },
        model.Intervention,
    ),
    Step(plan_rows.add_own_part, always(text="Jag ringer."), model.OwnPart),
    Step(documents.note_draft_print, always(kind="plan_individual")),
    Step(
        consents.withdraw_consent,
        lambda case, _units: {"consent_id": case.consents[0].id},
        model.ConsentWithdrawal,
    ),
    Step(
        cases.close_case,
        always(
            reason=CloseReason.COORDINATION_NOT_NEEDED, decided_by="S", outcome="Klar", is_told=True
        ),
    ),
)


@dataclass(frozen=True)
class Desk:
    """An open store and who works at it."""

    store: Store
    actor: Actor
    packs: Packs

    def next(self) -> None:
        """The act that follows the last one in the log, in a transaction of its own."""
        with self.store.session() as session:
            acts.enter(session, self.actor, self.packs)
            case, done = _at(session)
            step = STEPS[done % len(STEPS)]
            units = directory.list_units(session)
            loaded = cases.load(session, case) if case and done % len(STEPS) else None
            where = loaded.id if loaded else None
            acts.perform(session, step.verb, where, **step.fields(loaded, units))

    def count(self) -> int:
        """How many acts the store holds."""
        with self.store.session() as session:
            return _rows(session, LogRow)

    def look(self, acknowledged: int) -> int:
        """The acts that are there; fails when one is missing, or is there by half."""
        with self.store.session() as session:
            done = list(session.exec(select(LogRow.act).order_by(col(LogRow.id))))
            wanted = [STEPS[n % len(STEPS)].act for n in range(len(done))]
            assert done == wanted, "an act is missing or out of its order"
            assert tuple(session.exec(COUNT).one()) == _counts(len(done)), "half"
            if len(done) % 5 == 0:
                assert _has_watch_of_its_own(session, self), "half written: the list"
        assert acknowledged <= len(done) <= acknowledged + 1, "acknowledged and lost"
        return len(done)


KINDS = tuple(dict.fromkeys(step.makes for step in STEPS if step.makes))
COUNT = select(*(select(func.count()).select_from(kind).scalar_subquery() for kind in KINDS))


def _counts(done: int) -> tuple[int, ...]:
    """How many rows of each kind there are after so many acts."""
    whole, rest = divmod(done, len(STEPS))
    made = Counter(step.makes for step in STEPS)
    begun = Counter(step.makes for step in STEPS[:rest])
    return tuple(whole * made[kind] + begun[kind] for kind in KINDS)


def _rows(session: Session, kind: type[Any]) -> int:
    return session.exec(select(func.count()).select_from(kind)).one()


def _at(session: Session) -> tuple[Any, int]:
    """The case at work and how many acts there are in all."""
    last = session.exec(select(LogRow).order_by(col(LogRow.id).desc()).limit(1)).first()
    return (last.case_id, _rows(session, LogRow)) if last else (None, 0)


def _has_watch_of_its_own(session: Session, desk: Desk) -> bool:
    """Whether the list says of the case at work what its rows say."""
    case_id, _done = _at(session)
    if case_id is None:
        return True
    query = select(model.Watch).where(model.Watch.case_id == case_id)
    before = sorted(_told(row) for row in session.exec(query))
    acts.enter(session, desk.actor, desk.packs)
    watch.rewrite_watch(session, case_id)
    session.flush()
    session.expire_all()
    return before == sorted(_told(row) for row in session.exec(query))


def _told(row: Any) -> str:
    return repr(sorted((k, str(v)) for k, v in row.model_dump().items() if k not in _OWN))


_OWN = {"id", "recorded_at"}
