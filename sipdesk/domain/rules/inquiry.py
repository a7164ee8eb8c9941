"""What is written about the person is under inquiry: shown until the mark is lifted."""

from collections.abc import Iterator

from sipdesk.domain import inquiries
from sipdesk.domain.model import Case
from sipdesk.domain.pack import Pack
from sipdesk.domain.rules.flag import Flag, warn
from sipdesk.i18n import N_


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """The mark as long as it is not lifted; no source gives an inquiry a last day (FLT L30)."""
    row = inquiries.standing(case)
    if row is not None:
        text = N_("Under inquiry: nothing about the person is given to others.")
        found = warn(pack, "inquiry.open", "inquiry", text, row=row.id, since=row.on)
        yield Flag(found, row.on)
