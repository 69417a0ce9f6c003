"""Writing a document as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.application.document import Document
from desktop.application.typeset.flow import BlankPlace
from desktop.values.files import atomic_write


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
    from reportlab import rl_config
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFPage, PDFResourceDictionary

    from desktop.application.typeset.fontset import FontSet
    from desktop.application.typeset.outline import add_bookmarks
    from desktop.application.typeset.painter import paint

    rl_config.useA85 = 0  # binary streams: a fifth smaller than ASCII, and quicker
    fonts = FontSet()
    flow = paint(document, fonts)
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
    pdf.info.title = document.title
    pdf.info.author = document.firm
    pdf.info.subject = document.form_name
    pdf.info.creator = document.stamp
    pdf.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    data: bytes = pdf.GetPDFData(None)
    return data, PdfReport(len(flow.pages), frozenset(fonts.missing), tuple(flow.blanks))


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)
