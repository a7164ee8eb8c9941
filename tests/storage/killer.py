"""Kills a saving process at random moments and looks at what it left.

    python -m tests.storage.killer save|keys|copy FOLDER TIMES

Runs apart from pytest: the parent is warm (everything imported) but has no Qt, no threads and no
open store when it forks. Each child says on a pipe what has been acknowledged; whoever looks
afterwards is a child too. Prints a line and leaves with 1 when something acknowledged is lost or
something half written is there.
"""

import gc
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from sqlmodel import select

from sipdesk.domain.model import Case, LogRow, Person
from sipdesk.storage import backup, keyfile, keys
from sipdesk.storage.engine import inspect
from sipdesk.storage.store import Store

LONGEST = 0.06  # seconds from something acknowledged to the end
Say = Callable[[int], None]


def save(folder: Path, opened: keys.Opened, start: int, say: Say) -> None:
    """Case after case, three rows in each transaction."""
    with closing(Store.open(folder, opened.dek)) as store:
        say(start - 1)
        for number in range(start, start + 100_000):
            with store.session() as session:
                person = Person(given=str(number), family="x" * random.randrange(9000))
                session.add(person)
                session.flush()
                case = Case(number=str(number), person_id=person.id, opened_on=date(2026, 1, 2))
                session.add(case)
                session.add(LogRow(act="new", subject=str(number)))
            say(number)


def rewrite(folder: Path, opened: keys.Opened, start: int, say: Say) -> None:
    """Generation after generation of the keys."""
    say(start - 1)
    for _ in range(100_000):
        file = keyfile.read_candidates(folder)[0]
        keyfile.write(folder, file, opened.dek)
        say(file.generation + 1)


def copy(folder: Path, opened: keys.Opened, start: int, say: Say) -> None:
    """Copy after copy."""
    store = Store.open(folder, opened.dek)
    target = folder.with_name("copies")
    say(start - 1)
    for number in range(start, start + 100_000):
        backup.make(store, target)
        say(number)


def look_at_rows(folder: Path, opened: keys.Opened, acknowledged: int) -> int:
    """The last case; fails when one is missing or half there."""
    store = Store.open(folder, opened.dek)
    with store.session() as session:
        cases = {int(number) for number in session.exec(select(Case.number))}
        people = {int(given) for given in session.exec(select(Person.given))}
        logged = {int(subject) for subject in session.exec(select(LogRow.subject))}
    store.close()
    last = max(cases, default=0)
    assert cases == people == logged == set(range(1, last + 1)), "half written"
    assert acknowledged <= last <= acknowledged + 1, "acknowledged and lost"
    if last % 5 == 0:
        inspect(folder / "sipdesk.db", opened.dek)
    return last


def look_at_keys(folder: Path, opened: keys.Opened, acknowledged: int) -> int:
    """The generation; fails when the recovery key does not open."""
    key = (folder.with_name("recovery.txt")).read_text()
    assert keys.open_with_recovery(folder, key).dek == opened.dek, "another key"
    generation = keyfile.read_candidates(folder)[0].generation
    assert acknowledged <= generation, "acknowledged and lost"
    return generation


def look_at_copies(folder: Path, opened: keys.Opened, acknowledged: int) -> int:
    """The number of copies; fails when one that has the name of a copy is not whole."""
    target = folder.with_name("copies")
    named = [f for f in target.iterdir() if not f.name.endswith(".part")]
    for each in named:
        inspect(each / "sipdesk.db", opened.dek)
    assert backup.latest(target) or not named, "a copy without proof"
    assert acknowledged <= len(named), "acknowledged and lost"
    return len(named)


ACTS = {
    "save": (save, look_at_rows),
    "keys": (rewrite, look_at_keys),
    "copy": (copy, look_at_copies),
}


def fork(work: Callable[[Say], None]) -> tuple[int, int]:
    """Start a child that says numbers on a pipe; gives its id and the pipe's end."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    code = 1
    try:
        os.close(reader)
        random.seed()
        work(lambda number: void(os.write(writer, f"{number}\n".encode())))
        code = 0
    finally:
        os._exit(code)


def void(_: object) -> None:
    """Nothing."""


def heard(pipe: Iterable[str]) -> list[int]:
    """Every number that was said whole."""
    return [int(line) for line in pipe if line.endswith("\n")]


def kill_once(work: Callable[[Say], None]) -> list[int]:
    """Let a child work for a random while and kill it; what it said before."""
    pid, reader = fork(work)
    with os.fdopen(reader) as pipe:
        seen = [pipe.readline() for _ in range(1 + random.randrange(3))]  # a slow machine too
        time.sleep(random.uniform(0, LONGEST))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return heard([*seen, *pipe])


def warm(folder: Path, opened: keys.Opened) -> None:
    """Do once what each child will do, so that it does not spend its short life on it."""
    folder.mkdir()
    Store.create(folder, opened.dek).close()

    def stop(number: int) -> None:
        if number:
            raise StopIteration

    with suppress(StopIteration):
        save(folder, opened, 1, stop)
    look_at_rows(folder, opened, 1)


def main() -> int:
    """Kill, look, and go on from what was found."""
    act, folder, times = sys.argv[1], Path(sys.argv[2]) / "store", int(sys.argv[3])
    work, look = ACTS[act]
    folder.mkdir()
    folder.with_name("copies").mkdir()
    opened, recovery_key = keys.create(folder, "Prov", "fyra små ord räcker")
    folder.with_name("recovery.txt").write_text(recovery_key)
    warm(folder.with_name("warm"), opened)
    Store.create(folder, opened.dek).close()
    gc.collect()
    last = 0
    for _time in range(times):
        said = kill_once(lambda say: work(folder, opened, last + 1, say))  # noqa: B023
        acknowledged = max([last, *said])
        pid, reader = fork(lambda say: say(look(folder, opened, acknowledged)))  # noqa: B023
        with os.fdopen(reader) as pipe:
            found = heard(pipe)
        if os.waitpid(pid, 0)[1] or not found:
            print(f"after {acknowledged}: something was lost or half written")  # noqa: T201
            return 1
        last = found[0]
    print(f"{times} kills, {last} kept")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
