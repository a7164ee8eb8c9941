"""The last two steps of the first run: the recovery key, proved from its paper, and the copy."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.gui import theme
from sipdesk.gui.first_run_place import FolderField
from sipdesk.gui.first_run_steps import Step
from sipdesk.gui.secret_fields import KeyField
from sipdesk.gui.widgets.buttons import link, secondary
from sipdesk.gui.widgets.frames import frame
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_time
from sipdesk.storage import recovery
from sipdesk.storage.errors import StoreError


class KeyStep(Step):
    """The recovery key: shown, hidden, typed back from the paper.

    Signals:
        submitted: Enter in the last group.
    """

    submitted = Signal()
    title = N_("Your recovery key")
    lead = N_("With the key you get in if you forget the passphrase. Print it and lock it in, not beside the computer.")  # fmt: skip  # noqa: E501

    def build(self) -> None:
        """The key in sight; then hidden, with six groups to fill."""
        self._printed = ""
        self.shown = self._shown()
        self.hidden = self._hidden()
        self.lines.addWidget(self.shown)
        self.lines.addWidget(self.hidden)
        self._look()

    def _shown(self) -> QWidget:
        box = frame("own_words")
        lines = column(box, spacing=10, margins=(16, 14, 16, 14))
        self.key_text = Text(self.choices.recovery_key.replace("-", "  "), "h1")
        self.key_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.key_text.setAccessibleName(_("Recovery key"))
        lines.addWidget(self.key_text)
        lines.addWidget(
            Text(
                _("The signs I, O, 0 and 1 never stand in a key. The key is shown only now."),
                "small",
            )
        )
        buttons = Flow(spacing=8)
        self.print_button = secondary(_("P&rint…"), "printer", small=True)
        self.print_button.clicked.connect(self._print)
        buttons.addWidget(self.print_button)
        lines.addLayout(buttons)
        return box

    def _hidden(self) -> QWidget:
        box = QWidget()
        lines = column(box, spacing=12)
        note = frame("own_words")
        inside = row(note, spacing=12, margins=(14, 10, 14, 10))
        words = QWidget()
        texts = column(words, spacing=0)
        self.hidden_title = Text(_("The key is hidden now"), "strong")
        texts.addWidget(self.hidden_title)
        texts.addWidget(Text(_("So you copy it from the paper."), "small"))
        inside.addWidget(words, 1)
        self.show_button = secondary(_("&Show again"), "eye", small=True)
        self.show_button.clicked.connect(self.show_again)
        inside.addWidget(self.show_button)
        lines.addWidget(note)
        self.key = KeyField(
            "key",
            _("&Copy the key from the paper"),
            _("Then we know that it can be read. Small or capital letters make no difference."),
        )
        self.key.reset(self.choices.typed_key)
        lines.addWidget(self.key)
        state = Flow(spacing=7)
        self.state = theme.IconLabel("circle-dashed", "text2", 16)
        self.words = Text("", "strong", wrap=False)
        state.addWidget(self.state)
        state.addWidget(self.words)
        hint = _("We open the store with the key for real when all groups are right.")
        state.add(Text(hint, "small"), stretch=1, base=20)
        lines.addLayout(state)
        self.key.edited.connect(self._count)
        self.key.submitted.connect(self.submitted)
        return box

    def _count(self) -> None:
        right = self.key.right(self.choices.recovery_key)
        is_done = right == recovery.GROUPS
        self.state.set_icon("circle-check" if is_done else "circle-dot", "ok" if right else "text2")
        text = _("{n} of {all} groups are right").format(n=right, all=recovery.GROUPS)
        self.words.setText(text)
        theme.restyle(self.words, tone="ok" if right else "")

    def _look(self) -> None:
        is_hidden = self.choices.is_key_hidden
        self.shown.setVisible(not is_hidden)
        self.hidden.setVisible(is_hidden)
        self._count()

    def hide_key(self) -> None:
        """Hide the key; it is typed from the paper now."""
        self.choices.is_key_hidden = True
        self._look()
        self.key.groups[0].setFocus()
        self.changed.emit()

    def show_again(self) -> None:
        """Show the key once more."""
        self.choices.is_key_hidden = False
        self._look()
        self.changed.emit()

    def keep(self) -> None:
        """Keep what is typed."""
        self.choices.typed_key = self.key.value()

    def check(self) -> bool:
        """All groups are filled."""
        if self.key.is_full():
            return True
        self.key.set_error(_("Fill in all six groups, four signs in each."))
        self.key.groups[0].setFocus()
        return False

    def fail(self, error: StoreError) -> None:
        """Say why the key did not open."""
        self.key.set_error(error.text())
        self.key.groups[0].setFocus()

    def first_focus(self) -> QWidget:
        """The first group, or the print button."""
        return self.key.groups[0] if self.choices.is_key_hidden else self.print_button

    def _print(self) -> None:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec() != QPrintDialog.DialogCode.Accepted:
            return
        sheet = QTextDocument()
        sheet.setPlainText(key_sheet(self.choices.recovery_key))
        sheet.print_(printer)
        self.hidden_title.setText(
            _("Printed at {time}").format(time=format_time(clock.local(clock.now())))
        )
        self.hide_key()


def key_sheet(key: str) -> str:
    """What stands on the paper with the key."""
    return "\n\n".join(
        (
            _("Recovery key for sipdesk"),
            key.replace("-", "   "),
            _("Opens the cases when the passphrase is forgotten. Lock it in."),
            _("Whoever has this paper and the file can read everything."),
        )
    )


class CopyStep(Step):
    """Where the copies are kept.

    Signals:
        skipped: later.
    """

    skipped = Signal()
    title = N_("Where shall the copy lie?")
    lead = N_("On another drive than the cases, for example a USB stick that is locked in. The copy is encrypted and is checked at once.")  # fmt: skip  # noqa: E501

    def build(self) -> None:
        """A folder, or later."""
        self.folder = FolderField("backup", _("&Folder for copies"))
        self.folder.reset(self.choices.backup)
        self.lines.addWidget(self.folder)
        self.later = link(_("Do it later"))
        self.lines.addWidget(self.later)
        self.later.clicked.connect(self.skipped)
        note = Flow(spacing=7)
        note.addWidget(theme.IconLabel("triangle-alert", "warn", 16))
        words = _("Without a copy everything is gone if the computer breaks.")
        note.add(Text(words, "small"), stretch=1)
        self.lines.addLayout(note)

    def keep(self) -> None:
        """Keep the folder."""
        self.choices.backup = self.folder.value().strip()

    def check(self) -> bool:
        """A folder that is there and is not the store's own."""
        chosen = Path(self.choices.backup).expanduser()
        problem = ""
        if not self.choices.backup or not chosen.is_absolute() or not chosen.is_dir():
            problem = _("Choose a folder that is there now, or do it later.")
        elif chosen.is_relative_to(Path(self.choices.folder).expanduser()):
            problem = _("The copy cannot lie in the same folder as the cases.")
        self.folder.set_error(problem)
        if problem:
            self.folder.edit.setFocus()
        return not problem

    def fail(self, error: StoreError) -> None:
        """Say why the copy was not made; the store is there all the same."""
        self.folder.set_error(error.text())
        self.folder.edit.setFocus()

    def first_focus(self) -> QWidget:
        """The folder."""
        return self.folder.edit
