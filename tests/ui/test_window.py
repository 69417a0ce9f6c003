"""The frame: steps, footer, search, side panel, and the promises the window makes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.fields.field import Field
from desktop.ui.frame.search import NOTHING, SearchBox
from desktop.ui.frame.shell import FOOTER_HEIGHT, HEADER_HEIGHT
from desktop.ui.theme import SIDE_FOLD
from tests.ui.pages.windowpage import WindowPage

INVESTMENT = "固定资产投资，单位万元"


def test_the_page_fills_the_room_between_header_and_footer(page: WindowPage) -> None:
    window = page.window
    assert page.page.mapTo(window, page.page.rect().topLeft()).y() == HEADER_HEIGHT
    assert page.page.height() == window.height() - HEADER_HEIGHT - FOOTER_HEIGHT


def test_without_a_case_only_the_home_page_can_be_reached(open_window: Callable[..., WindowPage]) -> None:
    page = open_window()
    page.click_step("firm")
    assert page.title == "首页"


def test_a_click_in_the_list_leads_to_the_step(page: WindowPage) -> None:
    page.click_step("finance")
    assert page.title == "财务经营"


def test_the_list_is_one_tab_stop_and_enter_chooses(page: WindowPage) -> None:
    page.go("quick")
    steps = page.window.steps.list
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_Down)
    assert page.title == "快速体检"
    QTest.keyClick(steps, Qt.Key.Key_Return)
    assert page.title == "企业信息"
    QTest.keyClick(steps, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not steps


def test_next_and_back_walk_through_the_steps(page: WindowPage) -> None:
    page.go("firm")
    page.press("下一步(&N)")
    assert page.title == "财务经营"
    page.press("上一步(&B)")
    assert page.title == "企业信息"


def test_an_unanswered_page_never_holds_the_user_back(page: WindowPage) -> None:
    page.go("investment")
    page.press("下一步(&N)")
    assert page.title != "投资与资金"


def test_an_entry_that_cannot_be_read_holds_next_back_and_gets_the_focus(page: WindowPage) -> None:
    page.go("investment")
    line = page.type(INVESTMENT, "约500")
    page.press("下一步(&N)")
    assert page.title == "投资与资金"
    assert line.hasFocus()


def test_an_entry_that_cannot_be_read_never_holds_back_or_a_jump(page: WindowPage) -> None:
    page.go("investment")
    page.type(INVESTMENT, "约500")
    page.click_step("firm")
    assert page.title == "企业信息"
    page.go("investment")
    assert page.field("investment.fixed_assets").shown_problem


def test_the_footer_says_saved_only_after_the_commit(page: WindowPage) -> None:
    page.go("investment")
    page.type(INVESTMENT, "500")
    page.qtbot.waitUntil(lambda: page.window.footer._said.text().startswith("已自动保存"))
    assert page.desk.session.writer.is_idle


def test_search_jumps_to_any_fact(page: WindowPage) -> None:
    QTest.keyClick(page.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = page.window.header.search
    assert search.hasFocus()
    QTest.keyClicks(search, "注册资本") if "注册资本".isascii() else search.insert("注册资本")
    QTest.keyClick(search, Qt.Key.Key_Return)
    page.qtbot.waitUntil(
        lambda: page.title == "企业信息" and page.field("firm.registered_capital").editors[0].hasFocus()
    )


def search_for(page: WindowPage, text: str) -> SearchBox:
    search = page.window.header.search
    search.setFocus()
    search.clear()
    search.insert(text)
    return search


def listed(search: SearchBox) -> list[str]:
    return [search.found.item(row).text() for row in range(search.found.count())] if search.found.isVisible() else []


def test_a_search_without_result_says_so_and_leads_nowhere(page: WindowPage) -> None:
    page.go("findings")
    search = search_for(page, "不存在的东西")
    assert listed(search) == [NOTHING]
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert page.title == "政策体检"


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_what_was_found_stays_inside_the_window(open_window: Callable[..., WindowPage], size: tuple[int, int]) -> None:
    page = open_window(*size)
    page.desk.session.create_case("试")
    search = search_for(page, "投资")
    assert len(listed(search)) > 5
    assert search.found.parentWidget() is page.window
    assert page.window.rect().contains(search.found.geometry())
    search.clear()
    assert listed(search) == []


def test_after_the_jump_the_search_is_empty_again(page: WindowPage) -> None:
    search = search_for(page, "其他费用")
    item = search.found.visualItemRect(search.found.item(0)).center()
    QTest.mouseClick(search.found.viewport(), Qt.MouseButton.LeftButton, pos=item)
    page.qtbot.waitUntil(lambda: page.title == "投资与资金")
    assert search.text() == ""
    assert listed(search) == []


def test_the_arrow_keys_choose_among_what_was_found(page: WindowPage) -> None:
    search = search_for(page, "营业收入")
    QTest.keyClick(search, Qt.Key.Key_Down)
    chosen = search.found.chosen
    assert search.found.currentRow() == 1
    QTest.keyClick(search, Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: page.field(chosen).editors[0].hasFocus())


def test_a_case_opens_on_the_page_where_it_was_left(page: WindowPage) -> None:
    session = page.desk.session
    first = session.case_id or ""
    page.go("energy")
    page.go("home")
    session.create_case("另一家")
    assert page.title == "快速体检"
    page.go("project")
    session.open_case(first)
    assert page.title == "能源资源"
    page.go("home")
    page.page.drawer.open(first)  # type: ignore[attr-defined]
    assert page.title == "能源资源"


def test_a_page_that_sends_the_user_to_a_question_is_one_click_away(page: WindowPage) -> None:
    page.go("findings")
    page.page.fact_requested.emit("investment.fixed_assets")
    assert page.title == "投资与资金"  # where the question is at home, not where the quick check repeats it
    page.press("回到政策体检(&R)")
    assert page.title == "政策体检"
    assert not page.window.footer.returning.isVisible()


def test_choosing_another_step_ends_the_way_back(page: WindowPage) -> None:
    page.go("findings")
    page.page.fact_requested.emit("investment.fixed_assets")
    page.click_step("firm")
    assert not page.window.footer.returning.isVisible()


def test_the_side_panel_folds_when_the_window_is_narrow(open_window: Callable[..., WindowPage]) -> None:
    page = open_window(SIDE_FOLD - 100, 700)
    page.desk.session.create_case("试")
    assert not page.window.side.isVisible()
    page.window.header.side.click()
    assert page.window.side.isVisible()


def test_the_side_panel_says_why_a_fact_is_asked(page: WindowPage) -> None:
    page.go("investment")
    page.field("investment.fixed_assets").focus()
    assert page.window.side._title.text() == "固定资产投资"
    assert page.window.side._uses._lines


def test_the_side_panel_says_what_an_answer_changed(page: WindowPage) -> None:
    page.go("staff" if any(s.id == "staff" for s in page.guide.steps) else "high_end")
    page.choose("主体装备技术水平：国内先进")
    page.qtbot.waitUntil(lambda: bool(page.window.side._changes._lines))


def test_every_field_has_a_name_for_the_screen_reader(page: WindowPage) -> None:
    for step in page.guide.steps:
        page.go(step.id)
        for field in page.page.findChildren(Field):
            for editor in field.editors:
                assert editor.accessibleName(), field.fact.key
                assert editor.accessibleName() != field.fact.key


def test_names_are_told_apart_on_a_page(page: WindowPage) -> None:
    for step in page.guide.steps:
        page.go(step.id)
        names = [e.accessibleName() for f in page.page.findChildren(Field) for e in f.editors]
        assert len(names) == len(set(names)), step.id


def test_building_pages_opens_no_window_of_its_own(page: WindowPage) -> None:
    seen: set[QWidget] = set()
    for step in page.guide.steps:
        page.go(step.id)
        seen |= {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    assert seen == {page.window}
    assert page.window.isActiveWindow()


def test_tab_alone_reaches_every_question_of_a_page(page: WindowPage) -> None:
    page.go("investment")
    fields = [f for f in page.page.findChildren(Field) if f.isVisible() and f.editors]
    fields[0].focus()
    reached: set[str] = set()
    for _ in range(400):
        focused = QApplication.focusWidget()
        owner = next((f for f in fields if focused is not None and f.isAncestorOf(focused)), None)
        if owner is not None:
            reached.add(owner.fact.key)
        QTest.keyClick(focused or page.window, Qt.Key.Key_Tab)
    assert reached == {f.fact.key for f in fields}


def test_closing_keeps_what_was_being_typed(page: WindowPage) -> None:
    page.go("firm")
    page.type("企业名称", "甲厂", leave=False)
    case_id = page.desk.session.case_id
    assert case_id is not None
    store = page.desk.session.store
    kept: list[object] = []
    store.close, close = (lambda: (kept.append(store.load_answers(case_id, page.desk.catalogue)), close())), store.close  # type: ignore[method-assign]
    page.window.close()
    assert kept[0]["firm.name"].value == "甲厂"  # type: ignore[index]


def test_help_opens_beside_the_window(page: WindowPage) -> None:
    QTest.keyClick(page.window, Qt.Key.Key_F1)
    page.qtbot.waitUntil(lambda: page.guide._help is not None and page.guide._help.isVisible())
    assert page.guide._help is not None
    page.guide._help.close()
