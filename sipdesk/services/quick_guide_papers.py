"""Fills the quick guide: the steps, the days of the pack, the own routine, the supporters."""

from collections.abc import Iterator

from sqlmodel import Session

from sipdesk.domain.pack import Pack
from sipdesk.domain.steps import Step
from sipdesk.i18n import N_, translator
from sipdesk.printing import parts
from sipdesk.printing import quick_guide as paper
from sipdesk.services import improvements, office
from sipdesk.services.local_agreement import ROUTINE

_STEPS = {
    Step.NEED: (
        N_("Need"),
        N_(
            "Write who asked and when. Ask about children; a report of concern is made at once."
            " Either principal may judge that a plan is needed, the other has no veto. Offer a SIP"
            " and keep the answer, also a no."
        ),
    ),
    Step.CONSENT: (
        N_("Consent"),
        N_("Read it aloud. Tick who may know what. Without a yes nothing is shared."),
    ),
    Step.PREPARE: (
        N_("Prepare"),
        N_("Ask what is important, and what the person needs in order to take part."),
    ),
    Step.CALL: (
        N_("Call and invite"),
        N_("Principals are called, others are invited. “Already placed” is no reason to decline."),
    ),
    Step.MEETING: (
        N_("Meeting"),
        N_("The person first. Write down who came; an absence has a reason."),
    ),
    Step.PLAN: (
        N_("Plan"),
        N_(
            "Own words first. Each intervention has one owner, a function and a date. Choose who"
            " has the overall responsibility, and the day of the follow-up."
        ),
    ),
    Step.FOLLOW_UP: (
        N_("Follow up"),
        N_("Each goal and each promise, with the person's own view. Then the next day."),
    ),
    Step.CLOSE: (
        N_("Close"),
        N_("Why it ends, who decided, and that the person knows."),
    ),
}


def guide_paper(session: Session, *, lang: str = "sv") -> paper.Content:
    """The guide with what holds here and now."""
    tr, pack, home = translator(lang), office.pack_in_force(session), office.load_office(session)
    kinds = pack.setting_kinds
    told = [(kinds[name].label.to(lang), pack.slot(name)) for name in ROUTINE if name in kinds]
    return paper.Content(
        header=parts.Header(home.municipality or home.region, practice=home.is_practice),
        steps=tuple((tr(name), tr(text)) for name, text in _STEPS.values()),
        days=tuple(_days(pack, lang)),
        routine=tuple((label, text) for label, text in told if text),
        ask=_ask(session, pack),
        law=pack.law["sip_short"].to(lang),
    )


def _days(pack: Pack, lang: str) -> Iterator[str]:
    if "hvb_days" in pack.law:
        source = pack.source("hvb_sip_week", lang)
        yield f"{pack.law['hvb_days'].to(lang)} ({source})"


def _ask(session: Session, pack: Pack) -> str:
    """The local contact, else the supporters by unit."""
    if own := pack.slot("sip_contact"):
        return own
    rows = [row for row in improvements.coverage(session) if row.is_covered]
    names = [f"{', '.join(row.names)} ({row.unit or row.organisation})" for row in rows]
    return "; ".join(dict.fromkeys(names))
