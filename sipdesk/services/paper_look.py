"""The mark of the office on its papers: taken in, shown, taken away."""

from sqlmodel import Session, select

from sipdesk.domain.model import OfficeLogo
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.printing.logo import BadLogo, read_logo
from sipdesk.services.actor import actor_of

_WHY = {
    "logo.too_large": N_("The file is larger than 1 MB. Choose a smaller picture."),
    "logo.not_a_picture": N_("This is not a picture in PNG or JPEG. Choose another file."),
    "logo.too_many_pixels": N_(
        "The picture is more than 4,000 dots wide or high. Choose a smaller one."
    ),
    "logo.broken": N_("The picture cannot be read. The file may be broken. Choose another one."),
}


def logo(session: Session) -> bytes:
    """The picture as it is printed, a grey PNG; nothing when there is none."""
    row = _row(session)
    return row.content if row is not None else b""


def set_logo(session: Session, case_id: None = None, *, content: bytes) -> OfficeLogo:
    """Take in a picture file; what is kept is made anew from its picture alone.

    Raises RuleError at "logo" for a file that is no such picture; nothing is changed.
    """
    try:
        made = read_logo(content)
    except BadLogo as error:
        raise refuse(error.code, "logo", _WHY[error.code]) from error
    row = _row(session) or OfficeLogo()
    row.content, row.by = made, actor_of(session).name
    session.add(row)
    session.info["subject"] = "office_logo"
    return row


def remove_logo(session: Session, case_id: None = None) -> None:
    """Print papers without a picture again."""
    if (row := _row(session)) is not None:
        session.delete(row)
    session.info["subject"] = "office_logo"


def _row(session: Session) -> OfficeLogo | None:
    return session.exec(select(OfficeLogo)).first()
