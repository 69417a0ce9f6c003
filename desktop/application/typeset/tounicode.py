"""The map from glyph codes back to text that lets a PDF be copied and searched (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def "
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
_MOST = 100  # entries a bfchar section may have


def to_unicode(chars: Sequence[str]) -> str:
    """The CMap in which code n + 1 means `chars[n]`; characters beyond U+FFFF as surrogate pairs in UTF-16."""
    lines = [_HEAD]
    entries = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for code, char in enumerate(chars, start=1)]
    for start in range(0, len(entries), _MOST):
        section = entries[start : start + _MOST]
        lines += [f"{len(section)} beginbfchar", *section, "endbfchar"]
    return "\n".join([*lines, _TAIL])
