"""People: numbers that are right, text that can be shown, history that stays."""

from datetime import date

import pytest

from sipdesk.domain.model import Answer, CloseAnswer, Concern, NumberKind, Protection
from sipdesk.domain.problems import RuleError
from sipdesk.services import cases, people

from .conftest import Desk


def test_a_wrong_check_digit_is_refused_at_the_field_and_nothing_is_stored(desk: Desk) -> None:
    with pytest.raises(RuleError) as refused:
        desk.new_case(number="199001012386")
    assert [p.field for p in refused.value.problems] == ["number"]
    assert desk.log() == []


def test_a_number_is_stored_in_its_normal_form_with_the_day_of_birth(desk: Desk) -> None:
    person = desk.case(desk.new_case(number="900101-2385")).person
    assert (person.number, person.number_kind) == ("199001012385", NumberKind.PERSONNUMMER)
    assert person.born_on == date(1990, 1, 1)


@pytest.mark.parametrize(
    ("entered_as", "typed", "kind", "kept"),
    [
        ("reserve", "R-2026-0017", NumberKind.RESERVE, "R-2026-0017"),
        ("none", "199001012386", NumberKind.NONE, ""),
        ("number", "", NumberKind.NONE, ""),
    ],
)
def test_a_person_may_have_a_reserve_number_or_none(
    desk: Desk, entered_as: str, typed: str, kind: NumberKind, kept: str
) -> None:
    person = desk.case(desk.new_case(number=typed, entered_as=entered_as)).person
    assert (person.number_kind, person.number) == (kind, kept)


def test_single_fields_change_and_the_name_is_found_anew(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(people.change_person, case_id, family="Åkerpåhitt", protection=Protection.NONE)
    assert desk.case(case_id).person.search_name == "alva åkerpåhitt"


def test_an_unknown_field_is_a_mistake_in_the_program(desk: Desk) -> None:
    with pytest.raises(TypeError):
        desk.do(people.change_person, desk.new_case(), deceased_on=date(2026, 1, 1))


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[1m", "\ud800"])
def test_invisible_control_characters_are_refused_at_the_field(desk: Desk, text: str) -> None:
    with pytest.raises(RuleError) as refused:
        desk.do(people.change_person, desk.new_case(), address=text)
    assert refused.value.problems[0].field == "address"


@pytest.mark.parametrize("text", ["<b>fet</b>", "=1+1", "👩‍👧", "مثال", "x" * 20_000, "två\nrader"])
def test_any_other_text_is_kept_as_it_was_typed(desk: Desk, text: str) -> None:
    case_id = desk.new_case()
    desk.do(people.change_person, case_id, address=text)
    assert desk.case(case_id).person.address == text


def test_letters_with_marks_are_stored_in_one_form(desk: Desk) -> None:
    case_id = desk.new_case(given="A\u030asa")
    assert desk.case(case_id).person.given == "Åsa"


def test_a_child_with_a_decision_is_not_taken_away(desk: Desk) -> None:
    case_id = desk.new_case()
    child = desk.do(people.add_child, case_id, given="Vilma", born_on=date(2017, 9, 2))
    other = desk.do(people.add_child, case_id, given="Felskriven")
    desk.do(cases.answer_children, case_id, answer=Answer.YES)
    desk.do(
        cases.decide_concern,
        case_id,
        child_id=child.id,
        decision=Concern.NO_SUSPICION,
        reason="Trygg hos mormor.",
    )
    desk.do(people.remove_child, case_id, child_id=other.id)
    with pytest.raises(RuleError, match=r"history\.no_erase"):
        desk.do(people.remove_child, case_id, child_id=child.id)
    assert [row.given for row in desk.case(case_id).person.children] == ["Vilma"]


def test_the_latest_answer_about_a_close_person_holds_and_the_first_stays(desk: Desk) -> None:
    case_id = desk.new_case()
    close = desk.do(people.add_close_person, case_id, name="Siri", relation="syster")
    for answer in (CloseAnswer.WANTS, CloseAnswer.OBJECTS):
        desk.do(people.answer_close_person, case_id, close_person_id=close.id, answer=answer)
    found = [row.answer for row in desk.case(case_id).close_answers]
    assert found == [CloseAnswer.WANTS, CloseAnswer.OBJECTS]


def test_a_death_silences_every_flag(desk: Desk) -> None:
    from sipdesk.services import overview

    case_id = desk.whole()
    assert desk.ask(overview.today).today
    desk.do(people.mark_deceased, case_id, on=date(2026, 3, 11))
    shown = desk.ask(overview.today)
    assert (shown.late, shown.today, shown.week) == ([], [], [])
