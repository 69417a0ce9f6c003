"""What is asked in windows of Qt: where it begins to look, and in which words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.ui import dialogs
from desktop.ui.dialogs import WindowMouth


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Where each dialog began; the user always takes a file in the folder 下载."""
    places: list[str] = []
    (tmp_path / "文档").mkdir()
    (tmp_path / "下载").mkdir()
    monkeypatch.setattr(dialogs, "documents", lambda: tmp_path / "文档")

    def file(_parent: object, _title: str, place: str, _pattern: str) -> tuple[str, str]:
        places.append(place)
        return str(tmp_path / "下载" / "数据.xlsx"), ""

    def folder(_parent: object, _title: str, place: str) -> str:
        places.append(place)
        return ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", file)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", file)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
    return places


def test_files_are_looked_for_among_the_documents_then_where_the_last_was(asked: list[str], tmp_path: Path) -> None:
    mouth = WindowMouth()
    mouth.save_file(None, "保存", "表.xlsx", "")
    mouth.open_file(None, "打开", "")
    assert asked == [str(tmp_path / "文档" / "表.xlsx"), str(tmp_path / "下载")]


def test_a_folder_not_yet_made_is_looked_for_at_the_nearest_one_there_is(asked: list[str], tmp_path: Path) -> None:
    WindowMouth().choose_folder(None, "存到哪里", str(tmp_path / "文档" / "技改通" / "甲厂"))
    WindowMouth().choose_folder(None, "存到哪里", "")
    assert asked == [str(tmp_path / "文档")] * 2


def test_the_file_dialog_has_no_english_words(qtbot: QtBot) -> None:
    dialog = QFileDialog(None, "打开", "", "Excel 工作簿 (*.xlsx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert words
    assert all(not word.replace("&", "").isascii() for word in words if word)
    assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "文件夹"
    assert QCoreApplication.translate("QFileDialog", "没有这个词") == "没有这个词"
