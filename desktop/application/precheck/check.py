"""Checks between two figures, two dates or two names of a case."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.application.figure import figure
from desktop.application.precheck.result import CheckResult, Outcome, Severity
from desktop.facts.case import NOT_APPLICABLE, UNKNOWN, Blank
from desktop.facts.fact import Fact, FactType
from desktop.facts.parsing import format_value
from desktop.rules.verdict import Verdict
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.facts.case import Case, Known
    from desktop.facts.formula import Formula
    from desktop.rules.term import Condition

TOLERANCE = Decimal(100)  # yuan: 0.01 万元, the last digit a form shows
_ANSWER = re.compile(r"\{([a-z0-9_.]+)\}")
_MONEY = Fact("", FactType.MONEY, "", "", unit="万元")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every check has: its id, where it looks, how much it weighs, what to do, and when it applies."""

    id: str
    place: str
    severity: Severity
    advice: str = ""
    when: Condition | None = None
    forms: tuple[str, ...] = ()

    def passed(self, text: str, facts: tuple[str, ...]) -> CheckResult:
        """All agrees."""
        return CheckResult(self.severity, f"{self.place}：{text}", facts, Outcome.PASSED, self.id, self.forms)

    def failed(self, text: str, facts: tuple[str, ...]) -> CheckResult:
        """A contradiction, with what to do about it."""
        return CheckResult(
            self.severity, f"{self.place}：{text}{self.advice}", facts, Outcome.FAILED, self.id, self.forms
        )

    def open(self, missing: list[str], facts: tuple[str, ...]) -> CheckResult:
        """Not to be compared yet, because of these."""
        text = f"{self.place}：还不能核对，缺{'、'.join(missing)}。"
        return CheckResult(self.severity, text, facts, Outcome.OPEN, self.id, self.forms)


def money(amount: Decimal) -> str:
    """An amount of yuan as the sentences show it."""
    return format_value(_MONEY, amount, with_unit=True)


def labels_of_missing(case: Case, keys: tuple[str, ...]) -> list[str]:
    """Labels of the facts nobody answered."""
    return [case.catalogue[key].label for key in keys if isinstance(case.value(key), Blank)]


@dataclass(frozen=True, slots=True)
class Equal:
    """Two sums of money that must agree within `TOLERANCE`."""

    frame: Frame
    left: Formula
    left_name: str
    right: Formula
    right_name: str

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        facts = tuple(dict.fromkeys(key.partition("@")[0] for side in (self.left, self.right) for key in side.keys))
        left, right = self.left.evaluate(case.value), self.right.evaluate(case.value)
        if NOT_APPLICABLE in (left, right):
            return None
        if isinstance(left, Blank) or isinstance(right, Blank):
            names = labels_of_missing(case, facts) or [self.left_name, self.right_name]
            return self.frame.open(names, facts)
        if abs(left - right) <= TOLERANCE:
            return self.frame.passed(f"{self.left_name}与{self.right_name}一致，都是 {money(left)}。", facts)
        difference = f"相差 {money(abs(left - right))}"
        text = f"{self.left_name} {money(left)}与{self.right_name} {money(right)}不一致，{difference}。"
        return self.frame.failed(text, facts)


@dataclass(frozen=True, slots=True)
class AtMost:
    """A fact that can't be larger than another; `yearly` compares each year on its own."""

    frame: Frame
    small: str
    small_name: str
    large: str
    large_name: str
    yearly: bool = False

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        facts = (self.small, self.large)
        years = max(1, case.catalogue[self.small].years) if self.yearly else 1
        compared = 0
        for offset in range(years):
            small, large = case.value(self.small, offset), case.value(self.large, offset)
            if isinstance(small, Decimal) and isinstance(large, Decimal):
                compared += 1
                if small > large:
                    return self.frame.failed(self._sentence(case, small, large, offset), facts)
        if compared == 0:
            if NOT_APPLICABLE in (case.value(self.small), case.value(self.large)):
                return None
            return self.frame.open(labels_of_missing(case, facts), facts)
        return self.frame.passed(f"{self.small_name}没有超过{self.large_name}。", facts)

    def _sentence(self, case: Case, small: Decimal, large: Decimal, offset: int) -> str:
        base = case.base_year()
        year = f"{base - offset}年" if self.yearly and base is not None else ""
        shown = [figure(case.catalogue[key], value).text for key, value in ((self.small, small), (self.large, large))]
        return f"{year}{self.small_name} {shown[0]}大于{self.large_name} {shown[1]}。"


