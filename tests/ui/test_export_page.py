"""导出: what is unfinished is said before; every file tells how it went; a blocked one can be tried again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from desktop.ui import tasks
from desktop.ui.dialogs import WindowMouth
from desktop.ui.pages.export import ExportPage
from desktop.ui.papers.exportrow import FileState
from desktop.ui.papers.unfinished import UnfinishedView
from desktop.wizard.export import Format
from tests.ui.pages.geometry import faults
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage


def settle() -> None:
    for _ in range(3):
        tasks.wait()
        QTest.qWait(20)


def shown(page: WindowPage, folder: Path) -> ExportPage:
    page.go("export")
    settle()
    found = page.page
    assert isinstance(found, ExportPage)
    found.choice.show_folder(folder)
    found.choice.changed.emit()
    settle()
    return found


@pytest.fixture
def sample(open_window: Callable[..., WindowPage]) -> WindowPage:
    page = open_window()
    open_sample(page)
    return page


def only(page: ExportPage, *forms: str, pdf: bool = True, xlsx: bool = False) -> None:
    for form, box in page.choice.form_boxes.items():
        box.setChecked(form in forms)
    page.choice.format_boxes[Format.PDF].setChecked(pdf)
    page.choice.format_boxes[Format.XLSX].setChecked(xlsx)
    settle()


def words(page: ExportPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def names(page: ExportPage) -> dict[str, FileState]:
    return {row.name: row.state for row in page.run.rows.values()}


def test_everything_is_written_and_the_folder_opened(
    sample: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(sample, tmp_path / "材料")
    page.start.click()
    settle()
    files = sorted(path.name for path in (tmp_path / "材料").iterdir())
    assert len(files) == 8
    assert set(names(page)) == set(files)
    assert set(names(page).values()) == {FileState.WRITTEN}
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) is None)
    page.run.open.click()
    assert opened == [str(tmp_path / "材料")]


def test_what_is_unfinished_is_said_before(open_window: Callable[..., WindowPage], tmp_path: Path) -> None:
    page = open_window()
    open_sample(page, without=("staff.",))
    found = shown(page, tmp_path)
    assert "还没做完的地方" in words(found)
    assert "必填缺" in words(found)
    assert "从业人员数" in words(found)
    assert not found.run.isVisible()


def test_what_is_unfinished_is_laid_out_whole_as_soon_as_it_is_known(
    open_window: Callable[..., WindowPage],
) -> None:
    page = open_window()
    open_sample(page, without=("staff.",))
    page.guide.go("export")  # nothing turns the event loop before the ear is at the signal
    found = page.page
    assert isinstance(found, ExportPage)
    seen: list[bool] = []
    found.folder.filled.connect(lambda _papers: seen.append(found.findChildren(UnfinishedView)[-1].isVisible()))
    page.qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen == [True]
    assert faults(page.window) == []


def test_an_unfinished_form_can_be_looked_at(open_window: Callable[..., WindowPage], tmp_path: Path) -> None:
    page = open_window()
    open_sample(page, without=("staff.",))
    found = shown(page, tmp_path)
    title = page.desk.session.rooms.forms[0].title
    next(b for b in found.findChildren(QPushButton) if b.accessibleName() == f"去看：{title}").click()
    settle()
    assert page.title == title


def test_only_what_was_chosen_is_written(sample: WindowPage, tmp_path: Path) -> None:
    page = shown(sample, tmp_path / "out")
    only(page, "F13_attachments", xlsx=True)
    page.start.click()
    settle()
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".pdf", ".xlsx"]
    assert all(path.name.startswith("F13") for path in (tmp_path / "out").iterdir())


def test_nothing_chosen_holds_the_button_and_says_why(sample: WindowPage, tmp_path: Path) -> None:
    page = shown(sample, tmp_path)
    only(page)
    assert not page.start.isEnabled()
    assert "请至少选一份表格。" in words(page)
    only(page, "F01_library", pdf=False)
    assert not page.start.isEnabled()
    assert "请至少选一种格式。" in words(page)


def test_a_file_that_is_in_the_way_is_named_and_tried_again(sample: WindowPage, tmp_path: Path) -> None:
    page = shown(sample, tmp_path)
    only(page, "F01_library", "F13_attachments")
    blocked = next(path for path in page.planned() if path.name.startswith("F01"))
    blocked.mkdir()
    page.start.click()
    settle()
    assert sorted(names(page).values(), key=str) == [FileState.FAILED, FileState.WRITTEN]
    assert "请换个名字保存" in words(page)
    written = next(path for path in tmp_path.iterdir() if path.name.startswith("F13"))
    stamp = written.stat().st_mtime_ns
    blocked.rmdir()
    page.run.retry.click()
    settle()
    assert set(names(page).values()) == {FileState.WRITTEN}
    assert blocked.is_file()
    assert written.stat().st_mtime_ns == stamp
    assert page.run.said.text() == "写好 2 个文件。"


def test_a_cancelled_export_keeps_what_is_written_and_goes_on(sample: WindowPage, tmp_path: Path) -> None:
    page = shown(sample, tmp_path / "out")
    page.start.click()
    page.run.stop.click()
    settle()
    assert "已取消" in page.run.said.text()
    done = [name for name, state in names(page).items() if state is FileState.WRITTEN]
    assert sorted(path.name for path in (tmp_path / "out").glob("*")) == sorted(done)
    assert FileState.STOPPED in names(page).values()
    page.run.retry.click()
    settle()
    assert set(names(page).values()) == {FileState.WRITTEN}
    assert len(list((tmp_path / "out").iterdir())) == 8


def test_another_case_opened_during_an_export_lets_it_finish(sample: WindowPage, tmp_path: Path) -> None:
    page = shown(sample, tmp_path / "out")
    page.start.click()
    sample.desk.session.create_case("另一家")
    settle()
    assert len(list((tmp_path / "out").iterdir())) == 8


def test_files_that_will_be_replaced_are_counted_before(sample: WindowPage, tmp_path: Path) -> None:
    page = shown(sample, tmp_path)
    only(page, "F13_attachments")
    page.planned()[0].write_bytes(b"old")
    only(page, "F13_attachments")
    page.choice.changed.emit()
    settle()
    assert "文件夹里有 1 个同名文件" in words(page)


def test_attachments_go_along_when_wanted(sample: WindowPage, tmp_path: Path) -> None:
    session = sample.desk.session
    paper = tmp_path / "执照.pdf"
    paper.write_bytes(b"%PDF-1.4 scanned")
    session.store.attachments.add(session.case_id or "", "business_licence", paper)
    page = shown(sample, tmp_path / "out")
    only(page, "F13_attachments")
    page.choice.attachments.setChecked(True)
    settle()
    page.start.click()
    settle()
    copies = list((tmp_path / "out" / "附件").iterdir())
    assert [copy.read_bytes() for copy in copies] == [b"%PDF-1.4 scanned"]


def another_firm(sample: WindowPage, name: str) -> ExportPage:
    """Lay another firm's case on the desk and look at its export as it is proposed."""
    session = sample.desk.session
    session.create_case(name)
    session.type_text("firm.name", name)
    sample.go("export")
    settle()
    found = sample.page
    assert isinstance(found, ExportPage)
    return found


