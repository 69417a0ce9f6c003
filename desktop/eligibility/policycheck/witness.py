"""Find a firm for which a condition holds: a rule that nobody can meet is a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.facts.case import Answer, Case
from desktop.facts.fact import NUMERIC
from desktop.facts.known import Row, Scalar, Value
from desktop.facts.parsing import parse_answer, parse_cell
from desktop.rules.dependence import inputs
from desktop.rules.evaluate import judge
from desktop.rules.term import Condition, facts_of
from desktop.rules.verdict import Verdict
from desktop.rules.ways import apply, ways_to_qualify

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.facts.fact import Fact

_SIZES = (Decimal(1), Decimal("0.1"), Decimal("0.01"), Decimal(10), Decimal(100))


def witness(condition: Condition, catalogue: Catalogue) -> Case | None:
    """A case whose verdict is YES; None when none of the firms tried can get there.

    It starts from a firm nobody asked, then from firms of several sizes that gave what computed figures need.
    """
    for start in _starts(condition, catalogue):
        if judge(condition, start).verdict is Verdict.YES:
            return start
        ways = ways_to_qualify(condition, start, limit=1)
        if ways:
            return apply(ways[0], start)
    return None


def _starts(condition: Condition, catalogue: Catalogue) -> Iterator[Case]:
    yield Case(catalogue)
    needed = dict.fromkeys(name for key in facts_of(condition) for name in _below(key, catalogue))
    for turn in range(len(_SIZES)) if needed else ():
        yield Case(catalogue, {key: Answer(value) for key in needed for value in _example(key, turn, catalogue)})


def _below(key: str, catalogue: Catalogue) -> Iterator[str]:
    """The facts that somebody must answer for a computed figure."""
    for name in inputs(catalogue, key):
        below = tuple(_below(name, catalogue))
        yield from below or (name,)


def _example(key: str, turn: int, catalogue: Catalogue) -> Iterator[Value]:
    fact, size = catalogue[key], _SIZES[turn]
    if fact.columns:
        yield (_row(fact, turn),)
        return
    if not fact.example:
        return
    value = parse_answer(fact, fact.example)
    if fact.type in NUMERIC and isinstance(value, Decimal):
        yield (value * size).to_integral_value() if value * size >= 1 else value * size
    else:
        yield value


def _row(table: Fact, turn: int) -> Row:
    """The row given as an example, with another option of every choice at each turn."""
    row: dict[str, Scalar] = {}
    for column in table.columns:
        if column.options:
            row[column.key] = column.options[turn % len(column.options)].key
        elif column.example and not column.formula:
            row[column.key] = parse_cell(column, column.example)
    return row
