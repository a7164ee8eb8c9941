"""Invented copies to files and parties, and follow-ups."""

from dataclasses import replace
from datetime import date, time

from sipdesk.printing import filing_copy, follow_up, party_extract
from sipdesk.printing.parts import Basis, Contact, NextMeeting, Unmet
from tests.printing.samples.basics import HEADER, LAWS, MADE_ON, RESPONSIBLE, SARA
from tests.printing.samples.letters import GROUND
from tests.printing.samples.plans import PLAN, WORKING_PLAN

FILING = filing_copy.Content(
    header=replace(HEADER, copy_number=3),
    receiver_principal="Region Norrlunden",
    receiver_unit="Granby hälsocentral",
    person="Robin Exempelsson",
    final_on=MADE_ON,
    responsible=RESPONSIBLE,
    coordinator=SARA,
    laws=LAWS,
    basis=Basis(
        from_on=date(2026, 11, 10),
        until_on=date(2027, 11, 10),
        is_written=True,
        areas=("hälsa", "medicin", "intyg"),
    ),
    substitute=Contact("Jonas Dikt", phone="0980-319 211"),
    follow_up_on=date(2027, 1, 12),
    who_calls="Sara Påhitt",
    copies=5,
    handed_on=date(2026, 11, 18),
    handed_how="brev",
    handed_by="Sara Påhitt, Granby kommun",
    own_words="Jag vaknar flera gånger varje natt. Jag vill sova fem nätter av sju.",
    rows=(
        filing_copy.Row(
            "Hälsa: sömn",
            "Genomgång av medicin och sömn",
            "Region Norrlunden, Granby hälsocentral, läkare",
            goal="Jag sover fem nätter av sju.",
            latest_on=date(2026, 12, 11),
        ),
        filing_copy.Row(
            "Hälsa: sömn",
            "Samtalskontakt för sömnen, fyra tillfällen",
            "Region Norrlunden, Granby hälsocentral, sjuksköterska",
            starts_on=date(2026, 12, 1),
            latest_on=date(2027, 1, 31),
        ),
        filing_copy.Row(
            "Vardag: något att gå till",
            "Intyg om vad personen orkar",
            "Region Norrlunden, Granby hälsocentral, läkare",
            until_next_meeting=True,
            decision_by=date(2026, 11, 30),
        ),
    ),
    others=(
        filing_copy.OtherRow("Följer med till läkaren", "Närstående (syster)", "när tid är bokad"),
    ),
    own_actions=("Jag går ut en stund varje dag.", "Jag säger till när jag inte kan komma."),
    unmet=(Unmet("Någon att prata med på kvällarna", date(2027, 1, 12)),),
    contingency=PLAN.contingency,
    meeting_on=MADE_ON,
    attendance=(
        filing_copy.Attendance("Granby kommun", "Sara Påhitt, Britta Provström, Máret Låtsasson"),
        filing_copy.Attendance("Region Norrlunden", "Ali Testberg"),
    ),
)

PLACEMENT_FILING = replace(
    FILING,
    rows=tuple(replace(row, kind="medicinsk") for row in FILING.rows),
    basis=GROUND,
    override=WORKING_PLAN.override,
    disagreements=WORKING_PLAN.disagreements,
    related_plans=WORKING_PLAN.related_plans,
    withdrawn_on=date(2026, 12, 20),
    confirmations=(
        filing_copy.Confirmation("Region Norrlunden", "Ali Testberg", date(2026, 11, 20)),
    ),
)

EXTRACT = party_extract.Content(
    header=replace(HEADER, copy_number=4),
    recipient="Försäkringskassan",
    person="Robin Exempelsson",
    final_on=MADE_ON,
    responsible=RESPONSIBLE,
    coordinator=SARA,
    laws=LAWS,
    basis=Basis(until_on=date(2027, 11, 10)),
    own_rows=(
        party_extract.Row(
            "Möte om sjukpenning.",
            starts_on=date(2026, 12, 1),
            latest_on=date(2026, 12, 18),
            goal="Jag vet vad jag har att leva på varje månad.",
        ),
    ),
    other_rows=(
        party_extract.Row(
            "Budget- och skuldrådgivning. Tre träffar.",
            "Granby kommun, budgetrådgivare",
            latest_on=date(2027, 2, 26),
        ),
    ),
    follow_up_on=date(2027, 1, 12),
    who_calls="Sara Påhitt",
    handed_on=date(2026, 11, 18),
    handed_how="brev",
)

FOLLOW_UP = follow_up.Content(
    header=HEADER,
    person="Robin Exempelsson",
    held_on=date(2027, 1, 12),
    version_on=MADE_ON,
    responsible=RESPONSIBLE,
    coordinator=SARA,
    laws=LAWS,
    own_view="Hyran är betald och det är skönt. Samtalen är bra."
    " Jag orkade inte vara hos min dotter alla helger.",
    next_version=3,
    next_meeting=NextMeeting(date(2027, 4, 13), time(13), who_calls="Sara Påhitt"),
    promises=(
        follow_up.PromiseResult(
            "Brev till hyresvärden",
            "Britta Provström",
            follow_up.Kept.DONE,
            date(2026, 12, 2),
            now=follow_up.Now.FINISHED,
        ),
        follow_up.PromiseResult(
            "Samtal varannan vecka",
            "Ali Testberg",
            follow_up.Kept.PARTLY,
            note="Två av fyra samtal blev av",
            now=follow_up.Now.CHANGES,
            now_text="på telefon varannan gång",
        ),
        follow_up.PromiseResult(
            "Läkarbesök om medicin och sömn",
            "Eva Fabelius",
            follow_up.Kept.NOT,
            note="Tiden ställdes in",
            now=follow_up.Now.GOES_ON,
            now_by=date(2027, 1, 19),
        ),
    ),
    goals=(
        follow_up.GoalResult(
            "Jag bor kvar i min lägenhet och hyran är betald i tid.",
            True,
            follow_up.Reached.REACHED,
            "Ja. Jag vill ha kvar boendestödet ett tag till.",
        ),
        follow_up.GoalResult(
            "Jag sover fem nätter av sju.",
            True,
            follow_up.Reached.PARTLY,
            "Två veckor gick bra. Sömnen är inte bättre.",
        ),
        follow_up.GoalResult("Ha något att gå till.", False, follow_up.Reached.NOT_RELEVANT),
    ),
    happened=("Jag har fått en ny kontakt på hälsocentralen.",),
    changes=(
        follow_up.PlanChange(
            follow_up.ChangeKind.NEW, "Sömnskola i grupp.", "Eva Fabelius", date(2027, 2, 28)
        ),
    ),
    handover=follow_up.Handover(
        "Sara Påhitt", Contact("Jonas Dikt", phone="0980-319 211"), date(2027, 2, 1), True
    ),
    present=("Robin Exempelsson", "Sara Påhitt", "Ali Testberg"),
)

CLOSING = replace(
    FOLLOW_UP,
    next_meeting=None,
    next_version=None,
    closing=follow_up.Closing(
        "Samordning behövs inte längre.",
        "Robin Exempelsson och Granby kommun",
        "Boendestödet fortsätter som förut.",
        date(2027, 1, 12),
        date(2027, 1, 12),
        Contact("", unit="vuxenenheten", phone="0980-319 200"),
    ),
)
