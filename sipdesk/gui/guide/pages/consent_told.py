"""Those who have papers on a consent that was taken back: each is told, and that is noted."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from sipdesk import clock
from sipdesk.domain import consent_story
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, Rows, Section, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Band, Chip
from sipdesk.gui.widgets.layouts import column, row, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, ngettext
from sipdesk.services import grounds


class ToldSection(Section):
    """Shown while somebody has papers that rest on what was taken back."""

    def build(self) -> None:
        """A band until everybody has been told, and a row for each of them."""
        self.tell_band = Band("warn", icon="mail")
        self.rows = Rows(self.page, partial(HolderRow, self.page), spacing=8)
        self.add(self.tell_band, self.rows)

    def show_case(self, case: Any) -> None:
        """Show who has papers, and who of them has been told."""
        holders = consent_story.holders(case, clock.today())
        left = [one for one in holders if one.notice is None]
        self.tell_band.setVisible(bool(left))
        words = ngettext(
            "{n} receiver has not been told yet", "{n} receivers have not been told yet", len(left)
        )
        self.tell_band.say(
            words.format(n=len(left)),
            _("They have papers from before. Tell each one, and note when and how you did it."),
        )
        self.rows.show_rows(holders)
        self.setVisible(bool(holders))


class HolderRow(QFrame):
    """One receiver: the papers, whether it was told, and the form to note that."""

    def __init__(self, page: StepPage, holder: consent_story.Holder) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        self.page, self.holder_id = page, holder.id
        lines = column(self, spacing=8, margins=(14, 10, 14, 12))
        line = row(spacing=12)
        words = column(spacing=1)
        self.name_text, self.papers_text = Text("", "strong"), Text("", "small")
        words.addWidget(self.name_text)
        words.addWidget(self.papers_text)
        line.addLayout(words, 1)
        self.chip = Chip("")
        self.told_button = secondary(_("Note that they were told…"), small=True)
        for each in (self.chip, self.told_button):
            line.addWidget(each, alignment=Qt.AlignmentFlag.AlignVCenter)
        lines.addLayout(line)
        self.form = self._form()
        self.form.hide()
        lines.addWidget(self.form)
        self.told_button.clicked.connect(self._toggle)

    def _form(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=8)
        self.on_edit = DateField("on", _("Day"))
        self.how_edit = TextField("how", _("How were they told?"))
        self.by_edit = TextField("by", _("Who told them?"))
        fields = (self.on_edit, self.how_edit, self.by_edit)
        self.fields = DraftForm(self.page, f"told-{self.holder_id}", *fields)
        self.store_button = secondary(_("Note it"), "check", small=True)
        self.store_button.clicked.connect(self._store)
        lines.addWidget(side_by_side(*fields, base=12))
        lines.addWidget(self.store_button)
        return made

    def _toggle(self) -> None:
        self.form.setVisible(self.form.isHidden())
        if self.form.isHidden():
            return
        if not self.on_edit.raw():
            self.on_edit.set_value(clock.today())
        if not self.by_edit.raw():
            self.by_edit.set_value(self.page.workspace.actor.name)
        self.how_edit.setFocus()

    def _store(self) -> None:
        if self.fields.store(grounds.note_told, recipient_id=self.holder_id) is not None:
            self.form.hide()

    def show_row(self, holder: consent_story.Holder) -> None:
        """Show who it is, what they have, and whether they have been told."""
        self.name_text.setText(holder.name)
        words = ngettext(
            "{n} paper, the latest {day}", "{n} papers, the latest {day}", holder.papers
        )
        told = words.format(n=holder.papers, day=on_day(holder.last_on))
        notice = holder.notice
        if notice is not None:
            said = _("Told {day}: {how}.").format(day=on_day(notice.on), how=notice.how)
            by = _("By {name}.").format(name=notice.by) if notice.by else ""
            told = f"{told}\n{said} {by}".strip()
            self.chip.set_state(_("Has been told"), "ok", "check")
        else:
            self.chip.set_state(_("Has not been told"), "warn", "circle-dashed")
        self.papers_text.setText(told)
        self.told_button.setVisible(notice is None)
        self.told_button.setAccessibleName(f"{self.told_button.text()}, {holder.name}")
