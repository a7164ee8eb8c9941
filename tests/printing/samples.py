"""Invented content for every paper: what the tests fill in and what people look at."""

from dataclasses import replace
from datetime import date, time

from sipdesk.printing import (
    call,
    consent_form,
    filing_copy,
    follow_up,
    invitation,
    leaflet,
    party_extract,
    plan,
    preparation,
)
from sipdesk.printing.parts import (
    Basis,
    BasisKind,
    Contact,
    Contingency,
    Disagreement,
    Header,
    Laws,
    MeetingFacts,
    NextMeeting,
    OverrideNote,
    RelatedPlan,
    Unmet,
    View,
)

MADE_ON = date(2026, 11, 17)
HEADER = Header("Granby kommun och Region Norrlunden", "2026-0014", version=2, copy_number=1)
LAWS = Laws(
    plan="socialtjänstlagen (2025:400) 10 kap. 8–9 §§ och hälso- och sjukvårdslagen (2017:30)"
    " 16 kap. 4 §",
    plan_short="SoL (2025:400) 10 kap. 8–9 §§, HSL (2017:30) 16 kap. 4 §",
    apply="socialtjänstlagen 11 kap. 1 §",
    report_child="socialtjänstlagen 19 kap. 1 §",
    pack="Länet 2026–2027",
    law_from=date(2025, 7, 1),
    agreement_from=date(2026, 1, 1),
)
SARA = Contact(
    "Sara Påhitt",
    function="SIP-samordnare",
    principal="Granby kommun",
    phone="0980-319 210",
    hours="måndag–fredag kl. 8–16.30",
)
RESPONSIBLE = Contact("", unit="vuxenenheten", principal="Granby kommun", phone="0980-319 200")
MEETING = MeetingFacts(
    MADE_ON, time(13), time(14), "Medborgarhuset i Granby, rum Tallen", "Paus efter en halvtimme."
)
NEXT = NextMeeting(
    date(2027, 1, 12), time(13), time(14), "Medborgarhuset i Granby, rum Tallen", "Sara Påhitt"
)


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
    own_actions=("går ut en stund varje dag.", "säger till när det inte går att komma."),
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

LEAFLET = leaflet.Content(
    header=Header("Granby kommun och Region Norrlunden"),
    contact=SARA,
    laws=LAWS,
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

ALL: dict[str, tuple[str, object]] = {
    "leaflet": ("leaflet", LEAFLET),
    "consent": ("consent_form", CONSENT),
    "oral_consent": ("consent_form", ORAL_CONSENT),
    "preparation": ("preparation", PREPARATION),
    "told_preparation": ("preparation", TOLD_PREPARATION),
    "call": ("call_letter", CALL),
    "ground_call": ("call_letter", replace(CALL, basis=GROUND, placement_agreement="Avtal X")),
    "invitation": ("invitation_letter", INVITATION),
    "actor_invitation": ("invitation_letter", ACTOR_INVITATION),
    "guardian_invitation": ("invitation_letter", GUARDIAN_INVITATION),
    "plan": ("plan_individual", PLAN),
    "signed_plan": ("plan_individual", SIGNED_PLAN),
    "working_plan": ("plan_individual", WORKING_PLAN),
    "filing": ("plan_filing_copy", FILING),
    "placement_filing": ("plan_party_copy", PLACEMENT_FILING),
    "extract": ("plan_party_copy", EXTRACT),
    "follow_up": ("follow_up", FOLLOW_UP),
    "party_follow_up": (
        "follow_up",
        replace(FOLLOW_UP, for_party=True, recipient="Granby hälsocentral", handover=None),
    ),
    "closing": ("closing_record", CLOSING),
}
