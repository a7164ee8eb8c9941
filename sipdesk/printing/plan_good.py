""" "Bra att veta" of the plan: what the person may do, say and ask (documents.md D07)."""

from sipdesk.i18n import Translator
from sipdesk.printing.boxes import Frame
from sipdesk.printing.layout import PERSON, Sizes
from sipdesk.printing.lists import bullets
from sipdesk.printing.phrases import law, phone
from sipdesk.printing.plan_content import Content


def good_to_know(content: Content, tr: Translator, sizes: Sizes = PERSON) -> Frame:
    """The box, whole; it never ends a page before the signatures that follow it."""
    lines = good_lines(content, tr)
    air = sizes.air
    listed = bullets(lines, sizes.small, gap=3 * air, before=4 * air)
    return Frame([sizes.h(tr("Good to know")), listed], before=11 * air, keep=True)


def good_lines(content: Content, tr: Translator) -> list[str]:
    """What stands in the box, a paragraph each."""
    return [
        _voluntary(content, tr),
        tr(
            "You decide who we may share the plan with, and you can change your mind. Then we"
            " stop sharing it. Sometimes the law requires that we give information all the same."
            " What has already been given out we cannot take back."
        ),
        _no_application(content, tr),
        _something_wrong(content, tr),
        *_optional(content, tr),
    ]


def _voluntary(content: Content, tr: Translator) -> str:
    name = content.coordinator.name
    free = tr(
        "The plan is voluntary. You can say no to a part of it, or to all of it, at any time."
    )
    tell = (
        tr("Tell {coordinator} or someone else you trust.").format(coordinator=name)
        if name
        else tr("Tell someone you trust.")
    )
    said = [free, tell]
    if content.laws.coercive:
        act = law(content.laws.coercive)
        said.append(tr("Care under {act} applies even if you say no to the plan.").format(act=act))
    if content.is_child:
        said.append(tr("Your guardians take part and decide."))
    return " ".join(said)


def _no_application(content: Content, tr: Translator) -> str:
    always = (
        tr(
            "The plan is not an application. You can always apply for support from social"
            " services ({law}). Ask the person who gives you the support how to do it."
        )
        if content.laws.apply
        else tr(
            "The plan is not an application. You can always apply for support from social"
            " services. Ask the person who gives you the support how to do it."
        )
    )
    return always.format(law=law(content.laws.apply))


def _something_wrong(content: Content, tr: Translator) -> str:
    text = tr(
        "Is something wrong? Tell the person you trust most. That person assesses the matter and"
        " passes it on. You will get feedback. You can also leave comments with the municipality"
        " or a complaint with the region, even without saying who you are."
    )
    if not content.patient_board_phone:
        return text
    board = tr("If it is about health care, you can contact the patients' committee: {phone}.")
    return f"{text} {board.format(phone=phone(content.patient_board_phone))}"


def _optional(content: Content, tr: Translator) -> list[str]:
    name = content.coordinator.name
    lines = []
    if content.offer_access_list:
        text = tr(
            "You can get a list of who has opened the plan in our program and who has received it"
            " on paper. Ask {coordinator}."
        )
        lines.append(text.format(coordinator=name))
    if content.offer_translation:
        text = tr("You can have the plan read aloud or translated. Ask {coordinator}.")
        lines.append(text.format(coordinator=name))
    if content.minority_language:
        lines.append(content.minority_language)
    if content.local_text:
        lines.append(content.local_text)
    return lines
