"""The yearly report out of a real store: per municipality, kept as given out, as paper and file."""

import csv
import io
from datetime import date

import pytest

from sipdesk.domain.model import Answer
from sipdesk.domain.suppression import Form
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import evaluations, office, year_report_papers, year_reports
from sipdesk.services import year_report_words as words
from tests import factory

OWN, YEAR = "Granby kommun", 2026
WHICH = {"municipality": OWN, "year": YEAR}


def offered(desk, number, **fields):
    with desk.session() as session:
        factory.add_offers(session, number, **fields)


def line(desk, key, **which):
    return desk.ask(year_reports.report, **{**WHICH, **which}).line(key).shown


def test_each_municipality_has_its_own_report_and_no_sum_of_both(desk):
    offered(desk, 5)
    offered(desk, 1, municipality="Granby")
    offered(desk, 2, municipality="Sjöby")
    assert desk.ask(year_reports.list_municipalities) == [OWN, "Sjöby"]
    assert line(desk, "offered").total == 6
    assert line(desk, "offered", municipality="Sjöby").form is Form.FEWER


def test_a_year_without_cases_says_so_and_prints(desk):
    report = desk.ask(year_reports.report, OWN, 2025)
    assert not report.has_cases
    content = desk.ask(year_report_papers.paper, municipality=OWN, year=2025)
    assert content.empty
    assert not content.key_figures
    assert render("year_report", content, translator("sv")).startswith(b"%PDF")


def test_what_was_given_out_stands_until_five_more_have_come(desk):
    offered(desk, 6)
    desk.do(year_reports.give_out, None, **WHICH, how="paper")
    offered(desk, 2)
    made = desk.ask(year_reports.report, **WHICH)
    assert (made.line("offered").shown.total, made.line("offered").is_earlier) == (6, True)
    assert made.earlier == (date(2026, 3, 12),)
    rows = {row.key: row for row in words.rows(made, translator("sv"))}
    assert "färre än fem har ändrats" in rows["offered"].note
    offered(desk, 3)
    made = desk.ask(year_reports.report, **WHICH)
    assert (made.line("offered").shown.total, made.line("offered").is_earlier) == (11, False)


def test_the_texts_are_kept_for_their_municipality_and_year(desk):
    desk.do(year_reports.write_text, None, **WHICH, deviations="Öva på mallen.")
    desk.do(year_reports.write_text, None, **WHICH, comparisons="=1+1")
    assert desk.ask(year_reports.report, **WHICH).texts.deviations == "Öva på mallen."
    assert desk.ask(year_reports.report, OWN, 2025).texts.deviations == ""
    assert desk.ask(year_reports.report, "Granby", YEAR).texts.deviations == "Öva på mallen."
    content = desk.ask(year_report_papers.paper, **WHICH)
    told = [text for topic in content.topics for _lead, text in topic.written]
    assert "Öva på mallen." in told


def test_the_file_opens_in_a_spreadsheet_and_runs_nothing(desk):
    desk.do(office.set_office, None, municipality="=HYPERLINK(1) kommun")
    offered(desk, 6)
    data = desk.ask(
        year_report_papers.table, municipality="=HYPERLINK(1) kommun", year=YEAR, lang="sv"
    )
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert table[0] == ["Nyckel", "Ämne", "Uppgift", "I ord", "Antal", "Av", "Anteckning"]
    rows = {row[0]: row for row in table[1:]}
    assert rows["offered"][3:5] == ["6", "6"]
    assert rows["answers.yes"][3:6] == ["6 av 6", "6", "6"]
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("count", [1, 4])
def test_no_paper_and_no_file_holds_a_small_number(desk, count):
    offered(desk, 7)
    offered(desk, count, answer=Answer.NO)
    made = desk.ask(year_reports.report, **WHICH)
    assert made.line("answers").shown.parts == ()
    data = desk.ask(year_report_papers.table, **WHICH).decode("utf-8-sig")
    table = csv.reader(io.StringIO(data), delimiter=";")
    assert not [row for row in table if row[4] in ("1", "2", "3", "4")]


def test_answers_about_meetings_are_told_with_those_left_empty(desk):
    for number in range(11):
        answers = {"heard": "yes"} if number < 6 else {"understood": "no"}
        desk.do(evaluations.record_evaluation, None, year=YEAR, answers=answers)
    assert line(desk, "evaluations").total == 11
    assert dict(line(desk, "evaluation_heard").parts)["empty"] == 5


def test_the_own_routine_names_where_the_days_were_decided(desk):
    desk.do(office.set_setting, None, name="start_warning_days", value=14, source="Rutin 7 §")
    offered(desk, 1)
    rows = words.rows(desk.ask(year_reports.report, **WHICH), translator("sv"))
    own = next(row for row in rows if row.key == "start_warning_days")
    assert "14 dagar" in own.label
    assert "Rutin 7 §" in own.how
