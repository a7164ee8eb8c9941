"""The start may be quick, but PySide6 still tells a programmer what it takes, and rubbish goes."""

import json
import os
import subprocess
import sys

CODE = """
import gc, json, re, sys
from sipdesk import quick_start
before = re.compile
with quick_start.light():
    from sipdesk import app
from PySide6.QtGui import QPainter
try:
    QPainter().drawLine("a", [1])
except TypeError as error:
    words = str(error)

from PySide6.QtWidgets import QLabel
from PySide6.support.signature import get_signature
signature = str(get_signature(QLabel.setText))
print(json.dumps([re.compile is before, gc.isenabled(), words, signature]))
"""


def test_what_waits_at_the_start_works_when_it_is_asked_for(root):
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=root, capture_output=True, text=True, check=True
    )
    is_restored, collects, words, signature = json.loads(done.stdout)
    assert is_restored
    assert collects
    assert "drawLine(x1: int, y1: int, x2: int, y2: int, /)" in words
    assert signature == "(self, arg__1: str, /) -> None"


PAINTED = """
import sys
from pathlib import Path
from sipdesk import quick_start
with quick_start.light():
    from sipdesk import app as program
from PySide6 import QtCore, QtWidgets
from sipdesk.gui.entrance import Entrance
from sipdesk.gui.unlock import UnlockCard
from sipdesk.settings import Settings
from sipdesk.storage.keys import User
app = QtWidgets.QApplication([])
page = Entrance(Settings(), Path("nowhere"))
page.show_card(lambda: UnlockCard([User(None, "Prov Provsson")], "nowhere"), "")
page.show()
page.grab()
print([name for name in ("Qt", "QThread") if name in vars(QtCore)]
      + [name for name in ("QProxyStyle", "QComboBox", "QFileDialog") if name in vars(QtWidgets)])
"""


def test_the_unlock_window_is_painted_without_the_enumerations_of_qt(root):
    # PySide builds them when `Qt` is touched, and that alone takes a sixth of the start.
    done = subprocess.run(
        [sys.executable, "-c", PAINTED],
        cwd=root, capture_output=True, text=True, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.stdout.strip() == "[]", done.stderr
