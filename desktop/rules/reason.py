"""One term that decides, in words."""

from __future__ import annotations

from typing import NamedTuple

from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, Blank
from desktop.rules import words
from desktop.rules.evaluate import Judgement
from desktop.rules.rowwords import about_rows
from desktop.rules.term import FactOperand, Term
from desktop.rules.verdict import Verdict, negate


class Reason(NamedTuple):
    """One term that decides. The verdict says whether the requirement as worded is met.

    `rows` names the rows of a table that don't count, or of which an empty cell leaves that open, and why.
    """

    fact: str
    label: str
    value_text: str
    required_text: str
    gap_text: str
    clause: str
    verdict: Verdict
    note: str = ""
    rows: str = ""

    @property
    def short(self) -> str:
        """For one line in a list: 还差 50 万元固定资产投资."""
        short = self.gap_text.startswith("还差")
        said = f"{self.gap_text}{self.label}" if short else f"{self.label}{self.required_text}"
        return f"{said}（{self.rows}）" if self.rows else said


def reason_of(judgement: Judgement, *, negated: bool) -> Reason:
    """The words for a judged term that must hold, or must not when `negated`."""
    term, catalogue = judgement.condition, judgement.case.catalogue
    assert isinstance(term, Term)
    return Reason(
        fact=term.fact,
        label=words.label(term.operand, catalogue),
        value_text=words.current(judgement.value, term.operand, catalogue),
        required_text=words.required(term, negated, catalogue),
        gap_text="" if negated else words.gap_text(judgement.gap, term, catalogue),
        clause=term.clause,
        verdict=negate(judgement.verdict) if negated else judgement.verdict,
        note=term.note,
        rows="" if isinstance(term.operand, FactOperand) else about_rows(judgement),
    )


def sentence(reason: Reason, blank: Blank | None = None) -> str:
    """固定资产投资不低于 200 万元（现为 150 万元，还差 50 万元）."""
    if blank is not None and blank is not NOT_APPLICABLE:
        state = "暂不清楚" if blank is DONT_KNOW else "待补充"
    else:
        state = reason.value_text if blank else f"现为{_space(reason.value_text)}{reason.value_text}"
        state += f"，{reason.gap_text}" if reason.gap_text else ""
    state += f"；{reason.rows}" if reason.rows else ""
    return f"{reason.label}{words.link(reason.label)}{reason.required_text}（{state}）"


def blank_of(judgement: Judgement) -> Blank | None:
    """Why the judged term has no value; "don't know yet" is told apart from no answer."""
    term, value = judgement.condition, judgement.value
    if not isinstance(value, Blank) or value is NOT_APPLICABLE:
        return value if isinstance(value, Blank) else None
    assert isinstance(term, Term)
    answer = judgement.case.answer(term.fact)
    return DONT_KNOW if answer is not None and answer.value is DONT_KNOW else value


def _space(text: str) -> str:
    return "" if text.startswith("“") else " "
