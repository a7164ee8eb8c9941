"""Kills, or refuses, at each call to the system of one act after another; needs strace.

    python -m tests.faults syscalls

The act runs in a child of a warm parent; strace is attached to it and ends it, or lets the call
fail, at the n-th call that changes a file, for n = 1, 2, 3 … until the act comes through.
"""

import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.killing import Work
from tests.faults.kills import WORKS, Acts

CALLS = "pwrite64,write,fdatasync,fsync,ftruncate,rename,renameat,renameat2,unlink,unlinkat"
KILLED = "signal=KILL"
ENDS = (KILLED, "error=EIO", "error=ENOSPC")
MOST = 400
ACTS = {"acts": 27, "keys": 1, "copies": 1, "files": 2}  # how many of each are swept


def main() -> int:
    """Sweep every act with every end, and print how many calls each had."""
    if shutil.which("strace") is None:
        _say("strace is not here")
        return 1
    bad = 0
    for name, times in ACTS.items():
        for end in ENDS:
            with tempfile.TemporaryDirectory(prefix="sipdesk-calls-") as folder:
                store = Path(folder) / "store"
                store.mkdir()
                work = WORKS[name](store)
                if isinstance(work, Acts):
                    work.may_ask = end != KILLED
                gc.collect()
                calls, fault = sweep(work, end, times)
            bad += bool(fault)
            _say(f"{name} {end}: {calls} calls, {fault or 'nothing lost or half written'}")
    return bool(bad)


def sweep(work: Work, end: str, times: int) -> tuple[int, str]:
    """End so many acts at each of their calls: how many calls there were, and what was lost."""
    last, calls = work.begun, 0
    for _ in range(times):
        for nth in range(1, MOST):
            said, is_through = _once(work, last, f"{CALLS}:{end}:when={nth}")
            if not said:
                return calls, f"after {last}, call {nth}: lost or half written"
            last, calls = max(said), calls + 1
            if is_through:
                break
    return calls, ""


def _once(work: Work, last: int, injected: str) -> tuple[list[int], bool]:
    """One act in a child that strace looks at: what it said, and whether it came through."""
    reader, writer = os.pipe()
    go, start = os.pipe()
    pid = os.fork()
    if not pid:
        _act(work, last, writer, go)
    os.close(writer)
    os.close(go)
    ready = os.read(reader, 1)  # it has looked, and waits
    handle, told = tempfile.mkstemp(prefix="sipdesk-strace-")
    os.close(handle)
    tracer = subprocess.Popen(
        ["strace", "-f", "-p", str(pid), "-e", f"inject={injected}", "-o", told],
        stderr=subprocess.PIPE,
    )
    assert tracer.stderr
    tracer.stderr.readline()  # attached
    os.write(start, b"1")
    os.close(start)
    _pid, status = os.waitpid(pid, 0)
    with os.fdopen(reader) as pipe:
        said = [int(line) for line in pipe if line.endswith("\n") and ready]
    tracer.wait()
    tracer.stderr.close()
    was_refused = "INJECTED" in Path(told).read_text(encoding="utf-8", errors="replace")
    Path(told).unlink()
    return said or _look(work, last), status == 0 and not was_refused


def _act(work: Work, last: int, writer: int, go: int) -> None:
    """Look and get ready, wait until strace is there, do one act; never comes back."""
    code = 1
    try:
        done = work.look(last)

        def say(number: int) -> None:
            os.write(writer, b"%d\n" % number)
            os._exit(0)

        os.write(writer, b"+")
        os.read(go, 1)
        work.go_on(done, say)
    except (OSError, Exception):
        code = 2
    finally:
        os._exit(code)


def _look(work: Work, last: int) -> list[int]:
    """What another child finds of an act that was ended."""
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            os.write(writer, b"%d\n" % work.look(last))
            code = 0
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = [int(line) for line in pipe if line.endswith("\n")]
    os.waitpid(pid, 0)
    return said


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
