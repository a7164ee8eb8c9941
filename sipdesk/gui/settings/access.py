"""Who can unlock: the user's own passphrase, and for the administrator all users."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from sipdesk import clock
from sipdesk.gui.dialogs import user as dialogs
from sipdesk.gui.dialogs.new_key import new_key
from sipdesk.gui.messages import announce
from sipdesk.gui.overview.review_band import ReviewBand
from sipdesk.gui.settings.section import Section, text_column
from sipdesk.gui.told import routine_box
from sipdesk.gui.unlock import avatar
from sipdesk.gui.widgets.buttons import primary, quiet, secondary
from sipdesk.gui.widgets.frames import Band, Card, Chip
from sipdesk.gui.widgets.layouts import Flow, clear, column, left_to_right, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date, language, ngettext
from sipdesk.services import admission, notice, users
from sipdesk.services.users import Colleague
from sipdesk.storage.errors import StoreError


class OwnSection(Section):
    """The user's own roles and passphrase."""

    def build(self) -> None:
        """One card."""
        actor = self.workspace.actor
        card = Card(actor.name, dialogs.role_words(actor.roles) or _("No role yet"))
        self.change_button = secondary(_("&Change passphrase…"), "key-round")
        self.change_button.clicked.connect(self._change)
        self.change_button.setEnabled(self.workspace.store.slot is not None)
        self.done = Band("ok")
        self.done.hide()
        card.add(self.done, self.change_button)
        words = _(
            "What you open and change is logged in your name, and somebody reviews the log. Lock "
            "when you leave the computer (Ctrl+L), and let nobody else use your passphrase."
        )
        card.add(Text(words, "small"))
        if routine := self.workspace.read(notice.of_today).routine:
            card.add(routine_box(routine))
        if not actor.roles:
            card.add(Band("warn", _("You have no role yet. Ask an administrator.")))
        self.add(text_column(card))

    def _change(self) -> None:
        if dialogs.change_passphrase(self.workspace, self.window()):
            self.done.say("", _("Your passphrase is changed."))
            self.done.show()
            announce(self, _("Your passphrase is changed."))


class UserRow(QFrame):
    """One user: name, roles, and what the administrator can do.

    Signals:
        acted: `roles` or `remove`, with the user.
    """

    acted = Signal(str, object)

    def __init__(self, who: Colleague, *, is_me: bool, has_slot: bool, is_first: bool) -> None:
        super().__init__()
        self.who = who
        self.setProperty("role", "row")
        self.setProperty("first", "true" if is_first else "false")
        flow = Flow(spacing=10)
        box = QWidget()
        line = row(box, spacing=12)
        line.addWidget(avatar(who.name))
        texts = column(spacing=1)
        name = _("{name} (you)").format(name=who.name) if is_me else who.name
        texts.addWidget(Text(name, "strong"))
        about = dialogs.role_words(who.roles) or _("No role yet")
        texts.addWidget(Text(", ".join(part for part in (who.title, about) if part), "small"))
        line.addLayout(texts, 1)
        flow.add(box, stretch=1, base=18)
        if not has_slot:
            flow.add(Chip(_("Cannot unlock"), "warn", "triangle-alert"))
        acts = QWidget()
        buttons = row(acts, spacing=4)
        self.roles_button = quiet(_("Roles…"), "user", small=True, about=who.name)
        self.remove_button = quiet(_("Remove…"), "trash-2", small=True, about=who.name)
        for each, act in ((self.roles_button, "roles"), (self.remove_button, "remove")):
            each.clicked.connect(lambda _on=False, act=act: self.acted.emit(act, self.who))
            each.setEnabled(not is_me)
            buttons.addWidget(each)
        if is_me:
            self.roles_button.hide()
            self.remove_button.hide()
            words = _("Another administrator changes your roles.")
            buttons.addWidget(Text(words, "small", wrap=False))
        flow.add(acts)
        column(self, spacing=0, margins=(12, 8, 8, 8)).addLayout(flow)


