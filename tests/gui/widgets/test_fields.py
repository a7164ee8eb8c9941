"""Fields: what is typed is kept letter by letter, or refused in words and kept all the same."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.gui.widgets.choices import CheckField, SegmentedField, YesNoField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from tests.helpers import type_text

STRANGE = [
    "<b>fet</b> <img src=x> =1+1 &amp;",
    "å och a\u030a",
    "hårt\u00a0mellanslag",
    "👩‍👩‍👧 familj",
    "سلام እንደ",
    "x" * 20_000,
]


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("kind", [TextField, LongTextField])
def test_every_letter_that_is_typed_is_kept(qtbot, kind, text):
    qtbot.addWidget(field := kind("why", "Varför?"))
    type_text(field.edit, text)
    assert field.value() == text
    assert field.problem() == ""


@pytest.mark.parametrize("text", ["a\0b", "a\x07b", "a\u2028b"])
def test_a_hidden_character_is_refused_in_words_and_stays(qtbot, text):
    qtbot.addWidget(field := LongTextField("why", "Varför?"))
    field.edit.setPlainText(text)
    assert "U+" in field.problem() or field.value() == text.replace("\u2028", "\n")
    assert field.value() != "ab"


def test_a_line_break_in_a_field_of_one_line_is_refused_in_words(qtbot):
    qtbot.addWidget(field := TextField("why", "Varför?"))
    field.edit.setText("ett\ntvå")
    assert field.problem() == "Här får bara en rad plats. Ta bort radbrytningen."
    assert field.value() == "ett\ntvå"


def test_pasted_markup_is_pasted_as_letters(qtbot):
    qtbot.addWidget(field := LongTextField("why", "Varför?"))
    data = QMimeData()
    data.setHtml("<b>fet</b>")
    data.setText("<b>fet</b>")
    field.edit.insertFromMimeData(data)
    assert field.value() == "<b>fet</b>"


def test_tab_leaves_a_field_of_many_lines(qtbot):
    qtbot.addWidget(box := QWidget())
    lines = QVBoxLayout(box)
    first, second = LongTextField("a", "Ett"), TextField("b", "Två")
    lines.addWidget(first)
    lines.addWidget(second)
    with qtbot.waitExposed(box):
        box.show()
    first.setFocus()
    QTest.keyClick(first.edit, Qt.Key.Key_Tab)
    assert second.edit.hasFocus()
    assert first.value() == ""


def test_a_field_is_named_after_its_label_and_told_with_hint_and_error(qtbot):
    qtbot.addWidget(field := TextField("why", "&Varför?", "Med egna ord."))
    field.set_error("Skriv något.")
    assert field.edit.accessibleName() == "Varför?"
    assert field.edit.accessibleDescription() == "Med egna ord. Skriv något."
    assert field.label.buddy() is field.edit
    field.clear_error()
    assert field.edit.accessibleDescription() == "Med egna ord."


def test_a_value_does_not_come_in_while_the_user_is_in_the_field(qtbot):
    qtbot.addWidget(field := TextField("why", "Varför?"))
    field.set_value("lagrat")
    type_text(field.edit, " och mer")
    field.set_value("lagrat av någon annan")
    assert "mer" in field.value()
    field.reset("tvingat")
    assert field.value() == "tvingat"


def test_a_value_that_is_shown_is_not_taken_for_typing(qtbot):
    for field in (
        TextField("a", "A"),
        LongTextField("b", "B"),
        ChoiceField("c", "C", [(1, "Ett")]),
    ):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.edited):
            field.set_value(1 if field.name == "c" else "x")
        assert not field.is_dirty


def test_a_day_that_does_not_exist_stays_in_the_field_with_an_error(qtbot):
    qtbot.addWidget(field := DateField("on", "Dag"))
    type_text(field.edit, "2026-02-30")
    assert field.value() is None
    assert field.problem() == "Den dagen finns inte. Skriv en dag, till exempel 2026-04-30."
    assert field.raw() == "2026-02-30"


def test_up_and_down_move_a_day(qtbot):
    qtbot.addWidget(field := DateField("on", "Dag"))
    field.set_value(date(2026, 2, 28))
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.value() == date(2026, 3, 1)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.value() == date(2026, 2, 27)


def test_ongoing_is_a_day_only_where_it_may_be(qtbot):
    qtbot.addWidget(latest := DateField("latest_on", "Senast", ongoing=True))
    qtbot.addWidget(plain := DateField("on", "Dag"))
    for field in (latest, plain):
        type_text(field.edit, "löpande")
    assert latest.is_ongoing()
    assert latest.problem() == ""
    assert "löpande" not in plain.problem()
    assert plain.problem()


def test_arrows_move_between_segments_and_space_chooses(qtbot):
    qtbot.addWidget(field := SegmentedField("o", "Ansvarar", [("k", "Kommun"), ("r", "Region")]))
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    first, second = field.segments.buttons
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert field.value() is None
    assert second.hasFocus()
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert field.value() == "r"
    assert second.accessibleName() == "Region, Ansvarar"


def test_nothing_is_chosen_beforehand(qtbot):
    choices: list[Field] = [
        ChoiceField("a", "A", [(1, "Ett")]),
        YesNoField("b", "B", values=(True, False, None)),
        SegmentedField("c", "C", [(1, "Ett")]),
    ]
    for field in choices:
        qtbot.addWidget(field)
        assert field.value() is None


def test_the_words_of_a_check_are_pressed_as_the_check(qtbot):
    qtbot.addWidget(field := CheckField("k", "Boendestödet får veta om ekonomi"))
    with qtbot.waitSignal(field.edited):
        QTest.mouseClick(field.words, Qt.MouseButton.LeftButton)
    assert field.value() is True
    assert field.check.accessibleName() == "Boendestödet får veta om ekonomi"
