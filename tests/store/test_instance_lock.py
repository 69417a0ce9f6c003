"""A second window on the same data folder notices the first."""

import subprocess
import sys
from pathlib import Path

from desktop.store.instance import InstanceLock, server_name

SCRIPT = (
    "import sys; from pathlib import Path; from desktop.store.instance import InstanceLock\n"
    "lock = InstanceLock(Path(sys.argv[1])); print(lock.acquire(), flush=True); sys.stdin.read()\n"
)


def start(folder: Path) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", SCRIPT, str(folder)], stdin=pipe, stdout=pipe, text=True)


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_while_another_window_is_open_the_folder_is_taken_and_a_killed_window_frees_it(folder: Path) -> None:
    with start(folder) as other:
        assert first_line(other) == "True"
        lock = InstanceLock(folder)
        assert not lock.acquire()
        other.kill()
        other.communicate()
        assert lock.acquire()
        assert lock.acquire()
        with start(folder) as third:
            assert first_line(third) == "False"
            third.communicate()
        lock.release()
        with start(folder) as fourth:
            assert first_line(fourth) == "True"
            fourth.communicate()


def test_each_folder_has_its_own_door_to_knock_at(tmp_path: Path) -> None:
    assert server_name(tmp_path) == server_name(tmp_path / "x" / "..")
    assert server_name(tmp_path) != server_name(tmp_path / "x")
    assert server_name(tmp_path).isascii()