@dataclass(frozen=True, slots=True)
class InOrder:
    """Two dates of which the first can't be after the second."""

    frame: Frame
    earlier: str
    later: str

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        facts = (self.earlier, self.later)
        first, second = case.value(self.earlier), case.value(self.later)
        if NOT_APPLICABLE in (first, second):
            return None
        if not isinstance(first, dt.date) or not isinstance(second, dt.date):
            return self.frame.open(labels_of_missing(case, facts), facts)
        texts = [f"{case.catalogue[key].label} {format_value(case.catalogue[key], case.value(key))}" for key in facts]
        if first > second:
            return self.frame.failed(f"{texts[0]}晚于{texts[1]}。", facts)
        return self.frame.passed(f"{texts[0]}不晚于{texts[1]}。", facts)


@dataclass(frozen=True, slots=True)
class ByToday:
    """A date that can't be after today, or with `from_today` not before it; says nothing while nobody told it the day."""

    frame: Frame
    fact: str
    from_today: bool = False
    today: dt.date | None = None

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        day = case.value(self.fact)
        if self.today is None or day is NOT_APPLICABLE:
            return None
        if not isinstance(day, dt.date):
            return self.frame.open(labels_of_missing(case, (self.fact,)), (self.fact,))
        name = f"{case.catalogue[self.fact].label} {format_value(case.catalogue[self.fact], day)}"
        side = "早于" if self.from_today else "晚于"
        if day < self.today if self.from_today else day > self.today:
            return self.frame.failed(f"{name}{side}今天（{format_date(self.today)}），请核对年份。", (self.fact,))
        return self.frame.passed(f"{name}不{side}今天。", (self.fact,))


@dataclass(frozen=True, slots=True)
class Same:
    """Two names that must be the same, whatever their spacing and brackets."""

    frame: Frame
    left: str
    right: str

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        facts = (self.left, self.right)
        left, right = case.value(self.left), case.value(self.right)
        if NOT_APPLICABLE in (left, right):
            return None
        if not isinstance(left, str) or not isinstance(right, str):
            return self.frame.open(labels_of_missing(case, facts), facts)
        names = [case.catalogue[key].label for key in facts]
        if same_name(left, right):
            return self.frame.passed(f"{names[0]}与{names[1]}一致。", facts)
        return self.frame.failed(f"{names[0]}“{left}”与{names[1]}“{right}”不一致。", facts)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that must not be so; `text` says what is wrong when it is, `well` that it isn't.

    A fact's key in braces stands for its answer.
    """

    frame: Frame
    condition: Condition
    text: str
    well: str

    def run(self, case: Case) -> CheckResult | None:
        """Open while the condition can't be judged."""
        from desktop.rules.evaluate import judge
        from desktop.rules.explain import missing
        from desktop.rules.term import facts_of

        facts = facts_of(self.condition)
        judgement = judge(self.condition, case)
        if judgement.verdict is Verdict.YES:
            return self.frame.failed(_ANSWER.sub(lambda key: _answer(case, key[1]), self.text), facts)
        if judgement.verdict is Verdict.NO:
            return self.frame.passed(self.well, facts)
        return self.frame.open([case.catalogue[key].label for key in missing(judgement)] or [self.frame.place], facts)


def _answer(case: Case, key: str) -> str:
    value = case.value(key)
    return "" if isinstance(value, Blank) else format_value(case.catalogue[key], value, with_unit=True)


def same_name(left: Known, right: Known) -> bool:
    """True for names that differ in width, case or spaces only; a blank is never the same."""
    if isinstance(left, Blank) or isinstance(right, Blank) or UNKNOWN in (left, right):
        return False
    return _plain(str(left)) == _plain(str(right))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
