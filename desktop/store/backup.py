"""Dated copies of the data file: written by SQLite, verified, and thinned out.

The live file is never copied as a file. Kept are the newest of each of the last seven days and of each of the
last four weeks that have any, and the two newest that preceded a change of schema.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ExportProblem, StoreProblem
from desktop.store.clock import Clock, file_stamp
from desktop.store.diskfile import copy_in_place, set_aside
from desktop.store.header import read_header
from desktop.store.link import Link
from desktop.store.problems import as_disk_problem
from desktop.values.files import atomic_write

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE_NAME = "jigai.db"
BACKUP_FOLDER = "backups"
KEEP_DAYS = 7
KEEP_WEEKS = 4
KEEP_BEFORE_MIGRATION = 2
_NAME = re.compile(r"jigai-(\d{8}-\d{6})(-before-v\d+)?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file; its time is in its name."""

    path: Path
    taken: dt.datetime
    is_before_migration: bool


def backups(folder: Path) -> list[Backup]:
    """Every backup in the data folder, newest first."""
    found = []
    for path in (folder / BACKUP_FOLDER).glob("jigai-*.db"):
        match = _NAME.fullmatch(path.name)
        if match:
            taken = dt.datetime.strptime(match[1], "%Y%m%d-%H%M%S")
            found.append(Backup(path, taken, match[2] is not None))
    return sorted(found, key=lambda backup: (backup.taken, backup.path.name), reverse=True)


def write_backup(link: Link, target: Path) -> Path:
    """Write the whole data file to `target` and read it back; raises StoreProblem, leaving an old target alone."""
    with link.reading() as db:
        atomic_write(target, lambda temporary: _write_verified(db, temporary))
    return target


def _write_verified(db: Database, path: Path) -> None:
    db.execute("VACUUM INTO ?", (str(path),))
    if not is_sound(path):
        raise StoreProblem("备份写完后读回检查没有通过，没有保存这份备份。", "请换一个文件夹或磁盘再试。")


def backup_now(link: Link, *, before_version: int | None = None) -> Path:
    """A dated backup in the data folder; afterwards the old ones are thinned out."""
    mark = "" if before_version is None else f"-before-v{before_version}"
    folder = link.folder / BACKUP_FOLDER
    written = write_backup(link, folder / f"jigai-{file_stamp(link.now())}{mark}.db")
    for old in superfluous(backups(link.folder)):
        with contextlib.suppress(OSError):
            old.path.unlink()
    return written


def is_due(folder: Path, today: dt.date) -> bool:
    """True until a backup of this day exists."""
    return all(backup.taken.date() != today for backup in backups(folder))


def superfluous(found: Sequence[Backup]) -> list[Backup]:
    """The backups that no rule keeps; takes them newest first."""
    plain = [backup for backup in found if not backup.is_before_migration]
    before = [backup for backup in found if backup.is_before_migration]
    daily = {backup.taken.date(): backup for backup in reversed(plain)}
    weekly = {backup.taken.isocalendar()[:2]: backup for backup in reversed(plain)}
    kept = {*_newest(daily.values(), KEEP_DAYS), *_newest(weekly.values(), KEEP_WEEKS)}
    return [backup for backup in plain if backup not in kept] + before[KEEP_BEFORE_MIGRATION:]


def _newest(found: Iterable[Backup], count: int) -> list[Backup]:
    return sorted(found, key=lambda backup: backup.taken, reverse=True)[:count]


def is_sound(path: Path) -> bool:
    """True when the file is one of ours and SQLite finds every page and index in order."""
    try:
        header = read_header(path)
        if header is None or not header.is_ours:
            return False
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
    except (sqlite3.Error, OSError):
        return False


def newest_good(folder: Path, newest_version: int) -> Backup | None:
    """The newest sound backup that this program can read."""
    for backup in backups(folder):
        header = read_header(backup.path)
        if header and header.version <= newest_version and is_sound(backup.path):
            return backup
    return None


def restore(folder: Path, backup: Backup, now: Clock) -> Path:
    """Put a backup in the place of the data file, which is set aside; the store must be closed."""
    path = folder / FILE_NAME
    try:
        set_aside(path, now(), "replaced")
        copy_in_place(backup.path, path)
    except ExportProblem as problem:
        raise StoreProblem(problem.sentence, problem.next_step) from problem
    except OSError as problem:
        raise as_disk_problem(problem, path) from problem
    return path
