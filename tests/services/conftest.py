"""A desk for the tests of services: verbs in transactions of their own, on a real store."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import (
    Answer,
    Case,
    Consent,
    ConsentForm,
    GiverKind,
    LogRow,
    Meeting,
    Owner,
    Plan,
    Principal,
    Unit,
)
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, cases, consents, directory, log, meetings, plans
from sipdesk.storage.store import Store

TODAY = date(2026, 3, 12)
NUMBER = "198403679817"


class Desk:
    """Somebody at work: each verb is one transaction; reads are transactions of their own."""

    def __init__(self, store: Store, actor: acts.Actor, packs: Packs) -> None:
        self.store, self.actor, self.packs = store, actor, packs

    def session(self) -> AbstractContextManager[Session]:
        return self.store.session()

    def do(self, verb: Callable[..., Any], case_id: UUID | None = None, /, **fields: Any) -> Any:
        with self.store.session() as session:
            acts.enter(session, self.actor, self.packs)
            return acts.perform(session, verb, case_id, **fields)

    def ask(self, query: Callable[..., Any], /, *args: Any, **fields: Any) -> Any:
        with self.store.session() as session:
            acts.enter(session, self.actor, self.packs)
            return query(session, *args, **fields)

    def case(self, case_id: UUID) -> Case:
        found: Case = self.ask(cases.load, case_id)
        return found

    def units(self) -> dict[str, Unit]:
        return {unit.name: unit for unit in self.ask(directory.list_units)}

    def log(self) -> list[LogRow]:
        rows: list[LogRow] = self.ask(log.list_rows)
        return rows

    # Whole steps of an invented adult's way, for tests that begin further on

    def new_case(self, **fields: Any) -> UUID:
        values = {"given": "Alva", "family": "Lingonhed", "number": NUMBER, **fields}
        case: Case = self.do(cases.create_case, **values)
        return case.id

    def offered(self, case_id: UUID) -> None:
        self.do(cases.raise_need, case_id, by="Alva", why="Många kontakter")
        self.do(cases.judge_need, case_id, principal=Principal.KOMMUN, is_needed=True)
        self.do(cases.answer_children, case_id, answer=Answer.NO)
        self.do(cases.give_offer, case_id, by="Sara Påhitt", how="vid besök")
        self.do(cases.answer_offer, case_id, answer=Answer.YES)

    def consent(
        self, case_id: UUID, *, areas: list[str] | None = None, to: tuple[str, ...] = ()
    ) -> Consent:
        units = self.units()
        draft = self.do(consents.start_consent, case_id, giver_kind=GiverKind.PERSON)
        self.do(
            consents.change_consent,
            case_id,
            consent_id=draft.id,
            make_plan=True,
            share=True,
            form=ConsentForm.ORAL,
            purpose="Göra och följa upp planen",
            areas=areas or ["boende", "psykisk_halsa"],
        )
        for name in to or tuple(units):
            self.do(
                consents.set_party_areas,
                case_id,
                consent_id=draft.id,
                unit_id=units[name].id,
                areas=["all"],
            )
        given: Consent = self.do(consents.give_consent, case_id, consent_id=draft.id)
        return given

    def meeting(self, case_id: UUID) -> Meeting:
        meeting = self.do(meetings.plan_meeting, case_id, on=TODAY, place="Folkets hus")
        for unit in self.units().values():
            row = self.do(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id)
            self.do(meetings.mark_sent, case_id, participant_id=row.id)
        held: Meeting = self.do(
            meetings.hold_meeting,
            case_id,
            meeting_id=meeting.id,
            present_ids=[row.id for row in self.case(case_id).meetings[0].participants],
            is_person_present=True,
        )
        return held

    def plan(self, case_id: UUID, **fields: Any) -> Plan:
        """A plan with a need, a goal and an intervention, ready to be made final."""
        plan = self.do(plans.start_plan, case_id)
        values: dict[str, Any] = {
            "own_words": "Jag vill sova bättre.",
            "responsible_principal": Principal.KOMMUN,
            "coordinator_name": "Sara Påhitt",
            "followup_on": date(2026, 6, 2),
            "followup_caller": "Sara Påhitt",
            **fields,
        }
        self.do(plans.change_plan, case_id, plan_id=plan.id, **values)
        need = self.do(plans.add_need, case_id, area="boende", words="Hemma är det rörigt.")
        goal = self.do(plans.add_goal, case_id, need_id=need.id, text="Jag trivs hemma.")
        self.do(
            plans.add_intervention,
            case_id,
            goal_id=goal.id,
            what="Boendestöd två gånger i veckan",
            owner=Owner.KOMMUN,
            unit_id=self.units()["Vuxenenheten"].id,
            function="boendestödjare",
            starts_on=date(2026, 3, 16),
            latest_on=date(2026, 4, 30),
        )
        return next(row for row in self.case(case_id).plans if row.id == plan.id)

    def final(self, case_id: UUID) -> Plan:
        plan: Plan = self.do(plans.finalise, case_id, plan_id=self.plan(case_id).id)
        return plan

    def whole(self) -> UUID:
        """A case with a final plan."""
        case_id = self.new_case()
        self.offered(case_id)
        self.consent(case_id)
        self.meeting(case_id)
        self.final(case_id)
        return case_id


@pytest.fixture
def turn_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Turn the clock to a day."""

    def turn(day: date) -> None:
        monkeypatch.setattr(clock, "today", lambda: day)

    return turn


@pytest.fixture
def desk(store: Store, actor: acts.Actor, packs: Packs, turn_to: Callable[[date], None]) -> Desk:
    """Somebody at work on 12 March 2026."""
    turn_to(TODAY)
    return Desk(store, actor, packs)
