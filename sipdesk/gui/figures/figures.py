"""Follow-up and figures: one part at a time, chosen at the top."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtWidgets import QWidget

from sipdesk.gui.figures.agreement import AgreementView
from sipdesk.gui.figures.support import SupportView
from sipdesk.gui.figures.year_report import YearReportView
from sipdesk.gui.widgets.choices import Segments
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.widgets.place import PlaceView
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _


class Part(Protocol):
    """A part of the place."""

    def reload(self) -> None:
        """Show what is stored now."""

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""


PARTS: dict[str, tuple[str, str, Callable[[Workspace], QWidget]]] = {
    "report": (N_("Yearly report"), "chart-column", YearReportView),
    "agreement": (N_("Local agreement"), "handshake", AgreementView),
    "support": (N_("SIP support"), "users", SupportView),
}


class Figures(PlaceView):
    """A part is made when it is shown for the first time."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace, self.part = workspace, ""
        self.parts: dict[str, QWidget] = {}
        self.page = Page(margins=(22, 14, 22, 20), spacing=12)
        self.title = Text(_("Follow-up and figures"), "h1")
        names = [(name, _(title), icon) for name, (title, icon, _make) in PARTS.items()]
        self.segments = Segments(names, _("Part"))
        self.segments.chosen.connect(self.show_part)
        column(self).addWidget(self.page)
        self.page.add(self.title, self.segments)
        self.show_part("report")

    def show_part(self, name: str) -> None:
        """Show one part; what is unsaved in the one before is stored."""
        self.flush()
        if name not in self.parts:
            made = self.parts[name] = PARTS[name][2](self.workspace)
            self.page.add(made)
        elif name != self.part:
            cast("Part", self.parts[name]).reload()
        self.part = name
        for other, widget in self.parts.items():
            widget.setVisible(other == name)
        self.segments.set_value(name)

    def reload(self) -> None:
        """Show what is stored now."""
        cast("Part", self.parts[self.part]).reload()

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        stored = [cast("Part", part).flush() for part in self.parts.values()]
        return all(stored)

    def take_focus(self) -> None:
        """Put the focus where a part is chosen."""
        self.segments.setFocus()
