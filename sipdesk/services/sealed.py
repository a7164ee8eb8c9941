"""Address, telephone and place of a protected or restricted case, under a key of its own.

After every act on such a case what stands in a guarded column is sealed to the case's public key
and the column emptied. Only the named users' keys open it again (cases README, "Who may get
what" 7 and 13); whoever opens the case with a logged reason holds none of them.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from sipdesk.domain import facts
from sipdesk.domain.model import Case, CaseKey, Guardian, Row, SealedValue, User
from sipdesk.domain.problems import RuleError, refuse
from sipdesk.i18n import N_
from sipdesk.services import drafts, office, own_keys
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import clean
from sipdesk.services.loaded import load
from sipdesk.storage import sealing

__all__ = [
    "Details",
    "clear_detail",
    "details",
    "keep",
    "may_show",
    "named_users",
    "read_for_paper",
    "require_holder",
    "show_details",
]

Details = dict[tuple[UUID, str], str]


def _guarded(case: Case) -> Iterator[tuple[Row, str]]:
    """Every field that lies under the case's key.

    All of them in a protected or restricted case; else those of a guardian who is protected.
    """
    whole = facts.is_guarded(case)
    for row, field in _places(case):
        if whole or (isinstance(row, Guardian) and row.is_protected):
            yield row, field


def _places(case: Case) -> Iterator[tuple[Row, str]]:
    """Every field that says where somebody is to be found."""
    person = case.person
    for each in (person, *person.guardians, *person.close_persons):
        yield each, "address"
        yield each, "phone"
    for speaker in person.representatives:
        yield speaker, "phone"
    for meeting in case.meetings:
        for field in ("place", "travel_note", "link"):
            yield meeting, field
    for plan in case.plans:
        yield plan, "followup_place"


def named_users(session: Session, case: Case) -> list[User]:
    """Who may see what is sealed: the users that the case is restricted to.

    Where nobody is named, it is those who hold the key already and the coordinator; before there
    is a key, the one who acts too.
    """
    users, me = office.list_users(session), actor_of(session).user_id
    if case.restricted_to:
        wanted = set(case.restricted_to)
        return [user for user in users if wanted & {str(user.id), user.name}]
    held = set(case.key.held_by) if case.key else {str(me)}
    return [user for user in users if str(user.id) in held or user.id == case.coordinator_id]


def may_show(session: Session, case: Case) -> bool:
    """Whether the one at work holds a key to what is sealed."""
    return bool(case.key) and _private(session, case) is not None


def keep(session: Session, case_id: UUID, said: Mapping[str, Any], act: str = "") -> None:
    """Move what is guarded to where it belongs now; part of every act on a case.

    `said` are the fields of the act: one that is empty takes away what is sealed. `act` is its
    name, as in the log.

    Raises RuleError `access.named_only` when what is sealed would have to be read for it by
    somebody who is not named.
    """
    case = load(session, case_id)
    guarded = list(_guarded(case))
    _put_back(session, case, guarded)
    if not guarded:
        return
    key = _key_for(session, case)
    drafts.seal_those_of(session, case_id)
    for row, field in guarded:
        if said.get(field, None) == "" and _is_meant(case, row, said, act):
            clear_detail(session, case_id, row_id=row.id, field=field)
        if text := getattr(row, field):
            _seal(case, key, row, field, text)
            setattr(row, field, "")


def _is_meant(case: Case, row: Row, said: Mapping[str, Any], act: str) -> bool:
    """Whether an act was about this row: it names its id, or is about this one row always."""
    if row.id in [value for name, value in said.items() if name.endswith("_id")]:
        return True
    if act == "plans.change_plan" and "plan_id" not in said:
        return row is facts.newest_plan(case)
    return act == "people.change_person" and row is case.person


def _key_for(session: Session, case: Case) -> CaseKey:
    wanted = _slots(session, case)
    if case.key is None:
        case.key = CaseKey(case_id=case.id)
        _new_lock(session, case, case.key, wanted)
    elif _is_out_of_date(case.key, wanted) and may_show(session, case):
        details = _open(session, case)
        _new_lock(session, case, case.key, wanted)
        for row, field in _places(case):
            if text := details.get((row.id, field)):
                _seal(case, case.key, row, field, text)
    return case.key


def _is_out_of_date(key: CaseKey, wanted: Mapping[str, bytes]) -> bool:
    return key.must_renew or set(key.held_by) != set(wanted)


def _slots(session: Session, case: Case) -> dict[str, bytes]:
    """The public keys of those who may see; of the one at work when nobody else can unlock."""
    named = named_users(session, case)
    found = {str(user.id): own_keys.public(session, user.id) for user in named}
    known = {user: public for user, public in found.items() if public is not None}
    if known:
        return known
    me = actor_of(session).user_id
    mine = own_keys.public(session, me)
    return {str(me): mine} if mine is not None else {}


def _new_lock(session: Session, case: Case, key: CaseKey, users: dict[str, bytes]) -> None:
    private, public = sealing.new_pair()
    if not users:
        raise _named_only(session, case)
    key.public, key.must_renew = sealing.to_text(public), False
    key.held_by = {
        user: sealing.seal(theirs, private, _about_key(case)) for user, theirs in users.items()
    }


def _seal(case: Case, key: CaseKey, row: Row, field: str, text: str) -> None:
    value = _find(case, row.id, field)
    if value is None:
        value = SealedValue(case_id=case.id, row_id=row.id, field=field)
        case.sealed.append(value)
    public = sealing.from_text(key.public)
    value.sealed = sealing.seal(public, text.encode(), _about(value))


def _find(case: Case, row_id: UUID, field: str) -> SealedValue | None:
    rows = (row for row in case.sealed if (row.row_id, row.field) == (row_id, field))
    return next(rows, None)


def _put_back(session: Session, case: Case, guarded: list[tuple[Row, str]]) -> None:
    """What is guarded no more is a column again; with nothing left to guard the key is gone.

    What was sealed of a row that has been taken away goes with it.
    """
    if case.key is None:
        return
    rows = {row.id: row for row, _field in _places(case)}
    wanted = {(row.id, field) for row, field in guarded}
    free = [one for one in case.sealed if (one.row_id, one.field) not in wanted]
    back = [one for one in free if one.row_id in rows]
    if back and not may_show(session, case):
        raise _named_only(session, case)
    details = _open(session, case) if back else {}
    for value in back:
        row, text = rows[value.row_id], details[value.row_id, value.field]
        setattr(row, value.field, getattr(row, value.field) or text)
    for value in free:
        case.sealed.remove(value)
        session.delete(value)
    if not guarded:
        session.delete(case.key)
        case.key = None


def _open(session: Session, case: Case) -> Details:
    private = _private(session, case)
    if private is None:
        return {}
    return {
        (row.row_id, row.field): sealing.unseal(private, row.sealed, _about(row)).decode()
        for row in case.sealed
    }


def _private(session: Session, case: Case) -> bytes | None:
    """The private key of the case, for a user who holds it and is at work."""
    me = actor_of(session).user_id
    held = case.key.held_by.get(str(me)) if case.key else None
    own = own_keys.private(session, me) if held is not None else None
    if held is None or own is None:
        return None
    return sealing.unseal(own, held, _about_key(case))


def _about(row: SealedValue) -> bytes:
    return f"{row.case_id} {row.row_id} {row.field}".encode()


def _about_key(case: Case) -> bytes:
    return f"case key {case.id}".encode()


def _named_only(session: Session, case: Case) -> RuleError:
    names = ", ".join(user.name for user in named_users(session, case))
    return refuse(
        "access.named_only",
        "protection",
        N_("Only {names} can show this."),
        values={"names": names},
    )


def details(session: Session, case: Case) -> Details:
    """What is sealed, for the own archive; the caller has asked `require_holder` and logs."""
    return _open(session, case)


def show_details(session: Session, case_id: UUID, *, reason: str) -> Details:
    """What is sealed in the case, by row and field; the log row has the reason.

    Raises RuleError `access.named_only` for somebody who holds no key, and `access.reason_missing`
    without a reason.
    """
    case = load(session, case_id)
    if not reason.strip():
        raise refuse("access.reason_missing", "reason", N_("Write why you need to see it."))
    require_holder(session, case)
    session.info["reason"], session.info["subject"] = clean("reason", reason), "protected"
    return _open(session, case)


def require_holder(session: Session, case: Case) -> None:
    """Raises RuleError `access.named_only` for somebody who holds no key to the case."""
    if case.key is not None and not may_show(session, case):
        raise _named_only(session, case)


def clear_detail(session: Session, case_id: UUID, *, row_id: UUID, field: str) -> None:
    """Empty a field whose value is sealed; for those who may see it."""
    case = load(session, case_id)
    value = _find(case, row_id, field)
    if value is None:
        return
    if not may_show(session, case):
        raise _named_only(session, case)
    case.sealed.remove(value)
    session.delete(value)


def read_for_paper(session: Session, case: Case) -> None:
    """Let the papers of a named user say where and when; never those of a protected person.

    Nor where a protected guardian lives: that envelope is written by hand. Nothing of it is
    stored: the rows stand as they were read.
    """
    if facts.is_protected(case) or not may_show(session, case):
        return
    details = _open(session, case)
    for row, field in _guarded(case):
        if isinstance(row, Guardian) and row.is_protected:
            continue
        if text := details.get((row.id, field)):
            set_committed_value(row, field, text)
