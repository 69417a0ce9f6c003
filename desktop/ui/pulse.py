"""What the answers amount to right now, in words: step signs, reasons, counts, and what just changed."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.ui.desk import Desk
from desktop.ui.sidepanel import Reasons, Results
from desktop.ui.steplist import StepRow

if TYPE_CHECKING:
    from desktop.eligibility.judge import Finding
    from desktop.wizard.steps import Step

MOST_CHANGES = 4
MOST_USES = 6
WORDS = {"yes": "符合", "no": "不符合", "unknown": "待补充", "info": "供参考"}


class Pulse:
    """Remembers how things stood, so that it can say what an answer changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._verdicts: dict[str, str] = {}
        self._scores: dict[str, Decimal | None] = {}

    def start(self) -> None:
        """Another case: nothing has changed yet."""
        self._verdicts = self._verdicts_now()
        self._scores = self._scores_now()

    def changes(self) -> list[str]:
        """What is different since the last time, in lines; remembers the present."""
        verdicts, scores = self._verdicts_now(), self._scores_now()
        lines = []
        titles = self._titles()
        for measure, now in verdicts.items():
            before = self._verdicts.get(measure, now)
            if before != now:
                lines.append(f"“{titles[measure]}”由{WORDS[before]}变为{WORDS[now]}")
        for area, score in scores.items():
            old = self._scores.get(area)
            if score is not None and old != score:
                lines.append(f"{area} {'' if old is None else f'{old:.0f} → '}{score:.0f} 分")
        self._verdicts, self._scores = verdicts, scores
        if len(lines) > MOST_CHANGES:
            lines = [*lines[:MOST_CHANGES], f"另有 {len(lines) - MOST_CHANGES} 处变化"]
        return lines

    def results(self) -> Results | None:
        """How many measures stand where, and the money that is in force today."""
        findings = self._desk.findings()
        if findings is None:
            return None
        usable = [f for f in findings.findings if f.standing.is_usable]
        reference = len(findings.findings) - len(usable)
        counts = Counter(f.verdict.value for f in usable)
        shown = tuple((verdict, counts[verdict]) for verdict in ("yes", "unknown", "no") if counts[verdict])
        lines = [f"{label} {text}" for label, text in self._desk.money_today()]
        if reference:
            lines.append(f"另有 {reference} 项来自草案或已过期的文件，仅供参考，不计入")
        return Results(shown, tuple(lines))

    def reasons(self, key: str) -> Reasons:
        """Why a fact is asked."""
        return self._desk.reasons(key)

    def row(self, step: Step) -> StepRow:
        """The line of a step in the list."""
        indent = bool(step.group)
        if self._desk.session is None:
            return StepRow(step.title, step.id, enabled=step.kind.value == "home", indent=indent)
        if not step.sections:
            return StepRow(step.title, step.id, trailing=self._tail(step), indent=indent)
        state = self._desk.step_state(step)
        sign = "done" if state.answered >= state.total else "gaps" if state.answered else "empty"
        tail = self._tail(step) or ("" if sign == "done" else f"{state.answered}/{state.total}")
        return StepRow(step.title, step.id, sign, tail, bool(state.problems), indent)

    def _tail(self, step: Step) -> str:
        if step.kind.value == "area":
            assessment = self._desk.assessment()
            score = next((a.score for a in assessment.areas if a.area.value == step.id), None) if assessment else None
            return "" if score is None else f"{score:.0f} 分"
        if step.kind.value == "findings":
            counts = Counter(f.verdict.value for f in self._findings())
            return f"符合 {counts['yes']}" if counts["yes"] else ""
        return ""

    def _findings(self) -> list[Finding]:
        findings = self._desk.findings()
        return list(findings.findings) if findings else []

    def _verdicts_now(self) -> dict[str, str]:
        return {f"{f.policy.id}/{f.measure.id}": f.verdict.value for f in self._findings()}

    def _titles(self) -> dict[str, str]:
        return {f"{f.policy.id}/{f.measure.id}": f.measure.title for f in self._findings()}

    def _scores_now(self) -> dict[str, Decimal | None]:
        assessment = self._desk.assessment()
        return {a.area.label: a.score for a in assessment.areas} if assessment else {}
