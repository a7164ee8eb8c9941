"""A table of whole rows: one is chosen at a time, and Tab leaves it."""

from PySide6.QtWidgets import QAbstractItemView, QTableView


class RowTable(QTableView):
    """A table without grid or row heads; what Enter does is for each to say.

    Args:
        name: what a screen reader calls it, translated.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
