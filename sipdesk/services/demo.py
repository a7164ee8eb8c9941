"""Practice: a store of invented cases in different steps, with days that count from today."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import (
    Answer,
    Case,
    CloseAnswer,
    ConsentForm,
    InterventionKind,
    Owner,
    Principal,
    Protection,
    Reply,
    Role,
    UserRole,
)
from sipdesk.domain.pack import Packs
from sipdesk.i18n import translator
from sipdesk.paths import shipped
from sipdesk.printing.render import render
from sipdesk.services import (
    cases,
    consents,
    directory,
    documents,
    log,
    meetings,
    office,
    people,
    plans,
    sealed,
    watch,
)
from sipdesk.services.actor import enter

Story = dict[str, Any]


def fill(session: Session, folder: Path | None = None, packs: Packs | None = None) -> list[Case]:
    """Furnish an empty store with an office, users, units and the cases of a folder.

    Everybody is invented and every case is marked as practice (`resources/demo`).
    """
    folder = folder or shipped("resources", "demo")
    home = tomllib.loads((folder / "office.toml").read_text(encoding="utf-8"))
    people_of = _furnish(session, home, packs or Packs.load())
    stories = sorted(path for path in folder.glob("*.toml") if path.name != "office.toml")
    made = [_Told(session, people_of).tell(_read(path)) for path in stories]
    session.flush()
    return made


def _read(path: Path) -> Story:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _furnish(session: Session, home: Story, packs: Packs) -> dict[str, UUID]:
    ids: dict[str, UUID] = {}
    for row in home["unit"]:
        values = {key: value for key, value in row.items() if key not in ("id", "principal")}
        unit = directory.add_unit(session, principal=Principal[row["principal"]], **values)
        ids[row["id"]] = unit.id
    session.flush()
    users = []
    for row in home["user"]:
        names = {key: row[key] for key in ("name", "title", "phone")}
        roles = [UserRole(each) for each in row["roles"]]
        users.append(office.add_user(session, unit_id=ids[row["unit"]], roles=roles, **names))
        ids[row["id"]] = users[-1].id
    office.set_office(session, principal=Principal.KOMMUN, is_practice=True, **home["office"])
    session.flush()
    enter(session, office.actor_for(session, users[0]), packs)
    return ids


class _Told:
    """One case being told: the verbs of each part of its story."""

    def __init__(self, session: Session, ids: dict[str, UUID]) -> None:
        self.session, self.ids, self.today = session, ids, clock.today()

    def tell(self, story: Story) -> Case:
        """Play a whole story; the watch is written once, at the end."""
        self.case_id = self._case(story["case"]).id
        self._need(story["need"])
        if "consent" in story:
            self._consent(story["consent"])
        if "preparation" in story:
            self._do(cases.fill_preparation, **self._dated(story["preparation"]))
        if "meeting" in story:
            self._meeting(story["meeting"])
        if "plan" in story:
            self._plan(story["plan"])
        self.session.flush()
        sealed.keep(self.session, self.case_id, {})
        log.record(self.session, act="demo.fill", case_id=self.case_id)
        watch.rewrite_watch(self.session, self.case_id)
        return cases.load(self.session, self.case_id)

    def _do(self, verb: Any, **fields: Any) -> Any:
        return verb(self.session, self.case_id, **fields)

    def _day(self, offset: int | None) -> date | None:
        return None if offset is None else self.today + timedelta(days=offset)

    def _dated(self, row: Story) -> Story:
        return {key: self._day(value) if key == "on" else value for key, value in row.items()}

    def _case(self, row: Story) -> Case:
        person = {
            key: row[key]
            for key in ("given", "family", "number", "language", "phone", "address")
            if key in row
        }
        coordinator = self.ids[row.get("coordinator", "sara")]
        case = cases.create_case(
            self.session,
            on=self._day(row["day"]),
            coordinator_id=coordinator,
            protection=Protection[row.get("protection", "NONE")],
            **person,
        )
        self.case_id = case.id
        for unit in row["parties"]:
            self._do(cases.add_party, unit_id=self.ids[unit])
        for close in row.get("close", ()):
            self._close_person(close)
        return case

    def _close_person(self, row: Story) -> None:
        names = {key: row[key] for key in ("name", "relation", "phone")}
        close = self._do(people.add_close_person, **names)
        self._do(
            people.answer_close_person,
            close_person_id=close.id,
            answer=CloseAnswer[row["answer"]],
            letter_ok=row["letter"],
            is_suitable=True,
        )

    def _need(self, row: Story) -> None:
        on = self._day(row["on"])
        principal = Principal[row["principal"]] if "principal" in row else None
        role = Role[row.get("role", "PRINCIPAL")]
        words = {"by": row["by"], "why": row["why"]}
        self._do(cases.raise_need, on=on, by_role=role, principal=principal, **words)
        self._do(cases.answer_children, on=on, answer=Answer.NO)
        for number, name in enumerate(row["judged"]):
            judging = Principal[name]
            if number:
                self._do(cases.permit_contact, on=on, principal=judging, by="personen", how="möte")
            self._do(cases.judge_need, on=on, principal=judging, is_needed=True)
        offered = self._day(row.get("offered"))
        self._do(cases.give_offer, on=offered, by="Sara Påhitt", how="vid besök", has_leaflet=True)
        if "answer" in row:
            self._do(
                cases.answer_offer,
                on=self._day(row["answered"]),
                answer=Answer[row["answer"]],
                reason=row.get("reason", ""),
                ask_again_on=self._day(row.get("ask_again")),
            )

    def _consent(self, row: Story) -> None:
        draft = self._do(consents.start_consent)
        which = {"consent_id": draft.id}
        until, on = self._day(row.get("until")), self._day(row.get("on"))
        self._do(
            consents.change_consent,
            **which,
            purpose=row["purpose"],
            areas=row["areas"],
            valid_from=on,
            valid_until=until,
        )
        for unit, areas in row["parties"].items():
            self._do(consents.set_party_areas, **which, unit_id=self.ids[unit], areas=areas)
        for one in row.get("exception", ()):
            self._do(consents.add_exception, **which, **one)
        if on is not None:
            form = ConsentForm[row["form"]]
            self._do(consents.change_consent, **which, make_plan=True, share=True, form=form)
            self._do(consents.give_consent, **which, given_on=on)

    def _meeting(self, row: Story) -> None:
        meeting = self._do(
            meetings.plan_meeting,
            on=self._day(row["on"]),
            starts_at=row["at"],
            ends_at=row.get("until"),
            place=row["place"],
            purpose=row["purpose"],
            why_now=row.get("why_now", ""),
            reply_by_on=self._day(row["reply_by"]),
            leader="Sara Påhitt",
            note_taker="Sara Påhitt",
        )
        rows = {}
        for unit in row["invited"]:
            rows[unit] = self._do(
                meetings.add_participant,
                meeting_id=meeting.id,
                unit_id=self.ids[unit],
                questions="Vad kan ni erbjuda?",
            )
            sent = self._day(row["sent"])
            self._do(meetings.mark_sent, participant_id=rows[unit].id, how="post", on=sent)
        for unit in row.get("replied", ()):
            self._do(meetings.record_reply, participant_id=rows[unit].id, reply=Reply.COMES)
        if row.get("held"):
            present = [rows[unit].id for unit in row["present"]]
            which = {"meeting_id": meeting.id, "present_ids": present}
            self._do(meetings.hold_meeting, **which, is_person_present=True)
        for unit, reason in row.get("absent", {}).items():
            self._do(
                meetings.explain_absence,
                participant_id=rows[unit].id,
                reason=reason,
                is_valid=True,
            )

    def _plan(self, row: Story) -> None:
        plan = self._do(plans.start_plan)
        texts = {
            key: row[key]
            for key in ("own_words", "signs", "contingency", "responsible_named", "followup_place")
            if key in row
        }
        self._do(
            plans.change_plan,
            plan_id=plan.id,
            responsible_principal=Principal[row["responsible"]],
            responsible_unit_id=self.ids[row["responsible_unit"]],
            followup_on=self._day(row.get("followup")),
            followup_caller=row.get("caller", ""),
            coordinator_deputy="Bo Testlund",
            **texts,
        )
        for need in row["need"]:
            self._plan_need(need)
        for text in row.get("own_parts", ()):
            self._do(plans.add_own_part, text=text)
        if "final" in row:
            self._do(plans.finalise, plan_id=plan.id, on=self._day(row["final"]))
            self._after_final(plan.id, row)

    def _after_final(self, plan_id: UUID, row: Story) -> None:
        rows = [each for need in row["need"] for g in need.get("goal", ()) for each in g["row"]]
        for each in rows:
            if each.get("kept"):
                self._do(plans.keep_promise, intervention_id=each["id"])
        if "handed_out" not in row:
            return
        made = self._do(documents.content, kind="plan_individual", plan_id=plan_id)
        self._do(
            documents.freeze_and_hand_out,
            kind="plan_individual",
            recipient=documents.PERSON,
            content=render(made.kind, made.content, translator("sv")),
            how=row["handed_out"],
            plan_id=plan_id,
            on=self._day(row["final"]),
        )

    def _plan_need(self, row: Story) -> None:
        need = self._do(
            plans.add_need,
            area=row["area"],
            words=row["words"],
            strength=row.get("strength", ""),
            is_unmet="unmet" in row,
            unmet_why=row.get("unmet", ""),
        )
        for one in row.get("goal", ()):
            goal = self._do(plans.add_goal, need_id=need.id, text=one["text"])
            for each in one["row"]:
                each["id"] = self._row(goal.id, each)

    def _row(self, goal_id: UUID, row: Story) -> UUID:
        made = self._do(
            plans.add_intervention,
            goal_id=goal_id,
            what=row["what"],
            owner=Owner[row["owner"]],
            unit_id=self.ids[row["unit"]],
            function=row["function"],
            named=row.get("named", ""),
            kind=InterventionKind[row["kind"]],
            starts_on=self._day(row.get("starts")),
            latest_on=self._day(row.get("latest")),
        )
        found: UUID = made.id
        return found
