"""A compiled catalog, searched where it lies: the unlock window asks for a dozen of its texts."""

import struct
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations


class Catalog:
    """Texts of one language; a message that it does not have comes back as it is.

    Args:
        data: the content of a `.mo` file, its messages sorted as the format wants; or nothing.
    """

    def __init__(self, data: bytes = b"") -> None:
        self._data = data
        count, self._keys, self._texts = struct.unpack_from("=3I", data, 8) if data else (0, 0, 0)
        self._count: int = count
        self._known: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        """The text of a message."""
        if message not in self._known:
            self._known[message] = self._search(message)
        return self._known[message]

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The text in the form that the number asks for."""
        if not self._data:
            return one if count == 1 else many
        return self._whole.ngettext(one, many, count)

    def _search(self, message: str) -> str:
        wanted, low, high = message.encode(), 0, self._count
        while low < high:
            middle = (low + high) // 2
            key = self._at(self._keys, middle)
            if key == wanted:
                return self._at(self._texts, middle).decode()
            low, high = (middle + 1, high) if key < wanted else (low, middle)
        return message

    def _at(self, table: int, number: int) -> bytes:
        """The part before NUL: of a message with forms, the one for one."""
        length, begin = struct.unpack_from("=2I", self._data, table + 8 * number)
        return self._data[begin : begin + length].partition(b"\0")[0]

    @cached_property
    def _whole(self) -> "GNUTranslations":
        from gettext import GNUTranslations
        from io import BytesIO

        return GNUTranslations(BytesIO(self._data))
