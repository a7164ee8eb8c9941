"""What people thought of a meeting is counted, and nobody can tell whose meeting it was."""

from collections.abc import Mapping

import pytest
from sqlmodel import SQLModel, select

from sipdesk.domain import statistics, statistics_evaluations
from sipdesk.domain.model import Evaluation, EvaluationAnswer, EvaluationWords, UserRole
from sipdesk.domain.problems import RuleError
from sipdesk.domain.roles import RIGHTS, Right
from sipdesk.services import acts, evaluations, office

from .conftest import Desk

WORDS = "Säg vad orden betyder, MARKER."
YES, PARTLY, NO = EvaluationAnswer.YES, EvaluationAnswer.PARTLY, EvaluationAnswer.NO


def _record(desk, year=2026, words="", **answers):
    desk.do(evaluations.record_evaluation, year=year, answers=answers, words=words)


def test_each_answer_is_counted_in_the_year_of_the_meeting_and_none_is_not_no(desk):
    _record(desk, heard=YES, decided=NO)
    _record(desk, heard=YES, understood=PARTLY, words=WORDS)
    _record(desk, year=2025, heard=NO)
    found = desk.ask(evaluations.counted, 2026)
    assert tuple(found) == statistics_evaluations.KEYS
    assert found["evaluations"] == 2
    assert (found["evaluation_heard_yes"], found["evaluation_heard_no"]) == (2, 0)
    assert (found["evaluation_decided_no"], found["evaluation_decided_empty"]) == (1, 1)
    assert found["evaluation_knows_empty"] == 2
    assert desk.ask(evaluations.list_years) == [2026, 2025]
    assert statistics.printed(found["evaluation_heard_yes"]) == "fewer than 5"


def test_words_are_in_no_statistics_and_not_beside_the_answers(desk):
    _record(desk, heard=YES, words=WORDS)
    found = desk.ask(evaluations.counted, 2026)
    assert all(isinstance(value, int) for value in found.values())
    with desk.session() as session:
        rows = session.exec(select(Evaluation)).all()
        assert "MARKER" not in repr([row.model_dump() for row in rows])
        assert len(session.exec(select(EvaluationWords)).all()) == 1
    assert desk.ask(evaluations.list_words, 2026) == [WORDS]
    assert desk.ask(evaluations.list_words, 2025) == []


@pytest.mark.parametrize("table", [Evaluation, EvaluationWords])
def test_neither_case_nor_user_nor_moment_nor_order_is_kept(desk, table):
    columns = SQLModel.metadata.tables[table.__tablename__].columns
    assert not {"case_id", "person_id", "recorded_at", "by", "on"} & set(columns.keys())
    assert not [column for column in columns if column.foreign_keys]
    _record(desk, heard=YES, words=WORDS)
    with desk.session() as session:
        query = "SELECT sql FROM sqlite_master WHERE name = ?"
        made = session.connection().exec_driver_sql(query, (table.__tablename__,)).scalar_one()
    assert "WITHOUT ROWID" in made


def test_the_log_says_that_a_sheet_was_typed_in_and_of_no_case(desk):
    desk.new_case()
    _record(desk, heard=YES, words=WORDS)
    row = desk.log()[-1]
    assert (row.act, row.case_id, row.person_id) == ("evaluations.record_evaluation", None, None)
    assert "MARKER" not in repr(row.model_dump())


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"year": None, "answers": {"heard": YES}}, "year"),
        ({"year": 2027, "answers": {"heard": YES}}, "year"),
        ({"year": 26, "answers": {"heard": YES}}, "year"),
        ({"year": 2026, "answers": {}}, "heard"),
        ({"year": 2026, "answers": {"heard": None}, "words": "  "}, "heard"),
        ({"year": 2026, "answers": {"heard": YES}, "words": "x" * 50_001}, "words"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_at_its_field(desk, fields: Mapping, field):
    with pytest.raises(RuleError) as refused:
        desk.do(evaluations.record_evaluation, **fields)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert desk.ask(evaluations.list_years) == []


def test_an_unknown_question_is_a_mistake_in_the_program(desk):
    with pytest.raises(TypeError):
        _record(desk, liked=YES)


def test_words_go_only_under_a_decision_that_is_named_and_the_answers_stay(desk):
    _record(desk, heard=YES, words=WORDS)
    _record(desk, year=2025, heard=YES, words="Kvar")
    discard = evaluations.discard_words
    with pytest.raises(RuleError) as refused:
        desk.do(discard, year=2026, reason="Beslut 7")
    assert refused.value.problems[0].code == "evaluation.retention.undecided"
    decision = {"name": evaluations.RETENTION, "value": "Två år", "source": "Beslut 7"}
    desk.do(office.set_setting, **decision)
    with pytest.raises(RuleError) as refused:
        desk.do(discard, year=2026, reason=" ")
    assert refused.value.problems[0].code == "evaluation.reason.missing"
    assert desk.do(discard, year=2026, reason="Beslut 7") == 1
    assert desk.ask(evaluations.list_words, 2026) == []
    assert desk.ask(evaluations.list_words, 2025) == ["Kvar"]
    assert desk.ask(evaluations.counted, 2026)["evaluation_heard_yes"] == 1
    assert desk.log()[-1].reason == "Beslut 7"


@pytest.mark.parametrize("role", UserRole)
def test_who_works_with_cases_types_answers_in_and_others_do_not_even_see_them(desk, role):
    _record(desk, words=WORDS)
    user = desk.do(office.add_user, name="Kollega Påhittad", roles=[role])
    other = Desk(desk.store, desk.ask(office.actor_for, user), desk.packs)
    questions = [
        (evaluations.counted, 2026),
        (evaluations.list_years,),
        (evaluations.list_words, 2026),
    ]
    for question in questions:
        seen = _refused(other, lambda session, q=question: acts.ask(session, *q))
        assert seen == ("" if Right.READ_CASES in RIGHTS[role] else "access.role")
    may_write = Right.WRITE_CASES in RIGHTS[role]
    sheet = {"year": 2026, "answers": {"heard": YES}}
    record, discard = evaluations.record_evaluation, evaluations.discard_words
    kept = _refused(other, lambda session: acts.perform(session, record, **sheet))
    assert kept == ("" if may_write else "access.role")
    assert desk.ask(evaluations.counted, 2026)["evaluations"] == 1 + may_write
    why = {"year": 2026, "reason": "Beslut 7"}
    gone = _refused(other, lambda session: acts.perform(session, discard, **why))
    assert gone == ("evaluation.retention.undecided" if may_write else "access.role")
    assert desk.ask(evaluations.list_words, 2026) == [WORDS]


def _refused(desk, act):
    """The code that an act is refused with, or nothing."""
    try:
        with desk.store.session() as session:
            acts.enter(session, desk.actor, desk.packs)
            act(session)
    except RuleError as error:
        return error.problems[0].code
    return ""
