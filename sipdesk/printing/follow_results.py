"""The results of a follow-up: promises, goals, what has happened, and what is new in the plan."""

from sipdesk.i18n import Translator
from sipdesk.printing.answers import tick
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.boxes import Ruled
from sipdesk.printing.follow_content import (
    ChangeKind,
    Content,
    GoalResult,
    Handover,
    Kept,
    Now,
    PlanChange,
    PromiseResult,
    Reached,
)
from sipdesk.printing.layout import PERSON
from sipdesk.printing.lists import Columns
from sipdesk.printing.phrases import day, field_lang, phone
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.text import Rich, Style, bold, quoted, rich

_SMALL_TICK = Style(10, 14)


def results(content: Content, tr: Translator) -> list[Block]:
    """Every section that has something to say."""
    return [
        *_promises(content, tr),
        *_goals(content, tr),
        *_happened(content, tr),
        *_changes(content, tr),
    ]


def _promises(content: Content, tr: Translator) -> list[Block]:
    if not content.promises:
        return []
    head = [tr("What"), tr("Who"), tr("Done?"), tr("Now")]
    rows = [
        Row(
            [
                Text(promise.text, PERSON.body, lang=field_lang(tr)),
                Text(promise.who, PERSON.body),
                Text(_kept(tr, promise), PERSON.body),
                Text(_now(tr, promise), PERSON.body),
            ]
        )
        for promise in content.promises
    ]
    heading = tr("What was promised") if content.for_party else tr("What we promised")
    table = Table([0.29, 0.21, 0.25, 0.25], rows, style=PERSON.small, head=head, before=5)
    return [PERSON.h(heading), table]


def _kept(tr: Translator, promise: PromiseResult) -> Rich:
    if promise.kept is None:
        return tr("Not answered")
    words = {Kept.DONE: tr("Was done"), Kept.PARTLY: tr("Partly"), Kept.NOT: tr("Not done")}
    on = f", {day(tr, promise.on)}" if promise.on is not None else ""
    note = f". {promise.note}" if promise.note else ""
    return rich("**{word}**{rest}", word=words[promise.kept], rest=on + note)


def _now(tr: Translator, promise: PromiseResult) -> str:
    words = {
        Now.FINISHED: tr("Finished"),
        Now.GOES_ON: tr("Goes on"),
        Now.CHANGES: tr("Is changed"),
        Now.ENDS: tr("Is ended"),
    }
    word = words[promise.now] if promise.now is not None else ""
    said = ": ".join(part for part in (word, promise.now_text) if part)
    if promise.now_by is None:
        return said
    by = tr("By {date} at the latest").format(date=day(tr, promise.now_by))
    return f"{said}\n{by}" if said else by


def _goals(content: Content, tr: Translator) -> list[Block]:
    if not content.goals:
        return []
    heading = tr("The goals") if content.for_party else tr("My goals")
    made = [_goal(content, tr, goal) for goal in content.goals]
    return [PERSON.h(heading), *made]


def _goal(content: Content, tr: Translator, goal: GoalResult) -> Block:
    words = {
        Reached.REACHED: tr("Reached"),
        Reached.PARTLY: tr("Partly"),
        Reached.NOT_REACHED: tr("Not reached"),
        Reached.NOT_RELEVANT: tr("No longer relevant"),
    }
    boxes = [
        tick(tr, word, _SMALL_TICK, ticked=goal.result is value) for value, word in words.items()
    ]
    text = quoted(goal.text) if goal.is_own_words else goal.text
    blocks: list[Block] = [
        Text(bold(text), PERSON.body, lang=field_lang(tr)),
        Columns(boxes, [0.22, 0.22, 0.24, 0.32], before=3),
    ]
    if goal.own_view:
        thinks = tr("The individual thinks: {text}") if content.for_party else tr("I think: {text}")
        blocks.append(PERSON.note(thinks.format(text=quoted(goal.own_view)), before=3))
    if goal.scale is not None:
        near = tr("How near the goal, from 1 to 5: {n}").format(n=goal.scale)
        blocks.append(PERSON.note(near, before=2))
    if goal.staff_view:
        staff = tr("The staff think: {text}").format(text=goal.staff_view)
        blocks.append(PERSON.note(staff, before=2))
    return Ruled(blocks, before=6)


def _happened(content: Content, tr: Translator) -> list[Block]:
    lines = [PERSON.p(text, lang=field_lang(tr)) for text in content.happened]
    if content.handover is not None:
        lines.append(PERSON.p(_handover(tr, content.handover)))
    if not lines:
        return []
    return [PERSON.h(tr("What has happened since last time")), *lines]


def _handover(tr: Translator, told: Handover) -> str:
    text = tr("{new} takes over as coordinator after {old} on {date}.").format(
        new=told.new.name, old=told.old, date=day(tr, told.on)
    )
    call = ""
    if told.new.phone:
        call = " " + tr("Call {name}, {phone}.").format(
            name=told.new.name, phone=phone(told.new.phone)
        )
    met = " " + tr("You have met together.") if told.met_together else ""
    return f"{text}{call}{met}"


def _changes(content: Content, tr: Translator) -> list[Block]:
    if not content.changes:
        return []
    rows = [_change(tr, change) for change in content.changes]
    table = Table([0.2, 0.42, 0.38], rows, style=PERSON.body, before=5)
    return [PERSON.h(tr("What is new in the plan")), table]


def _change(tr: Translator, change: PlanChange) -> Row:
    words = {
        ChangeKind.GOAL: tr("Changed goal"),
        ChangeKind.NEW: tr("Added"),
        ChangeKind.CHANGED: tr("Altered"),
        ChangeKind.ENDED: tr("Ended"),
    }
    by = ""
    if change.latest_on is not None:
        by = tr("By {date} at the latest").format(date=day(tr, change.latest_on))
    who = "\n".join(part for part in (change.who, by) if part)
    cells: list[Block] = [
        Text(bold(words[change.kind]), PERSON.body, tag="Span"),
        Text(change.text, PERSON.body, lang=field_lang(tr)),
        Text(who, PERSON.body),
    ]
    return Row(cells, is_labelled=True)
