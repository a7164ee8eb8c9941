"""Keeps what lies in the memory of the process from other programs and from files on disk."""

import contextlib
import ctypes
import sys

_DUMPABLE = 4  # PR_SET_DUMPABLE, linux/prctl.h
_DENY_ATTACH = 31  # PT_DENY_ATTACH, sys/ptrace.h of macOS
_NO_HEAP = 1  # WER_FAULT_REPORTING_FLAG_NOHEAP
_NO_REPORT = 0x8007  # every SEM_… flag: a crash shows no box and asks for no debugger


def close() -> None:
    """No core file, no debugger of the same user, no memory in a crash report.

    What a system does not know is left out; it is no reason not to start.
    """
    with contextlib.suppress(OSError, AttributeError, ValueError):
        _by_system()


def _by_system() -> None:
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_REPORT)
        ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        ctypes.CDLL(None).ptrace(_DENY_ATTACH, 0, None, 0)
