"""The report on protection: facts of the store, its keys, its copies and its log; never a case."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sipdesk import clock
from sipdesk.domain.model import FileKind, ReviewOutcome, UserRole
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.printing.render import render_text
from sipdesk.services import acts, office, protection_papers, reviews, sign_in
from sipdesk.services.protection_papers import Station
from sipdesk.storage.log_chain import Link, Verdict

NOON = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)
STATION = Station(
    version="0.1.0",
    system="Provsystem 1",
    slots=1,
    has_recovery=True,
    idle_minutes=15,
    has_place=True,
    copies=(NOON - timedelta(days=1),),
    copied_every=30,
    copied_at_exit=True,
    rehearsed_at=NOON - timedelta(days=9),
    rehearsed_every=30,
    verdict=Verdict(17, Link(17, "9f2c")),
)


@pytest.fixture
def reviewer(desk, monkeypatch):
    """Asta reviews the log and looks after the users; Sara has made a case."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    desk.new_case()
    roles = [UserRole.REVIEWER, UserRole.ADMINISTRATOR]
    user = desk.do(office.add_user, name="Asta Kvisthed", roles=roles)
    return type(desk)(desk.store, desk.ask(office.actor_for, user), desk.packs)


def _told(desk, station=STATION, lang="sv"):
    tr = translator(lang)
    made = desk.ask(protection_papers.protection_paper, station=station, tr=tr)
    facts = {fact.what: fact for part in made.parts for fact in part.facts}
    return facts, render_text("protection", made, tr), made


def _fact(facts, msgid):
    return facts[translator("sv")(msgid)]


def test_the_paper_tells_of_keys_copies_log_and_cases_and_names_no_case(reviewer):
    facts, paper, _made = _told(reviewer)
    for words in ("0.1.0", "Provsystem 1", "Sara Påhitt", "Loggen är hel", "17", "artikel 32"):
        assert words in paper
    assert _fact(facts, "Cases in the store").found == "1"
    assert "11 mars 2026 12.00" in _fact(facts, "Newest checked copy").found
    for secret in ("Alva", "198403679817", "2026-0001"):
        assert secret not in paper


def test_what_stands_out_is_said_first_and_in_words(reviewer):
    bad = {"copies": (), "has_recovery": False, "rehearsed_at": None}
    _facts, paper, made = _told(reviewer, replace(STATION, **bad, verdict=Verdict(17, Link(), 3)))
    head = paper.index(translator("sv")("What stands out"))
    asked = [fact for part in made.parts for fact in part.facts if fact.question]
    for msgid in ("Recovery key", "Newest checked copy", "A restore was last tried", "The chain"):
        assert translator("sv")(msgid) in [fact.what for fact in asked]
    first = paper.index(translator("sv")("The program"), head)
    assert all(head < paper.index(fact.question) < first for fact in asked)


def test_reviews_and_judgements_of_the_year_are_counted(reviewer, monkeypatch):
    facts, _paper, _made = _told(reviewer)
    assert _fact(facts, "Reviews that are done").found == "0"
    assert _fact(facts, "Reviews that are done").question
    sample = reviewer.do(reviews.draw, None, since=None)
    for row in sample.rows:
        reviewer.do(reviews.judge, None, row=row, outcome=ReviewOutcome.JUSTIFIED, note="")
    reviewer.do(reviews.sign, None, sample_id=sample.id)
    facts, _paper, _made = _told(reviewer)
    assert _fact(facts, "Reviews that are done").found.startswith("1")
    assert not _fact(facts, "Reviews that are done").question
    assert _fact(facts, "Justified access").found == str(len(sample.rows))
    later = datetime.now(UTC) + timedelta(days=400)  # a judgement has the time of the computer
    monkeypatch.setattr(clock, "now", lambda: later)
    facts, _paper, _made = _told(reviewer)
    assert _fact(facts, "Justified access").found == "0"
    assert _fact(facts, "Reviews that are done").found == "0"


def test_wrong_passphrases_are_summed_up(reviewer, desk):
    slot = uuid4()
    desk.do(office.add_user, name="Bo Testlund", roles=[UserRole.READER], slot_id=str(slot))
    for times in (2, 3):
        with reviewer.session() as session:
            acts.enter(session, reviewer.actor, reviewer.packs)
            sign_in.note_failures(session, slot, times)
    facts, _paper, _made = _told(reviewer)
    assert _fact(facts, "Wrong passphrases").found == "5"


def test_health_care_cites_its_own_rule(reviewer, desk):
    desk.do(office.set_office, None, file_kind=FileKind.HEALTH_CARE)
    _facts, paper, _made = _told(reviewer)
    assert "HSLF-FS 2016:40 3 kap. 18 §" in paper


def test_a_coordinator_alone_makes_no_report_and_a_report_is_logged(reviewer, desk):
    user = desk.do(office.add_user, name="Bo Testlund", roles=[UserRole.COORDINATOR])
    other = type(desk)(desk.store, desk.ask(office.actor_for, user), desk.packs)
    with pytest.raises(RuleError, match=r"access\.role"):
        other.do(protection_papers.note_printed)
    reviewer.do(protection_papers.note_printed)
    assert reviewer.log()[-1].act == "protection_papers.note_printed"
