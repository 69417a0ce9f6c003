"""The fonts of a document: what is set in which face, and which face helps out where a glyph is missing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import cache

from desktop import paths
from desktop.application.typeset.face import Face
from desktop.application.typeset.signs import is_sign


class Role(Enum):
    """What a face is for; the value is its file's name without suffix."""

    SONG = "NotoSerifSC_400Regular"  # 宋, body text
    SANS = "NotoSansSC_400Regular"  # 黑, light: small print
    HEI = "NotoSansSC_700Bold"  # 黑, headings and labels


_ACCENTED = re.compile("[A-Za-z][\u0300-\u036f]+")
_LONE_HALF = re.compile("[\ud800-\udfff]")  # half a character, from a broken file: nothing can write it
_FALLBACK = {
    Role.SONG: (Role.SONG, Role.SANS, Role.HEI),
    Role.SANS: (Role.SANS, Role.SONG, Role.HEI),
    Role.HEI: (Role.HEI, Role.SANS, Role.SONG),
}
_IGNORABLE_RANGES = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xE0000, 0xE0FFF))


def is_invisible(char: str) -> bool:
    """True for what takes no room and has no glyph: controls, variation selectors, zero-width marks."""
    code = ord(char)
    if code < 0x300:
        return code < 0x20 or 0x7F <= code < 0xA0 or code == 0xAD
    return any(low <= code <= high for low, high in _IGNORABLE_RANGES) or code == 0xFEFF


@cache
def face_of(role: Role) -> Face:
    """The face of a role, opened once for the process."""
    return Face(paths.fonts_dir() / f"{role.value}.ttf")


def role_for(char: str, wanted: Role) -> Role | None:
    """The first role of the fallback that can draw the character; None if no face has it."""
    return next((role for role in _FALLBACK[wanted] if face_of(role).has(char)), None)


class Advances(dict[str, float]):
    """Each character's advance in 1/1000 of the font size when set in `role`, found at first use.

    `helped` names the face of the characters that `role` lacks; None where no face has them.
    """

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.role = role
        self.helped: dict[str, Role | None] = {}

    def __missing__(self, char: str) -> float:
        face = face_of(self.role)
        glyph = face.cmap.glyph(char)
        if is_invisible(char):
            width = 0.0
        elif glyph and not is_sign(char):
            width = face.advance(glyph)
        else:
            found = role_for(char, self.role)
            width = face_of(found or self.role).char_advance(char)
            if found is not self.role:
                self.helped[char] = found
        self[char] = width
        return width


_ADVANCES = {role: Advances(role) for role in Role}


def advances(role: Role) -> Advances:
    """The table of advances of a role, shared by all documents."""
    return _ADVANCES[role]


def text_width(text: str, role: Role, size: float) -> float:
    """The width of a line of text in points."""
    table = _ADVANCES[role]
    return sum([table[char] for char in text]) * size / 1000


def missing_glyphs(texts: Iterable[str]) -> set[str]:
    """The characters no embedded face can draw, to be told before export."""
    chars = set().union(*texts)
    return {char for char in chars if not is_invisible(char) and role_for(char, Role.SONG) is None}


def drawable(text: str) -> str:
    """The text as it is drawn: tabs as spaces, letters and their accents as one character; nothing else changes."""
    if "\t" in text:
        text = text.replace("\t", "    ")
    if text.isascii():
        return text
    return _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), _LONE_HALF.sub("\ufffd", text))
