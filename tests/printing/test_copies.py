from dataclasses import replace

import pytest

from sipdesk.i18n import translator
from sipdesk.printing.parts import Basis, BasisKind, IncompletePaper
from sipdesk.printing.render import render
from tests.printing import samples
from tests.printing.reading import pages, sizes_of_letters, text
from tests.printing.test_plan import in_order

SV = translator("sv")
LIMITED = "Kopian visar bara det som får lämnas till mottagaren."


def test_a_filing_copy_has_the_four_points_in_order():
    made = text(render("plan_filing_copy", samples.FILING, SV))
    assert in_order(
        made,
        "Till handlingarna – exemplar 3",
        "Samordnad individuell plan",
        "Exemplar till handlingarna hos Region Norrlunden, Granby hälsocentral",
        "Version 2, fastställd 2026-11-17",
        "3 av 5, lämnat 2026-11-18, brev",
        LIMITED,
        "Den enskildes egna ord ”Jag vaknar",
        "1–2. Insatser som behövs och vem som svarar för dem",
        "Behov och mål Insats Svarar Från Senast",
        "3. Åtgärder av någon annan än kommunen eller regionen",
        "4. Övergripande ansvar för planen Granby kommun, vuxenenheten.",
        "Behov utan lösning i planen än",
        "Om det blir svårare",
        "Mötet 2026-11-17",
        "Varje part ansvarar för sin egen vårdplanering och dokumentation.",
        "Regelpaket: Länet 2026–2027, lag från 2025-07-01, överenskommelse från 2026-01-01.",
    )
    assert "Personnummer" not in made


def test_the_personal_number_is_printed_only_when_given():
    made = text(render("plan_filing_copy", replace(samples.FILING, person_number="x-y"), SV))
    assert "Personnummer x-y" in made


def test_two_copies_that_differ_in_one_area_differ_in_its_rows_only():
    less = replace(samples.FILING, rows=samples.FILING.rows[:2])
    full = text(render("plan_filing_copy", samples.FILING, SV))
    limited = text(render("plan_filing_copy", less, SV))
    assert LIMITED in full
    assert LIMITED in limited
    assert "Intyg om vad personen orkar" not in limited


def test_a_copy_by_override_is_never_called_final():
    made = " ".join(pages(render("plan_party_copy", samples.PLACEMENT_FILING, SV)))
    assert "Arbetsplan – uppfyller ännu inte lagens krav" in made
    assert "fastställd" not in made
    assert "Det här saknas: datum för uppföljning." in made
    assert "Samtycket återkallat 2026-12-20. Ingen ny delning." in made
    assert "Typ" in made
    assert "Den enskilde har sagt ja" not in made
    assert "Uppgifterna lämnas med stöd av påhittade lagen 1 kap. 2 §." in made


def test_a_filing_copy_on_the_incapacity_path_names_its_ground():
    basis = Basis(BasisKind.INCAPACITY, ground="påhittade lagen 4 kap. 5 §")
    made = text(render("plan_filing_copy", replace(samples.FILING, basis=basis), SV))
    assert "Grund påhittade lagen 4 kap. 5 §" in made


def test_an_extract_says_what_you_do_and_no_more():
    (made,) = pages(render("plan_party_copy", samples.EXTRACT, SV))
    assert in_order(
        made,
        "Utdrag – exemplar 4",
        "Utdrag ur planen",
        "Version 2 från 2026-11-17. Exemplar 4 till Försäkringskassan.",
        "Utdraget visar bara det som får lämnas till mottagaren.",
        "Det här gör ni Vad Från Senast Möte om sjukpenning.",
        "Det här gör andra Vad Vem Senast",
        "Granby kommun, vuxenenheten har det övergripande ansvaret för planen.",
        "Nästa uppföljning: 2027-01-12. Sara Påhitt hör av sig.",
        "Frågor: Sara Påhitt, SIP-samordnare, 0980-319 210.",
        "Utdraget är inget beslut och flyttar inget ansvar som följer av lag.",
    )


def test_an_extract_without_rows_is_refused():
    with pytest.raises(IncompletePaper):
        render("plan_party_copy", replace(samples.EXTRACT, own_rows=(), other_rows=()), SV)


def test_an_extract_about_a_protected_person_has_the_case_number_only():
    (made,) = pages(render("plan_party_copy", replace(samples.EXTRACT, person=""), SV))
    assert "Robin" not in made
    assert "för Ärende 2026-0014" in made


def test_a_follow_up_shows_promises_goals_and_what_is_next():
    made = text(render("follow_up", samples.FOLLOW_UP, SV))
    assert in_order(
        made,
        "Så har det gått",
        "Det här tycker jag ”Hyran är betald",
        "Vi fortsätter med planen Granby kommun har fortfarande det övergripande ansvaret."
        " Du får version 3 av planen.",
        "Vi ses igen Tisdag 13 april 2027 kl. 13.00",
        "Det vi lovade Vad Vem Gjort? Nu",
        "Gjort, 2 december 2026",
        "Delvis. Två av fyra samtal blev av",
        "Mina mål",
        "Jag tycker: ”Ja. Jag vill ha kvar boendestödet ett tag till.”",
        "Det här har hänt sedan sist",
        "Jonas Dikt tar över som samordnare efter Sara Påhitt den 1 februari 2027.",
        "Det här blir nytt i planen Nytt Sömnskola i grupp.",
        "Med på mötet: Robin Exempelsson",
    )


def test_a_follow_up_to_a_party_speaks_of_the_individual():
    made = text(render("follow_up", samples.ALL["party_follow_up"][1], SV))
    assert "Exemplar till Granby hälsocentral" in made
    assert "Det här tycker den enskilde" in made
    assert "Jag tycker" not in made
    assert "Du får version" not in made


def test_a_closed_plan_says_why_and_how_to_seek_support_again():
    made = text(render("closing_record", samples.CLOSING, SV))
    assert "Planen är avslutad" in made
    assert "Skäl: Samordning behövs inte längre." in made
    assert "Du fick veta det den 12 januari 2027." in made
    assert "Så söker du stöd igen: ring vuxenenheten, 0980-319 200." in made
    assert "Vi fortsätter med planen" not in made


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_filing_copy_is_one_page_and_keeps_its_letters(lang):
    kind, content = samples.of("filing", lang)
    made = render(kind, content, translator(lang))
    assert len(pages(made)) == 1
    short = render(kind, replace(content, rows=content.rows[:1]), translator(lang))
    assert sizes_of_letters(made) == sizes_of_letters(short)
