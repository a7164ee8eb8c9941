"""Invented people, a header and a pack's laws, shared by the samples."""

from datetime import date, time

from sipdesk.printing.parts import Contact, Header, Laws, MeetingFacts, NextMeeting

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

LAWS_IN_ENGLISH = Laws(
    plan="the Social Services Act (socialtjänstlagen 2025:400) chapter 10, sections 8–9, and the"
    " Health and Medical Services Act (hälso- och sjukvårdslagen 2017:30) chapter 16, section 4",
    plan_short="SoL (2025:400) chapter 10, sections 8–9, HSL (2017:30) chapter 16, section 4",
    apply="socialtjänstlagen chapter 11, section 1",
    report_child="socialtjänstlagen chapter 19, section 1",
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
