"""A difference between two versions of a plan, in words."""

from datetime import date
from typing import Any

from sipdesk.domain.differences import Difference, Kind, Value
from sipdesk.domain.model import Owner, Principal
from sipdesk.gui.guide.pages.plan_duties import PRINCIPALS
from sipdesk.gui.guide.pages.plan_row import OWNER_WORDS
from sipdesk.i18n import N_, _, format_date

_KINDS = {
    (Kind.NEW, True): N_("New goal: ”{what}”."),
    (Kind.NEW, False): N_("New intervention: ”{what}”."),
    (Kind.CHANGED, True): N_("Changed goal ”{what}”: {values}"),
    (Kind.CHANGED, False): N_("Changed intervention ”{what}”: {values}"),
    (Kind.ENDED, True): N_("Ended goal: ”{what}”."),
    (Kind.ENDED, False): N_("Ended intervention: ”{what}”."),
}


def difference_words(data: Difference) -> str:
    """One sentence: what is new, what was changed from what to what, what has ended."""
    values = " ".join(_value(each) for each in data.values)
    if not data.what and data.kind is Kind.CHANGED:
        return _("The plan: {values}").format(values=values)
    return _(_KINDS[data.kind, data.is_goal]).format(what=data.what, values=values)


def _value(data: Value) -> str:
    text = _("{field}: before ”{before}”, now ”{after}”.")
    return text.format(field=_(data.word), before=_said(data.before), after=_said(data.after))


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Owner):
        return _(OWNER_WORDS[value])
    if isinstance(value, Principal):
        return _(PRINCIPALS[value]) if value in PRINCIPALS else value.value
    return str(value) if value else _("nothing")
