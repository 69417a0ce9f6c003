"""Files of the store: known by their content, copied whole, set aside rather than deleted."""

import datetime as dt
import hashlib
import os
import shutil
from pathlib import Path

from desktop.store.clock import file_stamp
from desktop.values.files import atomic_write


def digest_of(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_in_place(source: Path, target: Path) -> None:
    """Copy a file so that the target is either absent or whole; raises ExportProblem for the target's disk."""
    atomic_write(target, lambda temporary: _copy(source, temporary))


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def set_aside(path: Path, moment: dt.datetime, word: str = "damaged") -> Path | None:
    """Rename a database file to a dated name with this word beside it; None when there is none.

    Its journal goes with it, for the two belong together; an empty one is of no use.
    """
    if not path.exists():
        return None
    target = _free_name(path.with_name(f"{path.stem}-{word}-{file_stamp(moment)}{path.suffix}"))
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and not journal.stat().st_size:
        journal.unlink()
    elif journal.exists():
        os.replace(journal, target.with_name(target.name + "-journal"))
    os.replace(path, target)
    return target


def _free_name(path: Path) -> Path:
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
