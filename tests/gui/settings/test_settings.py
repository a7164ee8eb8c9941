"""Settings: this computer, the authority, the rule packs and the local routine."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from sipdesk import clock
from sipdesk.domain.model import FileKind, Principal
from sipdesk.domain.pack_settings import Setting
from sipdesk.gui.actions import ENTRIES, MENUS
from sipdesk.gui.dialogs.import_pack import ImportPack, PackRules
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.settings import packs as packs_page
from sipdesk.gui.settings.settings import SettingsView
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.paths import shipped
from sipdesk.services import needs, office, overview, pack_files
from tests import scene
from tests.helpers import type_text

SOURCE = "Lokal rutin SIP 2026-01-15"


@pytest.fixture
def view(qtbot, workspace):
    made = SettingsView(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def _texts(widget):
    QApplication.processEvents()  # what was just made is shown by the layout
    return " ".join(each.text() for each in widget.findChildren(Text) if each.isVisible())


def _county(**changes):
    text = shipped("resources", "packs", "template", "county.toml").read_text("utf-8")
    for before, after in changes.items():
        text = text.replace(f"\n{before} = ", f"\n{after} = ", 1)
    return text.encode()


@pytest.fixture
def local(view):
    view.show_part("local")
    return view.section


def _row(local, group, name):
    local.show_group(group)
    return local.rows[name]


def test_a_name_of_the_authority_that_cannot_be_stored_is_back_after_a_kill(view, workspace, qtbot):
    view.show_part("office")
    view.section.fields["municipality"].edit.setText("Granby\x07stad")
    view.section.autosave.keep()
    qtbot.addWidget(again := SettingsView(workspace))
    again.show()
    again.show_part("office")
    field = again.section.fields["municipality"]
    assert field.value() == "Granby\x07stad"
    assert "Granby kommun" in field.beside.text()
    field.edit.setText("Granby stad")
    assert again.flush()
    assert workspace.read(office.load_office).municipality == "Granby stad"
    assert workspace.drafts(None) == {}


# This computer


def test_the_place_of_copies_is_chosen_and_the_stores_own_folder_is_refused(
    view, workspace, tmp_path
):
    view.show_part("backup")
    told = []
    view.changed.connect(told.append)
    assert view.section.choose_button.text() == "Välj en mapp…"  # there is none to change
    assert not view.section.take_folder(workspace.store.folder)
    assert view.section.trouble.isVisible()
    (tmp_path / "usb").mkdir()
    assert view.section.take_folder(tmp_path / "usb")
    assert workspace.settings.backup_dir == str(tmp_path / "usb")
    assert told == ["backup_dir"]
    assert view.section.choose_button.text() == "Välj en annan mapp…"


def test_who_looks_for_a_copy_among_the_settings_is_told_where_it_is_put_back(view):
    view.show_part("backup")
    entry = next(each for each in ENTRIES if each.name == "restore")
    act, menu = (_(text).replace("&", "") for text in (entry.text, MENUS[entry.menu]))
    said = [text.text() for text in view.section.findChildren(Text)]
    assert f"Du återställer en kopia med ”{act}” i menyn ”{menu}”." in said


def test_the_minutes_before_the_lock_are_a_choice_of_this_computer(view, workspace):
    view.show_part("lock")
    view.section.fields["idle_minutes"].combo.setCurrentIndex(0)
    assert workspace.settings.idle_minutes == 5


# The authority


def test_the_authority_stores_itself_and_the_status_line_follows(qtbot, workspace):
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show_home("settings")
    view = window.home.settings
    view.show_part("office")
    view.section.fields["municipality"].edit.setText("Påhittade kommun")
    assert window.flush()
    assert workspace.read(office.load_office).municipality == "Påhittade kommun"
    assert "Påhittade kommun" in window.status.store.text.text()


def test_whose_files_they_are_decides_who_acts(view, workspace):
    view.show_part("office")
    view.section.fields["file_kind"].buttons[1].click()
    home = workspace.read(office.load_office)
    assert (home.file_kind, home.principal) == (FileKind.HEALTH_CARE, Principal.REGION)
    assert workspace.actor.file_kind is FileKind.HEALTH_CARE


def test_another_county_brings_its_own_agreement_and_principles(view, workspace):
    view.show_part("office")
    view.section.fields["child"].check.click()
    assert workspace.read(office.load_office).child_pack
    county = view.section.fields["county"]
    other = next(each for each in workspace.packs.counties if each.code != county.value())
    county.combo.setCurrentText(other.name)
    home = workspace.read(office.load_office)
    assert workspace.packs.layer(home.county_pack).county.code == other.code
    assert home.region == other.region


def test_a_county_without_an_agreement_lets_the_name_of_the_region_stand(view, workspace):
    view.show_part("office")
    before = workspace.read(office.load_office).region
    county = view.section.fields["county"]
    county.combo.setCurrentIndex(county.combo.count() - 1)
    home = workspace.read(office.load_office)
    assert (home.county_pack, home.region) == ("no-agreement", before)
    assert before
    assert view.section.fields["region"].value() == before


def test_a_county_whose_pack_was_imported_can_be_chosen(view, workspace):
    view.show_part("office")
    before = view.section.county_combo.combo.count()
    workspace.write(pack_files.import_pack, None, content=_county(), file_name="ny.toml")
    packs = workspace.read(pack_files.with_imported, workspace.packs)
    workspace.packs = packs
    view.section.reload()
    assert view.section.county_combo.combo.count() == before + 1


# Rule packs


def test_the_packs_in_force_show_statute_and_agreement_with_dates_of_their_own(view):
    view.show_part("packs")
    texts = _texts(view.section)
    assert "Gäller nu" in texts
    assert "Lagtext från 2025-07-01" in texts
    assert "Överenskommelse 2026-01-01 till 2027-12-31" in texts
    assert "Inte granskat mot källan" in texts
    assert "hittar aldrig på ett antal dagar" in texts


def test_a_pack_tells_how_many_plans_were_made_under_it(view, workspace):
    scene.with_plan(workspace)
    view.show_part("packs")
    assert "1 plan är gjord med det och skrivs ut som den var då." in _texts(view.section)


def test_a_pack_is_previewed_word_for_word_and_then_imported(
    view, workspace, tmp_path, monkeypatch, qtbot
):
    path = tmp_path / "nytt.toml"
    path.write_bytes(_county())
    seen = []

    def accept(dialog):
        qtbot.addWidget(dialog)
        model = dialog.table.changes_model
        seen.extend(model.index(n, 2).data() for n in range(model.rowCount()))
        dialog.accept_button.click()
        return dialog.result()

    monkeypatch.setattr(ImportPack, "exec", accept)
    view.show_part("packs")
    assert view.section.take_file(path)
    file = workspace.read(pack_files.list_files)[0]
    layer = workspace.packs.layer(file.pack_id)
    assert layer.publisher in seen
    texts = _texts(view.section)
    assert str(layer.title) in texts
    assert "av Sara Påhitt." in texts


def test_a_bad_file_is_refused_whole_and_names_line_and_key(view, workspace, tmp_path):
    path = tmp_path / "fel.toml"
    path.write_bytes(_county(verified="verifierad"))
    view.show_part("packs")
    assert not view.section.take_file(path)
    assert view.section.trouble.isVisible()
    told = view.section.trouble.text.text()
    assert "verifierad" in told
    assert "Rad " in told
    assert workspace.read(pack_files.list_files) == []


@pytest.mark.parametrize("content", [b"x" * 10_000_000, b"\xff\xfea", b"[[[", b""])
def test_what_is_no_pack_is_refused_and_nothing_changes(view, workspace, tmp_path, content):
    path = tmp_path / "fel.toml"
    path.write_bytes(content)
    view.show_part("packs")
    assert not view.section.take_file(path)
    assert view.section.trouble.text.text()
    assert workspace.read(pack_files.list_files) == []


def test_a_file_that_is_gone_is_said_in_words(view, tmp_path):
    view.show_part("packs")
    assert not view.section.take_file(tmp_path / "borta.toml")
    assert view.section.trouble.text.text() == "Filen går inte att öppna."


def test_the_local_layer_is_saved_as_a_file(view, workspace, tmp_path, monkeypatch):
    workspace.write(office.set_setting, None, name="reply_days", value=5, source=SOURCE)
    path = tmp_path / "rutin.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    view.show_part("packs")
    view.section.local_card.save_button.click()
    assert 'name = "reply_days"\nvalue = 5' in path.read_text("utf-8")
    assert view.section.good.isVisible()


def test_the_rules_of_a_pack_can_be_read(qtbot, workspace):
    dialog = PackRules(workspace.packs.layer("jh-2026"))
    qtbot.addWidget(dialog)
    model = dialog.table.changes_model
    assert model.columnCount() == 2
    assert model.rowCount() > 100


def test_the_notices_of_the_packs_are_shown(view, monkeypatch):
    class Later:
        @staticmethod
        def today():
            return date(2027, 11, 1)

        local = staticmethod(lambda moment: moment)

    monkeypatch.setattr(packs_page, "clock", Later)
    view.show_part("packs")
    assert "31 december 2027" in _texts(view.section.told)


# The local routine


def test_a_decision_needs_its_source_and_then_holds(local, workspace):
    row = _row(local, "times", "reply_days")
    assert row.state_label.text() == "Inte angivet. Ingen nedräkning visas."
    row.value_field.edit.setText("5")
    row.flush()
    assert "reply_days" not in workspace.read(office.list_settings)
    assert row.state_label.text() == "Gäller inte än: skriv var beslutet står."
    type_text(row.source_field.edit, SOURCE)
    row.flush()
    assert workspace.read(office.list_settings)["reply_days"] == Setting(5, SOURCE)
    assert workspace.read(office.pack_in_force).days("reply_days") == 5
    assert workspace.drafts(None) == {}


def test_what_waits_for_its_source_is_there_the_next_time(local, workspace, qtbot):
    row = _row(local, "times", "reply_days")
    row.value_field.edit.setText("7")
    assert local.flush()
    again = SettingsView(workspace)
    qtbot.addWidget(again)
    again.show_part("local")
    assert again.section.rows["reply_days"].value_field.value() == 7


def test_an_emptied_decision_counts_nothing_down(local, workspace):
    row = _row(local, "times", "reply_days")
    row.value_field.edit.setText("5")
    type_text(row.source_field.edit, SOURCE)
    row.flush()
    row.value_field.edit.clear()
    row.flush()
    assert workspace.read(office.list_settings) == {}
    assert workspace.read(office.pack_in_force).days("reply_days") is None


@pytest.mark.parametrize("text", ["fem", "-1", "4000", "1.5", "٣"])
def test_what_is_no_number_of_days_stays_at_the_field(local, workspace, text):
    row = _row(local, "times", "reply_days")
    row.value_field.edit.setText(text)
    row.source_field.edit.setText(SOURCE)
    row.flush()
    assert row.value_field.problem()
    assert row.value_field.edit.text() == text
    assert workspace.read(office.list_settings) == {}


def test_free_days_of_ones_own_are_kept_as_days(local, workspace):
    row = _row(local, "times", "non_working_days")
    row.value_field.edit.setPlainText("2026-12-23\n2026-06-18")
    row.source_field.edit.setText(SOURCE)
    row.flush()
    days = workspace.read(office.pack_in_force).non_working_days
    assert days == {date(2026, 6, 18), date(2026, 12, 23)}
    row.value_field.edit.setPlainText("2026-12-23\n31 februari")
    assert "31 februari" in row.value_field.problem()
    row.flush()


def test_the_signature_rule_is_a_choice(local, workspace):
    row = _row(local, "choices", "signature_rule")
    row.source_field.edit.setText(SOURCE)
    row.flush()
    row.value_field.combo.setCurrentText("Personen och den huvudansvariga")
    kept = workspace.read(office.list_settings)["signature_rule"]
    assert kept == Setting("person_and_responsible", SOURCE)


def test_an_own_suggestion_is_added_removed_and_brought_back(local, workspace):
    local.show_group("own")
    card = local.suggestions
    card.add_button.click()
    assert card.text_edit.error.text() == "Skriv insatsen."
    type_text(card.text_edit.edit, "Trygghetslarm <b>")
    card.owner_combo.combo.setCurrentIndex(1)
    card.add_button.click()
    assert card.source_edit.error.text() == "Skriv var beslutet står."
    type_text(card.source_edit.edit, SOURCE)
    card.add_button.click()
    pack = workspace.read(office.pack_in_force)
    assert "Trygghetslarm <b>" in [row.text.sv for row in pack.suggestions(owner="kommun")]
    assert "Trygghetslarm <b>" in _texts(card.rows)
    card.remove(workspace.read(pack_files.own_suggestions)[0])
    assert workspace.read(pack_files.own_suggestions) == ()
    assert local.undo()
    assert len(workspace.read(pack_files.own_suggestions)) == 1


def test_a_changed_number_of_days_is_seen_on_the_start_view(view, local, workspace, case_id):
    workspace.write(needs.raise_need, case_id, on=clock.today() - timedelta(days=10))
    assert workspace.read(overview.today).today == []
    row = _row(local, "times", "start_warning_days")
    row.value_field.edit.setText("5")
    row.source_field.edit.setText(SOURCE)
    row.flush()
    view.refresher.finish()
    assert [each.code for each in workspace.read(overview.today).today] == ["need.start.slow"]


# The view


def test_a_narrow_window_has_a_list_to_choose_from(view):
    view.set_narrow(True)
    assert not view.buttons["look"].isVisible()
    view.part_combo.combo.setCurrentText("Regelpaket")
    assert view.part == "packs"
