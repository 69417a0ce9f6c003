"""A filled workbook with bad cells: each is named with its place and repair, the good ones come in, nothing unasked."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtWidgets import QLineEdit

from desktop.facts.known import OriginKind
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from desktop.ui.importreport import KEEP, TAKE, ImportDialog
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.windowpage import WindowPage

SAMPLE = resources_dir() / "sample" / "foundry.xlsx"
TYPED = "安徽某某铸造有限公司"
BAD = {  # fact: what somebody wrote there
    "investment.fixed_assets": "约1240",
    "firm.founded": "二〇一一年春",
    "firm.ownership": "民营吧",
    "firm.uscc": "91341503MA8LAX0Y0X",
    "staff.total": "-5",
}


def place(sheet: Worksheet, key: str) -> str:
    """The cell of a fact: the column headed 填写内容 in the row that ends with its key."""
    head = next(row for row in sheet.iter_rows() if any(cell.value == "字段代码" for cell in row))
    content = next(cell.column_letter for cell in head if cell.value == "填写内容")
    row = next(cell.row for cells in sheet.iter_rows() for cell in cells if cell.value == key)
    return f"{content}{row}"


@pytest.fixture
def spoiled(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """The sample workbook with the bad cells, and "sheet / cell" of each by fact."""
    book = load_workbook(SAMPLE)
    places: dict[str, str] = {}
    for key, text in BAD.items():
        sheet = next(s for s in book if any(cell.value == key for row in s.iter_rows() for cell in row))
        where = place(sheet, key)
        sheet[where].value = text
        places[key] = f"{sheet.title} / {where}"
    machines = book["设备和软件清单"]
    row = next(cells[0].row for cells in machines.iter_rows() if cells[0].value == "卧式冷室压铸机")
    column = next(cell.column_letter for cells in machines.iter_rows() for cell in cells if cell.value == "quantity")
    machines[f"{column}{row}"].value = "两台"
    places["equipment"] = f"{machines.title} / {column}{row}"
    path = tmp_path / "采集表 & <b>.xlsx"
    book.save(path)
    return path, places


@pytest.fixture
def typed(open_window: Callable[..., WindowPage], mouth: ScriptedMouth) -> WindowPage:
    """A case in which the clerk has typed a name and one year before the workbook comes."""
    page = open_window()
    mouth.texts.append("甲厂")
    page.press("新建(&A)")
    page.go("firm")
    page.type("企业名称", TYPED)
    page.go("finance")
    page.type("上一完整年度", "2025")
    page.type("营业收入，2024年，单位万元", "1.5亿")
    return page


def bring_in(page: WindowPage, mouth: ScriptedMouth, path: Path, choice: int) -> None:
    """From the home page into the open case."""
    page.go("home")
    mouth.files.append(path)
    mouth.yes.append(True)
    mouth.choices.append(choice)
    told = len(mouth.reports)
    page.press("从 Excel 导入(&I)")
    page.qtbot.waitUntil(lambda: len(mouth.reports) > told, timeout=20_000)


def test_bad_cells_are_named_and_the_good_ones_come_in(
    typed: WindowPage, mouth: ScriptedMouth, spoiled: tuple[Path, dict[str, str]]
) -> None:
    path, places = spoiled
    bring_in(typed, mouth, path, KEEP)
    report = mouth.reports[0]
    assert report.file == path.name
    assert sorted(line.place for line in report.problems) == sorted(places.values())
    for key, text in BAD.items():
        line = next(line for line in report.problems if line.place == places[key])
        assert line.found == text
        assert line.subject == typed.desk.catalogue[key].label
        assert line.advice.endswith("。")
        assert len(line.advice) > 10
        assert typed.desk.session.answer(key) is None, key
    good = read_workbook(SAMPLE, typed.desk.catalogue).answers
    kept = {key for key in good if typed.desk.session.answer(key) is not None}
    assert {*good} - kept <= {*BAD, "equipment"}
    assert typed.desk.session.value("investment.total") == Decimal(13_200_000)
    origin = typed.desk.session.answer("investment.total")
    assert origin is not None
    assert origin.origin.kind is OriginKind.IMPORTED
    assert path.name in origin.origin.place


def test_what_was_typed_stays_unless_the_clerk_says_otherwise(
    typed: WindowPage, mouth: ScriptedMouth, spoiled: tuple[Path, dict[str, str]]
) -> None:
    path, _ = spoiled
    session = typed.desk.session
    bring_in(typed, mouth, path, KEEP)
    asked = {line.subject: line for line in mouth.reports[0].conflicts}
    assert set(asked) == {"企业名称", "营业收入"}
    assert asked["企业名称"].found == "六安示例精密铸造有限公司"
    assert asked["企业名称"].advice == TYPED
    assert asked["企业名称"].place == "企业信息 / B5"
    assert asked["营业收入"].place.startswith("财务经营（分年度） / ")
    assert session.value("firm.name") == TYPED
    assert session.value("finance.revenue", 1) == Decimal(150_000_000)
    bring_in(typed, mouth, path, TAKE)
    assert session.value("firm.name") == "六安示例精密铸造有限公司"
    assert session.value("finance.revenue", 1) != Decimal(150_000_000)
    typed.go("firm")
    assert typed.named(QLineEdit, "企业名称").text() == "六安示例精密铸造有限公司"
    session.undo()
    assert session.value("firm.name") == TYPED
    assert session.value("finance.revenue", 1) == Decimal(150_000_000)


def test_giving_up_at_the_report_brings_nothing_in(
    typed: WindowPage, mouth: ScriptedMouth, spoiled: tuple[Path, dict[str, str]]
) -> None:
    before = dict(typed.desk.session.case.answers)
    bring_in(typed, mouth, spoiled[0], 0)
    assert dict(typed.desk.session.case.answers) == before


def test_the_report_shows_file_and_cells_as_they_are(
    typed: WindowPage, mouth: ScriptedMouth, spoiled: tuple[Path, dict[str, str]]
) -> None:
    path, places = spoiled
    bring_in(typed, mouth, path, 0)
    dialog = ImportDialog(typed.window, mouth.reports[0])
    typed.qtbot.addWidget(dialog)
    dialog.open()
    problems, conflicts = dialog.tables
    shown = {problems.item(row, 0).text(): problems.item(row, 2).text() for row in range(problems.rowCount())}
    assert set(shown) == set(places.values())
    assert shown[places["equipment"]] == "两台"
    assert conflicts.rowCount() == 2
    assert dialog.keep.isVisible()
