"""The workbook: the same text as the paper, figures as numbers, nothing read as a formula, nothing cut."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from castingfirm import context_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from desktop.application.document import Grid, Narrative, Table
from desktop.application.excel.blocks import shares
from desktop.application.excel.numberformat import number_format
from desktop.application.excel.rowheight import ROW_LIMIT, pieces_for_rows, row_height
from desktop.application.fill import Filled, fill
from desktop.application.form import Form
from desktop.application.xlsx import write_xlsx
from desktop.facts.case import Case
from desktop.intake.safecell import CELL_LIMIT, set_text, split_text

Change = Callable[[Mapping[str, object]], Case]


@pytest.fixture(scope="session")
def books(filled: dict[str, Filled], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("books")
    for key, one in filled.items():
        write_xlsx(one, folder / f"{key}.xlsx")
    return {key: folder / f"{key}.xlsx" for key in filled}


def values(path: Path) -> list[object]:
    return [cell.value for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]


def test_every_text_of_the_paper_is_in_the_workbook(filled: dict[str, Filled], books: dict[str, Path]) -> None:
    for key, one in filled.items():
        found = {str(value) for value in values(books[key])}
        cells = [
            cell
            for block in one.document.blocks
            if isinstance(block, Grid | Table)
            for row in block.rows
            for cell in row
            if cell.text and cell.number is None
        ]
        assert {cell.text for cell in cells} <= found


def test_figures_are_numbers_with_their_unit_in_the_format(books: dict[str, Path]) -> None:
    sheet = load_workbook(books["F01_library"])["正文"]
    label = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "项目总投资")
    figure = next(cell for cell in sheet[label.row] if cell.column > label.column and cell.value is not None)
    assert figure.value == 1260
    assert figure.number_format == '#,##0.00" 万元"'


def test_the_equipment_list_has_a_sheet_with_a_repeated_header(books: dict[str, Path]) -> None:
    sheet = load_workbook(books["F02_demo"])["设备清单"]
    assert sheet.page_setup.orientation == "landscape"
    header = int(sheet.print_title_rows.replace("$", "").split(":")[0])
    assert sheet.cell(header, 2).value == "名称"
    assert sheet.cell(header + 1, 9).value == 185000
    assert not sheet.merged_cells.ranges or all(area.min_row != header for area in sheet.merged_cells.ranges)


def test_no_figure_is_too_wide_for_its_column_in_the_equipment_list(books: dict[str, Path]) -> None:
    sheet = load_workbook(books["F02_demo"])["设备清单"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "n" and cell.value is not None:
                assert sheet.column_dimensions[cell.column_letter].width >= len(f"{cell.value:,.2f}")
                assert cell.alignment.shrink_to_fit


def test_every_sheet_prints_on_a4_with_page_numbers_and_stamp(books: dict[str, Path]) -> None:
    for path in books.values():
        for sheet in load_workbook(path):
            assert sheet.page_setup.paperSize == 9
            assert sheet.page_setup.fitToWidth == 1
            assert "&P" in sheet.oddFooter.right.text
            assert "数据 " in sheet.oddFooter.left.text


def test_merged_areas_never_overlap(books: dict[str, Path]) -> None:
    for path in books.values():
        for sheet in load_workbook(path):
            covered: set[tuple[int, int]] = set()
            for area in sheet.merged_cells.ranges:
                cells = {(row, column) for row, column in area.cells}
                assert not covered & cells, (path, sheet.title, area)
                covered |= cells


def test_a_formula_in_a_name_stays_text(forms: dict[str, Form], changed: Change, tmp_path: Path) -> None:
    case = changed({"firm.name": '=HYPERLINK("x")', "project.name": "+1-1", "firm.intro": "@SUM(A1)\x07\n=2+2"})
    path = tmp_path / "name.xlsx"
    write_xlsx(fill(forms["F01_library"], case, context_of(case, ())), path)
    cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert next(cell for cell in cells if cell.value == '=HYPERLINK("x")').quotePrefix


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=400))
def test_any_text_reaches_the_sheet_as_it_was_typed(text: str) -> None:
    book = Workbook()
    rest = text
    row = 0
    while rest or not row:
        row += 1
        rest = set_text(book.active.cell(row, 1), rest)
    stream = io.BytesIO()
    book.save(stream)
    read = "".join(str(cell.value or "") for (cell,) in load_workbook(stream).active.iter_rows())
    allowed = "".join(char for char in text if char in "\t\n\r" or (char >= " " and not _unfit(char)))
    assert read.replace("\r\n", "\n").replace("\r", "\n") == allowed.replace("\r\n", "\n").replace("\r", "\n")


def _unfit(char: str) -> bool:
    return "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"


def test_a_long_text_flows_over_rows_and_loses_nothing(forms: dict[str, Form], changed: Change, tmp_path: Path) -> None:
    story = "".join(f"第{number}句说明改造的做法与数据。" for number in range(4000))
    case = changed({"project.innovation": story})
    path = tmp_path / "long.xlsx"
    write_xlsx(fill(forms["F02_demo"], case, context_of(case, ())), path)
    sheet = load_workbook(path)["正文"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert story in "".join(texts)
    assert all(len(text) <= CELL_LIMIT for text in texts)
    assert all((row.height or 0) <= 409 for row in sheet.row_dimensions.values())


def test_only_the_time_of_writing_differs(filled: dict[str, Filled], tmp_path: Path) -> None:
    contents = []
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(filled["F11_diagnosis"], tmp_path / name)
        with zipfile.ZipFile(tmp_path / name) as parts:
            contents.append({part: parts.read(part) for part in parts.namelist() if part != "docProps/core.xml"})
    assert contents[0] == contents[1]


def test_a_narrative_without_answer_is_marked(forms: dict[str, Form], changed: Change, tmp_path: Path) -> None:
    case = changed({"project.replicability": None})
    filled = fill(forms["F02_demo"], case, context_of(case, ()))
    assert any(isinstance(block, Narrative) and block.blank for block in filled.document.blocks)
    write_xlsx(filled, tmp_path / "blank.xlsx")
    assert "（待填）" in values(tmp_path / "blank.xlsx")


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1,260.00 万元", '#,##0.00" 万元"'),
        ("约 96 吨标准煤", '"约 "#,##0" 吨标准煤"'),
        ("-35.00", "#,##0.00"),
        ("2025", "0"),
        ("28.29%", '#,##0.00"%"'),
        ("2025年3月", None),
        ("—", None),
    ],
)
def test_a_number_format_says_what_the_text_says(text: str, shape: str | None) -> None:
    assert number_format(text) == shape


def test_columns_are_dealt_out_whole() -> None:
    assert shares([1, 1], 24) == [12, 12]
    assert sum(shares([2, 9, 3, 3, 2, 3, 7, 2, 3], 24)) == 24
    assert min(shares([1, 100], 24)) == 1


def test_no_row_is_higher_than_excel_allows() -> None:
    text = "字" * 60_000
    pieces = pieces_for_rows(text, 88)
    assert "".join(pieces) == text
    assert all(row_height([(piece, 88)]) <= ROW_LIMIT for piece in pieces)


def test_a_cell_takes_what_fits_and_hands_back_the_rest() -> None:
    cell = Workbook().active.cell(1, 1)
    text = "𬭎" * 20_000
    rest = set_text(cell, text)
    assert str(cell.value) + rest == text
    assert 2 * len(str(cell.value)) <= CELL_LIMIT
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert "".join(split_text(text)) == text


def test_characters_excel_cannot_hold_are_left_out() -> None:
    cell = Workbook().active.cell(1, 1)
    assert set_text(cell, "甲\x00乙\ud800丙\n丁") == ""
    assert cell.value == "甲乙丙\n丁"
