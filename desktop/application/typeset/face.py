"""A font face that decodes single glyphs on demand; `fonts.face_of` opens each once for the whole process."""

from __future__ import annotations

from pathlib import Path
from struct import unpack_from

from desktop.application.typeset.cmap import CharacterMap
from desktop.application.typeset.sfnt import Sfnt
from desktop.application.typeset.signs import SIGN_ADVANCE, is_sign


class Face:
    """One TrueType font. Advances and metrics are in 1/1000 of the font size."""

    def __init__(self, path: Path) -> None:
        self.sfnt = Sfnt(path)
        self.cmap = CharacterMap(self.sfnt)
        self.name = path.stem.replace("_", "-")
        (units,) = self.sfnt.numbers("head", "H", 18)
        self.scale = 1000 / units
        self.bounds = tuple(round(n * self.scale) for n in self.sfnt.numbers("head", "4h", 36))
        self.ascent, self.descent = (round(n * self.scale) for n in self.sfnt.numbers("hhea", "hh", 4))
        (self._metrics,) = self.sfnt.numbers("hhea", "H", 34)
        (long_offsets,) = self.sfnt.numbers("head", "h", 50)
        self._offset_layout, self._offset_size = (">2L", 4) if long_offsets else (">2H", 2)

    def has(self, char: str) -> bool:
        """True if the face can draw the character."""
        return self.cmap.glyph(char) != 0 or is_sign(char)

    def advance(self, glyph: int) -> float:
        """A glyph's advance width."""
        at = 4 * min(glyph, self._metrics - 1)
        return self.sfnt.numbers("hmtx", "H", at)[0] * self.scale

    def char_advance(self, char: str) -> float:
        """A character's advance width; that of the empty box if the face lacks it."""
        return SIGN_ADVANCE if is_sign(char) else self.advance(self.cmap.glyph(char))

    def side_bearing(self, glyph: int) -> int:
        """A glyph's left side bearing, in font units."""
        past = glyph - self._metrics
        at = 4 * glyph + 2 if past < 0 else 4 * self._metrics + 2 * past
        return self.sfnt.numbers("hmtx", "h", at)[0]

    def outline(self, glyph: int) -> bytes:
        """A glyph's description in the `glyf` table; empty for a space."""
        at = self.sfnt.tables["loca"][0] + self._offset_size * glyph
        begin, end = unpack_from(self._offset_layout, self.sfnt.data, at)
        if self._offset_size == 2:
            begin, end = begin * 2, end * 2
        start = self.sfnt.tables["glyf"][0]
        return self.sfnt.data[start + begin : start + end]
