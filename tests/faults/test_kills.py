"""A process that dies at any moment loses nothing it has acknowledged and leaves nothing half."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from sipdesk.gui.dialogs.improve import ImproveDialog
from sipdesk.gui.workspace import Workspace
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory

SHARE = [
    *[("acts", 110)] * 2,  # apart, so that two processes share them
    ("keys", 110),
    ("files", 130),
    ("copies", 11),
    ("drafts", 24),
    ("passphrase", 24),
    ("recovery", 24),
    ("data_key", 8),
]


@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize(("work", "times"), SHARE)
def test_what_was_acknowledged_survives_kill_9(
    root: Path, tmp_path: Path, work: str, times: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.kills", work, str(tmp_path), str(times)],
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kills, kept = (int(part.split()[0]) for part in done.stdout.split(",")[:2])
    assert kills == times
    assert kept >= min(times / 3, 40)  # else it died before it had begun, and nothing was proved


def test_a_run_kills_at_least_five_hundred_times() -> None:
    assert sum(times for _work, times in SHARE) >= 500


def test_half_a_sentence_in_a_dialog_survives_kill_9(
    qtbot: QtBot, workspace: Workspace, root: Path
) -> None:
    text = "Åsa ringde aldrig <b>till</b>"
    folder = workspace.store.folder
    workspace.store.close()
    program = [sys.executable, "-m", "tests.faults.typing_run", str(folder), text]
    with subprocess.Popen(program, cwd=root, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout
        assert typing.stdout.readline() == "typed\n"
        assert typing.stdout.readline() == "kept\n"  # nobody has left the field or the dialog
        typing.kill()
    assert typing.returncode
    store = Store.open(folder, factory.DEK)
    after = Workspace(store, workspace.actor, workspace.packs, Settings())
    qtbot.addWidget(again := ImproveDialog(after, uuid4(), "plan"))
    again.show()
    assert again.text_edit.value() == text
    assert again.typed.band.isVisible()
    store.close()
