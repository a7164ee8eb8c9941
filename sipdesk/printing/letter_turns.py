"""What a call or an invitation says when its meeting was moved or cancelled after the letter."""

from sipdesk.i18n import N_, Translator
from sipdesk.printing.parts import MeetingFacts, Turn
from sipdesk.printing.phrases import meeting_iso, meeting_time

_TITLES = {
    Turn.MOVED: N_("The time of the meeting has changed"),
    Turn.CANCELLED: N_("The meeting will not take place"),
}


def title(tr: Translator, turn: Turn, usual: str) -> str:
    """The heading: what happened to the meeting, else the usual one of the letter."""
    return tr(_TITLES.get(turn, usual))


def sentence(
    tr: Translator, turn: Turn, before: MeetingFacts, now: MeetingFacts, *, is_iso: bool = False
) -> str:
    """What happened to the meeting; empty for a first letter. Why is never told: it is private.

    Args:
        before: the time that people were called to.
        now: the time that is cancelled, or the new one.
        is_iso: days as professional papers write them.
    """
    write = meeting_iso if is_iso else meeting_time
    if turn is Turn.MOVED:
        when = write(tr, before)
        gone = tr("The meeting has a new time.")
        old = tr("The earlier time, {when}, no longer applies.").format(when=when) if when else ""
        return f"{gone} {old}".strip()
    if turn is Turn.CANCELLED:
        off = tr("The meeting {when} will not take place. No answer is needed.")
        return off.format(when=write(tr, now))
    return ""


def again(tr: Translator) -> str:
    """How a new time is told, last in a letter that cancels."""
    return tr("If there is a new time, a new letter comes.")
