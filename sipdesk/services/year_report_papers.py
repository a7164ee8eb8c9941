"""Fills the yearly report as a paper (D15) and as a file; both hold what the screen shows."""

from collections.abc import Iterator

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.year_figure import Topic
from sipdesk.domain.year_figures import KEY_FIGURES
from sipdesk.exchange import tables
from sipdesk.i18n import N_, Translator, translator
from sipdesk.printing import parts, year_report
from sipdesk.services import office, year_reports
from sipdesk.services import year_report_words as words
from sipdesk.services.year_report_words import ReportRow
from sipdesk.services.year_reports import Report

_WRITTEN = {
    "placements": (Topic.HVB, N_("Content of care and treatment, from the papers")),
    "deviations": (Topic.DEVIATIONS, N_("Analysis: which improvements are needed?")),
    "problems": (Topic.DEVIATIONS, N_("Problem areas for the county's arenas")),
}
_ORDER = (Topic.ACCESS, Topic.HVB, Topic.DEVIATIONS)
EMPTY = N_(
    "Nothing was noted in the program this year. That is not the same as that nothing happened."
)
_HEAD = (N_("Key"), N_("Topic"), N_("Figure"), N_("In words"), N_("How many"), N_("Of"), N_("Note"))


def title(report: Report, tr: Translator) -> str:
    """ "SIP i Granby 2026"."""
    name = report.municipality.removesuffix(" kommun") or tr("all municipalities")
    return tr("SIP in {municipality} {year}").format(municipality=name, year=report.year)


def period(report: Report, tr: Translator) -> str:
    """What is counted, when it was made, and that nobody stands in it."""
    text = tr(
        "The period {start} to {end}. Made {day}. No names or cases stand in the report."
        " The figures are about the cases that are kept in the program."
    )
    first = f"{report.year}-01-01"
    end, today = report.until.isoformat(), clock.today().isoformat()
    return text.format(start=first, end=end, day=today)


def smallness(report: Report, tr: Translator) -> str:
    """What the words for small numbers mean."""
    text = tr(
        "Numbers from one to {most} are written “{few}”. “Nearly all” means that {few} are"
        " missing. “Not shown” hides what could be worked out from other figures."
    )
    return text.format(most=report.limit - 1, few=words.fewer(report.limit, tr))


def paper(
    session: Session, *, municipality: str, year: int, lang: str = "sv"
) -> year_report.Content:
    """The report as its paper."""
    report = year_reports.report(session, municipality, year)
    tr, home = translator(lang), office.load_office(session)
    all_rows = words.rows(report, tr) if report.has_cases else ()
    return year_report.Content(
        header=parts.Header(report.municipality or home.region, practice=home.is_practice),
        title=title(report, tr),
        period=period(report, tr),
        small=smallness(report, tr),
        key_figures=words.key_rows(report, tr) if report.has_cases else (),
        topics=tuple(_topics(report, all_rows, tr)),
        empty="" if report.has_cases else tr(EMPTY),
        definitions=tuple(_definitions(all_rows)),
        source=report.pack.source("year_report", lang),
    )


def _topics(
    report: Report, rows: tuple[ReportRow, ...], tr: Translator
) -> Iterator[year_report.Topic]:
    for topic in _ORDER:
        own = [row for row in rows if row.topic is topic]
        yield _topic(tr(words.TITLES[topic]), own, tuple(_written(report, topic, tr)))
    lead = tr("Analysis of Socialstyrelsen's open comparisons")
    written = ((lead, report.texts.comparisons),)
    yield year_report.Topic(tr("Open comparisons"), written=written)
    if routine := [row for row in rows if row.topic is Topic.ROUTINE]:
        yield _topic(tr(words.TITLES[Topic.ROUTINE]), routine, ())


def _topic(
    title: str, rows: list[ReportRow], written: tuple[tuple[str, str], ...]
) -> year_report.Topic:
    heads = [row for row in rows if not row.is_part]
    shown = [row for row in heads if not (_is_nothing(row) or row.is_hidden)]
    return year_report.Topic(
        title,
        tuple(_line(row, rows) for row in shown if not row.is_reason),
        tuple(row.label.rstrip("?") for row in heads if _is_nothing(row)),
        tuple(row.label.rstrip("?") for row in heads if row.is_hidden),
        tuple(f"{row.label}: {row.value}" for row in shown if row.is_reason),
        written,
    )


def _is_nothing(row: ReportRow) -> bool:
    """Whether there was nothing to count: said in one sentence, not as a line of its own."""
    is_none = row.number == 0 and row.base is None
    return (is_none or row.base == 0) and row.key not in KEY_FIGURES


def _line(head: ReportRow, rows: list[ReportRow]) -> year_report.Line:
    """A figure; of a division the first part with its bar, and the others in words."""
    own = [row for row in rows if row.is_part and row.key.startswith(f"{head.key}.")]
    if not own:
        return year_report.Line(head.label, head.value, head.filled, note=head.note)
    first, *others = own
    mark = " " if head.label.endswith("?") else ": "
    return year_report.Line(
        f"{head.label}{mark}{_small(first.label)}",
        first.value,
        first.filled,
        tuple(f"{row.label}: {row.number}" for row in others),
        head.note,
    )


def _small(label: str) -> str:
    """With a small first letter behind a colon, save for abbreviations."""
    first = label.partition(" ")[0]
    return label[:1].lower() + label[1:] if first[1:].islower() else label


def _written(report: Report, topic: Topic, tr: Translator) -> Iterator[tuple[str, str]]:
    for name, (own, lead) in _WRITTEN.items():
        text = getattr(report.texts, name)
        if own is topic and (text.strip() or name != "problems"):
            yield tr(lead), text


def _definitions(rows: tuple[ReportRow, ...]) -> Iterator[tuple[str, str]]:
    for row in rows:
        if row.how and not (row.is_part or row.is_hidden or _is_nothing(row)):
            yield row.label, row.how


def table(session: Session, *, municipality: str, year: int, lang: str = "sv") -> bytes:
    """The report as a file for a spreadsheet: stable keys, hidden numbers empty."""
    report, tr = year_reports.report(session, municipality, year), translator(lang)
    found = [
        (row.key, tr(words.TITLES[row.topic]), row.label, row.value, row.number, row.base, row.note)
        for row in words.rows(report, tr)
    ]
    about = [("report", "", title(report, tr), period(report, tr), None, None, "")]
    how = [
        (f"how.{row.key}", tr("How we have counted"), row.label, row.how, None, None, "")
        for row in words.rows(report, tr)
        if row.how
    ]
    if not report.has_cases:
        found = [("empty", "", tr(EMPTY), "", None, None, "")]
    return tables.write([tr(name) for name in _HEAD], [*about, *found, *how])
