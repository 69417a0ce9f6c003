"""Which directions of the policies a project fits: the words an application is written with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.eligibility.measure import Kind
from desktop.rules.evaluate import judge
from desktop.rules.explain import deciding_leaves
from desktop.rules.verdict import Verdict
from desktop.rules.words import current

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.policy import Policy
    from desktop.rules.goal import Leaf
    from desktop.rules.reason import Reason


@dataclass(frozen=True, slots=True)
class Fit:
    """A direction the case is in, and the answers that say so; what only says where the firm is, is left out."""

    finding: Finding
    because: tuple[Reason, ...]


def is_direction(finding: Finding) -> bool:
    """True for what a policy wants to see done by certain industries or kinds of project, judged for the case."""
    measure = finding.measure
    return (
        measure.kind is Kind.PROGRAMME
        and measure.quotable
        and finding.verdict is Verdict.INFO
        and measure.relevance is not None
        and measure.relevance != finding.policy.scope
    )


def fits(findings: Iterable[Finding]) -> dict[Policy, tuple[Fit, ...]]:
    """The directions known to fit, by policy in its order; what fits by its place alone is no direction."""
    found: dict[Policy, list[Fit]] = {}
    for finding in findings:
        if is_direction(finding) and finding.relevance is Verdict.YES and not finding.elsewhere and _does(finding):
            because = _because(finding)
            if because:
                found.setdefault(finding.policy, []).append(Fit(finding, because))
    return {policy: tuple(some) for policy, some in found.items()}


def _does(finding: Finding) -> bool:
    """A trade alone is no direction: what the project does is known to be of it."""
    asked = finding.measure.fits_when
    return asked is None or judge(asked, finding.case).verdict is Verdict.YES


def _because(finding: Finding) -> tuple[Reason, ...]:
    assert finding.measure.relevance is not None
    place = finding.policy.scope
    wanted = [one for one in (finding.measure.relevance, finding.measure.fits_when) if one is not None]
    leaves = [leaf for one in wanted for leaf in deciding_leaves(judge(one, finding.case))]
    outside = deciding_leaves(judge(place, finding.case)) if place is not None else []
    said = {leaf.term for leaf in outside}
    return tuple({leaf.term: _what_counts(leaf) for leaf in leaves if leaf.term not in said}.values())


def _what_counts(leaf: Leaf) -> Reason:
    """Of several choices those the direction asks for: a green direction does not rest on 智能化."""
    value, asked = leaf.judgement.value, leaf.term.value
    if leaf.negated or not isinstance(value, tuple) or not isinstance(asked, tuple):
        return leaf.reason
    wanted = tuple(choice for choice in value if isinstance(choice, str) and choice in asked)
    if not wanted:
        return leaf.reason
    return leaf.reason._replace(value_text=current(wanted, leaf.term.operand, leaf.judgement.case.catalogue))


def wording(policy: Policy, found: Iterable[Fit]) -> str:
    """A sentence for the application: which clauses of the document speak of what the project does."""
    names = "、".join(f"{_unquoted(fit.finding.measure.title)}（{fit.finding.measure.clause}）" for fit in found)
    return f"本项目的改造内容与《{policy.title}》中的以下方向相符：{names}。"


def _unquoted(title: str) -> str:
    return title.replace("“", "").replace("”", "")
