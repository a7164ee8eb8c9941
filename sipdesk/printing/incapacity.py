"""The paper of a person who cannot take a position: an assessment, and never a yes (D02, F18)."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.by_hand import Signatures
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import (
    comma,
    dots,
    field_lang,
    iso,
    label,
    law,
    protection_warning,
)
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich

TITLE = N_("Assessment when a person cannot take a position")
_P = PROFESSIONAL


@dataclass(frozen=True)
class Asked:
    """A close person, and what came of the question about them: words that are ready to print."""

    name: str
    relation: str
    answer: str


@dataclass(frozen=True)
class Content:
    """All that the assessment prints; what is empty and compulsory says that it is not noted.

    Attributes:
        header: top and bottom of the page.
        person: name.
        judged_on: day of the assessment.
        assessment: why the person is judged not to be able to take a position.
        attitude_search: what was done to learn the person's attitude.
        attitude_shown: what the person has shown; optional.
        assessed_by: who judged.
        ground, decided_by, decided_on: the recorded ground that the path rests on.
        speaks: who speaks for the person, and on what basis.
        close_persons: what came of asking about each.
        ask_again_on: when the question is put again.
    """

    header: Header
    person: str
    judged_on: date | None = None
    assessment: str = ""
    attitude_search: str = ""
    attitude_shown: str = ""
    assessed_by: str = ""
    ground: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    speaks: tuple[str, ...] = ()
    close_persons: tuple[Asked, ...] = ()
    ask_again_on: date | None = None


def build(content: Content, tr: Translator) -> Paper:
    """One page; there is no box for a yes on it."""
    number = tr("Case {number}").format(number=content.header.case_number)
    not_a_yes = tr(
        "This is no consent. The path is practice, not a rule of law. It opens only for the"
        " municipality and the region, and it rests on the ground below."
    )
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=_P,
        blocks=[
            Text(tr(TITLE), _P.title, tag="H1"),
            Text(dots(content.person, number), _P.sub, before=2),
            _P.p(not_a_yes, before=10),
            *_told(content, tr),
            facts(_rows(content, tr), _P.body, share=0.24, before=14),
            Signatures([(content.assessed_by or tr("Who judged"), _sign(tr))], _P.body, _P.small),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("For your own file")),
        running=dots(tr(TITLE), content.header.case_number),
        footer=number,
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _sign(tr: Translator) -> str:
    return tr("signature and date")


def _told(content: Content, tr: Translator) -> list[Block]:
    missing = tr("Not noted yet.")
    parts = [
        (tr("The assessment"), content.assessment or missing),
        (tr("What was done to learn the person's attitude"), content.attitude_search or missing),
    ]
    if content.attitude_shown:
        parts.append((tr("What the person has shown"), content.attitude_shown))
    blocks: list[Block] = []
    for heading, text in parts:
        lang = "" if text == missing else field_lang(tr)
        blocks += [_P.h(heading, before=14), _P.p(text, lang=lang)]
    return blocks


def _rows(content: Content, tr: Translator) -> list[tuple[str, Rich | Block]]:
    missing = tr("Not noted yet.")
    judged = comma(content.assessed_by, iso(content.judged_on) if content.judged_on else "")
    rows: list[tuple[str, Rich | Block]] = [
        (tr("Who judged"), judged or missing),
        (tr("Ground"), _ground(content, tr) or missing),
    ]
    if content.speaks:
        rows.append((tr("Speaks for the person"), "\n".join(content.speaks)))
    rows += [
        (comma(one.name, one.relation), one.answer or missing) for one in content.close_persons
    ]
    again = iso(content.ask_again_on) if content.ask_again_on else tr("Not decided yet.")
    rows.append((tr("Next time we ask"), again))
    return rows


def _ground(content: Content, tr: Translator) -> str:
    if not content.ground:
        return ""
    who = comma(content.decided_by, iso(content.decided_on) if content.decided_on else "")
    decided = tr("Decided by {who}.").format(who=who) if who else ""
    return f"{law(content.ground)}. {decided}".strip()
