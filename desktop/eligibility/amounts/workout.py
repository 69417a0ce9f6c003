"""Work out a measure's amount for a case: exact where the facts are known, else an interval."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import NOT_COUNTED, Amount, to_fen
from desktop.eligibility.amounts.interest import principal_years
from desktop.eligibility.amounts.rule import (
    AmountRule,
    Choose,
    Dated,
    Fixed,
    Form,
    Interest,
    PerUnit,
    Quantity,
    Rate,
    Tier,
    Tiers,
    Unspecified,
    UpTo,
)
from desktop.eligibility.amounts.span import NOTHING, OPEN, ZERO, Span
from desktop.facts.case import NOT_APPLICABLE, Answer, Blank
from desktop.rules import dependence
from desktop.rules.evaluate import judge
from desktop.rules.explain import missing
from desktop.rules.verdict import Verdict
from desktop.rules.words import money

if TYPE_CHECKING:
    from desktop.facts.case import Case


@dataclass(slots=True)
class _Work:
    """The facts met on the way: which are missing, which settle something by themselves, whether one is an estimate."""

    case: Case
    missing: dict[str, None] = field(default_factory=dict)
    alone: dict[str, None] = field(default_factory=dict)
    estimated: bool = False

    def quantity(self, quantity: Quantity) -> Span:
        if isinstance(quantity, Decimal):
            return Span(quantity, quantity)
        keys = quantity.formula.keys
        self.estimated = self.estimated or any(self.case.is_estimated(key) for key in keys)
        value = quantity.formula.evaluate(self.case.value)
        if isinstance(value, Decimal) and not any(dependence.unsettled(self.case, key) for key in keys):
            known = max(value, ZERO)
            return Span(known, known)
        if value is NOT_APPLICABLE:
            return NOTHING
        self.ask(tuple(dict.fromkeys(asked for key in keys for asked in dependence.to_ask(self.case, key))))
        return OPEN

    def ask(self, keys: tuple[str, ...]) -> None:
        self.missing.update(dict.fromkeys(keys))
        first = dependence.first_alone(self.case.catalogue, keys)
        if first:
            self.alone[first] = None

    def form(self, form: Form) -> Span:
        match form:
            case Fixed(amount=amount):
                return Span(amount, amount)
            case Rate():
                return self.rate(form)
            case PerUnit(price=price, count=count):
                return _scale(self.quantity(count), price, price)
            case Tiers():
                return self.tiers(form)
            case Interest():
                return self.interest(form)
            case Choose():
                return self.choose(form)
            case UpTo() | Unspecified() | Dated():  # work_out has chosen the period already
                return OPEN

    def rate(self, form: Rate) -> Span:
        return _scale(self.capped(self.quantity(form.base), form.limits), form.low, form.high)

    def capped(self, span: Span, caps: tuple[Quantity, ...]) -> Span:
        for cap in caps:
            limit = self.quantity(cap)
            high = span.high if limit.high is None else limit.high if span.high is None else min(span.high, limit.high)
            span = Span(min(span.low, limit.low), high)
        return span

    def tiers(self, form: Tiers) -> Span:
        base = self.quantity(form.base)
        if base.high is None or base.low != base.high:
            return OPEN
        worth = _progressive(form.tiers, base.low) if form.progressive else _whole(form.tiers, base.low)
        return Span(worth, worth)

    def interest(self, form: Interest) -> Span:
        rows = self.case.rows(form.table)
        self.estimated = self.estimated or self.case.is_estimated(form.table)
        if rows is NOT_APPLICABLE:
            return NOTHING
        if isinstance(rows, Blank) or dependence.unsettled(self.case, form.table):
            self.ask(dependence.to_ask(self.case, form.table))
            return OPEN
        limit = self.capped(OPEN, form.limits).high
        base, complete = principal_years(rows, form, limit)
        if not complete:
            self.ask((form.table,))
        points = self.quantity(form.points)
        most = points.high if points.high is not None else self.at_most(form.points)
        high = None if base.high is None or most is None else base.high * most / 100
        return Span(base.low * points.low / 100, ZERO if base.high == 0 else high)

    def at_most(self, quantity: Quantity) -> Decimal | None:
        """A quantity nobody knows yet with each of its facts at the most it can be; it grows with all of them."""
        if isinstance(quantity, Decimal):
            return quantity
        case = self.case
        for key in quantity.formula.keys:
            if isinstance(case.value(key), Blank):
                if (most := case.catalogue[key].maximum) is None:
                    return None
                case = case.with_answer(key, Answer(most))
        value = quantity.formula.evaluate(case.value)
        return value if isinstance(value, Decimal) else None

    def of_the_year(self, span: Span, rule: AmountRule) -> Span:
        """What of it the year can take; a figure nobody knows is not estimated by what there is to take it from."""
        if not rule.within and not rule.sure:
            return span
        held = self.capped(span, rule.within)
        low = self.capped(Span(held.low, held.low), rule.sure).low
        return Span(low, held.high if span.high is not None else None)

    def choose(self, form: Choose) -> Span:
        possible: list[Span] = []
        for option in form.options:
            judgement = judge(option.when, self.case) if option.when is not None else None
            if judgement is not None and judgement.verdict is Verdict.NO:
                continue
            possible.append(self.form(option.form))
            if judgement is None or judgement.verdict is Verdict.YES:
                return _hull(possible)
            self.ask(tuple(missing(judgement)))
        return _hull([*possible, Span(ZERO, ZERO)])


def work_out(rule: AmountRule, case: Case, date: dt.date | None = None) -> Amount:
    """The amount if the measure is granted on that day; rounded down to the fen."""
    rule = rule.on(date)
    work = _Work(case)
    whole = work.capped(work.form(rule.form), rule.caps)
    span = work.of_the_year(whole, rule)
    asked, alone = tuple(work.missing), tuple(work.alone)
    if span.high is None or whole.high is None:
        return Amount(
            rule.kind, None, None, _note(rule, _lacking(asked, case) or NOT_COUNTED), asked, work.estimated, alone
        )
    carried = to_fen(whole.high - span.high) if rule.later else ZERO
    note = _note(rule, "；".join(filter(None, (_rest_of(rule, carried, span), _lacking(asked, case)))))
    low, high = to_fen(span.low), to_fen(span.high)
    return Amount(rule.kind, low, high, note, asked, work.estimated, alone, carried=carried)


def ceiling(limits: tuple[Quantity, ...], case: Case) -> Span:
    """The lowest of these limits: at least `low`, and at most `high`."""
    spans = [_Work(case).quantity(limit) for limit in limits]
    highs = [span.high for span in spans if span.high is not None]
    return Span(min(span.low for span in spans), min(highs, default=None)) if spans else OPEN


def _rest_of(rule: AmountRule, carried: Decimal, span: Span) -> str:
    """What becomes of what the year cannot take; of an interval, what might."""
    if carried:
        return f"另有 {money(carried)}当年用不上，{rule.later}"
    return f"当年用不完的，{rule.later}" if rule.later and span.low != span.high else ""


def _lacking(keys: tuple[str, ...], case: Case) -> str:
    if not keys:
        return ""
    return f"待补充{'、'.join(f'“{case.catalogue[key].label}”' for key in keys[:3])}后才能算准"


def _note(rule: AmountRule, more: str) -> str:
    parts = [part for part in (rule.note, more) if part]
    if more == NOT_COUNTED and NOT_COUNTED in rule.note:
        parts = [rule.note]
    return "；".join(parts)


def _scale(span: Span, low: Decimal, high: Decimal) -> Span:
    return Span(span.low * low, None if span.high is None else span.high * high)


def _hull(spans: list[Span]) -> Span:
    highs = [span.high for span in spans]
    known = [high for high in highs if high is not None]
    return Span(min(span.low for span in spans), max(known) if len(known) == len(highs) else None)


def _worth(tier: Tier, base: Decimal) -> Decimal:
    return tier.fixed if tier.fixed is not None else base * (tier.rate or ZERO)


def _whole(tiers: tuple[Tier, ...], base: Decimal) -> Decimal:
    """One tier for the whole base; 以下 includes the number itself."""
    return next((_worth(tier, base) for tier in tiers if tier.upto is None or base <= tier.upto), ZERO)


def _progressive(tiers: tuple[Tier, ...], base: Decimal) -> Decimal:
    total, done = ZERO, ZERO
    for tier in tiers:
        end = base if tier.upto is None else min(base, tier.upto)
        if end > done:
            total += _worth(tier, end - done)
            done = end
    return total
