from dataclasses import replace

import pytest

from sipdesk.i18n import translator
from sipdesk.printing.phrases import sentences
from sipdesk.printing.render import render
from tests.printing import samples
from tests.printing.reading import pages, rendered, solid, text

SV = translator("sv")
FORMS = ("plan_large", "plan_easy")


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("content", [samples.PLAN, samples.WORKING_PLAN], ids=["plan", "working"])
def test_page_one_says_what_matters_what_is_next_whom_to_call_and_when_we_meet(kind, content):
    first, *_others = pages(rendered(kind, content, "sv"))
    assert content.important[:40] in first
    assert "Det här händer nu" in first
    assert content.coordinator.phone in first or "Inte bestämt än" in first
    assert "Vi ses igen" in first
    if content.next_meeting.on:
        assert "12 januari 2027" in first


@pytest.mark.parametrize("kind", FORMS)
def test_long_own_words_push_nothing_off_page_one(kind):
    content = replace(samples.PLAN, important="Jag vill orka med mina dagar och mina vänner. " * 40)
    first, *others = pages(render(kind, content, SV))
    assert "0980-319 210" in first
    assert "12 januari 2027" in first
    assert others


@pytest.mark.parametrize("kind", FORMS)
def test_every_promise_of_the_plan_is_there_with_who_and_date(kind):
    words = solid(text(rendered(kind, samples.PLAN, "sv")))
    for goal in samples.PLAN.goals:
        for part in sentences(goal.text):
            assert solid(part) in words
        for row in goal.rows:
            assert solid(row.who) in words
            for part in sentences(row.text):
                assert solid(part) in words
            if row.latest_on and not row.until_next_meeting:
                assert solid(SV.day(row.latest_on)) in words
    for wish in samples.PLAN.unmet:
        assert solid(wish.own_words) in words


@pytest.mark.parametrize("kind", FORMS)
def test_a_working_plan_is_called_so_in_every_form(kind):
    words = text(rendered(kind, samples.WORKING_PLAN, "sv"))
    assert "Arbetsplan – uppfyller ännu inte lagens krav" in words
    assert "fastställd" not in words


def test_the_large_plan_has_at_most_eight_pages_and_signatures_stand_with_something():
    found = pages(rendered("plan_large", samples.SIGNED_PLAN, "sv"))
    assert len(found) <= 8
    (signed,) = [page for page in found if "Underskrifter" in page]
    assert "Vem har ansvaret?" in signed


def test_easy_sentences_are_the_text_one_sentence_at_a_time():
    told = "Jag sover. Jag vill mer! Orkar jag?\nKl. 13 går jag ut."
    assert list(sentences(told)) == [
        "Jag sover.",
        "Jag vill mer!",
        "Orkar jag?",
        "Kl. 13 går jag ut.",
    ]
