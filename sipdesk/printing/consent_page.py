"""Page two of the consent form: how the information is used (GDPR art. 13, PDL 8 kap. 6 §)."""

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PERSON, Sizes
from sipdesk.printing.parts import Contact
from sipdesk.printing.phrases import ended, law, who_and_phone
from sipdesk.printing.text import Rich, Style, rich

_TITLE = Style(20, 25, bold=True)


def information(
    tr: Translator,
    coordinator: Contact,
    controller: str,
    slots: tuple[str, str, str],
    sizes: Sizes = PERSON,
) -> list[Block]:
    """The eight paragraphs; an undecided slot says whom to ask instead."""
    ask = tr("Ask {who}.").format(who=who_and_phone(coordinator)) if coordinator.name else ""
    legal_basis, storage_time, dpo_contact = slots
    paragraphs: list[Rich] = [
        _controller(tr, controller, ask),
        tr("We use it to make the plan and to follow it up."),
        _legal_basis(tr, legal_basis, ask),
        tr(
            "Those on the list that you have said yes to receive information. No one else does,"
            " unless the law requires it."
        ),
        _storage(tr, storage_time, ask),
        tr(
            "You have the right to see the information and to have mistakes corrected. You may"
            " object to how we use it. Sometimes you can have its use limited, or have it removed."
        ),
        _officer(tr, dpo_contact, ask),
        tr(
            "Not satisfied? Write to the Swedish Authority for Privacy Protection"
            " (Integritetsskyddsmyndigheten), imy.se."
        ),
    ]
    title = Text(tr("How we use your information"), _TITLE, tag="H2", keep=True)
    return [title, *(sizes.p(paragraph, before=9) for paragraph in paragraphs)]


def _controller(tr: Translator, controller: str, ask: str) -> Rich:
    if not controller:
        return tr("Who answers for the information about you? {ask}").format(ask=ask)
    text = tr(
        "**{controller}** is the controller (personuppgiftsansvarig)."
        " It answers for the information about you."
    )
    return rich(text, controller=controller)


def _legal_basis(tr: Translator, legal_basis: str, ask: str) -> str:
    yes = tr("Your yes is not that right. Your yes lifts the secrecy for what you have ticked.")
    if not legal_basis:
        basis = tr("The law gives us the right to use it. Which law? {ask}").format(ask=ask)
    else:
        basis = tr("The law gives us the right to use it: {legal_basis}").format(
            legal_basis=ended(law(legal_basis))
        )
    return f"{basis} {yes}"


def _storage(tr: Translator, storage_time: str, ask: str) -> str:
    if not storage_time:
        return tr("How long do we keep it? {ask}").format(ask=ask)
    return tr("We keep it for {storage_time}").format(storage_time=ended(storage_time))


def _officer(tr: Translator, dpo_contact: str, ask: str) -> str:
    if not dpo_contact:
        return tr("Questions about your information? {ask}").format(ask=ask)
    text = tr("Questions? The data protection officer (dataskyddsombudet): {dpo_contact}")
    return text.format(dpo_contact=ended(dpo_contact))
