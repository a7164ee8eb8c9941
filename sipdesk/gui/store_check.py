"""Check the store: every page, every signed row and every link of the log, when somebody asks."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from sipdesk.gui import background
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.messages import Trouble, announce
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.window import help as help_sheets
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.storage.errors import StoreError
from sipdesk.storage.log_chain import Verdict
from sipdesk.storage.store import Store


@dataclass(frozen=True)
class Checked:
    """What was looked at: rows in all, cases, and the log."""

    rows: int
    cases: int
    log: Verdict


def check(store: Store) -> Checked:
    """Look at everything; runs on a thread. Raises StoreError."""
    counts = store.check()
    return Checked(sum(counts.values()), counts.get("case", 0), store.verify_log())


class StoreCheck(QObject):
    """Answers `check_asked` of a window.

    Attributes:
        told: the window that tells the outcome, the latest one.
    """

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._is_busy = False
        self.told: help_sheets.Sheet | Trouble | None = None
        window.check_asked.connect(self.begin)

    def begin(self) -> None:
        """Store what is unsaved, then look at everything beside the work."""
        if self._is_busy or not self._window.flush():
            return
        self._is_busy = True
        self._window.status.set_backup(_("Checking the store…"), "info")
        store = self._workspace.store
        background.run(self, lambda: check(store), self._checked, self._failed)

    def _checked(self, found: Checked) -> None:
        self._is_busy = False
        self._window.rebuilt.emit()
        self.told = sheet = help_sheets.Sheet(self._window, _("The store is checked"))
        cases = ngettext("{n} case", "{n} cases", found.cases).format(n=found.cases)
        words = _("Every page was decrypted and {rows} rows were read: {cases}.")
        sheet.page.add(
            Text(words.format(rows=found.rows, cases=cases)),
            Text(_("Plans and consents are as the program last wrote them.")),
            Text(self._log_text(found.log)),
        )
        announce(self._window, _("The store is checked"))
        sheet.open()

    def _log_text(self, log: Verdict) -> str:
        if log.is_whole:
            return _("The access log is whole: {n} rows.").format(n=log.rows)
        return _("The access log is not as it was written, from row {n} on. Tell whoever reviews the log.").format(n=log.bad_row)  # fmt: skip  # noqa: E501

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, StoreError):
            raise error
        self._window.rebuilt.emit()
        happened, safe, advice = error.parts()
        self.told = Trouble(self._window, happened, safe, advice, error.code)
        self.told.open()
