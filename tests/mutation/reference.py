"""A second, tiny judge: what a rule in the notation of `wording.py` says about answers written as in a case file.

True, False, or None while it is open. Of the program it knows only how the facts are declared.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from wording import Atom, Join, Rule

HIDDEN = object()
NUMBERS = {"money", "number", "integer", "percent"}
CODES = {"region", "industry"}


class Reference:
    """Judges rules by the declarations of `facts` (a catalogue)."""

    def __init__(self, facts: Any) -> None:
        self.facts = facts

    def judge(self, rule: Rule, answers: Mapping[str, Any], reading: str = "") -> bool | None:
        """The verdict; `reading` takes every text that has this reading by it."""
        if isinstance(rule, Atom):
            return self.test(rule, answers)
        seen = [self.judge(part, answers, reading) for part in rule.parts]
        if rule.kind == "all":
            return False if False in seen else None if None in seen else True
        if rule.kind == "any":
            return True if True in seen else None if None in seen else False
        if rule.kind == "not":
            return None if seen[0] is None else not seen[0]
        if rule.kind == "unless":
            return _unless(*seen, {"yes": True, "no": False, "open": None}[rule.then])
        if reading in rule.labels:
            return seen[rule.labels.index(reading)]
        return seen[0] if len(set(seen)) == 1 else None

    def test(self, atom: Atom, answers: Mapping[str, Any]) -> bool | None:
        """One test: open without an answer, not passed by what does not apply."""
        value = self.value(atom.operand, answers)
        if value is None or value is HIDDEN:
            return None if value is None else False
        return _passes(atom, value, self.kind(atom.operand))

    def kind(self, operand: str) -> str:
        """The type of the operand's answers."""
        return "number" if operand.endswith(")") else str(self.facts[operand].type.value)

    def value(self, operand: str, answers: Mapping[str, Any]) -> Any:
        """The answer; HIDDEN when another answer rules the question out, None while that is open."""
        if not operand.endswith(")"):
            when = self.facts[operand].when
            if when is not None:
                master = self.value(when.fact, answers)
                if master is None:
                    return None
                if master is HIDDEN or not set(_keys(master)) & set(when.values):
                    return HIDDEN
        return answers.get(operand)


def _unless(rule: bool | None, exception: bool | None, then: bool | None) -> bool | None:
    if exception is True:
        return then
    if exception is False:
        return rule
    return rule if rule is then else None


def _keys(value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return list(value) if isinstance(value, list) else [str(value)]


def _passes(atom: Atom, value: Any, kind: str) -> bool:
    if kind in NUMBERS or kind in ("date", "month"):
        read = Decimal if kind in NUMBERS else str
        mine, bound = read(value), read(atom.values[0])
        return {">=": mine >= bound, "<=": mine <= bound, ">": mine > bound, "<": mine < bound}[atom.op]
    if kind in CODES:
        return any(value.startswith(code) for code in atom.values) is (atom.op == "=")
    mine, named = set(_keys(value)), set(atom.values)
    found = {"=": mine & named, "!=": not mine & named, "all": named <= mine, "only": mine and mine <= named}[atom.op]
    return bool(found)


def and_place(rule: Rule, place: Rule | None) -> Rule:
    """The rule, inside the place the policy is for."""
    return rule if place is None else Join("all", (place, rule))
