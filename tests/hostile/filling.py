"""Fills every text of a paper's content with one text, each behind a mark of its own."""

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from itertools import count
from typing import Any

from sipdesk.printing.evaluation import Words

DAY = date(2027, 1, 12)
PLAIN: dict[type, Any] = {
    bool: True,
    bytes: b"",  # a picture; hostile ones have tests of their own
    int: 3,
    float: 0.5,
    date: DAY,
    datetime: datetime(2027, 1, 12, 13, 0),  # noqa: DTZ001 - a paper prints wall time
    time: time(13, 0),
    Words: Words(("Fick du säga det?",), ("Ja",), "Något mer?"),  # the program's own
}


class Filler:
    """Builds a content; after it `marks` tells which mark stands before the text of which field."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: dict[str, str] = {}
        self._numbers = count(1)
        self._inside: list[type[Any]] = []

    def content(self, kind: type[Any], path: str = "") -> Any:
        """An instance of a dataclass in which every field is filled."""
        hints = typing.get_type_hints(kind)
        self._inside.append(kind)
        made = {
            field.name: self._value(hints[field.name], f"{path}.{field.name}".strip("."))
            for field in fields(kind)
        }
        self._inside.pop()
        return kind(**made)

    def _value(self, hint: Any, path: str) -> Any:
        if hint is str:
            mark = f"q{next(self._numbers)}: "
            self.marks[mark] = path
            return mark + self.text
        if hint in PLAIN:
            return PLAIN[hint]
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        if is_dataclass(hint):
            return self.content(typing.cast(type, hint), path)
        inner = typing.get_args(hint)
        if typing.get_origin(hint) is tuple:
            each = inner[:1] if inner[-1] is Ellipsis else inner
            return tuple(self._value(one, path) for one in each)
        if typing.get_origin(hint) in (types.UnionType, typing.Union):
            one = next(i for i in inner if i is not type(None))
            # A contact may have a substitute, who has none.
            return None if one in self._inside else self._value(one, path)
        raise TypeError(f"no rule for {path}: {hint}")
