"""What keeps a purged case from coming back: protocols that outlive it, and keyed hashes."""

import hashlib
import hmac
import secrets
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk.domain.model import Case, Purge, PurgeKey, PurgeState
from sipdesk.services import owned


def take_away(session: Session, case_id: UUID) -> dict[str, int]:
    """Take away every row of a case; the number of rows of each table."""
    session.flush()
    rows = owned.rows_of(session, case_id)
    session.info.get("cases", {}).pop(case_id, None)
    for one in list(session.identity_map.values()):
        if not isinstance(one, Purge):
            session.expunge(one)
    owned.delete(session, rows)
    return {name: len(found) for name, found in rows.items()}


def digest(session: Session, number: str) -> str:
    """A keyed hash of a person's number; nothing can be read from it. Empty without a number."""
    if not number:
        return ""
    key = session.exec(select(PurgeKey)).first()
    if key is None:
        key = PurgeKey(secret=secrets.token_hex(32))
        session.add(key)
        session.flush()
    return hmac.new(bytes.fromhex(key.secret), number.encode(), hashlib.sha256).hexdigest()


def purged_before(session: Session, *, number: str) -> Purge | None:
    """The newest protocol about a person with that number, twelve digits; None without one."""
    if not number or session.exec(select(PurgeKey)).first() is None:
        return None
    same = select(Purge).where(Purge.person_digest == digest(session, number))
    return session.exec(same.order_by(col(Purge.number).desc())).first()


def of_case(session: Session, case_id: UUID) -> Purge | None:
    """The protocol of a case that was purged here; None for any other."""
    done = select(Purge).where(Purge.case_id == case_id, Purge.state == PurgeState.DONE)
    return session.exec(done).first()


def take_over(session: Session, rows: list[Purge], key: str = "") -> int:
    """After a copy was put back: purge again what had been purged since the copy was taken.

    Args:
        rows: every done protocol of the store that the copy replaces.
        key: the secret of that store's hashes.

    Returns the number of cases taken away again (FLT F87, F89).
    """
    if key and session.exec(select(PurgeKey)).first() is None:
        session.add(PurgeKey(secret=key))
    again = 0
    for row in rows:
        known = session.get(Purge, row.id)
        values = row.model_dump()
        if known is None:
            session.add(Purge(**values))
        else:
            known.sqlmodel_update(values)
        session.flush()
        if session.get(Case, row.case_id) is not None:
            take_away(session, row.case_id)
            again += 1
    return again


def protocols(session: Session) -> list[Purge]:
    """What has been purged, the newest first."""
    done = select(Purge).where(Purge.state == PurgeState.DONE)
    return list(session.exec(done.order_by(col(Purge.number).desc())))


def protocols_of(session: Session) -> tuple[list[Purge], str]:
    """What `take_over` wants from the store that is replaced: done protocols and the key."""
    key = session.exec(select(PurgeKey)).first()
    return protocols(session), key.secret if key else ""
