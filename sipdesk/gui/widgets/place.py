"""What the rail leads to: a view that fills the window beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class PlaceView(QWidget):
    """What a place shows; a place overrides what it has.

    Signals:
        case_asked: open a case: its id.
    """

    case_asked = Signal(object)

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        return True

    def undo(self) -> bool:
        """Undo the latest removal; answers whether there was one."""
        return False

    def take_focus(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()

    def set_narrow(self, is_narrow: bool) -> None:
        """Show itself for a window with or without the rail."""

    def reload(self) -> None:
        """Show what is stored now; called each time the place is shown again."""
