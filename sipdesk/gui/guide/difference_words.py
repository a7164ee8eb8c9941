"""A difference between two versions of a plan, in words."""

from datetime import date, time
from typing import Any

from sipdesk.domain.difference_fields import FIRST
from sipdesk.domain.differences import Code, Difference, Kind, Part, Value
from sipdesk.domain.model import DisagreementStep, InterventionKind, Owner, Principal
from sipdesk.gui.dialogs.disagree import step_words
from sipdesk.gui.guide.pages.plan_duties import PRINCIPALS
from sipdesk.gui.guide.pages.plan_related import KINDS as RELATED
from sipdesk.gui.guide.pages.plan_row import KINDS, OWNER_WORDS
from sipdesk.i18n import N_, _, format_date, format_time

PARTS = {
    Part.WHOLE: N_("The plan as a whole"),
    Part.NEED: N_("Needs"),
    Part.GOAL: N_("Goals"),
    Part.ROW: N_("Interventions"),
    Part.OWN: N_("What I do myself"),
    Part.RELATED: N_("Other plans"),
    Part.DISPUTE: N_("Disagreements"),
}
_KINDS = {
    (Kind.NEW, Part.NEED): N_("New need: ”{what}”."),
    (Kind.NEW, Part.GOAL): N_("New goal: ”{what}”."),
    (Kind.NEW, Part.ROW): N_("New intervention: ”{what}”."),
    (Kind.NEW, Part.OWN): N_("New, what I do: ”{what}”."),
    (Kind.NEW, Part.RELATED): N_("New, another plan: ”{what}”."),
    (Kind.NEW, Part.DISPUTE): N_("New disagreement about ”{what}”:"),
    (Kind.CHANGED, Part.DISPUTE): N_("Disagreement about ”{what}”:"),
    (Kind.CHANGED, Part.NEED): N_("Changed need ”{what}”:"),
    (Kind.CHANGED, Part.GOAL): N_("Changed goal ”{what}”:"),
    (Kind.CHANGED, Part.ROW): N_("Changed intervention ”{what}”:"),
    (Kind.CHANGED, Part.OWN): N_("Changed, what I do ”{what}”:"),
    (Kind.CHANGED, Part.RELATED): N_("Changed, another plan ”{what}”:"),
    (Kind.ENDED, Part.NEED): N_("Ended need: ”{what}”."),
    (Kind.ENDED, Part.GOAL): N_("Ended goal: ”{what}”."),
    (Kind.ENDED, Part.ROW): N_("Ended intervention: ”{what}”."),
    (Kind.ENDED, Part.OWN): N_("Ended, what I do: ”{what}”."),
    (Kind.ENDED, Part.RELATED): N_("Ended, another plan: ”{what}”."),
}


def difference_words(data: Difference, pack: Any) -> tuple[str, list[str]]:
    """What is new, changed or ended; and of a change each value, from what to what.

    Args:
        pack: has the words for the areas of life.
    """
    in_words = _told if data.part is Part.DISPUTE else _value
    values = [in_words(each, pack) for each in data.values]
    if data.part is Part.WHOLE:
        return "", values
    what = _said(data.what, pack)
    return _(_KINDS[data.kind, data.part]).format(what=what), values


def _value(data: Value, pack: Any) -> str:
    text = _("{field}: before ”{before}”, now ”{after}”.")
    before, after = _said(data.before, pack), _said(data.after, pack)
    return text.format(field=_(data.word), before=before, after=after)


def _told(data: Value, pack: Any) -> str:
    """Of a disagreement it is told what came; what was written before is not kept."""
    return _("{field}: {what}").format(field=_(data.word), what=_said(data.after, pack))


def _said(value: Any, pack: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return format_time(value)
    if isinstance(value, DisagreementStep):
        return step_words(value)
    if isinstance(value, Code):
        return _of_code(value, pack) if value.code else _("nothing")
    known = OWNER_WORDS | PRINCIPALS | KINDS
    if isinstance(value, Owner | Principal | InterventionKind):
        return _(known[value]) if value in known else value.value
    return str(value) if value else _("nothing")


def _of_code(value: Code, pack: Any) -> str:
    if value.code == FIRST:
        return _("nothing, it stands first")
    if value.part is Part.RELATED:
        words = dict(RELATED).get(value.code)
        return _(words) if words else value.code
    return str(pack.area(value.code).label)
