"""Invented letters."""

from dataclasses import replace
from datetime import date, time

from sipdesk.printing import call, invitation, unit_sheet
from sipdesk.printing.parts import Basis, BasisKind, MeetingFacts, Turn
from tests.printing.samples.basics import HEADER, LAWS, MEETING, SARA

CALL = call.Content(
    header=replace(HEADER, version=None, copy_number=None),
    address=("Region Norrlunden", "Granby hälsocentral"),
    unit="Granby hälsocentral",
    attention="Eva Fabelius, läkare",
    sent_on=date(2026, 11, 3),
    initials="R.E.",
    meeting=replace(MEETING, adaptations="Högst sju personer i rummet. Paus efter en halvtimme."),
    reply_by=date(2026, 11, 10),
    sender=SARA,
    basis=Basis(),
    laws=LAWS,
    purpose="En gemensam plan där det står vem som gör vad, och när.",
    why_now="Flera insatser behöver börja samtidigt. Kontakterna har hittills varit var för sig.",
    goal="Jag vill sova på nätterna och orka med mina dagar.",
    questions=("Kan ni följa upp medicinerna, och hur snart?", "Vem hos er blir fast kontakt?"),
    called=("Vuxenenheten", "Boendestödet", "Beroendemottagningen", "Granby hälsocentral"),
    invited=("Försäkringskassan", "närstående"),
)

MOVED_CALL = replace(
    CALL, turn=Turn.MOVED, before=MeetingFacts(date(2026, 11, 10), time(10, 0), time(11, 0))
)
CANCELLED_CALL = replace(CALL, turn=Turn.CANCELLED)

UNIT_SHEET = unit_sheet.Content(
    header=CALL.header,
    unit="Region Norrlunden, Granby hälsocentral",
    meeting=CALL.meeting,
    coordinator=SARA,
    concerns="R.E.",
    reply_by=CALL.reply_by,
    purpose=CALL.purpose,
    questions=CALL.questions,
)

GROUND = Basis(
    BasisKind.LEGAL_GROUND,
    paragraph="påhittade lagen 1 kap. 2 §",
    decision_maker="Ulla Påhittsson, enhetschef",
    decided_on=date(2026, 11, 2),
    areas=("hälsa", "medicin"),
)

INVITATION = invitation.Content(
    header=replace(HEADER, version=None, copy_number=None),
    receiver=invitation.Receiver.CLOSE_PERSON,
    name="Lo Exempelsson",
    address=("Påhittsgatan 1", "830 00 Granby"),
    person="Robin Exempelsson",
    sent_on=date(2026, 11, 3),
    meeting=MEETING,
    coordinator=SARA,
    laws=LAWS,
    why_wanted="berätta hur vi brukar göra hemma.",
    relatives_support="0980-319 260",
)

ACTOR_INVITATION = replace(
    INVITATION,
    receiver=invitation.Receiver.OTHER_ACTOR,
    name="Försäkringskassan",
    address=("Box 1", "830 00 Granby"),
    person="R.E.",
    reply_by=date(2026, 11, 10),
    basis=Basis(),
    why_wanted="Berätta hur sjukpenningen fungerar.",
)

GUARDIAN_INVITATION = replace(
    INVITATION,
    receiver=invitation.Receiver.GUARDIAN,
    name="Kim Exempelsson",
    reply_by=date(2026, 11, 10),
)
