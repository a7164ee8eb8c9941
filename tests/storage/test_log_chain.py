"""The chain of the log: whatever is done to the raw rows is found, and the first bad row named."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.storage import engine, log_chain
from sipdesk.storage.engine import DriverError
from sipdesk.storage.log_chain import COLUMNS, Link
from tests.storage.conftest import Sample

ROWS = 6
TEXTS = ("at", "user_name", "unit", "act", "subject", "reason", "circumstance", "chain")
_COPY = ", ".join(COLUMNS[1:])


@pytest.fixture
def raw(sample: Sample) -> Iterator[Any]:
    """A raw connection on a store with a few chained rows, without its triggers."""
    with closing(engine.open_connection(sample.database, sample.opened.dek, [])) as connection:
        for number in range(ROWS):
            append(connection, sample.opened.dek, number)
        log_chain.unguard(connection)
        connection.execute("CREATE TEMP TABLE kept AS SELECT * FROM logrow")
        yield connection


def append(connection: Any, dek: bytes, number: int) -> None:
    before = log_chain.head(connection)
    at, who = f"2026-03-0{number + 1} 10:00:00.000000", uuid4().hex
    row = (before.row + 1, at, who, "Åsa", "Vux", f"act.{number}", None, None, "", "skäl", "")
    marks = ", ".join("?" * 12)
    connection.execute(
        f"INSERT INTO logrow ({', '.join(COLUMNS)}, chain) VALUES ({marks})",  # noqa: S608
        (*row, log_chain.link(log_chain.key_of(dek), before.chain, row)),
    )


def put_back(connection: Any) -> None:
    connection.execute("DELETE FROM logrow")
    connection.execute("INSERT INTO logrow SELECT * FROM kept")


def test_an_untouched_log_is_whole(raw: Any, sample: Sample) -> None:
    verdict = log_chain.verify(raw, sample.opened.dek, [log_chain.head(raw)])
    assert (verdict.is_whole, verdict.rows, verdict.head.row) == (True, ROWS, ROWS)


def test_a_column_that_holds_what_nobody_writes_is_a_bad_row(raw: Any, sample: Sample) -> None:
    raw.execute("UPDATE logrow SET subject = x'00ff' WHERE id = 4")
    assert log_chain.verify(raw, sample.opened.dek).bad_row == 4
    put_back(raw)
    raw.execute("UPDATE logrow SET chain = 7 WHERE id = 2")
    assert log_chain.verify(raw, sample.opened.dek).bad_row == 2


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    what=st.sampled_from(["alter", "delete", "swap", "insert", "cut", "renumber"]),
    at=st.integers(1, ROWS),
    column=st.sampled_from(TEXTS),
    text=st.text(max_size=8),
)
def test_any_raw_edit_is_found_at_its_row(
    raw: Any, sample: Sample, what: str, at: int, column: str, text: str
) -> None:
    put_back(raw)
    known = log_chain.head(raw)
    before = raw.execute("SELECT * FROM logrow ORDER BY id").fetchall()
    first = EDITS[what](raw, at, column, text)
    if raw.execute("SELECT * FROM logrow ORDER BY id").fetchall() == before:
        return  # it wrote what stood there
    verdict = log_chain.verify(raw, sample.opened.dek, [known])
    assert verdict.bad_row == first
    assert verdict.is_cut == (what == "cut" or (what in ("delete", "renumber") and at == ROWS))


def _alter(raw: Any, at: int, column: str, text: str) -> int:
    raw.execute(f"UPDATE logrow SET {column} = ? WHERE id = ?", (text, at))  # noqa: S608
    return at


def _delete(raw: Any, at: int, *_rest: str) -> int:
    raw.execute("DELETE FROM logrow WHERE id = ?", (at,))
    return at


def _swap(raw: Any, at: int, *_rest: str) -> int:
    other = at % ROWS + 1
    for old, new in ((at, -1), (other, at), (-1, other)):
        raw.execute("UPDATE logrow SET id = ? WHERE id = ?", (new, old))
    return min(at, other)


def _insert(raw: Any, at: int, _column: str, text: str) -> int:
    """A row of its own last, as somebody who lacks the key would make it."""
    raw.execute(
        f"INSERT INTO logrow (id, {_COPY}, chain) SELECT {ROWS + 1}, {_COPY}, chain "  # noqa: S608
        "FROM logrow WHERE id = ?",
        (at,),
    )
    return ROWS + 1


def _cut(raw: Any, at: int, *_rest: str) -> int:
    raw.execute("DELETE FROM logrow WHERE id >= ?", (at,))
    return at


def _renumber(raw: Any, at: int, *_rest: str) -> int:
    """A row is taken out and those after it moved up."""
    raw.execute("DELETE FROM logrow WHERE id = ?", (at,))
    raw.execute("UPDATE logrow SET id = id - 1 WHERE id > ?", (at,))
    return at


EDITS = {
    "alter": _alter,
    "delete": _delete,
    "swap": _swap,
    "insert": _insert,
    "cut": _cut,
    "renumber": _renumber,
}


def test_a_cut_tail_is_not_seen_without_a_checkpoint_but_with_one_it_is(
    raw: Any, sample: Sample
) -> None:
    known = log_chain.head(raw)
    raw.execute("DELETE FROM logrow WHERE id > 3")
    assert log_chain.verify(raw, sample.opened.dek).is_whole
    verdict = log_chain.verify(raw, sample.opened.dek, [Link(2, "x" * 64), known])
    assert (verdict.bad_row, verdict.is_cut) == (2, False)  # another row 2 than it was
    verdict = log_chain.verify(raw, sample.opened.dek, [known])
    assert (verdict.bad_row, verdict.is_cut) == (4, True)


def test_rows_of_the_key_before_hold_and_cannot_be_made_anew_by_who_has_it(
    raw: Any, sample: Sample
) -> None:
    old, new = sample.opened.dek, bytes(reversed(sample.opened.dek))
    raw.execute("INSERT INTO logkey VALUES (?, ?)", (ROWS, log_chain.key_of(old)))
    append(raw, new, ROWS)
    assert log_chain.verify(raw, new).is_whole
    raw.execute("UPDATE logrow SET reason = 'annat' WHERE id = ?", (ROWS,))
    row = raw.execute(f"SELECT id, {_COPY} FROM logrow WHERE id = {ROWS}").fetchone()  # noqa: S608
    before = raw.execute("SELECT chain FROM logrow WHERE id = ?", (ROWS - 1,)).fetchone()[0]
    forged = log_chain.link(log_chain.key_of(old), before, row)
    raw.execute("UPDATE logrow SET chain = ? WHERE id = ?", (forged, ROWS))
    assert log_chain.verify(raw, new).bad_row == ROWS + 1  # the next row is bound to the true one


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE logrow SET reason = ''",
        "DELETE FROM logrow WHERE id = 2",
        "INSERT OR REPLACE INTO logrow SELECT * FROM logrow WHERE id = 2",
    ],
)
def test_the_store_itself_refuses_every_change_of_a_row(
    raw: Any, sample: Sample, edit: str
) -> None:
    raw.execute("DROP TABLE kept")
    sample.open().close()  # puts the triggers back
    with pytest.raises(DriverError, match="never changed"):
        raw.execute(edit)
    assert log_chain.verify(raw, sample.opened.dek).is_whole


def test_closing_leaves_a_checkpoint_and_the_next_look_is_held_against_it(sample: Sample) -> None:
    with closing(engine.open_connection(sample.database, sample.opened.dek, [])) as connection:
        for number in range(3):
            append(connection, sample.opened.dek, number)
    sample.open().close()
    with closing(engine.open_connection(sample.database, sample.opened.dek, [])) as connection:
        log_chain.unguard(connection)
        connection.execute("DELETE FROM logrow WHERE id = 3")
    store = sample.open()
    assert (store.verify_log().bad_row, store.verify_log().is_cut) == (3, True)
    store.close()
