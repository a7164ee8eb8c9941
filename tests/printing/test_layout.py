from sipdesk.printing.blocks import PageBreak, Stack, Text
from sipdesk.printing.boxes import Bar, Frame
from sipdesk.printing.by_hand import Signatures, WriteLines
from sipdesk.printing.flow import paginate
from sipdesk.printing.lists import Columns, bullets
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.text import Style, break_lines, rich

BODY = Style(12, 16)
WIDTH = 200.0


def written(line):
    return "".join(text for _, text in line.runs)


def lines(text):
    return [written(line) for line in break_lines(text, BODY, WIDTH)]


def paragraph(count, **options):
    return Text("\n".join(f"rad {n}" for n in range(count)), BODY, **options)


def shown(pages):
    return [[type(block).__name__ for block in page] for page in pages]


def test_a_wrapped_line_ends_in_a_space_and_a_cut_word_does_not():
    assert lines("ett två tre fyra fem sex sju åtta nio tio elva")[0].endswith(" ")
    cut = lines("å" * 100)
    assert len(cut) > 1
    assert "".join(cut) == "å" * 100


def test_line_breaks_and_inner_spaces_are_kept():
    assert lines("ett  två\n\n  tre") == ["ett  två ", " ", "  tre"]
    assert lines("") == [""]


def test_marks_in_a_sentence_are_bold_and_marks_in_data_are_literal():
    spans = rich("**{name}** säger {text}", name="**A**", text="{b} **c**")
    assert [(s.text, s.bold) for s in spans] == [("**A**", True), (" säger {b} **c**", False)]


def test_no_break_spaces_keep_a_date_on_one_line():
    made = lines("ord ord ord ord ord 12\u00a0januari\u00a02027")
    assert any("12\u00a0januari\u00a02027" in line for line in made)


def test_a_paragraph_leaves_at_least_two_lines_on_either_page():
    pages = paginate([paragraph(5), paragraph(4)], WIDTH, 16 * 6, 160)
    assert [len(block.lines(WIDTH)) for block in pages[0]] == [5]
    pages = paginate([paragraph(4), paragraph(6)], WIDTH, 16 * 7, 160)
    assert [len(block.lines(WIDTH)) for block in pages[0]] == [4, 3]
    pages = paginate([paragraph(4), paragraph(3)], WIDTH, 16 * 6, 160)
    assert [len(block.lines(WIDTH)) for block in pages[1]] == [3]


def test_a_heading_is_never_alone_at_the_bottom():
    heading = Text("Rubrik", BODY, keep=True)
    pages = paginate([paragraph(8), heading, paragraph(4)], WIDTH, 16 * 10, 160)
    assert [len(page) for page in pages] == [1, 2]


def test_a_heading_stays_with_the_start_of_what_is_higher_than_a_page():
    heading = Text("Rubrik", BODY, keep=True)
    pages = paginate([heading, Bar([paragraph(40)])], WIDTH, 160, 160)
    assert shown(pages)[0] == ["Text", "Bar"]
    assert len(pages) > 3


def test_a_box_is_whole_and_goes_to_the_next_page():
    pages = paginate([paragraph(6), Frame([paragraph(5)])], WIDTH, 160, 160)
    assert shown(pages) == [["Text"], ["Frame"]]


def test_rows_are_never_split_and_kept_rows_stay_together():
    rows = [Row([paragraph(3)], keep=True), Row([paragraph(3)])]
    table = Table([1], rows * 3, style=BODY, head=["Vad"])
    pages = paginate([table], WIDTH, 200, 200)
    assert [len(page[0].rows) for page in pages] == [2, 2, 2]
    assert [page[0].is_continued for page in pages] == [False, True, True]


def test_a_row_higher_than_a_page_goes_on_below():
    table = Table([1, 1], [Row([paragraph(40), paragraph(2)])], style=BODY)
    pages = paginate([table], WIDTH, 160, 160)
    assert len(pages) >= 4


def test_what_stands_side_by_side_is_stacked_when_higher_than_a_page():
    pages = paginate([Columns([paragraph(20), paragraph(20)], [1, 1])], WIDTH, 160, 160)
    assert sum(len(page) for page in pages) >= 4


def test_a_page_break_makes_no_empty_page():
    pages = paginate([PageBreak(), paragraph(2), PageBreak(), PageBreak()], WIDTH, 160, 160)
    assert len(pages) == 1


def test_a_list_goes_on_over_the_page_and_keeps_its_order():
    pages = paginate([bullets(["a", "b", "c", "d", "e"], BODY)], WIDTH, 60, 60)
    assert len(pages) == 2


def test_heights_add_up():
    stack = Stack([paragraph(2), paragraph(1, before=5)])
    assert stack.height(WIDTH) == 16 * 3 + 5
    assert WriteLines(2).height(WIDTH) == 53
    four = Signatures([("A", "datum")] * 4, BODY, BODY)
    assert four.height(WIDTH) == 2 * (47 + 3 + 32)


def _signed():
    return Stack([paragraph(1), Signatures([("A", "datum")], BODY, BODY)])


def test_signatures_take_the_end_of_the_section_before_along_to_the_next_page():
    section = [Text("Rubrik", BODY, keep=True), Frame([paragraph(3)])]
    pages = paginate([paragraph(4), *section, _signed()], WIDTH, 200, 200)
    assert shown(pages) == [["Text"], ["Text", "Frame", "Stack"]]


def test_signatures_take_the_last_rows_of_a_table_along():
    table = Table([1], [Row([paragraph(2)]) for _ in range(4)], style=BODY, head=["Vad"])
    pages = paginate([table, _signed()], WIDTH, 220, 220)
    assert shown(pages) == [["Table"], ["Table", "Stack"]]
    assert [len(page[0].rows) for page in pages] == [3, 1]


def test_signatures_that_fill_a_page_leave_the_section_where_it_is():
    many = Signatures([("A", "datum")] * 2, BODY, BODY, in_row=1)
    pages = paginate([paragraph(6), many], WIDTH, 170, 170)
    assert shown(pages) == [["Text"], ["Signatures"]]
