"""The plan as a workbook: steps, the days of what comes back, and what contradicts itself; ready to print on A4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.intake.safecell import set_text
from desktop.planning import words
from desktop.planning.plan import Plan, PlanStep, State
from desktop.values.date import format_date
from desktop.values.files import atomic_write

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from desktop.facts.case import Case

STEPS, DAYS, REMARKS = "日程", "每次日期", "要核对的"
DATE_FORMAT = "yyyy-mm-dd"
MARGIN = 0.4  # inches: a page of twelve columns should stay readable
HEAD_ROW = 4
Value = str | int | dt.date | None
COLUMNS = (
    ("序号", 5),
    ("步骤", 20),
    ("状态", 10),
    ("最早", 12),
    ("最晚", 12),
    ("办好", 12),
    ("日期说明", 22),
    ("为什么", 28),
    ("依据", 18),
    ("等哪一步", 14),
    ("还要补充", 16),
    ("对应条款", 26),
)


def write_plan(plan: Plan, case: Case, path: Path) -> None:
    """Write the workbook in one step; raises ExportProblem when the file is open elsewhere or there is no room."""
    book = _workbook(plan, case)
    atomic_write(path, book.save)


def _workbook(plan: Plan, case: Case) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    _write_steps(book.create_sheet(STEPS), plan, case)
    days = [(day, step.title) for step in plan.steps if step.repeats for day in step.repeats.days]
    if days:
        rows: list[list[Value]] = [[day, title] for day, title in sorted(days)]
        _write_table(book.create_sheet(DAYS), 1, (("日期", 16), ("步骤", 40)), rows)
    remarks: list[list[Value]] = [[one.text, one.clause] for one in plan.conflicts]
    remarks += [[note.text, ""] for note in plan.notes]
    if remarks:
        _write_table(book.create_sheet(REMARKS), 1, (("事项", 80), ("依据", 30)), remarks)
    book.properties.title = "申报日程"
    book.properties.creator = _text(case, "firm.name")
    return book


def _write_steps(sheet: Worksheet, plan: Plan, case: Case) -> None:
    from openpyxl.styles import Font

    title, head = sheet.cell(1, 1), sheet.cell(2, 1)
    set_text(title, "申报日程")
    title.font = Font(name="黑体", size=16)
    names = [name for name in (_text(case, "firm.name"), _text(case, "project.name")) if name]
    set_text(head, "　".join([*names, f"按 {plan.as_of.isoformat()} 排定"]))
    remarks = len(plan.conflicts) + len(plan.notes)
    set_text(sheet.cell(3, 1), words.summary(plan) + (f"先看“{REMARKS}”表，有 {remarks} 件。" if remarks else ""))
    rows = [[n, *_cells(step, case)] for n, step in enumerate(plan.steps, 1)]
    _write_table(sheet, HEAD_ROW, COLUMNS, rows)
    for row in (2, 3):
        sheet.cell(row, 1).font = Font(name="宋体", size=10)
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, 3)


def _cells(step: PlanStep, case: Case) -> list[Value]:
    labels = [case.catalogue[key].short_label for key in step.facts]
    is_done = step.state is State.DONE
    last: Value = step.due or (None if step.earliest or is_done else words.when_text(step))
    done: Value = step.done_on if step.done_on and step.done_text == format_date(step.done_on) else step.done_text
    rhythm = step.repeats.text if step.repeats else ""
    late = f"还能办的：{step.late}" if step.late else ""
    return [
        step.title,
        words.state_text(step),
        step.earliest,
        last,
        done,
        "\n".join(part for part in (rhythm, step.date_note, late) if part),
        "\n".join(part for part in (step.why, words.standing_text(step), words.doubt_text(step)) if part),
        step.clause,
        "、".join(step.waits),
        "、".join(labels),
        "\n".join(words.item_texts(step)),
    ]


def _write_table(
    sheet: Worksheet, top: int, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Value]]
) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="8A8A8A")
    box, fill = Border(left=line, right=line, top=line, bottom=line), PatternFill("solid", fgColor="F2F2F2")
    wrapped = Alignment(wrap_text=True, vertical="top")
    for n, (name, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
        set_text(sheet.cell(top, n), name)
    for r, row in enumerate(rows, top + 1):
        for n, value in enumerate(row, 1):
            _fill(sheet, r, n, value)
    for r in range(top, top + len(rows) + 1):
        for n in range(1, len(columns) + 1):
            cell = sheet.cell(r, n)
            cell.border, cell.alignment = box, wrapped
            cell.font = Font(name="黑体" if r == top else "宋体", size=10)
            if r == top:
                cell.fill = fill
    _print_wide(sheet, top)


def _fill(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, dt.date):
        cell.value, cell.number_format = value, DATE_FORMAT
    elif isinstance(value, int):
        cell.value = value
    elif value:
        set_text(cell, value)


def _print_wide(sheet: Worksheet, top: int) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{top}:{top}"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _text(case: Case, key: str) -> str:
    value = case.value(key)
    return value if isinstance(value, str) else ""
