"""The rows of the place for purging: a case that is due, waiting or kept, and a protocol."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from sipdesk.domain.model import Purge, PurgeState
from sipdesk.domain.pack import Pack
from sipdesk.domain.retention import OTHER_FILE
from sipdesk.gui.widgets.buttons import primary, quiet, secondary
from sipdesk.gui.widgets.frames import Chip
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date, language
from sipdesk.services.purge_papers import OTHER_FILE_WORDS
from sipdesk.services.retention import Due, Standing


def reason_words(code: str, pack: Pack) -> str:
    """Why a case is kept, in words."""
    if code == OTHER_FILE:
        return _(OTHER_FILE_WORDS)
    return next((str(one.label) for one in pack.never_purge if one.code == code), code)


def _day(day: object) -> str:
    return format_date(day, lang=language())  # type: ignore[arg-type]


class _Row(QFrame):
    """Texts to the left, a state and buttons to the right; all wraps with large text."""

    def __init__(self, title: str, lines: list[str], chip: Chip, *, is_first: bool) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setProperty("first", "true" if is_first else "false")
        self.flow = Flow(spacing=10)
        box = QWidget()
        texts = column(box, spacing=1)
        head = row(spacing=8)
        head.addWidget(Text(title, "strong", wrap=False))
        head.addWidget(chip)
        head.addStretch(1)
        texts.addLayout(head)
        for line in lines:
            texts.addWidget(Text(line, "small"))
        self.flow.add(box, stretch=1, base=24)
        column(self, spacing=0, margins=(12, 10, 8, 10)).addLayout(self.flow)
        self.setAccessibleName(". ".join((title, chip.text.text(), *lines)))

    def _buttons(self, *buttons: QPushButton) -> None:
        acts = QWidget()
        line = row(acts, spacing=4)
        for each in buttons:
            line.addWidget(each)
        self.flow.add(acts)


class DueRow(_Row):
    """A case by its number alone, with its days.

    Signals:
        acted: what was asked, and the row: `open`, `export`, `propose`, `withdraw`, `purge`.
    """

    acted = Signal(str, object)

    def __init__(self, data: Due, pack: Pack, *, may_purge: bool, is_first: bool) -> None:
        self.data = data
        lines, proposal = _lines(data, pack), data.proposal
        is_waiting = proposal is not None and proposal.state is PurgeState.PROPOSED
        if is_waiting and not may_purge:
            lines.append(_("A colleague purges it here, under their own name."))
        super().__init__(data.case_number, lines, _state(data), is_first=is_first)
        about = data.case_number
        self.open_button = quiet(_("Open"), small=True, about=about)
        self.export_button = quiet(_("Export…"), small=True, about=about)
        buttons = [(self.open_button, "open"), (self.export_button, "export")]
        if proposal is not None:
            self.back_button = quiet(_("Take back"), small=True, about=about)
            buttons.append((self.back_button, "withdraw"))
        if is_waiting and may_purge:
            self.purge_button = primary(_("Purge…"), small=True, about=about)
            buttons.append((self.purge_button, "purge"))
        elif proposal is None and data.standing is not Standing.KEPT:
            self.propose_button = secondary(_("Propose purging…"), small=True, about=about)
            buttons.append((self.propose_button, "propose"))
        for made, act in buttons:
            made.clicked.connect(lambda _on=False, act=act: self.acted.emit(act, data))
        self._buttons(*(made for made, _act in buttons))


def _state(data: Due) -> Chip:
    if data.proposal is not None and data.proposal.state is PurgeState.PROPOSED:
        return Chip(_("Waits for a second person"), "info", "users")
    if data.standing is Standing.KEPT:
        return Chip(_("Kept"), "neutral", "archive")
    if data.standing is Standing.LATE:
        return Chip(_("Should have been purged"), "danger", "circle-alert")
    return Chip(_("May be purged"), "warn", "clock")


def _lines(data: Due, pack: Pack) -> list[str]:
    lines = [_("Last note {date}.").format(date=_day(data.last_note))]
    if data.earliest is not None and data.latest is not None:
        words = _("May be purged from {earliest}, and at the latest {latest}.")
        lines[0] += " " + words.format(earliest=_day(data.earliest), latest=_day(data.latest))
    elif data.earliest is not None:
        words = _("May be purged from {earliest}. There is no last day.")
        lines[0] += " " + words.format(earliest=_day(data.earliest))
    if data.because:
        lines.append("; ".join(reason_words(code, pack) for code in data.because))
    if data.proposal is not None:
        words = _("Proposed by {name} on {date}. Decision: {number}")
        one = data.proposal
        number = one.decision_number or _("none")
        day = _day(one.proposed_on)
        lines.append(words.format(name=one.proposed_by, date=day, number=number))
    return lines


class ProtocolRow(_Row):
    """What has been purged, and its paper."""

    asked = Signal(object)

    def __init__(self, data: Purge, *, is_first: bool) -> None:
        words = _("{case} was purged {date}. Proposed by {one}, done by {other}.")
        line = words.format(
            case=data.case_number,
            date=_day(data.done_on),
            one=data.proposed_by,
            other=data.done_by,
        )
        chip = Chip(_("Purged"), "ok", "check")
        super().__init__(data.number, [line], chip, is_first=is_first)
        self.data = data
        self.show_button = quiet(_("Show the protocol"), "printer", small=True, about=data.number)
        self.show_button.clicked.connect(lambda: self.asked.emit(data))
        self._buttons(self.show_button)
