import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from sipdesk.i18n import translator
from sipdesk.printing.phrases import sentences
from sipdesk.printing.render import render, render_text
from tests.printing import samples
from tests.printing.reading import pages, rendered, sizes_of_letters, solid, text

SV = translator("sv")
FORMS = ("plan_large", "plan_larger", "plan_easy")


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


def test_letters_of_the_largest_form_are_22_points_and_its_goals_are_listed_by_page():
    pdf = rendered("plan_larger", samples.SIGNED_PLAN, "sv")
    assert 22.0 in sizes_of_letters(pdf)
    found = pages(pdf)
    assert len(found) > 8
    listed = re.findall(r"Mål (\d) · [^\n]*?\s*sida (\d)", found[1])
    assert [number for number, _page in listed] == ["1", "2", "3", "4", "5"]
    for number, page in listed:
        assert f"Mål {number} ·" in found[int(page) - 1]
    (signed,) = [page for page in found if "Underskrifter" in page]
    assert "Vem har ansvaret?" in signed


def test_the_leaflet_to_fold_is_read_front_inside_back_on_two_sides_that_lie_down():
    pdf = rendered("leaflet_folded", samples.LEAFLET, "sv")
    said = render_text("leaflet_folded", samples.LEAFLET, SV)
    order = ["Vad är en SIP?", "När behövs en SIP?", "Så går det till", "Bra att veta"]
    assert sorted(order, key=said.index) == order
    back_and_front, inside = pages(pdf)
    assert "Bra att veta" in back_and_front
    assert "Så går det till" in inside
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert [float(page.mediabox[2]) > 800 for page in opened.pages] == [True, True]


def test_a_leaflet_with_too_much_to_say_is_not_folded():
    long = replace(samples.LEAFLET, local_text="Ring först. " * 200)
    assert "Ring först." in render_text("leaflet_folded", long, SV)
    with pikepdf.open(BytesIO(render("leaflet_folded", long, SV))) as opened:
        assert all(float(page.mediabox[2]) < 600 for page in opened.pages)
