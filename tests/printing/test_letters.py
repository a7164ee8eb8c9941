from dataclasses import replace
from datetime import date, datetime, time

import pytest

from sipdesk.i18n import translator
from sipdesk.printing import invitation
from sipdesk.printing.parts import Basis, BasisKind, IncompletePaper, MeetingFacts, Turn
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


def test_a_call_that_is_moved_gives_both_times_and_is_a_whole_call():
    text = called(samples.MOVED_CALL)
    assert in_order(
        text,
        "Tiden för mötet är ändrad",
        "Mötet har fått en ny tid. Den tidigare tiden, tisdag 2026-11-10, kl. 10.00–11.00,",
        "När Tisdag 2026-11-17, kl. 13.00–14.00",
        "Frågor till er",
        "Svarsdel",
    )
    assert "Kallelse till SIP-möte" not in text


def test_a_call_that_cancels_says_when_and_asks_for_nothing():
    text = called(samples.CANCELLED_CALL)
    assert in_order(
        text,
        "Mötet blir inte av",
        "Mötet tisdag 2026-11-17, kl. 13.00–14.00 blir inte av. Inget svar behövs.",
        "Den enskilde har sagt ja till att ni kallas.",
        "Blir det en ny tid kommer ett nytt brev.",
    )
    for gone in ("Svarsdel", "Frågor till er", "En gemensam plan", "Var", "Kallade:", "sova"):
        assert gone not in text


@pytest.mark.parametrize(
    ("content", "person"),
    [
        (samples.INVITATION, "Robin Exempelsson"),
        (samples.GUARDIAN_INVITATION, "Robin Exempelsson"),
        (samples.ACTOR_INVITATION, "R.E."),
    ],
    ids=["close", "guardian", "actor"],
)
def test_an_invitation_that_cancels_says_no_more_than_that(content, person):
    empty = replace(content.meeting, place="")
    text = invited(replace(content, turn=Turn.CANCELLED, meeting=empty, reply_by=None))
    assert in_order(text, "Mötet blir inte av", "blir inte av. Inget svar behövs.", "Sara Påhitt")
    assert person in text
    for gone in ("kalla", "välkommen", "Kan du inte komma", "Svarsdel", "sjukpenning", "hemma"):
        assert gone not in text


@pytest.mark.parametrize(
    "content", [samples.INVITATION, samples.GUARDIAN_INVITATION, samples.ACTOR_INVITATION]
)
def test_an_invitation_that_is_moved_gives_the_old_time_first(content):
    before = MeetingFacts(date(2026, 11, 10), time(10, 0))
    text = invited(replace(content, turn=Turn.MOVED, before=before))
    assert in_order(text, "Tiden för mötet är ändrad", "Mötet har fått en ny tid.", "När")
    assert "10" in text


def test_a_second_coordinator_stands_under_the_main_one():
    second = replace(samples.SARA, name="Mio Låtsas", phone="0980-319 222")
    both = replace(samples.SARA, second=second)
    for text in (
        called(replace(samples.CALL, sender=both)),
        invited(replace(samples.INVITATION, coordinator=both)),
    ):
        assert in_order(text, "Sara Påhitt", "Också samordnare: Mio Låtsas, 0980-319 222")
