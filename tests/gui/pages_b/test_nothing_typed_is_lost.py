"""What is typed in a dialog survives a kill two seconds later; each dialog is named here once."""

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

import sipdesk.gui
from sipdesk import clock
from sipdesk.domain.model import EvaluationAnswer
from sipdesk.gui.dialogs.add_party import AddPartyDialog
from sipdesk.gui.dialogs.arena_paper import ArenaPaperDialog
from sipdesk.gui.dialogs.deviation import DeviationDialog
from sipdesk.gui.dialogs.disagree import DisagreeDialog
from sipdesk.gui.dialogs.evaluation import EvaluationDialog
from sipdesk.gui.dialogs.evaluation_words import AnswersDialog
from sipdesk.gui.dialogs.improve import ImproveDialog
from sipdesk.gui.dialogs.inquiry import BeginInquiryDialog, LiftInquiryDialog
from sipdesk.gui.dialogs.new_case import NewCaseDialog
from sipdesk.gui.dialogs.override import OverrideDialog
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.dialogs.reason import ReasonDialog
from sipdesk.gui.dialogs.register_plan import RegisterPlanDialog
from sipdesk.gui.dialogs.review_notes import ReviewNotes
from sipdesk.gui.dialogs.show_protected import ShowProtectedDialog
from sipdesk.gui.dialogs.snooze import SnoozeDialog
from sipdesk.gui.dialogs.typed import TypingDialog
from sipdesk.gui.dialogs.user import AddUser
from sipdesk.gui.dialogs.withdraw_consent import WithdrawDialog
from sipdesk.gui.retention.dialogs import ProposeDialog
from sipdesk.gui.retention.export import ExportDialog, TakeInDialog
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.workspace import Workspace
from sipdesk.services import archive, cases, evaluations, inquiries, retention
from sipdesk.settings import Settings
from sipdesk.storage.store import Store
from tests import factory
from tests.gui import walk
from tests.helpers import type_text
from tests.scene import Scene
from tests.today_rows import late

Make = Callable[[Workspace, UUID], TypingDialog]
GUI = Path(sipdesk.gui.__file__).parent
WRITTEN = {"TextField", "LongTextField", "DateField", "TimeField", "NumberField", "DaysField"}
WRITTEN |= {"FolderField", "QLineEdit", "QPlainTextEdit", "QTextEdit", "make_field"}
KEEPERS = {"bind", "bind_all", "bind_custom", "DraftForm", "own", "watch", "Typed", "keep_typed"}
ROW = UUID(int=1)


def _disagree(work: Workspace, case_id: UUID) -> DisagreeDialog:
    plan = work.read(cases.load, case_id).plans[-1]
    return DisagreeDialog(work, case_id, plan.needs[0].goals[0].interventions[0])


def _withdraw(work: Workspace, case_id: UUID) -> WithdrawDialog:
    return WithdrawDialog(work, case_id, work.read(cases.load, case_id).consents[0])


def _propose(work: Workspace, case_id: UUID) -> ProposeDialog:
    case, pack = work.look(case_id)
    due = retention.Due(case_id, case.number, retention.Standing.DUE, clock.today(), None, None)
    asked = work.read(retention.questions, case_id)
    return ProposeDialog(work, due, asked, pack, is_exported=True)


def _answers(work: Workspace, _case: UUID) -> AnswersDialog:
    year, yes = clock.today().year, {"heard": EvaluationAnswer.YES}
    if not work.read(evaluations.list_years):
        work.write(evaluations.record_evaluation, None, year=year, answers=yes, words="Kortare.")
    return AnswersDialog(work)


def _lift(work: Workspace, case_id: UUID) -> LiftInquiryDialog:
    if not work.read(cases.load, case_id).inquiries:
        work.write(inquiries.begin_inquiry, case_id, what="En uppgift är fel.", on=clock.today())
    return LiftInquiryDialog(work, case_id, work.read(cases.load, case_id).inquiries[0])


def _review(work: Workspace, case_id: UUID) -> ReviewNotes:
    if not work.read(cases.load, case_id).internal_notes:
        work.write(cases.add_note, case_id, text="Ring inte före nio.")
    return ReviewNotes(work, case_id)


def _take_in(work: Workspace, _case: UUID) -> TakeInDialog:
    return TakeInDialog(work, b"", archive.ReadBack("2026-0001", {}, {}, []))


