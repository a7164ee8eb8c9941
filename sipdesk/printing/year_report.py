"""D15 SIP i {kommun} {år}: the yearly follow-up in four topics, without persons (REQ K1-K6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sipdesk.i18n import N_, Translator
from sipdesk.printing.bars import Bar
from sipdesk.printing.blocks import Block, Space, Stack, Text
from sipdesk.printing.by_hand import WriteLines
from sipdesk.printing.layout import PROFESSIONAL, Paper, within
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import comma, dots, field_lang
from sipdesk.printing.tables import Row, Table, stacked
from sipdesk.printing.text import Style, bold, join


@dataclass(frozen=True)
class Line:
    """One figure: what, how many in words, and the share that its bar shows.

    Attributes:
        filled: 0 to 1; None: no bar.
        also: the other parts of the same whole, in words.
        note: why something is not shown.
    """

    label: str
    value: str
    filled: float | None = None
    also: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Topic:
    """One topic of the report.

    Attributes:
        nothing: figures that nothing was noted about.
        hidden: figures that are too small to be shown.
        together: figures that are told in one sentence.
        written: what the text is about, and the text; lines to write on where it is empty.
    """

    title: str
    lines: tuple[Line, ...] = ()
    nothing: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    written: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Content:
    """All that the report prints; every number is one that may be shown.

    Attributes:
        title: "SIP i Granby 2026".
        period: what is counted, and when the report was made.
        key_figures: (value, label), at most four.
        empty: said in the place of all figures when nothing was noted in the year.
        definitions: (label, how it is counted).
        source: the agreement and its section.
    """

    header: Header
    title: str
    period: str
    small: str
    key_figures: tuple[tuple[str, str], ...] = ()
    topics: tuple[Topic, ...] = ()
    empty: str = ""
    definitions: tuple[tuple[str, str], ...] = ()
    source: str = ""


TITLE = N_("SIP in the year")
_P = PROFESSIONAL
_KEY = Style(21, 25, bold=True)


_PAGES = 2
_PAD, _LOW = 1.9, 0.9  # above and below a figure; lower where that saves a page


def build(content: Content, tr: Translator) -> Paper:
    """One or two pages, more only when much is written by hand."""
    return within(_PAGES, _built(content, tr, _PAD), lambda: _built(content, tr, _LOW))


def _built(content: Content, tr: Translator, pad: float) -> Paper:
    blocks: list[Block] = [
        Text(content.title, _P.title, tag="H1"),
        Text(tr("For the yearly follow-up of the cooperation"), _P.sub, before=2),
        _P.note(f"{content.period} {content.small}", before=3),
    ]
    if content.empty:
        blocks.append(Text(bold(content.empty), _P.body, before=10))
    if content.key_figures:
        blocks.append(_key_figures(content.key_figures))
    for number, topic in enumerate(content.topics, 1):
        blocks += _topic(number, topic, tr, pad)
    if content.definitions:
        blocks += _definitions(content.definitions, tr)
    return Paper(
        title=content.title,
        tr=tr,
        sizes=_P,
        blocks=blocks,
        organisation=content.header.organisation,
        label=tr("Yearly report"),
        running=content.title,
        footer=dots(content.source, tr("Small numbers are hidden.")),
        practice=content.header.practice,
    )


def _key_figures(figures: Sequence[tuple[str, str]]) -> Block:
    cells = [
        Stack([Text(value, _KEY, tag="P"), Text(label, _P.small, tag="P")])
        for value, label in figures
    ]
    return Table([1] * len(cells), [Row(cells, pad=8)], style=_P.body, before=10)


def _topic(number: int, topic: Topic, tr: Translator, pad: float) -> Iterator[Block]:
    if topic == Topic(topic.title):  # the number is the agreement's; no heading stands empty
        return
    yield _P.h(f"{number}. {topic.title}")
    if topic.lines:
        rows = [_row(line, pad) for line in topic.lines]
        yield Table([0.62, 0.2, 0.18], rows, style=_P.body, before=2)
    if topic.together:
        yield _P.note(" · ".join(topic.together), before=4)
    for words, labels in (
        (tr("Not shown, the numbers are too small: {what}."), topic.hidden),
        (tr("Nothing was noted of this in the year: {what}."), topic.nothing),
    ):
        if labels:
            yield _P.note(words.format(what=comma(*labels)), before=4)
    for lead, text in topic.written:
        yield Text(bold(lead), _P.small, before=6, keep=True)
        if text.strip():
            yield _P.p(text, before=1, lang=field_lang(tr))
        else:
            yield WriteLines(1)


def _row(line: Line, pad: float) -> Row:
    also = _P.note(" · ".join(line.also), before=0) if line.also else None
    note = _P.note(line.note, before=0) if line.note else None
    what = stacked(Text(line.label, _P.body), also, note)
    shown: Block = Bar(line.filled) if line.filled is not None else Space(_P.body.leading)
    return Row([what, shown, Text(line.value, _P.body)], is_labelled=True, pad=pad)


def _definitions(pairs: Sequence[tuple[str, str]], tr: Translator) -> Iterator[Block]:
    yield _P.h(tr("How we have counted"))
    told = [join(bold(f"{label}: "), how) for label, how in pairs]
    yield _P.note(join(*[part for one in told for part in (one, " ")]), before=2)
