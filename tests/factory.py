"""Stores to test on: real, encrypted, with an office, a user and some units; everybody invented."""

from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session, select

from sipdesk import clock
from sipdesk.domain.model import Answer, Case, Offer, OfferAnswer, Person, Principal, UserRole
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, directory, office
from sipdesk.services.acts import Actor
from sipdesk.storage.store import Store

DEK = bytes(range(32))


class Unit(NamedTuple):
    """A unit of the register, as short as a test wants it."""

    name: str
    organisation: str
    principal: Principal


UNITS = (
    Unit("Vuxenenheten", "Granby kommun", Principal.KOMMUN),
    Unit("Granby hälsocentral", "Region Norrlunden", Principal.REGION),
    Unit("Beroendemottagningen", "Region Norrlunden", Principal.REGION),
)


def make_store(folder: Path, packs: Packs) -> Actor:
    """Make a store in an empty folder, with who works there; closed again."""
    store = Store.create(folder, DEK)
    try:
        with store.session() as session:
            return _furnish(session, packs)
    finally:
        store.close()


def _furnish(session: Session, packs: Packs) -> Actor:
    units = [
        directory.add_unit(session, name=u.name, principal=u.principal, organisation=u.organisation)
        for u in UNITS
    ]
    session.flush()
    user = office.add_user(
        session,
        name="Sara Påhitt",
        title="socialsekreterare",
        phone="0100-00 00 01",
        unit_id=units[0].id,
        roles=UserRole,
    )
    office.set_office(
        session,
        municipality="Granby kommun",
        region="Region Norrlunden",
        county_pack="jh-2026",
    )
    session.flush()
    actor = office.actor_for(session, user)
    acts.enter(session, actor, packs)
    return actor


def add_offers(
    session: Session, count: int, *, municipality: str = "", answer: Answer = Answer.YES
) -> None:
    """Many cases with an answered offer each, for what counts cases; rows, without their acts."""
    known = len(session.exec(select(Case.id)).all())
    day = clock.today()
    for n in range(known, known + count):
        person = Person(given="Robin", family=f"Exempelsson {n}", municipality=municipality)
        case = Case(number=f"{day.year}-{n:04}", person_id=person.id, opened_on=day)
        offer = Offer(case_id=case.id, on=day, by="Sara Påhitt")
        session.add_all([person, case, offer])
        session.add(OfferAnswer(offer_id=offer.id, on=day, answer=answer))
