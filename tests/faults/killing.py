"""Children of a warm parent that are killed at any moment, and what is found of them afterwards.

The parent has imported everything but has no Qt application, no thread and no open store when it
forks. A child looks first at what the one before it left, says on a pipe how far that was, and
goes on from there; it says each act when the act is acknowledged.
"""

import gc
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

LONGEST = 0.03  # seconds from something acknowledged to the end
Say = Callable[[int], None]


class Work(Protocol):
    """Something that a process does over and over, and that survives its death.

    Attributes:
        begun: how far it is before the first child.
    """

    begun: int

    def look(self, acknowledged: int) -> int:
        """How far it is; AssertionError when something acknowledged is lost or half written."""

    def go_on(self, done: int, say: Say) -> None:
        """Work for ever, and say each number when it is done."""


@dataclass(frozen=True)
class Outcome:
    """What many kills left: how many, how far the work came, and what was lost ("" = nothing)."""

    kills: int
    kept: int
    fault: str = ""


def kill(work: Work, times: int) -> Outcome:
    """Kill so many children, each of which has looked at what the one before it left."""
    gc.collect()
    gc.freeze()
    last, phase = work.begun, random.randrange(3)
    for number in range(times):
        # In turn none, one or two acts, so that a short run too has something that may be lost.
        said = _kill_once(work, last, acts=(phase + number) % 3)
        if not said:
            return Outcome(number, last, f"after {last}: lost or half written")
        last = max(last, *said)
    said = _fork_and_hear(work, last)
    if not said:
        return Outcome(times, last, f"after {last}: lost or half written")
    return Outcome(times, said[0])


def _child(work: Work, last: int, writer: int, *, is_looking_only: bool) -> None:
    """Look, say how far it is, work; never comes back."""
    code = 1
    try:
        random.seed()

        def say(number: int) -> None:
            os.write(writer, b"%d\n" % number)

        done = work.look(last)
        say(done)
        if not is_looking_only:
            work.go_on(done, say)
        code = 0
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


def _fork(work: Work, last: int, *, is_looking_only: bool = False) -> tuple[int, int]:
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reader)
        _child(work, last, writer, is_looking_only=is_looking_only)
    os.close(writer)
    return pid, reader


def _kill_once(work: Work, last: int, *, acts: int) -> list[int]:
    """Let a child do some acts, then work for a random while, and kill it.

    Answers with what it said; nothing if it found a loss.
    """
    pid, reader = _fork(work, last)
    with os.fdopen(reader) as pipe:
        said = [pipe.readline() for _ in range(1 + acts)]
        time.sleep(random.uniform(0, LONGEST))
        os.kill(pid, signal.SIGKILL)
        _pid, status = os.waitpid(pid, 0)
        said += pipe
    is_killed = os.WIFSIGNALED(status)  # a child that ends by itself has found something
    return [int(line) for line in said if line.endswith("\n")] if is_killed else []


def _fork_and_hear(work: Work, last: int) -> list[int]:
    pid, reader = _fork(work, last, is_looking_only=True)
    with os.fdopen(reader) as pipe:
        said = [int(line) for line in pipe if line.endswith("\n")]
    _pid, status = os.waitpid(pid, 0)
    return said if status == 0 else []
