"""Windows: show nouns, call verbs through the workspace, place problems beside fields."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # PySide 6.12 gives away a reference to None with every call that answers nothing; before
    # Python 3.12 made None immortal, some ten thousand calls end the process ("deallocating
    # None"). So None gets more references than a working life can use up.
    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40
