"""Rule packs: what is in force, from when, by whom; import with a preview; the local layer."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.pack import Layer, PackError
from sipdesk.domain.pack_news import Notice, notices
from sipdesk.domain.pack_reading import LARGEST_FILE
from sipdesk.gui import theme
from sipdesk.gui.dialogs.import_pack import ask_import, faults_text, show_rules
from sipdesk.gui.messages import announce, fill
from sipdesk.gui.save_place import choose_file, choose_to_open
from sipdesk.gui.settings.pack_card import LocalCard, PackCard, PackState
from sipdesk.gui.settings.section import Section
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.frames import Band, frame
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date
from sipdesk.services import office, pack_files
from sipdesk.storage.errors import StoreError
from sipdesk.storage.files import read_up_to
from sipdesk.storage.saving import save

_FILES = "TOML (*.toml)"


class PacksSection(Section):
    """Cards of what is in force and of what is kept, and a way in for a new one.

    Signals:
        routine_asked: show the local routine.
    """

    routine_asked = Signal()

    def build(self) -> None:
        """The places that `reload` fills."""
        self.trouble, self.good = Band("danger", closable=True), Band("ok", closable=True)
        self.cards = QWidget()
        self._lines = column(self.cards, spacing=10)
        self.told = QWidget()
        self._told = column(self.told, spacing=6)
        self.add(self.trouble, self.good, self.cards, self._way_in(), self.told)
        for band in (self.trouble, self.good):
            band.hide()
        self.workspace.case_changed.connect(self._changed)
        self.reload()

    def _way_in(self) -> QWidget:
        made = frame("own_words")
        flow = Flow(spacing=12)
        texts = QWidget()
        line = row(texts, spacing=12)
        line.addWidget(theme.IconLabel("upload", "accent", 22))
        words = column(spacing=2)
        words.addWidget(Text(_("Read in a new rule pack from a file"), "strong"))
        about = _(
            "You see what changes, word for word, before you accept. Nothing is fetched from "
            "the net."
        )
        words.addWidget(Text(about, "small"))
        line.addLayout(words, 1)
        self.import_button = secondary(_("Choose a file…"), "folder-open")
        self.import_button.clicked.connect(self._choose)
        flow.add(texts, stretch=1, base=20)
        flow.add(self.import_button)
        column(made, margins=(14, 12, 14, 12)).addLayout(flow)
        return made

    # What is shown

    def _changed(self, case_id: object) -> None:
        if case_id is None and self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Show the packs as they are now."""
        clear(self._lines)
        day, pack = clock.today(), self.workspace.read(office.pack_in_force)
        files = {
            f"{file.pack_id}@{file.version}": file
            for file in self.workspace.read(pack_files.list_files)
        }
        self._made_under = self.workspace.read(pack_files.plans_by_pack)
        used = [layer for layer in (pack.national, pack.county, pack.child) if layer]
        names = {layer.ref for layer in used}
        others = [layer for layer in self.workspace.packs.newest if layer.ref not in names]
        for layer in used:
            self._put(layer, PackState.of(layer, day, is_used=True), files.get(layer.ref))
        self._lines.addWidget(self._local())
        for layer in sorted(others, key=lambda each: each.valid_from, reverse=True):
            self._put(layer, PackState.of(layer, day, is_used=False), files.get(layer.ref))
        clear(self._told)
        for notice in notices(pack, day):
            self._told.addWidget(_notice(notice))

    def _put(self, layer: Layer, state: PackState, file: object) -> None:
        card = PackCard(layer, state, file, self._made_under[layer.ref])
        card.asked.connect(lambda: show_rules(layer, self.window()))
        self._lines.addWidget(card)

    def _local(self) -> LocalCard:
        home = self.workspace.read(office.load_office)
        pack = self.workspace.read(office.pack_in_force)
        self.local_card = LocalCard(home.municipality or home.region, pack)
        self.local_card.asked.connect(self.routine_asked)
        self.local_card.save_asked.connect(self._save)
        return self.local_card

    # Import and export

    def _choose(self) -> None:
        path = choose_to_open(self, self.workspace, _("Choose a file…"), _FILES)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> bool:
        """Read a file, show what changes, import it; a bad file is refused whole."""
        self.trouble.hide()
        self.good.hide()
        try:
            content = read_up_to(path, LARGEST_FILE)
            layer = self.workspace.read(pack_files.read_pack, content, path.name)
        except PackError as error:
            self._refuse(faults_text(error))
            return False
        except OSError:
            self._refuse(_("The file cannot be opened."))
            return False
        if not ask_import(self.workspace, content, path.name, layer, self.window()):
            return False
        self.rules_changed.emit()
        self.reload()
        words = _("{pack} is imported.").format(pack=layer.title)
        self._say(words)
        return True

    def _refuse(self, why: str) -> None:
        self.trouble.say(_("The file is refused. Nothing has changed."), why)
        self.trouble.show()
        self.reveal(self.trouble)
        announce(self, self.trouble.accessibleName(), at_once=True)

    def _say(self, words: str) -> None:
        self.good.say(words)
        self.good.show()
        self.reveal(self.good)
        announce(self, words)

    def _save(self) -> None:
        name, content = self.workspace.read(pack_files.export_local)
        self.trouble.hide()
        path = choose_file(self, self.workspace, name, _("Save as a file…"), _FILES)
        if not path:
            return
        try:
            save(Path(path), content)
        except StoreError as error:
            self.trouble.say(error.text())
            self.trouble.show()
            self.reveal(self.trouble)
            announce(self, error.text(), at_once=True)
            return
        self._say(_("The local routine is saved as a file. Another municipality can read it in."))


def _notice(notice: Notice) -> QWidget:
    made = QWidget()
    line = row(made, spacing=8)
    line.addWidget(theme.IconLabel("calendar-clock", "info", 18))
    values = dict(notice.values)
    if "day" in values:
        values["day"] = format_date(date.fromisoformat(values["day"]))
    text = values["text"] if notice.code == "pack.next" else fill(notice.text, values)
    line.addWidget(Text(text), 1)
    return made
