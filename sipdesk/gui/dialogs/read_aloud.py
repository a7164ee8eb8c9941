"""Large plain text for the worker to read to the person: what the consent is about."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain.consents import party_key
from sipdesk.domain.pack import Pack
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date


class ReadAloudDialog(Dialog):
    """The consent in sentences, one question at a time."""

    def __init__(self, case: Any, consent: Any, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Read aloud"), accept=_("Done"), width=48)
        self.cancel_button.hide()
        for text in sentences(case, consent, pack):
            self.add(Text(text, "h2"))


def sentences(case: Any, consent: Any, pack: Pack) -> list[str]:
    """What is read to the person, in order."""
    found = [
        _("You decide. You can say yes to one thing and no to another."),
        _("May we make a plan together with you?"),
        _("May those on the list tell each other what is needed for the plan?"),
    ]
    if consent is not None:
        names = {row.unit_id: row.unit.name for row in consent.parties if row.unit is not None}
        near = (*case.person.close_persons, *case.person.representatives)
        names.update({one.id: one.name for one in near})
        keyed = ((party_key(row), row) for row in consent.parties)
        found += [_known(names[key], row, consent, pack) for key, row in keyed if key in names]
        found += [_excepted(row) for row in consent.exceptions if row.text]
        if consent.valid_until is not None:
            until = format_date(consent.valid_until)
            found.append(_("It holds until {day}. Then we ask again.").format(day=until))
    found.append(_("You can change your mind at any time. Tell us, and we stop sharing."))
    return found


def _known(name: str, row: Any, consent: Any, pack: Pack) -> str:
    codes = consent.areas if "all" in row.areas else row.areas
    areas = ", ".join(str(pack.area(code).label).lower() for code in codes)
    return _("May {party} know about: {areas}?").format(party=name, areas=areas)


def _excepted(row: Any) -> str:
    return _("This may not be shared: {text}").format(text=row.text)
