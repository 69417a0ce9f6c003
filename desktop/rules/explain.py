"""Why a verdict is what it is: the terms that decide now, the whole tree in words, and how each reading ends."""

from __future__ import annotations

from typing import NamedTuple

from desktop.rules.evaluate import Judgement, consensus, unless
from desktop.rules.goal import Goal, Group, Leaf, Split, as_goal
from desktop.rules.missing import missing
from desktop.rules.reason import Reason, sentence
from desktop.rules.term import All, AnyOf, AtLeast, Exception_, Not, Readings, Term
from desktop.rules.verdict import Verdict, all_of, any_of, at_least, negate

__all__ = ["Line", "Reason", "authority_note", "deciding", "missing", "readings", "sentence", "tree"]

ASK_AUTHORITY = "政策文字有不同读法，结论不一致，请向主管部门确认："
MAY_ASK_AUTHORITY = "政策文字有不同读法，资料补齐后仍可能要向主管部门确认："
_SIGNS = {Verdict.YES: "符合", Verdict.NO: "不符合", Verdict.UNKNOWN: "待补充", Verdict.INFO: "供参考"}


class Line(NamedTuple):
    """One line of the tree; `fact` is "" for a heading."""

    depth: int
    verdict: Verdict
    text: str
    clause: str = ""
    fact: str = ""
    note: str = ""


def deciding(judged: Judgement | Goal) -> list[Reason]:
    """The reasons that decide now: for a NO what fails, for a YES what carries it, for UNKNOWN what is open."""
    return [leaf.reason for leaf in deciding_leaves(judged)]


def deciding_leaves(judged: Judgement | Goal) -> list[Leaf]:
    """The terms behind those reasons, each once."""
    seen: dict[tuple[Term, bool], Leaf] = {}
    _decide(as_goal(judged), seen)
    return list(seen.values())


def _decide(goal: Goal, seen: dict[tuple[Term, bool], Leaf]) -> None:
    """Of a group only the parts that end like the whole decide."""
    if isinstance(goal, Leaf):
        seen.setdefault((goal.term, goal.negated), goal)
        return
    for part in goal.parts:
        if part.verdict is goal.verdict or isinstance(goal, Split):
            _decide(part, seen)


def is_choice(judged: Judgement | Goal) -> bool:
    """True when a NO would be gone if any one of the deciding reasons were met, false when it needs all of them."""
    goal = as_goal(judged)
    while isinstance(goal, Group) and goal.need == len(goal.parts):
        failing = [part for part in goal.parts if part.verdict is Verdict.NO]
        if len(failing) != 1:
            return False
        goal = failing[0]
    return isinstance(goal, Group) and goal.need == 1 and all(_is_one_thing(part) for part in goal.parts)


def _is_one_thing(goal: Goal) -> bool:
    """One term, or the same one read in several ways."""
    return isinstance(goal, Leaf) or (isinstance(goal, Split) and all(map(_is_one_thing, goal.parts)))


def tree(judged: Judgement | Goal) -> list[Line]:
    """The condition in plain Chinese, a line a term, headings above groups; negations are already inside the words."""
    lines: list[Line] = []
    _write(as_goal(judged), 0, "", lines)
    return lines


def _write(goal: Goal, depth: int, label: str, lines: list[Line]) -> None:
    prefix = f"{label}：" if label else ""
    if isinstance(goal, Leaf):
        reason = goal.reason
        lines.append(Line(depth, goal.verdict, prefix + goal.sentence, reason.clause, reason.fact, reason.note))
        return
    lines.append(Line(depth, goal.verdict, prefix + _heading(goal)))
    labels = goal.labels or ("",) * len(goal.parts)
    for part, name in zip(goal.parts, labels, strict=True):
        _write(part, depth + 1, name, lines)


def _heading(goal: Group | Split) -> str:
    if isinstance(goal, Split):
        return "政策文字有不同读法，分别判断："
    if goal.need == len(goal.parts):
        return "以下各项都要满足："
    if goal.need == 1:
        return "以下任一项满足即可："
    return f"以下 {len(goal.parts)} 项中至少满足 {goal.need} 项："


def readings(judgement: Judgement) -> list[tuple[str, Verdict]]:
    """The verdict of the whole under each reading, in the order of the text; empty when it reads one way only.

    Readings with the same label anywhere in the tree are taken together.
    """
    labels: dict[str, None] = {}
    _collect_labels(judgement, labels)
    return [(label, _under(judgement, label)) for label in labels]


def _collect_labels(judgement: Judgement, labels: dict[str, None]) -> None:
    if not judgement.condition.has_readings:
        return
    if isinstance(judgement.condition, Readings):
        labels.update(dict.fromkeys(reading.label for reading in judgement.condition.parts))
    for part in judgement.parts:
        _collect_labels(part, labels)


def _under(judgement: Judgement, label: str) -> Verdict:
    """The verdict when every text that has the reading `label` is read that way."""
    if not judgement.condition.has_readings:
        return judgement.verdict
    below = [_under(part, label) for part in judgement.parts]
    match judgement.condition:
        case Readings(parts=parts):
            chosen = [v for reading, v in zip(parts, below, strict=True) if reading.label == label]
            return chosen[0] if chosen else consensus(below)
        case All():
            return all_of(below)
        case AnyOf():
            return any_of(below)
        case AtLeast(count=count):
            return at_least(count, below)
        case Not():
            return negate(below[0])
        case Exception_(then=then):
            return unless(below[0], below[1], then)
        case _:
            return judgement.verdict


def authority_note(judgement: Judgement) -> str:
    """What to ask the authority when readings differ and so leave the verdict open; "" otherwise."""
    if judgement.verdict is not Verdict.UNKNOWN:
        return ""
    found = readings(judgement)
    verdicts = {verdict for _, verdict in found}
    if len(verdicts) < 2:
        return ""
    lead = ASK_AUTHORITY if {Verdict.YES, Verdict.NO} <= verdicts else MAY_ASK_AUTHORITY
    return lead + "；".join(f"{label}——{_SIGNS[verdict]}" for label, verdict in found) + "。"
