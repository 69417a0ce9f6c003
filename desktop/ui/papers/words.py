"""A filled form in words for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.precheck.result import Outcome, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.application.fill import Filled
    from desktop.application.precheck.result import CheckResult


def failed(filled: Filled) -> list[CheckResult]:
    """The contradictions a reviewer would find, the worst first."""
    return [check for check in filled.checks if check.outcome is Outcome.FAILED]


def waiting(filled: Filled) -> list[CheckResult]:
    """What can't be compared yet."""
    return [check for check in filled.checks if check.outcome is Outcome.OPEN]


def lacking(filled: Filled) -> int:
    """How many required attachments have no file."""
    return sum(one.missing for one in filled.enclosures)


def state_lines(filled: Filled) -> list[tuple[str, str]]:
    """Icon and words for a card: blanks, contradictions, attachments; one line when all is done."""
    blanks, checks, papers = len(filled.required_gaps), failed(filled), lacking(filled)
    must = any(check.severity is Severity.BLOCK for check in checks)
    lines: list[tuple[str, str]] = []
    if blanks:
        lines.append(("half", f"必填还缺 {blanks} 项，打印时会留出标记的空白"))
    if checks:
        lines.append(("cross" if must else "warning", failed_text(checks)))
    if papers:
        lines.append(("document", f"附件还差 {papers} 份"))
    if not lines:
        lines.append(("check", "必填都有了，预审没有发现问题"))
    return lines


def failed_text(checks: Sequence[CheckResult]) -> str:
    """How many contradictions, in the words every page uses; the weightier ones named."""
    must = sum(check.severity is Severity.BLOCK for check in checks)
    must_words = "，必须改" if must == len(checks) else f"，其中 {must} 处必须改" if must else ""
    return f"预审发现 {len(checks)} 处{must_words}"


def passed_text(checks: Sequence[CheckResult]) -> str:
    """How many comparisons agree."""
    return f"另有 {sum(check.outcome is Outcome.PASSED for check in checks)} 处核对一致。"
