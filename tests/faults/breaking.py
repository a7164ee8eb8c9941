"""A system that refuses once: the n-th call that would change a file, or a write beyond a size."""

import errno
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
CALLS = ("fsync", "replace", "rename", "chmod", "mkdir", "unlink", "open")
PAGE = 4096


class _Stubborn:
    """A file whose write or flush may be the call that is refused."""

    def __init__(self, file: Any, ask: Callable[[], None]) -> None:
        self._file, self._ask = file, ask

    def write(self, data: bytes) -> int:
        """Write half, then be refused, as a disk that fills up does."""
        try:
            self._ask()
        except OSError:
            self._file.write(data[: len(data) // 2])
            self._file.flush()
            raise
        return int(self._file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "_Stubborn":
        return self

    def __exit__(self, *about: object) -> None:
        self._file.close()


class Refusal:
    """Refuses the n-th call.

    Attributes:
        has_come: whether there were so many calls.
    """

    def __init__(self, nth: int, number: int = errno.EIO) -> None:
        self.left, self.number, self.has_come = nth, number, False

    def ask(self) -> None:
        """One call more."""
        self.left -= 1
        if self.left == 0:
            self.has_come = True
            raise OSError(self.number, os.strerror(self.number))

    @contextmanager
    def in_force(self) -> Iterator["Refusal"]:
        """Every call that changes files goes by here."""
        kept = {name: getattr(os, name) for name in (*CALLS, "fdopen")}
        make = tempfile.mkstemp

        def asking(real: Callable[..., T]) -> Callable[..., T]:
            def call(*given: Any, **named: Any) -> T:
                self.ask()
                return real(*given, **named)

            return call

        def fdopen(*given: Any, **named: Any) -> _Stubborn:
            return _Stubborn(kept["fdopen"](*given, **named), self.ask)

        try:
            for name in CALLS:
                setattr(os, name, asking(kept[name]))
            os.fdopen = fdopen  # type: ignore[assignment]
            tempfile.mkstemp = asking(make)
            yield self
        finally:
            for name, real in kept.items():
                setattr(os, name, real)
            tempfile.mkstemp = make


def refuse_each(
    operation: Callable[[], object],
    expected: type[BaseException] | tuple[type[BaseException], ...],
    look: Callable[[bool], None],
    number: int = errno.EIO,
    every: int = 1,
) -> int:
    """Do an operation again and again, each time with the next call refused, until none is.

    Args:
        operation: what is done.
        expected: what a refusal may be told as; anything else is a fault of the program.
        look: asked afterwards whether all is whole, with whether the operation came through.
        number: the errno of the refusal.
        every: only every so many calls, others each time; for what takes long.

    Returns:
        How many calls there were, as far as it was asked.
    """
    for nth in range(random.randint(1, every), 1000, every):
        with Refusal(nth, number).in_force() as refusal:
            try:
                operation()
                is_done = True
            except expected:
                is_done = False
        look(is_done)
        if not refusal.has_come:
            return nth - 1
    raise AssertionError("it never came through")


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file grows beyond a size: what a full disk does to a database that writes by itself."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    # Python does not see that its own byte code was cut, and reads it back the next time.
    writes_none, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = writes_none
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def fill_at_each_page(
    operation: Callable[[], object],
    expected: type[BaseException] | tuple[type[BaseException], ...],
    look: Callable[[bool], None],
    sizes: Iterator[int],
) -> int:
    """Do an operation on a disk that is full at one size after the other, until it comes through.

    Returns:
        On how many sizes it was refused.
    """
    for tries, size in enumerate(sizes):
        is_done = True
        with no_file_beyond(size):
            try:
                operation()
            except expected:
                is_done = False
        look(is_done)
        if is_done:
            return tries
    raise AssertionError("it never came through")


def no_parts(folder: Path) -> bool:
    """Whether nothing half made is left in a folder."""
    return not list(folder.rglob("*.part"))
