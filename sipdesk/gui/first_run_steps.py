"""The six steps of the first run: each shows what was chosen, checks it, and keeps it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QWidget,
)

from sipdesk.gui import theme
from sipdesk.gui.secret_fields import PassphraseField, strength
from sipdesk.gui.start import LANGUAGES, LOOKS
from sipdesk.gui.unlock import check_new
from sipdesk.gui.widgets.choices import RadioField, SegmentedField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.settings import Settings
from sipdesk.storage.keys import MIN_PASSPHRASE

if TYPE_CHECKING:
    from sipdesk.storage.keys import Opened
    from sipdesk.storage.new_store import NewStore
    from sipdesk.storage.store import Store


@dataclass
class Choices:
    """What has been chosen so far; lives through a change of language and steps back."""

    settings: Settings
    place: str = "here"
    folder: str = ""
    person: dict[str, str] = field(default_factory=dict)
    passphrase: str = ""
    again: str = ""
    recovery_key: str = ""
    is_key_hidden: bool = False
    typed_key: str = ""
    backup: str = ""
    at: int = 0
    made_for: tuple[str, ...] = ()
    new: "NewStore | None" = None
    done: "tuple[Store, Opened] | None" = None

    def wanted(self) -> tuple[str, ...]:
        """What the keys in the making depend on; other wishes need other keys."""
        return (self.folder, self.passphrase, *sorted(self.person.values()))


class Step(QWidget):
    """One step: title, lead and fields.

    Signals:
        changed: what the window beside it shows may have changed.
    """

    changed = Signal()
    title = ""
    lead = ""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.choices = choices
        self.lines = column(self, spacing=12)
        self.lines.addWidget(Text(_(self.title), "h1"))
        self.lines.addWidget(Text(_(self.lead), "lead"))
        self.build()

    def build(self) -> None:
        """Make the fields."""

    def keep(self) -> None:
        """Keep what is in the fields, right or wrong."""

    def check(self) -> bool:
        """Whether one may go on; says at the field if not."""
        return True

    def first_focus(self) -> QWidget | None:
        """What has the focus when the step appears."""
        return None


class LookStep(Step):
    """Language, size and look."""

    title = N_("Language and text")
    lead = N_("You can change this at any time, at the top right.")

    def build(self) -> None:
        """Three rows of joined buttons."""
        settings = self.choices.settings
        rows: list[tuple[str, str, list[tuple[Any, ...]]]] = [
            ("language", _("&Language"), list(LANGUAGES.items())),
            ("text_size", _("Text &size"), [(p, f"{p} %") for p in theme.PERCENTS]),
            ("theme", _("L&ook"), [(n, _(text), icon) for n, (icon, text) in LOOKS.items()]),
        ]
        self.fields = []
        for name, label, options in rows:
            each = SegmentedField(name, label, options)
            each.reset(getattr(settings, name))
            each.edited.connect(lambda f=each: self._chosen(f))
            self.lines.addWidget(each)
            self.fields.append(each)

    def _chosen(self, each: SegmentedField) -> None:
        setattr(self.choices.settings, each.name, each.value())
        self.changed.emit()

    def first_focus(self) -> QWidget:
        """The languages."""
        return self.fields[0].control


class PersonStep(Step):
    """Who the user is, and which law the files go by."""

    title = N_("Who are you?")
    lead = N_("Your name stands on letters and in the log. The kind of file decides how long it is kept.")  # fmt: skip  # noqa: E501

    def build(self) -> None:
        """Name and role, unit and telephone, authority, kind of file."""
        self.fields: dict[str, Field] = {
            "name": TextField("name", _("Your n&ame")),
            "title": TextField("title", _("Your &role, for example SIP coordinator")),
            "unit": TextField("unit", _("Your &unit")),
            "phone": TextField("phone", _("Your &telephone, for the letters")),
            "county": ChoiceField(
                "county",
                _("&County"),
                self._counties(),
                _("Decides agreement, words and forums. More can be imported later."),
            ),
            "municipality": TextField("municipality", _("&Municipality")),
            "region": TextField("region", _("Re&gion")),
            "file_kind": RadioField(
                "file_kind",
                _("Whose files are they?"),
                [
                    ("SOCIAL_SERVICES", _("Social services")),
                    ("HEALTH_CARE", _("Health care")),
                ],
            ),
        }
        for names in (
            ("name", "title"),
            ("unit", "phone"),
            ("county", "municipality", "region"),
            ("file_kind",),
        ):
            line = Flow(spacing=12)
            for name in names:
                self.fields[name].reset(self.choices.person.get(name))
                line.add(self.fields[name], stretch=1, base=17)
            self.lines.addLayout(line)
        if "file_kind" not in self.choices.person:
            self.fields["file_kind"].reset("SOCIAL_SERVICES")
        self.fields["county"].edited.connect(self._suggest)
        self._suggest()

    def _counties(self) -> list[tuple[str, str]]:
        from sipdesk.domain.pack import Packs
        from sipdesk.services import office

        packs = Packs.load()
        self._known = {each.code: each for each in packs.counties}
        return office.county_names(packs)

    def _suggest(self) -> None:
        """What the pack of the county knows need not be written."""
        county = self._known.get(self.fields["county"].value())
        self.fields["region"].setVisible(county is not None and not county.region)
        municipality = self.fields["municipality"]
        if isinstance(municipality, TextField):
            completer = QCompleter(list(county.municipalities) if county else [], self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            municipality.edit.setCompleter(completer)

    def keep(self) -> None:
        """Keep all of them."""
        values = {name: each.value() for name, each in self.fields.items()}
        self.choices.person = {name: value for name, value in values.items() if value}

    def check(self) -> bool:
        """Every field but the telephone is needed: letters and the log name them."""
        wrong = []
        for name, each in self.fields.items():
            empty = (
                name != "phone"
                and not each.isHidden()
                and not str(self.choices.person.get(name, "")).strip()
            )
            problem = _("Fill in this field.") if empty else each.problem()
            each.set_error(problem)
            if problem:
                wrong.append(each)
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def first_focus(self) -> QWidget:
        """The name."""
        return self.fields["name"].control


class PassphraseStep(Step):
    """A passphrase, twice."""

    title = N_("Choose a passphrase")
    lead = N_("Four words or more are easier to remember and harder to guess than a tricky password.")  # fmt: skip  # noqa: E501

    submitted = Signal()

    def build(self) -> None:
        """Two fields and how the passphrase holds."""
        self.new = PassphraseField("new", _("&Passphrase"))
        self.again = PassphraseField("again", _("The same passphrase &again"), can_show=False)
        self.new.reset(self.choices.passphrase)
        self.again.reset(self.choices.again)
        self.state = theme.IconLabel("circle-dashed", "text2", 16)
        self.words = Text("", "strong", wrap=False)
        line = Flow(spacing=7)
        hint = _("At least {n} characters. You may paste.").format(n=MIN_PASSPHRASE)
        for each in (self.state, self.words, Text(hint, "small", wrap=False)):
            line.addWidget(each)
        self.lines.addWidget(self.new)
        self.lines.addLayout(line)
        self.lines.addWidget(self.again)
        note = Flow(spacing=7)
        note.addWidget(theme.IconLabel("info", "info", 16))
        words = _("No one can find your passphrase, not even IT. That is why you print a key next.")
        note.add(Text(words, "small"), stretch=1)
        self.lines.addLayout(note)
        self.new.edited.connect(self._weigh)
        self.again.submitted.connect(self.submitted)
        self.new.submitted.connect(self.again.edit.setFocus)
        self._weigh()

    def _weigh(self) -> None:
        typed = self.new.value()
        tone, icon, words = strength(typed) if typed else ("text2", "circle-dashed", "")
        self.state.set_icon(icon, tone)
        self.state.setVisible(bool(typed))
        self.words.setText(words)
        self.words.setVisible(bool(typed))
        theme.restyle(self.words, tone=tone)

    def keep(self) -> None:
        """Keep both in memory."""
        self.choices.passphrase, self.choices.again = self.new.value(), self.again.value()

    def check(self) -> bool:
        """Long enough, and the same twice."""
        return check_new(self.new, self.again)

    def first_focus(self) -> QWidget:
        """The first of the two."""
        return self.new.edit
