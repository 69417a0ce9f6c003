"""A formula as people write it: in names (建筑投资 ÷ 固定资产投资 × 100%) and with the firm's figures in their places."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from desktop.facts.case import NOT_APPLICABLE, Blank
from desktop.facts.expression import Aggregate, Expression, Negation, Number, Operation, Reference, worth
from desktop.facts.fact import FactType
from desktop.rules import words
from desktop.rules.term import CountOperand, FactOperand, Op, Operand, RowTest, SumOperand

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.catalogue import Catalogue

Naming: TypeAlias = Callable[[Reference | Aggregate], str]

_SIGNS = {"+": "＋", "-": "－", "*": "×", "/": "÷"}
_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2}
_ATOM = 3
TEN_THOUSAND = Decimal(10000)
HUNDRED = Decimal(100)


def in_words(expression: Expression, catalogue: Catalogue) -> str:
    """The formula with the names of its operands."""
    return _Writer(catalogue, lambda part: f"“{operand_label(part, catalogue)}”").write(expression)[0]


def in_figures(expression: Expression, case: Case, years_ago: int = 0) -> str:
    """The formula with what the case knows of its operands, "约" before an estimate and "（未填）" for a blank."""
    return _Writer(case.catalogue, lambda part: _figure(part, case, years_ago)).write(expression)[0]


def operand_label(part: Reference | Aggregate, catalogue: Catalogue) -> str:
    """What an operand of a formula is called."""
    return words.label(_operand(part, catalogue), catalogue)


def _operand(part: Reference | Aggregate, catalogue: Catalogue) -> Operand:
    if isinstance(part, Reference):
        return FactOperand(part.key, part.years_ago)
    where = tuple(
        RowTest(one.column, Op.IN, _wanted(part, one.column, one.option, one.wanted, catalogue)) for one in part.where
    )
    return SumOperand(part.table, part.column, where) if part.column else CountOperand(part.table, where)


def _wanted(part: Aggregate, column: str, option: str, wanted: bool, catalogue: Catalogue) -> tuple[str, ...]:
    if wanted:
        return (option,)
    found = catalogue[part.table].column(column)
    return tuple(o.key for o in found.options if o.key != option) if found else ()


def _figure(part: Reference | Aggregate, case: Case, years_ago: int) -> str:
    if isinstance(part, Reference):
        value = case.value(part.key, years_ago + part.years_ago)
        about = case.is_estimated(part.key, years_ago + part.years_ago)
    else:
        value = worth(part, lambda key, ago: case.value(key, years_ago + ago))
        about = case.is_estimated(part.table)
    if isinstance(value, Blank):
        return "（不适用）" if value is NOT_APPLICABLE else "（未填）"
    return ("约 " if about else "") + words.say(value, _operand(part, case.catalogue), case.catalogue)


class _Writer:
    """Writes an expression with brackets where they are needed; each part comes with the rank of its sign."""

    def __init__(self, catalogue: Catalogue, name: Naming) -> None:
        self._catalogue = catalogue
        self._name = name

    def write(self, expression: Expression, beside: FactType | None = None) -> tuple[str, int]:
        """`beside` is the type of what a bare number is added to: it is written in the same unit."""
        match expression:
            case Number(value=value):
                return _number(value, beside), _ATOM
            case Negation(part=part):
                return "－" + self._inside(part, _ATOM, beside), 2
            case Operation():
                return self._operation(expression, beside)
            case _:
                return self._name(expression), _ATOM

    def _operation(self, one: Operation, beside: FactType | None) -> tuple[str, int]:
        left, right = one.left, one.right
        product = left if isinstance(left, Operation) and left.sign == "*" else None
        if one.sign == "/" and right == Number(TEN_THOUSAND):
            return self.write(left)  # yuan as 万元: the figure already says its unit
        if one.sign == "/" and product and right == Number(HUNDRED) and self._has_percent(product):
            kind = FactType.MONEY if _is_sum(product.left) else None
            return f"{self._inside(product.left, 2, kind)} × {self._inside(product.right, _ATOM)}", 2
        if one.sign == "/" and product and product.left == Number(HUNDRED):
            return f"{self._inside(product.right, 2)} ÷ {self._inside(right, _ATOM)} × 100%", 2
        rank = _RANKS[one.sign]
        kind = (beside or self._kind(one)) if rank == 1 else None
        after = rank + (one.sign in "-/")
        return f"{self._inside(left, rank, kind)} {_SIGNS[one.sign]} {self._inside(right, after, kind)}", rank

    def _inside(self, part: Expression, rank: int, beside: FactType | None = None) -> str:
        text, own = self.write(part, beside)
        return f"（{text}）" if own < rank else text

    def _has_percent(self, product: Operation) -> bool:
        return FactType.PERCENT in (self._kind(product.left), self._kind(product.right))

    def _kind(self, part: Expression) -> FactType | None:
        """Percentage points or money, as far as a part is plainly one of them."""
        found: FactType | None = None
        if isinstance(part, Reference):
            found = self._catalogue[part.key].type
        elif isinstance(part, Aggregate):
            column = self._catalogue[part.table].column(part.column)
            found = column.type if column else None
        elif isinstance(part, Operation) and part.sign in "+-":
            found = self._kind(part.left) or self._kind(part.right)
        elif isinstance(part, Operation) and part.sign == "*" and isinstance(part.right, Number):
            found = self._kind(part.left)
        return found if found in (FactType.PERCENT, FactType.MONEY) else None


def _is_sum(part: Expression) -> bool:
    """A bare number that a percentage is taken of is an amount of yuan: nothing else is that large."""
    return isinstance(part, Number) and part.value >= TEN_THOUSAND


def _number(value: Decimal, beside: FactType | None) -> str:
    if beside is FactType.MONEY:
        return words.money(value)
    return words.plain(value) + ("%" if beside is FactType.PERCENT else "")
