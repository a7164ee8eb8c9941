"""The one way from content to paper: `render(kind, content, tr)` answers with a PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sipdesk.i18n import Translator
from sipdesk.printing import consent_form, plan
from sipdesk.printing.layout import Paper, produce
from sipdesk.printing.scripts import refuse_unprintable

TEMPLATE_VERSION = "1"


class Reader(StrEnum):
    """Who a paper is for (documents.md section 5)."""

    ANYBODY = "anybody"
    PERSON = "person"
    PARTY = "party"
    OTHER = "other"
    OWN_AUTHORITY = "own_authority"


@dataclass(frozen=True)
class Document:
    """One kind of paper: its title (a msgid), how it is built, and who it is for."""

    title: str
    build: Callable[[Any, Translator], Paper]
    reader: Reader


DOCUMENTS: dict[str, Document] = {
    "consent_form": Document(consent_form.TITLE, consent_form.build, Reader.PERSON),
    "plan_individual": Document(plan.TITLE, plan.build, Reader.PERSON),
}


def render(kind: str, content: object, tr: Translator) -> bytes:
    """The paper as a tagged PDF; the same content gives the same bytes.

    Raises:
        KeyError: no such kind of paper.
        UnprintableText: a text that no paper can print yet; nothing has been rendered.
        IncompletePaper: a compulsory field is empty; nothing has been rendered.
    """
    document = DOCUMENTS[kind]
    refuse_unprintable(content)
    return produce(document.build(content, tr))
