"""The yearly report in words, line by line: the same on the screen, on paper and in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sipdesk.domain.pack import Text
from sipdesk.domain.suppression import REST, Form, Shown
from sipdesk.domain.year_figure import Figure, Kind, Topic, Words
from sipdesk.domain.year_figures import KEY_FIGURES
from sipdesk.i18n import N_, Translator
from sipdesk.services.year_reports import Line, Report

TITLES: Mapping[Topic, str] = {
    Topic.ACCESS: N_("Accessibility, coordination and quality"),
    Topic.HVB: N_("Placements in HVB homes"),
    Topic.DEVIATIONS: N_("Deviations and needs that were not met"),
    Topic.ROUTINE: N_("Your own routine"),
}
NOT_SHOWN = N_("not shown")
_DIVISION = N_("The division is not shown: the numbers are too small.")
_EARLIER = N_("As in the earlier report: fewer than five have changed.")


@dataclass(frozen=True)
class ReportRow:
    """One line.

    Attributes:
        key: of the figure, and of its part behind a full stop; stable in the file.
        value: in words: "27 of 33", "fewer than 5".
        filled: the share that a bar shows, 0 to 1; None: no bar.
        number, base: as they may be shown; None when they are hidden.
        is_part: a part of the line above.
        is_hidden: nothing of it is shown.
        note: why something is not shown.
        how: the definition.
    """

    key: str
    topic: Topic
    label: str
    value: str
    filled: float | None = None
    number: int | None = None
    base: int | None = None
    is_part: bool = False
    note: str = ""
    how: str = ""
    is_hidden: bool = False

    @property
    def is_reason(self) -> bool:
        """Whether it is one of the reasons for placements, which do not exclude each other."""
        return self.key.startswith("reason_")


def rows(report: Report, tr: Translator) -> tuple[ReportRow, ...]:
    """All lines of the report."""
    return tuple(row for line in report.lines for row in _rows(line, report, tr))


def key_rows(report: Report, tr: Translator) -> tuple[tuple[str, str], ...]:
    """The four key figures: value and label."""
    return tuple(_key(report.line(key), report, tr) for key in KEY_FIGURES)


def _key(line: Line, report: Report, tr: Translator) -> tuple[str, str]:
    label = _say(line.figure.label, tr)
    parts = dict(line.shown.parts)
    if line.figure.kind is Kind.SPLIT and line.shown.total is not None:
        code, words = line.figure.parts[0]
        if code not in parts:
            return tr(NOT_SHOWN), f"{label}: {_say(words, tr)}"
        value = _of(parts[code], line.shown.total, tr)
        return value, f"{label}: {_say(words, tr)}"
    if line.figure.kind is Kind.MIDDLE and parts:
        return str(line.shown.parts[0][1]), tr("{label} (days, median)").format(label=label)
    return _value(line, report, tr), label


def _is_unknown(figure: Figure, shown: Shown) -> bool:
    """Whether too few values are known for a median."""
    return figure.kind is Kind.MIDDLE and shown.form is Form.FEWER


def _say(words: Words, tr: Translator) -> str:
    if isinstance(words, Text):
        return words.to(tr.lang)
    return tr(words) if words else ""


def fewer(limit: int, tr: Translator) -> str:
    """How a small number is written."""
    return tr("fewer than {n}").format(n=limit)


def _of(part: int, whole: int, tr: Translator) -> str:
    return tr("{n} of {all}").format(n=part, all=whole)


def _rows(line: Line, report: Report, tr: Translator) -> Iterator[ReportRow]:
    figure, shown = line.figure, line.shown
    note = tr(_EARLIER) if line.is_earlier else ""
    if figure.kind is Kind.SPLIT and shown.total and not shown.parts:
        note = note or tr(_DIVISION)
    yield ReportRow(
        key=figure.key,
        topic=figure.topic,
        label=_label(figure, report, tr),
        value=_value(line, report, tr),
        filled=_filled(figure, shown),
        number=_number(figure, shown),
        base=shown.total if figure.kind is Kind.SHARE else None,
        note=note,
        how=_how(figure, report, tr),
        is_hidden=shown.form is Form.HIDDEN or _is_unknown(figure, shown),
    )
    if figure.kind is Kind.SPLIT and shown.total:
        yield from _parts(figure, shown, shown.total, tr)


def _label(figure: Figure, report: Report, tr: Translator) -> str:
    days = report.pack.days(figure.key) if figure.topic is Topic.ROUTINE else None
    label = _say(figure.label, tr)
    return label if days is None else tr("{label}: {n} days").format(label=label, n=days)


def _how(figure: Figure, report: Report, tr: Translator) -> str:
    how = _say(figure.how, tr)
    if figure.topic is not Topic.ROUTINE:
        return how
    source = report.pack.setting(figure.key).source
    return f"{how} {tr('Source: {source}').format(source=source)}" if source else how


def _value(line: Line, report: Report, tr: Translator) -> str:
    shown, kind = line.shown, line.figure.kind
    small = fewer(report.limit, tr)
    if shown.form is Form.HIDDEN:
        return tr(NOT_SHOWN)
    if kind is Kind.MIDDLE:
        return _median(shown, tr)
    if kind is Kind.SHARE:
        return _share(shown, small, tr)
    return small if shown.form is Form.FEWER else str(shown.total)


def _median(shown: Shown, tr: Translator) -> str:
    if not shown.parts:
        return tr("none") if shown.total == 0 else tr(NOT_SHOWN)
    return tr("{n} (days, median)").format(n=shown.parts[0][1])


def _share(shown: Shown, small: str, tr: Translator) -> str:
    if shown.total == 0:
        return tr("none")
    if shown.form is Form.FEWER:
        return tr("{few} of {all}").format(few=small, all=shown.total)
    if shown.form is Form.NEARLY_ALL:
        return tr("nearly all of {n}").format(n=shown.total)
    return _of(shown.parts[0][1], shown.total or 0, tr)


def _filled(figure: Figure, shown: Shown) -> float | None:
    if figure.kind is not Kind.SHARE or not shown.total or shown.form is Form.HIDDEN:
        return None
    if shown.form is Form.FEWER:
        return None
    return 1.0 if shown.form is Form.NEARLY_ALL else shown.parts[0][1] / shown.total


def _number(figure: Figure, shown: Shown) -> int | None:
    if figure.kind in (Kind.SHARE, Kind.MIDDLE) and shown.parts:
        return shown.parts[0][1]
    if figure.kind is Kind.SHARE:
        return None
    return shown.total


def _parts(figure: Figure, shown: Shown, total: int, tr: Translator) -> Iterator[ReportRow]:
    words = dict(figure.parts)
    for code, number in shown.parts:
        if code == REST:
            label = tr("the others together")
            note = ", ".join(_say(words[one], tr) for one in shown.merged)
        else:
            label, note = _say(words[code], tr), ""
        yield ReportRow(
            key=f"{figure.key}.{code}",
            topic=figure.topic,
            label=label,
            value=_of(number, total, tr),
            filled=number / total,
            number=number,
            base=total,
            is_part=True,
            note=note,
        )
