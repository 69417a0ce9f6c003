"""Writing a file so that the old one survives until the new one is whole."""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop.errors import ExportProblem

RETRY_PAUSES = (0.05, 0.1, 0.2, 0.4)  # seconds; Windows refuses while a scanner or Excel holds the target
_REASONS = {
    errno.ENOENT: "，文件夹不在了，可能是 U 盘或网络盘断开了",
    errno.ENOTDIR: "，路径里有一段是文件，不是文件夹",
    errno.EEXIST: "，路径里有一段是文件，不是文件夹",
    errno.ENAMETOOLONG: "，文件夹和文件名合起来太长",
    errno.EINVAL: "，名字里有系统不允许的字符",
    errno.EROFS: "，这个盘是只读的",
    errno.EIO: "，磁盘没有响应",
}
FULL = (errno.ENOSPC, errno.EDQUOT)


def atomic_write(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in the place of `path` in one step.

    The folder is made when missing. Whatever fails, the old file stays as it was and the temporary
    file goes. Raises ExportProblem for the user's world (open elsewhere, no room, no permission);
    other exceptions of `write` pass through.
    """
    try:
        temporary = _make_temporary(path)
        try:
            write(temporary)
            _flush(temporary)
            _replace(temporary, path)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    except OSError as problem:
        raise _as_export_problem(problem, path) from problem
    _flush_folder(path.parent)


def _make_temporary(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".~", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    return temporary


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _replace(temporary: Path, path: Path) -> None:
    for pause in RETRY_PAUSES:
        try:
            os.replace(temporary, path)
            return
        except PermissionError:
            time.sleep(pause)
    os.replace(temporary, path)


def _as_export_problem(problem: OSError, path: Path) -> ExportProblem:
    if problem.errno in FULL:
        return ExportProblem(f"磁盘空间不够，“{path.name}”没有保存，原来的文件没有动。", "请清出一些空间后再试。")
    if path.is_dir():
        return ExportProblem(f"“{path.name}”是一个文件夹，不能当作文件保存。", "请换个名字保存。")
    if isinstance(problem, PermissionError) and path.exists():
        return ExportProblem(
            f"“{path.name}”正被其他程序（多半是 Excel 或 PDF 阅读器）打开，或者是只读的。",
            "请关掉后点重试，或换个名字保存。",
        )
    if isinstance(problem, PermissionError):
        return ExportProblem(f"不能在“{path.parent.name}”这个文件夹里保存文件。", "请换一个文件夹，例如桌面或文档。")
    reason = _REASONS.get(problem.errno or 0, "")
    return ExportProblem(f"“{path.name}”没有保存成功{reason}。", "请换个文件夹或名字再试。")
