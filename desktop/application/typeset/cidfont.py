"""A face inside one PDF: Type0 font with Identity-H codes, embedded once with exactly the glyphs used.

Every character gets its own code, also when two share a glyph, so that copied text is the text that was typed.
"""

from __future__ import annotations

from zlib import crc32

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from desktop.application.typeset.face import Face
from desktop.application.typeset.subset import subset_font
from desktop.application.typeset.tounicode import to_unicode

_SYMBOLIC = 4


class CidFont:
    """Collects the characters drawn with a face; `codes` gives each one's four hexadecimal digits."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.chars: list[str] = []
        self.codes: dict[str, str] = {}

    def code(self, char: str) -> str:
        """The code of a character, given at its first use."""
        code = self.codes.get(char)
        if code is None:
            self.chars.append(char)
            code = self.codes[char] = f"{len(self.chars):04X}"
        return code

    def embed(self, pdf: PDFDocument) -> PDFDictionary:
        """Add the font's objects to the file; returns its font dictionary."""
        name = PDFName(f"{_subset_tag(self.chars)}+{self.face.name}")
        font_file = _compressed(subset_font(self.face, self.chars), sized=True)
        descriptor = PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray(list(self.face.bounds)),
                "ItalicAngle": 0,
                "Ascent": self.face.ascent,
                "Descent": self.face.descent,
                "CapHeight": 730,
                "StemV": 80,
                "FontFile2": self._refer(pdf, "file", font_file),
            }
        )
        advances = [self.face.advance(0), *(self.face.char_advance(char) for char in self.chars)]
        widths = " ".join([str(round(advance)) for advance in advances])
        descendant = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": self._refer(pdf, "descriptor", descriptor),
                "W": f"[0 [{widths}]]",
                "DW": 1000,
                "CIDToGIDMap": "/Identity",
            }
        )
        return PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArray([self._refer(pdf, "descendant", descendant)]),
                "ToUnicode": self._refer(pdf, "unicode", _compressed(to_unicode(self.chars))),
            }
        )

    def _refer(self, pdf: PDFDocument, part: str, thing: object) -> object:
        return pdf.Reference(thing, f"{self.resource}.{part}")


def _compressed(content: str | bytes, *, sized: bool = False) -> PDFStream:
    stream = PDFStream(content=content, filters=[PDFZCompress])
    if sized:
        stream.dictionary["Length1"] = len(content)
    return stream


def _subset_tag(chars: list[str]) -> str:
    """Six capitals that name the subset, the same for the same characters."""
    number = crc32("".join(chars).encode())
    return "".join(chr(65 + (number // 26**place) % 26) for place in range(6))
