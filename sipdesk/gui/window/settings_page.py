"""Settings of this workstation: language, look, text size, when to lock."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, ngettext
from sipdesk.settings import Settings

_MINUTES = (5, 10, 15, 20, 30)


class SettingsPage(Page):
    """Choices that hold nothing about people. Emits the name of the setting that changed."""

    changed = Signal(str)

    def __init__(self, settings: Settings, packs: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.fields: dict[str, Field] = {}
        self.add(Text(_("Settings"), "h1"))
        look = Card(_("This computer"), icon="settings")
        languages = [("sv", "Svenska"), ("en", "English")]
        looks = [
            ("light", _("Light"), "sun"),
            ("dark", _("Dark"), "moon"),
            ("contrast", _("High contrast"), "contrast"),
        ]
        sizes = [(percent, f"{percent} %") for percent in theme.PERCENTS]
        minutes = [(n, ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in _MINUTES]
        words = _("Lock when nobody has worked for")
        idle = ChoiceField("idle_minutes", words, minutes, empty=None)
        look.add(
            self._take(SegmentedField("language", _("Language"), languages)),
            self._take(SegmentedField("theme", _("Look"), looks)),
            self._take(SegmentedField("text_size", _("Text size"), sizes, _("Ctrl++ and Ctrl+-"))),
            self._take(theme.fix(idle, max_width=280)),
        )
        self.add(look)
        rules = Card(_("Rule packs in force"), icon="scale")
        for line in packs:
            rules.add(Text(line))
        self.add(rules)

    def _take(self, field: Field) -> Field:
        self.fields[field.name] = field
        field.set_value(getattr(self._settings, field.name))
        field.edited.connect(lambda: self._set(field))
        return field

    def _set(self, field: Field) -> None:
        field.is_dirty = False
        setattr(self._settings, field.name, field.value())
        self.changed.emit(field.name)
