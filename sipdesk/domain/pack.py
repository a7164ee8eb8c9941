"""Rule packs: reads them all, finds those in force on a day, and combines them for a plan.

Other rooms import from here: `Packs`, `Pack`, `Local`, `Setting`, `Text`, `Area`, `PackError`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sipdesk.domain.pack_check import Fault, PackError
from sipdesk.domain.pack_layer import County, Layer
from sipdesk.domain.pack_lists import Local
from sipdesk.domain.pack_merged import Pack, cited
from sipdesk.domain.pack_parts import EMPTY, Area, Deadline, Rule, Suggestion, Text
from sipdesk.domain.pack_reading import read
from sipdesk.domain.pack_settings import Setting
from sipdesk.i18n import N_, language
from sipdesk.paths import shipped

__all__ = [
    "Area",
    "County",
    "Deadline",
    "Layer",
    "Local",
    "Pack",
    "PackError",
    "Packs",
    "Setting",
    "Suggestion",
    "Text",
    "spoken",
]


@dataclass(frozen=True)
class Packs:
    """Every pack that the program has, all versions of each."""

    layers: tuple[Layer, ...]

    @classmethod
    def load(cls, folder: Path | None = None, imported: Path | None = None) -> "Packs":
        """The shipped packs, or those of another folder, and perhaps the imported ones.

        Raises:
            PackError: a file is wrong, or two packs contradict each other.
        """
        files = sorted((folder or shipped("resources", "packs")).glob("*.toml"))
        if imported and imported.is_dir():
            files += sorted(imported.glob("*.toml"))
        packs = cls(())
        for path in files:
            packs = packs.with_layer(read(path), path.name)
        return packs

    def with_layer(self, layer: Layer, file: str = "") -> "Packs":
        """These packs and one more. Raises `PackError` when it contradicts one of them."""
        for other in self.layers:
            if other.ref == layer.ref:
                wrong = N_("A pack with this id and version is already there: {id}.")
                raise PackError(file, Fault(wrong, key="pack.id", values={"id": layer.ref}))
        newest = [other for other in self.newest if other.id != layer.id]
        for other in newest:
            if _same_place(layer, other) and _overlap(layer, other):
                wrong = N_("The dates overlap those of {id}. Only one of them can be in force.")
                raise PackError(file, Fault(wrong, key="pack.from", values={"id": other.id}))
        return Packs((*self.layers, layer))

    @property
    def newest(self) -> tuple[Layer, ...]:
        """The newest version of each pack."""
        found: dict[str, Layer] = {}
        for layer in self.layers:
            if layer.id not in found or layer.version > found[layer.id].version:
                found[layer.id] = layer
        return tuple(found.values())

    @property
    def counties(self) -> tuple[County, ...]:
        """The counties that have a pack, each once, as their newest pack tells of them.

        One without an agreement comes last: it stands for all that have no pack.
        """
        found = {}
        for layer in sorted(self._of("county"), key=lambda layer: layer.valid_from):
            if layer.county:
                found[layer.county.code] = layer.county
        return tuple(sorted(found.values(), key=lambda county: county.agreement == EMPTY))

    @property
    def begins(self) -> date:
        """The first day that any statute pack covers."""
        return min((row.valid_from for row in self._of("national")), default=date.min)

    def layer(self, ref: str) -> Layer:
        """The layer with this id, or `id@version`; without a version the newest.

        Raises:
            PackError: no pack has it.
        """
        name, _, version = ref.partition("@")
        rows = self.layers if version else self.newest
        for row in rows:
            if row.id == name and (not version or str(row.version) == version):
                return row
        raise PackError(ref, Fault(N_("There is no pack {id}."), values={"id": ref}))

    def combined(
        self,
        national_id: str,
        county_id: str,
        child_id: str | None = None,
        local: Local | None = None,
    ) -> Pack:
        """The pack that a plan was made under. Raises `PackError` when one of them is missing."""
        child = self.layer(child_id) if child_id else None
        return Pack(self.layer(national_id), self.layer(county_id), child, local or Local())

    def in_force(
        self,
        day: date,
        county: str | None = None,
        *,
        child: bool = False,
        local: Local | None = None,
    ) -> Pack:
        """The pack in force on a day in a county; without a county the first that is valid.

        When no agreement covers the day, the latest that has begun (else the first to come) is
        used, and `agreement_valid_on(day)` says that it does not cover it.

        Raises:
            PackError: no statute pack covers the day, or the county has no pack.
        """
        statutes = [row for row in self._of("national") if row.valid_on(day)]
        agreements = [row for row in self._of("county") if county in (None, _county(row))]
        if not statutes or not agreements:
            wrong = N_("No pack is in force on {day}.")
            raise PackError("", Fault(wrong, values={"day": day.isoformat()}))
        agreement = _nearest(agreements, day)
        children = [
            row
            for row in self._of("child")
            if child and row.valid_on(day) and _county(row) == _county(agreement)
        ]
        return Pack(statutes[0], agreement, children[0] if children else None, local or Local())

    def _of(self, kind: str) -> list[Layer]:
        return [layer for layer in self.newest if layer.layer == kind]


def _county(layer: Layer) -> str:
    return layer.county.code if layer.county else ""


def _same_place(one: Layer, other: Layer) -> bool:
    return one.layer == other.layer and _county(one) == _county(other)


def _overlap(one: Layer, other: Layer) -> bool:
    end = min(one.valid_until or date.max, other.valid_until or date.max)
    return max(one.valid_from, other.valid_from) <= end


def _nearest(layers: Iterable[Layer], day: date) -> Layer:
    """The layer that covers the day, else the latest begun, else the first to come."""
    return min(
        layers,
        key=lambda row: (
            not row.valid_on(day),
            row.valid_from > day,
            abs((day - row.valid_from).days),
        ),
    )


def spoken(source: str) -> str:
    """A source as the shipped packs give it in Swedish, in the language of the program.

    What is kept of a rule is kept in Swedish, the language of laws and agreements.
    """
    if language() == "sv" or not source:
        return source
    return str(_sources().get(source, source))


@cache
def _sources() -> dict[str, Text]:
    found = {}
    for layer in Packs.load().layers:
        rows: list[Rule | Deadline] = [*layer.rows(Rule), *layer.rows(Deadline)]
        for row in rows:
            text = cited(layer, row)
            found[text.sv] = text
    return found
