"""What the exported files say, read back by other libraries than wrote them."""

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pypdfium2
from openpyxl import load_workbook
from openpyxl.cell import Cell


def pdf_text(path: Path) -> str:
    """The text of a PDF in page order without white space, and without what every page repeats at head and foot."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded().splitlines() for page in document]
    finally:
        document.close()
    often = Counter(line for page in pages for line in {_furniture(line) for line in page})
    repeated = {line for line, count in often.items() if len(pages) > 2 and count >= len(pages) - 1}
    return squeezed("".join(line for page in pages for line in page if _furniture(line) not in repeated))


def _furniture(line: str) -> str:
    """A line without its page numbers."""
    return re.sub(r"\d+", "#", line.strip())


def pages(path: Path) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def sheet_cells(path: Path) -> list[Cell]:
    """Every filled cell of a workbook."""
    return _cells(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _cells(path: Path, _written: int) -> list[Cell]:
    book = load_workbook(path)
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def sheet_text(path: Path) -> str:
    """Every cell of a workbook, without line breaks and spaces."""
    return squeezed("".join(str(cell.value) for cell in sheet_cells(path)))


def sheet_numbers(path: Path) -> set[float]:
    """Every number of a workbook; Excel itself knows no others than floats."""
    return {float(cell.value) for cell in sheet_cells(path) if cell.data_type == "n" and cell.value is not None}


def formulas(path: Path) -> list[str]:
    """Cells that would be computed by Excel."""
    return [str(cell.value) for cell in sheet_cells(path) if cell.data_type == "f"]


def squeezed(text: str) -> str:
    """The text without white space, soft hyphens and the marks of broken lines."""
    return "".join(text.replace("\ufffe", "").split())
