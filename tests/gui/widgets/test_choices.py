"""Joined buttons stand where the look that is on puts them, also on a page that is hidden."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.choices import Segments
from sipdesk.gui.widgets.layouts import column

CHOICES = [("k", "Kommunen"), ("r", "Regionen"), ("b", "Båda tillsammans")]


@pytest.fixture
def pages(qtbot, qapp):
    """Two pages over each other with the same joined buttons on each; the first is in sight."""
    qtbot.addWidget(stack := QStackedWidget())
    groups = []
    for _n in range(2):
        page = QWidget()
        lines = column(page)
        lines.addWidget(group := Segments(CHOICES, "Vem svarar?"))
        lines.addStretch(1)
        stack.addWidget(page)
        groups.append(group)
    wide = groups[0].sizeHint().width()
    stack.resize(wide + 40, 400)
    with qtbot.waitExposed(stack):
        stack.show()
    stack.setCurrentIndex(1)
    stack.setCurrentIndex(0)
    QCoreApplication.processEvents()
    return stack, groups


def places(group):
    return [button.geometry().getRect() for button in group.buttons]


def stand_below_each_other(group):
    heights = [button.sizeHint().height() for button in group.buttons]
    tops = [sum(heights[:n]) for n in range(len(heights))]
    return [place[:2] for place in places(group)] == [(0, top) for top in tops]


def change(qapp, stack, at, *look):
    theme.Theme(*look).apply(qapp)
    QCoreApplication.processEvents()
    stack.setCurrentIndex(at)
    QCoreApplication.processEvents()


@pytest.mark.parametrize("seen", [0, 1])
def test_another_look_and_back_leaves_the_buttons_where_they_were(qapp, pages, seen):
    stack, groups = pages
    before = [places(group) for group in groups]
    assert {top for group in groups for _left, top, _width, _height in places(group)} == {0}
    change(qapp, stack, seen, "dark", 200)
    assert stand_below_each_other(groups[seen])
    assert groups[seen].height() >= sum(place[3] for place in places(groups[seen]))
    change(qapp, stack, 0, "light", 100)
    assert places(groups[0]) == before[0]
    change(qapp, stack, 1, "light", 100)
    assert places(groups[1]) == before[1]


@pytest.mark.parametrize("seen", [0, 1])
def test_buttons_that_stand_below_each_other_do_so_in_another_look_too(qapp, pages, seen):
    stack, groups = pages
    stack.resize(groups[0].minimumSizeHint().width() + 20, 400)
    QCoreApplication.processEvents()
    for look in (("dark", 100), ("dark", 150), ("light", 100)):
        change(qapp, stack, seen, *look)
        assert stand_below_each_other(groups[seen])
        assert groups[seen].height() >= sum(place[3] for place in places(groups[seen]))
