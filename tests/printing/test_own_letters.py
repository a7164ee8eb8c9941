from dataclasses import replace

import pytest

from sipdesk.i18n import translator
from sipdesk.printing import letter
from sipdesk.printing.parts import IncompletePaper, MeetingFacts
from sipdesk.printing.render import render, render_text
from tests.printing import samples
from tests.printing.reading import pages, read_aloud, solid, squeezed
from tests.printing.test_plan import in_order

SV = translator("sv")


def written(content, lang="sv"):
    (only,) = pages(render("letter_to_person", content, translator(lang)))
    return only


def test_a_letter_says_what_when_where_and_who_to_call_on_one_page():
    text = written(samples.LETTER)
    assert in_order(
        text,
        "Robin Exempelsson Påhittsgatan 1 830 00 Granby",
        "3 november 2026",
        "En tid för möte",
        "Hej Robin Exempelsson!",
        "På mötet gör vi din plan tillsammans.",
        "När Tisdag 17 november 2026 kl. 13.00–14.00",
        "Var Medborgarhuset i Granby, rum Tallen",
        "Passar inte tiden? Ring Sara Påhitt, 0980-319 210.",
        "Med brevet får du: Inför mötet.",
        "uppläst eller översatt?",
        "Sara Påhitt SIP-samordnare",
    )


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", letter.Kind)
def test_every_kind_of_letter_is_one_page_in_both_languages(kind, lang):
    content = replace(samples.LETTER, kind=kind, text="Egna ord" if kind == "own" else "")
    text = written(content, lang)
    assert ("Hej" if lang == "sv" else "Hello") in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("kind", "change", "field"),
    [
        (letter.Kind.TIME, {"meeting": MeetingFacts()}, "meeting.on"),
        (letter.Kind.CLOSE, {"reply_by": None}, "reply_by"),
        (letter.Kind.OWN, {"text": " "}, "text"),
        (letter.Kind.COORDINATOR, {"before": ""}, "before"),
    ],
)
def test_a_letter_waits_for_what_it_promises(kind, change, field):
    with pytest.raises(IncompletePaper) as refused:
        render("letter_to_person", replace(samples.LETTER, kind=kind, **change), SV)
    assert field in refused.value.fields


def test_a_guardian_is_told_why_the_letter_comes():
    text = pages(render("letter_to_guardian", samples.GUARDIAN_LETTER, SV))[0]
    assert "Du får brevet för att du är vårdnadshavare för Robin." in text


def test_the_outer_envelope_has_no_name_and_no_number():
    text = read_aloud(render("envelope_outer", samples.OUTER, SV))
    assert "Skatteverket Box 2820 403 20 Göteborg" in text
    assert "2026-0014" not in squeezed(" ".join(pages(render("envelope_outer", samples.OUTER, SV))))


def test_the_inner_envelope_has_the_number_and_where_it_goes_back():
    text = read_aloud(render("envelope_inner", samples.INNER, SV))
    assert "19900101-0017" in text
    assert "Granby kommun Box 1 830 00 Granby" in text


def test_a_no_is_kept_with_the_persons_words_who_decided_and_that_it_was_told():
    (text,) = pages(render("refusal_record", samples.REFUSAL, SV))
    assert in_order(
        text,
        "Ingen SIP nu",
        "Frågan kom 2026-03-02 från någon som står personen nära.",
        "Region Norrlunden bedömer att en SIP behövs.",
        "Granby kommun bedömer att en SIP inte behövs. Skäl: Budgetrådgivning pågår redan.",
        "SIP erbjöds 2026-03-09 av Hanna Testlund.",
        "Den enskilde tackade nej 2026-04-01. Med egna ord: ”Jag vill klara det själv.”",
        "Beslutat av: personen, 2026-04-01.",
        "Den enskilde fick veta det 2026-04-01 av Hanna Testlund.",
        "Ingen dag är bestämd för att fråga igen.",
        "Ett nej till SIP påverkar inte rätten att söka vård",
        "Antecknat av Hanna Testlund, kurator, 2026-04-01.",
    )


def test_when_nobody_saw_a_need_the_title_says_so():
    (text,) = pages(render("refusal_record", samples.NOT_NEEDED, SV))
    assert "Ingen SIP nu – inget behov bedömt" in text
    assert "Vi frågar igen den 2026-09-01." in text


@pytest.mark.parametrize("field", ["decided_by", "told_on"])
def test_the_record_of_a_no_is_not_made_without_who_decided_and_told(field):
    with pytest.raises(IncompletePaper) as refused:
        render("refusal_record", replace(samples.REFUSAL, **{field: None or ""}), SV)
    assert refused.value.fields == (field,)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", letter.Kind)
@pytest.mark.parametrize("form", ["letter_large", "letter_easy"])
def test_every_form_of_a_letter_says_the_same_words(form, kind, lang):
    content = replace(samples.LETTER, kind=kind, text="Vi ses vid grinden.")
    usual = render_text("letter_to_person", content, translator(lang))
    made = render_text(form, content, translator(lang))
    assert solid(made) == solid(usual)


def test_an_easy_letter_has_one_sentence_on_each_line():
    lines = render_text("letter_easy", samples.LETTER, SV).splitlines()
    assert "Vill du ha någon med dig?" in lines
    assert "Säg till före mötet." in lines
