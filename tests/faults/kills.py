"""What is killed: acts on cases, half-typed text, keys, copies, small files, a new data key.

    python -m tests.faults.kills ACT FOLDER TIMES

Prints a line, and leaves with 1 when something acknowledged was lost or something was half there.
"""

import random
import shutil
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import select

import tests.cheap_keys  # noqa: F401 - before the keys take the cost from it
from sipdesk import settings
from sipdesk.domain.model import Person
from sipdesk.domain.pack import Packs
from sipdesk.gui.workspace import Workspace
from sipdesk.storage import backup, engine, keyfile, keys, recovery, recovery_change
from sipdesk.storage.errors import MissingJournal, WrongRecoveryKey
from sipdesk.storage.files import write_atomically
from sipdesk.storage.store import Store
from tests import factory
from tests.faults.killing import Outcome, Say, Work, kill
from tests.faults.steps import STEPS, Desk

OLD, NEW = "fyra små ord räcker", "fem andra ord går bra"


class Acts:
    """A case after the other, act by act, through the services."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.packs = folder, Packs.load()
        self.may_ask = False
        self.actor = factory.make_store(folder, self.packs)
        store = Store.open(folder, factory.DEK)
        self._warm = store._engine  # has every statement of a whole case ready
        self._store = store
        for _ in range(len(STEPS) + 2):
            Desk(store, self.actor, self.packs).next()
        Desk(store, self.actor, self.packs).look(len(STEPS) + 2)
        store.close()
        self.begun = len(STEPS) + 2

    def look(self, acknowledged: int) -> int:
        """Every act is whole, in its order, with its row in the log."""
        try:
            self._store = Store.open(self.folder, factory.DEK)
        except MissingJournal:  # said after a disk error at the close: nothing may be lost by it
            assert self.may_ask, "the next start asks"
            self._store = Store.open(self.folder, factory.DEK, may_be_older=True)
        if self._warm is not None:
            self._warm.connect().close()  # holds the journal before the other lets it go
        self._store._engine = self._warm
        done = Desk(self._store, self.actor, self.packs).look(acknowledged)
        if done % 9 == 0:
            engine.inspect(self.folder / "sipdesk.db", factory.DEK)
        return done

    def go_on(self, done: int, say: Say) -> None:
        """Act after act."""
        desk = Desk(self._store, self.actor, self.packs)
        while True:
            desk.next()
            done += 1
            say(done)


@dataclass
class Keys:
    """Generation after generation of the keys."""

    folder: Path
    begun = 0
    opened: keys.Opened = field(init=False)
    recovery_key: str = field(init=False)

    def __post_init__(self) -> None:
        self.opened, self.recovery_key = keys.create(self.folder, "Prov", OLD)

    def look(self, acknowledged: int) -> int:
        """The recovery key opens, and no generation is lost."""
        found = keys.open_with_recovery(self.folder, self.recovery_key)
        assert found.dek == self.opened.dek, "another key"
        generation = keyfile.read_candidates(self.folder)[0].generation
        assert acknowledged <= generation, "acknowledged and lost"
        return generation

    def go_on(self, done: int, say: Say) -> None:
        """Write after write."""
        while True:
            file = keyfile.read_candidates(self.folder)[0]
            keyfile.write(self.folder, file, self.opened.dek)
            say(file.generation + 1)


class Passphrase(Keys):
    """One passphrase after the other."""

    def look(self, acknowledged: int) -> int:
        """The one acknowledged last opens, or the one that was on its way; the paper always."""
        super().look(0)
        for number in (acknowledged, acknowledged + 1):
            try:
                keys.open_with_passphrase(self.folder, self._phrase(number))
            except keys.WrongPassphrase:
                continue
            return number
        raise AssertionError("no passphrase opens")

    def go_on(self, done: int, say: Say) -> None:
        """Change after change."""
        opened = keys.open_with_passphrase(self.folder, self._phrase(done))
        while True:
            done += 1
            keys.change_passphrase(self.folder, opened, self._phrase(done))
            say(done)

    def _phrase(self, number: int) -> str:
        return f"{NEW} {number}" if number else OLD


class RecoveryKeys(Keys):
    """One recovery key after the other, each typed back before it counts."""

    def look(self, acknowledged: int) -> int:
        """The key acknowledged last opens, or the one on its way; of the two just one.

        The passphrase opens always, and a key that counts gives it back to who has forgotten it.
        """
        assert keys.open_with_passphrase(self.folder, OLD).dek == self.opened.dek, "another key"
        found = [n for n in (acknowledged - 1, acknowledged, acknowledged + 1) if self._opens(n)]
        assert len(found) == 1, f"{len(found)} recovery keys open"
        assert found[0] >= acknowledged, "acknowledged and lost"
        return found[0]

    def _opens(self, number: int) -> bool:
        if number < 0:
            return False
        try:
            recovered = keys.open_with_recovery(self.folder, self._key(number))
        except WrongRecoveryKey:
            return False
        assert recovered.dek == self.opened.dek, "another key"
        user = self.opened.user_id
        assert user is not None
        with tempfile.TemporaryDirectory() as scratch:  # what is tried there is not at work here
            beside = shutil.copytree(self.folder, Path(scratch, "store"))
            again = keys.reset_passphrase(beside, recovered, user, NEW)
        assert again.private_key == self.opened.private_key, "something of the user is lost"
        return True

    def go_on(self, done: int, say: Say) -> None:
        """Change after change."""
        opened = keys.open_with_passphrase(self.folder, OLD)
        while True:
            done += 1
            recovery_change.replace(self.folder, opened, self._key(done))
            say(done)

    def _key(self, number: int) -> str:
        """The key of that number: the first one, or one drawn from a seed."""
        if not number:
            return self.recovery_key
        signs = random.Random(number).choices(recovery.SIGNS, k=recovery.GROUPS * recovery.GROUP)
        return recovery.written("".join(signs))


class DataKeys(Keys):
    """One data key after the other, each after a row of its own."""

    def __post_init__(self) -> None:
        super().__post_init__()
        Store.create(self.folder, self._dek()).close()

    def _dek(self) -> bytes:
        key = keys.open_with_recovery(self.folder, self.recovery_key).dek
        assert keys.open_with_passphrase(self.folder, OLD).dek == key, "two keys"
        return key

    def look(self, acknowledged: int) -> int:
        """What opens the keys opens a store that is whole and holds every row."""
        dek = self._dek()
        with closing(Store.open(self.folder, dek)) as store, store.session() as session:
            found = {int(given) for given in session.exec(select(Person.given))}
        engine.inspect(self.folder / "sipdesk.db", dek)
        last = max(found, default=0)
        assert found == set(range(1, last + 1)), "half written"
        assert acknowledged <= last <= acknowledged + 1, "acknowledged and lost"
        return last

    def go_on(self, done: int, say: Say) -> None:
        """Change after change."""
        with closing(Store.open(self.folder, self._dek())) as store:
            while True:
                done += 1
                with store.session() as session:
                    session.add(Person(given=str(done)))
                store.change_key()
                say(done)


class Drafts:
    """Word after word in a dialog, kept as it is typed, by the same door as the windows."""

    begun = 0

    def __init__(self, folder: Path) -> None:
        self.folder, self.packs = folder, Packs.load()
        self.actor = factory.make_store(folder, self.packs)

    def _open(self) -> Workspace:
        store = Store.open(self.folder, factory.DEK)
        return Workspace(store, self.actor, self.packs, settings.Settings())

    def look(self, acknowledged: int) -> int:
        """All words are there in their order, and at most one that was not acknowledged."""
        work = self._open()
        with closing(work.store):
            words = work.drafts(None).get("dialog-improve.text", "").split()
        assert words == [str(n) for n in range(1, len(words) + 1)], "half written"
        assert acknowledged <= len(words) <= acknowledged + 1, "acknowledged and lost"
        return len(words)

    def go_on(self, done: int, say: Say) -> None:
        """Word after word."""
        work = self._open()
        while True:
            done += 1
            text = " ".join(str(n) for n in range(1, done + 1))
            work.keep_draft(None, "dialog-improve.text", text)
            say(done)


@dataclass
class Copies:
    """Copy after copy."""

    begun = 0
    folder: Path
    dek: bytes = field(init=False)

    def __post_init__(self) -> None:
        opened, _key = keys.create(self.folder, "Prov", OLD)
        self.dek = opened.dek
        Store.create(self.folder, self.dek).close()
        self.target.mkdir()

    @property
    def target(self) -> Path:
        """Where the copies go."""
        return self.folder.with_name("copies")

    @property
    def seen(self) -> Path:
        """How many copies have been looked at and thrown away."""
        return self.folder.with_name("seen")

    def look(self, acknowledged: int) -> int:
        """What has the name of a copy is a whole store; looked at once, then thrown away."""
        kept = int(self.seen.read_text()) if self.seen.exists() else 0
        named = [each for each in self.target.iterdir() if not each.name.endswith(".part")]
        assert backup.latest(self.target) or not named, "a copy without proof"
        for each in named:
            engine.inspect(each / "sipdesk.db", self.dek)
        found = kept + len(named)
        assert acknowledged <= found, "acknowledged and lost"
        for each in named:
            shutil.rmtree(each)
        self.seen.write_text(str(found))
        return found

    def go_on(self, done: int, say: Say) -> None:
        """Copy after copy."""
        with closing(Store.open(self.folder, self.dek)) as store:
            while True:
                backup.make(store, self.target)
                done += 1
                say(done)


@dataclass
class Files:
    """Settings and papers written over the ones before."""

    begun = 0
    folder: Path

    def look(self, acknowledged: int) -> int:
        """Each file is whole: the one acknowledged last, or a later one."""
        if not (self.folder / "paper.pdf").exists():
            return 0
        kept = settings.load(self.folder).text_size
        paper = (self.folder / "paper.pdf").read_bytes()
        number = int(paper[:8])
        assert paper == self._paper(number), "half a paper"
        assert acknowledged <= number <= kept <= number + 1, "acknowledged and lost"
        return number

    def go_on(self, done: int, say: Say) -> None:
        """Write after write."""
        while True:
            done += 1
            settings.save(settings.Settings(text_size=done), self.folder)
            write_atomically(self.folder / "paper.pdf", self._paper(done))
            say(done)

    def _paper(self, number: int) -> bytes:
        return b"%08d" % number + bytes([number % 256]) * 60_000


WORKS: dict[str, type[Work]] = {
    "acts": Acts,
    "keys": Keys,
    "passphrase": Passphrase,
    "recovery": RecoveryKeys,
    "data_key": DataKeys,
    "copies": Copies,
    "drafts": Drafts,
    "files": Files,
}


def run(name: str, folder: Path, times: int) -> Outcome:
    """Kill one kind of work so many times, in a folder that is empty."""
    store = folder / name / "store"
    store.mkdir(parents=True)
    return kill(WORKS[name](store), times)


def main(name: str, folder: str, times: str) -> int:
    """Kill, and print what was found."""
    outcome = run(name, Path(folder), int(times))
    print(f"{outcome.kills} kills, {outcome.kept} kept. {outcome.fault}")  # noqa: T201
    return bool(outcome.fault)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
