"""A real encrypted store with one case in it, and the names by which the story calls its rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import Case, Meeting, Participant, Plan, Unit
from sipdesk.domain.pack import Pack, Packs
from sipdesk.domain.problems import RuleError
from sipdesk.services import acts, loaded, office
from sipdesk.services.acts import Actor
from sipdesk.storage.store import Store

Story = dict[str, Any]


class _UndoneError(Exception):
    """Rolls a trial back."""


@dataclass
class World:
    """What the runner holds: the store, who acts, the case, and ids by the story's names."""

    story: Story
    folder: Path
    packs: Packs
    store: Store
    actor: Actor
    case_id: UUID
    ids: dict[str, UUID] = field(default_factory=dict)
    older: dict[str, set[UUID]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    day: date = date.min
    _session: Session | None = None

    @property
    def session(self) -> Session:
        """The transaction of the event being played."""
        assert self._session is not None
        return self._session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction of the actor."""
        with self.store.session() as session:
            acts.enter(session, self.actor, self.packs)
            self._session = session
            try:
                yield session
            finally:
                self._session = None

    def act(self, verb: Callable[..., Any], **fields: Any) -> Any:
        """Do a verb on the case, as a window would."""
        return acts.perform(self.session, verb, self.case_id, **fields)

    def trial(self, attempt: Callable[[], Any]) -> tuple[list[str], list[Any], Any]:
        """Do something and undo it: the codes of the refusal, its problems, and the answer."""
        ids, older = dict(self.ids), {k: set(v) for k, v in self.older.items()}
        answer = None
        try:
            with self.transaction():
                answer = attempt()
                raise _UndoneError
        except _UndoneError:
            return [], [], answer
        except RuleError as error:
            return [p.code for p in error.problems], list(error.problems), None
        finally:
            self.ids, self.older = ids, older

    @property
    def case(self) -> Case:
        """The case, within the transaction."""
        return loaded.load(self.session, self.case_id)

    @property
    def pack(self) -> Pack:
        """The pack of the case, within the transaction."""
        return office.pack_for(self.session, self.case)

    def name(self, key: str, row_id: UUID) -> None:
        """Let the story's name stand for a row; older versions of the row keep it too."""
        if key in self.ids:
            self.older.setdefault(key, set()).add(self.ids[key])
        self.ids[key] = row_id

    def is_row(self, key: str, row: object) -> bool:
        """Whether a problem's row is the one that the story names."""
        known = {key, str(self.ids.get(key)), *(str(one) for one in self.older.get(key, ()))}
        return str(row) in known

    def words(self, key: str) -> str:
        """The name of a party or a person behind a short name, else the text itself."""
        person = self.story["person"]
        rows = [
            *self.story.get("parties", ()),
            *person.get("close_persons", ()),
            *person.get("guardians", ()),
            *person.get("representatives", ()),
        ]
        return next((row["name"] for row in rows if row["id"] == key), key)

    def unit(self, key: str) -> Unit:
        """A unit of the story."""
        return self.session.get_one(Unit, self.ids[key])

    def plan(self, version: int) -> Plan:
        """A version of the plan."""
        return next(plan for plan in self.case.plans if plan.version == version)

    def draft(self) -> Plan:
        """The newest version."""
        return max(self.case.plans, key=lambda plan: plan.version)

    def meeting(self, key: str) -> Meeting:
        """A meeting of the story."""
        return next(row for row in self.case.meetings if row.id == self.ids[key])

    def participant(self, key: str, meeting: str) -> Participant:
        """The place of a party at a meeting."""
        rows = self.meeting(meeting).participants
        return next(row for row in rows if self.ids[key] in party_ids(row))


def party_ids(row: Participant) -> tuple[UUID | None, ...]:
    """Whoever a place at a meeting is for."""
    return (row.unit_id, row.close_person_id, row.guardian_id, row.representative_id)


def word(value: Any) -> str:
    """A word that YAML may have read as a truth value."""
    return {True: "yes", False: "no"}.get(value, value)
