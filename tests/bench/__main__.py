"""How much slower sipdesk is than the bare libraries: `python -m tests.bench [NAME …]`.

Prints one ratio a line, with the goal behind it. Both sides of a ratio are measured in the same
run, in turns, and compared by their medians. Nothing here is run by pytest.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from installer import catalogs
from tests.bench.measure import Result


def start(folder: Path) -> Iterator[Result]:
    """From nothing to the painted unlock window, against a bare window."""
    from tests.bench import processes

    yield from processes.start(folder)


def memory(folder: Path) -> Iterator[Result]:
    """Memory when the unlock window is painted and after unlock, against a bare window."""
    from tests.bench import processes

    yield from processes.memory(folder)


def case_list(folder: Path) -> Iterator[Result]:
    """From unlock to the list with 10,000 cases, against 100."""
    from tests.bench import listing

    yield from listing.growth(folder)


def growth(folder: Path) -> Iterator[Result]:
    """List, flags and one edit with 10,000 and 100,000 cases against 100, as many hits in each."""
    from tests.bench import growing

    yield from growing.growth(folder)


def rows(folder: Path) -> Iterator[Result]:
    """One edit in the window of a plan with 50 rows against 5, and 500 against 50."""
    from tests.bench import rows as editing

    yield from editing.rows(folder)


def look(folder: Path) -> Iterator[Result]:
    """Another look with six steps of a case opened, against opening them."""
    from tests.bench import looking

    yield from looking.looking(folder)


def edit(folder: Path) -> Iterator[Result]:
    """One edit saved, against the same statements by the raw driver."""
    from tests.bench import editing

    yield from editing.edit(folder)


def plan(_folder: Path) -> Iterator[Result]:
    """The plan as a tagged PDF, against the same text by raw reportlab."""
    from tests.bench import papers

    yield from papers.plan()


def papers(_folder: Path) -> Iterator[Result]:
    """Every paper: time against raw reportlab, size against what it may have."""
    from tests.bench import papers as drawing

    yield from drawing.papers()


def libreoffice(_folder: Path) -> Iterator[Result]:
    """The plan against LibreOffice turning the same text into a PDF; nothing without it."""
    from tests.bench import papers as drawing

    yield from drawing.libreoffice()


def packs(_folder: Path) -> Iterator[Result]:
    """All rule packs, against the same files read by tomllib."""
    from tests.bench import packs as reading

    yield from reading.packs()


BENCHES = {
    "start": start,
    "list": case_list,
    "growth": growth,
    "rows": rows,
    "look": look,
    "edit": edit,
    "plan": plan,
    "papers": papers,
    "libreoffice": libreoffice,
    "memory": memory,
    "packs": packs,
}


def main(names: list[str]) -> int:
    """Run the benches that are named, or all."""
    if unknown := set(names) - set(BENCHES):
        print(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
        return 2
    catalogs.compile_all()
    for name in names or BENCHES:
        with tempfile.TemporaryDirectory(prefix="sipdesk-bench-") as folder:
            for result in BENCHES[name](Path(folder)):
                print(result.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
