"""What the exported files say, read back by other libraries than wrote them."""

from pathlib import Path

import pypdfium2
from openpyxl import load_workbook


def pdf_text(path: Path) -> str:
    """Every character of a PDF in page order, without line breaks and spaces."""
    document = pypdfium2.PdfDocument(path)
    try:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return squeezed(text)


def sheet_text(path: Path) -> str:
    """Every cell of a workbook, without line breaks and spaces."""
    book = load_workbook(path)
    return squeezed(
        "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    )


def sheet_numbers(path: Path) -> set[float]:
    """Every number of a workbook."""
    book = load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return {float(cell.value) for cell in cells if cell.data_type == "n" and cell.value is not None}


def formulas(path: Path) -> list[str]:
    """Cells that would be computed by Excel."""
    book = load_workbook(path)
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def squeezed(text: str) -> str:
    """The text without white space, soft hyphens and the marks of broken lines."""
    return "".join(text.replace("\ufffe", "").split())
