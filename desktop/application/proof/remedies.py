"""What would help: the facts still open, the ways to qualify."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.application.proof.conclusion import MOST_OPEN, MOST_REASONS
from desktop.eligibility.bar import no_way
from desktop.rules.step import ChangeStep, StepKind
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.rules.ways import Way

DIGITS = "一二三四五六七八九十"
ANY_WAY = "几种办法任选一种，一种里的几步都要做；只列做了就真正符合的办法。"
PAST = "政策{}，以下只说明当时的条件。"
ALL_GIVEN = "企业的数据已经齐了，要由主管部门确认。"


def remedies(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What is missing and every way to qualify; () for a finding that is met."""
    if finding.verdict not in (Verdict.NO, Verdict.UNKNOWN):
        return ()
    past = (("注意", PAST.format(finding.standing.label)),) if finding.standing.is_over else ()
    return (*past, *_open(finding), *_ways(finding))


def _open(finding: Finding) -> Iterator[tuple[str, str]]:
    """What an open verdict waits for; a failed one has its gaps in the rows of the tree."""
    if finding.verdict is Verdict.NO:
        return
    labels = [finding.case.catalogue[key].label for key in finding.missing]
    if not labels:
        yield "还缺", ALL_GIVEN
    elif len(labels) > MOST_OPEN:
        more = "、".join(labels[MOST_REASONS:])  # the head of the sheet names the first ones
        yield "还缺", f"上面说的之外，还有{more}。补齐这 {len(labels)} 项就能下结论，影响大的在前。"
    else:
        yield "还缺", f"补齐上面的 {len(labels)} 项就能下结论，影响大的在前。"


def _ways(finding: Finding) -> Iterator[tuple[str, str]]:
    """Every way is enough by itself."""
    if len(finding.ways) == 1 and _asks_all(finding.ways[0], finding):
        return  # what is missing has been said
    if len(finding.ways) == 1:
        yield "办法", _way_text(finding.ways[0])
    elif finding.ways:
        yield from ((f"办法{DIGITS[n]}", _way_text(way)) for n, way in enumerate(finding.ways))
        yield "说明", ANY_WAY
    elif finding.verdict is Verdict.NO:
        yield "办法", no_way(finding)


def _way_text(way: Way) -> str:
    several = len(way.changes) > 1
    lead = f"{StepKind.CONFIRM.label}：" if several and _only_confirms(way) else ""
    lines = (_step_text(step).removeprefix(lead) for step in way.changes)
    return lead + "；".join(f"{place}. {line}" if several else line for place, line in enumerate(lines, 1))


def _only_confirms(way: Way) -> bool:
    return all(step.kind is StepKind.CONFIRM for step in way.changes)


def _asks_all(way: Way, finding: Finding) -> bool:
    """True when the way is to find out all that is missing: the rows of the tree say it already."""
    return _only_confirms(way) and {step.fact for step in way.changes} == set(finding.missing)


def _step_text(step: ChangeStep) -> str:
    """A decision says that it is one; the other kinds begin with their own words."""
    return f"{step.text}（{step.kind.label}）" if step.kind is StepKind.DECISION else step.text
