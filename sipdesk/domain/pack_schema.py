"""The form of a pack file: which tables and keys may stand where, and what each must look like."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sipdesk.domain import pack_layer as layer
from sipdesk.domain import pack_parts as p
from sipdesk.domain import pack_settings as settings
from sipdesk.i18n import N_

LONGEST_LINE = 4000
_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")


@dataclass(frozen=True)
class Kind:
    """The form of one value: a test, and the form in words for the one who wrote the file."""

    expected: str
    fits: Callable[[object], bool]
    choices: tuple[str, ...] = ()


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.strip() != "" and len(value) <= LONGEST_LINE


def _is_code(value: object) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def _is_text(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"sv", "en"}
        and all(map(_is_line, value.values()))
    )


def _is_whole(value: object) -> bool:
    return type(value) is int and 0 <= value <= 3660


def _is_list_of(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(fits(item) for item in value)


def _is_value(value: object) -> bool:
    return type(value) is bool or _is_whole(value) or _is_line(value) or _is_list_of(_is_day)(value)


def _is_day(value: object) -> bool:
    return type(value) is date


def _one_of(*choices: str) -> Kind:
    return Kind(N_("one of: {choices}"), lambda value: value in choices, choices)


CODE = Kind(N_("a code of small letters a–z, digits, full stop, hyphen or underscore"), _is_code)
LINE = Kind(N_("a text inside quotation marks, at most 4000 characters, not empty"), _is_line)
TEXT = Kind(N_('a text in both languages, written {{ sv = "…", en = "…" }}'), _is_text)
REGION = Kind(LINE.expected, lambda value: _is_line(value) or value == "")
AGREEMENT = Kind(TEXT.expected, lambda value: _is_text(value) or value == {"sv": "", "en": ""})
DAY = Kind(N_("a date without quotation marks, for example 2026-01-31"), _is_day)
WHOLE = Kind(N_("a whole number from 0 to 3660"), _is_whole)
YES_NO = Kind(N_("true or false"), lambda value: type(value) is bool)
CODES = Kind(N_('a list of codes, for example ["boende", "ekonomi"]'), _is_list_of(_is_code))
LINES = Kind(N_("a list of texts inside quotation marks"), _is_list_of(_is_line))
WHOLES = Kind(N_("a list of whole numbers"), _is_list_of(_is_whole))
VALUE = Kind(N_("a text, a whole number, true or false, or a list of dates"), _is_value)
SEVERAL = Kind(
    N_("one or more tables with double brackets, [[{table}]]"), lambda v: isinstance(v, list)
)
SINGLE = Kind(N_("one table with single brackets, [{table}]"), lambda v: isinstance(v, dict))

UNIT = _one_of("calendar_days", "working_days", "hours", "years", "without_number")
OWNER = _one_of("kommun", "region", "both", "other")
ASSESSMENT = _one_of("required", "not", "both")
GROUP = _one_of("intervention", "housing", "occupation", "relatives", "method")
WHEN = _one_of("always", "coercion", "child", "interpreter", "access_list", "minority_language")
PRINCIPAL = _one_of("kommun", "region", "shared", "school", "provider", "other")
COLUMN = _one_of("socialtjanst", "primarvard", "specialistvard")
SETTING = _one_of("days", "number", "dates", "line", "text", "yes_no", "choice")
LAYER = _one_of("national", "county", "child", "local")


@dataclass(frozen=True)
class Table:
    """One table of the file: the row it becomes, its keys, and in which layers it may stand."""

    row: type
    required: Mapping[str, Kind]
    optional: Mapping[str, Kind] = field(default_factory=dict)
    layers: tuple[str, ...] = ("national", "county", "child")
    unique: str = ""


_CHOICE = {"code": CODE, "label": TEXT, "req": LINE}
_KEYED = {"key": CODE, "text": TEXT, "req": LINE}
_NATIONAL = ("national",)
_SHARED = ("national", "county", "child", "local")

HEAD = {
    "id": CODE,
    "layer": LAYER,
    "version": WHOLE,
    "title": TEXT,
    "publisher": LINE,
    "verified": YES_NO,
    "from": DAY,
    "req": LINE,
}
HEAD_OPTIONAL = {"until": DAY, "note": TEXT}

SINGLES: Mapping[str, Table] = {
    "county": Table(
        layer.County,
        {"code": CODE, "name": LINE, "region": REGION, "agreement": AGREEMENT},
        {"municipalities": LINES, "local_agreement": _one_of("optional", "required")},
        ("county", "child"),
    ),
    "next": Table(
        layer.Next, {"notice_from": DAY, "in_force": DAY, "text": TEXT}, layers=("county",)
    ),
}

TABLES: Mapping[str, Table] = {
    "rules": Table(
        p.Rule,
        {"key": CODE, "req": LINE},
        {"cite": TEXT, "section": LINE, "text": TEXT},
        unique="key",
    ),
    "deadlines": Table(
        p.Deadline,
        {"key": CODE, "unit": UNIT, "starts": CODE, "label": TEXT, "req": LINE},
        {"amount": WHOLE, "after_noon": WHOLE, "words": TEXT, "cite": TEXT, "section": LINE},
        unique="key",
    ),
    "law": Table(p.Law, _KEYED, unique="key"),
    "terms": Table(p.Term, _KEYED, layers=_SHARED, unique="key"),
    "headings": Table(p.Heading, _CHOICE, layers=_NATIONAL, unique="code"),
    "areas": Table(p.AreaRow, {**_CHOICE, "heading": CODE}, unique="code"),
    "catalogue": Table(
        p.Suggestion,
        {"text": TEXT, "owner": OWNER, "req": LINE},
        {"group": GROUP, "assessment": ASSESSMENT, "areas": CODES, "conditions": TEXT},
        _SHARED,
        "text",
    ),
    "assessed": Table(p.Assessed, _CHOICE, unique="code"),
    "arenas": Table(p.Arena, _CHOICE, {"names": LINES}, unique="code"),
    "target_groups": Table(p.TargetGroup, _CHOICE, unique="code"),
    "warning_signs": Table(
        p.WarningSign, {**_CHOICE, "side": _one_of("health", "social")}, unique="code side"
    ),
    "circumstances": Table(p.Circumstance, _CHOICE, unique="code"),
    "hvb_reasons": Table(p.HvbReason, _CHOICE, {"covered": YES_NO}, unique="code"),
    "health_routes": Table(p.HealthRoute, _CHOICE, unique="code"),
    "close_reasons": Table(p.CloseReason, _CHOICE, unique="code"),
    "year_topics": Table(p.YearTopic, _CHOICE, unique="code"),
    "principles": Table(p.Principle, _CHOICE, unique="code"),
    "actors": Table(
        p.Actor, {**_CHOICE, "principal": PRINCIPAL}, {"column": COLUMN}, _SHARED, "code"
    ),
    "instruments": Table(p.Instrument, _CHOICE, unique="code"),
    "local_headings": Table(p.LocalHeading, _CHOICE, {"questions": TEXT}, unique="code"),
    "grid": Table(
        p.GridRow,
        _CHOICE,
        {"socialtjanst": TEXT, "primarvard": TEXT, "specialistvard": TEXT},
        unique="code",
    ),
    "references": Table(p.Reference, _CHOICE, unique="code"),
    "rights": Table(p.Right, _KEYED, {"when": WHEN}, unique="key"),
    "minority_areas": Table(
        p.MinorityArea,
        {"language": CODE, "municipalities": LINES, "req": LINE},
        layers=_NATIONAL,
        unique="language",
    ),
    "retention": Table(
        p.Retention,
        {"profile": CODE, "years": WHOLE, "purge_duty": YES_NO, "cite": TEXT, "req": LINE},
        layers=_NATIONAL,
        unique="profile",
    ),
    "never_purge": Table(p.NeverPurge, _CHOICE, {"birth_days": WHOLES}, unique="code"),
    "settings": Table(
        settings.SettingKind,
        {"name": CODE, "kind": SETTING, "label": TEXT, "req": LINE},
        {"hint": TEXT, "choices": CODES, "built_in": VALUE},
        _NATIONAL,
        "name",
    ),
    "values": Table(
        settings.LocalValue,
        {"name": CODE, "value": VALUE, "source": LINE},
        layers=("local",),
        unique="name",
    ),
}
