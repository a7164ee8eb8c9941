"""How a paper is given, what its file is called, and which paper comes first."""

from collections.abc import Sequence

from sipdesk.gui.dialogs.print_out import Job
from sipdesk.i18n import ngettext
from sipdesk.services.documents import Offered

NOBODYS = "evaluation"  # is stored nowhere, so that nobody can tell who answered
WAYS = {"hand": "i handen", "post": "post", "channel": "säker kanal"}


def first_kind(kind: str, offers: Sequence[Offered]) -> str:
    """The paper that was asked for; "call" means the letters of the meeting."""
    if kind == "call":
        return "call_letter"
    if kind:
        return kind
    kinds = [offer.kind for offer in offers]
    return "plan_individual" if "plan_individual" in kinds else ""


def copies_words(job: Job) -> str:
    """For the register of what has been handed out; nothing when it is one."""
    if job.copies == 1:
        return ""
    return ngettext("{n} copy", "{n} copies", job.copies).format(n=job.copies)


def file_name(number: str, title: str) -> str:
    """A name that says nothing about the person: "SIP 2026-0014 Min plan.pdf"."""
    return f"SIP {number} {title}.pdf".replace("/", "-").replace("?", "")
