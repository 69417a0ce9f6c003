"""Whether the figures of a measure stand in the clause it cites: in title and summary, amount and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from desktop.eligibility.policycheck.seed import Document, is_chapter

FIGURE = re.compile(
    r"(?<![\d.])\d+(?:\.\d+)?(?:亿元|万元/亩|万元/人|万元|元|亿吨|万吨|吨标准煤|万千瓦|千伏|立方米|兆帕|%|个百分点"
    r"|台（套）|户|个|项|对|位|年|日)"
)
_SUM = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:亿元|万元|元|%)")
_CONSTANT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_MONEY_KEYS = ("fixed", "rate", "cap", "of_cap", "per_unit", "upto", "interest")
_NOUGHT, _ALL = "0元", "100%"
_PLANS = {"十二五": 2015, "十三五": 2020, "十四五": 2025}  # the last year of each five-year plan
_HUNDRED = Decimal(100)
Row = Mapping[str, Any]


def strange_figures(measure: Row, terms: list[Row], document: Document) -> Iterator[tuple[str, str]]:
    """(where, figure) for each figure that the cited clause doesn't have."""
    text = document.cited_text(str(measure["clause"]))
    for figure in FIGURE.findall(f"{measure['title']} {measure['summary']}"):
        if not _stands(figure, text, document, str(measure["clause"])):
            yield "summary", figure
    for figure in _amount_figures(measure.get("amount"), str(measure.get("amount", {}))):
        if figure not in text:
            yield "amount", figure
    for term in terms:
        clause = str(term.get("clause") or measure["clause"])
        there = document.cited_text(clause)
        for figure in _bound_figures(term):
            if figure not in there and not _explained(term, figure, there):
                yield "condition", figure


def _stands(figure: str, text: str, document: Document, clause: str) -> bool:
    if is_chapter(clause):
        return any(figure in sentence for sentence in document.sentences)
    year = re.fullmatch(r"(\d{4})年", figure)
    if year is None:
        return figure in text
    plan = next((name for name, last in _PLANS.items() if last - 5 < int(year[1]) <= last), None)
    return figure in text or f"〔{year[1]}〕" in text or (plan is not None and f"“{plan}”" in text)


def _amount_figures(amount: object, whole: str) -> Iterator[str]:
    """The sums and rates of an amount, those inside formulas as a document would write them."""
    if isinstance(amount, list):
        for part in amount:
            yield from _amount_figures(part, whole)
    elif isinstance(amount, dict):
        for key, value in amount.items():
            if key in ("choose", "tiers"):
                yield from _amount_figures(value, whole)
            elif key in (*_MONEY_KEYS, "of"):
                for text in value if isinstance(value, list) else [value]:
                    yield from _written(str(text), key)


def _written(text: str, key: str) -> Iterator[str]:
    sums = _SUM.findall(text)
    if sums or key in ("fixed", "per_unit", "upto"):
        yield from (figure for figure in sums if figure != _ALL)  # all of it is said in words
        return
    for found in _CONSTANT.findall(text):
        number = Decimal(found)
        if number >= 10_000:
            yield f"{(number / 10_000).normalize():f}万元" if number < 100_000_000 else f"{number / 100_000_000:f}亿元"
        elif number not in (Decimal(1), _HUNDRED):  # per cent, or once
            yield f"{(number * 100).normalize():f}%"


def _bound_figures(term: Row) -> Iterator[str]:
    bounds = term["value"] if isinstance(term["value"], list) else [term["value"]]
    for bound in bounds:
        if isinstance(bound, str) and term["op"] in (">=", "<=", ">", "<", "between", "==", "!="):
            figures = _SUM.findall(bound) or (re.findall(r"^\d+(?:\.\d+)?$", bound))
            yield from (figure for figure in figures if figure != _NOUGHT and figure != "0")


def _explained(term: Row, figure: str, text: str) -> bool:
    """A bound that follows from the clause says how: its note quotes words or a figure that stand there.

    A sum or a percentage must be in the note itself: a note on something else explains nothing.
    """
    note = str(term.get("note", ""))
    if _SUM.fullmatch(figure) and figure not in FIGURE.findall(note):
        return False
    quoted = [*FIGURE.findall(note), *re.findall(r"“([^”]+)”", note), *re.split(r"[，。；]", note)[:1]]
    return any(words and words in text for words in quoted)
