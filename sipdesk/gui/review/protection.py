"""The report on protection: collected beside the window, then shown, printed or saved (FLT L16)."""

import platform
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sipdesk import __version__
from sipdesk.gui import background
from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, language, translator
from sipdesk.printing.render import render
from sipdesk.services import protection_papers
from sipdesk.services.protection_papers import Station
from sipdesk.storage import backup
from sipdesk.storage.errors import StoreError
from sipdesk.storage.log_chain import Link


class ProtectionWindow(PaperWindow):
    """The report as things are now."""

    def __init__(
        self, workspace: Workspace, station: Station, parent: QWidget | None = None
    ) -> None:
        tr = translator(language())
        content = workspace.read(protection_papers.protection_paper, station=station, tr=tr)
        lead = _("Names of colleagues, nothing about a case. Keep it where the routine says.")
        title = _("Report on protection")
        super().__init__(workspace, render("protection", content, tr), title, lead, parent)
        workspace.write(protection_papers.note_printed, None)


def station(workspace: Workspace, known: Sequence[Link]) -> Station:
    """What the program, the keys and this computer know; checks each row of the log.

    Runs on a thread. Raises StoreError.

    Args:
        known: rows of the log that are known to have been there.
    """
    store, settings = workspace.store, workspace.settings
    folder = Path(settings.backup_dir) if settings.backup_dir else None
    copies = backup.of_store(folder, store.id) if folder is not None else []
    return Station(
        version=__version__,
        system=f"{platform.system()} {platform.release()}",
        slots=len(store.slots()),
        has_recovery=store.has_recovery(),
        idle_minutes=settings.idle_minutes,
        has_place=folder is not None,
        copies=tuple(copy.verified_at for copy in copies),
        copied_every=settings.backup_minutes,
        copied_at_exit=settings.backup_on_exit,
        rehearsed_at=store.state().rehearsed_at,
        rehearsed_every=settings.rehearse_days,
        verdict=store.verify_log(known),
    )


def show_report(owner: QWidget, workspace: Workspace, say: Callable[[str, str], None]) -> None:
    """Collect beside the window, then show the report over it.

    Args:
        say: tells of what went wrong, with its title.
    """
    known = workspace.read(protection_papers.checkpoints)

    def show(found: Station) -> None:
        dialog = ProtectionWindow(workspace, found, owner.window())
        dialog.exec()
        dialog.deleteLater()

    def failed(error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        say(_("The report could not be made"), error.text())

    background.run(owner, lambda: station(workspace, known), show, failed)
