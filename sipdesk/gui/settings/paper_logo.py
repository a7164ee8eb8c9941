"""The mark of the authority on its papers: chosen, shown as it will be printed, removed."""

from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from sipdesk.domain.problems import RuleError
from sipdesk.gui import theme
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.save_place import choose_to_open
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.printing.logo import MOST_BYTES
from sipdesk.services import paper_look
from sipdesk.storage.errors import StoreError

_HEIGHT = 44


class LogoCard(Card):
    """What stands beside the name of the organisation on page one of each paper."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("On the papers"))
        self.workspace = workspace
        about = _(
            "A logo stands beside the name of the organisation, in grey. It is never on an"
            " envelope. Header, footer and your own texts are under Local routine."
        )
        self.band = Band("danger")
        self.band.hide()
        self.picture = QLabel()
        self.none = Text(_("No logo is chosen."), "small")
        self.choose_button = secondary(_("Choose a logo…"), "upload")
        self.remove_button = secondary(_("Remove the logo"), "trash-2")
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)
        acts = Flow(spacing=8)
        for button in (self.choose_button, self.remove_button):
            acts.addWidget(button)
        self.add(Text(about, "small"), self.band, self.picture, self.none)
        self.body.addLayout(acts)
        self.reload()

    def reload(self) -> None:
        """Show what is stored."""
        content = self.workspace.read(paper_look.logo)
        shown = QPixmap()
        shown.loadFromData(content)
        if content:
            shown = theme.on_paper(shown.toImage(), 1.0).scaledToHeight(theme.px(_HEIGHT))
        self.picture.setPixmap(shown)
        self.picture.setAccessibleName(_("The logo as it is printed") if content else "")
        self.picture.setVisible(bool(content))
        self.none.setVisible(not content)
        self.remove_button.setVisible(bool(content))

    def _choose(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        name = choose_to_open(self, self.workspace, _("Choose a logo…"), kinds)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take in a file; one that is no picture changes nothing and says why."""
        self.band.hide()
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
            self.workspace.write(paper_look.set_logo, None, content=content)
        except OSError:
            self._say(_("The file cannot be read."))
        except RuleError as error:
            self._say(problem_text(error.problems[0]))
        except StoreError as error:
            self._say(error.text())
        else:
            announce(self, _("The logo is stored."))
            self.reload()

    def _remove(self) -> None:
        self.workspace.write(paper_look.remove_logo, None)
        self.reload()

    def _say(self, text: str) -> None:
        self.band.say(text)
        self.band.show()
        announce(self, text, at_once=True)
