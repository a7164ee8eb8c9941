"""Years of log: how long it takes to show a page of it, to draw a sample and to check it whole.

python -m tests.faults log ROWS
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from sipdesk.domain.pack import Packs
from sipdesk.services import acts, reviews
from sipdesk.storage import engine, log_chain
from sipdesk.storage.store import Store
from tests import factory

_SOMEONE = UUID(int=4)
_BEGUN = datetime(2021, 1, 1, 7, tzinfo=UTC)
_DAYS = timedelta(days=30)


def main(rows: int) -> int:
    """Make the rows, then measure on an open store."""
    with tempfile.TemporaryDirectory(prefix="sipdesk-log-") as name:
        folder = Path(name)
        packs = Packs.load()
        actor = factory.make_store(folder, packs)
        with engine.writing(folder / "sipdesk.db", factory.DEK) as raw:
            columns = ", ".join((*log_chain.COLUMNS, "chain"))
            places = ", ".join("?" * (len(log_chain.COLUMNS) + 1))
            insert = f"INSERT INTO logrow ({columns}) VALUES ({places})"  # noqa: S608
            raw.executemany(insert, _rows(rows, log_chain.head(raw)))
        with closing(Store.open(folder, factory.DEK, may_be_older=True)) as store:

            def ask(query: Callable[..., object]) -> object:
                with store.session() as session:
                    acts.enter(session, actor, packs)
                    return query(session)

            page = reviews.list_entries
            for what, work in (
                ("a page of it", lambda: ask(page)),
                ("a page of a rare act", lambda: ask(partial(page, kind="users"))),
                ("a page of a common act", lambda: ask(partial(page, kind="open"))),
                ("a page of one user", lambda: ask(partial(page, user_id=_SOMEONE))),
                ("a page since a day", lambda: ask(partial(page, since=_BEGUN + _DAYS))),
                ("who is in it", lambda: ask(reviews.list_names)),
                ("a sample of it", lambda: ask(lambda s: reviews.draw(s, since=None))),
                ("all of it checked", lambda: store.verify_log().is_whole),
            ):
                start = time.monotonic()
                work()
                print(f"{rows} rows, {what}: {time.monotonic() - start:.2f} s", flush=True)  # noqa: T201
    return 0


def _rows(number: int, head: log_chain.Link) -> Iterator[tuple[Any, ...]]:
    key, chain = log_chain.key_of(factory.DEK), head.chain
    for row in range(head.row + 1, head.row + 1 + number):
        moment = _BEGUN + timedelta(seconds=75 * row)
        at = moment.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
        told = (row, at, f"{row % 9:032x}", f"Prov {row % 9}", "Vuxenenheten", "cases.open_case",
                None, None, "", "", "")  # fmt: skip
        chain = log_chain.link(key, chain, told)
        yield (*told, chain)
