"""Dates, months and years as people type them."""

import datetime as dt

import pytest

from desktop.errors import BadValue
from desktop.values.date import format_date, format_month, parse_date, parse_month, parse_year


@pytest.mark.parametrize(
    "typed",
    [
        "2025年3月5日",
        "2025 年 3 月 5 日",
        "2025年3月5号",
        "2025年03月05日",
        "２０２５年３月５日",
        "2025-03-05",
        "2025-3-5",
        "2025/3/5",
        "2025.3.5",
        "２０２５．３．５",
        "20250305",
        "2025-03-05 00:00:00",
        "2025-03-05T00:00:00",
    ],
)
def test_a_day_is_read_in_every_usual_writing(typed: str) -> None:
    assert parse_date(typed) == dt.date(2025, 3, 5)
    assert parse_month(typed) == dt.date(2025, 3, 1)


@pytest.mark.parametrize(
    "typed", ["2025年3月", "2025年3月份", "2025-03", "2025-3", "2025/3", "2025.3", "202503", "２０２５－０３"]
)
def test_a_month_is_read_in_every_usual_writing(typed: str) -> None:
    assert parse_month(typed) == dt.date(2025, 3, 1)


@pytest.mark.parametrize("typed", ["2025", "2025年", "2025年度", "２０２５", " 2025 "])
def test_a_year_is_read_in_every_usual_writing(typed: str) -> None:
    assert parse_year(typed) == 2025


@pytest.mark.parametrize(
    "typed",
    [
        "2025-02-30",
        "2025-13-01",
        "20250230",
        "1025-01-01",
        "3025-01-01",
        "25-3-5",
        "2025-3/5",
        "明天",
        "",
        "2025年",
        "2025年3月",
        "45000",
    ],
)
def test_a_day_that_does_not_exist_or_is_not_whole_is_refused(typed: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse_date(typed)
    assert refusal.value.next_step


@pytest.mark.parametrize("typed", ["2025年13月", "2025-00", "2025", "2025-02-30", "25年3月", "3月", ""])
def test_a_month_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_month(typed)


@pytest.mark.parametrize("typed", ["25", "20255", "2025-03", "1899", "2101", "二〇二五", "", "2025.5"])
def test_what_is_not_a_year_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_year(typed)


def test_dates_are_shown_as_in_official_papers() -> None:
    assert format_date(dt.date(2025, 3, 5)) == "2025年3月5日"
    assert format_month(dt.date(2025, 3, 1)) == "2025年3月"