def test_every_case_remembers_its_own_folder(sample: WindowPage, mouth: ScriptedMouth, tmp_path: Path) -> None:
    first = sample.desk.session.case_id
    page = shown(sample, tmp_path)
    mouth.files = [tmp_path / "另一个"]
    sample.press("选择文件夹(&F)")
    only(page, "F13_attachments")
    page.start.click()
    settle()
    other = another_firm(sample, "乙厂")
    assert other.choice.folder is not None
    assert other.choice.folder.parts[-2:] == ("技改通", "乙厂")
    sample.desk.session.open_case(first or "")
    sample.go("export")
    settle()
    again = sample.page
    assert isinstance(again, ExportPage)
    assert again.choice.folder == tmp_path / "另一个"


def test_the_proposed_folder_follows_the_firms_name(sample: WindowPage) -> None:
    page = another_firm(sample, "乙厂")
    sample.desk.session.type_text("firm.name", "丙厂")
    sample.go("firm")
    sample.go("export")
    settle()
    assert page.choice.folder is not None
    assert page.choice.folder.name == "丙厂"


def test_another_firms_papers_are_not_replaced_unasked(
    sample: WindowPage, mouth: ScriptedMouth, tmp_path: Path
) -> None:
    page = shown(sample, tmp_path / "共用")
    only(page, "F13_attachments")
    page.start.click()
    settle()
    paper = next((tmp_path / "共用").iterdir())
    before = paper.read_bytes()
    other = another_firm(sample, "乙厂")
    other.choice.show_folder(tmp_path / "共用")
    only(other, "F13_attachments")
    mouth.yes = [False]
    other.start.click()
    settle()
    assert "六安示例精密铸造有限公司" in mouth.said[-1]
    assert paper.name in mouth.said[-1]
    assert paper.read_bytes() == before
    assert not other.run.isVisible()
    mouth.yes = [True]
    other.start.click()
    settle()
    assert paper.read_bytes() != before


def test_what_replaces_something_is_not_what_enter_chooses(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: seen.append(box.defaultButton().text()))
    assert not WindowMouth().ask_careful(None, "导出", "换吗？", "换成新的", "先不导出")
    assert seen == ["先不导出"]


def test_a_character_no_font_has_is_named(sample: WindowPage, tmp_path: Path) -> None:
    sample.desk.session.type_text("project.name", "改造\U000f0000项目")
    page = shown(sample, tmp_path / "out")
    only(page, "F01_library")
    page.start.click()
    settle()
    assert "这些字打印不出来" in words(page)


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_a_finished_export_is_whole(
    open_window: Callable[..., WindowPage], size: tuple[int, int], tmp_path: Path
) -> None:
    page = open_window(*size)
    open_sample(page, without=("staff.",))
    found = shown(page, tmp_path / "很长的文件夹名" / ("六安示例精密铸造有限公司" * 3))
    only(found, "F01_library", "F13_attachments")
    next(iter(found.planned())).mkdir(parents=True)
    found.start.click()
    settle()
    assert faults(page.window) == []
