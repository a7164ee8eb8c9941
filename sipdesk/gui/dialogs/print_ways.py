"""How a paper is given, what its file is called, and which paper comes first."""

from collections.abc import Sequence

from sipdesk.domain.model import Principal
from sipdesk.gui.dialogs.print_out import Job
from sipdesk.gui.save_place import plain_name
from sipdesk.i18n import ngettext
from sipdesk.services.documents import Offered

_LONGEST = 40  # letters of a unit's name in the name of a file
_NAMED = (Principal.KOMMUN, Principal.REGION, Principal.SHARED, Principal.SCHOOL)
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


def file_name(number: str, title: str, unit: str = "") -> str:
    """A name that says nothing about the person: "SIP 2026-0014 Min plan.pdf".

    Args:
        unit: what tells this paper from others with the same title, see `unit_in_name`.
    """
    name = " ".join(part for part in (f"SIP {number} {title}", unit) if part)
    return plain_name(name)


def unit_in_name(offer: Offered) -> str:
    """The unit that a paper goes to, for its file name; letters and digits alone, not too long.

    Nothing stands there for people, for a protected person, or for a provider or another actor,
    whose name may be that of a person or of a home that says too much.
    """
    if offer.principal not in _NAMED or not offer.may_name_person:
        return ""
    plain = "".join(sign if sign.isalnum() or sign == "-" else " " for sign in offer.name)
    return " ".join(plain.split())[:_LONGEST].strip()
