"""The condition tree as the rows of a table: what is said twice stands once, a group has a row only where it decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from desktop.rules.explain import Reason, tree
from desktop.rules.goal import Goal, Group, Leaf, Split
from desktop.rules.term import Operand, Term
from desktop.rules.verdict import Verdict
from desktop.rules.words import link

Shape: TypeAlias = tuple[object, ...]

ALL, ONE, READ = "以下各项都要满足", "以下任一项满足即可", "政策文字有不同读法，分别判断"
_RESULTS = {Verdict.YES: "都符合", Verdict.NO: "都不符合", Verdict.UNKNOWN: "都还不能定"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` says what belongs under what, `terms` are those it tells of; none for a heading.

    `same_as` is the number of the row that told the same before.
    """

    number: str
    text: str
    verdict: Verdict
    clause: str = ""
    note: str = ""
    terms: tuple[Term, ...] = ()
    is_head: bool = False
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The rows, what holds the first of them together ("" for a single one), and where each reason stands."""

    rows: tuple[Row, ...]
    opening: str
    places: dict[Reason, str] = field(hash=False)

    def numbers(self, reasons: list[Reason]) -> list[str]:
        """The rows in which these reasons stand, in order."""
        found = {self.places[one] for one in reasons if one in self.places}
        return [row.number for row in self.rows if row.number in found]


def tree_of(goal: Goal | None) -> Tree:
    """The rows of a goal; no goal has none."""
    if goal is None:
        return Tree((), "", {})
    writer = _Writer()
    if isinstance(goal, Leaf) or _is_one_row(goal):
        return Tree(tuple(writer.write(goal, "", "1")), "", writer.places)
    rows = tuple(writer.parts(goal, ""))
    return Tree(rows, heading(goal), writer.places)


def heading(goal: Group | Split) -> str:
    """What holds the parts together."""
    if isinstance(goal, Split):
        return READ
    if goal.need == len(goal.parts):
        return ALL
    return ONE if goal.need == 1 else f"以下 {len(goal.parts)} 项中至少满足 {goal.need} 项"


class _Writer:
    """Writes a goal into rows and remembers under which number every part was told first."""

    def __init__(self) -> None:
        self.places: dict[Reason, str] = {}
        self._told: dict[Shape, str] = {}

    def write(self, goal: Goal, label: str, number: str) -> Iterator[Row]:
        before = self._told.get(_shape(goal))
        if before is not None:
            yield _again(goal, label, number, before)
            return
        self._told[_shape(goal)] = number
        opposite = self._told.get((goal.term, not goal.negated)) if isinstance(goal, Leaf) else None
        if isinstance(goal, Leaf) and opposite is not None:
            self.places.setdefault(goal.reason, number)
            yield Row(number, f"{_lead(label)}第 {opposite} 项不应成立", goal.verdict, same_as=opposite)
        elif isinstance(goal, Leaf):
            yield self._leaf(goal, label, number)
        elif _is_one_row(goal):
            yield self._readings(goal, label, number)
        else:
            yield Row(number, f"{_lead(label)}{heading(goal)}", goal.verdict, is_head=True)
            yield from self.parts(goal, f"{number}.")

    def parts(self, goal: Group | Split, prefix: str) -> Iterator[Row]:
        for place, (label, part) in enumerate(self._flat(goal), 1):
            yield from self.write(part, label, f"{prefix}{place}")

    def _flat(self, goal: Group | Split) -> Iterator[tuple[str, Goal]]:
        """The parts with their labels; a group inside one of its own kind needs no row, unless it was told before."""
        labels = goal.labels or ("",) * len(goal.parts)
        for label, part in zip(labels, goal.parts, strict=True):
            if not label and isinstance(part, Group) and _same_kind(goal, part) and _shape(part) not in self._told:
                yield from self._flat(part)
            else:
                yield label, part

    def _leaf(self, leaf: Leaf, label: str, number: str) -> Row:
        line = tree(leaf)[0]
        self.places.setdefault(leaf.reason, number)
        return Row(number, _lead(label) + line.text, leaf.verdict, line.clause, line.note, (leaf.term,))

    def _readings(self, goal: Group | Split, label: str, number: str) -> Row:
        """Readings of one figure that all end the same: the figure once, what each reading asks for after it."""
        leaves = [part for part in goal.parts if isinstance(part, Leaf)]
        for leaf in leaves:
            self.places.setdefault(leaf.reason, number)
            self._told.setdefault(_shape(leaf), number)
        first = leaves[0].reason
        state = tree(leaves[0])[0].text.removeprefix(_asked(first))
        said = "".join(f"\n{name}——{leaf.reason.required_text}" for name, leaf in zip(goal.labels, leaves, strict=True))
        text = f"{_lead(label)}{first.label}{state}，{len(leaves)} 种读法{_RESULTS[goal.verdict]}：{said}"
        return Row(number, text, goal.verdict, first.clause, first.note, tuple(leaf.term for leaf in leaves))


def _again(goal: Goal, label: str, number: str, before: str) -> Row:
    if isinstance(goal, Leaf):
        return Row(number, f"{_lead(label)}{goal.reason.label}：同第 {before} 项", goal.verdict, same_as=before)
    return Row(number, f"{_lead(label)}同第 {before} 项的各条", goal.verdict, same_as=before)


def _asked(reason: Reason) -> str:
    return f"{reason.label}{link(reason.label)}{reason.required_text}"


def _lead(label: str) -> str:
    return f"{label}：" if label else ""


def _shape(goal: Goal) -> Shape:
    """What the goal asks for, whatever its groups of one kind inside each other look like."""
    if isinstance(goal, Leaf):
        return (goal.term, goal.negated)
    need = "split" if isinstance(goal, Split) else "all" if goal.need == len(goal.parts) else goal.need
    return (need, goal.labels, *(_shape(part) for part in goal.parts))


def _same_kind(outer: Group | Split, part: Group) -> bool:
    if not isinstance(outer, Group) or part.labels:
        return False
    return (_is_all(outer) and _is_all(part)) or outer.need == part.need == 1


def _is_all(group: Group) -> bool:
    return group.need == len(group.parts)


def _is_one_row(goal: Goal) -> bool:
    """Readings of the same figure that end alike and come from the same clause."""
    if not isinstance(goal, Split):
        return False
    leaves = [part for part in goal.parts if isinstance(part, Leaf) and not part.negated]
    told: set[tuple[Operand, Verdict, str, str, str]] = {
        (leaf.term.operand, leaf.verdict, leaf.term.clause, leaf.term.note, leaf.reason.gap_text) for leaf in leaves
    }
    return len(leaves) == len(goal.parts) and len(told) == 1
