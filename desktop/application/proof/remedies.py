"""What is missing and what would help: the gap of each failed line, the facts still open, the ways to qualify."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.application.document import Block, Grid, GridCell
from desktop.facts.case import NOT_APPLICABLE
from desktop.facts.showing import BLANK_WORDS
from desktop.rules.step import ChangeStep, StepKind
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.rules.explain import Reason
    from desktop.rules.ways import Way

DIGITS = "一二三四五六七八九十"
WIDTHS = (4, 29)
NO_WAY = "靠企业自己改不了这些条件，这一条现在走不通。"
ANY_WAY = "几种办法任选一种，一种里的几步都要做；只列做了就真正符合的办法。"
ALL_GIVEN = "企业的数据已经齐了，要由主管部门确认。"


def remedies(finding: Finding) -> tuple[Block, ...]:
    """The gap and every way to qualify; () for a finding that is met."""
    if finding.verdict not in (Verdict.NO, Verdict.UNKNOWN):
        return ()
    pairs = [*_gaps(finding), *_ways(finding)]
    rows = tuple((GridCell(label, is_label=True), GridCell(text)) for label, text in pairs)
    return (Grid(rows, WIDTHS, small=True),) if rows else ()


def gap_line(reason: Reason) -> str:
    """One failed line: what is asked, what is there, how far apart."""
    unasked = reason.value_text in ("", BLANK_WORDS[NOT_APPLICABLE])
    now = "现在不适用" if unasked else f"现在是 {reason.value_text}"
    gap = f"，{reason.gap_text}" if reason.gap_text else ""
    return f"{reason.label}：要求{reason.required_text}，{now}{gap}".replace(" “", "“")


def _gaps(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.verdict is Verdict.NO:
        failed = [gap_line(one) for one in finding.reasons if one.verdict is Verdict.NO]
        yield "差距", "\n".join(dict.fromkeys(failed))
        return
    labels = [finding.case.catalogue[key].label for key in finding.missing]
    if labels:
        yield "还缺", f"{'、'.join(labels)}。补齐这 {len(labels)} 项就能下结论，影响大的在前。"
    else:
        yield "还缺", ALL_GIVEN


def _ways(finding: Finding) -> Iterator[tuple[str, str]]:
    """Every way is enough by itself."""
    if len(finding.ways) == 1:
        yield "办法", _way_text(finding.ways[0])
    elif finding.ways:
        yield from ((f"办法{DIGITS[n]}", _way_text(way)) for n, way in enumerate(finding.ways))
        yield "说明", ANY_WAY
    elif finding.verdict is Verdict.NO:
        yield "办法", NO_WAY


def _way_text(way: Way) -> str:
    several = len(way.changes) > 1
    lines = (_step_text(step) for step in way.changes)
    return "\n".join(f"{place}. {line}" if several else line for place, line in enumerate(lines, 1))


def _step_text(step: ChangeStep) -> str:
    """A decision says that it is one; the other kinds begin with their own words."""
    return f"{step.text}（{step.kind.label}）" if step.kind is StepKind.DECISION else step.text
