"""Makes the imports of the start cheaper, and nothing else different."""

import gc
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_HELPERS = "shibokensupport."


class _Later:
    """A pattern that is compiled when somebody uses it."""

    def __init__(self, *args: Any) -> None:
        self._args = args

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *args, **more: getattr(re.compile(*self._args), name)(*args, **more)


class _State:
    is_under_way = False


def is_under_way() -> bool:
    """Whether the program is being imported in `light`."""
    return _State.is_under_way


@contextmanager
def light() -> Iterator[None]:
    """Import PySide6 and the program inside this, before anything else has imported them.

    PySide6 compiles three large patterns when it is imported, which only its stub generator and
    its messages to programmers use; they can wait until then. And what is imported stays, so
    there is nothing for the garbage collector to find, neither meanwhile nor later.
    """
    at_once = re.compile

    def compile_(*args: Any, **more: Any) -> Any:
        caller = str(sys._getframe(1).f_globals.get("__name__", ""))
        if caller.startswith(_HELPERS):
            return _Later(*args, *more.values())
        return at_once(*args, **more)

    gc.disable()
    _State.is_under_way = True
    re.compile = compile_
    try:
        yield
    finally:
        re.compile = at_once
        _State.is_under_way = False
        gc.freeze()
        gc.enable()
