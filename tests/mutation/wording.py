"""The short notation in which `expectations/*.toml` says, beside the policy files and apart from them, who gets what.

    firm.above_scale                    yes;   project.adds_land = no
    project.library = rolling/city      one of these; of several chosen ones: any of these; of a code: begins so
    project.purposes all a/b            these are all chosen;   only a/b: nothing else is chosen;   x != a/b: none of them
    investment.total >= 1000            in the unit the fact is shown in; also <= > <
    sum(loans.principal) > 0            also count(funding source=lease) >= 1
    A & B      A | B      not A      ( … )
    { 从宽: A; 从严: B }                  readings: settled where all agree
    A unless B => open                  A, but where B holds: yes, no or open
    $name                               what stands under [say] of the same file

Nothing of desktop.rules is used here: a mistake there must not hide itself.
"""

import re
from dataclasses import dataclass, field
from typing import Any

TOKEN = re.compile(r"\s*(=>|>=|<=|!=|[&|(){};:=<>]|(?:sum|count)\([^)]*\)|[^\s&|(){};:=<>!]+)")
COMPARISONS = {"=", "!=", ">=", "<=", ">", "<", "all", "only"}


@dataclass(frozen=True)
class Atom:
    """One test of one operand; `values` as written."""

    operand: str
    op: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Join:
    """`kind` is all, any, not, unless or readings; `labels` belong to readings, `then` to unless."""

    kind: str
    parts: tuple[Any, ...]
    labels: tuple[str, ...] = ()
    then: str = ""


Rule = Atom | Join


@dataclass
class Words:
    """Reads one rule from left to right."""

    tokens: list[str]
    say: dict[str, str]
    at: int = field(default=0)

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        token = self.peek()
        assert not wanted or token in wanted, f"{token!r} instead of {wanted} in {self.tokens}"
        self.at += 1
        return token

    def rule(self) -> Rule:
        """The whole, with an exception at its end."""
        found = self.any_of()
        if self.peek() == "unless":
            self.take()
            exception = self.any_of()
            self.take("=>")
            return Join("unless", (found, exception), then=self.take("yes", "no", "open"))
        return found

    def any_of(self) -> Rule:
        return self.joined("any", "|", self.all_of)

    def all_of(self) -> Rule:
        return self.joined("all", "&", self.unit)

    def joined(self, kind: str, sign: str, part: Any) -> Rule:
        parts = [part()]
        while self.peek() == sign:
            self.take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else Join(kind, tuple(parts))

    def unit(self) -> Rule:
        token = self.take()
        if token == "not":
            return Join("not", (self.unit(),))
        if token == "(":
            found = self.rule()
            self.take(")")
            return found
        if token == "{":
            return self.readings()
        if token.startswith("$"):
            return understood(self.say[token[1:]], self.say)
        if self.peek() in COMPARISONS:
            return Atom(token, self.take(), tuple(self.take().split("/")))
        return Atom(token, "=", ("yes",))

    def readings(self) -> Rule:
        labels, parts = [], []
        while not labels or self.take(";", "}") == ";":
            labels.append(self.take())
            self.take(":")
            parts.append(self.rule())
        return Join("readings", tuple(parts), tuple(labels))


def understood(text: str, say: dict[str, str]) -> Rule:
    """The rule that a text of the notation states."""
    tokens = TOKEN.findall(text)
    assert re.sub(r"\s", "", "".join(tokens)) == re.sub(r"\s", "", text), text
    words = Words(tokens, say)
    found = words.rule()
    assert words.at == len(tokens), f"left over: {tokens[words.at :]} in {text}"
    return found


def atoms(rule: Rule) -> list[Atom]:
    """Every test, in the order written."""
    return [rule] if isinstance(rule, Atom) else [atom for part in rule.parts for atom in atoms(part)]


def labels(rule: Rule) -> list[str]:
    """Every reading's label, once."""
    if isinstance(rule, Atom):
        return []
    return list(dict.fromkeys([*rule.labels, *(label for part in rule.parts for label in labels(part))]))
