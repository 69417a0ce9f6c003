"""The tables of a TrueType file, over a memory map: nothing is read before it is asked for.

Layout after the OpenType specification, "Organization of an OpenType Font".
"""

from __future__ import annotations

import mmap
from pathlib import Path
from struct import unpack_from


class Sfnt:
    """An open font file; `tables` gives each table's (offset, length)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        (count,) = unpack_from(">H", self.data, 4)
        self.tables: dict[str, tuple[int, int]] = {}
        for index in range(count):
            tag, _, offset, length = unpack_from(">4sLLL", self.data, 12 + 16 * index)
            self.tables[tag.decode("latin-1")] = (offset, length)

    def table(self, tag: str) -> bytes:
        """A copy of a whole table; for the small ones."""
        offset, length = self.tables[tag]
        return self.data[offset : offset + length]

    def numbers(self, tag: str, layout: str, at: int) -> tuple[int, ...]:
        """Big-endian numbers of a `struct` layout, `at` bytes into a table."""
        return unpack_from(">" + layout, self.data, self.tables[tag][0] + at)
