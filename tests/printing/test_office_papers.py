from dataclasses import replace
from datetime import date

import pytest

from sipdesk.i18n import translator
from sipdesk.printing import plan_content, year_report
from sipdesk.printing.parts import IncompletePaper
from sipdesk.printing.render import render
from tests.printing import samples
from tests.printing.reading import pages, text
from tests.printing.test_plan import in_order

SV = translator("sv")


def test_the_retention_protocol_says_what_went_by_which_rule_and_who_signs():
    made = pages(render("retention_protocol", samples.PROTOCOL, SV))
    assert len(made) == 1
    assert in_order(
        made[0],
        "För arkivet",
        "Gallringsprotokoll 2026-03",
        "Gallrat 2026-11-20 Beslut SN 2026:118 Antal ärenden 2",
        "Ärende Innehöll Regel Sista anteckning Tidigast Senast",
        "2021-0003 planer 2, samtycken 1, brev 4",
        "Fem år efter sista anteckningen (Exempellagen 1 kap. 2 §)",
        "2021-10-04 2026-10-04 2027-12-31",
        "Undantag som har kontrollerats",
        "Barn som har placerats (SFS 2003:135) Gäller inget ärende",
        "Handlingarna är gallrade i programmet.",
        "Säkerhetskopior där de finns förstörs senast 2027-02-20.",
        "Loggen över åtkomst är inte gallrad. Den sparas i minst 10 år.",
        "Sara Påhitt SIP-samordnare, underskrift och datum",
        "Klara Uppdiktad arkivansvarig, underskrift och datum",
    )


def test_health_care_s_file_has_an_earliest_day_and_no_last_one():
    case = replace(samples.PROTOCOL.cases[0], latest=None)
    made = text(render("retention_protocol", replace(samples.PROTOCOL, cases=(case,)), SV))
    assert "2021-10-04 2026-10-04 Ingen sådan dag" in made


def test_years_of_the_log_and_days_of_backups_are_left_out_until_they_are_decided():
    undecided = replace(samples.PROTOCOL, log_years=None, backups_until=None, decision_number="")
    made = text(render("retention_protocol", undecided, SV))
    assert "Loggen över åtkomst är inte gallrad." in made
    assert "sparas i minst" not in made
    assert "Säkerhetskopior" not in made
    assert "Beslut Inte bestämt än" in made


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"done_on": None}, "done_on"),
        ({"cases": ()}, "cases"),
        ({"signers": (("Sara Påhitt", ""), (" ", ""))}, "signers"),
    ],
)
def test_no_protocol_without_day_case_and_two_persons(change, field):
    with pytest.raises(IncompletePaper) as caught:
        render("retention_protocol", replace(samples.PROTOCOL, **change), SV)
    assert caught.value.fields == (field,)


@pytest.mark.parametrize("count", range(20, 34))
def test_the_two_signatures_stand_with_the_end_of_the_table(count):
    cases = tuple(
        replace(samples.PROTOCOL.cases[0], case_number=f"2021-{n:04}") for n in range(count)
    )
    made = pages(render("retention_protocol", replace(samples.PROTOCOL, cases=cases), SV))
    assert "Sara Påhitt" in made[-1]
    assert "2021-00" in made[-1] or "Gäller inget ärende" in made[-1]
    assert sum("Loggen över åtkomst" in page for page in made) == 1
    assert date(2026, 11, 20).isoformat() in made[0]


def test_the_reserve_set_holds_every_form_marked_as_such_with_its_own_page_numbers():
    made = pages(render("blank_forms", samples.BLANK, SV))
    titles = [
        "Reservrutin",
        "Ditt samtycke",
        "Inför mötet",
        "Inbjudan till möte",
        "Dagens möte",
        "Min plan",
        "Så har det gått",
        "Hur blev mötet för dig?",
        "Brev till dig",
        "Ingen SIP nu",
        "Det här har lämnats ut",
        "Register över papper",
    ]
    first = [page for page in made if "Sida 1 av" in page]
    assert len(first) == len(titles)
    for page, title in zip(first, titles, strict=True):
        assert title in page
    for page in made:
        assert "RESERV – skriv av i programmet" in page
        assert "Formulär version 1 · Exempelpaketet 2026 från 2026-01-01" in page
    for sheet in (made[2], made[4]):  # consent and preparation are one sheet with two sides
        assert "Sida 2 av 2" in sheet


def test_the_days_to_watch_come_from_the_pack_and_are_left_out_without_one():
    told = text(render("blank_forms", samples.BLANK, SV))
    assert "Viktiga dagar att bevaka • SIP efter placering: senast inom en vecka" in told
    assert "Källa: Exempelavtalet 2026" in told
    bare = text(render("blank_forms", replace(samples.BLANK, days=()), SV))
    assert "Viktiga dagar att bevaka" not in bare


def test_the_empty_plan_has_three_goals_and_page_one_complete():
    made = pages(render("blank_forms", samples.BLANK, SV))
    front = next(p for p in made if "Samordnad individuell plan, SIP, för" in p)
    assert in_order(
        front,
        "Det här är viktigt för mig",
        "Det här händer nu",
        "Ring hit",
        "Vi ses igen",
        "Om det blir svårare",
        "Kvällar, nätter och helger: ring 1177.",
        "Fler telefonnummer",
    )
    agreed = next(p for p in made if "Mål 1" in p and "kommit överens" in p)
    assert in_order(agreed, "Mål 1", "Mål 2", "Mål 3", "Det här gör jag själv")


def test_no_line_for_a_signature_until_somebody_has_decided_who_signs():
    bare = text(render("blank_forms", samples.BLANK, SV))
    decided = replace(samples.BLANK, signature_rule=plan_content.SignatureRule.ALL)
    assert "namn, part, datum" not in bare
    assert text(render("blank_forms", decided, SV)).count("namn, part, datum") == 3


def test_a_report_with_every_figure_is_two_pages():
    line = year_report.Line("Vad som räknas", "120 av 200", 0.6, also=("delvis: 30", "inte: 20"))
    plain = year_report.Line("Vad som räknas", "120 av 200", 0.6)
    topics = tuple(
        year_report.Topic(
            f"Ämne {n}", lines=(line, plain, plain) * times, written=(("Analys", "Så."),)
        )
        for n, times in enumerate((7, 6, 2), 1)
    )
    full = replace(samples.YEAR_REPORT, topics=(*topics, year_report.Topic("Tomt ämne")))
    made = pages(render("year_report", full, SV))
    assert len(made) == 2
    assert "Så har vi räknat" in made[1]
    assert "Tomt ämne" not in " ".join(made)
