"""Invented letters to the person, their envelopes, and the record of a no."""

from dataclasses import replace
from datetime import date

from sipdesk.domain.evaluation_questions import ANSWERS, LAST, QUESTIONS
from sipdesk.printing import (
    agenda,
    envelope,
    evaluation,
    flag_list,
    letter,
    refusal,
    register_extract,
    who_has_seen,
)
from sipdesk.printing.parts import Header
from tests.printing.samples.basics import HEADER, LAWS, MEETING, SARA

_HEADER = replace(HEADER, version=None, copy_number=None)

LETTER = letter.Content(
    header=_HEADER,
    kind=letter.Kind.TIME,
    name="Robin Exempelsson",
    sent_on=date(2026, 11, 3),
    coordinator=SARA,
    address=("Påhittsgatan 1", "830 00 Granby"),
    meeting=MEETING,
    before="Nils Påhittmark",
    on=date(2026, 11, 2),
    reply_by=date(2026, 11, 10),
    enclosures=("Inför mötet",),
)
OWN_LETTER = replace(LETTER, kind=letter.Kind.OWN, text="Vi flyttar till hus B.\nRing på klockan.")
GUARDIAN_LETTER = replace(
    LETTER,
    name="Kim Exempelsson",
    reader=letter.Reader.GUARDIAN,
    person="Robin",
    kind=letter.Kind.CHANGED,
)
OUTER = envelope.Outer(_HEADER, ("Skatteverket", "Box 2820", "403 20 Göteborg"))
INNER = envelope.Inner(_HEADER, "19900101-0017", ("Granby kommun", "Box 1", "830 00 Granby"))

REFUSAL = refusal.Content(
    header=_HEADER,
    laws=LAWS,
    person="Robin Exempelsson",
    why=refusal.Why.DECLINED,
    raised_on=date(2026, 3, 2),
    raised_by="någon som står personen nära",
    judgements=(
        refusal.Judgement("Region Norrlunden", True, "", date(2026, 3, 3)),
        refusal.Judgement("Granby kommun", False, "Budgetrådgivning pågår redan."),
    ),
    offered=refusal.Offered(date(2026, 3, 9), "Hanna Testlund", "samtal", "svenska"),
    own_words="Jag vill klara det själv.",
    answered_on=date(2026, 4, 1),
    reason="Robin tackade nej.",
    decided_by="personen",
    decided_on=date(2026, 4, 1),
    told_on=date(2026, 4, 1),
    told_by="Hanna Testlund",
    children_answered=True,
    noted_by="Hanna Testlund, kurator",
    noted_on=date(2026, 4, 1),
)
NOT_NEEDED = replace(
    REFUSAL,
    why=refusal.Why.NOT_NEEDED,
    offered=None,
    answered_on=None,
    own_words="",
    decided_by="kommunen",
    ask_again_on=date(2026, 9, 1),
)

AGENDA = agenda.Content(
    header=_HEADER,
    first_name="Robin",
    meeting=MEETING,
    roles=(agenda.Role("Leder mötet", "Sara Påhitt"), agenda.Role("Skriver", "")),
)
EVALUATION = evaluation.Content(
    header=Header(HEADER.organisation),
    words=evaluation.Words(tuple(QUESTIONS.values()), tuple(ANSWERS.values()), LAST),
    month=date(2026, 11, 1),
    where_to_leave="i receptionen",
)
_PAPERS = (who_has_seen.Line("17 november 2026", "Robin Exempelsson", "Min plan, i handen"),)
_OPENINGS = (who_has_seen.Line("16 november 2026 kl. 09.12", "Vuxenenheten", "öppnade"),)
SEEN = who_has_seen.Content(
    header=_HEADER,
    person="Robin Exempelsson",
    from_on=date(2026, 11, 2),
    to_on=date(2026, 11, 30),
    papers=_PAPERS,
    openings=_OPENINGS,
    contact=SARA,
)
REGISTER = register_extract.Content(
    header=_HEADER,
    person="Robin Exempelsson",
    number="19900101-0017",
    on=date(2026, 11, 30),
    contact=SARA,
    groups=(
        register_extract.Group(
            "Vem du är",
            (
                register_extract.Entry(
                    "Antecknat 2 november 2026",
                    (
                        register_extract.Fact("Förnamn", "Robin"),
                        register_extract.Fact("Språk", "svenska"),
                    ),
                ),
            ),
        ),
        register_extract.Group("Placeringar"),
    ),
    withheld=(
        register_extract.Withheld(date(2026, 11, 3), "OSL 26 kap. 5 §", "7", "Skriv till oss."),
    ),
    papers=_PAPERS,
    openings=_OPENINGS,
)

FLAGS = flag_list.Content(
    header=Header(HEADER.organisation),
    on=date(2026, 11, 17),
    parts=(
        flag_list.Part(
            "Försenat",
            (
                flag_list.Item("2026-0014", "Uppföljningen är försenad.", "9 november 2026"),
                flag_list.Item("2026-0015", "Behovet väntar.", "9 dagar", "Källa: lagen"),
            ),
        ),
        flag_list.Part("I dag", ()),
    ),
    protected=5,
)
