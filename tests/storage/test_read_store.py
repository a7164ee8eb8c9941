"""A script without sipdesk reads all of a store: every table, every row, and what was sealed."""

import json
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from installer import read_store
from sipdesk.domain.model import Protection
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, cases, people, set_up, sign_in
from sipdesk.storage import backup, engine, keys
from sipdesk.storage.store import Store
from tests.cheap_keys import SHIPPED
from tests.gui.entrance.conftest import PASSPHRASE, PERSON

WHO = {**PERSON, "county": "jh", "file_kind": "SOCIAL_SERVICES"}
SECRET = "Hemliga vägen 7"


class Full:
    """A closed store with the demo cases and a protected one, and its copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "store å ä"
        self.usb = folder / "usb"
        self.folder.mkdir()
        self.usb.mkdir()
        self.opened, self.key = keys.create(self.folder, "Prov Provsson", PASSPHRASE, SHIPPED)
        packs = Packs.load()
        with closing(Store.create(self.folder, self.opened.dek)) as store:
            store.unlocked_by(self.opened.user_id, self.opened.private_key)
            with store.session() as session:
                set_up.begin(session, str(self.opened.user_id), WHO)
            with store.session() as session:
                actor = sign_in.enter(session, self.opened.user_id, "Prov Provsson", packs)
            with store.session() as session:
                acts.enter(session, actor, packs)
                protect(session)
            backup.make(store, self.usb)
        with closing(
            engine.open_connection(self.folder / "sipdesk.db", self.opened.dek, [])
        ) as raw:
            fill(raw)

    def copy(self) -> Path:
        return next(self.usb.iterdir())


def fill(raw: Any) -> None:
    """Three rows in every table that has not its own meaning, with something in every column."""
    for name in set(engine.count_rows(raw)) - {"casekey", "sealedvalue", "storestate"}:
        columns = raw.execute(f'PRAGMA table_info("{name}")').fetchall()
        for number in range(3):
            row = [value(column[1], column[2], number) for column in columns]
            marks = ",".join("?" * len(row))
            raw.execute(f'INSERT OR IGNORE INTO "{name}" VALUES ({marks})', row)  # noqa: S608


def value(name: str, kind: str, number: int) -> Any:
    if "INT" in kind or "BOOL" in kind:
        return 900_000 + number
    if "BLOB" in kind:
        return bytes([number, 0, 255])
    return uuid4().hex if name.endswith("id") else f"{name} å {number}"


def protect(session: Any) -> None:
    made = acts.perform(
        session, cases.create_case, None, given="Alva", family="Exempel", number="199001012385"
    )
    acts.perform(session, people.change_person, made.id, address=SECRET)
    acts.perform(session, people.change_person, made.id, protection=list(Protection)[-1])


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Full:
    return Full(tmp_path_factory.mktemp("full"))


def run(folder: Path, secret: str, *more: str) -> dict[str, Any]:
    """The script as somebody runs it who has no sipdesk."""
    script = Path(read_store.__file__)
    alone = folder.parent / "alone"
    alone.mkdir(exist_ok=True)
    shutil.copy(script, alone)
    done = subprocess.run(
        [sys.executable, "-I", str(alone / "read_store.py"), str(folder), *more],
        input=secret + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        cwd=alone,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def everything(full: Full, path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(engine.open_connection(path, full.opened.dek, [], engine.STILL)) as raw:
        return {
            name: sorted(map(repr, raw.execute(f'SELECT * FROM "{name}"').fetchall()))  # noqa: S608
            for name in engine.count_rows(raw)
        }


def as_read(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[Any]]:
    import base64

    def back(value: Any) -> Any:
        return base64.b64decode(value["base64"]) if isinstance(value, dict) else value

    return {
        name: sorted(repr(tuple(map(back, row.values()))) for row in rows)
        for name, rows in tables.items()
    }


@pytest.mark.parametrize("how", ["passphrase", "paper", "copy"])
def test_every_row_of_every_table_is_read_without_sipdesk(full: Full, how: str) -> None:
    folder = full.copy() if how == "copy" else full.folder
    before = {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file()}
    found = run(folder, full.key, "--key") if how == "paper" else run(folder, PASSPHRASE)
    wanted = everything(full, folder / "sipdesk.db")
    assert as_read(found["tables"]) == wanted
    assert len(wanted) > 60
    assert how == "copy" or all(wanted.values())
    assert SECRET in [each["value"] for each in found["opened"]]
    assert SECRET not in json.dumps(found["tables"], ensure_ascii=False)
    assert {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file()} == before


def test_a_wrong_secret_opens_nothing(full: Full) -> None:
    for secret, is_paper in (("fel", False), ("ABCD" * 6, True), ("åäö", True), ("", True)):
        with pytest.raises(SystemExit):
            read_store.read(full.folder, secret, is_paper=is_paper)


def test_the_script_stands_on_two_libraries_alone() -> None:
    text = Path(read_store.__file__).read_text()
    lines = [line for line in text.splitlines() if line.startswith(("import ", "from "))]
    roots = {line.split()[1].partition(".")[0] for line in lines}
    assert roots - set(sys.stdlib_module_names) == {"cryptography", "sqlcipher3"}


def test_what_is_written_to_a_file_is_for_its_owner_alone(full: Full, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    script = Path(read_store.__file__)
    done = subprocess.run(
        [sys.executable, str(script), str(full.folder), "--out", str(out)],
        input=PASSPHRASE + "\n",
        text=True,
    )
    assert done.returncode == 0
    assert out.stat().st_mode & 0o777 == 0o600
    assert json.loads(out.read_text(encoding="utf-8"))["tables"]["case"]
