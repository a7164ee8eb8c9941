"""The first run: six short steps from nothing to an open, encrypted store."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sipdesk.gui import background, theme
from sipdesk.gui.first_run_key import CopyStep, KeyStep
from sipdesk.gui.first_run_place import PlaceStep
from sipdesk.gui.first_run_steps import (
    Choices,
    LookStep,
    PassphraseStep,
    PersonStep,
    Step,
)
from sipdesk.gui.start import StartCard
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.frames import rule
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.storage.errors import StoreError

STEPS: tuple[tuple[str, type[Step]], ...] = (
    (N_("Language and text"), LookStep),
    (N_("Place"), PlaceStep),
    (N_("You"), PersonStep),
    (N_("Passphrase"), PassphraseStep),
    (N_("Key"), KeyStep),
    (N_("Copy"), CopyStep),
)
_PLACE, _PASSPHRASE, _KEY, _COPY = 1, 3, 4, 5


def begin(choices: Choices) -> None:
    """Make keys and store beside their place; runs on a thread. Raises StoreError."""
    from sipdesk.services import set_up
    from sipdesk.storage import keys
    from sipdesk.storage.new_store import NewStore

    if choices.new is not None:
        choices.new.abandon()
    new = NewStore(Path(choices.folder).expanduser())
    person = dict(choices.person)
    choices.recovery_key = new.begin(
        person["name"],
        choices.passphrase,
        keys.calibrate(),
        lambda session, opened: set_up.begin(session, str(opened.user_id), person),
    )
    choices.new, choices.made_for = new, choices.wanted()
    choices.is_key_hidden, choices.typed_key = False, ""


def prove(choices: Choices) -> None:
    """Open the store by the key from the paper; runs on a thread. Raises StoreError."""
    assert choices.new is not None  # noqa: S101 - the step before has made it
    choices.new.prove(choices.typed_key)


def finish(choices: Choices) -> None:
    """Move the store to its place and make the first copy. Raises StoreError."""
    from sipdesk.storage import backup

    assert choices.new is not None  # noqa: S101 - the step before has proved it
    if choices.done is None:
        choices.done = choices.new.finish()
    if choices.backup:
        backup.make(choices.done[0], Path(choices.backup).expanduser())


class FirstRun(StartCard):
    """Six steps on one card; Back never clears, Enter is Next.

    Signals:
        finished: the store is open; `choices.done` has it.
        practised: the user wants to practise first.
        existing: a folder with a store that the user wants to open instead.
        look_changed: another language, size or look.
        restore_asked: the user has a copy and wants the cases back from it.
    """

    finished = Signal()
    practised = Signal()
    existing = Signal(str)
    look_changed = Signal()
    restore_asked = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__(_("First run"), 700)
        self.choices = choices
        self.step: Step | None = None
        self._trail = Flow(spacing=14)
        self.body.addLayout(self._trail)
        self.add(rule())
        self._room = column()
        self.body.addLayout(self._room)
        self.add(rule())
        self.back_button: QPushButton = secondary(_("&Back"), "arrow-left")
        self.next_button: QPushButton = primary(_("&Next"))
        self._place = Text("", "small", wrap=False)
        line = row(spacing=10)
        self.copy_button = secondary(_("I have a &copy"), "hard-drive")
        self.copy_button.clicked.connect(self.restore_asked)
        line.addWidget(self.back_button)
        line.addWidget(self.copy_button)
        line.addStretch(1)
        line.addWidget(self._place)
        line.addWidget(self.next_button)
        self.body.addLayout(line)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.next_button.setDefault(True)
        self.show_step(choices.at)

    # What is shown

    def show_step(self, at: int) -> None:
        """Show a step and put the focus in it."""
        self.choices.at = at
        clear(self._room)
        step = STEPS[at][1](self.choices)
        self.step = step
        self._room.addWidget(step)
        self._connect(step)
        self._fill_trail()
        self._say()
        if (first := step.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self, step: Step) -> None:
        step.changed.connect(self._say)
        if isinstance(step, LookStep):
            step.changed.connect(self.look_changed)
        elif isinstance(step, PlaceStep):
            step.existing.connect(self.existing)
        elif isinstance(step, PassphraseStep | KeyStep):
            step.submitted.connect(self.go_on)
        elif isinstance(step, CopyStep):
            step.skipped.connect(self._skip)

    def _fill_trail(self) -> None:
        clear(self._trail)
        for n, (name, _kind) in enumerate(STEPS):
            at = self.choices.at
            kinds = ("circle-check", "ok"), ("circle-dot", "accent"), ("circle-dashed", "text2")
            icon, hue = kinds[(n >= at) + (n > at)]
            mark = QWidget()
            line = row(mark, spacing=5)
            line.addWidget(theme.IconLabel(icon, hue, 16))
            line.addWidget(Text(_(name), "strong" if n == at else "small", wrap=False))
            self._trail.addWidget(mark)

    def _say(self) -> None:
        at = self.choices.at
        self._place.setText(_("Step {n} of {all}").format(n=at + 1, all=len(STEPS)))
        self.back_button.setVisible(at > 0 and self.choices.done is None)
        self.copy_button.setVisible(at <= _PLACE)
        text = _("&Next")
        if isinstance(self.step, KeyStep):
            text = _("&Try the key") if self.choices.is_key_hidden else _("&Hide and copy")
        elif isinstance(self.step, CopyStep):
            text = _("&Done")
        elif isinstance(self.step, PlaceStep) and self.choices.place == "practice":
            text = _("&Practise")
        self.next_button.setText(text)

    def first_focus(self) -> QWidget | None:
        """What the step wants."""
        return self.step.first_focus() if self.step else None

    # What is done

    def go_back(self) -> None:
        """One step back; everything typed is kept."""
        if self.step and self.next_button.isEnabled() and self.choices.at > 0:
            self.step.keep()
            self.show_step(self.choices.at - 1)

    def go_on(self) -> None:
        """Check the step and do what it is for."""
        step, at = self.step, self.choices.at
        if step is None or not self.next_button.isEnabled():
            return
        step.keep()
        if isinstance(step, KeyStep) and not self.choices.is_key_hidden:
            step.hide_key()
        elif not step.check():
            return
        elif isinstance(step, PlaceStep) and self.choices.place == "practice":
            self.practised.emit()
        elif at == _PASSPHRASE and self.choices.made_for != self.choices.wanted():
            self._work(begin, _("Locking the folder…"))
        elif at == _KEY:
            self._work(prove, _("Trying…"))
        elif at == _COPY:
            self._work(finish, _("Copying…"))
        else:
            self.show_step(at + 1)

    def _skip(self) -> None:
        self.choices.backup = ""
        self._work(finish, _("Opening…"))

    def _work(self, act: Callable[[Choices], None], text: str) -> None:
        """Run an act beside the window; then the next step, or the error at its field."""
        self.next_button.setEnabled(False)
        self.back_button.setEnabled(False)
        self.next_button.setText(text)
        background.run(self, lambda: act(self.choices), self._worked, self._failed)

    def _worked(self, _answer: Any) -> None:
        self._rest()
        if self.choices.at == _COPY:
            self.finished.emit()
        else:
            self.show_step(self.choices.at + 1)

    def _failed(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, StoreError):
            raise error
        if isinstance(self.step, KeyStep | CopyStep):
            self.step.fail(error)
        else:
            self.show_step(1)  # what refuses now is the place
            if isinstance(self.step, PlaceStep):
                self.step.folder.set_error(error.text())

    def _rest(self) -> None:
        self.next_button.setEnabled(True)
        self.back_button.setEnabled(True)
        self._say()
