"""Every menu entry and shortcut as data (ui.md section 6)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from sipdesk.i18n import N_, _


@dataclass(frozen=True)
class Entry:
    """One entry.

    Attributes:
        name: what the window calls it.
        menu: the menu it stands in; empty for a key alone.
        text: marked text, with a mnemonic.
        keys: its shortcuts; the first is shown.
        in_case: it is there only while a case is open.
        group: entries of another group stand under a line.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    in_case: bool = False
    group: int = 0


MENUS = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "case": N_("&Case"),
    "view": N_("&View"),
    "help": N_("&Help"),
}
_STEPS = (
    N_("&1 Need"),
    N_("&2 Consent"),
    N_("&3 Prepare"),
    N_("&4 Call and invite"),
    N_("&5 Meeting"),
    N_("&6 Plan"),
    N_("&7 Follow up"),
    N_("&8 Close"),
)
ENTRIES: tuple[Entry, ...] = (
    Entry("new_case", "file", N_("&New case…"), ("Ctrl+N",)),
    Entry("register_plan", "file", N_("&Register a plan on paper…")),
    Entry("evaluation", "file", N_("&How was the meeting? (answers)…")),
    Entry("answers", "file", N_("&What people thought of their meetings…")),
    Entry("print", "file", N_("&Print…"), ("Ctrl+P",), in_case=True),
    Entry("blank_forms", "file", N_("&Forms for when the program does not work…")),
    Entry("save", "file", N_("Is everything &saved?"), ("Ctrl+S",), group=1),
    Entry("backup", "file", N_("Make a &copy now"), group=1),
    Entry("restore", "file", N_("Res&tore a copy…"), group=1),
    Entry("check_store", "file", N_("Chec&k the store"), group=1),
    Entry("retention", "file", N_("Pur&ging and archive"), group=2),
    Entry("review", "file", N_("Log re&view"), group=2),
    Entry("settings", "file", N_("S&ettings"), group=2),
    Entry("lock", "file", N_("&Lock now"), ("Ctrl+L",), group=3),
    Entry("quit", "file", N_("&Quit"), ("Ctrl+Q",), group=3),
    Entry("undo", "edit", N_("&Undo"), ("Ctrl+Z",)),
    Entry("redo", "edit", N_("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
    Entry("search", "edit", N_("&Search for a case"), ("Ctrl+K",), group=1),
    Entry("today", "case", N_("&Today"), ("Ctrl+0",)),
    Entry("contacts", "case", N_("&Contacts")),
    Entry("figures", "case", N_("Follow-&up and figures")),
    *(
        Entry(f"step_{n}", "case", text, (f"Ctrl+{n}",), in_case=True, group=1)
        for n, text in enumerate(_STEPS, 1)
    ),
    Entry("knows", "case", N_("Who may &know what"), in_case=True, group=1),
    Entry("history", "case", N_("&Documents and history"), in_case=True, group=1),
    Entry("export", "case", N_("E&xport to the archive…"), in_case=True, group=1),
    Entry("deviation", "case", N_("&Note a deviation…"), in_case=True, group=1),
    Entry("improve", "case", N_("Note an &improvement…"), in_case=True, group=1),
    Entry("views", "case", N_("Vie&ws and complaints"), in_case=True, group=1),
    Entry("next_missing", "case", N_("Next &missing thing"), ("F8",), in_case=True, group=2),
    Entry(
        "previous_missing",
        "case",
        N_("Pre&vious missing thing"),
        ("Shift+F8",),
        in_case=True,
        group=2,
    ),
    Entry("meeting_mode", "case", N_("Meetin&g mode"), ("F5",), in_case=True, group=2),
    Entry(
        "read_header", "case", N_("Read out the &header"), ("Ctrl+Shift+S",), in_case=True, group=2
    ),
    Entry("back", "view", N_("&Back"), ("Alt+Left",)),
    Entry("forward", "view", N_("&Forward"), ("Alt+Right",)),
    Entry("menu", "", N_("Menu"), ("F10",)),
    Entry("next_part", "view", N_("&Next part of the window"), ("F6",), group=1),
    Entry("previous_part", "view", N_("&Previous part of the window"), ("Shift+F6",), group=1),
    Entry("larger", "view", N_("&Larger text"), ("Ctrl++", "Ctrl+="), group=2),
    Entry("smaller", "view", N_("&Smaller text"), ("Ctrl+-",), group=2),
    Entry("normal_size", "view", N_("N&ormal text"), ("Ctrl+Shift+0",), group=2),
    Entry("light", "view", N_("Light loo&k"), group=3),
    Entry("dark", "view", N_("&Dark look"), group=3),
    Entry("contrast", "view", N_("Hi&gh contrast"), group=3),
    Entry("swedish", "view", N_("S&wedish"), group=4),
    Entry("english", "view", N_("&English"), group=4),
    Entry("help", "help", N_("&Help for this field"), ("F1",)),
    Entry("keys", "help", N_("All &keys"), ("Ctrl+/",)),
    Entry("about", "help", N_("&About sipdesk"), group=1),
)


def make_actions(
    window: QWidget, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """An action for each entry that has a handler; the shortcuts hold in the whole window."""
    made = {}
    for entry in ENTRIES:
        handler = handlers.get(entry.name)
        if handler is None:
            continue
        action = QAction(_(entry.text), window)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.triggered.connect(lambda _on=False, do=handler: do())
        window.addAction(action)
        made[entry.name] = action
    return made


def fill_menu_bar(bar: QMenuBar, made: Mapping[str, QAction]) -> list[QMenu]:
    """Put the menus into a bar."""
    menus = []
    for name, title in MENUS.items():
        menu = bar.addMenu(_(title))
        _fill(menu, name, made)
        menus.append(menu)
    return menus


def one_menu(parent: QWidget, made: Mapping[str, QAction]) -> QMenu:
    """All menus under one button, for a narrow window."""
    whole = QMenu(parent)
    for name, title in MENUS.items():
        _fill(whole.addMenu(_(title)), name, made)
    return whole


def _fill(menu: QMenu, name: str, made: Mapping[str, QAction]) -> None:
    group = 0
    for entry in ENTRIES:
        if entry.menu != name or entry.name not in made:
            continue
        if entry.group != group and not menu.isEmpty():
            menu.addSeparator()
        group = entry.group
        menu.addAction(made[entry.name])


def keys_sheet() -> list[tuple[str, str]]:
    """Every key with what it does, for Ctrl+/."""
    rows = [
        (QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText),
         _(entry.text).replace("&", "").replace("…", ""))
        for entry in ENTRIES
        if entry.keys
    ]  # fmt: skip
    more = (
        (_("Ctrl+Enter"), _("Done with the row, new row")),
        (_("Alt+Down"), _("Open the calendar of a date field")),
        (_("Arrow up, arrow down"), _("A day later or earlier in a date field")),
    )
    return [*rows, *more]
