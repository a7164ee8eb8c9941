"""None and True, made to last a working life on Python 3.11."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # PySide 6.12 gives away a reference to None with every call that answers nothing, and one to
    # True with every signal. Before Python 3.12 made these immortal, some ten thousand of them end
    # the process ("deallocating None"). So each gets more than a working life can use up.
    for _lasting in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_lasting)).value += 1 << 40
