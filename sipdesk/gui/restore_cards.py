"""The cards of a restore: which copy, what it would change, and that it is being done."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from sipdesk import clock
from sipdesk.gui import theme
from sipdesk.gui.card_trouble import CardTrouble
from sipdesk.gui.first_run_place import FolderField, Option
from sipdesk.gui.save_place import choose_place
from sipdesk.gui.start import StartCard
from sipdesk.gui.widgets.buttons import danger, link, primary, secondary
from sipdesk.gui.widgets.frames import Band, rule
from sipdesk.gui.widgets.layouts import clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_time, ngettext
from sipdesk.storage.backup import Copy
from sipdesk.storage.errors import StoreError
from sipdesk.storage.restore import Facts

if TYPE_CHECKING:
    from sipdesk.services.mending import Mended, Survey

SHOWN = 4  # the newest; the others by a link
KIND_WORDS = {
    "case": N_("Cases"),
    "person": N_("Persons"),
    "consent": N_("Consents"),
    "meeting": N_("Meetings"),
    "plan": N_("Versions of plans"),
    "paper": N_("Papers"),
    "logrow": N_("Rows in the access log"),
}


def moment_text(moment: datetime) -> str:
    """A day and a time as they stand on the wall."""
    there = clock.local(moment)
    return f"{there.date().isoformat()} {format_time(there)}"


def size_text(size: int) -> str:
    """A size in whole megabytes, at least one."""
    return _("{n} MB").format(n=max(1, round(size / 1_000_000)))


def about_copy(copy: Copy) -> str:
    """What stands under the moment of a copy: how much is in it, and who could open it."""
    n = copy.counts.get("case", 0)
    parts = [ngettext("{n} case", "{n} cases", n).format(n=n), size_text(copy.size)]
    if names := ", ".join(copy.who_could_open()):
        parts.append(_("could be opened by {names}").format(names=names))
    return " · ".join(parts)


class CopiesCard(StartCard):
    """Which copy: those in a folder, newest first.

    Signals:
        chosen: a Copy.
        folder_chosen: another folder to look in.
        cancelled: back.
    """

    chosen = Signal(object)
    folder_chosen = Signal(str)
    cancelled = Signal()

    def __init__(self, folder: str, copies: Sequence[Copy], *, is_all: bool = False) -> None:
        super().__init__(_("Restore a copy"), 650)
        self._copies, self._folder = copies, folder
        self.add(Text(_("Restore a copy"), "h1"), Text(self._lead(), "lead"))
        self.group = QButtonGroup(self)
        self.options: list[Option] = []
        self._list = column(spacing=8)
        self.body.addLayout(self._list)
        self.more = link(_("Show all {n} copies").format(n=len(copies)))
        self.more.clicked.connect(lambda: self._fill(len(copies)))
        self.add(self.more)
        self._fill(len(copies) if is_all else SHOWN)
        self.folder_button = secondary(_("&Look in another folder…"), "folder-open")
        self.folder_button.clicked.connect(self._choose)
        self.add(self.folder_button, rule())
        self._acts()

    def _lead(self) -> str:
        if self._copies:
            return _("Copies in {folder}. Each has been opened and counted. Choose one; nothing is changed yet.").format(folder=self._folder)  # fmt: skip  # noqa: E501
        if self._folder:
            return _("There is no copy in {folder}. Plug in the drive, or look in the folder that you chose for copies.").format(folder=self._folder)  # fmt: skip  # noqa: E501
        return _("Plug in the drive with the copies and look in its folder.")

    def _fill(self, number: int) -> None:
        clear(self._list)
        self.options = []
        for copy in self._copies[:number]:
            mark = _("Newest") if copy is self._copies[0] else ""
            option = Option(moment_text(copy.verified_at), about_copy(copy), "hard-drive", mark)
            self.group.addButton(option.radio)
            self._list.addWidget(option)
            self.options.append(option)
        self.more.setVisible(number < len(self._copies))
        if self.options:
            self.options[0].radio.setChecked(True)

    def _acts(self) -> None:
        self.back_button = secondary(_("&Back"), "arrow-left")
        self.next_button = primary(_("&Next"))
        self.next_button.setVisible(bool(self._copies))
        line = row(spacing=10)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.next_button)
        self.body.addLayout(line)
        self.back_button.clicked.connect(self.cancelled)
        self.next_button.clicked.connect(self._next)

    def _choose(self) -> None:
        folder = choose_place(self, _("Choose a folder"), self._folder)
        if folder:
            self.folder_chosen.emit(folder)

    def _next(self) -> None:
        at = next(n for n, option in enumerate(self.options) if option.radio.isChecked())
        self.chosen.emit(self._copies[at])

    def first_focus(self) -> QWidget:
        """The newest copy, or the button to look elsewhere."""
        return self.options[0].radio if self.options else self.folder_button


class CompareCard(StartCard):
    """What a restore changes, before it is done.

    Args:
        copy: what is to be restored.
        then: what is in it.
        now: what is in the present store; None when it cannot be read or is not there.
        place: the store's folder.
        is_new: there is no store yet, and the place can be chosen.
        is_mending: only what is damaged today comes from the copy.
        survey: which cases are damaged, where that was looked at.

    Signals:
        agreed: the place.
        cancelled: back to the copies.
    """

    agreed = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        copy: Copy,
        then: Facts,
        now: Facts | None,
        place: Path,
        *,
        is_new: bool,
        is_mending: bool = False,
        survey: "Survey | None" = None,
    ) -> None:
        super().__init__(_("What the restore changes"), 650)
        self._place, self._is_mending = place, is_mending
        title = _("The copy from {time}").format(time=moment_text(copy.verified_at))
        self.add(Text(title, "h1"), Text(self._lead(is_new, now), "lead"))
        self.table = FactsTable(then.counts, now.counts if now else None)
        if survey is not None:
            self.add(survey_band(survey))
        self.add(self.table, Text(self._dates(then, now), "small"))
        names = ", ".join(copy.who_could_open())
        self.add(Text(_("Could be opened by {names}.").format(names=names), "small"))
        self.folder: FolderField | None = None
        if is_new:
            self.folder = FolderField("folder", _("&Folder for the cases"), _("Not a network drive: the file can be damaged there."))  # fmt: skip  # noqa: E501
            self.folder.reset(str(place))
            self.add(self.folder)
        else:
            self.add(Band("info", "", self._safe(place)))
        self.trouble = CardTrouble()
        self.add(self.trouble, rule())
        self._acts(is_new)

    def _lead(self, is_new: bool, now: Facts | None) -> str:
        if is_new:
            return _("It opens. This is what is in it.")
        if self._is_mending:
            return _("It opens. Every case that is whole today stays as it is today; a damaged one comes from the copy.")  # fmt: skip  # noqa: E501
        if now is None:
            return _("It opens. What lies in the store now cannot be counted.")
        return _("It opens. This is what changes if you restore it.")

    def _dates(self, then: Facts, now: Facts | None) -> str:
        text = _("The copy was last written {time}.").format(time=moment_text(then.changed_at))
        if now is not None:
            text += " " + _("The store of today was last written {time}.").format(
                time=moment_text(now.changed_at)
            )
        return text

    def _safe(self, place: Path) -> str:
        return _("What is there now is kept whole in a folder “before-restore” in {folder}. The access log of the time after the copy is taken over, and what has been purged is purged again.").format(folder=place)  # fmt: skip  # noqa: E501

    def _acts(self, is_new: bool) -> None:
        self.back_button = secondary(_("&Back"), "arrow-left")
        text = _("&Restore this copy")
        self.restore_button = primary(text) if is_new else danger(text)
        line = row(spacing=10)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.restore_button)
        self.body.addLayout(line)
        self.back_button.clicked.connect(self.cancelled)
        self.restore_button.clicked.connect(self._agree)

    def _agree(self) -> None:
        if self.restore_button.isEnabled():
            self.agreed.emit(self.folder.value().strip() if self.folder else str(self._place))

    def set_busy(self, is_busy: bool) -> None:
        """Say that it is being done; nothing can be pressed twice."""
        self.restore_button.setEnabled(not is_busy)
        self.back_button.setEnabled(not is_busy)
        self.restore_button.setText(_("Restoring…") if is_busy else _("&Restore this copy"))
        if is_busy:
            self.trouble.hide()

    def fail(self, error: StoreError) -> None:
        """Say why nothing was restored."""
        self.set_busy(False)
        if self.folder is not None:
            self.folder.set_error(error.text())
        else:
            self.trouble.tell(error)

    def first_focus(self) -> QWidget:
        """The safest act."""
        return self.back_button


def survey_band(survey: "Survey") -> Band:
    """Which cases are whole and which are damaged, by number, before anything is done."""
    if not survey.is_known:
        return Band("warn", _("The list of cases cannot be read."))
    n = len(survey.whole)
    whole = ngettext("{n} case is whole.", "{n} cases are whole.", n).format(n=n)
    if not survey.damaged:
        return Band("ok", _("No case is damaged."), whole)
    numbers = ", ".join(survey.damaged)
    return Band("warn", _("Damaged: {numbers}.").format(numbers=numbers), whole)


class FactsTable(QWidget):
    """How many of each kind: now, in the copy, and the difference in words."""

    def __init__(self, then: Mapping[str, int], now: Mapping[str, int] | None) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        heads = ["", _("In the copy")] if now is None else ["", _("Now"), _("In the copy"), ""]
        for at, head in enumerate(heads):
            self._put(grid, 0, at, head, "strong")
        for line, (kind, word) in enumerate(KIND_WORDS.items(), 1):
            cells = [_(word)]
            if now is not None:
                cells.append(str(now[kind]))
            cells.append(str(then[kind]))
            if now is not None:
                cells.append(self._difference(then[kind] - now[kind], kind))
            for at, cell in enumerate(cells):
                made = self._put(grid, line, at, cell, "")
                made.setAccessibleName(" ".join(cells) if at == 0 else cell)

    def _put(self, grid: QGridLayout, line: int, at: int, text: str, role: str) -> Text:
        made = Text(text, role, wrap=False)
        side = Qt.AlignmentFlag.AlignLeft if at in (0, 3) else Qt.AlignmentFlag.AlignRight
        grid.addWidget(made, line, at, side)
        return made

    def _difference(self, n: int, kind: str) -> str:
        if kind == "logrow":
            return _("all are kept")
        if not n:
            return _("the same")
        if n > 0:
            return _("{n} come back").format(n=n)
        return _("{n} lie only in what is put aside").format(n=-n)


class DoneCard(StartCard):
    """It is done: what came back, where the files of before lie.

    Signals:
        opened: on to the cases.
    """

    opened = Signal()

    def __init__(
        self,
        then: Facts | None,
        aside: Path | None,
        mended: "Mended | None" = None,
    ) -> None:
        title = _("The copy is restored") if then else _("What can be read is saved")
        super().__init__(title, 560)
        head = row(spacing=12)
        head.addWidget(theme.IconLabel("circle-check", "ok", 26))
        head.addWidget(Text(title, "h1"), 1)
        self.body.addLayout(head)
        n = then.counts["case"] if then else 0
        self._has_copy = then is not None
        words = ngettext(
            "{n} case was opened and counted.", "{n} cases were opened and counted.", n
        )
        if mended is None:
            self.add(Text(words.format(n=n)))
        else:
            self._tell(mended)
        if aside is not None:
            self.add(Text(_("What was there before lies in {folder}.").format(folder=aside)))
        self.open_button = primary(_("&Open the cases"))
        self.open_button.clicked.connect(self.opened)
        line = row()
        line.addStretch(1)
        line.addWidget(self.open_button)
        self.body.addLayout(line)

    def _tell(self, mended: "Mended") -> None:
        """How many cases are whole, and which ones the copy gave or could not give."""
        n = mended.kept
        words = ngettext("{n} case is as it was today.", "{n} cases are as they were today.", n)
        self.add(Text(words.format(n=n)))
        if mended.fetched:
            text = _("Damaged, and fetched from the copy: {numbers}.")
            self.add(Text(text.format(numbers=", ".join(mended.fetched)), "strong"))
        if mended.lost and not self._has_copy:
            text = _("Damaged, and not saved: {numbers}. They lie in what was put aside.")
            self.add(Text(text.format(numbers=", ".join(mended.lost)), "strong"))
        elif mended.lost:
            text = _("Damaged, and younger than the copy: {numbers}. What can be read lies in what was put aside.")  # fmt: skip  # noqa: E501
            self.add(Text(text.format(numbers=", ".join(mended.lost)), "strong"))

    def first_focus(self) -> QWidget:
        """On to the cases."""
        return self.open_button