# Dialog → how it is made, and the name of the field that is typed in.
KEPT: dict[type[TypingDialog], tuple[Make, str]] = {
    AddPartyDialog: (AddPartyDialog, "name"),
    AddUser: (lambda work, _case: AddUser(work), "name"),
    AnswersDialog: (_answers, "reason"),
    BeginInquiryDialog: (BeginInquiryDialog, "what"),
    ArenaPaperDialog: (lambda work, case: ArenaPaperDialog(work, case, ROW), "checked_by"),
    DeviationDialog: (DeviationDialog, "what"),
    DisagreeDialog: (_disagree, "persons_view"),
    EvaluationDialog: (lambda work, _case: EvaluationDialog(work), "words"),
    ExportDialog: (ExportDialog, "reason"),
    ImproveDialog: (lambda work, case: ImproveDialog(work, case, "plan"), "text"),
    LiftInquiryDialog: (_lift, "reason"),
    NewCaseDialog: (lambda work, _case: NewCaseDialog(work), "family"),
    OverrideDialog: (lambda work, case: OverrideDialog(work, case, ROW, []), "override_reason"),
    PrintDialog: (lambda work, case: PrintDialog(work, case, "letter_to_person"), "text"),
    ProposeDialog: (_propose, "note"),
    ReasonDialog: (ReasonDialog, "reason"),
    RegisterPlanDialog: (lambda work, _case: RegisterPlanDialog(work), "given"),
    ReviewNotes: (_review, "ground"),
    ShowProtectedDialog: (ShowProtectedDialog, "reason"),
    SnoozeDialog: (lambda work, case: SnoozeDialog(work, late(case)), "reason"),
    TakeInDialog: (_take_in, "reason"),
    WithdrawDialog: (_withdraw, "how"),
}
# What is no dialog of its own → the dialog that keeps its fields.
PARTS = {"Looks": PrintDialog, "_Note": ReviewNotes}
NO_STORE = "no store is open yet"
# Where nothing is kept, and why.
NAMED = {
    "BackupSection": "stored as it is typed: it is a choice of this computer",
    "CompareCard": NO_STORE,
    "Contacts": "a search",
    "CopyStep": NO_STORE,
    "HistorySection": "a day to look at; nothing is written",
    "PersonStep": NO_STORE,
    "PlaceStep": NO_STORE,
    "Preview": "shows a paper as text; nothing is written",
}


@pytest.fixture
def told(stage: Callable[[str], Scene]) -> Scene:
    """A case with a consent and a plan, as far as dialogs are asked for."""
    return stage("drafted")


@contextmanager
def killed(work: Workspace) -> Iterator[Workspace]:
    """The program is killed now: what lies on the disk is opened by another one."""
    left = work.store.folder.with_name("left")
    shutil.copytree(work.store.folder, left)
    store = Store.open(left, factory.DEK)
    yield Workspace(store, work.actor, work.packs, Settings())
    store.close()


def field_of(dialog: TypingDialog, name: str) -> Any:
    found = [field for field in dialog.findChildren(Field) if field.name == name]
    assert found, name
    return found[0]


def two_seconds_later(dialog: TypingDialog) -> None:
    """The timer is on its way and fires; no test waits for it."""
    (timer,) = [one for one in dialog.typed.findChildren(QTimer) if one.isActive()]
    assert timer.remainingTime() <= 2000
    timer.stop()
    timer.timeout.emit()


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.__name__)
def test_what_was_typed_two_seconds_before_a_kill_is_back(qtbot, told, kind) -> None:
    make, name = KEPT[kind]
    work = told.workspace
    text = "Åsa skrev <b>det här</b>"
    qtbot.addWidget(first := make(work, told.case_id))
    assert first.typed.isHidden()
    type_text(field_of(first, name).edit, text)
    two_seconds_later(first)
    with killed(work) as after:
        again = make(after, told.case_id)
        assert field_of(again, name).value() == text
        again.show()
        if field_of(again, name).isVisibleTo(again):
            assert again.typed.band.isVisible()
            assert "Det du började på förra gången finns kvar." in again.typed.band.accessibleName()
            assert walk.unnamed(again) == []
        shiboken6.delete(again)  # before its store goes


def made_in(kind: ast.ClassDef) -> set[str]:
    """The names of what a class calls."""
    calls = [node.func for node in ast.walk(kind) if isinstance(node, ast.Call)]
    return {getattr(each, "id", getattr(each, "attr", "")) for each in calls}


@cache
def classes_to_write_in() -> tuple[tuple[str, ast.ClassDef], ...]:
    """Each class of the program that makes a field to write in, and its module."""
    found, sign = [], re.compile(rf"\b({'|'.join(WRITTEN)})\(")
    for path in sorted(GUI.rglob("*.py")):
        if not sign.search(text := path.read_text("utf-8")):
            continue
        module = ".".join(path.relative_to(GUI.parent.parent).with_suffix("").parts)
        classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
        found += [(module, node) for node in classes if made_in(node) & WRITTEN]
    return tuple(found)


def test_every_dialog_to_write_in_keeps_it_or_is_named_with_its_reason() -> None:
    """A new one that does neither loses what is typed in it when the program is killed."""
    for module, node in classes_to_write_in():
        kind = getattr(import_module(module), node.name)
        if issubclass(kind, Field) or node.name in NAMED:
            continue
        if issubclass(kind, QDialog):
            is_kept = kind in KEPT or made_in(node) & {"keep_typed"}
            assert is_kept, f"{node.name}: what is typed there does not survive a kill"
        else:
            is_kept = made_in(node) & KEEPERS or node.name in PARTS
            assert is_kept, f"{node.name}: no page and no dialog keeps what is typed there"


def test_what_is_named_is_there() -> None:
    known = {node.name for _module, node in classes_to_write_in()}
    assert set(NAMED) | set(PARTS) <= known


def test_what_nobody_else_may_know_is_never_kept(qtbot, told) -> None:
    work = told.workspace
    qtbot.addWidget(dialog := AddUser(work))
    type_text(dialog.name_edit.edit, "Asta Kvisthed")
    for field in (dialog.new, dialog.again):
        type_text(field.edit, "fyra små ord räcker")
    assert dialog.flush()
    assert list(work.drafts(None).values()) == ["Asta Kvisthed"]
