"""One change on the way to qualify: what it is, what it takes, and how it is said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from desktop.facts.case import Answer, Blank, Known, Row, Scalar
from desktop.facts.fact import Change, Fact, FactType
from desktop.rules import words
from desktop.rules.stricter import strictest
from desktop.rules.target import Demand, distance, meets
from desktop.rules.term import FactOperand, Op, Term

if TYPE_CHECKING:
    from desktop.facts.case import Case

_SPENT = ("investment", "tax", "finance", "automated")  # groups whose money is what the firm itself lays out
PROVINCE = re.compile("（[^（）]{2}）$")
IF_TRUE, IF_SO = "，前提是项目内容确实如此", "，前提是确实如此"
AS_SPENT = "要有{}，金额按实际发生"
INNER = str.maketrans("“”", "‘’")  # quotes inside quotes
PROOF, BESIDE = "取得证明或办妥手续", "同时核对"
_MANY, _FEW = 8, 3
_SOME_YEAR = 2000  # a yearly figure supposed for a firm that has given no year yet


class StepKind(Enum):
    """What it takes, cheapest first; the values are those of `Change`."""

    CONFIRM = "confirm"  # not known yet: find out whether it is already so
    DOCUMENT = "document"
    DATE = "date"
    DECISION = "decision"

    @property
    def weight(self) -> int:
        """Rank of the effort."""
        return list(StepKind).index(self)

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return {"confirm": "先核实", "document": "取得证明或办手续", "date": "等到日期", "decision": "企业可决定"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """One fact to bring to `target`: in its inner unit; for a yearly fact the value of the base year minus `years_ago`.

    For a table nobody filled yet, rows that would do. `cost` is what is to be spent more, in yuan; `until` the day to
    wait for.
    """

    fact: str
    label: str
    text: str
    kind: StepKind
    target: Scalar | tuple[Row, ...]
    size: Decimal = Decimal(0)
    years_ago: int = 0
    cost: Decimal | None = None
    until: dt.date | None = None

    @property
    def is_about_content(self) -> bool:
        """True for a choice that says what the project is: honest only where it really is so."""
        is_row = isinstance(self.target, tuple) and any(isinstance(item, Mapping) for item in self.target)
        return self.kind is StepKind.DECISION and isinstance(self.target, str | tuple) and not is_row

    @property
    def effort(self) -> str:
        """What the step takes in a few words: 企业可决定，多投入 50 万元."""
        if self.cost is not None:
            return f"{self.kind.label}，多投入 {words.money(self.cost)}"
        if self.until is not None:
            day = self.until
            return f"{self.kind.label}，最早 {day.year}年{day.month}月{day.day}日"
        return self.kind.label


def kind_of(fact: Fact, current: Known, case: Case) -> StepKind | None:
    """What changing the fact takes; None for what the firm simply is, and for what it can no longer or not yet change."""
    if isinstance(current, Blank) and current is not Blank.NOT_APPLICABLE:
        return StepKind.CONFIRM
    if fact.change is Change.FIXED or any(map(case.is_known_not, fact.change_when)):
        return None
    if fact.change is Change.FOLLOWS and fact.when is not None:
        return kind_of(case.catalogue[fact.when.fact], Blank.NOT_APPLICABLE, case)
    return StepKind(fact.change.value)


def make_step(
    case: Case, operand: FactOperand, kind: StepKind, current: Known, target: Scalar, demands: list[Demand]
) -> ChangeStep:
    """The step in words; `demands` are what the fact must meet."""
    fact = case.catalogue[operand.key]
    change = distance(fact, current, target)
    base = abs(Decimal(current)) if isinstance(current, Decimal | int) and not isinstance(current, bool) else Decimal(1)
    size = change / (base or 1) if isinstance(target, Decimal | int) else change
    label = words.label(operand, case.catalogue)
    until = target if kind is StepKind.DATE and isinstance(target, dt.date) else None
    if kind is StepKind.DECISION and any(term.op is Op.GT and term.value == 0 and not no for term, no in demands):
        return ChangeStep(operand.key, label, AS_SPENT.format(label), kind, target, size, operand.years_ago)
    text = _text(case, operand, kind, current, target, demands)
    cost = _cost(operand.key, kind, fact, current, target)
    return ChangeStep(operand.key, label, text, kind, target, size, operand.years_ago, cost, until)


def _cost(key: str, kind: StepKind, fact: Fact, current: Known, target: Scalar) -> Decimal | None:
    """Yuan to spend more; None where the change is no spending."""
    if kind is not StepKind.DECISION or fact.type is not FactType.MONEY or not key.startswith(_SPENT):
        return None
    more = target - (current if isinstance(current, Decimal) else 0) if isinstance(target, Decimal) else Decimal(0)
    return more if more > 0 else None


def _text(
    case: Case, operand: FactOperand, kind: StepKind, current: Known, target: Scalar, demands: list[Demand]
) -> str:
    catalogue = case.catalogue
    label, wanted = words.label(operand, catalogue), words.say(target, operand, catalogue)
    if kind is StepKind.CONFIRM and any(term.op is Op.GT and term.value == 0 and not no for term, no in demands):
        return f"先核实：有没有{label}"
    if kind is StepKind.CONFIRM:
        return f"先核实：{label}{words.link(label)}{_asked(case, operand, demands) or f'为{wanted}'}"
    proof = BESIDE if catalogue[operand.key].change is Change.FOLLOWS else PROOF
    if kind is StepKind.DOCUMENT and isinstance(target, dt.date) and demands:
        return f"{proof}：{label}{words.link(label)}{_asked(case, operand, demands)}"
    if kind is StepKind.DATE and isinstance(target, dt.date):
        return f"等待：{label}到 {wanted}"
    if kind is not StepKind.DECISION:
        lead = proof if kind is StepKind.DOCUMENT else "等待"
        if catalogue[operand.key].type is FactType.CHOICE and demands:
            return f"{lead}：{label}{_asked(case, operand, demands)}"
        return f"{lead}：{_become(operand, current, target, wanted, case)}"
    said = _decision(label, current, target, wanted, lambda value: words.say(value, operand, catalogue))
    return said + IF_TRUE if catalogue[operand.key].type in (FactType.CHOICE, FactType.MULTI) else said


def _become(operand: FactOperand, current: Known, target: Scalar, wanted: str, case: Case) -> str:
    """What is to be so: a question as the statement that it asks for or denies, of several choices only what is added."""
    label = words.label(operand, case.catalogue)
    if isinstance(target, bool) and (target or "是否" in label):
        return _done(label, target)
    if isinstance(target, tuple) and isinstance(current, tuple):
        added = tuple(key for key in target if key not in current)
        return f"{label}增加{words.say(added, operand, case.catalogue)}{IF_SO}"
    return f"{label}为{wanted}"


def _asked(case: Case, operand: FactOperand, demands: list[Demand]) -> str:
    """What several demands ask together: for a choice the options that are left, else the strictest of them."""
    fact = case.catalogue[operand.key]
    if fact.type is FactType.CHOICE and demands:
        left = [option.key for option in fact.options if all(meets(demand, option.key) for demand in demands)]
        return f"为{'或'.join(words.say(key, operand, case.catalogue) for key in left)}"
    texts = (_required(term, negated, case) for term, negated in strictest(demands))
    return "，且".join(dict.fromkeys(texts))


def _required(term: Term, negated: bool, case: Case) -> str:
    """What the term asks; of a long list the first few, the whole stands in the tree."""
    if negated or term.op not in (Op.IN, Op.WITHIN) or not isinstance(term.value, tuple) or len(term.value) <= _MANY:
        return words.required(term, negated, case.catalogue)
    few = "、".join(words.say(item, term.operand, case.catalogue) for item in term.value[:_FEW])
    return f"属于{few}等 {len(term.value)} 类中的一类"


def _decision(label: str, current: Known, target: Scalar, wanted: str, say: object) -> str:
    assert callable(say)
    if isinstance(target, tuple):
        now = current if isinstance(current, tuple) else ()
        added = tuple(key for key in target if key not in now)
        removed = tuple(key for key in now if isinstance(key, str) and key not in target)
        parts = [f"增加{say(added)}"] if added else []
        return f"{label}{'，'.join([*parts, *([f'去掉{say(removed)}'] if removed else [])])}"
    if isinstance(target, bool) and "是否" in label:  # what is to be done, never "answer otherwise"
        return f"做到“{_done(label, target).translate(INNER)}”"
    if isinstance(target, Decimal | int) and isinstance(current, Decimal | int):
        verb = "提高" if target > current else "降低"
        return f"把{label}从 {say(current)}{verb}到 {wanted}"
    return f"把“{label}”改为{wanted}" if wanted.startswith("“") else f"把{label}定为 {wanted}"


def _done(label: str, target: bool) -> str:
    """A question about what is so, as what will be so or no longer so."""
    return _untagged(label).replace("是否", "" if target else "不再", 1)


def _untagged(label: str) -> str:
    """Without the province a question is asked for: 有设备融资租赁（安徽）."""
    return PROVINCE.sub("", label)


def apply_step(step: ChangeStep, case: Case) -> Case:
    """The case as it would be. A bare answer to a yearly fact is its base year's."""
    stored = case.answer(step.fact)
    series = stored.value if stored is not None else None
    if not case.catalogue[step.fact].years or not (step.years_ago or isinstance(series, Mapping)):
        return case.with_answer(step.fact, Answer(step.target))
    year = (case.base_year() or _SOME_YEAR) - step.years_ago
    assert not isinstance(step.target, tuple)
    changed: Known = {**(series if isinstance(series, Mapping) else {}), year: step.target}
    return case.with_answer(step.fact, Answer(changed))
