"""Copies make themselves, their age is always in sight, and a failure is said once and clearly."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk import clock
from sipdesk.domain.pack import Packs
from sipdesk.gui.copies import Copies, age_text, one_round
from sipdesk.gui.dialogs.leaving import Leaving
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, set_up, sign_in
from sipdesk.settings import Settings
from sipdesk.storage import backup, files, keys, rhythm
from sipdesk.storage.errors import FolderNotFound
from sipdesk.storage.store import Store

WHO = {
    "name": "Prov Provsson",
    "title": "SIP-samordnare",
    "unit": "Vuxenenheten",
    "municipality": "Granby",
    "county": "jh",
    "file_kind": "SOCIAL_SERVICES",
}


@pytest.fixture(scope="session")
def with_keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, keys.Opened]:
    folder = tmp_path_factory.mktemp("with-keys")
    opened, _key = keys.create(folder, "Prov Provsson", "fyra små ord räcker")
    with closing(Store.create(folder, opened.dek)) as store, store.session() as session:
        set_up.begin(session, str(opened.user_id), WHO)
    return folder, opened


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    folder = tmp_path / "USB Blå"
    folder.mkdir()
    return folder


@pytest.fixture
def workspace(
    qapp: QApplication, with_keys: tuple[Path, keys.Opened], tmp_path: Path, usb: Path, packs: Packs
) -> Iterator[Workspace]:
    shutil.copytree(with_keys[0], tmp_path / "store")
    opened = with_keys[1]
    store = Store.open(tmp_path / "store", opened.dek)
    with store.session() as session:
        actor = sign_in.enter(session, opened.user_id, opened.name, packs)
    yield Workspace(store, actor, packs, Settings(backup_dir=str(usb)))
    store.close()


@pytest.fixture
def window(workspace: Workspace, qtbot: Any) -> MainWindow:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    return made


def line(window: MainWindow) -> str:
    return window.status.backup.text.text()


def round_now(store: Store, usb: Path, now: datetime | None = None, **more: int) -> Any:
    wanted = {"minutes": 30, "days": 0, **more}
    return one_round(store, usb, now=now or clock.now(), months=None, **wanted)  # type: ignore[arg-type]


def write(workspace: Workspace, given: str = "Alva") -> None:
    workspace.write(cases.create_case, None, given=given, family="Påhitt")


def test_a_missed_copy_is_made_up_when_the_program_starts(
    window: MainWindow, workspace: Workspace, usb: Path, qtbot: Any
) -> None:
    copies = Copies(window, workspace)
    qtbot.waitUntil(lambda: bool(backup.list_copies(usb)) and not copies.is_busy, timeout=20_000)
    assert "(USB Blå)" in line(window)
    assert workspace.settings.backup_at
    assert workspace.store.state().rehearsed_at is not None  # and the first restore was tried


def test_a_copy_comes_when_time_has_passed_and_something_was_written(
    workspace: Workspace, usb: Path
) -> None:
    store, now = workspace.store, clock.now()
    first = round_now(store, usb).latest
    assert round_now(store, usb, now + timedelta(minutes=40)).latest == first  # nothing written
    write(workspace)
    assert round_now(store, usb, now + timedelta(minutes=20)).latest == first  # too soon
    second = round_now(store, usb, now + timedelta(minutes=40)).latest
    assert second is not None
    assert second != first
    assert second.counts["case"] == 1
    write(workspace, "Bo")
    later = now + timedelta(hours=5)
    assert round_now(store, usb, later, minutes=0).latest == second  # never by itself


def test_a_clock_that_went_back_makes_a_copy_due_not_never() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    copy = backup.Copy(Path("x"), now + timedelta(days=365), 1, generation=3)
    assert rhythm.is_due(copy, 4, now, 30)
    assert not rhythm.is_due(copy, 3, now, 30)
    assert rhythm.is_due(None, 1, now, 30)
    assert rhythm.is_rehearsal_due(now + timedelta(days=1), now, 30)
    assert rhythm.is_rehearsal_due(now - timedelta(days=30), now, 30)
    assert not rhythm.is_rehearsal_due(now - timedelta(days=29), now, 30)
    assert not rhythm.is_rehearsal_due(None, now, 0)


def test_a_restore_is_tried_once_a_month(workspace: Workspace, usb: Path) -> None:
    store, now = workspace.store, clock.now()
    assert round_now(store, usb, days=30).rehearsed
    assert not round_now(store, usb, now + timedelta(days=29), days=30, minutes=0).rehearsed
    assert round_now(store, usb, now + timedelta(days=31), days=30, minutes=0).rehearsed
    assert not (store.folder / ".rehearsal").exists()


def test_copies_of_another_store_are_left_alone(workspace: Workspace, usb: Path) -> None:
    made = backup.make(workspace.store, usb)
    proof = made.folder / "copy.json"
    proof.write_text(proof.read_text().replace(made.store_id, "0" * 8))
    assert round_now(workspace.store, usb).latest != made
    assert len(backup.list_copies(usb)) == 2


def test_a_failure_is_said_once_and_stays_in_the_status_line(
    window: MainWindow, workspace: Workspace, usb: Path, qtbot: Any
) -> None:
    def refuse(act: str, path: Path) -> None:
        if act == "copy" or "copy-" in str(path):
            raise OSError(28, "full")

    with files.watched(refuse):
        copies = Copies(window, workspace)
        qtbot.waitUntil(lambda: window.copy_news.isVisible(), timeout=20_000)
        assert "Disken är full" in window.copy_news.accessibleName()
        assert "Disken är full" in line(window)
        window.copy_news.hide()  # read and closed
        copies.look()
        qtbot.waitUntil(lambda: not copies.is_busy, timeout=20_000)
        assert not window.copy_news.isVisible()
        assert "Disken är full" in line(window)
    copies.look()
    qtbot.waitUntil(lambda: "(USB Blå)" in line(window), timeout=20_000)


def test_the_age_is_told_though_the_drive_is_away(
    window: MainWindow, workspace: Workspace, usb: Path
) -> None:
    usb.rmdir()
    copies = Copies(window, workspace)
    assert "Sätt i USB Blå, så görs den nu." in line(window)
    long_ago = clock.now() - timedelta(days=20)
    workspace.settings.backup_at = long_ago.isoformat()
    copies.show()
    assert line(window).startswith("Ingen kontrollerad kopia på")
    assert "Sätt i USB Blå, så görs den nu." in line(window)
    workspace.settings.backup_at = clock.now().isoformat()
    copies.show()
    assert "Sätt i" not in line(window)
    assert "i dag" in line(window)
    workspace.settings.backup_at = "nonsense"
    copies.show()
    assert "Sätt i USB Blå" in line(window)
    copies.look()
    assert not copies.is_busy


def test_without_a_place_the_line_says_so(window: MainWindow, workspace: Workspace) -> None:
    workspace.settings.backup_dir = ""
    Copies(window, workspace)
    assert line(window) == "Ingen plats för kopior är vald."


def test_the_program_ends_when_the_copy_of_the_day_is_checked(
    window: MainWindow, workspace: Workspace, usb: Path, qtbot: Any
) -> None:
    workspace.settings.backup_minutes = 0
    workspace.settings.rehearse_days = 0
    copies = Copies(window, workspace)
    qtbot.waitUntil(lambda: not copies.is_busy, timeout=20_000)
    write(workspace)
    window.close()
    assert window.isVisible()  # it waits, and says why
    [told] = window.findChildren(Leaving)
    assert told.isVisible()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert backup.list_copies(usb)[0].counts["case"] == 1


def leaving(window: MainWindow, workspace: Workspace, qtbot: Any) -> Leaving:
    workspace.settings.backup_minutes = 0
    workspace.settings.rehearse_days = 0
    copies = Copies(window, workspace)
    qtbot.waitUntil(lambda: not copies.is_busy, timeout=20_000)
    window.close()
    [told] = window.findChildren(Leaving)
    return told


def test_a_last_copy_that_fails_holds_nobody(
    window: MainWindow, workspace: Workspace, qtbot: Any
) -> None:
    def refuse(act: str, _path: Path) -> None:
        if act == "copy":
            raise OSError(28, "full")

    with files.watched(refuse):
        told = leaving(window, workspace, qtbot)
        qtbot.waitUntil(lambda: "Disken är full" in told.text.text(), timeout=20_000)
        assert window.isVisible()
        told.leave_button.click()
    assert not window.isVisible()


def test_who_would_rather_go_on_working_stays(
    window: MainWindow, workspace: Workspace, qtbot: Any
) -> None:
    told = leaving(window, workspace, qtbot)
    told.stay_button.click()
    assert window.isVisible()
    copies = window.findChild(Copies)
    qtbot.waitUntil(lambda: not copies.is_busy, timeout=20_000)
    assert window.isVisible()


def test_no_copy_on_the_way_out_where_none_is_wanted(
    window: MainWindow, workspace: Workspace, usb: Path, qtbot: Any
) -> None:
    workspace.settings.backup_on_exit = False
    workspace.settings.backup_minutes = workspace.settings.rehearse_days = 0
    copies = Copies(window, workspace)
    qtbot.waitUntil(lambda: not copies.is_busy, timeout=20_000)
    window.close()
    assert not window.isVisible()
    assert backup.list_copies(usb) == []


@pytest.mark.parametrize(("days", "tone"), [(0, "ok"), (1, "ok"), (8, "warn"), (21, "danger")])
def test_the_tone_follows_the_working_days(days: int, tone: str) -> None:
    assert age_text(clock.now() - timedelta(days=days), "USB Blå")[1] == tone


def test_a_store_on_the_network_is_told_in_a_band(workspace: Workspace, qtbot: Any) -> None:
    workspace.store.is_single_writer = True
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    assert made.place_news.isVisible()
    assert "nätverket" in made.place_news.accessibleName()
    workspace.store.is_single_writer = False
    other = MainWindow(workspace)
    qtbot.addWidget(other)
    other.show()
    assert not other.place_news.isVisible()


def test_the_rhythm_is_a_choice_of_this_computer(workspace: Workspace, qtbot: Any) -> None:
    from sipdesk.gui.settings.this_computer import BackupSection

    section = BackupSection(workspace, "Kopior")
    qtbot.addWidget(section)
    assert set(section.fields) == {
        "backup_minutes", "backup_on_exit", "backup_months", "rehearse_days", "support",
    }  # fmt: skip
    combo = section.fields["backup_months"].control
    combo.setCurrentIndex(2)
    assert workspace.settings.backup_months == 12


def test_without_a_chosen_folder_nothing_is_written_anywhere(
    window: MainWindow,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: Any,
) -> None:
    here = tmp_path / "started-here"
    here.mkdir()
    monkeypatch.chdir(here)
    workspace.settings.backup_dir = ""
    copies = Copies(window, workspace)
    write(workspace)
    copies.look()
    qtbot.waitUntil(lambda: not copies.is_busy, timeout=20_000)
    assert copies.may_leave()  # nor when the program ends
    with pytest.raises(FolderNotFound):
        backup.make(workspace.store, Path())
    assert list(here.iterdir()) == []
    assert "Ingen plats" in line(window)
