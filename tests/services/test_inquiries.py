"""Under inquiry: marked and lifted with a reason, both kept and logged; papers wait meanwhile."""

from datetime import timedelta

import pytest

from sipdesk.domain.model import InquiryOutcome
from sipdesk.domain.problems import Override, RuleError
from sipdesk.services import cases, documents, inquiries, log_words, overview
from tests.services.conftest import TODAY

DAY = timedelta(days=1)
OWN = (documents.PERSON, documents.OWN_AUTHORITY)
WHY = "Personen säger att uppgiften om fallet är fel."


@pytest.fixture
def case_id(desk):
    return desk.new_case()


@pytest.fixture
def planned(desk):
    """A case with a final plan, and units that may have copies of it."""
    made = desk.whole()
    for unit in desk.units().values():
        desk.do(cases.add_party, made, unit_id=unit.id)
    return made


def begun(desk, case_id, **fields):
    return desk.do(inquiries.begin_inquiry, case_id, **{"what": WHY, **fields})


def lifted(desk, case_id, row, **fields):
    said = {"outcome": InquiryOutcome.CORRECTED, "reason": "Texten är rättad.", **fields}
    return desk.do(inquiries.lift_inquiry, case_id, inquiry_id=row.id, **said)


def refused(error):
    return [(problem.code, problem.field) for problem in error.value.problems]


def test_the_mark_and_how_it_was_lifted_are_kept_and_logged_in_words(desk, case_id):
    row = begun(desk, case_id, on=TODAY - DAY)
    lifted(desk, case_id, row, told_on=TODAY)
    begun(desk, case_id, what="En ny uppgift.")
    first, second = desk.case(case_id).inquiries
    assert (first.on, first.what, first.by) == (TODAY - DAY, WHY, "Sara Påhitt")
    assert (first.lifted_on, first.outcome, first.reason, first.lifted_by, first.told_on) == (
        TODAY,
        InquiryOutcome.CORRECTED,
        "Texten är rättad.",
        "Sara Påhitt",
        TODAY,
    )
    assert (second.lifted_on, second.outcome) == (None, None)
    acts = [row.act for row in desk.log() if row.act.startswith("inquiries.")]
    assert sorted(acts) == [
        "inquiries.begin_inquiry",
        "inquiries.begin_inquiry",
        "inquiries.lift_inquiry",
    ]
    assert {log_words.words_of(act) for act in acts} == {
        "Marked the case as under inquiry",
        "Lifted the mark of an inquiry",
    }


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"what": "  "}, ("inquiry.what_missing", "what")),
        ({"on": TODAY + DAY}, ("date.in_future", "on")),
        ({"what": "a\x00"}, ("text.sign_not_shown", "what")),
    ],
)
def test_a_mark_says_what_is_looked_into_and_begins_at_the_latest_today(
    desk, case_id, fields, problem
):
    with pytest.raises(RuleError) as error:
        begun(desk, case_id, **fields)
    assert refused(error) == [problem]
    assert desk.case(case_id).inquiries == []


def test_there_is_one_mark_at_a_time_and_it_is_lifted_once(desk, case_id):
    row = begun(desk, case_id)
    with pytest.raises(RuleError) as error:
        begun(desk, case_id)
    assert refused(error) == [("inquiry.twice", "what")]
    lifted(desk, case_id, row)
    with pytest.raises(RuleError) as error:
        lifted(desk, case_id, row, reason="En gång till.")
    assert refused(error) == [("inquiry.lifted_already", "reason")]
    assert desk.case(case_id).inquiries[0].reason == "Texten är rättad."


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"reason": " "}, ("inquiry.reason_missing", "reason")),
        ({"outcome": None}, ("inquiry.outcome_missing", "outcome")),
        ({"on": TODAY - 2 * DAY}, ("date.reversed", "on")),
        ({"on": TODAY + DAY}, ("date.in_future", "on")),
        ({"told_on": TODAY - 2 * DAY}, ("date.reversed", "told_on")),
        ({"told_on": TODAY + DAY}, ("date.in_future", "told_on")),
    ],
)
def test_the_mark_is_not_lifted_without_reason_and_outcome_or_on_a_day_that_cannot_be(
    desk, case_id, fields, problem
):
    row = begun(desk, case_id, on=TODAY - DAY)
    with pytest.raises(RuleError) as error:
        lifted(desk, case_id, row, **fields)
    assert refused(error) == [problem]
    assert desk.case(case_id).inquiries[0].lifted_on is None


def test_a_mark_of_another_case_is_not_lifted_from_here(desk, case_id):
    row = begun(desk, case_id)
    other = desk.new_case(given="Robin", family="Exempelsson", number="")
    with pytest.raises(LookupError):
        lifted(desk, other, row)


def test_no_paper_reaches_others_until_the_mark_is_lifted_and_the_person_gets_all(desk, planned):
    before = {(one.kind, one.recipient) for one in allowed(desk, planned)}
    others = {pair for pair in before if pair[1] not in OWN}
    assert others
    row = begun(desk, planned)
    now = {(one.kind, one.recipient) for one in allowed(desk, planned)}
    assert now == before - others
    stopped = [one for one in desk.ask(documents.offered, planned) if one.code == "inquiry.open"]
    assert {(one.kind, one.recipient) for one in stopped} >= others
    assert {one.override for one in stopped} == {Override.NEVER}
    assert all("under utredning" in one.summary for one in stopped)
    for kind, recipient in others:
        with pytest.raises(RuleError) as error:
            desk.ask(documents.content, planned, kind, recipient)
        assert refused(error)[0][0] == "inquiry.open"
    lifted(desk, planned, row)
    assert {(one.kind, one.recipient) for one in allowed(desk, planned)} == before


def allowed(desk, case_id):
    return [one for one in desk.ask(documents.offered, case_id) if one.is_allowed]


def test_a_paper_that_was_drawn_before_the_mark_is_not_handed_out_after_it(desk, planned):
    paper = next(one for one in allowed(desk, planned) if one.recipient not in OWN)
    begun(desk, planned)
    with pytest.raises(RuleError) as error:
        desk.do(
            documents.freeze_and_hand_out,
            planned,
            kind=paper.kind,
            recipient=paper.recipient,
            content=b"%PDF-",
            how="post",
        )
    assert refused(error)[0][0] == "inquiry.open"
    assert desk.case(planned).hand_outs == []


def test_it_stands_in_the_list_of_what_is_due_until_it_is_lifted(desk, case_id):
    def told():
        rows = desk.ask(overview.today).today
        return [row for row in rows if row.code == "inquiry.open"]

    row = begun(desk, case_id)
    assert len(told()) == 1
    lifted(desk, case_id, row)
    assert told() == []
