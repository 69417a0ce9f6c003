"""An amount step by step; every figure is what the working-out itself gives for that step, never reckoned anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.application.proof.conditions import SIGNS, signed
from desktop.application.proof.loans import LoanTerms
from desktop.application.proof.working import in_figures, in_words
from desktop.eligibility.amounts.amount import span_text
from desktop.eligibility.amounts.rule import (
    AmountRule,
    Choose,
    Computed,
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
from desktop.eligibility.amounts.workout import work_out
from desktop.eligibility.finding import TO_CONFIRM
from desktop.facts.case import UNKNOWN
from desktop.facts.expression import Reference
from desktop.rules import explain, words
from desktop.rules.evaluate import judge
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.rules.evaluate import Judgement

OPEN = "（待补充）"
ONE, HUNDRED = Decimal(1), Decimal(100)


@dataclass(frozen=True, slots=True)
class AmountStep:
    """One line of the working: what it is, how it is reckoned, what comes out ("" when there is nothing to reckon)."""

    label: str
    working: str
    result: str = ""


def _lines(judgement: Judgement) -> list[str]:
    """What an option asks for; of one that is excluded only what excludes it. What is open the label says."""
    goals = explain.deciding_leaves(judgement) if judgement.verdict is Verdict.NO else [judgement]
    return [line.text.removesuffix(OPEN) for goal in goals for line in explain.tree(goal) if line.fact]


def _signed(judgement: Judgement) -> str:
    """Verdict on one case of several; where nothing is missing, readings of the text stand against each other."""
    if judgement.verdict is Verdict.UNKNOWN and not explain.missing(judgement):
        return f"{SIGNS[Verdict.UNKNOWN]} {TO_CONFIRM}"
    return signed(judgement.verdict)


def amount_steps(rule: AmountRule, case: Case) -> tuple[AmountStep, ...]:
    """From the base to the amount, in the order in which the policy reckons."""
    return tuple(_Worker(rule, case).steps())


@dataclass(frozen=True, slots=True)
class _Worker:
    rule: AmountRule
    case: Case

    def steps(self) -> Iterator[AmountStep]:
        yield from self.form(self.rule.form)
        for count, cap in enumerate(self.rule.caps, 1):
            worth = self.worth(AmountRule(self.rule.kind, self.rule.form, self.rule.caps[:count]))
            yield AmountStep("最高限额", f"不超过{_space(self.text(cap))}{self.text(cap)}", worth)
        for limit in self.rule.within:
            rest = f"多出的部分{self.rule.later}" if self.rule.later else "多出的部分不能留到以后年度"
            yield AmountStep("当年可享受", f"当年以{self.text(limit)}为限，{rest}", self.worth(self.rule))
        if self.rule.sure:
            limits = "，和".join(self.text(sure) for sure in self.rule.sure)
            least = "里小的" if len(self.rule.sure) > 1 else ""
            yield AmountStep("有把握的", f"低的数以{limits}{least}为限", self.worth(self.rule))

    def form(self, form: Form) -> Iterator[AmountStep]:
        match form:
            case Fixed(amount=amount):
                yield AmountStep("定额", "文件写明的固定数额", words.money(amount))
            case Rate():
                yield from self.rate(form)
            case PerUnit(price=price, count=count):
                yield AmountStep("数量", self.text(count, plain=True))
                yield AmountStep("单价", f"每个 {words.money(price)}，乘数量", self.alone(form))
            case Tiers():
                yield AmountStep("计算基数", self.text(form.base), self.quantity(form.base))
                yield AmountStep("分档", _tiers_text(form), self.alone(form))
            case Interest():
                yield from self.interest(form)
            case Choose():
                yield from self.choose(form)
            case UpTo():
                yield AmountStep("数额", "文件只写了最高限额，具体数额由主管部门定")
            case Unspecified():
                yield AmountStep("数额", "文件没有写给多少，不估算", "未计入")

    def rate(self, form: Rate) -> Iterator[AmountStep]:
        base = self.quantity(form.base)
        yield AmountStep("计算基数", self.text(form.base), base)
        for count, limit in enumerate(form.limits, 1):
            base = self.alone(Rate(ONE, ONE, form.base, form.limits[:count]))
            yield AmountStep("基数上限", f"计入的基数不超过{_space(self.text(limit))}{self.text(limit)}", base)
        if (form.low, form.high) != (ONE, ONE):
            rate = _percent(form.low) if form.low == form.high else f"{_percent(form.low)} 至 {_percent(form.high)}"
            yield AmountStep("按比例计算", f"{base} × {rate}", self.alone(form))

    def interest(self, form: Interest) -> Iterator[AmountStep]:
        terms = LoanTerms(form, self.case)
        limits = tuple(self.text(limit) for limit in form.limits)
        yield AmountStep("哪些贷款算", terms.rule_text(limits))
        yield from (AmountStep(label, working, result) for label, working, result in terms.lines())
        points = form.points
        text = f"{words.plain(points)} 个百分点" if isinstance(points, Decimal) else self.text(points, plain=True)
        yield AmountStep("贴息", f"年贴息{_space(text)}{text}，乘各笔本金和年限", self.alone(form))

    def choose(self, form: Choose) -> Iterator[AmountStep]:
        is_open = False
        for option in form.options:
            judgement = judge(option.when, self.case) if option.when is not None else None
            verdict = judgement.verdict if judgement is not None else Verdict.YES
            lines = _lines(judgement) if judgement is not None else []
            label = _signed(judgement) if judgement is not None and lines else "其余情形"
            is_taken = verdict is Verdict.YES and not is_open
            worth = "按下面算" if is_taken and isinstance(option.form, Rate) else self.brief(option.form)
            if verdict is Verdict.NO:
                worth = ""  # no use where it is excluded
            yield AmountStep(label, "：".join(filter(None, ("；".join(lines), worth))))
            is_open = is_open or verdict is Verdict.UNKNOWN
            if is_taken:
                yield from self.form(option.form)
                return
        yield AmountStep("可能的数额", "按还没有排除的情形取最低和最高", self.alone(form))

    def brief(self, form: Form) -> str:
        """A form of a choice in a few words."""
        match form:
            case Fixed(amount=amount):
                return words.money(amount)
            case Rate(low=low, base=base):
                of = base.formula.expression if isinstance(base, Computed) else None
                name = in_words(of, self.case.catalogue) if of else self.text(base)
                return name if low == ONE else f"{name} × {_percent(low)}"
            case Unspecified():
                return "文件没有写给多少"
            case _:
                return self.alone(form)

    def quantity(self, quantity: Quantity) -> str:
        return self.alone(Rate(ONE, ONE, quantity))

    def alone(self, form: Form) -> str:
        return self.worth(AmountRule(self.rule.kind, form))

    def worth(self, rule: AmountRule) -> str:
        amount = work_out(rule, self.case)
        if amount.high is None:
            return "待补充" if amount.missing else "未计入"
        return ("约 " if amount.estimated else "") + span_text(amount.low or Decimal(0), amount.high)

    def text(self, quantity: Quantity, *, plain: bool = False) -> str:
        """A quantity in words with its figures; a bare number is money unless `plain`."""
        if isinstance(quantity, Decimal):
            return words.plain(quantity) if plain else words.money(quantity)
        expression = quantity.formula.expression
        named, worked = in_words(expression, self.case.catalogue), in_figures(expression, self.case)
        if all(self.case.value(*place) is UNKNOWN for place in quantity.formula.operands):
            return f"{named}（未填）"
        worth = "" if isinstance(expression, Reference) else f" ＝ {self.quantity(quantity)}" * (not plain)
        return f"{named}（{worked}{worth}）"


def _space(text: str) -> str:
    return "" if text.startswith("“") else " "


def _percent(share: Decimal) -> str:
    return f"{words.plain(share * HUNDRED)}%"


def _tiers_text(form: Tiers) -> str:
    lead = "分段计算：" if form.progressive else "按基数所在的一档："
    return lead + "；".join(_tier_text(tier) for tier in form.tiers)


def _tier_text(tier: Tier) -> str:
    upto = f"{words.money(tier.upto)}以内" if tier.upto is not None else "再往上"
    given = words.money(tier.fixed) if tier.fixed is not None else _percent(tier.rate or Decimal(0))
    return f"{upto} {given}"
