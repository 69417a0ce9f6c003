"""Pages of a PDF as pictures; plain work for a thread, no widget is touched."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from desktop.application.fill import Filled

_LOCK = threading.Lock()  # PDFium must not be entered by two threads at once


@dataclass(frozen=True, slots=True)
class Printed:
    """A form as PDF: its bytes, each page's size in points, and characters no font has."""

    data: bytes
    sizes: tuple[tuple[float, float], ...]
    missing_glyphs: frozenset[str]


def print_form(filled: Filled) -> Printed:
    """Typeset a form and measure its pages."""
    import pypdfium2

    from desktop.application.pdf import render_pdf

    data, report = render_pdf(filled.document)
    with _LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        finally:
            document.close()
    return Printed(data, sizes, report.missing_glyphs)


def draw_page(printed: Printed, number: int, width: int) -> QImage:
    """One page as a picture `width` device pixels wide."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(printed.data)
        page = document[number]
        bitmap = page.render(scale=width / printed.sizes[number][0], rev_byteorder=True, prefer_bgrx=True)
        try:
            kind = QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
            image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind).copy()
        finally:
            bitmap.close()
            page.close()
            document.close()
    return image
