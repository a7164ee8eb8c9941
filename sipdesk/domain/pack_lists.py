"""The lists that a pack gives to pages and papers, later layers replacing earlier ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from sipdesk.domain import pack_parts as parts
from sipdesk.domain.pack_layer import Layer
from sipdesk.domain.pack_parts import EMPTY, Area, Text
from sipdesk.domain.pack_settings import Setting, Value

Row = TypeVar("Row")


@dataclass(frozen=True)
class Local:
    """The municipality's own layer; empty as shipped.

    Attributes:
        values: local settings and document slots by name, each with its source.
        layer: catalogue additions, words and units of the municipality, from its pack file.
    """

    values: Mapping[str, Setting] = field(default_factory=lambda: MappingProxyType({}))
    layer: Layer | None = None

    def with_value(self, name: str, value: Value, source: str) -> "Local":
        """A copy with one setting changed; a value without a source is not accepted.

        Raises:
            ValueError: when the source is empty.
        """
        if not source.strip():
            raise ValueError("a local value needs a source")
        return Local(MappingProxyType({**self.values, name: Setting(value, source)}), self.layer)


@dataclass(frozen=True, eq=False)
class PackLists:
    """Layers merged row by row: what a later one says under the same key or code replaces."""

    national: Layer
    county: Layer
    child: Layer | None = None
    local: Local = field(default_factory=Local)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The one list of areas, for needs and for consent."""
        heading = {row.code: row.label for row in self.headings}
        rows = self._all(parts.AreaRow, "code")
        return tuple(Area(r.code, r.label, heading.get(r.heading, EMPTY), r.req) for r in rows)

    def area(self, code: str) -> Area:
        """The area; a code that this pack does not know is shown as it is, never lost."""
        known = {area.code: area for area in self.areas}
        return known.get(code) or Area(code, Text(code, code), EMPTY)

    @cached_property
    def headings(self) -> tuple[parts.Heading, ...]:
        """The life areas of IBIC: nine and two (practice A8)."""
        return self._all(parts.Heading, "code")

    @cached_property
    def catalogue(self) -> tuple[parts.Suggestion, ...]:
        """Interventions as suggestions; the catalogue never decides who is responsible (A18)."""
        return self._all(parts.Suggestion, "text")

    def suggestions(
        self, owner: str = "", area: str = "", group: str = "intervention"
    ) -> tuple[parts.Suggestion, ...]:
        """The catalogue's rows for one side, one area and one group; "" takes all."""
        return tuple(
            row
            for row in self.catalogue
            if (not owner or row.owner in (owner, "both"))
            and (not area or not row.areas or area in row.areas)
            and (not group or row.group == group)
        )

    @cached_property
    def assessed(self) -> tuple[parts.Assessed, ...]:
        """What always needs an application and a decision (O2)."""
        return self._all(parts.Assessed, "code")

    @cached_property
    def arenas(self) -> tuple[parts.Arena, ...]:
        """Forums by function, with their names for the time being."""
        return self._all(parts.Arena, "code")

    def arena(self, code: str) -> parts.Arena | None:
        """One forum by function, or None when the pack does not name it."""
        return next((row for row in self.arenas if row.code == code), None)

    @cached_property
    def target_groups(self) -> tuple[parts.TargetGroup, ...]:
        """The groups that need coordinated and simultaneous interventions (N9)."""
        return self._all(parts.TargetGroup, "code")

    @cached_property
    def warning_signs(self) -> tuple[parts.WarningSign, ...]:
        """Signs that call for attention, by side (N7, N8)."""
        return self._all(parts.WarningSign, "code side")

    @cached_property
    def hsl_circumstances(self) -> tuple[parts.Circumstance, ...]:
        """The five circumstances in which a child's needs are regarded (E3)."""
        return self._all(parts.Circumstance, "code")

    @cached_property
    def hvb_reasons(self) -> tuple[parts.HvbReason, ...]:
        """Reasons for a placement; `covered` ones lie under the agreement (H22)."""
        return self._all(parts.HvbReason, "code")

    @cached_property
    def health_routes(self) -> tuple[parts.HealthRoute, ...]:
        """The ways of giving health care during a placement (H4)."""
        return self._all(parts.HealthRoute, "code")

    @cached_property
    def close_reasons(self) -> tuple[parts.CloseReason, ...]:
        """Reasons for ending the coordination."""
        return self._all(parts.CloseReason, "code")

    @cached_property
    def rights_texts(self) -> tuple[parts.Right, ...]:
        """The lines of "Bra att veta", in order; `when` says where each stands."""
        return self._all(parts.Right, "key")

    @cached_property
    def actors(self) -> tuple[parts.Actor, ...]:
        """Kinds of units and functions, with principal and column of the grid (AA)."""
        return self._all(parts.Actor, "code")

    @cached_property
    def retention(self) -> Mapping[str, parts.Retention]:
        """How long a file is kept, by profile."""
        rows = self._all(parts.Retention, "profile")
        return MappingProxyType({row.profile: row for row in rows})

    @cached_property
    def never_purge(self) -> tuple[parts.NeverPurge, ...]:
        """Reasons for never purging."""
        return self._all(parts.NeverPurge, "code")

    def rows(self, kind: type[Row], key: str = "code") -> tuple[Row, ...]:
        """Any other list of the pack: `pack.rows(pack_parts.YearTopic)`."""
        return self._all(kind, key)

    def is_minority_area(self, lang: str, municipality: str) -> bool:
        """Whether it is one for the language, by its name or as "Östersunds kommun"."""
        name = municipality.strip().removesuffix(" kommun")
        return bool({name, name.removesuffix("s")} & self.minority_areas(lang))

    def minority_areas(self, lang: str) -> frozenset[str]:
        """Municipalities that are administrative areas for a national minority language."""
        rows = self._all(parts.MinorityArea, "language")
        return frozenset(
            name for row in rows if row.language == lang for name in row.municipalities
        )

    @cached_property
    def _layers(self) -> tuple[Layer, ...]:
        layers = (self.national, self.county, self.child, self.local.layer)
        return tuple(layer for layer in layers if layer)

    def _all(self, kind: type[Row], key: str) -> tuple[Row, ...]:
        merged: dict[object, Row] = {}
        for layer in self._layers:
            for row in layer.rows(kind):
                merged[tuple(getattr(row, part) for part in key.split())] = row
        return tuple(merged.values())
