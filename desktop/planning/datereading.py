"""Read the days and rhythms of a plan file; every complaint names file and step."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from desktop.eligibility import fields
from desktop.facts.fact import FactType
from desktop.planning.plan import Rhythm
from desktop.planning.rule import DateRule, DateRules, Pick, RepeatRule
from desktop.rules.reading import bad

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

_DATE_KEYS = {"fact", "first", "last", "day", "today", "shift", "end", "say"}
_REPEAT_KEYS = {"monthly", "yearly", "since", "until", "times", "lead"}
_DATED = (FactType.DATE, FactType.MONTH, FactType.YEAR)


def read_dates(raw: object, catalogue: Catalogue, place: str) -> DateRules:
    """The ways to find a day that `raw` lists; none for None."""
    if raw is None:
        return ()
    rows = raw if isinstance(raw, list) else [raw]
    return tuple(_date(row, catalogue, place) for row in rows)


def _date(raw: object, catalogue: Catalogue, place: str) -> DateRule:
    row = fields.table(raw, _DATE_KEYS, place)
    picks = [pick for pick in Pick if pick.value in row]
    if len(picks) != 1:
        raise bad(place, "日期要写 fact、first、last、day、today 之一")
    pick, found, shift = picks[0], row[picks[0].value], row.get("shift", 0)
    if not isinstance(shift, int):
        raise bad(place, "shift 要写整天数")
    is_end, say = row.get("end") is True, str(row.get("say", ""))
    if pick is Pick.DAY:
        if not isinstance(found, dt.date) or isinstance(found, dt.datetime):
            raise bad(place, "day 要写成 TOML 日期，例如 2026-12-31")
        return DateRule(pick, "", found, shift, is_end, say)
    key = "" if pick is Pick.TODAY else str(found)
    if key:
        _check_dated(pick, key, catalogue, place)
    return DateRule(pick, key, None, shift, is_end, say)


def _check_dated(pick: Pick, key: str, catalogue: Catalogue, place: str) -> None:
    if pick is Pick.FACT:
        kind = catalogue[key].type if key in catalogue else None
    else:
        table, _, name = key.rpartition(".")
        column = catalogue[table].column(name) if table in catalogue else None
        kind = column.type if column else None
    if kind not in _DATED:
        raise bad(place, f"“{key}”不是日期、月份或年份")


def read_repeat(raw: object, catalogue: Catalogue, place: str) -> RepeatRule:
    """The rhythm that `raw` describes."""
    row = fields.table(raw, _REPEAT_KEYS, place)
    since = read_dates(row.get("since"), catalogue, f"{place} / since")
    until = read_dates(row.get("until"), catalogue, f"{place} / until")
    times, lead = row.get("times", 0), row.get("lead", 0)
    if not isinstance(times, int) or not (until or times > 0):
        raise bad(place, "要写 until（到哪天为止）或 times（列几次）")
    if not isinstance(lead, int):
        raise bad(place, "lead 要写整天数")
    if "monthly" in row:
        key = str(row["monthly"])
        if key not in catalogue or catalogue[key].type is not FactType.INTEGER:
            raise bad(place, f"monthly 要写一个整数的数据项，没有“{key}”")
        return RepeatRule(Rhythm.MONTHLY, key, 0, 0, since, until, times, lead)
    match = re.fullmatch(r"(\d\d)-(\d\d)", str(row.get("yearly", "")))
    if match is None:
        raise bad(place, '要写 monthly 或 yearly = "月-日"')
    month, day = int(match[1]), int(match[2])
    try:
        dt.date(2001, month, day)
    except ValueError:
        raise bad(place, f"没有 {match[0]} 这一天") from None
    return RepeatRule(Rhythm.YEARLY, "", month, day, since, until, times, lead)
