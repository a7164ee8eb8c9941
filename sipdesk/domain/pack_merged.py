"""Law, agreement and local routine of one plan, seen as one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from sipdesk.domain import pack_parts as parts
from sipdesk.domain.pack_layer import County, Layer
from sipdesk.domain.pack_lists import PackLists
from sipdesk.domain.pack_parts import EMPTY, Text
from sipdesk.domain.pack_settings import Setting, SettingKind


@dataclass(frozen=True, eq=False)
class Pack(PackLists):
    """National core, county agreement, perhaps a child pack, and the local layer."""

    # --- identity and time

    @property
    def refs(self) -> tuple[str, ...]:
        """The layers as a plan remembers them, each `id@version`."""
        return tuple(layer.ref for layer in (self.national, self.county, self.child) if layer)

    @property
    def verified(self) -> bool:
        """Whether somebody has checked every layer against its source."""
        return all(layer.verified for layer in self._layers)

    def valid_on(self, day: date) -> bool:
        """Whether both the statutes and the agreement cover the day."""
        return self.statute_valid_on(day) and self.agreement_valid_on(day)

    def statute_valid_on(self, day: date) -> bool:
        """Whether the statutes of this pack cover the day (G19: dates of their own)."""
        return self.national.valid_on(day)

    def agreement_valid_on(self, day: date) -> bool:
        """Whether the agreement of this pack covers the day."""
        return self.county.valid_on(day)

    # --- rules and their sources

    def has_rule(self, key: str) -> bool:
        """Whether a layer has this very rule or deadline."""
        return key in self._rules or key in self._deadlines

    @property
    def school_is_called(self) -> bool:
        """Whether a school is called, not invited: only by a child pack (AA12)."""
        return self.has_rule("child.school_called")

    def source(self, key: str, lang: str = "sv") -> str:
        """The law or agreement behind a rule or a problem code; "" when none is known.

        `plan.intervention.owner_missing` is looked up as itself, then as `plan.intervention`,
        then as `plan`.
        """
        while key:
            found = self._deadlines.get(key) or self._rules.get(key)
            if found:
                return cited(found[0], found[1]).to(lang)
            key = key.rpartition(".")[0]
        return ""

    def section(self, key: str) -> str:
        """The section of the agreement in which a rule stands; "" when the pack has none."""
        found = self._deadlines.get(key) or self._rules.get(key)
        return found[1].section if found else ""

    def rule_text(self, key: str) -> Text:
        """The wording of a rule for papers; empty when the pack has none."""
        found = self._rules.get(key)
        return found[1].text if found else EMPTY

    def deadline(self, key: str) -> parts.Deadline | None:
        """The deadline, or None when no layer has it: then nothing is counted down."""
        found = self._deadlines.get(key)
        return found[1] if found else None

    @property
    def deadlines(self) -> Mapping[str, parts.Deadline]:
        """Every deadline that a layer gives, by key."""
        return MappingProxyType({key: row for key, (_, row) in self._deadlines.items()})

    # --- names and sentences

    @property
    def agreement(self) -> str:
        """The name of the agreement, in Swedish as on papers; "" when there is none."""
        return self._county.agreement.sv

    @property
    def region(self) -> str:
        """The name of the region; "" when the pack does not know it."""
        return self._county.region

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipalities of the county as far as the pack knows them."""
        return self._county.municipalities

    @property
    def law_line(self) -> str:
        """ "Planen är gjord enligt …", in Swedish."""
        return self.law["plan_line"].sv

    @cached_property
    def law(self) -> Mapping[str, Text]:
        """Ready references and sentences by key; a key that is missing is a bug."""
        return MappingProxyType({row.key: row.text for row in self._all(parts.Law, "key")})

    @cached_property
    def terms(self) -> Mapping[str, Text]:
        """The words of this time and county by key; for our own sentences, never for names."""
        return MappingProxyType({row.key: row.text for row in self._all(parts.Term, "key")})

    # --- the local layer

    @cached_property
    def setting_kinds(self) -> Mapping[str, SettingKind]:
        """Every local setting and document slot that exists, by name."""
        rows = self._all(SettingKind, "name")
        return MappingProxyType({row.name: row for row in rows})

    @property
    def local_minority_languages(self) -> tuple[str, ...]:
        """Those that the local routine names, beside those whose areas the packs list."""
        told = str(self.setting("minority_languages").value or "")
        return tuple(word.strip() for word in told.split(",") if word.strip())

    def setting(self, name: str) -> Setting:
        """The local value with its source, else the built-in one, else an empty setting.

        Raises:
            KeyError: no setting has this name.
        """
        kind = self.setting_kinds[name]
        chosen = self.local.values.get(name)
        if chosen is not None and not chosen.is_empty:
            return chosen
        return Setting(kind.built_in, self.law["built_in_source"].sv if kind.built_in else "")

    def days(self, name: str) -> int | None:
        """A local number of days, or None: then nothing is counted down."""
        value = self.setting(name).value
        return value if type(value) is int else None

    def slot(self, name: str) -> str:
        """The local text of a document slot; "" until somebody has decided it."""
        value = self.setting(name).value
        return value if isinstance(value, str) else ""

    @cached_property
    def non_working_days(self) -> frozenset[date]:
        """Days that the municipality has marked free beside the public holidays."""
        value = self.setting("non_working_days").value
        return frozenset(value) if isinstance(value, tuple) else frozenset()

    # --- inside

    @property
    def _county(self) -> County:
        assert self.county.county is not None  # noqa: S101 - the reader demands it
        return self.county.county

    @cached_property
    def _rules(self) -> dict[str, tuple[Layer, parts.Rule]]:
        return {row.key: (layer, row) for layer in self._layers for row in layer.rows(parts.Rule)}

    @cached_property
    def _deadlines(self) -> dict[str, tuple[Layer, parts.Deadline]]:
        found = self._layers
        return {row.key: (layer, row) for layer in found for row in layer.rows(parts.Deadline)}


def cited(layer: Layer, row: parts.Rule | parts.Deadline) -> Text:
    """The law or agreement in which a rule of a layer stands; empty when it does not say."""
    if row.cite != EMPTY or layer.county is None:
        return row.cite
    name = layer.county.agreement
    if not row.section:
        return name
    return Text(f"{name.sv}, avsnitt {row.section}", f"{name.en}, section {row.section}")
