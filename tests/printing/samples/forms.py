"""Invented forms and the leaflet."""

from dataclasses import replace
from datetime import date

from sipdesk.printing import consent_form, incapacity, leaflet, preparation
from sipdesk.printing.parts import Header
from tests.printing.samples.basics import HEADER, LAWS, MEETING, SARA

CONSENT = consent_form.Content(
    header=HEADER,
    person="Robin Exempelsson",
    coordinator=SARA,
    laws=LAWS,
    number=1,
    parties=(
        consent_form.PartyRow(
            "Vuxenenheten", "Granby kommun", ("boende", "ekonomi", "vardag", "vilket stöd du har")
        ),
        consent_form.PartyRow("Boendestödet", "Granby kommun", ("boende", "vardag")),
        consent_form.PartyRow(
            "Beroendemottagningen", "Region Norrlunden", ("hur du mår", "alkohol", "medicin")
        ),
        consent_form.PartyRow(
            "Granby hälsocentral", "Region Norrlunden", ("hur du mår", "medicin", "intyg")
        ),
        consent_form.PartyRow("Försäkringskassan", "", ("sjukpenning",)),
    ),
    exceptions=("Det jag har berättat om min barndom.", "Inget till min arbetsgivare"),
    close_persons=(consent_form.ClosePersonRow("Lo Exempelsson", "syster"),),
    from_on=date(2026, 11, 10),
    until_on=date(2027, 11, 10),
    controller="Socialnämnden i Granby kommun",
)

ORAL_CONSENT = replace(
    CONSENT,
    plan_answer=True,
    parties=tuple(replace(p, answer=i != 4) for i, p in enumerate(CONSENT.parties)),
    close_persons=(
        consent_form.ClosePersonRow(
            "Lo Exempelsson", "syster", consent_form.CloseAnswer.WANTS, letter_ok=False
        ),
    ),
    is_oral=True,
    noted_by="Sara Påhitt, SIP-samordnare",
    noted_on=date(2026, 11, 10),
    guardians=(
        consent_form.GuardianRow("Kim Exempelsson", True),
        consent_form.GuardianRow("Mio Exempelsson", None),
    ),
    child=consent_form.ChildRow("Robin Exempelsson", "Jag vill att mamma är med.", True, True),
    withdrawal=consent_form.WithdrawalRow(
        date(2026, 12, 1), "Inte längre till Försäkringskassan", "Sara Påhitt"
    ),
    legal_basis="uppgift av allmänt intresse",
    storage_time="fem år efter sista anteckningen",
    dpo_contact="0980-319 299",
)

PREPARATION = preparation.Content(
    header=replace(HEADER, version=None, copy_number=None),
    person="Robin Exempelsson",
    meeting=MEETING,
    coordinator=SARA,
)

TOLD_PREPARATION = replace(
    PREPARATION,
    important="Att någon lyssnar klart.",
    needs=(preparation.Need.INTERPRETER, preparation.Need.BREAKS, preparation.Need.OTHER),
    interpreter_language="tigrinska",
    other_need="dricka på bordet",
)

CHILD_PREPARATION = replace(
    TOLD_PREPARATION,
    works="Skolan och hunden.",
    answering=preparation.Answering.GUARDIANS,
)

INCAPACITY = incapacity.Content(
    header=HEADER,
    person="Robin Exempelsson",
    judged_on=date(2026, 11, 10),
    assessment="Robin känner inte igen frågan efter fem minuter och svarar olika varje gång.",
    attitude_search="Vi frågade tre gånger, med bilder, på förmiddagen, och talade med Lo.",
    attitude_shown="Robin ler när Vuxenenheten nämns.",
    assessed_by="Tomas Låtsasson, överläkare",
    ground="OSL 25 kap. 13 §",
    decided_by="Sara Påhitt",
    decided_on=date(2026, 11, 9),
    speaks=("Kim Exempelsson, god man, sörja för person",),
    close_persons=(incapacity.Asked("Lo Exempelsson", "syster", "Det gick inte att fråga."),),
    ask_again_on=date(2027, 2, 1),
)

LEAFLET = leaflet.Content(
    header=Header("Granby kommun och Region Norrlunden"),
    contact=SARA,
    laws=LAWS,
)
