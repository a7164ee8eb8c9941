"""Consent in easy words, the assessment that is no yes, and the sheet for a child."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from sipdesk.i18n import translator
from sipdesk.printing import incapacity, preparation
from sipdesk.printing.render import render
from tests.printing import samples
from tests.printing.reading import pages
from tests.printing.test_plan import in_order

SV = translator("sv")
EASY, ASSESSMENT, CHILD = "consent_easy", "incapacity_assessment", "preparation_child"


def printed(kind, content):
    return " ".join(pages(render(kind, content, SV)))


def boxes(kind, content):
    """The alternative texts of the boxes."""
    with pikepdf.open(BytesIO(render(kind, content, SV))) as pdf:
        return [
            str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]


def test_the_easy_consent_asks_everything_that_the_form_asks():
    assert in_order(
        printed(EASY, samples.CONSENT),
        "Ditt samtycke",
        "Får vi göra en plan med dig?",
        "Vem får veta saker om dig?",
        "Säg ja eller nej till var och en.",
        "Beroendemottagningen, Region Norrlunden De får veta om: hur du mår, alkohol, medicin.",
        "Vad får vi inte berätta?",
        "Det jag har berättat om min barndom.",
        "Någon som står dig nära",
        "Får vi skicka brev till Lo Exempelsson?",
        "Hur länge?",
        "Du kan ändra dig",
        "Säg det till Sara Påhitt.",
        "Då slutar vi berätta.",
        "Ibland kräver lagen att vi ändå berättar.",
        "Det vi redan har berättat kan vi inte ta tillbaka.",
        "Robin Exempelsson underskrift och datum",
        "Om du tar tillbaka ditt ja:",
        "Så använder vi dina uppgifter",
    )


def test_no_box_of_the_easy_consent_is_ticked_before_and_the_given_ones_are():
    assert boxes(EASY, samples.CONSENT).count("ruta, tom") == 2 + 2 * 5 + 3 + 2
    assert "ruta, ikryssad" not in boxes(EASY, samples.CONSENT)
    assert boxes(EASY, samples.ORAL_CONSENT).count("ruta, ikryssad") == 1 + 5 + 2 + 2


def test_the_easy_consent_has_a_line_for_each_who_must_answer_for_a_child():
    said = printed(EASY, samples.ORAL_CONSENT)
    assert "Barnet har sagt: ”Jag vill att mamma är med.”" in said
    assert "Kim Exempelsson, vårdnadshavare" in said
    assert said.count("underskrift och datum") == 3


def test_the_signatures_of_the_easy_consent_never_stand_alone_on_a_page():
    for content in (samples.CONSENT, samples.ORAL_CONSENT):
        [signed] = [one for one in pages(render(EASY, content, SV)) if "underskrift" in one]
        assert "Du kan ändra dig" in signed


def test_the_assessment_is_no_yes_and_says_who_judged_and_on_what_ground():
    said = printed(ASSESSMENT, samples.INCAPACITY)
    assert in_order(
        said,
        "Bedömning när en person inte kan ta ställning",
        "Det här är inget samtycke. Så brukar man göra, men det står inte i lagen.",
        "Vad som gjordes för att förstå vad personen vill",
        "Robin ler när Vuxenenheten nämns.",
        "Tomas Låtsasson, överläkare, 2026-11-10",
        "OSL 25 kap. 13 §. Beslutat av: Sara Påhitt, 2026-11-09.",
        "Lo Exempelsson, syster Det gick inte att fråga.",
        "2027-02-01",
    )
    assert boxes(ASSESSMENT, samples.INCAPACITY) == []


def test_an_assessment_under_work_says_what_is_not_noted():
    said = printed(ASSESSMENT, incapacity.Content(samples.HEADER, "Robin Exempelsson"))
    assert said.count("Inte antecknat än.") == 4
    assert "Inte bestämt än." in said
    assert "Vad personen har visat" not in said


def test_a_child_gets_room_to_draw_and_hears_who_answers():
    one, two = pages(render(CHILD, samples.CHILD_PREPARATION, SV))
    assert "Rita gärna" in one
    assert "Skolan och hunden." in one
    assert boxes(CHILD, samples.CHILD_PREPARATION).count("ruta att rita eller skriva i, tom") == 3
    assert "Dina vårdnadshavare säger ja eller nej till en plan. Vi vill veta vad du tycker." in two
    assert "Tolk. Språk: tigrinska" in two


@pytest.mark.parametrize(
    ("answering", "words"),
    [
        (preparation.Answering.CHILD_TOO, "Du har fyllt 15 år. Då svarar du själv ja eller nej"),
        (preparation.Answering.GUARDIANS, "Dina vårdnadshavare säger ja eller nej"),
        (None, "Kom ihåg: Det är ditt möte."),
    ],
)
def test_the_ordinary_sheet_tells_a_young_person_who_answers(answering, words):
    said = printed("preparation", replace(samples.PREPARATION, answering=answering))
    assert words in said
    assert ("vårdnadshavare säger" in said) == (answering is preparation.Answering.GUARDIANS)
