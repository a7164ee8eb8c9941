"""Documents asked for on a day: allowed or refused, and what the real PDF says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from sipdesk.domain.disclosure import Document, Recipient, RecipientKind, may_disclose
from sipdesk.i18n import translator
from sipdesk.printing.render import DOCUMENTS, render
from sipdesk.printing.scripts import UnprintableText
from sipdesk.services import calendar_files, directory, documents, overview, register_papers
from tests.cases import verbs
from tests.cases.counting import NotSupportedError, Tally
from tests.cases.world import Story, World, party_ids

LETTERS = ("call_letter", "invitation_letter", "ics")
_KINDS = {
    "unit": RecipientKind.UNIT,
    "close_person": RecipientKind.CLOSE_PERSON,
    "guardian": RecipientKind.GUARDIAN,
    "representative": RecipientKind.REPRESENTATIVE,
}
_WORDS = {
    "person": RecipientKind.PERSON,
    "screen": RecipientKind.SCREEN,
    "arena": RecipientKind.ARENA,
}
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True)
class Seen:
    """What came out: codes of a refusal, or the text; None where no paper can be made yet."""

    codes: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    text: str | None = None
    gap: str = ""


def recipient(world: World, key: str) -> Recipient:
    """Whom a short name stands for."""
    if key in _WORDS:
        return Recipient(_WORDS[key])
    return Recipient(_KINDS[world.kinds[key]], world.ids[key])


def size(entry: Story) -> int:
    """How many entries a document counts for."""
    return 1 + ("code" in entry) + _strings(entry)


def _strings(entry: Story) -> int:
    names = ("must_contain", "must_contain_any", "must_not_contain")
    return sum(len(entry.get(name) or ()) for name in names)


def check(world: World, entry: Story, tally: Tally) -> None:
    """Count each entry of one document."""
    what = f"{entry['day']} {entry['document']} to {entry['recipient']}"
    seen = _made(world, entry)
    is_allowed = not seen.codes
    tally.check(is_allowed == entry["allowed"], f"{what} allowed {entry['allowed']} {seen.codes}")
    if "code" in entry:
        found = dict(zip(seen.codes, seen.overrides, strict=True))
        right = found.get(entry["code"]) == entry.get("override", "never")
        tally.check(right, f"{what} {entry['code']}, is {found}")
    if seen.text is None:
        tally.skip(_strings(entry), f"{what} text {seen.gap}")
    else:
        check_text(world, entry, seen.text, tally, what)


def check_text(world: World, entry: Story, text: str, tally: Tally, what: str) -> None:
    """Count each string that must stand, or not stand, in a text."""
    for wanted in entry.get("must_contain") or ():
        tally.check(_stands(world, wanted, text), f"{what} lacks {wanted}")
    for several in entry.get("must_contain_any") or ():
        tally.check(any(_stands(world, one, text) for one in several), f"{what} lacks {several}")
    for unwanted in entry.get("must_not_contain") or ():
        tally.check(not _stands(world, unwanted, text), f"{what} has {unwanted}")


def _made(world: World, entry: Story) -> Seen:
    if entry["document"] == "case_list":
        return Seen(text=_case_list(world))
    codes, problems, text = world.trial(lambda: printed(world, entry))
    if isinstance(text, NotSupportedError):
        return _asked(world, entry, str(text))
    overrides = tuple(problem.override.value for problem in problems)
    return Seen(tuple(codes), overrides, text)


def _asked(world: World, entry: Story, gap: str) -> Seen:
    """The answer of the rules alone, for a paper that the program cannot draw yet."""
    with world.transaction():
        answer = may_disclose(
            world.case,
            recipient(world, entry["recipient"]),
            Document(entry["document"]),
            entry["day"],
            world.pack,
        )
    if answer.allowed:
        return Seen(gap=gap)
    return Seen((answer.code,), (answer.override.value,), gap=gap)


def printed(world: World, entry: Story) -> str | NotSupportedError:
    """The text of the real PDF or file; or why the program cannot make it yet."""
    if entry["document"] == "ics":
        return _calendar(world, entry)
    try:
        return text_of(_bytes(world, entry)[0])
    except NotSupportedError as gap:
        return gap


def _bytes(world: World, entry: Story) -> tuple[bytes, Any]:
    kind, to = entry["document"], recipient(world, entry["recipient"])
    if kind not in _known():
        raise NotSupportedError(kind)
    extra: dict[str, Any] = {}
    if "version" in entry:
        extra["plan_id"] = world.ids[f"v{entry['version']}"]
    if entry.get("part", "letter") != "letter":
        extra["variant"] = entry["part"]
    if kind == "register_extract":
        _review_notes(world)
    if kind in LETTERS:
        extra["meeting_id"] = _invited(world, entry["recipient"], entry.get("meeting"))
    try:
        made = documents.content(world.session, world.case_id, kind, to, **extra)
    except LookupError as error:
        raise NotSupportedError(f"{kind}: {error}") from error
    if made.kind not in DOCUMENTS:
        raise NotSupportedError(made.kind)
    try:
        return render(made.kind, made.content, translator(made.language)), made
    except UnprintableText as error:
        raise NotSupportedError("a script that no paper can print yet") from error


def _calendar(world: World, entry: Story) -> str:
    """The calendar file as it is; units of the story get made-up mailboxes."""
    for key, kind in world.kinds.items():
        if kind == "unit":
            world.act(directory.change_unit, unit_id=world.ids[key], mailbox=f"{key}@prov.example")
    own = world.case.authority_unit
    if own is not None:
        world.act(directory.change_unit, unit_id=own.id, mailbox="egen@prov.example")
    to = recipient(world, entry["recipient"])
    meeting_id = _invited(world, entry["recipient"], entry.get("meeting"))
    data: bytes = world.act(calendar_files.calendar_file, meeting_id=meeting_id, to=to)
    return data.decode().replace("\r\n ", "")


def _review_notes(world: World) -> None:
    """Every internal note is read first, as the program demands; here all are kept back."""
    for note in register_papers.unreviewed(world.case):
        world.act(
            register_papers.review_note,
            note_id=note.id,
            review=register_papers.WITHHELD,
            ground="OSL 26 kap. 5 §",
            number="1",
            by=world.actor.name,
        )


def _known() -> set[str]:
    return set(DOCUMENTS)


def _invited(world: World, key: str, named: str | None) -> Any:
    """The meeting a letter is about; the party gets its place there when it has none."""
    meeting = named or _meeting_for(world, key)
    meeting_id = verbs.meeting_of(world, meeting)
    rows = world.meeting(meeting).participants
    if not any(world.ids[key] in party_ids(row) for row in rows):
        verbs.add_participant(world, key, meeting)
    return meeting_id


def _meeting_for(world: World, key: str) -> str:
    events = world.story["events"]
    letters = [e for e in events if e.get("party") == key and e.get("meeting")]
    held = [e for e in events if e["do"] == "meeting.held" and e["day"] >= world.day]
    if letters:
        return str(letters[-1]["meeting"])
    return str(held[0]["id"]) if held else "m1"


def _case_list(world: World) -> str:
    with world.transaction() as session:
        rows = overview.list_cases(session)
    return " ".join(f"{row.number} {row.name} {row.next_what}" for row in rows)


def text_of(pdf: bytes) -> str:
    """The words of a PDF, white space made one space."""
    pages = PdfReader(BytesIO(pdf)).pages
    return _normal(" ".join(page.extract_text() for page in pages))


def _normal(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def _stands(world: World, wanted: Any, text: str) -> bool:
    return any(_normal(form) in text for form in _forms(world, wanted))


def _forms(world: World, wanted: Any) -> list[str]:
    if isinstance(wanted, dict):
        return _TIMES["date" if "date" in wanted else "time"](next(iter(wanted.values())))
    if wanted == "{number}":
        return _numbers(str(world.story["person"].get("number") or "-"))
    if "{case_number}" in wanted:
        with world.transaction():
            return [wanted.replace("{case_number}", world.case.number)]
    return [wanted]


def _dates(value: date | str) -> list[str]:
    day = value if isinstance(value, date) else date.fromisoformat(value)
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return [day.isoformat(), words, f"{day.day}/{day.month} {day.year}"]


def _clock_times(value: str) -> list[str]:
    return [value, value.replace(":", ".")]


_TIMES: dict[str, Callable[[Any], list[str]]] = {"date": _dates, "time": _clock_times}


def _numbers(number: str) -> list[str]:
    digits = re.sub(r"\D", "", number)
    short = digits[2:]
    return [digits, f"{digits[:8]}-{digits[8:]}", short, f"{short[:6]}-{short[6:]}"]


def hand_out(world: World, event: Story) -> None:
    """Make the paper and note that it was handed out."""
    pdf, made = _bytes(world, event)
    world.act(
        documents.freeze_and_hand_out,
        kind=event["document"],
        recipient=made.recipient,
        content=pdf,
        how=event["how"],
        plan_id=made.plan_id,
        meeting_id=made.meeting_id,
    )
