"""Reading finished papers back."""

import re
from pathlib import Path

import openpyxl
import pypdfium2
from pypdfium2 import raw


def pdf_text(path: Path) -> str:
    """All text of a PDF without blanks and line ends."""
    document = pypdfium2.PdfDocument(path)
    try:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return re.sub(r"\s", "", text)


def pdf_pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def fonts_embedded(path: Path) -> list[bool]:
    """For every piece of text on the first pages, whether its font is inside the file."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [document[number] for number in range(min(len(document), 4))]
        texts = [one for page in pages for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
        return [raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(one.raw)) == 1 for one in texts]
    finally:
        document.close()


def xlsx_text(path: Path) -> str:
    """All text cells of a workbook without blanks."""
    return re.sub(r"\s", "", "".join(str(value) for value in xlsx_values(path) if isinstance(value, str)))


def xlsx_values(path: Path) -> list[object]:
    """Every filled cell of a workbook."""
    book = openpyxl.load_workbook(path)
    return [c.value for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value is not None]
