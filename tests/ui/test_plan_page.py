"""申报日程: days, states in sign and word, questions that lead on and back, contradictions, and the two files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.eligibility.bar import WAY_OUT
from desktop.planning.plan import State
from desktop.planning.words import days_left, state_text, when_text
from desktop.ui.pages.plan import PlanPage
from desktop.ui.planning.head import NO_SURE_DAY
from desktop.values.date import format_date
from tests.planning.calendarfile import events
from tests.ui.pages.geometry import faults
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage


@pytest.fixture
def sample(open_window: Callable[..., WindowPage]) -> WindowPage:
    page = open_window()
    open_sample(page)
    return page


def shown(page: WindowPage) -> PlanPage:
    page.go("plan")
    assert isinstance(page.page, PlanPage)
    return page.page


def texts(page: PlanPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def link(page: PlanPage, step: str, text: str) -> QPushButton:
    return next(b for b in page.rows[step].findChildren(QPushButton) if b.text() == text)


def test_every_step_says_its_day_and_state(sample: WindowPage) -> None:
    page = shown(sample)
    assert page.plan is not None
    assert set(page.rows) == {step.id for step in page.plan.steps}
    for step in page.plan.steps:
        name = page.rows[step.id].chevron.accessibleName()
        for said in (when_text(step), step.title, state_text(step)):
            assert said in name
    assert "有日期的" in texts(page)
    assert "等通知、日期待定" in texts(page)
    assert "已办的" in texts(page)


def test_the_first_step_of_a_banned_project_says_how_it_is_settled(page: WindowPage) -> None:
    page.desk.session.type_text("firm.region", "341502")
    page.desk.session.set_value("project.catalogue_class", "eliminated")
    found = shown(page)
    assert found.plan is not None
    step = found.plan.steps[0]
    assert WAY_OUT in step.why
    assert found.head.title.text() == step.title
    assert step.why in texts(found)
    link(found, step.id, "办好后更新：产业目录类别")  # it is answered: there is nothing to fill in


def test_what_is_done_stands_below_what_is_to_do(sample: WindowPage) -> None:
    page = shown(sample)
    QTest.qWait(20)
    assert page.plan is not None
    tops = {
        step.id: page.rows[step.id].mapTo(page, page.rows[step.id].rect().topLeft()).y() for step in page.plan.steps
    }
    plan = page.plan
    groups = [[tops[step.id] for step in group] for group in (plan.ahead(), plan.undated(), plan.in_state(State.DONE))]
    assert all(groups)
    assert [top for group in groups for top in group] == sorted(top for group in groups for top in group)


def test_the_next_day_stands_on_top_with_how_far_off_it_is(sample: WindowPage) -> None:
    page = shown(sample)
    assert page.plan is not None
    following = page.plan.next_date()
    assert following is not None
    assert page.head.day.text() == format_date(following.day)
    assert page.head.title.text() == following.title
    assert page.head.left.text() == days_left(following.day, page.plan.as_of)
    assert "今天" in texts(page)


def test_a_missed_day_stands_first_and_says_what_can_still_be_done(sample: WindowPage) -> None:
    page = shown(sample)
    sample.desk.session.type_text("plan.award_window_to", "2026-01-31")
    QTest.qWait(20)
    row, ahead = page.rows["la2020.award"], page.rows["complete"]
    assert row.mapTo(page, row.rect().topLeft()).y() < ahead.mapTo(page, ahead.rect().topLeft()).y()
    said = "\n".join(label.text() for label in row.findChildren(QLabel))
    assert "日期已过" in said
    assert "还能办的：材料已经交了的，改成已交" in said
    assert "过了" in texts(page)


def test_a_draft_is_marked_beside_the_step(sample: WindowPage) -> None:
    page = shown(sample)
    badges = [one.text() for one in page.rows["la2020.award"].findChildren(QLabel) if one.property("role") == "badge"]
    assert badges == ["征求意见稿 · 仅供参考"]
    assert not [one for one in page.rows["complete"].findChildren(QLabel) if one.property("role") == "badge"]


def test_an_open_day_leads_to_its_field_and_back_to_its_step(sample: WindowPage) -> None:
    page = shown(sample)
    QTest.mouseClick(link(page, "la2020.monthly", "去补充：每月报数截止日"), Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert sample.field("plan.report_day").isVisible()
    sample.desk.session.type_text("plan.report_day", "10")
    sample.go("plan")
    QTest.qWait(30)
    assert page.rows["la2020.monthly"].chevron.hasFocus()
    assert "每月10日前" in page.rows["la2020.monthly"].chevron.accessibleName()


def test_an_opened_step_says_why_and_which_clauses_and_stays_open(sample: WindowPage) -> None:
    page = shown(sample)
    row = page.rows["la2020.award"]
    row.set_open(True)
    said = texts(page)
    assert row.step.why in said
    assert f"依据：{row.step.clause}" in said
    for item in row.step.items:
        assert item.title in said
    sample.desk.session.type_text("plan.report_day", "12")
    assert page.rows["la2020.award"] is not row
    assert page.rows["la2020.award"].is_open


def test_contradictions_stand_on_top_and_lead_to_both_answers(sample: WindowPage) -> None:
    page = shown(sample)
    assert "要核对" not in texts(page)
    sample.desk.session.type_text("project.filing_date", "2026-05-01")
    assert "要核对：购置日期早于备案日期" in texts(page)
    buttons = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert "去核对：设备和软件清单" in buttons
    assert "去核对：备案日期" in buttons


def test_an_empty_case_is_asked_where_the_firm_is(page: WindowPage) -> None:
    found = shown(page)
    assert "还没有填企业所在的行政区划" in texts(found)
    go = next(b for b in found.findChildren(QPushButton) if b.isVisible() and b.text() == "去补充：所在行政区划")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert page.field("firm.region").isVisible()


def test_days_that_hang_on_open_questions_are_not_called_none(page: WindowPage) -> None:
    page.desk.session.set_value("firm.region", "530402")
    plan = shown(page).plan
    assert plan is not None
    assert plan.next_date() is None
    assert plan.ahead()
    assert shown(page).head.title.text() == NO_SURE_DAY


def test_both_files_are_written_where_the_user_says(sample: WindowPage, mouth: ScriptedMouth, tmp_path: Path) -> None:
    page = shown(sample)
    mouth.files = [tmp_path / "我的日程", tmp_path / "我的日程.ics"]
    page.head.to_excel.click()
    sample.qtbot.waitUntil(page.head.to_excel.isEnabled)
    assert "已导出" in texts(page)
    assert load_workbook(tmp_path / "我的日程.xlsx").sheetnames[0] == "日程"
    page.head.to_calendar.click()
    sample.qtbot.waitUntil(page.head.to_calendar.isEnabled)
    assert "没有日期的" in texts(page)
    assert events((tmp_path / "我的日程.ics").read_bytes())


def test_a_file_that_cannot_be_written_is_said_and_tried_again(
    sample: WindowPage, mouth: ScriptedMouth, tmp_path: Path
) -> None:
    page = shown(sample)
    (tmp_path / "日程.xlsx").mkdir()
    mouth.files = [tmp_path / "日程.xlsx", None]
    page.head.to_excel.click()
    sample.qtbot.waitUntil(page.head.to_excel.isEnabled)
    assert "文件夹" in mouth.said[-1]
    assert "已导出" not in texts(page)
    page.head.to_excel.click()
    assert page.head.to_excel.isEnabled()


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_the_timeline_is_whole(open_window: Callable[..., WindowPage], size: tuple[int, int]) -> None:
    window = open_window(*size)
    open_sample(window)
    window.desk.session.type_text("project.filing_date", "2026-05-01")
    window.desk.session.type_text("plan.award_window_to", "2026-10-31")
    page = shown(window)
    for row in page.rows.values():
        row.set_open(True)
    QTest.qWait(30)
    assert faults(window.window) == []
