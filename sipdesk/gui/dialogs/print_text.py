"""The paper as text: read in the dialog, or pasted into a record; then the clipboard is emptied."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

KEEPS = 60_000  # milliseconds that the text stays on the clipboard


def copy_for_a_while(text: str) -> None:
    """Put the text on the clipboard, and take it away again if nothing else has been copied."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(text)
    QTimer.singleShot(KEEPS, clipboard, lambda: forget(text))


def forget(text: str) -> None:
    """Empty the clipboard while it still holds this text."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()
