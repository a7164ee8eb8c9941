"""The paper as text: read in the dialog, or pasted into a record; then the clipboard is emptied."""

from PySide6.QtCore import QByteArray, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

KEEPS = 60_000  # milliseconds that the text stays on the clipboard


# Asks the clipboard histories of Windows, KDE and others, and of macOS, to keep nothing of it.
_NOT_KEPT = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
}


class _Own:
    """The text that we have put on the clipboard and that may lie there still."""

    text = ""


def copy_for_a_while(text: str) -> None:
    """Put the text on the clipboard, and take it away again if nothing else has been copied."""
    clipboard = QGuiApplication.clipboard()
    kept = QMimeData()
    kept.setText(text)
    for kind, value in _NOT_KEPT.items():
        kept.setData(kind, QByteArray(value))
    clipboard.setMimeData(kept)
    _Own.text = text
    QTimer.singleShot(KEEPS, clipboard, lambda: forget(text))


def forget(text: str) -> None:
    """Empty the clipboard while it still holds this text."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()


def forget_own() -> None:
    """Empty the clipboard of what we have put there: at the lock and at the end."""
    if _Own.text:
        forget(_Own.text)
        _Own.text = ""
