"""The fonts of one PDF: encodes text, remembers what was used, embeds it at the end."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument

from desktop.application.typeset.cidfont import CidFont
from desktop.application.typeset.fonts import Role, advances, face_of, is_invisible


class FontSet:
    """Turns text into font codes with fallback by character; `missing` collects what no face can draw."""

    def __init__(self) -> None:
        self._fonts: dict[Role, CidFont] = {}
        self.missing: set[str] = set()

    def font(self, role: Role) -> CidFont:
        """The role's font in this PDF."""
        font = self._fonts.get(role)
        if font is None:
            font = self._fonts[role] = CidFont(face_of(role), f"F{len(self._fonts) + 1}")
        return font

    def runs(self, text: str, role: Role) -> list[tuple[str, str]]:
        """The text as (font resource, hexadecimal codes), a new run wherever the font changes."""
        font = self.font(role)
        codes = font.codes
        try:
            return [(font.resource, "".join([codes[char] for char in text]))]
        except KeyError:
            return self._new_runs(text, role)

    def _new_runs(self, text: str, role: Role) -> list[tuple[str, str]]:
        runs: list[tuple[str, str]] = []
        for char in text:
            resource, code = self._encode(char, role)
            if runs and runs[-1][0] == resource:
                runs[-1] = (resource, runs[-1][1] + code)
            else:
                runs.append((resource, code))
        return runs

    def _encode(self, char: str, role: Role) -> tuple[str, str]:
        table = advances(role)
        font = self.font(role)
        if table[char] == 0 and is_invisible(char):
            font.codes[char] = ""
        elif char in table.helped:
            helper = table.helped[char]
            if helper is None:
                self.missing.add(char)
            font = self.font(helper or role)
        return font.resource, font.code(char)

    def embed(self, pdf: PDFDocument) -> None:
        """Write every font used into the file, for all its pages."""
        resources = pdf.idToObject[BasicFonts].dict
        for font in self._fonts.values():
            resources[font.resource] = pdf.Reference(font.embed(pdf), font.resource)
