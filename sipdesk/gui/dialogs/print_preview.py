"""The real pages of a paper, drawn from its bytes; the text is there for screen readers too."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

from sipdesk.domain.problems import Problem
from sipdesk.gui import theme
from sipdesk.gui.dialogs.print_mend import Way
from sipdesk.gui.widgets.buttons import icon_button, secondary
from sipdesk.gui.widgets.frames import Band, frame
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _

_ZOOMS = (1.0, 1.5, 2.0)


class Preview(QWidget):
    """One page at a time; PgUp and PgDn turn, Ctrl+Shift+Plus and Minus zoom.

    Signals:
        shown: the bytes are on the screen.
    """

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._page, self._zoom = 0, 0
        tray = frame("tray", self)
        column(self).addWidget(tray)
        lines = column(tray, spacing=8, margins=(14, 10, 14, 10))
        head = row(spacing=8)
        head.addWidget(Text(_("Preview"), "strong", wrap=False))
        head.addWidget(Text(_("The page is the real print"), "small"), 1)
        lines.addLayout(head)
        self.band = Band("warn")
        self.band.hide()
        self.way = Way(self.band)
        lines.addWidget(self.band)
        lines.addWidget(self._paper(), 1)
        self.turner = self._turner()
        self.rest = QWidget()
        self.rest.hide()
        lines.addWidget(self.turner)
        lines.addWidget(self.rest, 1)

    def _paper(self) -> QScrollArea:
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.picture)
        self.text_view = QPlainTextEdit()
        self.text_view.setReadOnly(True)
        self.text_view.setTabChangesFocus(True)
        self.text_view.setAccessibleName(_("The paper as text"))
        self._stack.addWidget(self.text_view)
        self.area.setWidget(holder)
        self.area.setWidgetResizable(True)
        return self.area

    def _turner(self) -> QWidget:
        made = QWidget()
        line = row(made, spacing=8)
        self.back_button = icon_button("chevron-left", _("Previous page"))
        self.on_button = icon_button("chevron-right", _("Next page"))
        self.place_label = Text("", wrap=False)
        self.zoom_button = secondary(_("Larger"), "zoom-in", small=True)
        self.back_button.clicked.connect(lambda: self.turn(-1))
        self.on_button.clicked.connect(lambda: self.turn(1))
        self.zoom_button.clicked.connect(lambda: self.zoom(1))
        line.addStretch(1)
        for part in (self.back_button, self.place_label, self.on_button, self.zoom_button):
            line.addWidget(part)
        line.addStretch(1)
        return made

    def say(self, title: str, text: str = "", problem: Problem | None = None) -> None:
        """There is no page to show: say why, and lead to where that is mended."""
        self._document.close()
        self.picture.clear()
        self.picture.setText("")
        self.place_label.setText("")
        self.way.lead(problem)
        self.band.say(title, text)
        self.band.show()
        self._empty(bool(text) or problem is not None)

    def _empty(self, is_empty: bool) -> None:
        """Where no page will come, what is said has all the room."""
        self.area.setVisible(not is_empty)
        self.turner.setVisible(not is_empty)
        self.rest.setVisible(is_empty)

    def show_bytes(self, content: bytes) -> None:
        """Show a paper; nothing is written to disk."""
        self.band.hide()
        self._empty(False)
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._page = 0
        self._draw()
        self.shown.emit()

    def read(self, text: str) -> None:
        """Show the paper as text instead of its pages; "" shows the pages again."""
        self.text_view.setPlainText(text)
        self._stack.setCurrentWidget(self.text_view if text else self.picture)
        if text:
            self.text_view.setFocus()

    def clear(self) -> None:
        """Nothing of a person stays on the screen."""
        self.read("")
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self.picture.clear()
        self.area.setAccessibleDescription("")

    @property
    def document(self) -> QPdfDocument:
        """The paper that is shown, for printing."""
        return self._document

    def pages(self) -> int:
        """How many pages the paper has."""
        return self._document.pageCount()

    def text(self) -> str:
        """The text of the page that is shown, in reading order."""
        return self._document.getAllText(self._page).text()

    def turn(self, by: int) -> None:
        """Show another page."""
        self._page = max(0, min(self._page + by, self.pages() - 1))
        self._draw()
        self.area.verticalScrollBar().setValue(0)

    def zoom(self, by: int) -> None:
        """Show the page larger; after the largest comes the whole page."""
        self._zoom = (self._zoom + by) % len(_ZOOMS)
        self._draw()

    def _draw(self) -> None:
        if self.pages() < 1:
            return
        size = self._document.pagePointSize(self._page)
        room = self.area.viewport().size()
        fit = min(room.width() / size.width(), room.height() / size.height()) * 0.98
        scale = max(fit, 0.2) * _ZOOMS[self._zoom] * self.devicePixelRatioF()
        wanted = QSize(round(size.width() * scale), round(size.height() * scale))
        page = self._document.render(self._page, wanted)
        self.picture.setPixmap(theme.on_paper(page, self.devicePixelRatioF()))
        place = _("Page {n} of {all}").format(n=self._page + 1, all=self.pages())
        self.place_label.setText(place)
        self.area.setAccessibleName(place)
        self.area.setAccessibleDescription(self.text())
        self.back_button.setEnabled(self._page > 0)
        self.on_button.setEnabled(self._page < self.pages() - 1)

    def resizeEvent(self, event: object) -> None:
        """The whole page is in sight at any size."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn with PgUp and PgDn, zoom with Ctrl+Shift+Plus and Minus."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_PageDown:
            self.turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.turn(-1)
        elif control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif control and event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(-1)
        else:
            super().keyPressEvent(event)
