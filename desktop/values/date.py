"""Dates, months and years as people type them: 2025年3月5日, 2025-03, 2025/3/5, 2025.3, 20250305."""

import datetime as dt
import re
from decimal import Decimal

from desktop.errors import BadValue
from desktop.values.text import plain, shown

FIRST_YEAR, LAST_YEAR = 1900, 2100
_DAYS, _LEAP_DAY = Decimal(365), (2, 29)

_MIDNIGHT = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?", re.ASCII)
_SPELT = re.compile(r"(\d{4})年(?:度|(\d{1,2})月?(?:份|(\d{1,2})[日号]?)?)?", re.ASCII)
_DIVIDED = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)


def parse_date(text: str) -> dt.date:
    """The day; raises BadValue when the day is missing or does not exist."""
    year, month, day = _read(text, "日期", "请写到日，例如 2025年3月5日 或 2025-03-05。")
    if month is None or day is None:
        raise BadValue(f"“{shown(text)}”还没有写到日。", "请写到日，例如 2025年3月5日。")
    return _date(year, month, day, text)


def parse_month(text: str) -> dt.date:
    """The first day of the month; a day in the text is checked and dropped. Raises BadValue."""
    year, month, day = _read(text, "月份", "请写到月，例如 2025年3月 或 2025-03。")
    if month is None:
        raise BadValue(f"“{shown(text)}”还没有写到月。", "请写到月，例如 2025年3月。")
    return _date(year, month, day or 1, text).replace(day=1)


def parse_year(text: str) -> int:
    """The year of `2025`, `2025年`, `2025年度`; raises BadValue for anything with a month."""
    folded = plain(text)
    match = re.fullmatch(r"(\d{4}) *(?:年度?)?", folded, re.ASCII)
    if match is None:
        raise BadValue(
            f"“{shown(text)}”不像一个年份。" if folded else "这里还没有填年份。", "请填四位数的年份，例如 2025。"
        )
    return _year(int(match[1]), text)


def format_date(value: dt.date) -> str:
    """ "2025年3月5日"."""
    return f"{value.year}年{value.month}月{value.day}日"


def format_month(value: dt.date) -> str:
    """ "2025年3月"."""
    return f"{value.year}年{value.month}月"


def _read(text: str, word: str, next_step: str) -> tuple[int, int | None, int | None]:
    folded = plain(text)
    if not folded:
        raise BadValue(f"这里还没有填{word}。", next_step)
    compact = re.sub(r"\s+", "", _MIDNIGHT.sub("", folded))
    for pattern in (_COMPACT, _SPELT):
        if match := pattern.fullmatch(compact):
            return _year(int(match[1]), text), _number(match[2]), _number(match[3])
    if match := _DIVIDED.fullmatch(compact):
        return _year(int(match[1]), text), _number(match[3]), _number(match[4])
    if re.fullmatch(r"\d{4}", compact, re.ASCII):
        return _year(int(compact), text), None, None
    raise BadValue(f"“{shown(text)}”不像一个{word}。", next_step)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _year(year: int, text: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadValue(f"“{shown(text)}”里的年份 {year} 不太对。", "请检查年份，例如 2025。")
    return year


def _date(year: int, month: int, day: int, text: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise BadValue(f"“{shown(text)}”这一天在日历上没有。", "请检查月份和日期。") from None


def years_between(start: dt.date, end: dt.date) -> Decimal:
    """Whole years, and the days left over as parts of 365; never negative."""
    if end <= start:
        return Decimal(0)
    whole = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    left = (end - _anniversary(start, whole)).days
    return whole + min(left / _DAYS, Decimal(1))


def _anniversary(start: dt.date, years: int) -> dt.date:
    day = (start.month, start.day)
    return dt.date(start.year + years, *((2, 28) if day == _LEAP_DAY else day))
