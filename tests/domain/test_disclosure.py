"""What may go to whom: the whole table, and what a recipient then sees of a plan."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain import disclosure, disclosure_ways
from sipdesk.domain.disclosure import Basis, Document, may_disclose
from sipdesk.domain.disclosure_ways import Recipient, RecipientKind
from sipdesk.domain.model import (
    CloseAnswer,
    ClosePersonAnswer,
    LegalGround,
    Principal,
    Protection,
    SecrecyTest,
)
from sipdesk.domain.problems import Override, RuleError
from sipdesk.domain.visible import visible_plan
from tests.domain import build, disclosure_cases
from tests.domain.build import DAY

TABLE = Path(__file__).with_name("disclosure.csv")


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['state']}: {row['recipient']}")
def test_every_row_of_the_table_holds(row):
    acts = disclosure_cases.ACTS
    seen = {act: disclosure_cases.answer(row["state"], row["recipient"], act) for act in acts}
    assert seen == {act: row[act] for act in acts}


def test_the_table_has_every_state_and_every_recipient_of_it():
    cells = {(row["state"], row["recipient"]) for row in _rows()}
    for state, make in disclosure_cases.STATES.items():
        who = {"personen", "egna myndigheten", "arenan", "skärmen", *make().who}
        assert {recipient for name, recipient in cells if name == state} == who


def test_the_table_has_every_paper_and_every_kind_of_receiver():
    papers = [paper for act in disclosure_cases.ACTS.values() for paper in act]
    assert sorted(papers) == sorted(Document)
    assert set(disclosure_cases.RECIPIENTS.values()) == set(RecipientKind)


SHARING = ("brev", "kopia", "export", "kalenderfil", "kontaktkort", "samtyckesblankett")
CLOSED = (
    "inget samtycke",
    "nej till allt",
    "börjar i morgon",
    "utgånget",
    "återkallat",
    "skyddade uppgifter, återkallat",
    "kan inte ta ställning, inte bedömt",
    "kan inte ta ställning för tillfället",
    "barn, en har inte svarat",
    "barn, en säger nej",
    "barn, en har fått sitt ja att gå ut",
    "barn, en har återkallat",
    "barn 16 år, eget svar saknas",
    "barn 16 år, barnet säger nej",
)
WITHOUT_A_YES = ("utan ja", "ingen frågat om", "säger nej till")


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['state']}: {row['recipient']}")
def test_the_table_says_what_a_lawyer_would_ask_of_it(row):
    to, state = row["recipient"], row["state"]
    others = to not in ("personen", "egna myndigheten", "skärmen", "arenan")
    if others and not to.startswith("vårdnadshavare"):
        assert not row["akten"].startswith("ja"), "the file stays in the own authority"
        assert not row["hela planen"].startswith("ja"), "the whole plan is the person's"
        assert not row["egen blankett"].startswith("ja")
        assert not row["registerutdrag"].startswith("ja")
        assert not row["brev till personen"].startswith("ja")
        assert not row["brev till vårdnadshavare"].startswith("ja")
        assert not row["bedömning"].startswith("ja")
    if others and state in CLOSED and not to.startswith("vårdnadshavare"):
        assert not [act for act in SHARING if row[act].startswith("ja")], "no yes and no ground"
    if to == "vårdnadshavare, inte prövad":
        assert not row["registerutdrag"].startswith("ja"), "OSL 12 kap. 3 §"
        assert not row["kopia"].startswith("ja")
    if state == "avliden" and others:
        assert not [act for act in SHARING if row[act].startswith("ja")]
    if to == "personen" and state != "avliden":
        assert row["hela planen"] == "ja all", "the own plan, whatever was withdrawn"
    if state.startswith("skyddade uppgifter") and to != "skärmen":
        assert not [act for act in ("kalenderfil", "kontaktkort") if row[act].startswith("ja")]
    if to == "arenan":
        yes = {act for act, said in row.items() if said.startswith("ja") and act in SHARING}
        assert not yes, "the arena reads de-identified papers alone"
    assert row["utan personuppgifter"].startswith("ja")


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['state']}: {row['recipient']}")
def test_the_table_opens_nothing_to_those_who_are_not_named(row):
    to, state = row["recipient"], row["state"]
    yes = {act for act in SHARING if row[act].startswith("ja")}
    if to.endswith(WITHOUT_A_YES) and not state.startswith("kan inte ta ställning"):
        assert not yes, "nothing named"
    if to == "skola utan ja" or to.startswith("närstående"):
        given = yes & {"kopia", "export", "kalenderfil"}
        assert not given or to == "närstående i samtycket", "the path opens only the principals"
    if to == "psykiatrin" and state == "enhet som lämnat ärendet":
        assert not yes, "it has left the case"
    if to.startswith("vårdnadshavare") and state in CLOSED:
        assert not [act for act in ("kopia", "hela planen", "export") if row[act].startswith("ja")]


@pytest.mark.parametrize(
    "row",
    [row for row in _rows() if row["state"].startswith("under utredning")],
    ids=lambda row: f"{row['state']}: {row['recipient']}",
)
def test_under_inquiry_nothing_about_the_person_goes_to_others(row):
    yes = {act for act in disclosure_cases.ACTS if row[act].startswith("ja")}
    to = row["recipient"]
    assert "utan personuppgifter" in yes
    if to == "personen":
        assert {"brev till personen", "hela planen", "registerutdrag"} <= yes
    elif to == "egna myndigheten":
        assert {"akten", "kopia", "registerutdrag"} <= yes
        assert not yes & {"brev", "export", "kalenderfil", "kontaktkort"}
    elif to != "skärmen":
        assert yes == {"utan personuppgifter"}


def test_under_inquiry_holds_from_its_day_until_it_is_lifted_and_no_reason_lets_it_through():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    build.consent(made, one, on=DAY - timedelta(days=9))
    build.inquiry(made, DAY, lifted_on=DAY + timedelta(days=2))
    asked = [_ask(made, _to(one), day=DAY + timedelta(days=n)) for n in (-1, 0, 1, 2)]
    assert [answer.allowed for answer in asked] == [True, False, False, True]
    assert (asked[1].code, asked[1].override) == ("inquiry.open", Override.NEVER)
    with pytest.raises(RuleError) as error:
        disclosure.require(made, _to(one), Document.EXPORT, DAY, build.pack())
    assert "artikel 18" in error.value.problems[0].source


def _to(row) -> Recipient:
    return Recipient(RecipientKind.UNIT, row.id)


def _ask(made, to, document=Document.PLAN_PARTY_COPY, day=DAY):
    return may_disclose(made, to, document, day, build.pack())


def test_a_party_sees_rows_in_its_areas_and_no_text_without_an_area():
    made = build.case()
    one = build.add_unit(made, build.unit("Vuxenpsykiatrin"))
    build.consent(made, (one, ["beroende"]))
    plan = build.plan(made)
    seen = visible_plan(plan, _ask(made, _to(one)))
    assert [row.what for row in seen.interventions] == ["Insats beroende"]
    assert not seen.own_words
    assert not seen.is_empty


def test_the_person_sees_everything_in_it_but_what_was_taken_away():
    made = build.case()
    plan = build.plan(made)
    gone = build.add_row(plan, "ekonomi")
    gone.removed_at = plan.recorded_at
    seen = visible_plan(plan, _ask(made, disclosure_ways.PERSON, Document.PLAN_INDIVIDUAL))
    assert [row.what for row in seen.interventions] == ["Insats beroende", "Insats boende"]
    assert seen.own_words


def test_a_refused_disclosure_shows_nothing_of_the_plan():
    made = build.case()
    one = build.add_unit(made, build.unit("Vuxenpsykiatrin"))
    seen = visible_plan(build.plan(made), _ask(made, _to(one)))
    assert seen.is_empty
    assert seen.interventions == ()


def test_a_party_is_named_only_to_those_who_also_have_a_yes():
    made = build.case()
    one, two, three = (build.add_unit(made, build.unit(name)) for name in "ABC")
    build.consent(made, one, two)
    answer = _ask(made, _to(one))
    assert answer.names(two.id)
    assert answer.names(made.authority_unit_id)
    assert not answer.names(three.id)
    assert not answer.names(None)
    assert _ask(made, disclosure_ways.PERSON).names(three.id)


def test_a_ground_names_nobody_else_and_says_what_it_rests_on():
    made = build.case()
    one, two = (build.add_unit(made, build.unit(name)) for name in "AB")
    row = build.consent(made, one, two)
    build.withdraw(row, DAY)
    ground = LegalGround(
        case_id=made.id, on=DAY, unit_id=one.id, areas=["boende"], paragraph="x", decision_maker="y"
    )
    made.legal_grounds.append(ground)
    answer = _ask(made, _to(one))
    assert (answer.rests_on, answer.ground) == (Basis.GROUND, ground)
    assert answer.areas == {"boende"}
    assert not answer.names(two.id)


def test_a_ground_without_a_decision_maker_opens_nothing():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    made.legal_grounds.append(
        LegalGround(case_id=made.id, on=DAY, unit_id=one.id, areas=["boende"], paragraph="x")
    )
    assert _ask(made, _to(one)).code == "consent.missing"


def test_a_ground_adds_its_areas_to_a_consent():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    build.consent(made, (one, ["beroende"]))
    made.legal_grounds.append(
        LegalGround(
            case_id=made.id,
            on=DAY,
            unit_id=one.id,
            areas=["skola"],
            paragraph="x",
            decision_maker="y",
        )
    )
    assert _ask(made, _to(one)).areas == {"beroende", "skola"}


def test_an_approved_edited_copy_may_go_despite_a_free_text_exception():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    row = build.consent(made, one)
    stopped = build.without(row, "other", one, text="Inget om flykt.")
    assert _ask(made, _to(one)).override is Override.WITH_REASON
    for by, reason in (("Sara Provhed", ""), ("Sara Provhed", "  "), ("", "Läst och struket.")):
        stopped.approved_by, stopped.approval_reason = by, reason
        assert _ask(made, _to(one)).code == "consent.excepted"
    stopped.approved_by, stopped.approval_reason = "Sara Provhed", "Läst och struket."
    assert _ask(made, _to(one)).allowed


def test_a_free_text_exception_for_everybody_is_a_reminder():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    build.without(build.consent(made, one), "other", text="Inget om min ekonomi.")
    assert _ask(made, _to(one)).reminders == ("Inget om min ekonomi.",)


@pytest.mark.parametrize(
    ("answer", "letter_ok", "code"),
    [
        (CloseAnswer.WANTS, None, ""),
        (CloseAnswer.WANTS, False, "closeperson.objects"),
        (CloseAnswer.DOES_NOT_OBJECT, True, ""),
        (CloseAnswer.DOES_NOT_OBJECT, None, "consent.party_not_covered"),
        (CloseAnswer.OBJECTS, True, "closeperson.objects"),
    ],
)
def test_a_letter_to_a_close_person_waits_for_the_persons_answer(answer, letter_ok, code):
    made = build.case()
    build.consent(made)
    close = build.add_close_person(made)
    to = Recipient(RecipientKind.CLOSE_PERSON, close.id)
    assert _ask(made, to, Document.INVITATION_LETTER).code == "consent.party_not_covered"
    made.close_answers.append(
        ClosePersonAnswer(
            case_id=made.id, close_person_id=close.id, on=DAY, answer=answer, letter_ok=letter_ok
        )
    )
    assert _ask(made, to, Document.INVITATION_LETTER).code == code


def test_a_close_person_named_in_the_consent_gets_a_copy():
    made = build.case()
    close = build.add_close_person(made)
    build.consent(made, (close, ["boende"]))
    to = Recipient(RecipientKind.CLOSE_PERSON, close.id)
    assert _ask(made, to).areas == {"boende"}


def _child():
    made = build.case(DAY - timedelta(days=4000))
    one = build.add_guardian(made, "Sissel Påhitt")
    row = build.consent(made, **build.by_guardian(one))
    test = SecrecyTest(case_id=made.id, guardian_id=one.id, on=DAY, may_get=True)
    made.secrecy_tests.append(test)
    return made, one, row


def test_an_exception_stops_a_guardians_copy():
    made, one, row = _child()
    to = Recipient(RecipientKind.GUARDIAN, one.id)
    assert _ask(made, to, Document.PLAN_INDIVIDUAL).own_words
    build.without(row, "boende", one)
    limited = _ask(made, to, Document.PLAN_INDIVIDUAL)
    assert "boende" not in limited.areas
    assert not limited.own_words
    build.without(row, "all", one)
    assert _ask(made, to, Document.PLAN_INDIVIDUAL).code == "consent.excepted"


def test_a_letter_to_a_guardian_names_that_guardian_alone():
    made, one, _ = _child()
    unit = build.add_unit(made, build.unit("A"))
    letter = _ask(made, Recipient(RecipientKind.GUARDIAN, one.id), Document.INVITATION_LETTER)
    assert letter.parties_named == {one.id}
    assert letter.names(one.id)
    assert not letter.names(unit.id)
    assert _ask(made, Recipient(RecipientKind.GUARDIAN), Document.INVITATION_LETTER).allowed


def test_a_guardian_is_none_any_more_when_the_child_has_come_of_age():
    made, one, _ = _child()
    grown = DAY + timedelta(days=4000)
    to = Recipient(RecipientKind.GUARDIAN, one.id)
    assert _ask(made, to, Document.INVITATION_LETTER, grown).code == "consent.party_not_covered"


def test_a_later_no_at_the_test_of_secrecy_holds():
    made, one, _ = _child()
    made.secrecy_tests.append(
        SecrecyTest(case_id=made.id, guardian_id=one.id, on=DAY, may_get=False)
    )
    to = Recipient(RecipientKind.GUARDIAN, one.id)
    assert _ask(made, to, Document.PLAN_INDIVIDUAL).code == "guardian.secrecy_untested"


def test_a_shared_unit_and_a_principal_open_by_the_path_and_nobody_else():
    made = build.case()
    shared = build.add_unit(made, build.unit("Gemensam", Principal.SHARED))
    school = build.add_unit(made, build.unit("Skolan", Principal.SCHOOL))
    build.unable(made)
    answer = _ask(made, _to(shared))
    assert (answer.rests_on, answer.position) == (Basis.PATH, made.positions[0])
    assert not answer.names(school.id)
    assert _ask(made, _to(school)).code == "consent.party_not_covered"


def test_papers_without_the_person_go_to_anybody_and_some_never_leave():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    build.consent(made, one)
    assert _ask(made, _to(one), Document.LEAFLET).rests_on is Basis.NO_PERSON_DATA
    assert not _ask(made, _to(one), Document.REFUSAL_RECORD).allowed
    assert not _ask(made, _to(one), Document.REGISTER_EXTRACT).allowed
    assert _ask(made, _to(one), Document.DEID_PAPER).code == "deid.check_missing"
    own = Recipient(RecipientKind.UNIT, made.authority_unit_id)
    assert _ask(made, own, Document.REFUSAL_RECORD).own_words


def test_a_protected_person_is_a_number_to_others_and_has_no_address_on_paper():
    made = build.case(protection=Protection.FINGERADE)
    one = build.add_unit(made, build.unit("A"))
    build.consent(made, one)
    to_party = _ask(made, _to(one))
    assert (to_party.may_name_person, to_party.may_show_address) == (False, False)
    to_person = _ask(made, disclosure_ways.PERSON)
    assert (to_person.may_name_person, to_person.may_show_address) == (True, False)
    on_screen = _ask(made, disclosure_ways.SCREEN, Document.CASE_LIST)
    assert (on_screen.allowed, on_screen.may_name_person) == (True, False)
    assert _ask(made, _to(one), Document.VCARD).code == "protected.vcard_blocked"


def test_requiring_raises_with_the_code_or_answers():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    with pytest.raises(RuleError, match=r"consent\.missing"):
        disclosure.require(made, _to(one), Document.CALL_LETTER, DAY, build.pack())
    build.consent(made, one)
    assert disclosure.require(made, _to(one), Document.CALL_LETTER, DAY, build.pack()).allowed


def test_a_party_named_without_areas_gets_nothing():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    build.consent(made, (one, []))
    assert _ask(made, _to(one)).code == "consent.party_not_covered"


def test_a_recipient_without_an_id_gets_nothing():
    made = build.case()
    build.consent(made)
    nobody = Recipient(RecipientKind.UNIT)
    assert _ask(made, nobody).code == "consent.party_not_covered"
    assert not nobody.is_own_authority_of(build.case())
