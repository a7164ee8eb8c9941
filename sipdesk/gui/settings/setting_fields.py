"""A field for each kind of local setting; what does not fit is said at the field."""

import re
from typing import Any

from sipdesk.domain.pack_local import SMALLEST_CELL, value_fault
from sipdesk.domain.pack_settings import SettingKind
from sipdesk.gui.widgets.days import read_day
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.i18n import N_, _

LARGEST = 3660
_CHOICE_WORDS = {
    "none": N_("Nobody signs"),
    "person": N_("The person"),
    "person_and_responsible": N_("The person and the responsible principal"),
    "all": N_("Everybody who answers for something in the plan"),
}


class NumberField(TextField):
    """A whole number; empty means that nobody has decided."""

    def __init__(self, kind: SettingKind, hint: str) -> None:
        super().__init__(kind.name, str(kind.label), hint, width=8)
        self._kind = kind

    def value(self) -> Any:
        """The number, or None while there is none."""
        text = self.edit.text().strip()
        return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None

    def raw(self) -> str:
        """What is typed."""
        return self.edit.text()

    def problem(self) -> str:
        """Why this is no number for the setting."""
        if not self.edit.text().strip():
            return ""
        if self.value() is not None and value_fault(self._kind, self.value()) is None:
            return ""
        low = SMALLEST_CELL if self._kind.name == "min_cell" else 0
        return _("Write a whole number from {low} to {high}, or nothing.").format(
            low=low, high=LARGEST
        )


class DaysField(LongTextField):
    """Days, one on each line or with commas between."""

    def __init__(self, kind: SettingKind, hint: str) -> None:
        how = _("One day on each line, for example 2026-06-18.")
        super().__init__(kind.name, str(kind.label), f"{hint} {how}".strip(), lines=2)

    def value(self) -> Any:
        """The days in order; empty while one of them is wrong."""
        try:
            return tuple(sorted({day for part in self._parts() if (day := read_day(part))}))
        except ValueError:
            return ()

    def raw(self) -> str:
        """What is typed."""
        return self.edit.plain()

    def _parts(self) -> list[str]:
        return [part.strip() for part in re.split(r"[\n,;]", self.edit.plain()) if part.strip()]

    def problem(self) -> str:
        """Which line is no day."""
        for part in self._parts():
            try:
                read_day(part)
            except ValueError as wrong:
                return f"{part[:40]}: {wrong}"
        return ""

    def _show(self, value: Any) -> None:
        days = value if isinstance(value, tuple) else ()
        text = "\n".join(day.isoformat() for day in days) if days else str(value or "")
        if self._parts() != text.split("\n"):
            self.edit.setPlainText(text)


def make_field(kind: SettingKind) -> Field:
    """The field of a setting, with its label and hint out of the pack."""
    label, hint = str(kind.label), str(kind.hint)
    empty = _("Not decided")
    if kind.kind in ("days", "number"):
        return NumberField(kind, hint)
    if kind.kind == "dates":
        return DaysField(kind, hint)
    if kind.kind == "yes_no":
        return ChoiceField(
            kind.name, label, [(True, _("Yes")), (False, _("No"))], hint, empty=empty
        )
    if kind.kind == "choice":
        words = [(code, _(_CHOICE_WORDS.get(code, code))) for code in kind.choices]
        return ChoiceField(kind.name, label, words, hint, empty=empty)
    if kind.kind == "line":
        return TextField(kind.name, label, hint)
    return LongTextField(kind.name, label, hint)
