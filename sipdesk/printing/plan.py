"""D07 Min plan: the person's own copy; what was promised, by whom, when, and whom to call."""

from sipdesk.i18n import N_
from sipdesk.printing.plan_content import (
    Change,
    Content,
    DayKind,
    Goal,
    Happening,
    NoPosition,
    Row,
    SignatureRule,
    Signer,
)

__all__ = [
    "Change",
    "Content",
    "DayKind",
    "Goal",
    "Happening",
    "NoPosition",
    "Row",
    "SignatureRule",
    "Signer",
]

TITLE = N_("My plan")
