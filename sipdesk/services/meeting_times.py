"""Times and links of a meeting that cannot be: said at the field, before anything is stored."""

from collections.abc import Mapping
from typing import Any

from sipdesk import clock
from sipdesk.domain.model import Meeting
from sipdesk.domain.problems import refuse
from sipdesk.domain.rules.before_letter import is_safe_link
from sipdesk.i18n import N_


def check(meeting: Meeting, fields: Mapping[str, Any]) -> None:
    """Refuse an end before the beginning, an answer after the meeting, a link that could run."""
    starts = fields.get("starts_at", meeting.starts_at)
    ends = fields.get("ends_at", meeting.ends_at)
    if starts and ends and ends <= starts:
        field = "ends_at" if "ends_at" in fields else "starts_at"
        raise refuse("time.reversed", field, N_("The meeting ends before it begins."))
    on, reply_by = fields.get("on", meeting.on), fields.get("reply_by_on", meeting.reply_by_on)
    if on and reply_by and reply_by > on and "reply_by_on" in fields:
        raise refuse(
            "date.reversed", "reply_by_on", N_("The last day to answer lies after the meeting.")
        )
    link = str(fields.get("link") or "").strip()
    if link and not is_safe_link(link):
        text = N_("Write a link that begins with https:// and has no spaces.")
        raise refuse("meeting.link.unsafe", "link", text)


def not_passed(meeting: Meeting, fields: Mapping[str, Any]) -> None:
    """Refuse to call people to a day or an hour that has passed."""
    today, now = clock.today(), clock.local(clock.now())
    on = fields.get("on", meeting.on)
    if "on" in fields and on is not None and on < today:
        text = N_("The day has passed. A meeting that has been held is written down in step 5.")
        raise refuse("meeting.day.passed", "on", text)
    starts = fields.get("starts_at")
    if starts is not None and on == today and starts <= now.time():
        raise refuse("meeting.time.passed", "starts_at", N_("That time has passed today."))
