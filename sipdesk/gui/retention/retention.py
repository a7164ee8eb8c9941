"""Purging and archive: what is due, what waits for a second person, what is kept, what is gone."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import PurgeState
from sipdesk.gui.messages import announce
from sipdesk.gui.retention.rows import DueRow, ProtocolRow
from sipdesk.gui.widgets.buttons import quiet
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, clear, column
from sipdesk.gui.widgets.place import PlaceView
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.services import office, retention, tombstones
from sipdesk.services.retention import Due, Standing


class RetentionView(PlaceView):
    """A list for each standing; by case number alone."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.rows: list[DueRow] = []
        self.protocols: list[ProtocolRow] = []
        self.page = Page(margins=(22, 18, 22, 20), spacing=14)
        column(self, spacing=0).addWidget(self.page)
        self._head()
        self.band = Band("ok")
        self.band.hide()
        self.lists = QWidget()
        column(self.lists, spacing=14)
        self.page.add(self.band, self.lists)
        self.reload()

    def _head(self) -> None:
        head = QWidget()
        flow = Flow(head, spacing=10)
        texts = QWidget()
        lines = column(texts, spacing=4)
        self.title = Text(_("Purging and archive"), "h1")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        lines.addWidget(self.title)
        self.lead = Text("", "lead")
        lines.addWidget(self.lead)
        flow.add(texts, stretch=1, base=30)
        self.take_in_button = quiet(_("Take in an archive package…"), "upload")
        self.take_in_button.clicked.connect(self._take_in)
        flow.add(self.take_in_button)
        self.page.add(head)

    def take_focus(self) -> None:
        """Put the focus on the title."""
        self.title.setFocus()

    def reload(self) -> None:
        """Show how things stand now."""
        found = self.workspace.read(retention.list_due)
        done = self.workspace.read(tombstones.protocols)
        self.pack = self.workspace.read(office.pack_in_force)
        self.lead.setText(self._rule())
        self.rows, self.protocols = [], []
        lines = self.lists.layout()
        assert lines is not None  # noqa: S101 - made in the constructor
        clear(lines)
        waiting = [one for one in found if _is_proposed(one)]
        kept = [one for one in found if one.standing is Standing.KEPT]
        due = [one for one in found if one not in waiting and one not in kept]
        empty = _("No case is due. Nothing is ever purged by itself.")
        self._cases(_("Wait for a second person"), waiting)
        self._cases(_("To be purged"), due, empty)
        self._cases(_("Kept, and why"), kept)
        self._done(done)

    def _rule(self) -> str:
        kind = self.workspace.actor.file_kind.value
        rule = self.pack.retention[kind]
        if rule.purge_duty:
            words = _(
                "A case is purged {n} years after its last note, and before the end of the year"
                " after; not earlier and not later. Two persons do it. Source: {source}"
            )
        else:
            words = _(
                "A case is kept for at least {n} years after its last note. There is no duty to"
                " purge it. Two persons do it. Source: {source}"
            )
        return words.format(n=rule.years, source=rule.cite)

    def _cases(self, title: str, found: Sequence[Due], empty: str = "") -> None:
        if not found and not empty:
            return
        card = Card(title, str(len(found)) if found else "")
        if not found:
            card.add(Text(empty))
        inner = QWidget()
        lines = column(inner, spacing=0)
        me = self.workspace.actor.user_id
        for number, data in enumerate(found):
            may = data.proposal is not None and data.proposal.proposed_by_id != me
            made = DueRow(data, self.pack, may_purge=may, is_first=number == 0)
            made.acted.connect(self._act)
            lines.addWidget(made)
            self.rows.append(made)
        card.add(inner)
        self._put(card)

    def _done(self, done: Sequence[object]) -> None:
        if not done:
            return
        card = Card(_("Purged"), str(len(done)))
        for number, data in enumerate(done):
            made = ProtocolRow(data, is_first=number == 0)  # type: ignore[arg-type]
            made.asked.connect(lambda row: self._show(row.id, row.number))
            card.add(made)
            self.protocols.append(made)
        self._put(card)

    def _put(self, card: Card) -> None:
        lines = self.lists.layout()
        assert lines is not None  # noqa: S101 - made in the constructor
        lines.addWidget(card)

    def _act(self, act: str, data: Due) -> None:
        from sipdesk.gui.retention import dialogs

        self.band.hide()
        if act == "open":
            self.case_asked.emit(data.case_id)
            return
        said = ""
        if act == "propose":
            said = dialogs.propose(self.workspace, data, self.pack, self)
        elif act == "export":
            from sipdesk.gui.retention.export import export_case

            said = export_case(self.workspace, data.case_id, self)
        elif act == "withdraw" and data.proposal is not None:
            key = data.proposal.id
            self.workspace.write(retention.withdraw_proposal, data.case_id, purge_id=key)
            said = _("The proposal is taken back.")
        elif act == "purge":
            said = dialogs.purge(self.workspace, data, self)
        self.reload()
        self._say(said)

    def _say(self, text: str) -> None:
        if text:
            self.band.say("", text)
            self.band.show()
            announce(self, text)
            self.take_focus()

    def _take_in(self) -> None:
        from sipdesk.gui.retention.export import take_in

        self.band.hide()
        said = take_in(self.workspace, self)
        self.reload()
        self._say(said)

    def _show(self, purge_id: UUID, number: str) -> None:
        from sipdesk.gui.retention.dialogs import show_protocol

        show_protocol(self.workspace, purge_id, number, self)


def _is_proposed(one: Due) -> bool:
    return one.proposal is not None and one.proposal.state is PurgeState.PROPOSED
