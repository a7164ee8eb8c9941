from dataclasses import replace
from io import BytesIO

import pikepdf

from sipdesk.i18n import translator
from sipdesk.printing import consent_form, preparation
from sipdesk.printing.render import render
from tests.printing import samples
from tests.printing.reading import pages, read_aloud
from tests.printing.test_plan import in_order

SV = translator("sv")


def consent(content):
    return pages(render("consent_form", content, SV))


def sheet(content):
    return pages(render("preparation", content, SV))


def test_the_consent_form_is_one_sheet_with_answers_first_and_information_last():
    front, back = consent(samples.CONSENT)
    assert in_order(
        front,
        "Ditt samtycke",
        "1. Får vi göra en plan tillsammans med dig?",
        "2. Vilka får prata med varandra om dig?",
        "Vem Vad de får veta Ja Nej",
        "Beroendemottagningen, Region Norrlunden",
        "3. Det här får ni inte dela: Det jag har berättat om min barndom.",
        "4. Någon som står dig nära",
        "Får vi skicka brev till Lo Exempelsson?",
        "5. Hur länge?",
        "Från 10 november 2026 till 10 november 2027. Sedan frågar vi igen.",
        "Bra att veta",
        "Robin Exempelsson underskrift och datum",
        "Om du tar tillbaka ditt ja:",
    )
    assert back.startswith("Ditt samtycke · Robin Exempelsson")
    assert "Så använder vi dina uppgifter" in back


def test_seven_parties_fit_on_page_one():
    parties = tuple(
        consent_form.PartyRow(f"Enhet {n}", "Granby kommun", ("boende",)) for n in range(7)
    )
    front, _ = consent(replace(samples.CONSENT, parties=parties))
    assert "Enhet 6" in front
    assert "Antecknat av" in front


def test_no_box_is_ticked_on_a_form_to_sign():
    made = read_aloud_with_boxes(samples.CONSENT)
    assert "ruta, ikryssad" not in made
    assert made.count("ruta, tom") == 2 + 2 * 5 + 5


def test_answers_that_were_given_orally_are_ticked_with_their_word():
    made = read_aloud_with_boxes(samples.ORAL_CONSENT)
    assert made.count("ruta, ikryssad") == 1 + 5 + 2 + 2
    text = read_aloud(render("consent_form", samples.ORAL_CONSENT, SV))
    assert "Antecknat av Sara Påhitt, SIP-samordnare 10 november 2026" in text
    assert "Om du tar tillbaka ditt ja: 1 december 2026. Inte längre till" in text
    assert "Barnet har sagt: ”Jag vill att mamma är med.”" in text
    assert "Kim Exempelsson, vårdnadshavare" in text


def read_aloud_with_boxes(content):
    """The alternative texts of the tick boxes."""
    with pikepdf.open(BytesIO(render("consent_form", content, SV))) as pdf:
        return [
            str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]


def test_a_slot_that_nobody_has_decided_says_whom_to_ask():
    _, back = consent(samples.CONSENT)
    assert "Vilken lag? Fråga Sara Påhitt, 0980-319 210." in back
    assert "Hur länge sparar vi dem? Fråga Sara Påhitt, 0980-319 210." in back
    decided = " ".join(consent(samples.ORAL_CONSENT))
    assert "Lagen ger oss rätt att använda dem: uppgift av allmänt intresse." in decided
    assert "Vi sparar dem i fem år efter sista anteckningen." in decided


def test_no_exceptions_and_no_close_person_renumber_the_questions():
    front, _ = consent(replace(samples.CONSENT, exceptions=(), close_persons=()))
    assert "3. Det här får ni inte dela: Du har inte gjort några undantag." in front
    assert "4. Hur länge?" in front
    assert "Någon som står dig nära" not in front


def test_a_representative_answers_with_kind_and_basis():
    who = consent_form.RepresentativeRow("Vera Påhitt", "god man", "beslut 2026-01-02")
    front, _ = consent(replace(samples.CONSENT, representative=who))
    assert "Vera Påhitt svarar för Robin Exempelsson. Grund: god man, beslut 2026-01-02." in front
    assert "Vera Påhitt underskrift och datum" in front


def test_the_preparation_sheet_has_two_sides_with_the_questions_in_order():
    one, two = sheet(samples.PREPARATION)
    assert in_order(
        one,
        "Inför mötet",
        "Ett papper för dig, Robin Exempelsson",
        "Tisdag 17 november 2026 kl. 13.00–14.00",
        "Frågor? Ring Sara Påhitt, 0980-319 210",
        "Vad är viktigt för dig?",
        "Vad fungerar bra i ditt liv nu?",
        "Vad vill du ha hjälp med? Det får vara stort eller litet.",
        "Vad vill du göra själv?",
    )
    assert in_order(
        two,
        "Vilka vill du ha med på mötet?",
        "Är det någon du inte vill ha med?",
        "Vad behöver du för att kunna vara med?",
        "Tolk. Språk:",
        "Annat:",
        "Finns det något du inte vill prata om på mötet?",
        "Vad vill du fråga om?",
        "Kom ihåg:",
    )


def test_what_was_told_already_stands_on_the_preparation_sheet():
    one, two = sheet(samples.TOLD_PREPARATION)
    assert "Vad är viktigt för dig? Att någon lyssnar klart." in one
    assert "Tolk. Språk: tigrinska" in two
    assert "Annat: dricka på bordet" in two


def test_every_need_of_the_preparation_has_a_tick_box():
    _, two = sheet(replace(samples.PREPARATION, needs=tuple(preparation.Need)))
    for words in ("Hjälp att höra, se eller tala", "Ett lugnt rum", "Hjälp att komma dit"):
        assert words in two


def test_the_leaflet_is_one_page_without_personal_data():
    (only,) = pages(render("leaflet", samples.LEAFLET, SV))
    assert "Vad är en SIP?" in only
    assert "5 Vi ses igen och ser om det blev som vi sa." in only
    assert "Socialtjänstlagen (2025:400) 10 kap. 8–9 §§" in only
    assert "Robin" not in only
    assert "2026-0014" not in only
