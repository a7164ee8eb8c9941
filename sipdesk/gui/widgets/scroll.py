"""A page that scrolls: its height follows its width, and what has the focus is in sight."""

from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.layouts import column


class _Content(QFrame):
    """Its smallest height is nothing: the scroll area asks for height by width instead."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Page(QScrollArea):
    """A scrolling page; put widgets into `body`."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: tuple[int, int, int, int] = (22, 14, 22, 20),
        spacing: int = 12,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", "NoFocus")
        self.content = _Content()
        self.content.setProperty("role", "page")
        self.setWidget(self.content)
        outer = column(self.content, spacing=spacing, margins=margins)
        self.body: QVBoxLayout = column(spacing=spacing)
        outer.addLayout(self.body)
        outer.addStretch(1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets last on the page."""
        for widget in widgets:
            self.body.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """A page may be made very small: it scrolls."""
        return QSize(theme.px(120), theme.px(60))

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is not None and self.content.isAncestorOf(new):
            self.reveal(new)
            QTimer.singleShot(0, new, lambda: self._settled(new))

    def _settled(self, widget: QWidget) -> None:
        """A row that was just opened has its place only now."""
        if widget.hasFocus() and self.content.isAncestorOf(widget):
            self.reveal(widget)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that the widget is seen, with the label and the error of its field."""
        space, bar = theme.px(12), self.verticalScrollBar()
        if not bar.maximum():
            return  # all is seen; and `viewport()` would make PySide load every kind of widget
        whole = self._field_of(widget)
        place = QRect(whole.mapTo(self.content, QPoint(0, 0)), whole.size())
        height = self.viewport().height()
        if place.height() + 2 * space > height:
            place = QRect(widget.mapTo(self.content, QPoint(0, 0)), widget.size())
        if place.top() - space < bar.value():
            bar.setValue(place.top() - space)
        elif place.bottom() + space > bar.value() + height:
            bar.setValue(min(place.bottom() + space - height, place.top() - space))

    def _field_of(self, widget: QWidget) -> QWidget:
        walker: QWidget | None = widget
        while walker is not None and walker is not self.content:
            if walker.property("is_field"):
                return walker
            walker = walker.parentWidget()
        return widget
