"""Page two on of the plan: what has been agreed, who does it, who answers, good to know."""

from collections.abc import Sequence

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.boxes import Bar, Frame
from sipdesk.printing.by_hand import Signatures
from sipdesk.printing.layout import PERSON, Sizes
from sipdesk.printing.lists import ticks
from sipdesk.printing.parts import Disagreement, OverrideNote, RelatedPlan, Unmet
from sipdesk.printing.phrases import day, ended, field_lang, law
from sipdesk.printing.plan_content import Change, Content, Goal, Row, SignatureRule
from sipdesk.printing.plan_good import good_to_know
from sipdesk.printing.tables import Row as TableRow
from sipdesk.printing.tables import Table, stacked
from sipdesk.printing.text import Rich, Style, bold, join, quoted, rich

_COLUMNS = (0.37, 0.33, 0.3)
_PAD = 3.9
_AGREED = Style(20, 25, bold=True)


def body(content: Content, tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    """Every section that has something to say, in the fixed order."""
    return [
        *override_box(content.override, tr, sizes),
        *_agreed(content, tr, sizes),
        *own_actions(content, tr, sizes),
        *_others(content, tr, sizes),
        *unmet(content.unmet, tr, sizes),
        *disagreements(content.disagreements, tr, sizes),
        *related(content.related_plans, tr, sizes),
        *responsible(content, tr, sizes),
    ]


def closing(content: Content, tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    """What stands last: good to know, and signatures where somebody has decided who signs."""
    return [good_to_know(content, tr, sizes), *signatures(content, tr, sizes)]


def override_box(told: OverrideNote | None, tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    """Why the version was made although something is missing; nothing for an ordinary one."""
    if told is None:
        return []
    title = tr("Working plan – does not yet meet the requirements of the law")
    text = rich(
        tr("This is missing: {points}. Reason: {reason}"),
        points=", ".join(told.missing),
        reason=ended(told.reason),
    )
    lines: list[Rich] = [bold(f"{title}."), text]
    if told.responsible and told.due:
        done = tr("{name} makes sure that it is done by {date}.")
        lines.append(done.format(name=told.responsible, date=day(tr, told.due)))
    return [Frame([sizes.p(line, before=2) for line in lines], before=10)]


def _agreed(content: Content, tr: Translator, sizes: Sizes) -> list[Block]:
    if not content.goals:
        return []
    rows = [
        row
        for number, goal in enumerate(content.goals, 1)
        for row in _goal_rows(content, tr, number, goal, sizes)
    ]
    table = Table(_COLUMNS, rows, style=sizes.small, before=7 * sizes.air, head=_head(tr))
    before = 18 * sizes.air
    heading = Text(tr("What we have agreed"), _AGREED, tag="H2", keep=True, before=before)
    return [heading, table]


def _head(tr: Translator) -> tuple[str, str, str]:
    return tr("What"), tr("Who"), tr("When")


def _goal_rows(
    content: Content, tr: Translator, number: int, goal: Goal, sizes: Sizes
) -> list[TableRow]:
    words = quoted(goal.text) if goal.is_own_words else goal.text
    which = (tr("Long goal {n}") if goal.is_long else tr("Goal {n}")).format(n=number)
    lines: list[Block] = [
        Text(f"{which} · {goal.area}" if goal.area else which, sizes.small.semibold()),
        Text(join(changed_word(tr, goal.change), bold(words)), Style(13, 17), lang=field_lang(tr)),
    ]
    if goal.staff_text:
        lines.append(PERSON.note(tr("In the staff's words: {text}").format(text=goal.staff_text)))
    if goal.strength:
        lines.append(sizes.note(tr("What helps: {strength}").format(strength=goal.strength)))
    head = TableRow(
        [Bar(lines)],
        keep=bool(goal.rows),
        is_labelled=True,
        above=11 * sizes.air,
        pad=_PAD * sizes.air,
    )
    return [head, *(_row(content, tr, row, sizes) for row in goal.rows)]


def _row(content: Content, tr: Translator, row: Row, sizes: Sizes) -> TableRow:
    notes = [row.condition, decision_words(tr, row)]
    what = stacked(
        Text(join(changed_word(tr, row.change), row.text), sizes.body, lang=field_lang(tr)),
        *(sizes.note(note, before=1) for note in notes if note),
    )
    who = stacked(
        Text(bold(row.who), sizes.body) if row.who else None,
        sizes.note(row.function, before=1) if row.function else None,
    )
    when = Text(when_words(content, tr, row), sizes.body)
    return TableRow([what, who, when], pad=_PAD * sizes.air)


def changed_word(tr: Translator, change: Change) -> Rich:
    """What is new in this version, in front of the text."""
    words = {Change.NEW: tr("Added"), Change.CHANGED: tr("Altered")}
    return bold(f"{words[change]} ") if change in words else ""


def decision_words(tr: Translator, row: Row) -> str:
    """That a decision is needed first, and when the person is told."""
    if not row.needs_decision:
        return ""
    if row.decision_by is None:
        return tr("A decision is needed first.")
    text = tr("A decision is needed first. You will be told by {date}.")
    return text.format(date=day(tr, row.decision_by))


def when_words(content: Content, tr: Translator, row: Row) -> str:
    """First day, last day, or until the next meeting."""
    said = []
    if row.starts_on:
        said.append(tr("Starts {date}").format(date=day(tr, row.starts_on)))
    if row.until_next_meeting and content.next_meeting.on:
        again = day(tr, content.next_meeting.on)
        said.append(tr("Until we meet again on {date}").format(date=again))
    elif row.latest_on:
        said.append(tr("By {date} at the latest").format(date=day(tr, row.latest_on)))
    if not said:
        said.append(row.when_text or tr("Not decided yet"))
    return "\n".join(said)


def own_actions(content: Content, tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    """What the person does, with tick boxes."""
    if not content.own_actions:
        return []
    empty, air = tr("box, empty"), sizes.air
    boxes = ticks(content.own_actions, sizes.body, empty, gap=4 * air, before=6 * air)
    return [sizes.h(tr("What I do myself")), boxes]


def _others(content: Content, tr: Translator, sizes: Sizes) -> list[Block]:
    if not content.others:
        return []
    rows = [_row(content, tr, row, sizes) for row in content.others]
    table = Table(_COLUMNS, rows, style=sizes.small, head=_head(tr), before=5 * sizes.air)
    return [sizes.h(tr("What others do")), table]


def unmet(needs: Sequence[Unmet], tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    """What the plan has no answer to yet."""
    if not needs:
        return []
    return [
        sizes.h(tr("What we have no answer to yet")),
        *(_wish(need, tr, sizes) for need in needs),
    ]


def _wish(need: Unmet, tr: Translator, sizes: Sizes = PERSON) -> Block:
    text = tr(
        "This is what I wish: ”{own_words}”. The plan has no answer to it yet."
        " This is not a decision. You can apply to social services and get a decision."
    ).format(own_words=need.own_words.strip())
    if need.again_on:
        again = tr("We take it up again on {date}.").format(date=day(tr, need.again_on))
        text = f"{text} {again}"
    return sizes.p(text, before=4)


def disagreements(
    told: Sequence[Disagreement], tr: Translator, sizes: Sizes = PERSON
) -> list[Block]:
    """What the parts do not agree on, and who answers meanwhile."""
    if not told:
        return []
    blocks: list[Block] = [sizes.h(tr("What we do not agree on"))]
    for one in told:
        blocks.extend(_disagreement(one, tr, sizes))
    return blocks


def _disagreement(told: Disagreement, tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    thinks = tr("**{part}** thinks: {text}")
    lines: list[Rich] = [rich(thinks, part=view.part, text=view.text) for view in told.views]
    if told.persons_view:
        lines.append(rich(tr("**I** think: {text}"), text=told.persons_view))
    ends = []
    if told.interim:
        until = tr("Until this is settled, {interim} makes sure that you get what you need.")
        ends.append(until.format(interim=told.interim))
    if told.again_on:
        ends.append(tr("We take it up again on {date}.").format(date=day(tr, told.again_on)))
    if ends:
        lines.append(" ".join(ends))
    return [sizes.p(line, before=3) for line in lines]


def related(plans: Sequence[RelatedPlan], tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    """Other plans: kind, holder, next review; never what they say."""
    if not plans:
        return []
    return [sizes.h(tr("Other plans")), *(sizes.p(related_words(plan, tr)) for plan in plans)]


def related_words(plan: RelatedPlan, tr: Translator) -> str:
    """One other plan in a sentence or two."""
    text = tr("{kind}, held by {holder}.").format(kind=plan.kind, holder=plan.holder)
    if plan.review_on is None:
        return text
    review = tr("Reviewed by {date} at the latest.").format(date=day(tr, plan.review_on))
    return f"{text} {review}"


def responsible(content: Content, tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    """Who has the overall responsibility, who was there, and the law."""
    who = content.responsible
    blocks: list[Block] = [sizes.h(tr("Who is responsible?"))]
    if who.principal:
        blocks.append(sizes.p(responsibility(content, tr), before=4))
    else:
        blocks.append(sizes.p(tr("Not decided yet."), before=4))
    if content.present:
        meeting = rich(tr("**At the meeting:** {names}."), names=", ".join(content.present))
        absent = f" {content.absent}" if content.absent else ""
        blocks.append(sizes.note(join(meeting, absent), before=6))
    if content.laws.plan:
        blocks.append(sizes.note(law_line(content, tr), before=5))
    return blocks


def responsibility(content: Content, tr: Translator) -> Rich:
    """The sentence on responsibility (SoL 2025:400 10 kap. 9 §)."""
    who = content.responsible
    has = (
        tr("**{principal}**, {unit}, has the overall responsibility for the plan.")
        if who.unit
        else tr("**{principal}** has the overall responsibility for the plan.")
    )
    follows = (
        tr(
            "The region follows up that the plan is carried out and makes sure that we meet"
            " again. Each service is responsible for its own part."
        )
        if content.responsible_is_region
        else tr(
            "The municipality follows up that the plan is carried out and makes sure that we"
            " meet again. Each service is responsible for its own part."
        )
    )
    return join(rich(has, principal=who.principal, unit=who.unit), f" {follows}")


def law_line(content: Content, tr: Translator) -> str:
    """Under which law the plan is made, or that its points are not all there."""
    if content.override is not None and content.override.law_point_missing:
        text = tr("Under {law} the plan must have four points. They are not all there yet.")
    else:
        text = tr("The plan is made under {law}.")
    return text.format(law=law(content.laws.plan))


def signatures(content: Content, tr: Translator, sizes: Sizes = PERSON) -> list[Block]:
    """Who signs, by local decision; none until decided."""
    together = tr("We have made the plan together. {name} gets a copy.")
    absent = tr(
        "The plan was made when {name} could not take part. Reason: {reason} {name} gets a copy."
    )
    text = absent if content.person_absent_reason else together
    said = text.format(name=content.person, reason=ended(content.person_absent_reason))
    kept = (
        [sizes.note(tr("The original is kept by {holder}.").format(holder=content.original_holder))]
        if content.original_holder
        else []
    )
    if content.signature_rule is SignatureRule.NONE:
        return [sizes.p(said, before=10), *kept]
    signers = [(content.person, tr("date"))]
    part = tr("for {part} · date")
    signers += [
        (who.name, part.format(part=who.for_part) if who.for_part else tr("date"))
        for who in content.signers
    ]
    is_usual = sizes.body == PERSON.body
    name = Style(11, 14, bold=True) if is_usual else sizes.body.semibold()
    in_row = 3 if is_usual else 1
    lines = Signatures(signers, name, sizes.small, in_row=in_row)
    sentence = sizes.p(said, before=4)
    return [Stack([sizes.h(tr("Signatures")), sentence, lines, *kept], before=11 * sizes.air)]
