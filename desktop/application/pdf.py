"""Writing a document as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.application.document import Document
from desktop.application.typeset.flow import BlankPlace, Flow
from desktop.values.files import atomic_write

if TYPE_CHECKING:
    from desktop.application.typeset.fontset import FontSet


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What was written. `missing_glyphs` are characters no embedded font has, `blanks` the marked blanks in order."""

    pages: int
    missing_glyphs: frozenset[str]
    blanks: tuple[BlankPlace, ...]


def write_pdf(document: Document, path: Path) -> PdfReport:
    """Write the document as an A4 PDF with embedded fonts; the same document gives the same bytes.

    Raises ExportProblem when the file cannot be written.
    """
    data, report = render_pdf(document)
    atomic_write(path, lambda temporary: _fill(temporary, data))
    return report


def render_pdf(document: Document) -> tuple[bytes, PdfReport]:
    """The PDF as bytes, for a preview."""
    from desktop.application.typeset.fontset import FontSet
    from desktop.application.typeset.painter import paint

    fonts = FontSet()
    flow = paint(document, fonts)
    report = PdfReport(len(flow.pages), frozenset(fonts.missing), tuple(flow.blanks))
    return _assemble(document, flow, fonts), report


def _assemble(document: Document, flow: Flow, fonts: FontSet) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFPage, PDFResourceDictionary

    from desktop.application.typeset.fonts import drawable
    from desktop.application.typeset.outline import add_bookmarks

    rl_config.useA85 = 0  # binary streams: a fifth smaller than ASCII, and quicker
    pdf = PDFDocument(compression=1, invariant=1, lang="zh-CN")
    resources = PDFResourceDictionary()
    resources.basicFonts()
    for page in flow.pages:
        sheet = PDFPage()
        sheet.Resources = resources
        sheet.pagewidth, sheet.pageheight = page.width, page.height
        sheet.setCompression(1)
        sheet.setStream(page.operators)
        pdf.addPage(sheet)
    fonts.embed(pdf)
    add_bookmarks(pdf, flow.marks)
    pdf.info.title = drawable(document.title)
    pdf.info.author = drawable(document.firm)
    pdf.info.subject = drawable(document.form_name)
    pdf.info.creator = drawable(document.stamp)
    pdf.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    data: bytes = pdf.GetPDFData(None)
    return data


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)
