"""Local settings and document slots: which exist, and what a municipality has decided."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.pack_parts import EMPTY, Text


@dataclass(frozen=True)
class SettingKind:
    """A local setting that exists: its kind, label, hint and perhaps a built-in value.

    Attributes:
        kind: `days`, `number`, `dates`, `line`, `text`, `yes_no` or `choice`.
    """

    name: str
    kind: str
    label: Text
    req: str
    hint: Text = EMPTY
    choices: tuple[str, ...] = ()
    built_in: str | int | bool | None = None


Value = str | int | bool | tuple[date, ...] | None


@dataclass(frozen=True)
class Setting:
    """A local value and where it comes from; `value` is None while nobody has decided."""

    value: Value = None
    source: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody has decided."""
        return self.value is None or self.value in ("", ())


@dataclass(frozen=True)
class LocalValue:
    """A local value as the pack file holds it."""

    name: str
    value: Value
    source: str
