"""`python -m tests.cases DIR [-v]`: play the stories of a folder, and print the count of each."""

import sys
from pathlib import Path

from tests.cases.runner import run

HERE = Path(__file__).parent / "data"


def main(args: list[str]) -> int:
    """Print a line per file; 1 when something failed."""
    loud = "-v" in args
    folder = next((Path(arg) for arg in args if arg != "-v"), HERE)
    counts = run(folder)
    for name, tally in counts.items():
        print(f"{name}: {tally}")
        for line in [*tally.failures, *(tally.gaps if loud else ())]:
            print(f"  {line}")
    return int(any(tally.failed for tally in counts.values()))


sys.exit(main(sys.argv[1:]))
