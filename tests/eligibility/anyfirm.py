"""Firms that answered everything, anyhow: the same number makes the same firm; and what such a firm knew earlier."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from random import Random

from policyfirm import CATALOGUE, WAN

from desktop.facts.case import Answer, Case, Known, Scalar
from desktop.facts.fact import Column, Fact, FactType

PLACES = ("341502", "530102", "530402", "140105", "440306")
INDUSTRIES = ("3392", "3110", "3120", "1511", "2710", "3670", "3612", "0911")
TODAY = dt.date(2026, 11, 20)


def any_firm(seed: int) -> Case:
    random = Random(seed)
    place = random.choice(PLACES)
    answers: dict[str, Known] = {"firm.region": place, "project.region": place, "finance.base_year": 2025}
    for key in CATALOGUE:
        fact = CATALOGUE[key]
        if not fact.is_derived and key not in answers:
            value = _value(fact, random)
            if value is not None:
                answers[key] = value
    return Case(CATALOGUE, {key: Answer(value) for key, value in answers.items()})


def _value(fact: Fact, random: Random) -> Known | None:
    if fact.columns:
        return tuple(_row(fact, random) for _ in range(random.randint(0, 2)))
    if fact.years:
        series = {2025 - ago: _scalar(fact, random) for ago in range(fact.years)}
        return {year: value for year, value in series.items() if value is not None}
    return _scalar(fact, random)


def _row(fact: Fact, random: Random) -> dict[str, Scalar]:
    cells = {column.key: _scalar(column, random) for column in fact.columns if not column.formula}
    return {name: cell for name, cell in cells.items() if cell is not None}


def _scalar(question: Fact | Column, random: Random) -> Scalar | None:
    match question.type:
        case FactType.BOOL:
            return random.random() < 0.5
        case FactType.CHOICE:
            return random.choice(question.options).key
        case FactType.MULTI:
            return tuple(option.key for option in question.options if random.random() < 0.25)
        case FactType.MONEY:
            return random.choice((0, 50, 500, 3000, 90000)) * WAN
        case FactType.PERCENT:
            most = question.maximum if isinstance(question, Fact) else None  # what the window would take
            share = Decimal(random.choice((0, 3, 15, 50, 80)))
            return share if most is None else min(share, most)
        case FactType.NUMBER | FactType.INTEGER:
            return Decimal(random.choice((0, 1, 5, 40, 300, 2000)))
        case FactType.DATE:
            return dt.date(random.choice((2012, 2019, 2024, 2025, 2026)), random.randint(1, 12), random.randint(1, 28))
        case FactType.MONTH:
            return dt.date(random.choice((2015, 2019, 2025, 2027)), random.randint(1, 12), 1)
        case FactType.INDUSTRY:
            return random.choice(INDUSTRIES)
        case _:
            return None


def knew_less(firm: Case, seed: int) -> Case:
    """The firm without some answers, some cells of its tables and some years of its figures."""
    random = Random(seed)
    share = random.choice((0.03, 0.1, 0.3, 0.6))
    left: dict[str, Answer] = {}
    for key, answer in firm.answers.items():
        if random.random() >= share or key == "finance.base_year":
            left[key] = Answer(_thinned(key, answer.value, random, share), answer.origin)
    return Case(CATALOGUE, left)


def _thinned(key: str, value: Known, random: Random, share: float) -> Known:
    if CATALOGUE[key].columns and isinstance(value, tuple):
        rows = (row for row in value if isinstance(row, Mapping))
        return tuple({name: cell for name, cell in row.items() if random.random() >= share} for row in rows)
    if isinstance(value, Mapping):
        return {year: figure for year, figure in value.items() if random.random() >= share}
    return value
