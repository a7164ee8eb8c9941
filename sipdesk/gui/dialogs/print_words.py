"""Why a paper could not be drawn, in words."""

from sipdesk.i18n import N_, _
from sipdesk.printing.parts import IncompletePaper
from sipdesk.printing.scripts import UnprintableText


def why_not(error: Exception) -> tuple[str, str]:
    """Why a paper could not be drawn, in words; anything else is our own mistake."""
    if isinstance(error, UnprintableText):
        title = _("The word ”{word}” cannot be printed yet.").format(word=error.word)
        return title, _("Its script cannot be drawn on paper. Write the text in another way.")
    if isinstance(error, IncompletePaper):
        names = ", ".join(_(FIELD_WORDS.get(name, name)) for name in error.fields)
        return _("Something is missing in the paper."), names
    raise error


def stopped(why: str) -> str:
    """Why a paper is stopped, with that word first and once."""
    whole = _("Stopped: {why}")
    return why if why.startswith(_word(whole)) else whole.format(why=why)


def letter_stopped(why: str) -> str:
    """The same where it stands beside a receiver: that it is the letter."""
    alone = why.removeprefix(_word(_("Stopped: {why}")))
    return _("The letter is stopped. {reason}").format(reason=alone[:1].upper() + alone[1:])


def _word(whole: str) -> str:
    return whole.partition("{")[0]


def not_printed_but_noted() -> str:
    """The paper is kept and noted; only the printer failed."""
    return _(
        "The printer did not take the paper. It is noted as handed out, so print the same paper"
        " again from Documents and history."
    )


FIELD_WORDS = {
    "meeting.on": N_("the day of the meeting"),
    "meeting.place": N_("the place of the meeting"),
    "purpose": N_("the purpose of the meeting"),
    "questions": N_("questions to the receiver"),
    "reply_by": N_("the last day to answer"),
    "on": N_("the day when it happens"),
    "before": N_("who was the coordinator until now"),
    "text": N_("the text of the letter"),
    "number": N_("the personal number"),
    "address": N_("the address"),
    "reason": N_("the reason"),
    "decided_by": N_("who decided"),
    "told_on": N_("that the person was told"),
}
