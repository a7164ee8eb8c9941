"""Words of the start view: how late, what the act is called, what a date is."""

from datetime import date

from sipdesk.domain.pack import spoken
from sipdesk.domain.steps import STEP_TITLES, Step
from sipdesk.i18n import N_, _, format_date, language, ngettext
from sipdesk.services.dates import WORDS
from sipdesk.services.overview import Bucket, CaseRow, TodayRow

_ACTS = (
    ("hvb.sip.", N_("Book a meeting")),
    ("invite.reply.", N_("Remind")),
    ("invite.", N_("See the call")),
    ("followup.", N_("Follow up")),
    ("plan.intervention.overdue", N_("Follow up")),
    ("consent.expiring", N_("Renew")),
    ("consent.", N_("See the consent")),
    ("need.offer.", N_("See the offer")),
    ("related_plan.", N_("See the plan")),
    ("handout.", N_("Print")),
    ("child.", N_("Decide")),
    ("", N_("Open")),
)


def act_of(code: str) -> str:
    """What the one button of a row is called."""
    return _(next(text for start, text in _ACTS if code.startswith(start)))


def short_day(day: date, today: date) -> str:
    """ "today", "tomorrow", "Fri 13 March" within a week, else "24 March", with another year."""
    ahead = (day - today).days
    near = {0: N_("today"), 1: N_("tomorrow"), -1: N_("yesterday")}
    if ahead in near:
        return _(near[ahead])
    if 0 < ahead < 7:
        return format_date(day, "EEE d MMMM").replace(".", "")
    return format_date(day, "d MMMM" if day.year == today.year else "d MMM y").replace(".", "")


def when(row: TodayRow, today: date) -> str:
    """How late, at what time, or which day; without a last day, how long it has stood."""
    if row.bucket is Bucket.LATE and row.due is not None:
        days = (today - row.due).days
        return ngettext("{n} day late", "{n} days late", days).format(n=days)
    if row.values.get("at"):
        return _("at {time}").format(time=row.values["at"])
    if row.due is not None:
        return short_day(row.due, today)
    if row.since is not None:
        return _("day {n}").format(n=(today - row.since).days)
    return _("open")


def why(row: TodayRow, today: date) -> str:
    """The date, and the rule it comes from."""
    parts = []
    if row.due is not None and row.bucket is not Bucket.TODAY:
        parts.append(_("Due {date}.").format(date=short_day(row.due, today)))
    elif row.since is not None and (days := (today - row.since).days):
        parts.append(ngettext("{n} day has passed.", "{n} days have passed.", days).format(n=days))
    if row.source:
        parts.append(_("Source: {source}").format(source=spoken(row.source)))
    return " ".join(parts)


def person(name: str, number: str) -> str:
    """The person and the case number; a protected person has no name here."""
    return f"{name or _('Protected information')} · SIP {number}"


def step_text(row: CaseRow) -> str:
    """The number and name of the next step of a case."""
    if row.closed_on is not None:
        return _("Closed")
    if not row.step:
        return ""
    step = Step(row.step)
    return f"{step.number} {_(STEP_TITLES[step])}"


def next_words(row: CaseRow, today: date) -> tuple[str, str, bool]:
    """The next date of a case, what it is, and whether it is late."""
    if row.next_on is None:
        return _("no date"), "", False
    what = _(WORDS.get(row.next_what, ""))
    late = row.next_on < today
    if late:
        what = _("{what}, late").format(what=what) if what else _("late")
    return short_day(row.next_on, today), what, late


def today_line(day: date, late: int) -> str:
    """The line under the title: the day, and how much is late."""
    text = format_date(day, "EEEE d MMMM y")
    if language() == "sv":
        text = text[:1].upper() + text[1:]
    if not late:
        return text
    words = ngettext("{n} thing is late", "{n} things are late", late).format(n=late)
    return f"{text} · {words}"
