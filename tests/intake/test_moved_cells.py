"""Workbooks whose rows, columns and sheets are no longer where the template had them."""

from decimal import Decimal

import pytest
from intakebook import values

from desktop.errors import BadWorkbook
from desktop.intake import layout


def test_a_row_moved_elsewhere_is_known_by_its_code(book):
    sheet, row = book.put("firm.name", "六安示例有限公司").row("firm.name")
    sheet.move_range(f"A{row}:F{row}", rows=60)
    assert values(book.read()) == {"firm.name": "六安示例有限公司"}


def test_a_line_inserted_on_top_moves_headings_and_all(book):
    book.put("finance.base_year", 2025).put("finance.revenue", 200, column=3)
    book.row("finance.revenue")[0].insert_rows(1, 2)
    book.put_row("loans", 0, bank="徽商银行", principal=800)
    book.book["项目贷款"].insert_rows(1, 3)
    found = values(book.read())
    assert found["finance.revenue"] == {2025: Decimal(2_000_000)}
    assert found["loans"] == ({"bank": "徽商银行", "principal": Decimal(8_000_000)},)


def test_a_column_put_between_moves_the_answers_with_their_heading(book):
    sheet, _ = book.put("firm.name", "六安示例有限公司").row("firm.name")
    sheet.insert_cols(2)
    assert values(book.read()) == {"firm.name": "六安示例有限公司"}


def test_without_the_code_column_the_labels_are_enough(book):
    sheet, _ = book.put("firm.name", "六安示例有限公司").put("firm.registered_capital", 3000).row("firm.name")
    sheet.delete_cols(6)
    assert values(book.read()) == {"firm.name": "六安示例有限公司", "firm.registered_capital": Decimal(30_000_000)}


def test_without_the_line_of_codes_the_titles_of_a_list_are_enough(book):
    book.put_row("loans", 0, bank="徽商银行", principal=800)
    book.book["项目贷款"].delete_rows(layout.CODE_ROW)
    assert values(book.read())["loans"] == ({"bank": "徽商银行", "principal": Decimal(8_000_000)},)


def test_a_list_without_titles_and_codes_is_reported_and_not_dropped_in_silence(book):
    book.put_row("loans", 0, bank="徽商银行", principal=800).put("firm.name", "六安示例有限公司")
    book.book["项目贷款"].delete_rows(layout.HEADER_ROW, 2)
    read = book.read()
    assert values(read) == {"firm.name": "六安示例有限公司"}
    assert [(p.sheet, p.label) for p in read.problems] == [("项目贷款", "项目贷款")]


def test_renamed_sheets_are_known_by_their_codes(book):
    book.put("firm.name", "六安示例有限公司").put_row("loans", 0, bank="徽商银行", principal=800)
    book.book["企业信息"].title = "老王填的"
    book.book["项目贷款"].title = "Sheet9"
    read = book.read()
    assert set(values(read)) == {"firm.name", "loans"}
    assert read.unknown_sheets == ()


def test_a_sheet_of_the_clerks_own_is_named_and_left_alone(book):
    book.put("firm.name", "六安示例有限公司").book.create_sheet("草稿")["A1"] = "记得问财务"
    read = book.read()
    assert (set(read.answers), read.unknown_sheets, read.problems) == ({"firm.name"}, ("草稿",), ())


def test_a_workbook_with_no_sheet_of_ours_is_refused_in_one_sentence(book):
    for name in book.book.sheetnames[1:]:
        del book.book[name]
    book.book.worksheets[0].title = "工资表"
    with pytest.raises(BadWorkbook, match="没有本程序认识的工作表") as caught:
        book.read()
    assert caught.value.next_step


def test_a_row_whose_label_and_code_were_overwritten_is_reported(book):
    sheet, row = book.put("firm.name", "六安示例有限公司").row("firm.name")
    sheet.cell(row, 1).value, sheet.cell(row, 6).value = "单位全称", None
    problem = book.only_problem()
    assert (problem.cell, problem.label, problem.found) == (f"B{row}", "单位全称", "六安示例有限公司")
    assert problem.repair


def test_a_copied_sheet_that_says_something_else_does_not_win(book):
    copy = book.put("firm.name", "六安示例有限公司").book.copy_worksheet(book.book["企业信息"])
    copy.title = "企业信息 (2)"
    copy.cell(book.row("firm.name")[1], 2).value = "另一家有限公司"
    book.book.move_sheet(copy, -20)
    read = book.read()
    assert values(read) == {"firm.name": "六安示例有限公司"}
    assert [(p.sheet, p.found) for p in read.problems] == [("企业信息 (2)", "另一家有限公司")]


def test_a_copied_sheet_that_says_the_same_is_no_problem(book):
    book.put("firm.name", "六安示例有限公司").book.copy_worksheet(book.book["企业信息"])
    assert book.read().problems == ()


def test_what_stands_below_the_last_row_read_is_reported(book):
    book.put_row("equipment", 0, name="压铸机").put_row("equipment", 3200, name="机械手")
    read = book.read()
    assert len(values(read)["equipment"]) == 1
    assert [problem.sheet for problem in read.problems] == ["设备和软件清单"]
    assert "3000" in read.problems[0].sentence
