"""Import a pack: what changes, word for word, before it is accepted; or what a pack says."""

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.domain.pack import Layer, PackError
from sipdesk.domain.pack_news import Change, changes
from sipdesk.gui import theme
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.dialogs.pack_changes import ChangesTable
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.services import pack_files


def faults_text(error: PackError) -> str:
    """Every fault of a refused file, a line for each."""
    return "\n".join(fault.told() for fault in error.faults)


class ImportPack(Dialog):
    """The preview of a file that has been read and is right."""

    def __init__(
        self,
        workspace: Workspace,
        content: bytes,
        file_name: str,
        layer: Layer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Import a rule pack"),
            _("This is what changes, word for word. Nothing is changed until you accept it."),
            accept=_("Accept and import"),
            width=70,
        )
        self.workspace, self.content, self.file_name = workspace, content, file_name
        self.layer = layer
        found = workspace.read(pack_files.preview, layer)
        self.add(Text(f"{layer.title} ({layer.ref})", "h2"), Text(_facts(layer), "small"))
        if not layer.verified:
            words = _("Nobody has checked this pack against its source.")
            self.add(Band("warn", words))
        self.add(Text(_count(found), "strong"))
        self.table = ChangesTable(found)
        theme.fix(self.table, min_height=260)
        self.add(self.table)

    def submit(self) -> bool:
        """Keep the pack in the store."""
        try:
            self.workspace.write(
                pack_files.import_pack, None, content=self.content, file_name=self.file_name
            )
        except PackError as error:
            self.band.say(_("The file is refused. Nothing has changed."), faults_text(error))
            self.band.show()
            announce(self, self.band.accessibleName())
            return False
        if self.layer.layer != "local":
            self.workspace.packs = self.workspace.packs.with_layer(self.layer, self.file_name)
            self.workspace.case_changed.emit(None)
        return True


class PackRules(Dialog):
    """Everything that a pack says; it is read only."""

    def __init__(self, layer: Layer, parent: QWidget | None = None) -> None:
        super().__init__(
            parent, f"{layer.title}", _facts(layer), accept=_("Close the window"), width=70
        )
        self.cancel_button.hide()
        self.table = ChangesTable(changes(None, layer), is_whole=True)
        theme.fix(self.table, min_height=320)
        if str(layer.note):
            self.add(Text(str(layer.note)))
        self.add(self.table)


def _facts(layer: Layer) -> str:
    if layer.valid_until:
        return _("{publisher}. Valid {first} to {last}.").format(
            publisher=layer.publisher, first=layer.valid_from, last=layer.valid_until
        )
    return _("{publisher}. Valid from {first}.").format(
        publisher=layer.publisher, first=layer.valid_from
    )


def _count(found: tuple[Change, ...]) -> str:
    n = len(found)
    if not n:
        return _("Nothing changes.")
    return ngettext("{n} value is new or changed", "{n} values are new or changed", n).format(n=n)


def show_rules(layer: Layer, parent: QWidget | None = None) -> None:
    """Show what a pack says."""
    dialog = PackRules(layer, parent)
    dialog.exec()
    dialog.deleteLater()


def ask_import(
    workspace: Workspace,
    content: bytes,
    file_name: str,
    layer: Layer,
    parent: QWidget | None = None,
) -> bool:
    """Show what changes and import it; answers whether it was."""
    dialog = ImportPack(workspace, content, file_name, layer, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted
