"""What every step page is made of: head, body, fields that store themselves.

A page says `title`, `lead` and `step`, builds its widgets once in `build`, and shows a case in
`show_case`. Fields that are bound store themselves and show what is stored:

    class NeedPage(StepPage):
        step, title, lead = Step.NEED, N_("Need"), N_("…")

        def build(self) -> None:
            card = Card(_("Who asked?"))
            card.add(self.bind("why", LongTextField("why", _("Why?")),
                               lambda case: case.why, needs.change_need_raised))
            self.add(card)
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sipdesk.domain.problems import Problem, RuleError
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.keeper import Keeper
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.storage.errors import StoreError

F = TypeVar("F", bound=Field)
Fields = Mapping[str, Any] | Callable[[], Mapping[str, Any]]


class StepPage(QWidget):
    """One step of a case.

    Signals:
        asked: another step and field: (step code, field, row).
        print_asked: a document by its code, in the print dialog.
        undo_offered: (text, callable that brings it back).

    Attributes:
        step, title, lead: set by each page; the texts are marked, not translated.
        case, pack: the case as it was read last, and the pack that it goes by.
        head: the row at the right of the title, for at most one primary button.
        foot: what must always be in sight; the guide shows it below the page, else it stands last.
        body: the column that the page fills.
    """

    asked = Signal(str, str, object)
    print_asked = Signal(str)
    undo_offered = Signal(str, object)
    missing_asked = Signal()
    steps_asked = Signal()

    step: ClassVar[Step]
    title: ClassVar[str] = ""
    lead: ClassVar[str] = ""

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.case_id = workspace, case_id
        self.case: Any = None
        self.pack: Any = None
        self.foot: QWidget | None = None
        self._is_stale = False
        self.keeper = Keeper(workspace, case_id, self.step.value, self._refused, self)
        self.autosave = self.keeper.autosave
        self.autosave.kept.connect(self._catch_up)
        self.page = Page(self)
        whole = column(self, spacing=0)
        whole.addWidget(self.page)
        self.head: QHBoxLayout = row(spacing=10)
        self.narrow = Flow(spacing=10)
        self.page.body.addLayout(self.narrow)
        self.steps_button = secondary("", "circle-dot")
        self.missing_button = secondary(_("Missing"), "list-checks")
        self._shape(narrow=False, medium=False)
        self.steps_button.clicked.connect(self.steps_asked)
        self.missing_button.clicked.connect(self.missing_asked)
        self.page.body.addWidget(self._head())
        self.problems = Band("danger")
        self.problems.hide()
        self.page.body.addWidget(self.problems)
        self.body = column(spacing=12)
        self.page.body.addLayout(self.body)
        self.setAccessibleName(_(self.title))
        self.build()
        if case_id is not None:
            workspace.case_changed.connect(self._changed)
            self.reload()
            self.keeper.restore()

    def _head(self) -> QWidget:
        top = QWidget()
        flow = Flow(top, spacing=12)
        words = QWidget()
        lines = column(words, spacing=2)
        self.title_label, self.lead_label = Text(_(self.title), "h1"), Text(_(self.lead), "lead")
        lines.addWidget(self.title_label)
        lines.addWidget(self.lead_label)
        self.lead_label.setVisible(bool(self.lead))
        acts = QWidget()
        acts.setLayout(self.head)
        flow.add(words, stretch=1, base=16)
        flow.add(acts)
        return top

    def _shape(self, *, narrow: bool, medium: bool) -> None:
        if narrow:
            self.narrow.addWidget(self.steps_button)
            self.narrow.addWidget(self.missing_button)
        else:
            self.head.insertWidget(0, self.missing_button)
        self.steps_button.setVisible(narrow)
        self.missing_button.setVisible(narrow or medium)

    def set_shape(self, shape: str) -> None:
        """Fit the width of the window: `wide`, `medium` or `narrow` (ui.md section 3)."""
        self._shape(narrow=shape == "narrow", medium=shape == "medium")

    # What a page writes itself

    def build(self) -> None:
        """Make the widgets, once."""

    def show_case(self, case: Any) -> None:
        """Show what is no bound field: lists, bands, chips."""

    # What a page uses

    def add(self, *widgets: QWidget) -> None:
        """Put widgets last on the page."""
        for widget in widgets:
            self.body.addWidget(widget)

    def take_foot(self) -> None:
        """Put the foot last on the page, where there is no room for it below."""
        if self.foot is not None:
            self.body.addWidget(self.foot)

    def bind(
        self,
        field_name: str,
        field: F,
        getter: Callable[[Any], Any] | None,
        verb: Callable[..., Any],
        *,
        row: object = None,
        fixed: Fields | None = None,
        **kw: Any,
    ) -> F:
        """Let a field store itself: `verb(session, case_id, <field_name>=value, **fixed, **kw)`.

        Args:
            field_name: what the verb and its problems call the field.
            field: the field; it is given back.
            getter: the stored value, from the case.
            verb: the service function.
            row: the id of the row, where many rows have the same field.
            fixed: further arguments, or a function that gives them at the moment of storing.
            kw: further arguments that never change.
        """

        def save(source: Field) -> object:
            more = fixed() if callable(fixed) else dict(fixed or {})
            values = {field_name: source.value(), **more, **kw}
            return self.workspace.write(verb, self.case_id, **values)

        return self.bind_custom(field_name, field, getter, save, row=row)

    def bind_custom(
        self,
        field_name: str,
        field: F,
        getter: Callable[[Any], Any] | None,
        save: Callable[[Field], object],
        *,
        row: object = None,
    ) -> F:
        """Let a field store itself by a function of the page; it writes through `workspace`."""
        field.name = field_name
        self.keeper.bind(field, getter, save, row)
        if getter is not None and self.case is not None:
            field.set_value(getter(self.case))
        return field

    def register(self, field: F, row: object = None) -> F:
        """Make a field known, so that links and problems find it; it does not store itself."""
        self.keeper.register(field, row)
        return field

    def unbind(self, field: Field) -> None:
        """Forget a field whose row is gone; what is unsaved in it is stored first."""
        self.keeper.unbind(field)

    def write(self, verb: Callable[..., Any], **values: Any) -> Any:
        """Do a verb on this case; problems are shown at their fields.

        Answers the verb's result (True when it has none), or None when it was refused.
        """
        try:
            result = self.workspace.write(verb, self.case_id, **values)
        except RuleError as error:
            self.show_problems(error.problems)
            return None
        except StoreError:
            return None
        self.problems.hide()
        return True if result is None else result

    def show_problems(self, problems: tuple[Problem, ...], *, focus: bool = True) -> None:
        """Say each problem at its field; what belongs to no field is said above the page."""
        loose = []
        for problem in problems:
            field = self.find_field(problem.field, problem.row)
            if field is None:
                loose.append(problem)
            else:
                field.set_error(problem_text(problem))
        if loose:
            self._say(loose)
        elif focus and problems:
            self.focus_field(problems[0].field, problems[0].row)

    def _say(self, problems: list[Problem]) -> None:
        clear(self.problems.links)
        texts = [problem_text(problem, source=True) for problem in problems]
        if len(texts) == 1:
            self.problems.say(texts[0])
        else:
            title = ngettext(
                "{n} thing stands in the way", "{n} things stand in the way", len(texts)
            )
            self.problems.say(title.format(n=len(texts)), "\n".join(texts))
        self.problems.show()
        QTimer.singleShot(0, self.problems, lambda: self.page.reveal(self.problems))
        announce(self, self.problems.accessibleName())

    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        """Say that something was removed, and how to bring it back."""
        announce(self, text)
        self.undo_offered.emit(text, undo)

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self.show_problems(problems, focus=False)

    # Fields

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by name; those of a row under "name:row"."""
        return self.keeper.fields

    def find_field(self, name: str, row: object = None) -> Field | None:
        """The field of a name and row, or of the name alone."""
        return self.keeper.find(name, row)

    def focus_field(self, name: str, row: object = None) -> bool:
        """Put the cursor in a field; a page with rows that are closed opens the row first."""
        field = self.find_field(name, row)
        if field is None:
            self.title_label.setFocus()
            return False
        field.setFocus()
        if self.page.content.isAncestorOf(field):
            self.page.reveal(field)
        return True

    # Reading and storing

    def reload(self) -> None:
        """Show the case as it is stored now; the field that the user is in is left alone."""
        self.case, self.pack = self.workspace.look(self.case_id)
        self._is_stale = False
        self.keeper.show(self.case)
        self.show_case(self.case)

    def _changed(self, case_id: object) -> None:
        if case_id is not None and case_id != self.case_id:
            return
        if self.autosave.is_keeping:  # the fields that follow store what goes by this one
            self.case, self.pack = self.workspace.look(self.case_id)
            self._is_stale = True
        elif self.isHidden() and self.parentWidget() is not None:
            self._is_stale = True
        else:
            self.reload()

    def _catch_up(self) -> None:
        """Show once what was stored field after field."""
        if self._is_stale and not self.isHidden():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """A page that was hidden while the case changed reads it again."""
        if self._is_stale:
            self.reload()
        super().showEvent(event)

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        return self.autosave.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is stored before the page is hidden."""
        self.flush()
        super().hideEvent(event)
