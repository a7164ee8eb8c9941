"""The language of a paper's fixed texts, and what can be said for it: read by a speaker, or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk import paper_languages
from sipdesk.gui.widgets.fields import ChoiceField
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, ngettext
from sipdesk.paper_languages import BY_CODE
from sipdesk.printing.render import DOCUMENTS, Reader
from sipdesk.services.paper_titles import title_of

LANGUAGES = [("sv", "Svenska"), ("en", "English")]
_READERS = (Reader.PERSON, Reader.ANYBODY, Reader.OTHER)


class LanguageChoice(QWidget):
    """Every language that the paper may be asked for in; one without words says so.

    Signals:
        edited: another language is chosen.
    """

    edited = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.field = ChoiceField("language", _("Fixed texts in"), LANGUAGES, empty=None)
        self.field.reset(language)
        self.state = Text("", "small")
        self.state.hide()
        lines = column(self, spacing=4)
        lines.addWidget(self.field)
        lines.addWidget(self.state)
        self._kind = ""
        self.field.edited.connect(self.edited)

    def value(self) -> str:
        """The chosen language."""
        return str(self.field.value() or "sv")

    def show_kind(self, kind: str) -> None:
        """Offer the languages of another paper; papers between professionals have two."""
        self._kind = kind
        document = DOCUMENTS.get(kind)
        more = BY_CODE if document is not None and document.reader in _READERS else {}
        blocked = self.field.blockSignals(True)
        self.field.set_choices([*LANGUAGES, *((code, self._offered(code)) for code in more)])
        if self.field.value() is None:
            self.field.reset("sv")
        self.field.blockSignals(blocked)
        code = self.value()
        self.tell(code if paper_languages.speaks(code, kind) else "sv", 0)

    def _offered(self, code: str) -> str:
        name = BY_CODE[code].name
        if not paper_languages.speaks(code, self._kind):
            return _("{language} – no words yet").format(language=name)
        if not paper_languages.is_reviewed(code):
            return _("{language} – not reviewed").format(language=name)
        return name

    def tell(self, printed: str, borrowed: int) -> None:
        """Say what language the paper stands in, and who has read its words.

        Args:
            printed: the language that the paper was drawn in.
            borrowed: how many sentences stand in Swedish, since the language lacks them.
        """
        wanted, said = self.value(), []
        if printed != wanted:
            said.append(_lacks(wanted))
        elif not paper_languages.is_reviewed(wanted):
            said.append(_("Not reviewed by a speaker of the language."))
        if printed == wanted and borrowed:
            n = borrowed
            text = ngettext("{n} sentence is in Swedish.", "{n} sentences are in Swedish.", n)
            said.append(text.format(n=n))
        self.state.setText(" ".join(said))
        self.state.setVisible(bool(said))


def _lacks(code: str) -> str:
    """That there are no words, that the paper is in Swedish, and which papers have words."""
    if code not in BY_CODE:
        return ""
    text = _("There are no words in {language} for this paper yet. It is printed in Swedish.")
    said = text.format(language=BY_CODE[code].name)
    have = [title_of(kind) for kind in paper_languages.papers(code)]
    if not have:
        return said
    also = _("There are words for: {papers}.").format(papers=", ".join(have))
    return f"{said} {also}"
