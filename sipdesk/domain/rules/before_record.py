"""What stands between an answer that was given and its record: offers, judgements, consents."""

from datetime import date

from sipdesk.domain import consents, facts, roles
from sipdesk.domain.model import (
    Case,
    Concern,
    Consent,
    GiverKind,
    Position,
    Principal,
    RepresentativeKind,
)
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import block
from sipdesk.i18n import N_

_ENTITLED = {
    RepresentativeKind.FORVALTARE,
    RepresentativeKind.FULLMAKT,
    RepresentativeKind.FRAMTIDSFULLMAKT,
    RepresentativeKind.GOD_MAN,
}


def _never(pack: Pack, code: str, field: str, text: str) -> Problem:
    return block(pack, code, field, text, override=Override.NEVER)


def before_judgement(
    case: Case, principal: Principal, is_unnamed: bool, day: date, pack: Pack
) -> list[Problem]:
    """The other principal is asked only with the person's yes, or without a name (REQ B2).

    The other principal is the second one whose judgement is entered.
    """
    first = case.judgements[0].principal if case.judgements else principal
    allowed = any(row.principal is principal and row.on <= day for row in case.permissions)
    if principal is first or is_unnamed or allowed:
        return []
    text = N_("The person has not said that the other principal may be contacted.")
    return [_never(pack, "contact.not_permitted", "judgement", text)]


def before_concern(decision: Concern, reason: str, pack: Pack) -> list[Problem]:
    """No suspicion needs a reason (REQ E2)."""
    if decision is Concern.NO_SUSPICION and not reason.strip():
        text = N_("Write the reason why there is no suspicion.")
        return [_never(pack, "child.concern.reason_missing", "reason", text)]
    return []


def before_consent(case: Case, row: Consent, day: date, pack: Pack) -> list[Problem]:
    """What a consent lacks before it is kept: an entitled giver, form, day, purpose (REQ C1-C9).

    A refusal needs its giver alone.
    """
    if not _is_entitled(case, row, day):
        text = N_("The person decides. Nobody else may say yes in the person's place.")
        return [_never(pack, "consent.representative.not_entitled", "giver", text)]
    if row.make_plan is None or row.share is None:
        return [_incomplete(pack, "make_plan", N_("Answer both questions."))]
    if consents.is_refusal(row):
        return []
    return [
        _incomplete(pack, field, text) for field, is_there, text in _needed(row) if not is_there
    ]


def _needed(row: Consent) -> list[tuple[str, bool, str]]:
    found = [
        ("form", row.form is not None, N_("Choose how the answer was given.")),
        ("given_on", row.given_on is not None, N_("Write the day of the answer.")),
        ("purpose", bool(row.purpose.strip()), N_("Write the purpose.")),
        ("valid_from", row.valid_from is not None, N_("Write from which day it holds.")),
    ]
    if row.share:
        found.append(("parties", bool(row.parties), N_("Name at least one receiver.")))
        found.append(("areas", any(p.areas for p in row.parties), N_("Choose at least one area.")))
    return found


def _incomplete(pack: Pack, field: str, text: str) -> Problem:
    return _never(pack, "consent.incomplete", field, text)


def _is_entitled(case: Case, row: Consent, day: date) -> bool:
    """Only guardians of a child, or a representative when the person cannot take a position."""
    if row.giver_kind is GiverKind.PERSON:
        return row.giver_id is None and row.basis in ("", "person")
    if row.giver_kind is GiverKind.GUARDIAN:
        known = any(guardian.id == row.giver_id for guardian in case.person.guardians)
        return known and facts.is_minor(case, day)
    known = any(
        one.id == row.giver_id and one.kind in _ENTITLED for one in case.person.representatives
    )
    return known and consents.path(case, day) is not consents.Path.NOT_IN_USE


def before_path(row: Position, wants_path: bool, pack: Pack) -> list[Problem]:
    """The path is for a lasting inability only (F18)."""
    if wants_path and (row.can_take or row.is_temporary):
        text = N_("The inability is passing. Wait, and ask again.")
        return [_never(pack, "consent.incapacity.temporary", "position", text)]
    return []


def before_decline(reason: str, is_valid: bool | None, pack: Pack) -> list[Problem]:
    """No party may decline because the placement is already made (H12)."""
    if reason == "redan_placerad" and is_valid:
        text = N_("No party may decline because the placement is already made.")
        return [_never(pack, "invite.decline.invalid_reason", "decline_reason", text)]
    return []


def before_opening(case: Case, user: str, name: str, reason: str, pack: Pack) -> list[Problem]:
    """Whoever is not in the team opens a case only with a reason that is logged (A12, PDL 4:1)."""
    if roles.is_in_team(case, user, name) or reason.strip():
        return []
    code, text = "access.outside_team", N_("You are not in the case's team. Write why you open it.")
    if case.restricted_to:
        code, text = "access.restricted", N_("The case is restricted. Write why you open it.")
    return [block(pack, code, "reason", text, override=Override.WITH_REASON)]
