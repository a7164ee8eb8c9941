"""States in which each flag shows, and the nearest in which it does not: need.

Each is a story of two parts: up to its `yield` the flag shows, after it the flag does not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sipdesk.domain.model import (
    Answer,
    Case,
    Child,
    Concern,
    ConcernDecision,
    LanguageNote,
    NeedRaised,
    Prompt,
)
from sipdesk.domain.pack import Pack
from tests.domain import build
from tests.domain.build import DAY, LATER


@dataclass
class State:
    """A case, the day on which it is looked at, and the pack that it goes by."""

    case: Case = field(default_factory=build.case)
    day: date = DAY
    pack: Pack = field(default_factory=build.pack)

    def next_day(self) -> None:
        """One day on."""
        self.day += timedelta(days=1)

    def day_before(self) -> None:
        """One day back."""
        self.day -= timedelta(days=1)


Story = Callable[[State], Iterator[None]]
STORIES: list[tuple[str, Story]] = []


def shows(code: str) -> Callable[[Story], Story]:
    """The story of a flag; a flag that may go in several ways has several."""

    def keep(story: Story) -> Story:
        STORIES.append((code, story))
        return story

    return keep


@shows("inquiry.open")
def _under_inquiry(s: State) -> Iterator[None]:
    row = build.inquiry(s.case)
    yield
    row.lifted_on = DAY


@shows("need.children.unanswered")
def _no_answer(s: State) -> Iterator[None]:
    yield
    build.answer_children(s.case)


@shows("need.children.unknown")
def _not_known(s: State) -> Iterator[None]:
    build.answer_children(s.case, Answer.UNKNOWN)
    yield
    build.answer_children(s.case)


def _child(s: State, *decisions: Concern) -> None:
    child = Child(person_id=s.case.person.id, given="Vilma")
    s.case.person.children.append(child)
    build.answer_children(s.case, Answer.YES)
    for decision in decisions:
        _decide(s, decision)


def _decide(s: State, decision: Concern) -> None:
    child = s.case.person.children[0]
    row = ConcernDecision(case_id=s.case.id, child_id=child.id, on=s.day, decision=decision)
    s.case.concerns.append(row)


@shows("child.concern.unanswered")
def _undecided(s: State) -> Iterator[None]:
    _child(s)
    yield
    _decide(s, Concern.REPORTED)


@shows("child.concern.unanswered")
def _consulted_yesterday(s: State) -> Iterator[None]:
    _child(s, Concern.CONSULTING_TODAY)
    s.next_day()
    yield
    s.day_before()


@shows("child.concern.pending")
def _consulting(s: State) -> Iterator[None]:
    _child(s, Concern.CONSULTING_TODAY)
    yield
    _decide(s, Concern.REPORTED)


@shows("child.concern.pending")
def _consulting_is_over(s: State) -> Iterator[None]:
    _child(s, Concern.CONSULTING_TODAY)
    yield
    s.next_day()


@shows("need.comorbidity.no_needs_reason")
def _no_reason(s: State) -> Iterator[None]:
    s.case.prompts.append(Prompt(case_id=s.case.id, on=DAY, target_groups=["samsjuklighet"]))
    build.judge(s.case, needed=False)
    yield
    s.case.judgements[0].why = "Stöd pågår."


@shows("need.offer.missing")
def _not_offered(s: State) -> Iterator[None]:
    build.judge(s.case)
    yield
    build.offer(s.case)


@shows("need.offer.unanswered")
def _not_answered(s: State) -> Iterator[None]:
    build.offer(s.case)
    yield
    build.offer(s.case, Answer.LATER)


@shows("need.offer.unanswered")
def _cannot_answer(s: State) -> Iterator[None]:
    build.offer(s.case)
    yield
    build.unable(s.case)


@shows("need.offer.ask_again_due")
def _ask_again(s: State) -> Iterator[None]:
    build.offer(s.case, Answer.LATER, ask_again_on=LATER)
    s.next_day()
    yield
    s.day_before()


@shows("need.offer.ask_again_due")
def _asked_again(s: State) -> Iterator[None]:
    build.offer(s.case, Answer.LATER, ask_again_on=DAY)
    yield
    build.offer(s.case)


def _raised(s: State) -> None:
    s.pack = build.pack(start_warning_days=14)
    s.case.needs_raised.append(NeedRaised(case_id=s.case.id, on=DAY))
    s.day = DAY + timedelta(days=14)


@shows("need.start.slow")
def _slow(s: State) -> Iterator[None]:
    _raised(s)
    yield
    s.day_before()


@shows("need.start.slow")
def _slow_until_called(s: State) -> Iterator[None]:
    _raised(s)
    called = build.meeting(s.case)
    yield
    build.sent(called, build.unit("A"))


@shows("need.start.slow")
def _slow_until_held(s: State) -> Iterator[None]:
    _raised(s)
    held = build.meeting(s.case, on=DAY)
    yield
    held.is_held = True


@shows("language.minority_right")
def _not_told(s: State) -> Iterator[None]:
    s.case.person.language, s.case.person.municipality = "sydsamiska", "Härjedalen"
    yield
    s.case.language_notes.append(LanguageNote(case_id=s.case.id, on=DAY, language="sydsamiska"))
