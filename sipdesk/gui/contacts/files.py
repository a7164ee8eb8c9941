"""Import and export of the register: chosen file, preview with skipped rows, then the act."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.domain.problems import RuleError
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.save_place import choose_file, choose_to_open, plain_name
from sipdesk.gui.widgets.buttons import quiet
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.services import contact_files
from sipdesk.services.contact_files import Preview
from sipdesk.storage.errors import StoreError
from sipdesk.storage.files import read_up_to
from sipdesk.storage.saving import save

_SHOWN = 200  # rows of a preview; all of them are counted and taken in
_KINDS = "CSV (*.csv);;vCard (*.vcf)"


class FileActs(QWidget):
    """The two buttons, and what went wrong."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        flow = Flow(self, spacing=8)
        self.import_button = quiet(_("Import…"), "download", small=True)
        self.export_button = quiet(_("Export…"), "upload", small=True)
        self.trouble = Text("", "error")
        self.trouble.hide()
        for widget in (self.import_button, self.export_button, self.trouble):
            flow.add(widget)
        self.import_button.clicked.connect(self.take_in)
        self.export_button.clicked.connect(self.give_out)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        announce(self, text)

    def take_in(self) -> None:
        """Let the user choose a file, show what it would do, and do it."""
        self._say("")
        kinds = "CSV, vCard (*.csv *.txt *.vcf)"
        path = choose_to_open(self, self.workspace, _("Import contacts"), kinds)
        if not path:
            return
        try:
            data = read_up_to(Path(path), contact_files.MOST_BYTES)
            found = self.workspace.read(contact_files.preview, data)
        except OSError:
            self._say(_("The file cannot be read."))
            return
        except RuleError as error:
            self._say(problem_text(error.problems[0]))
            return
        dialog = ImportDialog(found, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted and found.rows:
            self.workspace.write(contact_files.import_units, None, data=data)
        dialog.deleteLater()

    def give_out(self) -> None:
        """Save the whole register; it holds units and no persons."""
        self._say("")
        name, title = plain_name(_("contacts"), ".csv"), _("Export contacts")
        path = choose_file(self, self.workspace, name, title, _KINDS)
        if not path:
            return
        is_card = path.lower().endswith(".vcf")
        verb = contact_files.export_vcards if is_card else contact_files.export_csv
        try:
            save(Path(path), self.workspace.write(verb, None))
        except StoreError as error:
            self._say(error.text())
            return
        announce(self, _("The register is saved."))


class ImportDialog(Dialog):
    """What is new, and what is skipped with its line and its reason."""

    def __init__(self, found: Preview, parent: QWidget | None = None) -> None:
        n = len(found.rows)
        accept = ngettext("Import {n} contact", "Import {n} contacts", n).format(n=n)
        super().__init__(
            parent,
            _("Import contacts"),
            _("Nothing is taken in before you say so."),
            accept=accept if n else _("Back"),
        )
        self.found = found
        if not n:
            self.add(Band("info", _("There is nothing new in the file.")))
        else:
            self.add(self._new(found))
        if found.skipped:
            self.add(self._skipped(found))

    def _new(self, found: Preview) -> Card:
        card = Card(_("New in the register"), icon="plus")
        for row in found.rows[:_SHOWN]:
            parts = (row["name"], row["organisation"], row["phone"], row["mailbox"])
            card.add(Text(" · ".join(part for part in parts if part)))
        return card

    def _skipped(self, found: Preview) -> Card:
        n = len(found.skipped)
        title = ngettext("{n} row is skipped", "{n} rows are skipped", n).format(n=n)
        card = Card(title, icon="ban")
        for row in found.skipped[:_SHOWN]:
            text = _("Line {line}, {name}: {why}")
            name = row.name.strip() or _("no name")
            card.add(Text(text.format(line=row.line, name=name, why=_(row.why)), "small"))
        return card
