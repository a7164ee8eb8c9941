"""`--self-test OUT`: the shortest whole story, driven through the real windows without a screen.

First run, case, consent, call, meeting, plan, final, print, and, when the program is opened
again after the agreed day, the follow-up on the start view. Everybody in it is invented.
"""

import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from sipdesk.gui.self_test_hands import Hands
from sipdesk.gui.self_test_story import Story


def run(app: QApplication, out: Path, lang: str, make: Callable[[Path, str], Any]) -> int:
    """Tell the story; 0 only if all of it held.

    Args:
        app: Qt's application.
        out: where papers and pictures are left.
        lang: language of the windows; Swedish when empty.
        make: makes a program on a folder.
    """
    out.mkdir(parents=True, exist_ok=True)
    hands = Hands(app, out)
    folder = Path(tempfile.mkdtemp(prefix="sipdesk-self-test-"))
    told = sys.excepthook
    sys.excepthook = lambda kind, error, trace: hands.errors.append(
        "".join(traceback.format_exception(kind, error, trace))
    )
    story = Story(hands, folder, lang or "sv", make)
    try:
        story.tell()
    except Exception:
        sys.stdout.write(f"FAILED after {hands.done} steps\n{traceback.format_exc()}")
        return 1
    finally:
        story.close()
        sys.excepthook = told
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(f"all {hands.done} steps held; see {out}\n")
    return 0
