"""The authority that holds the store: municipality, region, county, whose files they are."""

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import FileKind, Principal
from sipdesk.domain.problems import RuleError
from sipdesk.gui.settings.paper_logo import LogoCard
from sipdesk.gui.settings.section import Section, refused, text_column
from sipdesk.gui.widgets.autosave import Autosave
from sipdesk.gui.widgets.choices import CheckField, RadioField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import office
from sipdesk.storage.errors import StoreError


class AuthoritySection(Section):
    """What stands on letters, and which rules the cases go by; each field stores itself."""

    def build(self) -> None:
        """Two cards."""
        self.autosave = Autosave(self._commit, self._draft, self)
        where = Card(_("Where you work"))
        both = QWidget()
        flow = Flow(both, spacing=14)
        for field in (
            TextField("municipality", _("Municipality")),
            TextField("region", _("Region")),
        ):
            flow.add(self._take(field), stretch=1, base=17)
        hint = _("Decides agreement, words and forums of new cases. Old cases keep theirs.")
        self.county_combo = ChoiceField("county", _("County"), hint=hint)
        where.add(both, self._take(self.county_combo))
        words = _("The county's principles for children and young people are used.")
        where.add(self._take(CheckField("child", words)))
        whose = Card(_("Whose files they are"))
        kinds = [(FileKind.SOCIAL_SERVICES, _("Social services")),
                 (FileKind.HEALTH_CARE, _("Health care"))]  # fmt: skip
        whose.add(self._take(RadioField("file_kind", "", kinds)))
        note = _("Decides how long a file is kept and which law is named.")
        whose.add(Text(note, "small"))
        self.fields["file_kind"].control.setAccessibleName(_("Whose files they are"))
        self.logo_card = LogoCard(self.workspace)
        self.add(text_column(where, whose, self.logo_card))
        self.workspace.case_changed.connect(self._changed)
        self.reload()
        self._kept = self.workspace.drafts(None)
        for name, own in self.fields.items():
            raw = self._kept.get(f"office.{name}")
            if raw is not None and not own.is_instant:
                own.restore(raw)
                own.hold()

    def _take(self, field: Field) -> Field:
        self.fields[field.name] = field
        self.autosave.watch(field)
        return field

    def _changed(self, case_id: object) -> None:
        if case_id is None:
            self.reload()

    def reload(self) -> None:
        """Show what is stored; the field that the user is in is left alone."""
        self.county_combo.set_choices(office.county_names(self.workspace.packs))
        home = self.workspace.read(office.load_office)
        layer = self.workspace.read(office.county_of)
        values = {
            "municipality": home.municipality,
            "region": home.region,
            "county": layer.code if layer else None,
            "child": bool(home.child_pack),
            "file_kind": home.file_kind,
        }
        for name, value in values.items():
            self.fields[name].set_value(value)
        self.logo_card.reload()

    def flush(self) -> bool:
        """Store what is unsaved."""
        return self.autosave.flush()

    def _commit(self, field: Field) -> bool:
        try:
            self._store(field)
        except RuleError as error:
            refused(field, error)
            self._draft(field)
            return False
        except StoreError:
            self.autosave.try_again()
            return False
        if self._kept.pop(f"office.{field.name}", None) is not None:
            self.workspace.drop_draft(None, f"office.{field.name}")
        self.changed.emit("office")
        return True

    def _store(self, field: Field) -> None:
        if field.name in ("county", "child"):
            code = self.fields["county"].value()
            with_child = bool(self.fields["child"].value())
            if code is not None:
                self.workspace.write(office.choose_county, None, code=code, with_child=with_child)
        elif field.name == "file_kind":
            kind = field.value()
            principal = Principal.REGION if kind is FileKind.HEALTH_CARE else Principal.KOMMUN
            self.workspace.write(office.set_office, None, file_kind=kind, principal=principal)
            self.workspace.actor = self.workspace.read(office.actor_again)
        else:
            self.workspace.write(office.set_office, None, **{field.name: field.value()})

    def _draft(self, field: Field) -> None:
        self._kept[f"office.{field.name}"] = field.raw()
        self.workspace.keep_draft(None, f"office.{field.name}", field.raw())
