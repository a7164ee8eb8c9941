"""Documents asked for on a day: allowed or refused, and what the real PDF says."""

from typing import Any

from sipdesk.domain.disclosure import Document, Recipient, RecipientKind, may_disclose
from tests.cases.counting import NotSupportedError, Tally
from tests.cases.world import Story, World

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


def recipient(world: World, key: str) -> Recipient:
    """Whom a short name stands for."""
    if key in _WORDS:
        return Recipient(_WORDS[key])
    return Recipient(_KINDS[world.kinds[key]], world.ids[key])


def size(entry: Story) -> int:
    """How many entries a document counts for."""
    names = ("must_contain", "must_contain_any", "must_not_contain")
    return 1 + ("code" in entry) + sum(len(entry.get(name) or ()) for name in names)


def check(world: World, entry: Story, tally: Tally) -> None:
    """Count each entry of one document."""
    what = f"{entry['day']} {entry['document']} to {entry['recipient']}"
    with world.transaction():
        answer = may_disclose(
            world.case,
            recipient(world, entry["recipient"]),
            Document(entry["document"]),
            entry["day"],
            world.pack,
        )
    allowed = entry["allowed"]
    tally.check(answer.allowed == allowed, f"{what} allowed {allowed}, code {answer.code}")
    if "code" in entry:
        override = entry.get("override", "never")
        is_so = answer.code == entry["code"] and answer.override.value == override
        tally.check(is_so, f"{what} {entry['code']}, is {answer.code} {answer.override}")
    rest = size(entry) - 1 - ("code" in entry)
    if rest:
        _check_text(world, entry, tally, what, rest)


def _check_text(world: World, entry: Story, tally: Tally, what: str, rest: int) -> None:
    tally.skip(rest, f"{what} text")


def hand_out(world: World, event: Story) -> Any:
    """Make the paper and note that it was handed out."""
    raise NotSupportedError("handout.made")
