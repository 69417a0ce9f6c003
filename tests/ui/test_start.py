"""Starting: light before the first paint, one window a user, Chinese all through, no silent failure."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.errors import BadValue
from desktop.paths import DATA_DIR_VARIABLE
from desktop.store.backup import FILE_NAME
from desktop.store.database import open_store
from desktop.ui import dialogs, tasks
from desktop.ui.frame.shell import Window
from desktop.ui.guide import Guide
from desktop.ui.start import crash
from desktop.ui.start.instance import Instance, instance_name
from desktop.ui.start.opening import open_desk
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.windowpage import found_guide

HEAVY = ["reportlab", "openpyxl", "sqlite_utils", "sqlite3", "PIL", "stdnum", "pypdfium2", "defusedxml", "platformdirs"]
OURS = ["facts", "rules", "store", "intake", "diagnosis", "eligibility", "application", "wizard", "commands"]

FIRST_PAINT = """
import sys
from desktop.ui.start.app import make_app
from desktop.ui.frame.shell import Window
app = make_app(["jigai"])
window = Window()
window.show()
app.processEvents()
assert not window.grab().isNull()
print("\\n".join(sys.modules))
"""


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert "desktop.ui.frame.shell" in loaded
    assert [name for name in HEAVY if name in loaded] == []
    rooms = {name.split(".")[1] for name in loaded if name.startswith("desktop.")}
    assert rooms.isdisjoint(OURS)


def test_a_second_start_knocks_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    name = instance_name(str(tmp_path))
    knocks: list[bool] = []
    first, second = Instance(name), Instance(name)
    assert first.take()
    assert first.listen(lambda: knocks.append(True))
    assert not second.take()
    assert second.raise_first()
    qtbot.waitUntil(lambda: knocks == [True])
    first.close()
    assert second.take()
    second.close()


def test_nobody_answers_a_knock_when_nothing_runs(tmp_path: Path) -> None:
    assert not Instance(instance_name(str(tmp_path))).raise_first()


def test_other_data_folders_have_windows_of_their_own(tmp_path: Path) -> None:
    one, other = Instance(instance_name(str(tmp_path / "1"))), Instance(instance_name(str(tmp_path / "2")))
    assert one.take()
    assert other.take()
    one.close()
    other.close()


def test_qts_own_words_are_chinese(qapp: QApplication) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_frame_is_painted_first_and_then_filled(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path))
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted_once):
        window.show()
    assert window.findChild(Guide) is None
    open_desk(window)
    qtbot.waitUntil(lambda: window.findChild(Guide) is not None, timeout=20_000)
    page = window.pages.page
    assert page is not None
    assert page.title.text() == "首页"
    tasks.wait()
    window.close()


def test_a_damaged_data_file_is_restored_from_its_backup(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mouth: ScriptedMouth
) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path))
    store = open_store(tmp_path)
    store.create_case("甲厂")
    store.backup()
    store.close()
    (tmp_path / FILE_NAME).write_bytes(b"damaged" * 1000)
    mouth.yes.append(True)
    window = Window()
    qtbot.addWidget(window)
    window.show()
    open_desk(window)
    qtbot.waitUntil(lambda: window.findChild(Guide) is not None, timeout=20_000)
    assert [info.name for info in found_guide(window).desk.session.store.cases()] == ["甲厂"]
    tasks.wait()
    window.close()


def test_a_newer_data_file_is_told_and_left_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mouth: ScriptedMouth
) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path))
    open_store(tmp_path).close()
    path = tmp_path / FILE_NAME
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = path.read_bytes()
    window = Window()
    qtbot.addWidget(window)
    window.show()
    open_desk(window)
    qtbot.waitUntil(lambda: bool(mouth.said), timeout=20_000)
    assert window.findChild(Guide) is None
    assert path.read_bytes() == before


def test_a_bug_opens_a_report_that_can_be_copied(qtbot: QtBot) -> None:
    catcher = crash.CrashCatcher()
    catcher.show_failure(ZeroDivisionError("内部"))
    dialog = catcher._open
    assert dialog is not None
    assert "ZeroDivisionError" in dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    catcher.show_failure(ZeroDivisionError("又一个"))
    assert catcher._open is dialog
    dialog.close()


def test_a_users_problem_is_a_sentence_and_no_report(mouth: ScriptedMouth) -> None:
    catcher = crash.CrashCatcher()
    catcher.show_failure(BadValue("金额要填数字。", "例如 500。"))
    assert mouth.said == ["金额要填数字。\n例如 500。"]
    assert catcher._open is None


def test_a_modal_dialog_in_a_test_fails_at_once() -> None:
    with pytest.raises(AssertionError, match="modal"):
        dialogs.tell(None, "标题", "话")


def test_work_is_done_elsewhere_and_its_result_comes_back_here(qtbot: QtBot) -> None:
    results: list[int] = []
    tasks.run(lambda: 6 * 7, results.append)
    qtbot.waitUntil(lambda: results == [42])


def test_work_that_fails_says_so_here(qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def work() -> None:
        raise BadValue("不行。")

    tasks.run(work, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], BadValue)
