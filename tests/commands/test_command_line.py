"""The program started as a clerk's batch file starts it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments, folder, **environment):
    """Run the program in a process of its own, with the folder as working directory."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "desktop", *arguments],
        capture_output=True,
        cwd=folder,
        env=settings,
        check=False,
    )


def test_a_check_from_another_folder_prints_nothing_but_json(tmp_path):
    (tmp_path / "甲 公司.json").write_text('{"facts": {"firm.region": "341503"}}', encoding="utf-8")
    ran = start("check", "甲 公司.json", "--json", folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout.decode("utf-8"))["findings"]


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_chinese_comes_out_as_utf_8_whatever_the_console_speaks(tmp_path, encoding):
    ran = start("facts", folder=tmp_path, PYTHONIOENCODING=encoding)
    assert ran.returncode == 0
    assert "企业名称" in ran.stdout.decode("utf-8")
    ran = start("check", "没有.json", folder=tmp_path, PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "找不到文件" in ran.stderr.decode("utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with pipes")
def test_a_reader_that_stops_early_is_no_mistake(tmp_path):
    command = f'"{sys.executable}" -m desktop facts --json | head -n 1; exit ${{PIPESTATUS[0]}}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(["bash", "-c", command], capture_output=True, cwd=tmp_path, env=environment, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_the_commands_do_not_need_the_window(tmp_path):
    program = "import sys; from desktop.__main__ import main; main(['facts']); print('PySide6' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=tmp_path, env=environment, check=True
    )
    assert ran.stdout.decode("utf-8").splitlines()[-1] == "False"


MISTAKES = {
    "chek": "没有“chek”这个命令",
    "check": "缺：企业数据",
    "fill a.json": "缺：文件夹",
    "check a.json b.json": "不认识“b.json”",
    "check a.json --as-of": "--as-of 后面要写内容",
    "check a.json --as-of 昨天": "不像一个日期",
    "facts --jsn": "不认识“--jsn”",
    "facts --json=3": "--json 后面不用写内容",
    "--data-dir": "--data-dir 后面要写文件夹",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_a_mistake_on_the_command_line_is_one_chinese_sentence(jigai, line):
    ran = jigai(*line.split())
    assert (ran.status, ran.out) == (2, "")
    assert MISTAKES[line] in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_the_help_is_chinese_and_names_every_command(jigai):
    ran = jigai("--help")
    assert ran.status == 0
    for name in ("demo", "template", "check", "diagnose", "fill", "facts", "policies", "forms", "--self-check"):
        assert name in ran.out
    assert "usage" not in ran.out
    assert "options:" not in jigai("fill", "--help").out


def test_the_version_is_told(jigai):
    assert jigai("--version").out == f"技改通 {__version__}\n"
