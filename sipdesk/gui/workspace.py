"""The one door between windows and store: read, write, and tell who shows a case."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sipdesk import clock
from sipdesk.domain.pack import Packs
from sipdesk.domain.roles import Right
from sipdesk.gui.revealed import Revealed
from sipdesk.services import acts
from sipdesk.services.acts import Actor
from sipdesk.settings import Settings
from sipdesk.storage.errors import StoreError
from sipdesk.storage.store import Store

T = TypeVar("T")


class Workspace(QObject):
    """What a window needs to show and change cases: open store, user, packs, settings.

    Signals:
        case_changed: the id of the case that was written (None for what is no case's).
        saved: the moment of the latest write.
        settings_kept: a choice of this computer was changed: to be written to disk.
        set_aside: a dialog was left, and what is written in it is kept for the next time.
        save_failed: the StoreError that stopped a write; nothing of it is stored.
    """

    case_changed = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
    set_aside = Signal()
    settings_kept = Signal()

    def __init__(
        self,
        store: Store,
        actor: Actor,
        packs: Packs,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store, self.actor, self.packs, self.settings = store, actor, packs, settings
        self.revealed = Revealed(self)
        self._held: tuple[UUID, tuple[Any, Any]] | None = None

    @property
    def can_write(self) -> bool:
        """Whether the user may change cases here and now."""
        return not self.store.is_second and self.actor.may(Right.WRITE_CASES)

    def read(self, query: Callable[..., T], /, *args: Any, **fields: Any) -> T:
        """Ask a question: `query(session, *args, **fields)` in a transaction of its own."""
        with self.store.session() as session:
            acts.enter(session, self.actor, self.packs)
            return acts.ask(session, query, *args, **fields)

    def write(self, verb: Callable[..., T], case_id: UUID | None = None, /, **fields: Any) -> T:
        """Do a verb on a case: all of it is stored and logged, or nothing.

        Raises:
            RuleError: the user can mend it; the page shows it beside the field.
            StoreError: the store could not be written; `save_failed` has told the status line.
        """
        try:
            with self.store.session() as session:
                acts.enter(session, self.actor, self.packs)
                result = acts.perform(session, verb, case_id, **fields)
        except StoreError as error:
            self.save_failed.emit(error)
            raise
        finally:
            self._held = None
        self.saved.emit(clock.now())
        self.case_changed.emit(case_id)
        return result

    def look(self, case_id: UUID) -> tuple[Any, Any]:
        """The case as it is stored and the pack that it goes by: (Case, Pack).

        Read once and held until the next write, so that all parts of a window share it.
        """
        if self._held is None or self._held[0] != case_id:
            self._held = (case_id, self.read(_look, case_id))
        return self._held[1]

    def remember(self, **choices: Any) -> None:
        """Keep choices of this computer, by their names in `Settings`; nothing about people."""
        for name, value in choices.items():
            setattr(self.settings, name, value)
        self.settings_kept.emit()

    def open_case(self, case_id: UUID, *, reason: str = "") -> Any:
        """Open a case to look at it: a row in the log, but nothing has changed.

        Raises RuleError when the case is restricted and no reason is given.
        """
        from sipdesk.services import cases

        return self.show(cases.open_case, case_id, reason=reason)

    def show(self, verb: Callable[..., T], case_id: UUID | None, /, **fields: Any) -> T:
        """Do a verb that only shows something: logged, but nothing of any case has changed."""
        with self.store.session() as session:
            acts.enter(session, self.actor, self.packs)
            return acts.perform(session, verb, case_id, **fields)

    # Text that is typed and is not a value yet

    def keep_draft(self, case_id: UUID | None, field: str, raw: str) -> None:
        """Keep raw text of a field in the encrypted store. Raises StoreError."""
        from sipdesk.services import drafts

        try:
            with self.store.session() as session:
                acts.enter(session, self.actor, self.packs)
                drafts.keep(session, case_id, field=field, raw=raw)
        except StoreError as error:
            self.save_failed.emit(error)
            raise
        self.saved.emit(clock.now())

    def drop_draft(self, case_id: UUID | None, field: str) -> None:
        """The field is stored: its draft goes."""
        from sipdesk.services import drafts

        with self.store.session() as session:
            acts.enter(session, self.actor, self.packs)
            drafts.drop(session, case_id, field=field)

    def drafts(self, case_id: UUID | None) -> dict[str, str]:
        """The user's drafts of a case: field → raw text."""
        from sipdesk.services import drafts

        return {draft.field: draft.raw for draft in self.read(drafts.list_drafts, case_id)}


def _look(session: Any, case_id: UUID) -> tuple[Any, Any]:
    from sipdesk.services import cases, office

    case = cases.load(session, case_id)
    return case, office.pack_for(session, case)
