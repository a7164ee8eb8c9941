"""What the program says, and work beside the window."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from sipdesk.domain.problems import Problem, Severity
from sipdesk.gui import background, messages
from sipdesk.gui.messages import Question, Trouble, bare_trace, problem_text


def test_a_problem_is_told_with_its_values_and_its_source_last():
    problem = Problem(
        "followup.overdue", Severity.WARN, "followup_on", "Intervention {number} is to be done.",
        "Avtalet, avsnitt 6", values={"number": "4"},
    )  # fmt: skip
    assert "4" in problem_text(problem)
    assert problem_text(problem, source=True).endswith("(Avtalet, avsnitt 6)")


def test_a_text_from_data_with_braces_is_shown_as_it_is():
    problem = Problem("x", Severity.WARN, "f", "{name}", values={"name": "{0} <b>{x}</b>"})
    assert problem_text(problem) == "{0} <b>{x}</b>"


def test_a_grave_question_has_the_safe_answer_in_focus(qtbot):
    qtbot.addWidget(asked := Question(None, "Återkalla?", "…", "Återkalla", is_danger=True))
    with qtbot.waitExposed(asked):
        asked.show()
    assert QApplication.focusWidget() is asked.cancel_button
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert asked.result() == QDialog.DialogCode.Rejected


def test_an_error_report_holds_no_value_and_no_message(qtbot):
    try:
        raise ValueError("Alva Exempel 19900101-2385")
    except ValueError:
        kind, _error, trace = sys.exc_info()
    assert kind is not None
    report = bare_trace(kind, trace)
    assert "Alva" not in report
    assert "1990" not in report
    assert report.endswith("ValueError")
    qtbot.addWidget(told := Trouble(None, "Det hände.", "Allt är sparat.", "Fortsätt.", report))
    QTest.mouseClick(told.copy_button, Qt.MouseButton.LeftButton)
    assert "Alva" not in QApplication.clipboard().text()


def test_the_hook_logs_without_personal_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shown: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", shown.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    messages.install_exception_hook(tmp_path / "errors.txt")
    try:
        raise KeyError("Alva Exempel")
    except KeyError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    assert "KeyError" in (tmp_path / "errors.txt").read_text(encoding="utf-8")
    assert "Alva" not in (tmp_path / "errors.txt").read_text(encoding="utf-8") + shown[0]


def test_answers_and_errors_of_a_thread_come_back_on_the_main_one(qtbot):
    owner, answers, errors = QObject(), [], []
    where: list[int] = []

    def done(answer: object) -> None:
        where.append(threading.get_ident())
        answers.append(answer)

    background.run(owner, lambda: 6 * 7, done)
    background.run(owner, lambda: 1 // 0, answers.append, errors.append)
    qtbot.waitUntil(lambda: bool(answers and errors))
    assert answers == [42]
    assert isinstance(errors[0], ZeroDivisionError)
    assert where == [threading.get_ident()]


def test_nobody_is_called_when_the_owner_has_gone(qtbot):
    owner, answers, gate = QObject(), [], threading.Event()
    finished = threading.Event()

    def work() -> int:
        gate.wait(5)
        finished.set()
        return 1

    background.run(owner, work, answers.append)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, 52)  # DeferredDelete
    gate.set()
    qtbot.waitUntil(finished.is_set)
    QApplication.processEvents()
    assert answers == []
