"""Invented plans with five goals and eight interventions."""

from dataclasses import replace
from datetime import date, time

from sipdesk.printing import plan
from sipdesk.printing.parts import (
    Contact,
    Contingency,
    Disagreement,
    NextMeeting,
    OverrideNote,
    RelatedPlan,
    Unmet,
    View,
)
from tests.printing.samples.basics import HEADER, LAWS, MADE_ON, NEXT, RESPONSIBLE, SARA


def _goals() -> tuple[plan.Goal, ...]:
    kommun = "Granby kommun"
    return (
        plan.Goal(
            "Mitt boende",
            "Jag bor kvar i min lägenhet och hyran är betald i tid.",
            True,
            (
                plan.Row(
                    "Skriver till hyresvärden om en betalningsplan.",
                    "Britta Provström",
                    f"socialsekreterare, {kommun}",
                    latest_on=date(2026, 12, 4),
                ),
                plan.Row(
                    "Boendestöd en gång i veckan.",
                    "Máret Låtsasson",
                    f"boendestödjare, {kommun}",
                    starts_on=date(2026, 11, 25),
                    until_next_meeting=True,
                    needs_decision=True,
                    decision_by=date(2026, 11, 24),
                ),
            ),
            strength="Jag har bott här i sex år och trivs med grannarna.",
        ),
        plan.Goal(
            "Hur jag mår",
            "Jag sover fem nätter av sju. Jag vill klara en vecka i taget utan att dricka.",
            True,
            (
                plan.Row(
                    "Samtal varannan vecka.",
                    "Ali Testberg",
                    "kurator på beroendemottagningen, Region Norrlunden",
                    starts_on=date(2026, 11, 23),
                    latest_on=date(2027, 1, 31),
                ),
                plan.Row(
                    "Läkarbesök. Ni går igenom medicinerna och sömnen.",
                    "Eva Fabelius",
                    "läkare på Granby hälsocentral, Region Norrlunden",
                    latest_on=date(2026, 12, 11),
                    change=plan.Change.NEW,
                ),
            ),
        ),
        plan.Goal(
            "Min familj",
            "Jag träffar min dotter varje helg och vi har det lugnt.",
            True,
            (
                plan.Row(
                    "Samtal om att vara förälder. Dottern får eget stöd om hon vill.",
                    "Noor Sagander",
                    f"familjebehandlare, {kommun}",
                    latest_on=date(2026, 12, 1),
                ),
            ),
        ),
        plan.Goal(
            "Min vardag",
            "Ha något att gå till två dagar i veckan.",
            False,
            (
                plan.Row(
                    "Studiebesök på verkstaden. Sedan provar du två veckor.",
                    "Pär Hittepåsson",
                    f"arbetsledare, {kommun}",
                    latest_on=date(2026, 12, 15),
                ),
                plan.Row(
                    "Intyg om vad du orkar.",
                    "Eva Fabelius",
                    "läkare på Granby hälsocentral, Region Norrlunden",
                    latest_on=date(2026, 12, 11),
                ),
            ),
            strength="Jag har arbetat som snickare.",
        ),
        plan.Goal(
            "Min ekonomi",
            "Jag vet vad jag har att leva på varje månad.",
            True,
            (
                plan.Row(
                    "Budget- och skuldrådgivning. Tre träffar.",
                    "Siv Fiktelius",
                    f"budgetrådgivare, {kommun}",
                    starts_on=date(2026, 12, 7),
                    latest_on=date(2027, 2, 26),
                ),
            ),
        ),
    )


PLAN = plan.Content(
    header=HEADER,
    person="Robin Exempelsson",
    made_on=MADE_ON,
    coordinator=SARA,
    substitute=Contact("Jonas Dikt", phone="0980-319 211"),
    responsible=RESPONSIBLE,
    next_meeting=NEXT,
    laws=LAWS,
    important="Jag vill bo kvar i min lägenhet och orka träffa min dotter varje helg."
    " Jag vill slippa berätta allt från början för varje ny person.",
    happenings=(
        plan.Happening(
            date(2026, 11, 23),
            plan.DayKind.ON,
            "Första samtalet på beroendemottagningen.",
            "Ali Testberg",
            time(10),
        ),
        plan.Happening(
            date(2026, 11, 25),
            plan.DayKind.STARTS,
            "Boendestödet kommer hem till dig för första gången.",
            "Máret Låtsasson",
            time(13),
        ),
        plan.Happening(
            date(2026, 12, 4),
            plan.DayKind.BY,
            "Brev till hyresvärden om en betalningsplan.",
            "Britta Provström",
        ),
    ),
    contingency=Contingency(
        "Jag slutar svara i telefon. Jag går inte ut på två dagar.",
        "Min syster Lo ringer mig. Jag eller Lo ringer Sara.",
    ),
    phones=(
        Contact("Ali Testberg", unit="beroendemottagningen", phone="0980-319 221"),
        Contact("Máret Låtsasson", unit="boendestödet", phone="0980-319 214"),
        Contact("Britta Provström", unit="socialtjänsten", phone="0980-319 212"),
        Contact("Granby hälsocentral", phone="0980-319 230"),
    ),
    goals=_goals(),
    own_actions=(
        "Jag går ut en stund varje dag.",
        "Jag svarar när boendestödet ringer, eller ringer tillbaka samma dag.",
        "Jag berättar för Ali om jag inte orkar komma.",
    ),
    others=(
        plan.Row(
            "Möte om sjukpenning.",
            "Handläggare",
            "Försäkringskassan",
            latest_on=date(2026, 12, 18),
            condition="Sara följer med dig.",
        ),
        plan.Row(
            "Följer med till läkaren.",
            "Lo Exempelsson",
            "din syster",
            when_text="När tiden är bokad",
        ),
    ),
    unmet=(Unmet("Någon att prata med på kvällarna", date(2027, 1, 12)),),
    present=("Robin Exempelsson", "Lo Exempelsson (syster)", "Sara Påhitt (ledde mötet)"),
    absent="Eva Fabelius hade fått förhinder.",
    patient_board_phone="0980-319 250",
)

SIGNED_PLAN = replace(
    PLAN,
    offer_access_list=True,
    signature_rule=plan.SignatureRule.ALL,
    signers=(
        plan.Signer("Sara Påhitt", "Granby kommun"),
        plan.Signer("Ali Testberg", "Region Norrlunden"),
    ),
)

WORKING_PLAN = replace(
    SIGNED_PLAN,
    header=replace(HEADER, practice=True, is_protected=True),
    next_meeting=NextMeeting(),
    override=OverrideNote(
        ("datum för uppföljning",), "Mötet måste sluta i förtid", "Sara Påhitt", date(2026, 12, 1)
    ),
    disagreements=(
        Disagreement(
            (
                View("Granby kommun", "Vården ska ge samtalen."),
                View("Region Norrlunden", "Samtalen är stöd i vardagen."),
            ),
            "Det spelar ingen roll vem, bara det börjar.",
            "Granby kommun, vuxenenheten",
            date(2026, 12, 15),
        ),
    ),
    related_plans=(RelatedPlan("Vårdplan", "Granby hälsocentral", date(2027, 5, 1)),),
)
