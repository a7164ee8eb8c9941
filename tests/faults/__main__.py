"""The catalogue of threats, faults and legal items beside the tests that prove each.

    python -m tests.faults [ID …]             run the tests of all rows, or of some, and print each
    python -m tests.faults kills TIMES [WORK] kill so many times, over all kinds of work or one
    python -m tests.faults fuzz INPUTS [SEED] feed so many spoiled files to every reader
    python -m tests.faults syscalls           kill and refuse at each call to the system (strace)
    python -m tests.faults log ROWS           show and check so many rows of the access log
    python -m tests.faults branches           measure the branches of what may not fail
    python -m tests.faults mutants [SHARE [PART …]]  change the program: does a test notice?

The exit code is 1 when anything failed.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def table(wanted: Sequence[str]) -> int:
    """Run the tests of the rows and print what each row came to."""
    from tests.faults.outcomes import run
    from tests.faults.table import IDS, rows

    chosen = [row for row in rows() if not wanted or row.id in wanted]
    if not chosen:
        sys.exit(f"No such row. There are {IDS[0]}–{IDS[17]}, F01–F90 and L01–L43.")
    results = run(sorted({node for row in chosen for node in row.nodes}))
    failed = 0
    for row in chosen:
        states = [results.get(node, "was not run") for node in row.nodes]
        bad = [f"{name}: {state}" for name, state in zip(row.tests, states, strict=True)
               if state not in ("passed", "skipped here")]  # fmt: skip
        failed += bool(bad)
        print(f"\n{row.id}  {row.what}\n     expected: {row.expected}")
        if row.tests and not bad:
            print(f"     result: passed, {states.count('passed')} of {len(states)} proofs run here")
        for line in bad:
            print(f"     result: FAILED, {line}")
        for word, text in (("more", row.command), ("not tested here", row.not_here)):
            if text:
                print(f"     {word}: {text}")
        if row.lacks:
            print(f"     NOT PROVED YET: {row.lacks}")
    lacking = [row.id for row in chosen if row.lacks]
    told = sum(bool(row.not_here) for row in chosen)
    print(f"\n{len(chosen)} rows, {failed} failed, {len(lacking)} lack something {lacking or ''}")
    print(f"{told} say what cannot be tested here.")
    return bool(failed)


def kills(times: str, *names: str) -> int:
    """Kill; by default three quarters of it acts on cases."""
    from tests.faults.kills import run

    shares = {"acts": 74, "files": 9, "keys": 7, "copies": 3, "drafts": 2}
    shares |= {"passphrase": 2, "recovery": 2, "data_key": 1}
    chosen = {name: shares[name] for name in names or shares}
    bad = 0
    for name, share in chosen.items():
        count = int(times) * share // sum(chosen.values())
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="sipdesk-kills-") as folder:
            outcome = run(name, Path(folder), count)
        seconds = time.monotonic() - start
        print(f"{name}: {outcome.kills} kills, {outcome.kept} kept, {seconds:.0f} s", flush=True)
        if outcome.fault:
            print(f"  {outcome.fault}")
            bad = 1
    return bad


def fuzz(inputs: str, seed: str = "") -> int:
    """Feed spoiled files in rounds, each with a seed of its own."""
    from tests.faults.fuzzing import fuzz as feed
    from tests.faults.fuzzing import quick_folder

    rng = random.Random(seed or None)
    left, bad, start = int(inputs), 0, time.monotonic()
    while left > 0:
        part = min(left, 50_000)
        with tempfile.TemporaryDirectory(prefix="sipdesk-fuzz-", dir=quick_folder()) as folder:
            for fault in feed(Path(folder), part, rng.randrange(10**9)):
                print(fault, flush=True)
                bad += 1
        left -= part
    print(f"{inputs} inputs, {bad} faults, {time.monotonic() - start:.0f} s")
    return bool(bad)


def syscalls() -> int:
    """Kill and refuse at each call to the system."""
    from tests.faults.syscalls import main

    return main()


def log(rows: str) -> int:
    """Show and check years of log."""
    from tests.faults.long_log import main

    return main(int(rows))


def branches() -> int:
    """Measure the branches."""
    from tests.faults.branches import main

    return main()


def mutants(share: str = "1", *parts: str) -> int:
    """Change the program."""
    from tests.faults.mutants import main

    return main(float(share), *parts)


COMMANDS: dict[str, Callable[..., int]] = {
    "kills": kills,
    "fuzz": fuzz,
    "syscalls": syscalls,
    "log": log,
    "branches": branches,
    "mutants": mutants,
}

if __name__ == "__main__":
    name, *given = sys.argv[1:] or ["table"]
    if name in ("-h", "--help"):
        sys.exit(__doc__)
    sys.exit(COMMANDS[name](*given) if name in COMMANDS else table(sys.argv[1:]))
