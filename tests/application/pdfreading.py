"""Reading a PDF back, for tests."""

import ctypes
import re

import pypdfium2
import pypdfium2.raw as raw

from desktop.application.document import Block, CoverLine, Document
from desktop.application.pdf import PdfReport, render_pdf


def page_texts(data: bytes) -> list[str]:
    """The text of every page, with plain line ends."""
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    document.close()
    return texts


def flat(text: str) -> str:
    """The text without the line breaks and spaces that typesetting adds or takes."""
    return re.sub(r"[\s\ufffe]+", "", text)


def made(*blocks: Block, cover: tuple[CoverLine, ...] = ()) -> tuple[list[str], PdfReport]:
    """Set a paper of these blocks; its texts page by page, and the report."""
    paper = Document("测试用申报书", cover=cover, blocks=blocks, firm="某公司", form_name="测试表", stamp="版本 1")
    data, report = render_pdf(paper)
    return page_texts(data), report


def body(text: str) -> str:
    """A page's text without its head and foot."""
    return flat(text).replace("测试表某公司", "")


def fonts(data: bytes) -> dict[str, bool]:
    """Every font of the text by name, and whether it is embedded."""
    document = pypdfium2.PdfDocument(data)
    found: dict[str, bool] = {}
    for page in document:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(thing.raw)
            size = raw.FPDFFont_GetBaseFontName(font, None, 0)
            name = ctypes.create_string_buffer(size)
            raw.FPDFFont_GetBaseFontName(font, name, size)
            found[name.value.decode()] = raw.FPDFFont_GetIsEmbedded(font) == 1
    document.close()
    return found


def pixels(data: bytes, number: int) -> tuple[int, bytes]:
    """The width of a page in pixels and its grey values row by row, one pixel a point."""
    document = pypdfium2.PdfDocument(data)
    bitmap = document[number].render(scale=1, grayscale=True)
    width, stride = bitmap.width, bitmap.stride
    rows = bytes(bitmap.buffer)
    document.close()
    return width, b"".join(rows[at : at + width] for at in range(0, len(rows), stride))


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 1) of every bookmark."""
    document = pypdfium2.PdfDocument(data)
    marks = [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc()]
    document.close()
    return marks
