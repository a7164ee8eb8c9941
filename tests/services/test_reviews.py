"""Review of the log: what is drawn, who may judge, when a sample is done, and its paper."""

from datetime import UTC, datetime, timedelta

import pytest

from sipdesk import clock
from sipdesk.domain.model import ReviewOutcome, UserRole
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.printing.render import render_text
from sipdesk.services import cases, office, review_papers, reviews
from sipdesk.services.log_words import KINDS, kind_of
from sipdesk.storage.log_chain import Link, Verdict

NOON = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)


@pytest.fixture
def reviewer(desk, monkeypatch):
    """Asta reviews; Sara has made a case and a colleague outside its team has opened it."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    case_id = desk.new_case()
    other = _as(desk, "Karin Lingonhed", UserRole.COORDINATOR)
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(hours=11))
    other.do(cases.open_case, case_id, reason="Vikarierar")
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(hours=25))
    return _as(desk, "Asta Kvisthed", UserRole.REVIEWER)


def _as(desk, name, role):
    user = desk.do(office.add_user, name=name, roles=[role])
    return type(desk)(desk.store, desk.ask(office.actor_for, user), desk.packs)


def _draw(reviewer, **fields):
    return reviewer.do(reviews.draw, None, since=None, **fields)


def test_rows_are_shown_by_case_number_and_never_by_the_persons_name(reviewer):
    entries = reviewer.ask(reviews.list_entries)
    assert "2026-0001" in [entry.about for entry in entries]
    assert "Lingonhed" not in repr([e for e in entries if e.who != "Karin Lingonhed"])
    assert [e.row for e in entries] == sorted((e.row for e in entries), reverse=True)


def test_rows_are_filtered_by_user_time_and_kind(reviewer):
    karin = next(key for key, name in reviewer.ask(reviews.list_names) if "Karin" in name)
    assert {e.who for e in reviewer.ask(reviews.list_entries, user_id=karin)} == {"Karin Lingonhed"}
    since = NOON + timedelta(hours=10)
    assert len(reviewer.ask(reviews.list_entries, since=since)) < len(
        reviewer.ask(reviews.list_entries)
    )
    opened = reviewer.ask(reviews.list_entries, kind="open")
    assert [entry.act for entry in opened] == ["cases.open_case"]


def test_a_sample_holds_what_is_worth_a_question_and_what_chance_gives(reviewer):
    newest = reviewer.ask(reviews.list_entries)[0].row
    sample = _draw(reviewer, size=2)
    assert len(sample.rows) == 2
    why = next(codes for codes in sample.reasons.values() if "outside" in codes).split()
    assert set(why) == {"outside", "same_name", "night"}
    assert (sample.head_row, bool(sample.head_chain)) == (newest, True)
    assert reviewer.ask(reviews.checkpoints) == [Link(sample.head_row, sample.head_chain)]


def test_own_rows_and_reviewed_rows_are_never_drawn(reviewer):
    reviewer.do(reviews.note_printed, None)
    sample = _draw(reviewer)
    who = {e.row: e.who for e in reviewer.ask(reviews.list_entries)}
    assert "Asta Kvisthed" not in {who[row] for row in sample.rows}
    for row in sample.rows:
        reviewer.do(reviews.judge, None, row=row, outcome=ReviewOutcome.JUSTIFIED, note="")
    reviewer.do(reviews.sign, None, sample_id=sample.id)
    with pytest.raises(RuleError, match=r"reviews\.nothing"):
        _draw(reviewer)


def test_nobody_judges_own_rows(reviewer):
    reviewer.do(reviews.note_printed, None)
    own = next(e for e in reviewer.ask(reviews.list_entries) if e.is_own)
    with pytest.raises(RuleError, match=r"reviews\.own"):
        reviewer.do(reviews.judge, None, row=own.row, outcome=ReviewOutcome.JUSTIFIED, note="x")


def test_what_is_not_plainly_justified_needs_a_note(reviewer):
    row = _draw(reviewer).rows[0]
    for outcome in (ReviewOutcome.ASKED, ReviewOutcome.NOT_JUSTIFIED):
        with pytest.raises(RuleError, match=r"reviews\.note_missing"):
            reviewer.do(reviews.judge, None, row=row, outcome=outcome, note=" ")


def test_a_sample_is_signed_when_every_row_is_judged_and_each_act_is_logged(reviewer):
    sample = _draw(reviewer)
    with pytest.raises(RuleError, match=r"reviews\.rows_left"):
        reviewer.do(reviews.sign, None, sample_id=sample.id)
    for row in sample.rows:
        reviewer.do(reviews.judge, None, row=row, outcome=ReviewOutcome.JUSTIFIED, note="")
    reviewer.do(reviews.sign, None, sample_id=sample.id)
    assert reviewer.ask(reviews.open_sample) is None
    assert reviewer.ask(reviews.last_signed) is not None
    done = [row.act for row in reviewer.log() if row.user_name == "Asta Kvisthed"]
    assert done == ["reviews.draw", *["reviews.judge"] * len(sample.rows), "reviews.sign"]


def test_the_paper_names_rows_outcomes_and_the_place_in_the_chain(reviewer):
    sample = _draw(reviewer)
    reviewer.do(
        reviews.judge, None, row=sample.rows[0], outcome=ReviewOutcome.ASKED, note="Frågade Sara."
    )
    tr, verdict = translator("sv"), reviewer.store.verify_log()
    paper = render_text(
        "log_review", reviewer.ask(review_papers.review_paper, verdict=verdict, tr=tr), tr
    )
    for words in ("Frågade Sara.", "Granskningen är inte klar", "Loggen är hel", "2026-0001"):
        assert words in paper
    assert verdict.head.short() in paper
    assert "Alva" not in paper
    assert "198403679817" not in paper


def test_material_about_an_incident_says_who_did_what_in_whose_case_and_when(reviewer):
    tr, verdict = translator("sv"), reviewer.store.verify_log()
    told = {"words": ("Tid: hela tiden",), "verdict": verdict, "tr": tr}
    made = reviewer.ask(review_papers.incident_paper, chosen={"kind": "open"}, **told)
    rows = [row for row in reviewer.log() if row.act == "cases.open_case"]
    assert [line.row for line in made.lines] == [str(row.id) for row in rows]
    [case] = made.cases
    assert (case.number, case.count) == ("2026-0001", len(rows))
    assert not made.is_cut
    paper = render_text("log_incident", made, tr)
    for words in ("2026-0001", "Öppnade ärendet", rows[0].user_name, "72 timmar", "hela tiden"):
        assert words in paper
    assert "Alva" not in paper
    assert "198403679817" not in paper


def test_a_long_material_about_an_incident_keeps_the_newest_and_says_so(reviewer, monkeypatch):
    monkeypatch.setattr(review_papers, "_MOST", 2)
    tr, verdict = translator("sv"), reviewer.store.verify_log()
    made = reviewer.ask(review_papers.incident_paper, chosen={}, words=(), verdict=verdict, tr=tr)
    newest = [str(row.id) for row in reviewer.log()][-2:]
    assert [line.row for line in made.lines] == newest
    assert "äldre rader som inte är med" in render_text("log_incident", made, tr)


def test_without_a_sample_there_is_no_paper(reviewer):
    with pytest.raises(LookupError):
        reviewer.ask(review_papers.review_paper, verdict=Verdict(0, Link()), tr=translator("sv"))


def test_a_broken_chain_is_said_with_the_row():
    tr = translator("sv")
    cut = review_papers.chain_words(Verdict(7, Link(7), 8, is_cut=True), tr)
    assert "från post 8" in cut
    assert "Post 3 i loggen" in review_papers.chain_words(Verdict(7, Link(7), 3), tr)


def test_every_verb_has_words():
    assert kind_of("cases.open_case") == "open"
    assert kind_of("plans.add_goal") == "change"
    assert {kind_of(f"{module}.x") for module in ("users", "sign_in", "documents")} <= set(KINDS)


def test_a_coordinator_draws_nothing(desk):
    other = _as(desk, "Bo Testlund", UserRole.COORDINATOR)
    with pytest.raises(RuleError, match=r"access\.role"):
        _draw(other)
