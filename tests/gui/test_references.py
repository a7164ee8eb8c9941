"""The process outlives what PySide does to the reference counts of None, True and False."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

import sipdesk.gui


class Sender(QObject):
    told = Signal(object)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None, True and False are immortal there")
def test_a_long_day_of_signals_does_not_use_up_true():
    assert sipdesk.gui.__doc__
    sender = Sender()
    for number in range(20_000):
        sender.told.emit(number)
    assert min(sys.getrefcount(value) for value in (None, True, False)) > 1_000_000_000
