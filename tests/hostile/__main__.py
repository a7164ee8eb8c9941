"""`python -m tests.hostile FILE`: each line of FILE is a text as JSON.

Puts each text into every text field of every page and into every paper, and prints what neither
came out literally nor was refused at the field. The exit code is 1 when anything was printed.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from installer import catalogs
from sipdesk.printing.render import DOCUMENTS
from tests.hostile import pages, papers


def faults(app: QApplication, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every fault with the text that caused it."""
    with tempfile.TemporaryDirectory(prefix="sipdesk-hostile-") as folder:
        desk = pages.Desk(app, Path(folder))
        for text in texts:
            yield from ((text, fault) for fault in desk.faults(text))
            for kind in DOCUMENTS:
                yield from ((text, fault) for fault in papers.faults(kind, text))
        desk.store.close()


def main(file: Path) -> int:
    """Ask every text of a file; answers with the exit code."""
    catalogs.compile_all()
    lines = file.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line) for line in lines if line.strip()]
    app = QApplication(sys.argv[:1])
    count = 0
    for text, fault in faults(app, texts):
        count += 1
        print(f"{ascii(text)[:60]}  {fault}", flush=True)
    print(f"{len(texts)} texts, {count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
