"""The second half of a filing copy: responsibility, what is unsolved, the meeting, the law."""

from collections.abc import Sequence

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Block
from sipdesk.printing.filing_content import Content
from sipdesk.printing.layout import PROFESSIONAL
from sipdesk.printing.parts import Contingency, Disagreement, Unmet
from sipdesk.printing.phrases import comma, ended, iso, law, who_and_phone
from sipdesk.printing.text import Rich, rich, spaced


def ends(content: Content, tr: Translator) -> list[Block]:
    """Every section that has something to say, and the closing sentences."""
    return [
        *_responsibility(content, tr),
        *_section(tr("Needs without an answer in the plan yet"), _unmet(content.unmet, tr)),
        *_section(tr("If things get harder"), _contingency(content.contingency, tr)),
        *_section(tr("What the parties do not agree on"), _views(content.disagreements, tr)),
        *_section(tr("Other plans"), _related(content, tr)),
        *_meeting(content, tr),
        *_closing(content, tr),
    ]


def _section(heading: str, lines: Sequence[Rich]) -> list[Block]:
    if not lines:
        return []
    return [PROFESSIONAL.h(heading), *(PROFESSIONAL.p(line, before=1) for line in lines)]


def _responsibility(content: Content, tr: Translator) -> list[Block]:
    who = comma(content.responsible.principal, content.responsible.unit)
    said = [f"{who}." if who else tr("Not decided yet.")]
    if content.coordinator.name:
        text = tr("Coordinator: {who}.")
        said.append(text.format(who=who_and_phone(content.coordinator)))
    if content.substitute is not None:
        text = tr("Substitute: {who}.")
        said.append(text.format(who=who_and_phone(content.substitute)))
    return _section(tr("4. Overall responsibility for the plan"), [" ".join(said)])


def _unmet(needs: Sequence[Unmet], tr: Translator) -> list[Rich]:
    lines: list[Rich] = []
    for need in needs:
        text = tr(
            "The individual wishes: ”{own_words}”. The plan has no answer to it yet."
            " This is not a decision."
        ).format(own_words=need.own_words.strip())
        again = ""
        if need.again_on is not None:
            again = tr("The question is taken up again on {date}.")
            again = " " + again.format(date=iso(need.again_on))
        lines.append(text + again)
    return lines


def _contingency(told: Contingency | None, tr: Translator) -> list[Rich]:
    if told is None or not (told.signs or told.steps):
        return []
    parts: list[Rich] = []
    if told.signs:
        parts.append(rich(tr("**Signs:** {text}"), text=told.signs))
    if told.steps:
        parts.append(rich(tr("**Then we do this:** {text}"), text=told.steps))
    acute = tr("**Evenings, nights and weekends:** call 1177. **If life is in danger:** call 112.")
    parts.append(rich(acute))
    if told.acute:
        parts.append(told.acute)
    return [spaced(parts)]


def _views(told: Sequence[Disagreement], tr: Translator) -> list[Rich]:
    lines: list[Rich] = []
    for one in told:
        thinks = tr("**{part}** thinks: {text}")
        lines += [rich(thinks, part=view.part, text=view.text) for view in one.views]
        if one.persons_view:
            lines.append(rich(tr("**The individual** thinks: {text}"), text=one.persons_view))
        if one.interim:
            until = tr("Until this is settled, {interim} answers for what is needed.")
            lines.append(until.format(interim=one.interim))
        if one.again_on is not None:
            again = tr("The question is taken up again on {date}.")
            lines.append(again.format(date=iso(one.again_on)))
    return lines


def _related(content: Content, tr: Translator) -> list[Rich]:
    return [
        tr("{kind}, held by {holder}.").format(kind=plan.kind, holder=plan.holder)
        for plan in content.related_plans
    ]


def _meeting(content: Content, tr: Translator) -> list[Block]:
    parts = [
        rich("**{principal}:** {text}", principal=row.principal, text=ended(row.text))
        for row in content.attendance
    ]
    lines: list[Rich] = [spaced(parts)] if parts else []
    confirmed = tr("{principal} has confirmed its rows: {by}, {date}.")
    lines += [
        confirmed.format(principal=row.principal, by=row.by, date=iso(row.on))
        for row in content.confirmations
    ]
    if content.meeting_on is None:
        return _section(tr("The meeting"), lines)
    heading = tr("The meeting {date}").format(date=iso(content.meeting_on))
    return _section(heading, lines)


def _closing(content: Content, tr: Translator) -> list[Block]:
    own = tr(
        "Each party is responsible for its own care planning and documentation. The plan divides"
        " the work. It moves no responsibility that follows from law and replaces no decision."
    )
    blocks: list[Block] = [PROFESSIONAL.note(own, before=9)]
    if line := _law_line(content, tr):
        blocks.append(PROFESSIONAL.note(line, before=3))
    return blocks


def _law_line(content: Content, tr: Translator) -> str:
    laws = content.laws
    said = []
    if content.override is not None and content.override.law_point_missing and laws.plan_short:
        text = tr("Under {law} the plan must have four points. They are not all there yet.")
        said.append(text.format(law=law(laws.plan_short)))
    elif laws.plan_short:
        said.append(f"{law(laws.plan_short)}.")
    parts = [laws.pack]
    if laws.law_from is not None:
        parts.append(tr("law from {date}").format(date=iso(laws.law_from)))
    if laws.agreement_from is not None:
        parts.append(tr("agreement from {date}").format(date=iso(laws.agreement_from)))
    if laws.pack:
        said.append(tr("Rule pack: {parts}.").format(parts=comma(*parts)))
    return " ".join(said)
