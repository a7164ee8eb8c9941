"""The reply slip at the foot of a letter, under a line to cut along."""

from sipdesk.i18n import Translator
from sipdesk.printing.answers import tick
from sipdesk.printing.blocks import Block, Stack
from sipdesk.printing.by_hand import CutLine
from sipdesk.printing.layout import PROFESSIONAL


def slip(tr: Translator, case_number: str, unit: str, *, with_reason: bool) -> Block:
    """The reply slip, whole, under a cut line."""
    label_text = tr("Reply slip – case {number}, {unit}").format(number=case_number, unit=unit)
    cannot = tr("We cannot come. Reason:") if with_reason else tr("We cannot come.")
    answers = [
        (tr("We come. Name and function:"), True),
        (tr("We think that another unit is the right one. Call:"), True),
        (cannot, with_reason),
        (tr("We need to know more before the meeting. Call:"), True),
    ]
    body = PROFESSIONAL.body
    lines = [tick(tr, word, body, line=line, before=6) for word, line in answers]
    return Stack([CutLine(label_text, PROFESSIONAL.small), *lines], before=11)
