"""Fills D20: what stands open in all cases, by number alone."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.pack import spoken
from sipdesk.i18n import N_, _, format_date, language, translator
from sipdesk.printing import flag_list
from sipdesk.services import office, overview
from sipdesk.services.overview import TodayRow
from sipdesk.services.paper_parts import office_header

# Only these values say nothing about anybody; names of people and units stay away.
_SAFE = {"n", "days", "date", "at", "due", "since", "until"}
_PARTS = (N_("Late"), N_("Today"), N_("This week"))


class _Quiet(dict[str, Any]):
    def __missing__(self, _key: str) -> str:
        return "…"


def flag_list_paper(session: Session) -> flag_list.Content:
    """The start view of today as a list without names; protected cases are counted only."""
    today = overview.today(session, limit=500)
    rows = (today.late, today.today, today.week)
    hidden = {row.case_id for part in rows for row in part if row.is_protected}
    home = office.load_office(session)
    return flag_list.Content(
        header=office_header(home, translator(language())),
        on=today.day,
        parts=tuple(
            flag_list.Part(_(title), tuple(_item(row) for row in part if not row.is_protected))
            for title, part in zip(_PARTS, rows, strict=True)
        ),
        protected=len(hidden),
    )


def _item(row: TodayRow) -> flag_list.Item:
    return flag_list.Item(
        number=row.case_number,
        what=_(row.text).format_map(_Quiet(_safe(row.values))),
        when=_when(row),
        why=_("Source: {source}").format(source=spoken(row.source)) if row.source else "",
    )


def _safe(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in _SAFE}


def _when(row: TodayRow) -> str:
    if row.due is not None:
        return format_date(row.due, lang=language())
    if row.since is not None:
        days = (clock.today() - row.since).days
        return _("{n} days have passed").format(n=days)
    return ""


def note_list_printed(session: Session, case_id: None = None) -> None:
    """Leave a log row that the list was printed or saved; it is about no one person."""
    session.info["subject"] = "flag_list"
