"""The workbook: real dates, users' words as text, one row a step, what contradicts itself on its own sheet."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop.errors import ExportProblem
from desktop.facts.case import Known
from desktop.planning.sheet import DAYS, HEAD_ROW, REMARKS, STEPS, write_plan
from desktop.planning.words import item_texts
from tests.planning.firm import LUAN, day, firm, plan_of


def written(path: Path, answers: dict[str, Known]) -> Workbook:
    case = firm(answers)
    write_plan(plan_of(case), case, path)
    return load_workbook(path)


def test_each_step_is_a_row_with_real_dates(tmp_path: Path) -> None:
    answers = {**LUAN, "plan.award_window_from": day("2027-04-01"), "plan.award_window_to": day("2027-04-30")}
    sheet = written(tmp_path / "日程.xlsx", answers)[STEPS]
    plan = plan_of(answers)
    rows = list(sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True))
    assert [row[1] for row in rows] == [step.title for step in plan.steps]
    award = next(row for row in rows if row[1] == "申报技改奖补")
    assert award[3:5] == (dt.datetime(2027, 4, 1), dt.datetime(2027, 4, 30))
    acceptance = next(row for row in rows if row[1] == "竣工验收")
    assert acceptance[4] == "日期待定"
    assert acceptance[9] == "竣工投产"
    filing = next(row for row in rows if row[1] == "办好备案（核准）")
    assert filing[3:6] == (None, None, dt.datetime(2025, 3, 18))
    assert award[11] == "\n".join(item_texts(plan["la2020.award"]))


def test_months_and_contradictions_have_sheets_of_their_own(tmp_path: Path) -> None:
    book = written(tmp_path / "日程.xlsx", {**LUAN, "plan.report_day": 10, "project.monthly_reported": False})
    days = [row[0] for row in book[DAYS].iter_rows(min_row=2, values_only=True) if row[1] == "每月报投资统计数"]
    assert days == [dt.datetime(2026, 12, 10), *(dt.datetime(2027, month, 10) for month in (1, 2, 3))]
    assert "没有每月都报" in str(book[REMARKS].cell(2, 1).value)
    assert str(book[STEPS].cell(3, 1).value).endswith("先看“要核对的”表，有 1 件。")


def test_a_ban_is_pointed_at_above_the_steps(tmp_path: Path) -> None:
    book = written(tmp_path / "日程.xlsx", {**LUAN, "project.catalogue_class": "eliminated"})
    assert "下一步：先解决“产业结构调整指导目录的禁止”" in str(book[STEPS].cell(3, 1).value)
    wider = {"project.catalogue_class": "restricted", "project.nature": "expansion"}
    book = written(tmp_path / "读法.xlsx", {**LUAN, **wider})
    assert "先看“要核对的”表" in str(book[STEPS].cell(3, 1).value)
    assert "产业结构调整指导目录的禁止" in str(book[REMARKS].cell(2, 1).value)
    assert "要核对的" not in str(written(tmp_path / "没有.xlsx", LUAN)[STEPS].cell(3, 1).value)


def test_a_firms_name_is_never_a_formula(tmp_path: Path) -> None:
    sheet = written(tmp_path / "日程.xlsx", {**LUAN, "firm.name": "=1+1"})[STEPS]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any("=1+1" in cell.value for cell in cells)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_it_prints_on_wide_pages_with_the_head_repeated(tmp_path: Path) -> None:
    sheet = written(tmp_path / "日程.xlsx", LUAN)[STEPS]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_folder_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "日程.xlsx").mkdir()
    case = firm(LUAN)
    with pytest.raises(ExportProblem, match="文件夹"):
        write_plan(plan_of(case), case, tmp_path / "日程.xlsx")


def test_a_month_that_was_answered_does_not_become_a_day(tmp_path: Path) -> None:
    sheet = written(tmp_path / "日程.xlsx", LUAN)[STEPS]
    start = next(row for row in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True) if row[1] == "开工")
    assert start[5] == "2025年4月"


def test_a_missed_day_comes_with_what_can_still_be_done(tmp_path: Path) -> None:
    answers = {**LUAN, "project.library": "none", "plan.library_window_to": day("2026-10-31")}
    sheet = written(tmp_path / "日程.xlsx", answers)[STEPS]
    missed = next(row for row in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True) if row[2] == "日期已过")
    assert missed[1] == "申请进三年滚动项目库"
    assert "还能办的：已经入库的，更新项目库情况" in str(missed[6])
