"""The old file survives until the new one is whole."""

import errno
import os
from pathlib import Path

import pytest

from desktop.errors import ExportProblem
from desktop.values import files
from desktop.values.files import atomic_write


def _writer(text: str):  # type: ignore[no-untyped-def]
    return lambda path: path.write_text(text, encoding="utf-8")


def _only(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.time, "sleep", lambda seconds: None)


def test_a_new_paper_appears_whole_in_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    target = tmp_path / "材料" / "报告.txt"
    atomic_write(target, _writer("新"))
    assert target.read_text(encoding="utf-8") == "新"
    assert _only(target.parent) == ["报告.txt"]


def test_a_paper_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "报告.txt"
    target.write_text("旧", encoding="utf-8")
    atomic_write(target, _writer("新"))
    assert target.read_text(encoding="utf-8") == "新"


def test_the_temporary_file_keeps_the_ending_so_that_writers_know_the_format(tmp_path: Path) -> None:
    seen: list[Path] = []

    def write(path: Path) -> None:
        seen.append(path)
        path.write_text("新")

    atomic_write(tmp_path / "报告.xlsx", write)
    assert seen[0].suffix == ".xlsx"
    assert seen[0].parent == tmp_path


def test_our_own_bug_leaves_the_old_file_and_passes_through(tmp_path: Path) -> None:
    target = tmp_path / "报告.txt"
    target.write_text("旧", encoding="utf-8")

    def write(path: Path) -> None:
        path.write_text("半", encoding="utf-8")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        atomic_write(target, write)
    assert target.read_text(encoding="utf-8") == "旧"
    assert _only(tmp_path) == ["报告.txt"]


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "报告.txt"
    target.write_text("旧", encoding="utf-8")

    def write(path: Path) -> None:
        path.write_text("半", encoding="utf-8")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(ExportProblem, match="磁盘空间不够") as problem:
        atomic_write(target, write)
    assert problem.value.next_step
    assert target.read_text(encoding="utf-8") == "旧"
    assert _only(tmp_path) == ["报告.txt"]


@pytest.mark.parametrize(
    "number", [errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EROFS, errno.EIO, errno.EINVAL, errno.EBADF]
)
def test_a_file_that_cannot_be_saved_is_told_in_chinese(tmp_path: Path, number: int) -> None:
    def write(path: Path) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(ExportProblem) as problem:
        atomic_write(tmp_path / "报告.pdf", write)
    said = f"{problem.value.sentence}{problem.value.next_step}".replace("报告.pdf", "").replace("U 盘", "")
    assert not any(sign.isascii() and sign.isalpha() for sign in said)


def test_a_disk_that_fills_up_while_flushing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "报告.txt"
    target.write_text("旧", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(ExportProblem, match="磁盘空间不够"):
        atomic_write(target, _writer("新"))
    assert target.read_text(encoding="utf-8") == "旧"
    assert _only(tmp_path) == ["报告.txt"]


def test_a_file_open_in_excel_is_tried_again_before_giving_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "报告.xlsx"
    target.write_text("旧", encoding="utf-8")
    tries: list[Path] = []
    real = os.replace

    def refuse_twice(source: Path, goal: Path) -> None:
        tries.append(goal)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "in use")
        real(source, goal)

    monkeypatch.setattr(files.os, "replace", refuse_twice)
    atomic_write(target, _writer("新"))
    assert len(tries) == 3
    assert target.read_text(encoding="utf-8") == "新"


def test_a_file_that_stays_open_elsewhere_keeps_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "报告.xlsx"
    target.write_text("旧", encoding="utf-8")

    def refuse(source: Path, goal: Path) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(files.os, "replace", refuse)
    with pytest.raises(ExportProblem, match="打开") as problem:
        atomic_write(target, _writer("新"))
    assert "换个名字" in problem.value.next_step
    assert target.read_text(encoding="utf-8") == "旧"
    assert _only(tmp_path) == ["报告.xlsx"]


def test_a_folder_of_that_name_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "报告.txt"
    target.mkdir()
    with pytest.raises(ExportProblem, match="文件夹"):
        atomic_write(target, _writer("新"))
    assert target.is_dir()
    assert _only(tmp_path) == ["报告.txt"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere")
def test_a_new_file_has_the_rights_any_new_file_has_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    plain, ours = tmp_path / "plain.txt", tmp_path / "ours.txt"
    plain.write_text("x")
    atomic_write(ours, _writer("x"))
    assert ours.stat().st_mode == plain.stat().st_mode
    ours.chmod(0o600)
    atomic_write(ours, _writer("y"))
    assert ours.stat().st_mode & 0o777 == 0o600
