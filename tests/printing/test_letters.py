from dataclasses import replace
from datetime import datetime

import pytest

from sipdesk.i18n import translator
from sipdesk.printing import invitation
from sipdesk.printing.parts import Basis, BasisKind, IncompletePaper, MeetingFacts
from sipdesk.printing.render import render
from tests.printing import samples
from tests.printing.reading import pages
from tests.printing.test_plan import in_order

SV = translator("sv")


def called(content):
    (only,) = pages(render("call_letter", content, SV))
    return only


def invited(content):
    (only,) = pages(render("invitation_letter", content, SV))
    return only


def test_a_call_says_why_when_where_and_how_to_reply_on_one_page():
    text = called(samples.CALL)
    assert in_order(
        text,
        "Region Norrlunden Granby hälsocentral Att: Eva Fabelius, läkare",
        "Ärende: 2026-0014",
        "Gäller: R.E.",
        "Kallelse till SIP-möte",
        "Den enskilde har sagt ja till att ni kallas. Ring 0980-319 210.",
        "När Tisdag 2026-11-17, kl. 13.00–14.00",
        "Svara Senast 2026-11-10 till Sara Påhitt, 0980-319 210",
        "Vad mötet ska leda till",
        "Varför nu",
        "Det långsiktiga målet ”Jag vill sova",
        "Frågor till er",
        "Det här ber vi er ha med Mandat",
        "Om ni inte är rätt enhet Hör av er till oss, så frågar vi personen.",
        "Kallade: Vuxenenheten",
        "Svarsdel – ärende 2026-0014, Granby hälsocentral",
        "Vi behöver veta mer före mötet. Ring:",
    )
    assert "Robin" not in text


@pytest.mark.parametrize(
    ("basis", "sentence"),
    [
        (Basis(BasisKind.CHILD), "Barnets vårdnadshavare har sagt ja till att ni kallas."),
        (Basis(BasisKind.CHILD_15), "Barnet och barnets vårdnadshavare har sagt ja"),
        (
            Basis(BasisKind.INCAPACITY, ground="påhittade lagen 1 kap. 1 §"),
            "Den enskilde kan inte ta ställning. Grunden för kallelsen är: påhittade lagen"
            " 1 kap. 1 §.",
        ),
        (
            samples.GROUND,
            "Uppgifterna lämnas med stöd av påhittade lagen 1 kap. 2 §."
            " Beslut: Ulla Påhittsson, enhetschef, 2026-11-02.",
        ),
    ],
)
def test_the_call_says_what_it_rests_on(basis, sentence):
    text = called(replace(samples.CALL, basis=basis))
    assert sentence in text
    assert "Den enskilde har sagt ja" not in text


def test_a_call_about_a_placement_or_a_discharge_adds_its_sentence_from_the_pack():
    text = called(
        replace(
            samples.CALL,
            placement_agreement="Påhittade avtalet",
            placement_section="3.2",
            discharge_law="påhittade utskrivningslagen",
            discharge_notice_at=datetime(2026, 11, 2, 9, 5),  # noqa: DTZ001 - wall time
        )
    )
    assert "placeringen redan är gjord (Påhittade avtalet, avsnitt 3.2)." in text
    assert "enligt påhittade utskrivningslagen." in text
    assert "skickades 2026-11-02 kl. 09.05." in text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"purpose": " "}, "purpose"),
        ({"questions": ("",)}, "questions"),
        ({"reply_by": None}, "reply_by"),
        ({"meeting": MeetingFacts(samples.MADE_ON)}, "meeting.place"),
    ],
)
def test_a_call_waits_for_its_compulsory_fields(change, field):
    with pytest.raises(IncompletePaper) as refused:
        render("call_letter", replace(samples.CALL, **change), SV)
    assert refused.value.fields == (field,)


def test_an_invitation_to_somebody_close_is_a_welcome():
    text = invited(samples.INVITATION)
    assert "Hej Lo Exempelsson!" in text
    assert "Robin Exempelsson ska ha ett möte om sitt stöd och vill att du är med." in text
    assert "Robin Exempelsson hoppas att du kan: berätta hur vi brukar göra hemma." in text
    assert "Behöver du själv stöd? Ring 0980-319 260." in text
    assert "kallas" not in text.lower()
    assert "Paus efter" not in text
    tolerated = invited(replace(samples.INVITATION, wants=False))
    assert "Du är välkommen att vara med." in tolerated


def test_an_invitation_to_another_actor_names_initials_only_and_has_a_slip():
    text = invited(samples.ACTOR_INVITATION)
    assert "Gäller: R.E." in text
    assert "Robin" not in text
    assert "Den enskilde har sagt ja till att ni är med." in text
    assert "Svara senast 2026-11-10" in text
    assert "Svarsdel" in text
    assert "Skäl:" not in text
    ground = invited(replace(samples.ACTOR_INVITATION, basis=samples.GROUND))
    assert "Den enskilde har sagt ja" not in ground
    assert "med stöd av påhittade lagen" in ground


def test_an_invitation_to_a_guardian_or_representative_says_what_they_decide():
    guardian = invited(samples.GUARDIAN_INVITATION)
    assert "Planen behöver ett ja från varje vårdnadshavare." in guardian
    assert "Robin Exempelsson får också säga vad Robin Exempelsson tycker." in guardian
    older = invited(replace(samples.GUARDIAN_INVITATION, child_answers=True))
    assert "Robin Exempelsson svarar också själv." in older
    representative = replace(
        samples.GUARDIAN_INVITATION,
        receiver=invitation.Receiver.REPRESENTATIVE,
        kind="god man",
    )
    assert "Du är god man för Robin Exempelsson." in invited(representative)


def test_an_invitation_waits_for_day_place_and_reply_day():
    with pytest.raises(IncompletePaper) as refused:
        render(
            "invitation_letter",
            replace(samples.GUARDIAN_INVITATION, meeting=MeetingFacts(), reply_by=None),
            SV,
        )
    assert refused.value.fields == ("meeting.on", "meeting.place", "reply_by")
