"""Need, children, offer and language: what stands open, rule by rule."""

from datetime import timedelta

import pytest

from sipdesk.domain.model import (
    Answer,
    Child,
    Concern,
    ConcernDecision,
    LanguageNote,
    NeedRaised,
    OfferAnswer,
    Principal,
    Prompt,
)
from sipdesk.domain.problems import Override, Severity
from tests.domain import build
from tests.domain.build import (
    DAY,
    LATER,
    answer_children,
    codes,
    judge,
    offer,
    one_of,
)


def test_the_children_question_stands_until_it_is_answered():
    made = build.case()
    found = one_of(made, "need.children.unanswered")
    assert (found.severity, found.override) == (Severity.BLOCK, Override.NEVER)
    answer_children(made, Answer.UNKNOWN)
    assert one_of(made, "need.children.unknown").severity is Severity.WARN
    answer_children(made)
    assert not [code for code in codes(made) if code.startswith("need.children")]


def test_each_child_needs_a_decision_and_consulting_lasts_that_day_only():
    made = build.case()
    child = Child(person_id=made.person.id, given="Vilma")
    made.person.children.append(child)
    answer_children(made, Answer.YES)
    assert one_of(made, "child.concern.unanswered").row == child.id

    def decide(decision):
        row = ConcernDecision(case_id=made.id, child_id=child.id, on=DAY, decision=decision)
        made.concerns.append(row)

    decide(Concern.CONSULTING_TODAY)
    assert one_of(made, "child.concern.pending").due == DAY
    assert "child.concern.unanswered" not in codes(made)
    assert "child.concern.unanswered" in codes(made, LATER)
    assert "child.concern.pending" not in codes(made, LATER)
    decide(Concern.REPORTED)
    assert not [code for code in codes(made, LATER) if code.startswith("child.concern")]


def test_children_that_nobody_has_named_need_a_decision_too():
    made = build.case()
    answer_children(made, Answer.YES)
    assert one_of(made, "child.concern.unanswered").row == made.person.id


def test_no_need_despite_comorbidity_asks_for_a_reason():
    made = build.case()
    judge(made, Principal.REGION, needed=False)
    assert "need.comorbidity.no_needs_reason" not in codes(made)
    made.prompts.append(Prompt(case_id=made.id, on=DAY, target_groups=["samsjuklighet"]))
    assert one_of(made, "need.comorbidity.no_needs_reason").row == "region"
    made.judgements[0].why = "Stöd pågår."
    assert "need.comorbidity.no_needs_reason" not in codes(made)


def test_an_offer_is_due_when_a_principal_sees_a_need_and_until_it_is_answered():
    made = build.case()
    assert "need.offer.missing" not in codes(made)
    judge(made)
    assert "need.offer.missing" in codes(made)
    offer(made)
    assert one_of(made, "need.offer.unanswered").since == DAY
    build.unable(made)
    assert "need.offer.unanswered" not in codes(made)


def test_the_day_to_ask_again_shows_until_there_is_something_new():
    made = build.case()
    offer(made, Answer.LATER, ask_again_on=LATER)
    assert "need.offer.ask_again_due" not in codes(made, DAY)
    assert one_of(made, "need.offer.ask_again_due", LATER).due == LATER
    made.offers[0].answers.append(
        OfferAnswer(offer_id=made.offers[0].id, on=LATER, answer=Answer.YES)
    )
    assert "need.offer.ask_again_due" not in codes(made, LATER)


def test_a_slow_start_is_flagged_only_by_a_local_setting():
    made = build.case()
    made.needs_raised.append(NeedRaised(case_id=made.id, on=DAY))
    pack = build.pack(start_warning_days=14)
    slow = DAY + timedelta(days=14)
    assert "need.start.slow" not in codes(made, slow)
    assert "need.start.slow" not in codes(made, slow - timedelta(days=1), pack)
    found = one_of(made, "need.start.slow", slow, pack)
    assert (found.since, found.source) == (DAY, "Lokal rutin")
    build.sent(build.meeting(made), build.unit("A"))
    assert "need.start.slow" not in codes(made, slow, pack)


@pytest.mark.parametrize(
    ("language", "municipality", "shows"),
    [
        ("sydsamiska", "Härjedalen", True),
        ("samiska", "Bräcke", False),
        ("svenska", "Härjedalen", False),
    ],
)
def test_the_right_to_a_minority_language_is_told_where_it_holds(language, municipality, shows):
    made = build.case(language=language, municipality=municipality)
    assert ("language.minority_right" in codes(made)) is shows
    made.language_notes.append(LanguageNote(case_id=made.id, on=DAY, language=language))
    assert "language.minority_right" not in codes(made)
