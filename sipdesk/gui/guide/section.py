"""Parts of a step page: a card that shows its piece of the case, and rows that live and die."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.problems import RuleError, refuse
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import column
from sipdesk.i18n import N_, _, format_date

F = TypeVar("F", bound=Field)
RowId = UUID | str | None


class Section(Card):
    """A card of a page; `show_case` puts what is stored into it."""

    def __init__(self, page: StepPage, title: str, note: str = "", *, icon: str = "") -> None:
        super().__init__(title, note, icon=icon)
        self.page = page
        self.build()

    def build(self) -> None:
        """Make the widgets, once."""

    def show_case(self, case: Any) -> None:
        """Show what is stored."""

    def bind(self, name: str, field: F, save: Callable[[Any], object], *, row: RowId = None) -> F:
        """Let a field store its value by `save(value)`; a refusal is said at the field's row.

        Many cards of a page have a field of the same name: `row` tells them apart.
        """
        return bind(self.page, name, field, save, row=row)

    def write(self, verb: Callable[..., Any], **values: Any) -> Any:
        """Do a verb on the case. Raises RuleError when a rule refuses."""
        return self.page.workspace.write(verb, self.page.case_id, **values)


def bind(
    page: StepPage,
    name: str,
    field: F,
    save: Callable[[Any], object],
    *,
    row: RowId = None,
) -> F:
    """As `Section.bind`, for a widget that is no card."""

    def guarded(source: Field) -> object:
        try:
            return save(source.value())
        except RuleError as refused:
            own = [replace(p, row=row) if p.row is None else p for p in refused.problems]
            raise RuleError(own) from refused

    return page.bind_custom(name, field, None, guarded, row=row)


class RowWidget(Protocol):
    """A widget that shows one stored row."""

    def show_row(self, row: Any) -> None:
        """Show the row as it is stored now."""


class Rows(QWidget):
    """One widget for each stored row; a widget lives as long as its row, so typing is safe.

    Args:
        page: the page, so that fields of a row that is gone are forgotten.
        make: makes the widget of a row; it has `show_row`.
    """

    def __init__(self, page: StepPage, make: Callable[[Any], QWidget], *, spacing: int = 8) -> None:
        super().__init__()
        self._page, self._make = page, make
        self._column = column(self, spacing=spacing)
        self.by_id: dict[UUID, QWidget] = {}

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows in this order."""
        wanted = {row.id for row in rows}
        for gone in [row_id for row_id in self.by_id if row_id not in wanted]:
            self._drop(self.by_id.pop(gone))
        for place, row in enumerate(rows):
            widget = self.by_id.get(row.id)
            if widget is None:
                widget = self.by_id[row.id] = self._make(row)
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
            cast("RowWidget", widget).show_row(row)
        self.setVisible(bool(rows))

    def _drop(self, widget: QWidget) -> None:
        for field in widget.findChildren(Field):
            field.is_dirty = False  # the row is gone: there is nowhere to store it
            self._page.unbind(field)
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


class DraftForm:
    """Fields that one button stores together; until then what is typed is kept as a draft.

    Args:
        page: the page they stand on.
        place: begins the name of each draft, and is the row of the fields.
        fields: the fields, each named as the verb calls it.
    """

    def __init__(self, page: StepPage, place: str, *fields: Field) -> None:
        self._page, self._place, self.fields = page, place, fields
        kept = page.workspace.drafts(page.case_id)
        for field in fields:
            bind(page, field.name, field, partial(self._keep, field), row=place)
            if raw := kept.get(self._name(field)):
                field.restore(raw)
                field.is_dirty = False

    def _name(self, field: Field) -> str:
        return f"form-{self._place}.{field.name}"

    def _keep(self, field: Field, _value: Any) -> None:
        self._page.workspace.keep_draft(self._page.case_id, self._name(field), field.raw())

    def values(self) -> dict[str, Any]:
        """What the fields hold, by name."""
        return {field.name: field.value() for field in self.fields}

    def store(self, verb: Callable[..., Any], **more: Any) -> Any:
        """Do a verb with the fields; answers its result, or None when it was refused.

        Fields that are hidden are left out; after success the form is empty.
        """
        wrong = [field for field in self.fields if field.problem()]
        for field in wrong:
            field.set_error(field.problem())
        if wrong:
            return None
        try:
            made = self._page.workspace.write(verb, self._page.case_id, **{**self.values(), **more})
        except RuleError as refused:
            self._page.show_problems(
                tuple(replace(problem, row=self._place) for problem in refused.problems)
            )
            return None
        self.clear()
        return True if made is None else made

    def clear(self) -> None:
        """Empty the form and forget its drafts."""
        for field in self.fields:
            field.reset(None)
            self._page.workspace.drop_draft(self._page.case_id, self._name(field))


def needed_day(value: Any, name: str) -> Any:
    """A day that must be there. Raises RuleError at the field when it is empty."""
    if value is None:
        raise refuse("date.missing", name, N_("Write a day, for example 2026-04-30."))
    return value


def on_day(day: Any) -> str:
    """A day in running text: without the year when it is this year's."""
    if day is None:
        return ""
    if day == clock.today():
        return _("today")
    return format_date(day, "d MMMM" if day.year == clock.today().year else "d MMMM y")
