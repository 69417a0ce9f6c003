"""One term that decides, in words."""

from __future__ import annotations

from typing import NamedTuple

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