class UsersSection(Section):
    """All who can unlock, the ways in, and those who have left."""

    def build(self) -> None:
        """A list, and what it says of the ways in."""
        self.rows: list[UserRow] = []
        self.unfinished = Band("danger", act=_("Change the key now"))
        self.unfinished.clicked.connect(self._finish)
        self.unfinished.hide()
        self.review = ReviewBand(self.workspace, leads=False)
        self.list = Card(_("Who can unlock"))
        self.list_body = QWidget()
        column(self.list_body, spacing=0)
        self.add_button = primary(_("&Add a user…"), "user-plus")
        self.add_button.clicked.connect(self._add)
        self.list.add(self.list_body, left_to_right(self.add_button))
        self.ways = Card(_("Ways in"))
        self.ways_chip, self.ways_text = Chip(""), Text("", "small")
        self.key_button = secondary(_("&New recovery key…"), "key-round")
        self.key_button.clicked.connect(self._new_key)
        self.report_button = quiet(_("Report on protec&tion…"), "file-text")
        self.report_button.clicked.connect(self._report)
        self.trouble = Band("danger")
        self.trouble.hide()
        self.ways.add(self.ways_chip, self.ways_text)
        self.ways.add(left_to_right(self.key_button, self.report_button), self.trouble)
        self.left = Card(_("Have left"))
        self.left_text = Text("", "small")
        self.left.add(self.left_text)
        self.add(text_column(self.unfinished, self.review, self.list, self.ways, self.left))
        self.reload()

    def reload(self) -> None:
        """Show who can unlock now."""
        work = self.workspace
        everybody = work.read(users.list_colleagues)
        here = [one for one in everybody if one.removed_at is None]
        slots = {one.user_id for one in work.store.slots()}
        lines = self.list_body.layout()
        assert lines is not None  # noqa: S101 - made in build
        clear(lines)
        self.rows = [
            UserRow(
                one,
                is_me=one.user_id == work.actor.user_id,
                has_slot=one.slot in slots or not slots,
                is_first=number == 0,
            )
            for number, one in enumerate(here)
        ]
        for each in self.rows:
            each.acted.connect(self._act)
            lines.addWidget(each)
        self._tell_ways(len(slots))
        gone = [one for one in everybody if one.removed_at is not None]
        self.left.setVisible(bool(gone))
        self.left_text.setText("\n".join(_left(one) for one in gone))
        self._tell_unfinished()
        self.review.look(clock.today())
        for made in (self.add_button, self.key_button):
            made.setEnabled(bool(slots) and not work.store.is_second)

    def _tell_ways(self, count: int) -> None:
        people = ngettext("{n} person", "{n} persons", count).format(n=count)
        if self.workspace.store.has_recovery():
            self.ways_chip.set_state(_("{people} and the recovery key").format(people=people), "ok",
                                     "circle-check")  # fmt: skip
            words = _(
                "Keep the paper with the recovery key where two of you can get it. If it is lost, "
                "make a new key here."
            )
        elif count > 1:
            self.ways_chip.set_state(people, "ok", "circle-check")
            words = _("There is no recovery key. Let at least two persons be able to unlock.")
        else:
            self.ways_chip.set_state(people, "warn", "triangle-alert")
            words = _("There must be two ways in before real cases are written. Add a user.")
        self.ways_text.setText(words)

    def _tell_unfinished(self) -> None:
        work = self.workspace
        left = admission.unfinished(work.store, work.actor, work.packs)
        self.unfinished.setVisible(bool(left))
        self.unfinished.say(
            _("The key has not been changed"),
            _("Somebody who has left is refused by the program but still has a key. Change it."),
        )

    def _act(self, act: str, who: Colleague) -> None:
        if act == "roles":
            done = dialogs.change_roles(self.workspace, who, self.window())
            words = _("The roles are changed.")
        else:
            done = dialogs.remove_user(self.workspace, who, self.window())
            words = _("{name} has no access any more.").format(name=who.name)
        self.reload()
        if done:
            announce(self, words)

    def _add(self) -> None:
        if dialogs.add_user(self.workspace, self.window()):
            announce(self, _("The user is added."))
        self.reload()

    def _new_key(self) -> None:
        if new_key(self.workspace, self.window()):
            announce(self, _("The recovery key is changed."))
        self.reload()

    def _report(self) -> None:
        """Show what the yearly evaluation of the protection begins from (FLT L16)."""
        from sipdesk.gui.review.protection import show_report

        self.trouble.hide()
        show_report(self.report_button, self.workspace, self._say_trouble)

    def _say_trouble(self, title: str, text: str) -> None:
        self.trouble.say(title, text)
        self.trouble.show()
        announce(self, self.trouble.accessibleName())

    def _finish(self) -> None:
        work = self.workspace
        try:
            admission.finish(work.store, work.actor, work.packs)
        except StoreError as error:
            self.unfinished.say(_("The key has not been changed"), error.text())
            return
        self.reload()


def _left(one: Colleague) -> str:
    day = format_date(one.removed_at.date(), lang=language()) if one.removed_at else ""
    return _("{name}, {day}").format(name=one.name, day=day)
