"""The sheet of a called unit: three questions, room to answer, and nothing about the person."""

from dataclasses import replace

import pytest

from sipdesk.i18n import translator
from sipdesk.printing.parts import IncompletePaper, MeetingFacts
from sipdesk.printing.render import render, render_text
from tests.printing import samples
from tests.printing.reading import pages
from tests.printing.test_plan import in_order

SV = translator("sv")


def sheet(content):
    (only,) = pages(render("unit_sheet", content, SV))
    return only


def test_the_sheet_asks_for_offer_mandate_and_decision_on_one_page():
    text = sheet(samples.UNIT_SHEET)
    assert in_order(
        text,
        "Inför mötet, till er enhet",
        "Region Norrlunden, Granby hälsocentral",
        "Ärende 2026-0014 · Gäller: R.E.",
        "Senast 2026-11-10 till Sara Påhitt, 0980-319 210",
        "Frågor till er",
        "Kan ni följa upp medicinerna",
        "Vad kan ni erbjuda",
        "Vad får den som kommer besluta?",
        "Får besluta på mötet",
        "Vilket beslut behövs dessutom",
    )
    assert "Robin" not in text


def test_what_is_answered_already_is_printed_and_the_rest_is_lines():
    told = replace(samples.UNIT_SHEET, can_offer="Läkartid 3 mars", may_decide="Enhetschefen")
    text = sheet(told)
    assert "Läkartid 3 mars" in text
    assert "Får besluta på mötet" not in text
    assert "Läkartid 3 mars" in render_text("unit_sheet", told, SV)


def test_about_a_protected_person_there_is_a_number_and_no_initials():
    header = replace(samples.UNIT_SHEET.header, is_protected=True)
    text = sheet(replace(samples.UNIT_SHEET, header=header, concerns=""))
    assert "2026-0014" in text
    assert "Gäller" not in text
    assert "Skyddade uppgifter" in text


def test_without_a_day_there_is_no_sheet():
    with pytest.raises(IncompletePaper) as refused:
        render("unit_sheet", replace(samples.UNIT_SHEET, meeting=MeetingFacts()), SV)
    assert refused.value.fields == ("meeting.on",)


def test_a_long_answer_goes_on_to_another_page():
    long = replace(samples.UNIT_SHEET, can_offer="Samtal varje vecka. " * 300)
    assert len(pages(render("unit_sheet", long, SV))) > 1
