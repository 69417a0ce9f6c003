"""What a clerk types and what the program understands."""

import datetime as dt
from decimal import Decimal

import pytest
from intakebook import values

from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, Case, OriginKind


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        (500, 5_000_000),
        (1126.4, 11_264_000),
        ("500万", 5_000_000),
        ("12000元", 12_000),
        ("0.8亿", 80_000_000),
        ("１，２３４．５", 12_345_000),
        (199.9999, 1_999_999),
    ],
)
def test_money_is_read_in_the_unit_beside_the_cell_unless_the_text_names_one(book, typed, yuan):
    read = book.put("investment.fixed_assets", typed).read()
    assert values(read) == {"investment.fixed_assets": Decimal(yuan)}


@pytest.mark.parametrize(
    ("typed", "number_format", "points"),
    [(0.5, "0%", 50), (0.125, "0.00%", "12.5"), (50, "General", 50), ("50%", "@", 50), (50, '0"%"', 50)],
)
def test_a_percentage_is_fifty_however_the_cell_shows_it(book, typed, number_format, points):
    read = book.put("benefit.efficiency_gain", typed, number_format=number_format).read()
    assert values(read) == {"benefit.efficiency_gain": Decimal(points)}


@pytest.mark.parametrize(
    "typed", [dt.datetime(2025, 3, 5), dt.date(2025, 3, 5), "2025-03-05", "2025年3月5日", 20250305]
)
def test_a_date_may_be_a_date_cell_or_text(book, typed):
    assert values(book.put("project.filing_date", typed).read()) == {"project.filing_date": dt.date(2025, 3, 5)}


@pytest.mark.parametrize("typed", [dt.datetime(2025, 3, 31), "2025-03", "2025年3月", 2025.3, "2025.03"])
def test_a_month_may_be_a_date_cell_text_or_a_number_with_a_point(book, typed):
    assert values(book.put("project.start", typed).read()) == {"project.start": dt.date(2025, 3, 1)}


def test_a_phone_that_excel_took_for_a_number_stays_the_phone(book):
    book.put("firm.contact_phone", 13900000000).put("project.report_phone", 13900000001.0)
    assert values(book.read()) == {"firm.contact_phone": "13900000000", "project.report_phone": "13900000001"}


def test_leading_zeros_stay_in_text_and_where_the_format_shows_them(book):
    book.put("firm.postcode", "010020").put("project.library_number", "0012")
    assert values(book.read()) == {"firm.postcode": "010020", "project.library_number": "0012"}
    book.put("firm.postcode", 10020, number_format="000000")
    assert values(book.read())["firm.postcode"] == "010020"


def test_yes_and_no_may_be_words_or_excel_truth(book):
    book.put("firm.above_scale", "是").put("firm.high_tech", False).put("project.filed", True)
    found = values(book.read())
    assert (found["firm.above_scale"], found["firm.high_tech"], found["project.filed"]) == (True, False, True)


def test_unknown_not_applicable_none_and_empty_are_four_things(book):
    book.put("firm.market_share", "暂不清楚").put("project.land_area", "不适用").put("firm.titles", "无")
    found = values(book.read())
    assert found == {"firm.market_share": DONT_KNOW, "project.land_area": NOT_APPLICABLE, "firm.titles": ()}


def test_several_options_are_divided_by_a_comma_of_any_kind(book):
    book.put("project.directions", "自动化、信息化").put("project.purposes", "提高效率,提升安全")
    found = values(book.read())
    assert found["project.directions"] == ("informatized", "automated")
    assert found["project.purposes"] == ("safety", "efficiency")


def test_a_name_that_begins_like_a_formula_is_a_name(book):
    cell = book.cell("firm.name")
    cell.value, cell.data_type = "=一加一有限公司", "s"
    assert values(book.read()) == {"firm.name": "=一加一有限公司"}


def test_every_answer_says_file_sheet_and_cell(book):
    cell = book.cell("firm.name")
    read = book.put("firm.name", "六安示例有限公司").read()
    origin = read.answers["firm.name"].origin
    assert origin.kind is OriginKind.IMPORTED
    assert origin.place == f"企业数据.xlsx / {cell.parent.title} / {cell.coordinate}"


