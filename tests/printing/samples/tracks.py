"""Invented papers of a placement and of a disagreement."""

from dataclasses import replace
from datetime import date

from sipdesk.printing import (
    deviation,
    dispute,
    liability,
    local_agreement,
    placement_specification,
    quick_guide,
    year_report,
)
from sipdesk.printing.parts import Header
from tests.printing.samples.basics import HEADER

_HEADER = replace(HEADER, version=None, copy_number=None)
_FACTS = (
    ("Beslut", "2026-11-19, akut placering, SoL"),
    ("Hem", "HVB Exempelhemmet, Påhitt AB"),
    ("Placering", "2026-11-20"),
)
_SAID = placement_specification.Assessment(
    "Behov av struktur dygnet runt.", "Sara Påhitt", date(2026, 11, 18)
)

SPECIFICATION = placement_specification.Content(
    header=_HEADER,
    person="Robin Exempelsson",
    placement=_FACTS,
    wished="Ja",
    social=_SAID,
    medical=replace(_SAID, text="", by="", on=None),
    rows=(
        placement_specification.Row(
            "Behandlingsprogram", "social", "Granby kommun", "HVB Exempelhemmet", "2027-03-31"
        ),
        placement_specification.Row("Läkemedelsuppföljning", "medicinsk", "Region Norrlunden"),
    ),
    routes=(("Genom remiss", False), ("På hemmet", True)),
    route_by="Anna Påhittsson, 2026-11-18",
    rules=("Placeringen väntar inte.", "SIP senast 2026-11-27."),
    source="Länsöverenskommelsen, avsnitt 2.3",
)
LIABILITY = liability.Content(
    header=_HEADER,
    kommun=liability.Side(
        "Granby kommun, Vuxenenheten", "Klara Uppdiktad", "70 %", "2 240", "GK 2026-311", "4.2"
    ),
    region=liability.Side("Region Norrlunden, Vuxenpsykiatrin", share="30 %", per_day="960"),
    person="Robin Exempelsson",
    placement=_FACTS,
    joint="Kommunen bedömer behov av boende. Regionen bedömer behov av behandling.",
    rows=(("Behandlingsprogram", "social", "Granby kommun"),),
    price="3 200 kronor per dygn",
    agreed=("Hemmet fakturerar dem var för sig.", "Placeringen väntar inte."),
    source="Länsöverenskommelsen, avsnitt 2.3",
)
DISPUTE = dispute.Content(
    header=Header(organisation="Region Norrlunden"),
    arena="Fredagsgruppen",
    question="Vem gör bedömningen?",
    shared_facts="En bedömning behövs.",
    view_kommun="Det är hälso- och sjukvård.",
    view_region="Hemmets region gör den.",
    person_need="En bedömning inom kort tid.",
    interim_owner="socialsekreterare",
    steps_taken="Maj 2026: dialog mellan chefer.",
    checked="2026-05",
)
DEVIATION = deviation.Content(
    header=_HEADER,
    deviations=(
        deviation.Deviation(
            "Kallad part kom inte",
            date(2026, 11, 2),
            about="Vuxenpsykiatrin",
            what="Ingen kom.",
            meant="Mötet fick göras om.",
        ),
    ),
    reporter="socialsekreterare",
)
YEAR_REPORT = year_report.Content(
    header=Header(organisation="Granby kommun"),
    title="SIP i Granby 2026",
    period="Perioden 2026-01-01 till 2026-12-31.",
    small="Antal mellan 1 och 4 skrivs ”färre än 5”.",
    key_figures=(("33", "Erbjudanden om SIP"), ("färre än 5", "Planer gjorda")),
    topics=(
        year_report.Topic(
            "Tillgänglighet",
            lines=(
                year_report.Line("Personen sa ja", "27 av 33", 27 / 33),
                year_report.Line("Mål: nått", "9 av 22", 9 / 22, ("övriga tillsammans: 13",)),
                year_report.Line("Vem som väckte frågan", "41", note="Fördelningen visas inte."),
            ),
            nothing=("Placeringar",),
            hidden=("Båda var med",),
        ),
        year_report.Topic(
            "Placeringar",
            together=("Motiv: Alkohol: 8 av 15", "Motiv: Spel: färre än 5 av 15"),
            written=(("Innehåll", ""), ("Analys", "Öva på mallen.")),
        ),
    ),
    definitions=(("Mål", "Årets senaste resultat."),),
    source="Länsöverenskommelsen, avsnitt 6",
)
EMPTY_REPORT = replace(YEAR_REPORT, key_figures=(), topics=(), definitions=(), empty="Inga tal.")
AGREEMENT = local_agreement.Content(
    header=Header(organisation="Granby kommun"),
    facts=(("Parter", "Granby kommun, Region Norrlunden"), ("Diarienummer", "SN.2026.44")),
    complements="Överenskommelsen kompletterar länsöverenskommelsen.",
    validity="Den gäller från 2026-07-01 och tills vidare.",
    headings=(
        local_agreement.Heading("Barn i riskmiljö", "Hur ser ni barnen?", "Vi frågar.", "Chef"),
        local_agreement.Heading("Utredning", "Vem utreder vad?"),
        local_agreement.Heading(
            "Rutiner för SIP", "Vem startar?", answers=(("Vem startar", "Alla"), ("Var", ""))
        ),
    ),
    grid=(("Stödmedicinering", "Hänvisning", "Förskrivning", "", ""),),
    signers=("Granby kommun", "Region Norrlunden"),
)
GUIDE = quick_guide.Content(
    header=Header(organisation="Granby kommun"),
    steps=(("Behov", "Skriv vem som frågade."), ("Samtycke", "Läs upp det.")),
    days=("SIP senast en vecka efter placeringen (överenskommelsen, avsnitt 2.3)",),
    routine=(("Vem startar", "Alla"),),
    ask="Sara Påhitt (Vuxenenheten)",
    law="SoL (2025:400) 10 kap. 8–9 §§",
)
