"""Whether another window of this program already works on the same data folder."""

import hashlib
import os
import sys
from pathlib import Path
from typing import IO

LOCK_NAME = "lock"


def server_name(folder: Path) -> str:
    """The name under which the first window listens for "come to the front"; the same folder gives the same name."""
    place = os.path.normcase(folder.resolve())
    return "jigai-" + hashlib.sha256(place.encode()).hexdigest()[:16]


class InstanceLock:
    """A lock of the operating system on `folder/lock`; it ends with the process, however that ends."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOCK_NAME
        self.name = server_name(folder)
        self._file: IO[bytes] | None = None

    def acquire(self) -> bool:
        """True when this process is the only one; raises OSError when the folder cannot be written."""
        if self._file is not None:
            return True
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = self.path.open("ab")
        if not _try_lock(file):
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let another window in; the file stays."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
