"""A small TrueType file with only the glyphs a document uses, in the order of their new numbers."""

from __future__ import annotations

from collections.abc import Sequence
from struct import pack, unpack, unpack_from

from desktop.application.typeset.face import Face
from desktop.application.typeset.signs import SIGN_ADVANCE, is_sign, sign_outline

_ARGS_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_XY_SCALE, _HAS_MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80


def subset_font(face: Face, chars: Sequence[str]) -> bytes:
    """A font whose glyph n + 1 draws `chars[n]`; glyph 0 is the empty box, parts of compound glyphs follow."""
    outlines, metrics = _collect(face, chars)
    sizes = [len(outline) + -len(outline) % 4 for outline in outlines]
    offsets = [0]
    for size in sizes:
        offsets.append(offsets[-1] + size)
    count = len(outlines)
    head, hhea, maxp = (bytearray(face.sfnt.table(tag)) for tag in ("head", "hhea", "maxp"))
    head[8:12] = bytes(4)
    head[50:52] = pack(">h", 1)
    hhea[34:36] = maxp[4:6] = pack(">H", count)
    tables = {
        "glyf": b"".join(outline.ljust(size, b"\0") for outline, size in zip(outlines, sizes, strict=True)),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(pack(">Hh", *pair) for pair in metrics),
        "loca": pack(f">{count + 1}L", *offsets),
        "maxp": bytes(maxp),
    }
    tables |= {tag: face.sfnt.table(tag) for tag in ("cvt ", "fpgm", "prep") if tag in face.sfnt.tables}
    return _assemble(tables)


def _collect(face: Face, chars: Sequence[str]) -> tuple[list[bytes], list[tuple[int, int]]]:
    """Outlines with renumbered parts, and (advance, left side bearing) in font units."""
    glyphs: list[int | str] = [0, *(char if is_sign(char) else face.cmap.glyph(char) for char in chars)]
    numbers: dict[int, int] = {}
    outlines: list[bytes] = []
    metrics: list[tuple[int, int]] = []
    for glyph in glyphs:  # grows while parts of compound glyphs are met
        if isinstance(glyph, str):
            outlines.append(sign_outline(glyph) or b"")
            metrics.append((round(SIGN_ADVANCE / face.scale), unpack_from(">h", outlines[-1], 2)[0]))
            continue
        outlines.append(_renumber(face.outline(glyph), glyphs, numbers))
        metrics.append((round(face.advance(glyph) / face.scale), face.side_bearing(glyph)))
    return outlines, metrics


def _renumber(outline: bytes, glyphs: list[int | str], numbers: dict[int, int]) -> bytes:
    """The outline with the parts of a compound glyph appended to `glyphs` and called by their new numbers."""
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return outline
    changed, at, flags = bytearray(outline), 10, _MORE
    while flags & _MORE:
        flags, part = unpack_from(">HH", changed, at)
        if part not in numbers:
            numbers[part] = len(glyphs)
            glyphs.append(part)
        changed[at + 2 : at + 4] = pack(">H", numbers[part])
        at += 8 if flags & _ARGS_ARE_WORDS else 6
        at += 2 if flags & _HAS_SCALE else 4 if flags & _HAS_XY_SCALE else 8 if flags & _HAS_MATRIX else 0
    return bytes(changed)


def _assemble(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = [pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)]
    body: list[bytes] = []
    offset = 12 + 16 * count
    for tag in sorted(tables):
        padded = tables[tag] + bytes(-len(tables[tag]) % 4)
        checksum = sum(unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        directory.append(pack(">4sLLL", tag.encode(), checksum, offset, len(tables[tag])))
        body.append(padded)
        offset += len(padded)
    return b"".join(directory + body)
