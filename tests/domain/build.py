"""Cases built in memory for the rules: nothing here needs a store, everybody is invented."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sipdesk.domain.model import (
    Answer,
    Case,
    ChildrenAnswer,
    ClosePerson,
    Consent,
    ConsentException,
    ConsentForm,
    ConsentParty,
    ConsentWithdrawal,
    GiverKind,
    Goal,
    Guardian,
    Inquiry,
    Intervention,
    Judgement,
    Meeting,
    Need,
    Offer,
    OfferAnswer,
    Owner,
    Participant,
    Party,
    Person,
    Plan,
    PlanState,
    Position,
    Principal,
    Representative,
    Unit,
)
from sipdesk.domain.pack import Local, Pack, Packs, Setting
from sipdesk.domain.problems import Problem
from sipdesk.domain.rules import flags

DAY = date(2026, 3, 2)
LATER = DAY + timedelta(days=1)
AREAS = ["beroende", "psykisk_halsa", "boende"]
PACKS = Packs.load()


def pack(county: str = "jh-2026", child: str | None = None, **settings: Any) -> Pack:
    """The shipped packs together, perhaps with local settings."""
    values = {name: Setting(value, "Lokal rutin") for name, value in settings.items()}
    return PACKS.combined("national-2025", county, child, Local(values))


def unit(name: str, principal: Principal = Principal.REGION, **more: Any) -> Unit:
    """A unit."""
    return Unit(name=name, principal=principal, **more)


def case(born: date | None = date(1984, 3, 7), **person: Any) -> Case:
    """A case of an adult, held by a unit of the municipality, with nothing recorded in it."""
    who = Person(given="Mikael", family="Exempelsson", born_on=born, **person)
    own = unit("Vuxenenheten", Principal.KOMMUN)
    made = Case(number="2026-0001", person_id=who.id, opened_on=DAY, authority_unit_id=own.id)
    made.person, made.authority_unit = who, own
    add_unit(made, own)
    return made


def add_unit(made: Case, one: Unit) -> Unit:
    """Make a unit a party of the case."""
    made.parties.append(Party(case_id=made.id, unit_id=one.id, unit=one))
    return one


def add_guardian(made: Case, name: str) -> Guardian:
    """A guardian of the child."""
    row = Guardian(person_id=made.person.id, name=name)
    made.person.guardians.append(row)
    return row


def add_close_person(made: Case, name: str = "Åsa Påhitt") -> ClosePerson:
    """A close person."""
    row = ClosePerson(person_id=made.person.id, name=name)
    made.person.close_persons.append(row)
    return row


def add_representative(made: Case, name: str = "Åke Testgren") -> Representative:
    """A representative."""
    row = Representative(person_id=made.person.id, name=name)
    made.person.representatives.append(row)
    return row


def consent(made: Case, *parties: Any, on: date = DAY, **fields: Any) -> Consent:
    """A consent in force from a day on; `parties` are rows or (row, areas)."""
    values: dict[str, Any] = {
        "make_plan": True,
        "share": True,
        "form": ConsentForm.ORAL,
        "purpose": "Samordna stöd.",
        "areas": AREAS,
        "given_on": on,
        "valid_from": on,
        "valid_until": on + timedelta(days=364),
        "number": len(made.consents) + 1,
    }
    row = Consent(case_id=made.id, **{**values, **fields})
    for party in parties:
        who, areas = party if isinstance(party, tuple) else (party, ["all"])
        row.parties.append(ConsentParty(consent_id=row.id, areas=areas, **_key(who)))
    made.consents.append(row)
    return row


def _key(who: Any) -> dict[str, UUID]:
    names = {Unit: "unit_id", ClosePerson: "close_person_id", Representative: "representative_id"}
    return {names[type(who)]: who.id}


def by_guardian(guardian: Guardian) -> dict[str, Any]:
    """Fields of a consent that a guardian gives."""
    return {
        "giver_kind": GiverKind.GUARDIAN,
        "giver_id": guardian.id,
        "basis": "vardnadshavare",
    }


def refused(made: Case, on: date = DAY, **fields: Any) -> Consent:
    """A no."""
    return consent(made, on=on, make_plan=False, share=False, **fields)


def withdraw(row: Consent, on: date, *receivers: Any) -> None:
    """The yes taken back, for all or for some."""
    keys = [str(one.id) for one in receivers]
    gone = ConsentWithdrawal(consent_id=row.id, on=on, is_whole=not keys, receivers=keys)
    row.withdrawals.append(gone)


def without(row: Consent, topic: str, *receivers: Any, **more: Any) -> ConsentException:
    """An exception of a consent."""
    keys = [str(one.id) for one in receivers]
    found = ConsentException(consent_id=row.id, topic=topic, receivers=keys, **more)
    row.exceptions.append(found)
    return found


def unable(made: Case, on: date = DAY, whole: bool = True, **fields: Any) -> Position:
    """A note that the person cannot take a position; whole: all that the path needs."""
    text = "x" if whole else ""
    row = Position(
        case_id=made.id,
        on=on,
        can_take=False,
        assessment=text,
        assessed_by=text,
        attitude_search=text,
        ground_paragraph=text,
        ground_decision_maker=text,
        ground_on=on if whole else None,
        **fields,
    )
    made.positions.append(row)
    return row


def plan(made: Case, state: PlanState = PlanState.DRAFT, **fields: Any) -> Plan:
    """A whole plan with one need in each of two areas; every gap is filled."""
    values: dict[str, Any] = {
        "version": len(made.plans) + 1,
        "responsible_principal": Principal.KOMMUN,
        "coordinator_name": "Karin Provberg",
        "followup_on": DAY + timedelta(days=60),
        "followup_caller": "Karin Provberg",
        "finalised_on": None if state is PlanState.DRAFT else DAY,
        "state": state,
    }
    made_plan = Plan(case_id=made.id, **{**values, **fields})
    for area in ("beroende", "boende"):
        add_row(made_plan, area)
    made.plans.append(made_plan)
    return made_plan


def add_row(made: Plan, area: str, **fields: Any) -> Intervention:
    """A need with one goal and one intervention, at the end of the plan."""
    need = Need(plan_id=made.id, area=area, words=f"Behov {area}")
    goal = Goal(need_id=need.id, text=f"Mål {area}")
    values: dict[str, Any] = {
        "what": f"Insats {area}",
        "owner": Owner.KOMMUN,
        "latest_on": DAY + timedelta(days=30),
    }
    row = Intervention(goal_id=goal.id, **{**values, **fields})
    goal.interventions.append(row)
    need.goals.append(goal)
    made.needs.append(need)
    return row


def inquiry(made: Case, on: date = DAY, **fields: Any) -> Inquiry:
    """What is written about the person is under inquiry."""
    row = Inquiry(case_id=made.id, on=on, what="Uppgift om fall", **fields)
    made.inquiries.append(row)
    return row


def meeting(made: Case, **fields: Any) -> Meeting:
    """A meeting of the case."""
    row = Meeting(case_id=made.id, **fields)
    made.meetings.append(row)
    return row


def sent(to: Meeting, one: Unit, **fields: Any) -> Participant:
    """A unit that has got its letter."""
    values: dict[str, Any] = {"sent_on": DAY, **fields}
    row = Participant(meeting_id=to.id, unit_id=one.id, unit=one, **values)
    to.participants.append(row)
    return row


def codes(made: Case, day: date = DAY, rules: Pack | None = None) -> list[str]:
    """The codes that show on a day."""
    return [problem.code for problem in flags.problems(made, day, rules or pack())]


def one_of(made: Case, code: str, day: date = DAY, rules: Pack | None = None) -> Problem:
    """The only problem with a code that shows on a day."""
    found = [p for p in flags.problems(made, day, rules or pack()) if p.code == code]
    assert len(found) == 1, codes(made, day, rules)
    return found[0]


def judge(
    made: Case, principal: Principal = Principal.KOMMUN, needed: bool = True, why: str = ""
) -> None:
    """A principal's judgement."""
    row = Judgement(case_id=made.id, on=DAY, principal=principal, is_needed=needed, why=why)
    made.judgements.append(row)


def answer_children(made: Case, answer: Answer = Answer.NO, **fields: Any) -> None:
    """An answer to the children question."""
    row = ChildrenAnswer(case_id=made.id, on=DAY, answer=answer, **fields)
    made.children_answers.append(row)


def offer(made: Case, *answers: Answer, **fields: Any) -> None:
    """An offer with its answers."""
    row = Offer(case_id=made.id, on=DAY)
    for answer in answers:
        row.answers.append(OfferAnswer(offer_id=row.id, on=DAY, answer=answer, **fields))
    made.offers.append(row)


def called() -> tuple[Case, Unit]:
    """A case with consent for a unit of the region."""
    made = case()
    one = add_unit(made, unit("Vuxenpsykiatrin"))
    consent(made, one)
    return made, one


def moment(day: date) -> datetime:
    """The morning of a day."""
    return datetime.combine(day, time(8), UTC)
