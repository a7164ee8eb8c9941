"""Small pieces that several papers say in the same way: days, times, people, laws."""

import re
from collections.abc import Iterator
from datetime import date, time

from sipdesk.i18n import Translator, format_date, format_time
from sipdesk.printing.parts import Basis, BasisKind, Contact, Header, MeetingFacts, NextMeeting
from sipdesk.printing.text import NBSP, unbroken

FIELD_LANGUAGE = "sv"
_NEXT = re.compile(r"(?<=[.!?]) +(?=[^\W\d_a-zåäö]|[”\"])")  # not after "kl."


def field_lang(tr: Translator) -> str:
    """The language of what people have written, where it differs from that of the paper."""
    return "" if tr.lang == FIELD_LANGUAGE else FIELD_LANGUAGE


def day(tr: Translator, on: date) -> str:
    """ "12 januari 2027", never broken."""
    return unbroken(tr.day(on))


def weekday(tr: Translator, on: date) -> str:
    """ "tisdag 12 januari 2027", never broken."""
    return unbroken(tr.weekday(on))


def weekday_without_year(tr: Translator, on: date) -> str:
    """ "tisdag 12 januari", never broken."""
    return unbroken(format_date(on, "EEEE d MMMM", lang=tr.lang))


def swedish_fields(tr: Translator, coordinator: str) -> str:
    """On a paper in another language: that what is written about the person is in Swedish."""
    if tr.lang == FIELD_LANGUAGE:
        return ""
    if not coordinator:
        return tr("The text about you is in Swedish. Ask someone to go through it with you.")
    text = tr("The text about you is in Swedish. Ask {coordinator} to go through it with you.")
    return text.format(coordinator=coordinator)


def iso(on: date) -> str:
    """ "2027-01-12", for professional papers."""
    return on.isoformat()


def sentence(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def sentences(text: str) -> Iterator[str]:
    """The text a sentence at a time; nothing is changed or lost."""
    for line in text.splitlines():
        yield from (part for part in _NEXT.split(line.strip()) if part)


def ended(text: str) -> str:
    """The text as it is, with a full stop if it has no end of its own."""
    return text if not text or text.endswith((".", "!", "?", "…", "”")) else f"{text}."


def clock(tr: Translator, starts: time, ends: time | None = None) -> str:
    """ "kl. 13.00" or "kl. 13.00–14.00", never broken."""
    if ends is None:
        return unbroken(tr("at {time}").format(time=format_time(starts)))
    span = tr("at {start}–{end}").format(start=format_time(starts), end=format_time(ends))
    return unbroken(span)


def meeting_time(tr: Translator, meeting: MeetingFacts | NextMeeting) -> str:
    """ "tisdag 12 januari 2027 kl. 13.00–14.00"; the clock only if it is known."""
    parts = [weekday(tr, meeting.on)] if meeting.on else []
    if meeting.starts is not None:
        parts.append(clock(tr, meeting.starts, meeting.ends))
    return " ".join(parts)


def meeting_iso(tr: Translator, meeting: MeetingFacts) -> str:
    """ "tisdag 2027-01-12, kl. 13.00–14.00", for professional papers."""
    parts = []
    if meeting.on is not None:
        name = format_date(meeting.on, "EEEE", lang=tr.lang)
        parts.append(unbroken(f"{name} {iso(meeting.on)}"))
    if meeting.starts is not None:
        parts.append(clock(tr, meeting.starts, meeting.ends))
    return ", ".join(parts)


def phone(number: str) -> str:
    """A phone number that is never broken."""
    return unbroken(number.strip())


def who_and_phone(contact: Contact) -> str:
    """ "Sara Påhitt, 0980-319 210"; what is missing is left out."""
    return ", ".join(part for part in (contact.name, phone(contact.phone)) if part)


def second_coordinator(tr: Translator, contact: Contact) -> str:
    """The second coordinator beside the main one, to be called too; empty when there is none."""
    if contact.second is None:
        return ""
    return tr("Also coordinator: {who}").format(who=who_and_phone(contact.second))


def comma(*parts: str) -> str:
    """What there is, with commas between."""
    return ", ".join(part for part in parts if part)


_PARAGRAPH = re.compile(
    r"(?<=\d) (?=kap\.)|(?<=kap\.) (?=\d)|(?<=[\da-z]) (?=§)|(?<=chapter) (?=\d)"
    r"|(?<=section) (?=\d)|(?<=sections) (?=\d)"
)


def law(reference: str) -> str:
    """A law reference in which "16 kap. 4 §" is never broken."""
    return _PARAGRAPH.sub(NBSP, reference)


def dots(*parts: str) -> str:
    """Parts of a header or footer with dots between."""
    return " · ".join(part for part in parts if part)


def case_and_copy(tr: Translator, header: Header) -> str:
    """ "Ärende 2026-0014 · version 2 · exemplar 1" with what there is."""
    case = tr("Case {number}").format(number=header.case_number) if header.case_number else ""
    version = tr("version {n}").format(n=header.version) if header.version is not None else ""
    number = None if header.draft_on else header.copy_number
    copy = tr("copy no. {n}").format(n=number) if number is not None else ""
    return dots(case, version, copy)


def label(tr: Translator, header: Header, kind: str) -> str:
    """The kind of copy, or the draft's date instead."""
    if header.draft_on is None:
        return kind
    return tr("DRAFT {date}").format(date=day(tr, header.draft_on))


def protection_warning(tr: Translator, header: Header) -> str:
    """The line above the header for a person with protected data (A12)."""
    return tr("Protected information – keep locked up") if header.is_protected else ""


def basis_sentence(tr: Translator, basis: Basis, consent: str) -> str:
    """Why this may be told to the receiver: the yes (in the given words), or what stands instead.

    A paper on a recorded legal ground never says that the person has said yes (section 3).
    """
    if basis.kind is BasisKind.LEGAL_GROUND:
        decided = comma(basis.decision_maker, iso(basis.decided_on) if basis.decided_on else "")
        text = tr("The information is given on the strength of {paragraph}. Decision: {decision}.")
        return text.format(paragraph=law(basis.paragraph), decision=decided)
    return consent
