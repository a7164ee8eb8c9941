"""D01 Vad är en SIP?: what the plan is and that the person decides, in one minute."""

from dataclasses import dataclass

from sipdesk.i18n import N_
from sipdesk.printing.parts import Contact, Header, Laws


@dataclass(frozen=True)
class Content:
    """All that the leaflet prints; it has no personal data.

    Attributes:
        header: only `organisation` and `practice` are printed.
        contact: who to ask: name, function, principal, phone.
        laws: `plan` stands in the footer.
        local_text: at most 300 characters; usually empty.
        minority_language: text on the right to use it; usually empty.
    """

    header: Header
    contact: Contact
    laws: Laws
    local_text: str = ""
    minority_language: str = ""


TITLE = N_("What is a SIP?")
