"""Read an amount rule from data; the forms are listed in `desktop.eligibility.reading`."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.amounts.rule import (
    AmountRule,
    Choose,
    Computed,
    Dated,
    Fixed,
    Form,
    Interest,
    Option,
    Period,
    PerUnit,
    Quantity,
    Rate,
    Tier,
    Tiers,
    Unspecified,
    UpTo,
)
from desktop.errors import UserError
from desktop.facts.formula import FormulaSyntax, parse_formula
from desktop.rules.reading import bad, read_condition, read_where
from desktop.values.money import parse_money
from desktop.values.percent import parse_percent

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.rules.term import Condition

_FORMS: Mapping[str, set[str]] = {
    "fixed": {"fixed"},
    "rate": {"rate", "of", "of_cap"},
    "per_unit": {"per_unit", "count"},
    "tiers": {"tiers", "of", "progressive"},
    "interest": {"interest", "on", "years", "where", "surely", "of_cap"},
    "choose": {"choose"},
    "unspecified": {"unspecified"},
}
_LOAN_COLUMNS = ("principal", "start", "end")
_BESIDE = ("kind", "cap", "note", "within", "later", "sure")


class AmountReader:
    """Reads amount rules of one file; `named` are the file's named conditions."""

    def __init__(self, catalogue: Catalogue, named: Mapping[str, Condition]) -> None:
        self.catalogue = catalogue
        self.named = named

    def rule(self, raw: object, place: str) -> AmountRule:
        """The rule that `raw` describes, a list for several dated ones; BadData names `place`."""
        if isinstance(raw, list):
            return self._dated(raw, place)
        if not isinstance(raw, dict):
            raise bad(place, "amount 要写成一个表")
        try:
            kind = MoneyKind(raw.get("kind"))
        except ValueError:
            raise bad(place, f"不认识的金额类别“{raw.get('kind')}”") from None
        rest = {key: value for key, value in raw.items() if key not in _BESIDE}
        caps = self.quantities(raw.get("cap", []), place)
        if not rest and not caps:
            raise bad(place, "amount 没有写金额，也没有写 unspecified")
        within, sure = (self.quantities(raw.get(key, []), place) for key in ("within", "sure"))
        note, later = (str(raw.get(key, "")) for key in ("note", "later"))
        if later and not within:
            raise bad(place, "写了 later 就要写 within")
        return AmountRule(kind, self._form(rest, place) if rest else UpTo(), caps, note, within, later, sure)

    def _dated(self, raw: list[object], place: str) -> AmountRule:
        made = [self._period(row, f"{place} / 第{n}段") for n, row in enumerate(raw, 1)]
        for before, after in itertools.pairwise(made):
            if before.until is None or after.since is None or after.since <= before.until:
                raise bad(place, "几段时间要从早到晚写，不能重叠：除了最后一段都要写 until，除了第一段都要写 from")
        if not made or len({period.rule.kind for period in made}) > 1:
            raise bad(place, "分段的金额至少要有一段，金额类别要一样")
        return AmountRule(made[0].rule.kind, Dated(tuple(made)))

    def _period(self, raw: object, place: str) -> Period:
        if not isinstance(raw, dict):
            raise bad(place, "amount 要写成一个表")
        since, until = raw.get("from"), raw.get("until")
        for day in (since, until):
            if day is not None and type(day) is not dt.date:
                raise bad(place, "from 和 until 要写成日期，例如 2026-01-01")
        if since is not None and until is not None and since > until:
            raise bad(place, "until 不能早于 from")
        return Period(since, until, self.rule({k: v for k, v in raw.items() if k not in ("from", "until")}, place))

    def _form(self, raw: dict[str, object], place: str) -> Form:
        shape = next((key for key in _FORMS if key in raw), None)
        if shape is None or set(raw) - _FORMS[shape]:
            raise bad(place, f"不认识的金额写法“{'、'.join(raw)}”")
        match shape:
            case "fixed":
                return Fixed(self._money(raw["fixed"], place))
            case "rate":
                return self._rate(raw, place)
            case "per_unit":
                return PerUnit(self._money(raw["per_unit"], place), self._quantity(raw.get("count"), place))
            case "tiers":
                return self._tiers(raw, place)
            case "interest":
                return self._interest(raw, place)
            case "choose":
                return self._choose(raw["choose"], place)
            case _:
                return Unspecified()

    def _rate(self, raw: dict[str, object], place: str) -> Form:
        rates = raw["rate"] if isinstance(raw["rate"], list) else [raw["rate"]]
        known = sorted(self._share(rate, place) for rate in rates)
        limits = self.quantities(raw.get("of_cap", []), place)
        return Rate(known[0], known[-1], self._quantity(raw.get("of"), place), limits)

    def _tiers(self, raw: dict[str, object], place: str) -> Form:
        made = []
        for row in self._tables(raw["tiers"], {"upto", "rate", "fixed"}, place):
            upto = self._money(row["upto"], place) if "upto" in row else None
            fixed = self._money(row["fixed"], place) if "fixed" in row else None
            made.append(Tier(upto, self._share(row["rate"], place) if "rate" in row else None, fixed))
        ends = [tier.upto for tier in made[:-1]]
        if None in ends or ends != sorted(end for end in ends if end is not None):
            raise bad(place, "分档要从小到大，只有最后一档可以不写 upto")
        return Tiers(self._quantity(raw.get("of"), place), tuple(made), raw.get("progressive") is True)

    def _interest(self, raw: dict[str, object], place: str) -> Form:
        text, table = str(raw["interest"]), str(raw.get("on"))
        points = self._share(text, place) * 100 if text.endswith(("%", "％")) else self._quantity(text, place)
        fact = self.catalogue.facts.get(table)
        if fact is None or not all(fact.column(name) for name in _LOAN_COLUMNS):
            raise bad(place, f"表“{table}”没有本金、起息日、到期日三列")
        years = raw.get("years")
        if not isinstance(years, int):
            raise bad(place, "years 要写成整数年")
        where, surely = (
            tuple(read_where(some, fact, place) for some in (tests if isinstance(tests, list) else [tests]))
            for tests in (raw.get("where", []), raw.get("surely", []))
        )
        return Interest(points, table, Decimal(years), where, surely, self.quantities(raw.get("of_cap", []), place))

    def _choose(self, raw: object, place: str) -> Form:
        made = []
        for n, row in enumerate(self._tables(raw, None, place), 1):
            here = f"{place} / 第{n}项"
            when = read_condition(row["when"], self.catalogue, here, self.named) if "when" in row else None
            made.append(Option(when, self._form({k: v for k, v in row.items() if k != "when"}, here)))
        return Choose(tuple(made))

    def _tables(self, raw: object, allowed: set[str] | None, place: str) -> list[dict[str, object]]:
        rows = raw if isinstance(raw, list) else []
        if not rows or any(not isinstance(row, dict) or (allowed and set(row) - allowed) for row in rows):
            raise bad(place, "分档或选项要写成表的列表")
        return rows

    def quantities(self, raw: object, place: str) -> tuple[Quantity, ...]:
        """Money or formulas, one or a list of them."""
        return tuple(self._quantity(item, place) for item in (raw if isinstance(raw, list) else [raw]))

    def _quantity(self, raw: object, place: str) -> Quantity:
        """Money, or a fact key or formula over fact keys."""
        text = str(raw or "")
        if text.endswith("元"):
            return self._money(text, place)
        try:
            formula = parse_formula(text)
        except FormulaSyntax as problem:
            raise bad(place, f"“{text}”不是金额，也不是公式：{problem}".rstrip("。")) from problem
        unknown = [key for key in formula.keys if key not in self.catalogue]
        if unknown:
            raise bad(place, f"没有“{'、'.join(unknown)}”这个数据项")
        return Computed(text, formula)

    def _money(self, raw: object, place: str) -> Decimal:
        text = str(raw)
        if not text.endswith("元"):
            raise bad(place, f"金额“{text}”要写明单位，例如 50万元")
        try:
            return parse_money(text, "元")
        except UserError as problem:
            raise bad(place, f"“{text}”：{problem.sentence}".rstrip("。")) from problem

    def _share(self, raw: object, place: str) -> Decimal:
        text = str(raw)
        if not text.endswith(("%", "％")):
            raise bad(place, f"比例“{text}”要写成百分数，例如 15%")
        try:
            return parse_percent(text) / 100
        except UserError as problem:
            raise bad(place, f"“{text}”：{problem.sentence}".rstrip("。")) from problem
