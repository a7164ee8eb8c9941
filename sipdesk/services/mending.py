"""Mends a damaged store with a copy: whole cases as they are today, damaged ones from the copy.

The damaged file is only read. What is made is a store of its own that takes its place when every
page and row of it has been proved; the damaged one is kept aside.
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, select

from sipdesk.domain.model import Case
from sipdesk.domain.pack import Packs
from sipdesk.services import log, owned, restoring
from sipdesk.storage import digests
from sipdesk.storage.errors import StoreError
from sipdesk.storage.restore import Present, Reapply
from sipdesk.storage.store import Store

_OWN_BOOKS = {"logrow", "logkey", "storestate", "rowdigest"}  # the store keeps them itself
_SHARED = ("unit", "unitcontact", "user", "office", "localsetting", "packfile")


@dataclass
class Mended:
    """What came of it: how many cases are as they are today, and which ones the copy gave."""

    kept: int = 0
    fetched: list[str] = field(default_factory=list)  # numbers of cases
    lost: list[str] = field(default_factory=list)  # damaged, and younger than the copy


@dataclass(frozen=True)
class Survey:
    """What can be read of a damaged store: numbers of whole cases and of damaged ones.

    Attributes:
        is_known: its list of cases can be read; else nobody knows which there are.
    """

    whole: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    is_known: bool = True


def survey(present: Present) -> Survey:
    """Read every case of a store and name those that cannot be read, or are not as signed."""
    listed = _listed(present)
    if listed is None:
        return Survey(is_known=False)
    whole: list[str] = []
    damaged: list[str] = []
    for case_id, number in listed:
        (damaged if _whole(present, case_id) is None else whole).append(number)
    return Survey(tuple(sorted(whole)), tuple(sorted(damaged)))


def salvage(slot_id: UUID | None, name: str, packs: Packs, mended: Mended) -> Reapply:
    """What `storage.restore.salvage` does in an empty store: take over all that is whole.

    Args:
        slot_id: the slot that opened; None for the recovery key alone.
        name: the name in the slot.
        packs: the rule packs.
        mended: is told what came of it.

    What it returns raises NoRole for somebody whose role does not include it.
    """

    def act(store: Store, present: Present | None) -> None:
        with store.session() as session:
            if present is not None:
                _take_shared(session, present, _free_tables())
                session.expire_all()
            restoring.enter(session, slot_id, name, packs)
            if present is not None:
                for case_id, number in _listed(present) or ():
                    _take(session, present, case_id, number, mended)
            log.record(session, act="restoring.salvage", subject=str(len(mended.lost)))

    return act


def _free_tables() -> tuple[str, ...]:
    """The tables that belong to no case, owners before what they own, without the log itself."""
    owned_ones = {"case", "person"}
    free = []
    for table in SQLModel.metadata.sorted_tables:
        above = {key.column.table.name for key in table.foreign_keys} - {table.name}
        if table.name in owned_ones or above & owned_ones:
            owned_ones.add(table.name)
        elif table.name not in _OWN_BOOKS:
            free.append(table.name)
    return tuple(free)


def mend(
    slot_id: UUID | None, name: str, packs: Packs, copied_at: datetime, mended: Mended
) -> Reapply:
    """What `storage.restore` does in the restored copy, so that only what is damaged is old.

    Args:
        slot_id: the slot that opened; None for the recovery key alone.
        name: the name in the slot.
        packs: the rule packs.
        copied_at: the moment of the copy, for the log.
        mended: is told what came of it.

    What it returns raises NoRole for somebody whose role does not include it.
    """

    def act(store: Store, present: Present | None) -> None:
        with store.session() as session:
            restoring.enter(session, slot_id, name, packs)
            restoring.purge_again(session, present)
            if present is not None:
                _take_shared(session, present)
                for case_id, number in _listed(present) or ():
                    _take(session, present, case_id, number, mended)
            told = restoring.told(copied_at)
            log.record(session, act="restoring.mend", subject=f"{told}, {len(mended.fetched)}")

    return act


def _listed(present: Present) -> list[tuple[UUID, str]] | None:
    """The cases of the damaged store by its index; None where even that cannot be read."""
    try:
        with present.session() as before:
            return [(row.id, row.number) for row in before.exec(select(Case.id, Case.number))]  # type: ignore[attr-defined]
    except StoreError:
        return None


def _take(session: Session, present: Present, case_id: UUID, number: str, mended: Mended) -> None:
    """Put a case as it is today in the place of the one in the copy, if it is whole."""
    rows = _whole(present, case_id)
    is_there = session.get(Case, case_id) is not None
    if rows is not None:
        try:
            with session.begin_nested():
                if is_there:
                    owned.delete(session, owned.rows_of(session, case_id))
                owned.insert(session, rows)
        except IntegrityError:
            rows = None  # it rests on something that cannot be read
        session.expunge_all()
    if rows is not None:
        mended.kept += 1
    else:
        (mended.fetched if is_there else mended.lost).append(number)


def _whole(present: Present, case_id: UUID) -> owned.Rows | None:
    """The rows of a case; None when one of them cannot be read or is not as it was signed."""
    try:
        with present.session() as before:
            rows = owned.rows_of(before, case_id)
            raw = before.connection().connection.driver_connection
            signed = [
                (name, row["id"].hex) for name in digests.WATCHED for row in rows.get(name, [])
            ]
            return None if digests.find_wrong(raw, signed) else rows
    except (StoreError, LookupError):
        return None


def _take_shared(session: Session, present: Present, names: tuple[str, ...] = _SHARED) -> None:
    """Units, users and settings as they are today, table by table as far as they can be read."""
    for name in names:
        table = SQLModel.metadata.tables[name]
        try:
            with present.session() as before:
                rows = [dict(row) for row in before.connection().execute(table.select()).mappings()]
        except StoreError:
            continue
        keys = [column.name for column in table.primary_key.columns]
        for row in rows:
            put = insert(table).values(row)
            session.connection().execute(put.on_conflict_do_update(index_elements=keys, set_=row))
