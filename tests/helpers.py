"""Hands for the tests: what a person does at the keyboard, said in one word."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type a text into a field as an input method hands it over; takes any script.

    QTest's own key clicks abort the process on letters outside ASCII.
    """
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)
