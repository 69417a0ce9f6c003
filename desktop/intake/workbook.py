"""Reads a filled intake workbook: the good cells become answers, each bad one a problem with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from desktop.errors import BadWorkbook
from desktop.facts.catalogue import Catalogue
from desktop.facts.former import Remark, take_back
from desktop.intake import layout
from desktop.intake.factsheet import read_fact_sheet
from desktop.intake.found import Found
from desktop.intake.layout import SheetPlan
from desktop.intake.report import CellProblem, Import, remark_problem
from desktop.intake.sheets import MOST_ROWS, Sheet, read_sheets
from desktop.intake.tablesheet import read_table_sheet
from desktop.intake.zipcheck import USE_TEMPLATE, read_checked

OURS = (layout.GUIDE_SHEET, layout.OPTIONS_SHEET)
LINES_WITH_TABLE_CODE = 3


def read_workbook(path: Path, catalogue: Catalogue) -> Import:
    """Read every sheet whose name or codes the program knows; nothing is written anywhere.

    Raises BadWorkbook when the file is no workbook, is unsafe to unpack, cannot be read whole, or holds none of our
    sheets.
    """
    sheets = [sheet for sheet in read_sheets(path.name, read_checked(path)) if sheet.title not in OURS]
    plans = layout.plan_sheets(catalogue)
    known = [(plan, sheet) for sheet in sheets if (plan := _plan_of(sheet, plans))]
    if not known:
        raise BadWorkbook(f"《{path.name}》里没有本程序认识的工作表。", USE_TEMPLATE)
    found = Found(path.name)
    for plan, sheet in sorted(known, key=_reading_order):
        if plan.table is not None:
            read_table_sheet(plan.table, sheet, found)
        else:
            read_fact_sheet(catalogue, plan, sheet, found)
    taken = take_back(found.answers, catalogue)
    unclear = tuple(_remark_problem(remark, catalogue, found) for remark in taken.remarks)
    cut = tuple(_cut_problem(sheet) for _, sheet in known if sheet.is_cut)
    strangers = tuple(sheet.title for sheet in sheets if all(sheet is not one for _, one in known))
    return Import(path.name, taken.answers, (*found.problems, *unclear, *cut), strangers, taken.former)


def _plan_of(sheet: Sheet, plans: Sequence[SheetPlan]) -> SheetPlan | None:
    """The plan by the sheet's name, else by the codes in it."""
    named = next((plan for plan in plans if plan.title == sheet.title.strip()), None)
    if named is not None:
        return named
    top = {cell.value for row in sheet.rows[:LINES_WITH_TABLE_CODE] for cell in row if isinstance(cell.value, str)}
    table = next((plan for plan in plans if plan.table is not None and plan.table.key in top), None)
    return table or _most_codes(sheet, plans)


def _most_codes(sheet: Sheet, plans: Sequence[SheetPlan]) -> SheetPlan | None:
    by_code = {fact.key: plan for plan in plans if plan.table is None for fact in plan.facts}
    texts = (cell.value.strip() for row in sheet.rows for cell in row if isinstance(cell.value, str))
    counts = Counter(by_code[text].title for text in texts if text in by_code)
    best = counts.most_common(1)
    return next(plan for plan in plans if plan.title == best[0][0]) if best else None


def _reading_order(pair: tuple[SheetPlan, Sheet]) -> tuple[bool, bool]:
    """Sheets under their own name before copies; the base year before the columns that count back from it."""
    plan, sheet = pair
    return plan.yearly, plan.title != sheet.title.strip()


def _remark_problem(remark: Remark, catalogue: Catalogue, found: Found) -> CellProblem:
    _, sheet, cell = found.answers[remark.former.key].origin.place.rsplit(" / ", 2)
    return remark_problem(remark, catalogue, sheet, cell)


def _cut_problem(sheet: Sheet) -> CellProblem:
    sentence = f"第 {MOST_ROWS} 行以后的内容没有读取。"
    return CellProblem(sheet.title, f"A{MOST_ROWS + 1}", sheet.title, "", sentence, "请删去空行，或分成两次导入。")
