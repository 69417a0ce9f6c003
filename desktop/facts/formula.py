"""Formulas as data: + - * / ( ) over numbers, fact keys, `key@1`, sum(table.column where col = option), count(table)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from desktop.facts.expression import (
    Aggregate,
    Amount,
    Expression,
    Filter,
    Lookup,
    Negation,
    Number,
    Operation,
    Reference,
    parts,
    worth,
)

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)|(!=|[-+*/()=@])|(\S))")
_DEEPEST = 50


class FormulaSyntax(ValueError):
    """A formula that cannot be read; the message (Chinese) says where. Whoever loads the file names file and key."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A read formula. `keys` are the facts and tables it reads, each once, in reading order."""

    text: str
    expression: Expression
    operands: tuple[tuple[str, int], ...]  # (key, years ago)
    keys: tuple[str, ...]
    aggregates: tuple[Aggregate, ...] = ()

    def evaluate(self, lookup: Lookup) -> Amount:
        """The amount; `lookup(key, years_ago)` gives a value, for a table its rows.

        UNKNOWN when an operand is, NOT_APPLICABLE when one is not applicable or a divisor is zero.
        """
        return worth(self.expression, lookup)


@lru_cache(maxsize=1024)
def parse_formula(text: str) -> Formula:
    """Read a formula; raises FormulaSyntax."""
    reader = _Reader(text)
    expression = reader.sum_of_terms()
    reader.expect_end()
    found = tuple(parts(expression))
    operands = tuple(dict.fromkeys((p.key, p.years_ago) if isinstance(p, Reference) else (p.table, 0) for p in found))
    keys = tuple(dict.fromkeys(key for key, _ in operands))
    return Formula(text, expression, operands, keys, tuple(p for p in found if isinstance(p, Aggregate)))


class _Token(NamedTuple):
    kind: str  # "number", "name", "sign" or "end"
    text: str


class _Reader:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._split())
        self._at = 0
        self._depth = 0

    def _split(self) -> list[_Token]:
        tokens = []
        for number, name, sign, stray in _TOKEN.findall(self._text.rstrip()):
            if stray:
                raise FormulaSyntax(f"公式“{self._text}”里有认不出的“{stray}”")
            kind = "number" if number else "name" if name else "sign"
            tokens.append(_Token(kind, number or name or sign))
        return [*tokens, _Token("end", "")]

    def sum_of_terms(self) -> Expression:
        """term (+|- term)*"""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaSyntax(f"公式“{self._text[:40]}…”的括号太多层")
        left = self._product()
        while (sign := self._take("+", "-")) is not None:
            left = Operation(sign, left, self._product())
        self._depth -= 1
        return left

    def expect_end(self) -> None:
        """Nothing may follow."""
        if self._tokens[self._at].kind != "end":
            raise self._surprise("结尾")

    def _product(self) -> Expression:
        left = self._factor()
        while (sign := self._take("*", "/")) is not None:
            left = Operation(sign, left, self._factor())
        return left

    def _factor(self) -> Expression:
        minus = 0
        while self._take("-") is not None:
            minus += 1
        inner = self._atom()
        return Negation(inner) if minus % 2 else inner

    def _atom(self) -> Expression:
        if self._take("(") is not None:
            inner = self.sum_of_terms()
            self._need(")")
            return inner
        token = self._next()
        if token.kind == "number":
            return Number(Decimal(token.text))
        if token.kind != "name":
            raise self._surprise("数字或字段", back=1)
        if token.text in ("sum", "count") and self._take("(") is not None:
            return self._aggregate(token.text)
        return Reference(token.text, self._years_ago())

    def _years_ago(self) -> int:
        if self._take("@") is None:
            return 0
        token = self._next()
        if token.kind != "number" or not token.text.isdigit():
            raise self._surprise("@ 后面的年数", back=1)
        return int(token.text)

    def _aggregate(self, word: str) -> Aggregate:
        path = self._name("表格")
        table, _, column = path.rpartition(".") if word == "sum" else (path, "", "")
        if not table:
            raise FormulaSyntax(f"公式“{self._text}”里 sum 要写成 sum(表格.列)")
        where: list[Filter] = []
        joiner = "where"
        while self._take(joiner) is not None:
            name = self._name("列")
            sign = self._take("=", "!=")
            if sign is None:
                raise self._surprise("= 或 !=")
            where.append(Filter(name, self._name("选项"), sign == "="))
            joiner = "and"
        self._need(")")
        return Aggregate(table, column, tuple(where))

    def _name(self, what: str) -> str:
        token = self._next()
        if token.kind != "name":
            raise self._surprise(what, back=1)
        return token.text

    def _next(self) -> _Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _take(self, *texts: str) -> str | None:
        token = self._tokens[self._at]
        if token.kind == "end" or token.text not in texts:
            return None
        self._at += 1
        return token.text

    def _need(self, text: str) -> None:
        if self._take(text) is None:
            raise self._surprise(f"“{text}”")

    def _surprise(self, wanted: str, back: int = 0) -> FormulaSyntax:
        found = self._tokens[max(self._at - back, 0)].text or "结尾"
        return FormulaSyntax(f"公式“{self._text}”在“{found}”处应是{wanted}")
