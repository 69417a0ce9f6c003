"""What a data file says of itself, read without SQLite so that the file stays untouched."""

from dataclasses import dataclass
from pathlib import Path

APPLICATION_ID = 0x4A474149  # "JGAI"
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """The three fields of SQLite's file header that matter here (offsets 0, 60 and 68)."""

    is_sqlite: bool
    version: int
    application: int

    @property
    def is_ours(self) -> bool:
        """True for a data file of this program, of whatever version."""
        return self.is_sqlite and self.application == APPLICATION_ID


def read_header(path: Path) -> Header | None:
    """The header; None when the file is missing or empty.

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
        return Header(False, 0, 0)
    return Header(True, int.from_bytes(start[60:64], "big"), int.from_bytes(start[68:72], "big"))
