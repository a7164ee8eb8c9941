"""Rule packs that were imported, and the municipality's own layer as one file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import PackFile, Plan
from sipdesk.domain.pack import Local, Packs
from sipdesk.domain.pack_layer import Layer
from sipdesk.domain.pack_local import checked, write_local
from sipdesk.domain.pack_news import Change, changes
from sipdesk.domain.pack_parts import Suggestion, Text
from sipdesk.domain.pack_reading import read_bytes
from sipdesk.domain.pack_schema import TABLES
from sipdesk.domain.pack_settings import LocalValue, Setting
from sipdesk.services import office
from sipdesk.services.actor import actor_of, packs_of
from sipdesk.services.local_layer import LOCAL, load_layer, parsed, stored

_ROWS = tuple(
    (table.row, table.unique)
    for table in TABLES.values()
    if "local" in table.layers and table.row is not LocalValue
)


def list_files(session: Session) -> list[PackFile]:
    """The imported packs, in the order in which they came."""
    query = select(PackFile).where(col(PackFile.layer) != LOCAL)
    return list(session.exec(query.order_by(col(PackFile.recorded_at))))


def plans_by_pack(session: Session) -> Counter[str]:
    """How many versions of plans were made under each pack, by `id@version`."""
    rows = session.exec(select(Plan.national_pack, Plan.county_pack, Plan.child_pack))
    return Counter(ref for row in rows for ref in row if ref)


def with_imported(session: Session, packs: Packs) -> Packs:
    """The shipped packs and the imported ones of this store.

    A pack that is shipped by now is taken as shipped. One whose dates overlap a newer shipped
    one is kept all the same: plans may have been made under it.
    """
    for file in list_files(session):
        layer = parsed(file.content)
        if all(other.ref != layer.ref for other in packs.layers):
            packs = Packs((*packs.layers, layer))
    return packs


def read_pack(session: Session, content: bytes, file_name: str) -> Layer:
    """The layer of a file, held against all packs. Raises `PackError`: nothing has been read."""
    layer = read_bytes(content, file_name)
    if layer.layer == LOCAL:
        checked(layer, file_name, office.pack_in_force(session).setting_kinds)
    else:
        packs_of(session).with_layer(layer, file_name)
    return layer


def preview(session: Session, layer: Layer) -> tuple[Change, ...]:
    """What a pack changes, word for word, against the one that it follows or adds to."""
    if layer.layer == LOCAL:
        now = current_local(session)
        return changes(now, _merged(now, layer))
    return changes(_before(packs_of(session), layer), layer)


def _before(packs: Packs, layer: Layer) -> Layer | None:
    same = [row for row in packs.newest if row.id == layer.id]
    county = layer.county.code if layer.county else ""
    alike = [
        row
        for row in packs.newest
        if row.layer == layer.layer
        and (row.county.code if row.county else "") == county
        and row.valid_from < layer.valid_from
    ]
    return next(iter(same), None) or max(alike, key=lambda row: row.valid_from, default=None)


def import_pack(
    session: Session, case_id: None = None, *, content: bytes, file_name: str
) -> PackFile | None:
    """Keep a pack file in the store; a local layer is added to the municipality's own.

    Raises `PackError`, and then nothing has been stored.
    """
    layer = read_pack(session, content, file_name)
    session.info["subject"] = layer.ref
    if layer.layer == LOCAL:
        _take_over(session, layer)
        return None
    file = PackFile(
        pack_id=layer.id,
        version=layer.version,
        layer=layer.layer,
        file_name=file_name,
        by=actor_of(session).name,
        content=content,
    )
    session.add(file)
    return file


def _take_over(session: Session, layer: Layer) -> None:
    for row in layer.rows(LocalValue):
        value = row.value
        office.set_setting(session, None, name=row.name, value=value, source=row.source)
    _store(session, _merged(current_local(session), layer))


# The municipality's own layer


def current_local(session: Session) -> Layer:
    """The whole local layer of the store as one: its values, and its rows."""
    values = [
        LocalValue(name, setting.value, setting.source)
        for name, setting in sorted(office.list_settings(session).items())
    ]
    rows = load_layer(session)
    tables = dict(rows.tables) if rows else {}
    return replace(_head(session), tables=MappingProxyType({**tables, LocalValue: tuple(values)}))


def _head(session: Session) -> Layer:
    home = office.load_office(session)
    place = home.municipality or home.region or LOCAL
    return Layer(
        id=f"local-{_code(place)}",
        layer=LOCAL,
        version=1,
        title=Text(place, place),
        publisher=place,
        verified=True,
        valid_from=clock.today(),
        valid_until=None,
        req="D1, PRA F106",
    )


def _code(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or LOCAL


def _merged(now: Layer, added: Layer) -> Layer:
    """The rows of both; what is added replaces what has the same key."""
    tables: dict[type, tuple[Any, ...]] = {}
    for kind, key in ((LocalValue, "name"), *_ROWS):
        rows: dict[tuple[Any, ...], Any] = {}
        for layer in (now, added):
            found: tuple[Any, ...] = layer.tables.get(kind, ())
            rows |= {tuple(getattr(row, part) for part in key.split()): row for row in found}
        tables[kind] = tuple(rows.values())
    return replace(now, tables=MappingProxyType(tables))


def set_suggestions(session: Session, case_id: None = None, *, rows: Iterable[Suggestion]) -> None:
    """Set the municipality's own suggestions. Raises `PackError` when one is not right."""
    now = current_local(session)
    _store(session, replace(now, tables=MappingProxyType({**now.tables, Suggestion: tuple(rows)})))


def own_suggestions(session: Session) -> tuple[Suggestion, ...]:
    """The municipality's own suggestions, in their order."""
    layer = load_layer(session)
    return layer.rows(Suggestion) if layer else ()


def _store(session: Session, layer: Layer) -> None:
    """Keep the rows; the values have a table of their own, so that each has its history."""
    content = write_local(Local(layer=layer), layer).encode()
    read_bytes(content, layer.id)
    file = stored(session) or PackFile(layer=LOCAL)
    file.pack_id, file.by, file.content = layer.id, actor_of(session).name, content
    session.add(file)
    session.flush()
    session.info.pop("local", None)


def export_local(session: Session) -> tuple[str, bytes]:
    """A file name, and the local layer as a file that another municipality can import."""
    layer = current_local(session)
    values = {row.name: Setting(row.value, row.source) for row in layer.rows(LocalValue)}
    return f"{layer.id}.toml", write_local(Local(values, layer), layer).encode()
