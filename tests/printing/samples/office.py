"""Invented papers of the office itself: what was purged, and the forms for when nothing works."""

from dataclasses import replace
from datetime import date

from sipdesk.printing import blank_forms, incident, log_review, protection, retention_protocol
from sipdesk.printing.parts import Contact
from tests.printing.samples.basics import HEADER, LAWS, SARA
from tests.printing.samples.own import EVALUATION

_HEADER = replace(HEADER, case_number="", version=None, copy_number=None)

PURGED = retention_protocol.Purged(
    case_number="2021-0003",
    kinds=(("planer", 2), ("samtycken", 1), ("brev", 4)),
    last_on=date(2021, 10, 4),
    rule="Fem år efter sista anteckningen (Exempellagen 1 kap. 2 §)",
    earliest=date(2026, 10, 4),
    latest=date(2027, 12, 31),
    is_exported=True,
    checksum="9f2c41",
    after="000000",
)
PROTOCOL = retention_protocol.Content(
    header=_HEADER,
    number="2026-03",
    cases=(PURGED, replace(PURGED, case_number="2021-0007", kinds=(("planer", 1),))),
    checked=(
        retention_protocol.Excepted("Barn som har placerats (SFS 2003:135)", "Gäller inget ärende"),
        retention_protocol.Excepted("Urval för forskning", "2021-0005 är kvar"),
    ),
    done_on=date(2026, 11, 20),
    signers=(("Sara Påhitt", "SIP-samordnare"), ("Klara Uppdiktad", "arkivansvarig")),
    decision_number="SN 2026:118",
    backups_until=date(2027, 2, 20),
    pack="Exempelpaketet 2026",
    log_years=10,
)
BLANK = blank_forms.Content(
    header=_HEADER,
    laws=LAWS,
    evaluation=EVALUATION.words,
    contacts=(SARA, Contact("Växeln", unit="Granby kommun", phone="0980-319 000")),
    days=("SIP efter placering: senast inom en vecka efter placering.",),
    source="Exempelavtalet 2026",
    pack="Exempelpaketet 2026",
    pack_on=date(2026, 1, 1),
    controller="Granby kommun",
)
_LINE = log_review.Line(
    row="17",
    when="2026-11-20 21.14",
    who="Klara Uppdiktad",
    what="Öppnade ärende",
    about="SIP 2026-0018",
    why="Skyddad. Skäl: jour",
    outcome="Behörig åtkomst",
    note="Larm samma kväll.",
)
LOG_REVIEW = log_review.Content(
    header=_HEADER,
    on=date(2026, 11, 21),
    by="Sara Påhitt",
    period="Senaste 30 dagarna",
    lines=(_LINE, replace(_LINE, row="18", what="Sökte", about="1 träff", why="", note="")),
    rows=4812,
    chain="Loggkedjan är hel.",
    head="4812 9f2c41d0",
    law="Lag (2001:454) 10 §",
    is_signed=True,
)
INCIDENT = incident.Content(
    header=_HEADER,
    on=date(2026, 11, 21),
    by="Sara Påhitt",
    chosen=("Tid: Senaste 30 dagarna", "Användare: Klara Uppdiktad"),
    cases=(
        incident.Touched(
            "2026-0018", "2026-11-20 21.14", "2026-11-20 21.20", "Klara Uppdiktad", "Öppnade", 2
        ),
    ),
    lines=(_LINE, replace(_LINE, row="18", what="Sökte", about="", why="", note="")),
    is_cut=True,
    chain="Loggkedjan är hel.",
    law="Exempelförordningen artikel 1.",
)
PROTECTION = protection.Content(
    header=_HEADER,
    on=date(2026, 11, 21),
    since=date(2025, 11, 21),
    by="Sara Påhitt",
    parts=(
        protection.Part(
            "Programmet",
            (
                protection.Fact("Version", "0.1.0"),
                protection.Fact("Dator", "Linux 6.1"),
            ),
        ),
        protection.Part(
            "Vem som kommer in",
            (
                protection.Fact("Sara Påhitt", "Samordnare"),
                protection.Fact(
                    "Återställningsnyckel",
                    "det finns ingen",
                    "Glöms lösenfraserna är allt förlorat.",
                ),
            ),
        ),
    ),
    law="Exempelförordningen artikel 2.",
)