def test_years_follow_the_headings_the_clerk_wrote(book):
    sheet, _ = book.row("finance.revenue")
    sheet["C4"], sheet["D4"], sheet["E4"] = "2024年", "2025年度", 2023
    for column, figure in ((3, 100), (4, 200), (5, 50)):
        book.put("finance.revenue", figure, column=column)
    expected = {2024: Decimal(1_000_000), 2025: Decimal(2_000_000), 2023: Decimal(500_000)}
    assert values(book.read()) == {"finance.revenue": expected}


def test_untouched_year_headings_count_back_from_the_base_year_wherever_it_stands(book):
    book.put("finance.base_year", 2025).put("finance.revenue", 200, column=3).put("finance.revenue", 100, column=4)
    book.book.move_sheet(book.row("finance.revenue")[0], -20)  # before the sheet that names the year
    expected = {2025: Decimal(2_000_000), 2024: Decimal(1_000_000)}
    assert values(book.read())["finance.revenue"] == expected


def test_without_a_base_year_the_last_year_counts_and_the_years_before_ask_which_they_are(book, catalogue):
    book.put("finance.revenue", 200, column=3).put("finance.revenue", 100, column=4)
    read = book.read()
    assert Case(catalogue, read.answers).value("finance.revenue") == Decimal(2_000_000)
    assert [problem.cell for problem in read.problems] == [book.cell("finance.revenue", 4).coordinate]
    assert "上一完整年度" in read.problems[0].repair


def test_rows_of_a_list_become_rows_and_empty_lines_between_them_nothing(book):
    book.put_row("loans", 0, bank="徽商银行", principal=800, rate="3.45%", start="2025-05-01")
    book.put_row("loans", 3, bank="农商行", principal="120万")
    rows = values(book.read())["loans"]
    assert [dict(row) for row in rows] == [
        {"bank": "徽商银行", "principal": Decimal(8_000_000), "rate": Decimal("3.45"), "start": dt.date(2025, 5, 1)},
        {"bank": "农商行", "principal": Decimal(1_200_000)},
    ]


def test_a_line_of_sums_is_not_another_loan(book):
    book.put_row("loans", 0, bank="徽商银行", principal=800).put_row("loans", 1, bank="合计", principal=800)
    assert len(values(book.read())["loans"]) == 1


@pytest.mark.parametrize("place", ["box", "first row"])
def test_a_list_may_say_that_it_has_nothing(book, place):
    sheet = book.book["项目贷款"]
    sheet["B2" if place == "box" else "A6"] = "无"
    read = book.read()
    assert (values(read), read.problems) == ({"loans": ()}, ())


@pytest.mark.parametrize(("word", "value"), [("暂不清楚", DONT_KNOW), ("不适用", NOT_APPLICABLE), ("没有", ())])
def test_a_list_may_say_that_nobody_knows_or_that_it_does_not_apply(book, word, value):
    book.book["项目贷款"]["B2"] = word
    assert values(book.read()) == {"loans": value}


def test_a_list_with_rows_counts_whatever_its_box_says_and_the_box_is_reported(book):
    book.put_row("loans", 0, bank="徽商银行", principal=800).book["项目贷款"]["B2"] = "无"
    read = book.read()
    assert len(values(read)["loans"]) == 1
    assert [problem.cell for problem in read.problems] == ["B2"]


def test_an_open_cell_of_a_list_is_an_empty_one(book):
    book.put_row("loans", 0, bank="徽商银行", principal="待定", rate="暂不清楚")
    read = book.read()
    assert (values(read), read.problems) == ({"loans": ({"bank": "徽商银行"},)}, ())


def test_an_amount_typed_beside_a_computed_one_is_taken(book):
    sheet = book.put_row("equipment", 0, name="压铸机", quantity=2).book["设备和软件清单"]
    sheet.cell(5, 20).value, sheet.cell(6, 20).value = "amount", "12万元"
    assert values(book.read())["equipment"][0]["amount"] == Decimal(120_000)
