"""Saving on paper from the findings page: the sheet of an opened finding, the report of all."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.findings.proof import REPORT, SHEET
from desktop.ui.pages.findings import FindingsPage
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage

SUBSIDY = "la2020.equipment_subsidy"


@pytest.fixture
def shown(open_window: Callable[..., WindowPage]) -> FindingsPage:
    page = open_window()
    open_sample(page)
    page.desk.session.type_text("investment.fixed_assets", "1300万")
    page.go("findings")
    assert isinstance(page.page, FindingsPage)
    return page.page


def press(page: FindingsPage, text: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()).click()


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return "".join(text.split())


def opened(page: FindingsPage, measure: str) -> None:
    page.show_measure(measure)
    row = page.row_of(measure)
    row.set_open(True)


def test_an_opened_finding_is_saved_as_its_sheet_with_the_day_of_what_was_typed(
    shown: FindingsPage, mouth: ScriptedMouth, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(shown, "la2020.library")
    mouth.files, mouth.yes = [tmp_path / "依据"], [False]
    press(shown, SHEET)
    qtbot.waitUntil(lambda: bool(mouth.said))
    assert "判断依据已保存" in mouth.said[0]
    text = text_of(tmp_path / "依据.pdf")
    assert "进入市级技改项目库" in text
    today = shown.desk.session.store.now()
    assert f"人工填写（{today.year}年{today.month}月{today.day}日）" in text


def test_the_report_is_saved_and_opened_when_wanted(
    shown: FindingsPage, mouth: ScriptedMouth, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(url.toLocalFile()) or True)
    mouth.files, mouth.yes = [tmp_path / "报告.pdf"], [True]
    press(shown, REPORT)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [str(tmp_path / "报告.pdf")]
    assert "政策体检报告" in text_of(tmp_path / "报告.pdf")


def test_giving_up_writes_nothing_and_says_nothing(shown: FindingsPage, mouth: ScriptedMouth, tmp_path: Path) -> None:
    mouth.files = [None]
    press(shown, REPORT)
    assert not mouth.said
    assert not list(tmp_path.glob("*.pdf"))


def test_a_file_that_cannot_be_written_is_one_sentence(
    shown: FindingsPage, mouth: ScriptedMouth, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "报告.pdf").mkdir()
    mouth.files = [tmp_path / "报告.pdf"]
    press(shown, REPORT)
    qtbot.waitUntil(lambda: bool(mouth.said))
    assert "是一个文件夹，不能当作文件保存" in mouth.said[0]


def test_information_has_no_sheet(shown: FindingsPage) -> None:
    opened(shown, "la2020.o35")
    row = shown.row_of("la2020.o35")
    assert not [b for b in row.findChildren(QPushButton) if b.text() == SHEET]
