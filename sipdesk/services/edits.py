"""How fields are set: text is checked, unknown fields are a mistake in the program."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import SQLModel

from sipdesk import clock
from sipdesk.domain.problems import Problem, RuleError, refuse
from sipdesk.i18n import N_

LONGEST = 50_000
_SHOWN_CONTROLS = {"\n", "\t"}
R = TypeVar("R")


def clean(field: str, value: Any) -> Any:
    """The value as it is stored: text composed (NFC), nothing stripped, nothing invisible.

    Raises RuleError at the field for text that no window or paper can show literally.
    """
    if not isinstance(value, str):
        return value
    if any(_cannot_show(sign) for sign in value):
        raise refuse(
            "text.sign_not_shown",
            field,
            N_("The text holds an invisible control character. Remove it or type the text anew."),
        )
    if len(value) > LONGEST:
        raise refuse(
            "text.too_long",
            field,
            N_("The text is too long: at most {longest} characters fit."),
            values={"longest": str(LONGEST)},
        )
    return unicodedata.normalize("NFC", value)


def _cannot_show(sign: str) -> bool:
    return sign not in _SHOWN_CONTROLS and unicodedata.category(sign) in ("Cc", "Cs")


def change(row: SQLModel, fields: Mapping[str, Any], allowed: Collection[str]) -> None:
    """Set the given fields of a row.

    Raises TypeError for a field outside the allow-list and RuleError for text that cannot be
    stored; then nothing has been set.
    """
    if unknown := set(fields) - set(allowed):
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")
    cleaned = {name: clean(name, value) for name, value in fields.items()}
    for name, value in cleaned.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def clean_all(fields: Mapping[str, Any]) -> dict[str, Any]:
    """All values as they are stored."""
    return {name: clean(name, value) for name, value in fields.items()}


def ask(problems: Sequence[Problem]) -> None:
    """Raise what a rule answered as a RuleError; nothing when it found nothing."""
    if problems:
        raise RuleError(problems)


def one(rows: Iterable[R], row_id: UUID | None) -> R:
    """The row with that id among the case's own. Raises LookupError when it is not there."""
    for row in rows:
        if row.id == row_id:  # type: ignore[attr-defined]
            return row
    raise LookupError("row is not part of this case")


def in_order(first: date | None, last: date | None, field: str) -> None:
    """Refuse a last day that lies before the first."""
    if first and last and last < first:
        raise refuse("date.reversed", field, N_("The last day lies before the first."))


def not_in_future(day: date | None, field: str) -> None:
    """Refuse a day that has not come yet for something that has happened."""
    if day and day > clock.today():
        raise refuse("date.in_future", field, N_("The day lies in the future."))
