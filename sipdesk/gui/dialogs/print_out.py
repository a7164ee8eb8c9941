"""Printers: looked for and fed beside the window, so that a slow or lost one never stops it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from sipdesk.gui import background

DOTS_PER_INCH = 300
MOST_COPIES = 20


class NoPrint(RuntimeError):  # noqa: N818 - named as what it is
    """The printer took nothing."""


@dataclass(frozen=True)
class Job:
    """Which printer, and how many copies."""

    printer: str
    copies: int = 1


@dataclass(frozen=True)
class Printers:
    """The printers of this computer by name, and the usual one; "" when there is none."""

    names: tuple[str, ...] = ()
    usual: str = ""


def look_for_printers(owner: QObject, done: Callable[[Printers], object]) -> None:
    """Ask the system on a thread; `done` is called on the main thread, with none on an error."""
    background.run(owner, printers, done, lambda _error: done(Printers()))


def printers() -> Printers:
    """What the system answers; may take long where a printer or its server is away."""
    names = tuple(QPrinterInfo.availablePrinterNames())
    usual = QPrinterInfo.defaultPrinterName()
    return Printers(names, usual if usual in names else (names[0] if names else ""))


def send(
    owner: QObject,
    content: bytes,
    job: Job,
    done: Callable[[int], object],
    failed: Callable[[Exception], object],
) -> None:
    """Print a paper on a thread; `done` gets the number of pages, `failed` what went wrong."""
    background.run(owner, lambda: _print(content, job), done, failed)


def _print(content: bytes, job: Job) -> int:
    """Every page of every copy, drawn from the bytes themselves; nothing is written to disk."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        return sum(print_pages(document, printer_of(job)) for _ in range(job.copies))
    finally:
        document.close()


def printer_of(job: Job) -> QPrinter:
    """The printer, set for one copy of an A4 paper without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setDocName("SIP")  # shown in the queue, where others can read it
    return printer


def print_pages(document: QPdfDocument, printer: QPrinter) -> int:
    """Send every page to the printer; answers how many.

    Raises:
        NoPrint: the printer does not take the paper.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise NoPrint
    try:
        for page in range(document.pageCount()):
            if page and not printer.newPage():
                raise NoPrint
            _print_page(document, page, printer, painter)
    finally:
        painter.end()
    return document.pageCount()


def _print_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    points = document.pagePointSize(page)
    scale = min(paper.width() / points.width(), paper.height() / points.height())
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), document.render(page, size))
