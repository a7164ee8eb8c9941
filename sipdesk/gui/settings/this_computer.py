"""Choices of this computer: language, look, size, when to lock, where copies go."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from sipdesk.gui import background, theme
from sipdesk.gui.messages import announce
from sipdesk.gui.restore_cards import moment_text
from sipdesk.gui.save_place import choose_place
from sipdesk.gui.settings.section import Section, text_column
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, left_to_right
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, ngettext
from sipdesk.storage import backup, places, restore
from sipdesk.storage.errors import StoreError
from sipdesk.storage.restore import Facts

_RESTORE, _FILE_MENU = N_("Res&tore a copy…"), N_("&File")  # as in the menu
_MINUTES = (5, 10, 15, 20, 30)


class LookSection(Section):
    """Language, look and text size; seen at once."""

    def build(self) -> None:
        """One card."""
        looks = [
            ("light", _("Light"), "sun"),
            ("dark", _("Dark"), "moon"),
            ("contrast", _("High contrast"), "contrast"),
        ]
        sizes = [(percent, f"{percent} %") for percent in theme.PERCENTS]
        languages = [("sv", "Svenska"), ("en", "English")]
        card = Card()
        card.add(
            self.setting(SegmentedField("language", _("Language"), languages)),
            self.setting(SegmentedField("theme", _("Look"), looks)),
            self.setting(
                SegmentedField("text_size", _("Text size"), sizes, _("Ctrl++ and Ctrl+-"))
            ),
        )
        self.add(text_column(card))

    def reload(self) -> None:
        """Show what was chosen in the menus."""
        for name, field in self.fields.items():
            field.set_value(getattr(self.workspace.settings, name))


class LockSection(LookSection):
    """After how long the program locks by itself."""

    def build(self) -> None:
        """One choice."""
        minutes = [(n, ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in _MINUTES]
        words = _("Lock when nobody has worked for")
        card = Card()
        field = ChoiceField("idle_minutes", words, minutes, empty=None)
        card.add(theme.fix(self.setting(field), max_width=280))
        card.add(Text(_("What you write is saved before the program locks. Ctrl+L locks now."),
                      "small"))  # fmt: skip
        self.add(text_column(card))


class BackupSection(Section):
    """Where copies of the store go, and making one now."""

    def build(self) -> None:
        """The folder, a button for another one, a button for a copy."""
        card = Card()
        self.folder_label = Text(role="strong")
        self.trouble = Band("danger")
        self.trouble.hide()
        card.add(Text(_("Folder for copies"), "label"), self.folder_label, self.trouble)
        acts = QWidget()
        flow = Flow(acts, spacing=10)
        self.choose_button = secondary(_("Choose another folder…"), "folder-open")
        self.copy_button = secondary(_("Make a copy now"), "hard-drive")
        self.choose_button.clicked.connect(self._choose)
        self.copy_button.clicked.connect(self.backup_asked)
        flow.addWidget(self.choose_button)
        flow.addWidget(self.copy_button)
        card.add(acts)
        words = _(
            "A copy is encrypted like the store and is checked when it is made. Keep it on "
            "another drive than the store."
        )
        card.add(Text(words, "small"))
        self.add(text_column(card, self._trial(), self._rhythm()))
        self.reload()

    def _trial(self) -> Card:
        """When a restore was last tried, and a button that tries one now."""
        card = Card(_("Does a copy help?"))
        self.tried_label = Text("")
        self.try_button = secondary(_("&Try to restore"), "refresh-cw")
        self.try_button.clicked.connect(self.rehearse)
        self.tried = Band("ok")
        self.tried.hide()
        self.failed = Band("danger")
        self.failed.hide()
        acts = left_to_right(self.try_button)
        words = _("The newest copy is restored in a place of its own beside the store, every row is read and counted, and it is taken away again. The cases are not touched.")  # fmt: skip  # noqa: E501
        back = _("To put a copy back, choose “{act}” in the menu “{menu}”.")
        act, menu = (_(text).replace("&", "") for text in (_RESTORE, _FILE_MENU))
        back = back.format(act=act, menu=menu)
        card.add(self.tried_label, self.tried, self.failed, acts, Text(words, "small"))
        card.add(Text(back, "small"))
        return card

    def rehearse(self) -> None:
        """Try to restore the newest copy, beside the work."""
        folder, store = self.workspace.settings.backup_dir, self.workspace.store
        self.tried.hide()
        self.failed.hide()
        mine = backup.of_store(Path(folder), store.id) if folder else []
        if not mine:
            self._tell(self.failed, _("There is no copy to try"), _("Make a copy first."))
            return
        self.try_button.setEnabled(False)
        self.try_button.setText(_("Trying…"))
        background.run(self, lambda: restore.try_out(store, mine[0]), self._tried, self._untried)

    def _tried(self, found: Facts) -> None:
        n = found.counts["case"]
        words = ngettext("{n} case was read.", "{n} cases were read.", n).format(n=n)
        self._tell(self.tried, _("The copy can be restored"), words)
        self.reload()

    def _untried(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        self._tell(self.failed, _("The copy could not be restored"), error.text())
        self.reload()

    def _tell(self, band: Band, title: str, text: str) -> None:
        band.say(title, text)
        band.show()
        announce(self, band.accessibleName())

    def _rhythm(self) -> Card:
        """How often, how long, and how often a restore is tried."""
        card = Card(_("By itself"))
        often = [(n, ngettext("every {n} minute", "every {n} minutes", n).format(n=n))
                 for n in (30, 60, 240)]  # fmt: skip
        long = [(n, ngettext("{n} month", "{n} months", n).format(n=n)) for n in (6, 12, 24, 60)]
        tries = [(n, ngettext("every {n} day", "every {n} days", n).format(n=n)) for n in (30, 90)]
        for field in (
            ChoiceField("backup_minutes", _("Make a copy while I work"),
                        [*often, (0, _("never by itself"))], empty=None),
            ChoiceField("backup_on_exit", _("Make a copy before the program ends"),
                        [(True, _("Yes")), (False, _("No"))], empty=None),
            ChoiceField("backup_months", _("Keep a copy at most"),
                        [(0, _("not decided")), *long], empty=None),
            ChoiceField("rehearse_days", _("Try a restore"),
                        [*tries, (0, _("never by itself"))], empty=None),
        ):  # fmt: skip
            card.add(theme.fix(self.setting(field), max_width=460))
        words = _("All copies of two days are kept, then one a day, one a week and one a month. How long they are kept at all is for you to decide.")  # fmt: skip  # noqa: E501
        card.add(Text(words, "small"))
        support = self.setting(TextField("support", _("Whom to call when the cases do not open")))
        card.add(theme.fix(support, max_width=460))
        return card

    def reload(self) -> None:
        """Show the folder."""
        folder = self.workspace.settings.backup_dir
        self.folder_label.setText(folder or _("No place for copies is chosen."))
        words = _("Choose another folder…") if folder else _("Choose a folder…")
        self.choose_button.setText(words)
        self.try_button.setEnabled(not self.workspace.store.is_second)
        self.try_button.setText(_("&Try to restore"))
        moment = self.workspace.store.state().rehearsed_at
        when = moment_text(moment) if moment else ""
        words = _("A restore was last tried {time}, and it worked.").format(time=when)
        self.tried_label.setText(words if when else _("No restore has been tried yet."))

    def _choose(self) -> None:
        begin = self.workspace.settings.backup_dir
        chosen = choose_place(self, _("Choose a folder for copies"), begin)
        if chosen:
            self.take_folder(Path(chosen))

    def take_folder(self, folder: Path) -> bool:
        """Use a folder for copies; says why when it cannot be used."""
        store = self.workspace.store.folder.resolve()
        if folder.resolve() == store or store in folder.resolve().parents:
            self.trouble.say(_("The copies cannot lie in the store's own folder. Choose another."))
        elif not folder.is_dir() or not places.may_write(folder):
            self.trouble.say(_("The folder cannot be written to. Choose another folder."))
        else:
            self.trouble.hide()
            self.workspace.settings.backup_dir = str(folder)
            self.reload()
            self.changed.emit("backup_dir")
            return True
        self.trouble.show()
        return False
