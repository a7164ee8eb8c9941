"""Every text field of every page: typed into, left, and read back from a page made anew."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from sipdesk.domain.pack import Packs
from sipdesk.domain.placements import written_share
from sipdesk.domain.problems import RuleError
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages import PAGES
from sipdesk.gui.guide.sides import SIDES
from sipdesk.gui.overview.overview import Overview
from sipdesk.gui.theme import Theme
from sipdesk.gui.widgets.dates import DateField, TimeField
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, discharges, people, placements
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory
from tests.gui import story
from tests.helpers import type_text

KINDS = (*PAGES.values(), *(side.page for side in SIDES.values()))


class Desk:
    """A store with a case that has something in every step, and the pages over it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        Theme().apply(app)
        packs = Packs.load()
        actor = factory.make_store(folder, packs)
        self.store = Store.open(folder, factory.DEK)
        self.workspace = Workspace(self.store, actor, packs, Settings())
        made = self.workspace.write(cases.create_case, None, given="Alva", family="Exempel")
        self.case_id: UUID = made.id
        story.fill(self.workspace, self.case_id)
        self.workspace.write(placements.begin_placement, self.case_id)
        self.workspace.write(discharges.begin_discharge, self.case_id)

    def faults(self, text: str, kinds: Iterable[type[StepPage]] = KINDS) -> Iterator[str]:
        """What was neither refused at its field nor shown as it was given."""
        for kind in kinds:
            yield from self._page(kind, text)
        yield from self._list(text)

    def _page(self, kind: type[StepPage], text: str) -> Iterator[str]:
        page = kind(self.workspace, self.case_id)
        page.show()
        typed = {key: _type(page, key, text) for key in list(page.fields)}
        _away(page)
        again = kind(self.workspace, self.case_id)
        again.show()
        for key, refused in typed.items():
            field = again.fields.get(key)
            if refused is None or field is None:
                continue
            is_read = isinstance(field, DateField | TimeField) and not refused
            if is_read and (field.value() is not None or not text.strip()):
                continue  # a day or an hour is shown in its own form
            if key.startswith("share_") and _is_same_number(text, field.value()):
                continue  # so is a number: "20270230" as "20 270 230", and nothing as nothing
            if _shown(field.control) != _as_kept(text):
                what = "refused and not kept as typed" if refused else "not shown as given"
                yield f"{kind.__name__}.{key.partition(':')[0]}: {what}"
        yield from _formatted(again)
        _away(again)

    def _list(self, text: str) -> Iterator[str]:
        """The name in the start view; a name that is refused at its field is no fault."""
        try:
            self.workspace.write(people.change_person, self.case_id, given=text, family="")
        except RuleError:
            return
        view = Overview(self.workspace)
        model = view.case_list.cases_model
        cells = [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
        name = " ".join(_as_kept(text).split())  # a row of the list has one line
        if not any(name in " ".join(cell.split()) for cell in cells):
            yield "Overview: the name is not listed as given"
        yield from _formatted(view)
        _away(view)


def _type(page: StepPage, key: str, text: str) -> bool | None:
    """Type into a field and leave it: whether it was refused; None when it is no text field."""
    if key not in page.fields:
        return None
    field, control = page.fields[key], page.fields[key].control
    if not isinstance(control, QLineEdit | QPlainTextEdit) or control.isReadOnly():
        return None
    name, _, row = key.partition(":")
    page.focus_field(name, row or None)
    if not field.isVisibleTo(page) or not control.isEnabled():
        return None
    if not page.keeper.stores(field):
        return None  # part of a form that a button stores as a whole
    control.selectAll()
    type_text(control, text)
    QApplication.sendEvent(
        control, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    )
    return bool(field.error.text())


def _is_same_number(typed: str, shown: str) -> bool:
    value = written_share(typed)
    return value == written_share(shown) if value is not None else not (typed + shown).strip()


def _shown(control: QWidget) -> str:
    # Qt's own answer of a long text changes hard spaces into soft ones.
    text = control.text() if isinstance(control, QLineEdit) else control.plain()  # type: ignore[attr-defined]
    return _as_kept(text)


def _as_kept(text: str) -> str:
    """Composed, with one kind of line break, and without a mark of byte order, which Qt eats."""
    text = unicodedata.normalize("NFC", text).removeprefix("\ufeff")
    return re.sub("\r\n|[\r\u2028\u2029]", "\n", text)


def _formatted(window: QWidget) -> Iterator[str]:
    """Labels that would read what a person wrote as markup."""
    for label in window.findChildren(QLabel):
        is_plain = label.textFormat() is Qt.TextFormat.PlainText
        if not is_plain and ("<" in label.text() or "&" in label.text()):
            yield f"{type(window).__name__}: a label that is not plain text"


def _away(window: QWidget) -> None:
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
