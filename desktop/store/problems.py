"""What can go wrong with the data file, each with its own sentence."""

import errno
import sqlite3
from pathlib import Path

from desktop.errors import StoreProblem


class NewerStore(StoreProblem):
    """The file was written by a newer program; it is left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"数据文件“{path.name}”是由更新版本的技改通保存的，本版本不能打开，文件没有改动。",
            "请安装最新版本的技改通后再打开。",
        )


class DamagedStore(StoreProblem):
    """The file is damaged or gone; it was set aside, never deleted.

    `set_aside` is where the damaged file now lies (None when there was none), `backup` the newest good backup.
    """

    def __init__(self, sentence: str, *, set_aside: Path | None, backup: Path | None) -> None:
        step = "可以从最近一次自动备份恢复。" if backup else "没有找到可用的备份；再次打开将从空白开始。"
        super().__init__(sentence, step)
        self.set_aside = set_aside
        self.backup = backup


class TrashedCase(StoreProblem):
    """The case lies in the trash and can't be written in."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”已经在回收站里。", "请先在首页把它从回收站取回，再打开。")


class AlreadyOpen(StoreProblem):
    """Another running program holds the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"数据文件“{path.name}”正被另一个技改通窗口使用。", "请切换到已经打开的窗口，或把它关掉后再试。"
        )


class MovedStore(StoreProblem):
    """The file was moved, replaced or unplugged while open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"数据文件“{path.name}”被移走或替换了，刚才的填写暂存在内存里，还没有写入磁盘。",
            f"请先不要关闭程序，检查文件夹“{path.parent}”（U 盘或网络盘是否断开），程序会自动重试。",
        )


class BrokenContent(StoreProblem):
    """SQLite met pages that make no sense while the file was in use."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"数据文件“{path.name}”的内容有损坏，刚才的填写还没有保存。",
            "请先不要关闭程序，把未保存的内容记下来，再重新打开程序从备份恢复。",
        )


class BadAttachment(StoreProblem):
    """A file that cannot become an attachment."""


_STEPS = {
    sqlite3.SQLITE_FULL: ("磁盘空间已满，刚才的填写还没有保存。", "请先不要关闭程序，清理出一些空间后会自动重试。"),
    sqlite3.SQLITE_READONLY: (
        "数据文件是只读的，刚才的填写还没有保存。",
        "请检查文件夹的写入权限或 U 盘的写保护开关，程序会自动重试。",
    ),
    sqlite3.SQLITE_PERM: ("没有写入数据文件的权限，刚才的填写还没有保存。", "请联系管理员开放文件夹的写入权限。"),
    sqlite3.SQLITE_IOERR: (
        "读写数据文件时磁盘没有响应，刚才的填写还没有保存。",
        "请先不要关闭程序，检查磁盘或 U 盘是否断开，程序会自动重试。",
    ),
    sqlite3.SQLITE_CANTOPEN: ("打不开数据文件。", "请检查数据文件夹是否还在、是否有读写权限。"),
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def primary_code(problem: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 when Python raised the error itself."""
    return (getattr(problem, "sqlite_errorcode", 0) or 0) & 0xFF


def is_broken_disk(problem: sqlite3.Error) -> bool:
    """True when only a new connection can help: the disk went away or answered with an error."""
    return primary_code(problem) in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}


def as_store_problem(problem: sqlite3.Error, path: Path) -> StoreProblem | None:
    """The sentence for an SQLite error of the user's world; None for a bug of ours."""
    code = primary_code(problem)
    if code in _LOCKED:
        return AlreadyOpen(path)
    if code in _DAMAGED:
        return BrokenContent(path)
    if code in _STEPS:
        return StoreProblem(*_STEPS[code])
    return None


def as_disk_problem(problem: OSError, path: Path) -> StoreProblem:
    """The sentence for an operating-system error on a file of the store."""
    if problem.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return StoreProblem("磁盘空间已满，没有写成。", "请清理出一些空间后重试。")
    if isinstance(problem, PermissionError):
        return StoreProblem(
            f"没有权限读写“{path.name}”，或它正被别的程序打开。", "请关掉占用它的程序、检查权限后重试。"
        )
    if isinstance(problem, FileNotFoundError):
        return StoreProblem(f"找不到“{path.name}”。", "请检查文件是否被移动，U 盘或网络盘是否断开。")
    return StoreProblem(f"读写“{path.name}”时磁盘没有响应。", "请检查磁盘或 U 盘后重试。")
