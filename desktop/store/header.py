"""What a data file says of itself, read without SQLite so that the file stays untouched."""

from dataclasses import dataclass
from pathlib import Path

APPLICATION_ID = 0x4A474149  # "JGAI"
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of SQLite's file header that matter here (offsets 0, 28, 60 and 68)."""

    is_sqlite: bool
    pages: int
    version: int
    application: int

    @property
    def is_ours(self) -> bool:
        """True for a data file of this program, of whatever version."""
        return self.is_sqlite and self.application == APPLICATION_ID

    @property
    def is_blank(self) -> bool:
        """True for a database without a single table, as a program leaves it that was killed before the first one."""
        return self.is_sqlite and self.pages <= 1 and not self.version and not self.application


def read_header(path: Path) -> Header | None:
    """The header; None when the file is missing, empty, or a database without tables.

    Never call it on a file this process has open: closing the file would drop SQLite's locks on POSIX.
    """
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except FileNotFoundError:
        return None
    if not start:
        return None
    if len(start) < 100 or not start.startswith(_MAGIC):
        return Header(False, 0, 0, 0)
    pages, version, application = (int.from_bytes(start[place : place + 4], "big") for place in (28, 60, 68))
    header = Header(True, pages, version, application)
    return None if header.is_blank else header
