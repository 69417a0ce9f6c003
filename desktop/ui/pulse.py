"""What the answers amount to right now, in words: step signs, reasons, counts, and what just changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.diagnosis.summary import share_text
from desktop.eligibility.amounts.amount import span_text
from desktop.eligibility.finding import BARRED
from desktop.eligibility.findings import words_of_idle
from desktop.rules.verdict import Verdict
from desktop.ui.desk import Desk
from desktop.ui.frame.sidepanel import Reasons, Results
from desktop.ui.frame.steplist import StepRow

if TYPE_CHECKING:
    from desktop.diagnosis.result import AreaResult
    from desktop.eligibility.combination.totals import Total
    from desktop.eligibility.findings import Findings
    from desktop.wizard.effect import Effect
    from desktop.wizard.steps import Step

MOST_CHANGES = 4
MOST_USES = 6
THIN = "*"
WORDS = {Verdict.YES: "符合", Verdict.NO: "不符合", Verdict.UNKNOWN: "待补充", Verdict.INFO: "供参考"}


class Pulse:
    """Remembers the version it last spoke of, so that it can say what an answer changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._version = desk.session.version

    def start(self) -> None:
        """Another case: nothing has changed yet."""
        self._version = self._desk.session.version

    def changes(self) -> list[str]:
        """What is different since the last time, in lines; remembers the present."""
        session = self._desk.session
        if not session.is_open or session.version == self._version:
            return []
        effect = session.changes_since(self._version)
        self._version = session.version
        lines = list(change_lines(effect))
        if len(lines) > MOST_CHANGES:
            lines = [*lines[:MOST_CHANGES], f"另有 {len(lines) - MOST_CHANGES} 处变化"]
        return lines

    def results(self) -> Results | None:
        """How many measures stand where, and the money; what is only for reference says so."""
        findings = self._desk.findings()
        if findings is None:
            return None
        order = (Verdict.YES, Verdict.UNKNOWN, Verdict.NO)
        today = tuple((v.value, findings.count(v, today=True)) for v in order if findings.count(v, today=True))
        lines = [f"{kind.label} {money_words(total)}" for kind, total in findings.totals.today.items() if total.count]
        lines += _asides(findings)
        reference = [f"{WORDS[v]} {findings.count(v, today=False)}" for v in order if findings.count(v, today=False)]
        if barred := _barred(findings, today=False):
            reference.append(f"{BARRED} {barred}")
        if not today:
            lines.append("现行政策里还没有可判断的项。")
        if reference:
            lines.append(f"参考政策：{'，'.join(reference)}。不计入。")
        return Results(today, tuple(lines))

    def reasons(self, key: str) -> Reasons:
        """Why a fact is asked."""
        session = self._desk.session
        uses = session.uses(key)
        lines = [f"{item.area.label}诊断：{item.label}" for item in uses.indicators]
        found = session.findings()
        lines += [f"政策：{measure.title}" for measure in uses.measures if not found[measure.id].elsewhere]
        lines += [f"{form.title}" for form in uses.forms]
        lines += [f"申报日程：{step.title}" for step in uses.steps]
        if len(lines) > MOST_USES:
            lines = [*lines[:MOST_USES], f"另有 {len(lines) - MOST_USES} 处"]
        evidence = dict.fromkeys(text for item in uses.indicators for text in item.evidence)
        note = "" if lines else "这一项供核对用，不影响诊断和政策结论。"
        answer = session.answer(key)
        if answer is not None and answer.origin.place:
            note = f"{note}现在的数来自：{answer.origin.place}。"
        return Reasons(session.catalogue[key].label, tuple(lines), tuple(evidence)[:MOST_USES], note)

    def row(self, step: Step) -> StepRow:
        """The line of a step in the list."""
        indent = bool(step.group)
        if not self._desk.is_open:
            return StepRow(step.title, step.id, enabled=step.kind.value == "home", indent=indent)
        state = self._desk.step_state(step)
        sign = "" if state.status.value == "plain" else state.status.value
        tail = self._tail(step)
        if not tail and sign and sign != "done":
            tail = f"{state.answered}/{state.total}"
        return StepRow(step.title, step.id, sign, tail, bool(state.problems), indent, note=self._note(step))

    def _tail(self, step: Step) -> str:
        if step.area is not None:
            assessment = self._desk.assessment()
            result = assessment[step.area] if assessment else None
            if result is None or result.score is None:
                return ""
            return f"{result.score:.0f} 分{THIN if self._is_thin(result) else ''}"
        if step.kind.value == "findings":
            findings = self._desk.findings()
            today, reference = (findings.given(today=one) for one in (True, False)) if findings else (0, 0)
            return f"现行 {today} · 参考 {reference}" if today or reference else ""
        return ""

    def _is_thin(self, result: AreaResult) -> bool:
        """True for a score that rests on the lesser part of its area."""
        return result.answered_share < self._desk.session.rooms.indicators.directions.answered

    def _note(self, step: Step) -> str:
        assessment = self._desk.assessment() if step.area is not None else None
        if assessment is None or step.area is None:
            return ""
        result = assessment[step.area]
        if result.score is None or not self._is_thin(result):
            return ""
        return f"已答 {share_text(result)}，得分只反映答过的部分"


def _asides(findings: Findings) -> Iterator[str]:
    """What the counts of today's policies leave unsaid, so that they add up with the other pages."""
    if idle := words_of_idle(one for one in findings.free() if one.is_today):
        yield f"符合的里有 {idle}。"
    if barred := _barred(findings, today=True):
        yield f"{BARRED} {barred} 项，先解决碰到的禁止。"


def _barred(findings: Findings, *, today: bool) -> int:
    return sum(bool(one.barred_by) and one.is_today is today for one in findings.here())


def change_lines(effect: Effect) -> Iterator[str]:
    """What became different, a line each; reference policies say that they are."""
    for change in effect.verdicts:
        was, now = change.before, change.after
        aside = "" if now.is_today else f"（{now.standing.label}，仅供参考）"
        yield f"“{now.measure.title}”由{was.verdict_text}变为{now.verdict_text}{aside}"
    for score in effect.scores:
        if score.after is not None:
            before = "" if score.before is None else f"{score.before:.0f} → "
            yield f"{score.area.label} {before}{score.after:.0f} 分"


def money_words(total: Total) -> str:
    """An interval as every page writes it."""
    return span_text(total.low, total.high)
