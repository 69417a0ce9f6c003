"""Bookmarks of a PDF from the headings of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument, PDFName

from desktop.application.typeset.flow import Mark
from desktop.application.typeset.fonts import drawable

Entry = Any  # reportlab's outline tree: {name: destination} or ({name: destination}, [entry…])


def add_bookmarks(pdf: PDFDocument, marks: Sequence[Mark]) -> None:
    """Put every heading into the outline, nested by level."""
    if not marks:
        return
    titles = {_name(index): drawable(mark.text) for index, mark in enumerate(marks)}
    pdf.outline.destinationnamestotitles.update(titles)
    pdf.outline.setDestinations(_tree(pdf, list(enumerate(marks))))
    pdf.Catalog.setPageMode("UseOutlines")


def _tree(pdf: PDFDocument, marks: list[tuple[int, Mark]]) -> list[Entry]:
    entries: list[Entry] = []
    while marks:
        (index, mark), marks = marks[0], marks[1:]
        inner = 0
        while inner < len(marks) and _depth(marks[inner][1]) > _depth(mark):
            inner += 1
        children, marks = marks[:inner], marks[inner:]
        page = pdf.Pages.pages[mark.page - 1]
        leaf = {_name(index): PDFArray([pdf.Reference(page), PDFName("XYZ"), 0, round(mark.y + 4), 0])}
        entries.append((leaf, _tree(pdf, children)) if children else leaf)
    return entries


def _depth(mark: Mark) -> int:
    return max(mark.level, 1)


def _name(index: int) -> str:
    return f"heading{index}"
