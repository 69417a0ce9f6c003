"""Cells that cannot be read: each is named with sheet, cell, label and repair, and the others still count."""

import datetime as dt
from decimal import Decimal

import pytest
from intakebook import values

CASES = [
    ("investment.fixed_assets", "五百万左右", "不是一个确定的数"),
    ("investment.fixed_assets", "约500", "不是一个确定的数"),
    ("investment.fixed_assets", "500-600", "范围"),
    ("investment.fixed_assets", "待算", "不像一个数字"),
    ("investment.fixed_assets", "-5", "不能小于"),
    ("investment.fixed_assets", "#REF!", "出错值 #REF!"),
    ("investment.fixed_assets", "=1+2", "公式没有结果"),
    ("investment.fixed_assets", dt.datetime(2025, 3, 5), "日期 2025-03-05"),
    ("investment.fixed_assets", dt.time(12, 30), "时刻"),
    ("investment.fixed_assets", True, "“是”"),
    ("staff.total", 238.5, "整数"),
    ("staff.total", "12000人左右", "不是一个确定的数"),
    ("firm.above_scale", "可能是", "只能填“是”或“否”"),
    ("firm.ownership", "民办", "没有“民办”这一项"),
    ("project.directions", "自动化、数字化", "没有“数字化”这一项"),
    ("firm.uscc", "91341503MA8LAX0Y38", "统一社会信用代码"),
    ("firm.region", "火星", "火星"),
    ("firm.postcode", 37000, "邮政编码"),
    ("project.filing_date", "2025年3月", "还没有写到日"),
    ("project.filing_date", "2025-02-30", "日历上没有"),
    ("project.start", 2025.1, "1 月还是 10 月"),
    ("project.library_number", 25342000000100000482, "第 15 位"),
    ("finance.base_year", dt.datetime(1905, 7, 17), "不是数字"),
    ("firm.name", "=A1", "公式没有结果"),
]


@pytest.mark.parametrize(("key", "typed", "words"), CASES)
def test_a_bad_cell_is_named_with_its_place_and_the_good_ones_are_still_imported(book, catalogue, key, typed, words):
    good = "firm.intro"
    cell = book.put(good, "好的内容").put(key, typed).cell(key)
    read = book.read()
    assert values(read) == {good: "好的内容"}
    (problem,) = read.problems
    assert (problem.sheet, problem.cell, problem.label) == (cell.parent.title, cell.coordinate, catalogue[key].label)
    assert words in problem.sentence
    assert problem.sentence.endswith("。")
    assert problem.repair.endswith("。")
    assert problem.found


def test_a_bad_figure_of_one_year_leaves_the_other_years(book):
    book.put("finance.base_year", 2025).put("finance.revenue", "约1亿", column=3).put("finance.revenue", 100, column=4)
    read = book.read()
    assert values(read)["finance.revenue"] == {2024: Decimal(1_000_000)}
    assert [problem.found for problem in read.problems] == ["约1亿"]


def test_a_year_whose_heading_was_wiped_out_is_reported(book):
    sheet, _ = book.put("finance.base_year", 2025).put("finance.revenue", 100, column=4).row("finance.revenue")
    sheet["D4"] = None
    assert "表头没有写年度" in book.only_problem().sentence


def test_a_bad_cell_of_a_list_leaves_its_row(book):
    book.put_row("loans", 0, bank="徽商银行", principal="八百万", rate=0.03)
    read = book.read()
    assert values(read)["loans"] == ({"bank": "徽商银行", "rate": Decimal("0.03")},)
    (problem,) = read.problems
    assert (problem.sheet, problem.cell, problem.label) == ("项目贷款", "C6", "贷款本金")


def test_a_long_invoice_number_typed_as_a_number_is_not_taken_with_its_lost_digits(book):
    book.put_row("equipment", 0, name="压铸机", invoice=2.53420000001e19)
    read = book.read()
    assert values(read)["equipment"] == ({"name": "压铸机"},)
    assert read.problems[0].label == "发票号码"
    assert "文本" in read.problems[0].repair


def test_the_summary_counts_what_came_and_what_did_not(book):
    read = book.put("firm.name", "六安示例有限公司").put("staff.total", "很多").read()
    assert "读到 1 项" in read.summary
    assert "1 处没有导入" in read.summary


def test_a_formula_with_a_stored_result_counts_as_the_result(book, tmp_path):
    """openpyxl never stores results, so the file is mended by hand."""
    import zipfile

    sheet = book.put("investment.fixed_assets", "=1200+40").cell("investment.fixed_assets").parent
    part = f"xl/worksheets/sheet{book.book.index(sheet) + 1}.xml"
    path, mended = book.save(), tmp_path / "mended.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(mended, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                assert b"<f>1200+40</f>" in content
                content = content.replace(b"<f>1200+40</f><v />", b"<f>1200+40</f><v>1240</v>")
                content = content.replace(b"<f>1200+40</f><v></v>", b"<f>1200+40</f><v>1240</v>")
            new.writestr(name, content)
    from desktop.intake.workbook import read_workbook

    read = read_workbook(mended, book.catalogue)
    assert (values(read), read.problems) == ({"investment.fixed_assets": Decimal(12_400_000)}, ())
