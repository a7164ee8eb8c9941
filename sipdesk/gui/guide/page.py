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
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sipdesk.domain.problems import Problem, RuleError
from sipdesk.domain.steps import Step
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.widgets.autosave import Autosave
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.storage.errors import StoreError

F = TypeVar("F", bound=Field)
Key = tuple[str, str]
Fields = Mapping[str, Any] | Callable[[], Mapping[str, Any]]


class _Bond:
    """How one field is read and written."""

    def __init__(
        self, getter: Callable[[Any], Any] | None, save: Callable[[Field], object]
    ) -> None:
        self.getter, self.save = getter, save


class StepPage(QWidget):
    """One step of a case.

    Signals:
        asked: another step and field: (step code, field, row).
        print_asked: a document by its code, in the print dialog.
        undo_offered: (text, callable that brings it back).

    Attributes:
        step, title, lead: set by each page; the texts are marked, not translated.
        case: the case as it was read last.
        fields: name → field; rows of a list have the key "name:row".
        head: the row at the right of the title, for at most one primary button.
        body: the column that the page fills.
    """

    asked = Signal(str, str, object)
    print_asked = Signal(str)
    undo_offered = Signal(str, object)

    step: ClassVar[Step]
    title: ClassVar[str] = ""
    lead: ClassVar[str] = ""

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.case_id = workspace, case_id
        self.case: Any = None
        self._kept: dict[str, str] | None = None
        self.fields: dict[str, Field] = {}
        self._bonds: dict[Field, _Bond] = {}
        self.autosave = Autosave(self._commit, self._draft, self)
        self.page = Page(self)
        whole = column(self, spacing=0)
        whole.addWidget(self.page)
        self.head: QHBoxLayout = row(spacing=10)
        self.page.body.addWidget(self._head())
        self.problems = Band("danger")
        self.problems.hide()
        self.page.body.addWidget(self.problems)
        self.body = column(spacing=12)
        self.page.body.addLayout(self.body)
        self.setAccessibleName(_(self.title))
        self.build()
        if case_id is not None:
            self.reload()
            self._restore_drafts()

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
        self.register(field, row)
        self._bonds[field] = _Bond(getter, save)
        self.autosave.watch(field)
        if getter is not None and self.case is not None:
            field.set_value(getter(self.case))
        return field

    def register(self, field: F, row: object = None) -> F:
        """Make a field known, so that links and problems find it; it does not store itself."""
        self.fields[_key(field.name, row)] = field
        return field

    def unbind(self, field: Field) -> None:
        """Forget a field whose row is gone; what is unsaved in it is stored first."""
        if field.is_dirty and field in self._bonds:
            self._commit(field)
        self._bonds.pop(field, None)
        self.autosave.forget(field)
        self.fields = {key: own for key, own in self.fields.items() if own is not field}

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

    # Fields

    def find_field(self, name: str, row: object = None) -> Field | None:
        """The field of a name and row, or of the name alone."""
        return self.fields.get(_key(name, row)) or self.fields.get(name)

    def focus_field(self, name: str, row: object = None) -> bool:
        """Put the cursor in a field; a page with rows that are closed opens the row first."""
        field = self.find_field(name, row)
        if field is None:
            self.title_label.setFocus()
            return False
        field.setFocus()
        self.page.reveal(field)
        return True

    # Reading and storing

    def reload(self, case: Any = None) -> None:
        """Show the case as it is stored now; the field that the user is in is left alone."""
        from sipdesk.services import cases

        self.case = case or self.workspace.read(cases.load, self.case_id)
        for field, bond in list(self._bonds.items()):
            if bond.getter is not None:
                field.set_value(bond.getter(self.case))
        self.show_case(self.case)

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        return self.autosave.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is stored before the page is hidden."""
        self.flush()
        super().hideEvent(event)

    def _commit(self, field: Field) -> bool:
        bond = self._bonds.get(field)
        if bond is None:
            return True
        key = self._draft_key(field)
        try:
            bond.save(field)
        except RuleError as error:
            self._refused(field, error)
            return False
        except StoreError:
            self.autosave.try_again()
            return False
        if self._drafts_kept.pop(key, None) is not None:
            self.workspace.drop_draft(self.case_id, key)
        return True

    def _refused(self, field: Field, error: RuleError) -> None:
        self.show_problems(error.problems, focus=False)
        if not field.error.text() and len(error.problems) == 1:
            field.set_error(problem_text(error.problems[0]))
        self._draft(field)

    def _draft(self, field: Field) -> None:
        key, raw = self._draft_key(field), field.raw()
        if self._drafts_kept.get(key) == raw:
            return
        try:
            self.workspace.keep_draft(self.case_id, key, raw)
        except StoreError:
            self.autosave.try_again()
        else:
            self._drafts_kept[key] = raw

    def _draft_key(self, field: Field) -> str:
        own = next((key for key, each in self.fields.items() if each is field), field.name)
        return f"{self.step.value}.{own}"

    @property
    def _drafts_kept(self) -> dict[str, str]:
        if self._kept is None:
            self._kept = dict(self.workspace.drafts(self.case_id))
        return self._kept

    def _restore_drafts(self) -> None:
        for key, raw in self._drafts_kept.items():
            step, _dot, own = key.partition(".")
            field = self.fields.get(own)
            if step == self.step.value and field is not None:
                field.restore(raw)


def _key(name: str, row: object) -> str:
    return name if row is None or row == "" else f"{name}:{row}"
