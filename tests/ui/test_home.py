"""The first page: begin anew, from Excel or with the sample; find, rename and throw away cases."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.facts.catalogue import Catalogue
from desktop.facts.known import OriginKind
from desktop.paths import resources_dir
from desktop.ui.home.nextdates import AT_ONCE
from desktop.ui.importreport import KEEP, TAKE, ImportDialog, ImportLine, ImportReport
from desktop.ui.pages.home import CaseCard, HomePage
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.windowpage import WindowPage


@pytest.fixture
def home(open_window: Callable[..., WindowPage]) -> WindowPage:
    return open_window()


@pytest.fixture
def workbook() -> Path:
    return next((resources_dir() / "sample").glob("*.xlsx"))


def cards(window: WindowPage) -> list[CaseCard]:
    QTest.qWait(1)
    return [card for card in window.page.findChildren(CaseCard) if card.isVisible()]


def test_with_no_case_there_is_a_sentence_and_three_buttons(home: WindowPage) -> None:
    assert not cards(home)
    page = home.page
    assert isinstance(page, HomePage)
    assert page._empty.isVisible()
    assert all(item.isVisible() for item in (page.new, page.load, page.sample))


def test_a_new_case_is_opened_at_its_first_questions(home: WindowPage, mouth: ScriptedMouth) -> None:
    mouth.texts.append("甲厂 & 乙厂")
    home.press("新建(&A)")
    assert home.title == "快速体检"
    home.go("home")
    assert [card.accessibleName() for card in cards(home)] == ["甲厂 & 乙厂，还没有填项目名称，完成 0%"]


def test_a_card_says_the_next_day_of_its_plan(home: WindowPage, mouth: ScriptedMouth) -> None:
    mouth.texts.append("甲厂")
    home.press("新建(&A)")
    session = home.desk.session
    for key, text in (("project.filed", "是"), ("project.stage", "已开工"), ("project.end", "2099-03")):
        assert session.type_text(key, text) == ""
    home.go("home")
    height = cards(home)[0].height()
    home.qtbot.waitUntil(lambda: "2099-03-31 竣工投产" in cards(home)[0].next.text(), timeout=20_000)
    assert cards(home)[0].height() == height
    home.go("quick")
    session.type_text("project.end", "")
    home.go("home")
    home.qtbot.waitUntil(lambda: cards(home)[0].next.text() == "下一个日期：还没有定下来", timeout=20_000)


def test_every_card_says_its_next_day_however_many_there_are(home: WindowPage) -> None:
    """The cases are looked at a dozen a turn; nobody scrolls to an empty line."""
    session = home.desk.session
    for number in range(AT_ONCE + 3):
        session.create_case(f"企业{number}")
        session.type_text("firm.name", f"企业{number}")
    session.close_case()
    home.go("home")
    home.page.refresh(None)
    assert len(cards(home)) == AT_ONCE + 3
    home.qtbot.waitUntil(lambda: all("下一个日期：" in card.next.text() for card in cards(home)), timeout=20_000)


def test_how_far_a_case_is_outlasts_a_power_cut(home: WindowPage) -> None:
    home.press("看示例企业(&S)")
    home.qtbot.waitUntil(lambda: home.desk.is_open and bool(home.desk.case_title()[1]), timeout=20_000)
    home.go("investment")
    info = home.desk.session.info
    assert info is not None
    assert (info.answered, info.total) == home.desk.session.progress()


def test_giving_up_the_name_makes_no_case(home: WindowPage, mouth: ScriptedMouth) -> None:
    mouth.texts.append(None)
    home.press("新建(&A)")
    assert home.title == "首页"
    assert not cards(home)


def test_the_sample_firm_is_made_once(home: WindowPage) -> None:
    home.press("看示例企业(&S)")
    home.qtbot.waitUntil(lambda: home.desk.is_open and bool(home.desk.case_title()[1]), timeout=20_000)
    home.go("home")
    home.press("看示例企业(&S)")
    home.go("home")
    assert len(cards(home)) == 1


def test_a_workbook_becomes_a_new_case_named_after_the_firm(
    home: WindowPage, mouth: ScriptedMouth, workbook: Path
) -> None:
    mouth.files.append(workbook)
    mouth.choices.append(TAKE)
    home.press("从 Excel 导入(&I)")
    home.qtbot.waitUntil(lambda: home.desk.is_open, timeout=20_000)
    answer = home.desk.session.answer("firm.name")
    assert answer is not None
    assert answer.origin.kind is OriginKind.IMPORTED
    assert mouth.reports[0].conflicts == ()


def test_an_import_into_an_open_case_never_replaces_an_answer_unasked(
    page: WindowPage, mouth: ScriptedMouth, workbook: Path
) -> None:
    page.desk.session.type_text("firm.name", "别的名字")
    page.go("home")
    mouth.files.append(workbook)
    mouth.careful.append(True)
    mouth.choices.append(KEEP)
    page.press("从 Excel 导入(&I)")
    page.qtbot.waitUntil(lambda: bool(mouth.reports), timeout=20_000)
    assert [line.subject for line in mouth.reports[0].conflicts] == ["企业名称"]
    assert page.desk.session.value("firm.name") == "别的名字"
    assert page.desk.session.answer("staff.total") is not None


def test_a_workbook_of_another_firm_is_not_for_the_open_case_unless_she_says_so(
    page: WindowPage, mouth: ScriptedMouth, workbook: Path
) -> None:
    page.desk.session.type_text("firm.name", "别的名字")
    page.go("home")
    mouth.files.append(workbook)
    mouth.careful.append(False)
    mouth.choices.append(TAKE)
    page.press("从 Excel 导入(&I)")
    page.qtbot.waitUntil(lambda: page.desk.session.value("firm.name") != "别的名字", timeout=20_000)
    assert mouth.said[-1].startswith(f"表里写的企业是“{page.desk.session.value('firm.name')}”")
    page.go("home")
    assert len(cards(page)) == 2


def test_a_file_that_is_no_workbook_is_told_kindly(home: WindowPage, mouth: ScriptedMouth, tmp_path: Path) -> None:
    wrong = tmp_path / "文件.xlsx"
    wrong.write_bytes(b"no workbook")
    mouth.files.append(wrong)
    home.press("从 Excel 导入(&I)")
    home.qtbot.waitUntil(lambda: bool(mouth.said), timeout=20_000)
    assert not home.desk.is_open


def test_a_case_thrown_away_can_be_taken_back(home: WindowPage, mouth: ScriptedMouth) -> None:
    home.desk.session.store.create_case("甲厂")
    home.page.refresh(None)
    mouth.yes.append(True)
    cards(home)[0].removed.emit(home.desk.session.store.cases()[0].id, "甲厂")
    assert not cards(home)
    page = home.page
    assert isinstance(page, HomePage)
    QTest.mouseClick(page._trash, Qt.MouseButton.LeftButton)
    assert len(cards(home)) == 1


def test_the_open_case_thrown_away_is_gone_from_the_list_at_once(home: WindowPage, mouth: ScriptedMouth) -> None:
    session = home.desk.session
    session.create_case("甲厂")
    home.go("home")
    mouth.yes.append(True)
    cards(home)[0].removed.emit(session.case_id, "甲厂")
    assert not home.desk.is_open
    assert not cards(home)
    page = home.page
    assert isinstance(page, HomePage)
    assert page._trash.isVisible()


def test_a_case_in_the_trash_is_not_opened(home: WindowPage, mouth: ScriptedMouth) -> None:
    session = home.desk.session
    session.store.create_case("甲厂")
    home.page.refresh(None)
    card = cards(home)[0]
    session.store.delete_case(session.store.cases()[0].id)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert not home.desk.is_open
    assert "回收站" in mouth.said[-1]


def test_the_name_of_a_new_case_is_the_firms_name(home: WindowPage, mouth: ScriptedMouth) -> None:
    mouth.texts.append("甲厂")
    home.press("新建(&A)")
    answer = home.desk.session.answer("firm.name")
    assert answer is not None
    assert (answer.value, answer.origin.kind) == ("甲厂", OriginKind.TYPED)


def test_enter_opens_a_card(home: WindowPage) -> None:
    home.desk.session.store.create_case("甲厂")
    home.page.refresh(None)
    card = cards(home)[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert home.desk.is_open


def test_the_import_report_lists_sheet_and_cell(home: WindowPage, catalogue: Catalogue) -> None:
    line = ImportLine("财务 / C7", "营业收入", "约500", "请填确定的数。")
    dialog = ImportDialog(home.window, ImportReport("数据.xlsx", 12, (line,), (line,)))
    home.qtbot.addWidget(dialog)
    dialog.open()
    texts = [table.item(0, 0).text() for table in dialog.tables]
    assert texts == ["财务 / C7", "财务 / C7"]
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.result() == KEEP
