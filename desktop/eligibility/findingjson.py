"""Findings as plain data for `jigai check --json` (DESIGN §9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from desktop.eligibility.amounts.amount import Amount, MoneyKind
from desktop.eligibility.combination.combine import Combination
from desktop.eligibility.combination.totals import Total
from desktop.eligibility.effort import effort_of
from desktop.eligibility.finding import Finding
from desktop.eligibility.findings import Findings
from desktop.eligibility.fits import Fit, fits
from desktop.eligibility.narrowing import Narrowing
from desktop.eligibility.questions import Questions, next_questions
from desktop.rules.explain import Reason
from desktop.rules.verdict import Verdict
from desktop.rules.ways import Way

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def findings_json(findings: Findings) -> dict[str, Json]:
    """The whole answer; `totals` is what policies in force give today, the reference ones stand apart."""
    totals = findings.totals
    counts = findings.counts()
    return {
        "as_of": findings.as_of.isoformat(),
        "findings": [finding_json(finding) for finding in findings.findings],
        "totals": _totals(totals.today),
        "reference_totals": _totals(totals.reference),
        "possible_totals": _totals(totals.possible_today),
        "combinations": {
            kind.value: _combination(total.combination) for kind, total in totals.today.items() if total.combination
        },
        "counts": {verdict.value: counts[verdict] for verdict in Verdict},
        "barred": findings.barred,
        "next_questions": _questions(next_questions(findings)),
        "narrowing": [_narrowing(one) for one in findings.narrowing()],
        "fits": [_fit(fit) for some in fits(findings.here()).values() for fit in some],
    }


def finding_json(finding: Finding) -> dict[str, Json]:
    """One finding."""
    measure = finding.measure
    beside: dict[str, Json] = {} if finding.concerned else {"concerned": False}
    if finding.barred_by:
        bans: list[Json] = [ban.measure.id for ban in finding.barred_by]
        beside |= {"barred_by": bans, "bar_note": finding.bar_note}
    return {
        "policy": finding.policy.id,
        "measure": measure.id,
        "title": measure.title,
        "clause": measure.clause,
        "kind": measure.kind.value,
        "standing": finding.standing.value,
        "verdict": finding.verdict.value,
        "elsewhere": finding.elsewhere,
        "reasons": [_reason(reason) for reason in finding.reasons],
        "missing": list(finding.missing),
        "ways": [_way(way) for way in finding.ways],
        "readings": [{"label": label, "verdict": verdict.value} for label, verdict in finding.readings],
        "amount": _amount(finding.amount),
        "note": "".join(part for part in (finding.authority_note, measure.discretion) if part),
        "relevance": finding.relevance.value if finding.relevance else None,
        "effort": effort_of(finding).text,
        **beside,
    }


def _reason(reason: Reason) -> Json:
    rows: dict[str, Json] = {"rows": reason.rows} if reason.rows else {}
    return {
        "fact": reason.fact,
        "label": reason.label,
        "value": reason.value_text,
        "required": reason.required_text,
        "gap": reason.gap_text,
        "clause": reason.clause,
        "verdict": reason.verdict.value,
        **rows,
    }


def _way(way: Way) -> Json:
    return {
        "changes": [
            {
                "fact": s.fact,
                "label": s.label,
                "text": s.text,
                "kind": s.kind.value,
                "target": plain(s.target),
                "cost": None if s.cost is None else number(s.cost),
                "until": s.until.isoformat() if s.until else None,
            }
            for s in way.changes
        ],
        "cost": number(way.yuan),
        "until": way.until.isoformat() if way.until else None,
    }


def _amount(amount: Amount | None) -> Json:
    if amount is None:
        return None
    carried: dict[str, Json] = {"carried": number(amount.carried)} if amount.carried else {}
    return {
        "kind": amount.kind.value,
        "low": None if amount.low is None else number(amount.low),
        "high": None if amount.high is None else number(amount.high),
        "unit": "yuan",
        "note": amount.note,
        **carried,
    }


def _totals(totals: Mapping[MoneyKind, Total]) -> Json:
    """A kind of which no measure has a figure yet (未计入) is left out: zero would say something else."""
    return {k.value: {"low": number(t.low), "high": number(t.high)} for k, t in totals.items() if t.count}


def _combination(found: Combination) -> Json:
    return {
        "chosen": [finding.measure.id for finding in found.chosen],
        "left_out": [{"measure": left.finding.measure.id, "reason": left.reason} for left in found.left_out],
        "readings": [
            {
                "label": reading.label,
                "chosen": [finding.measure.id for finding in reading.chosen],
                "low": number(reading.low),
                "high": number(reading.high),
            }
            for reading in found.readings
        ],
    }


def number(amount: Decimal) -> int | float:
    """A JSON number; sums in yuan with at most two decimals read back exactly."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def plain(value: object) -> Json:
    """A fact's value as JSON, in its inner unit."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(cell) for key, cell in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if isinstance(value, bool | int | str) else str(value)


def _questions(asked: Questions) -> Json:
    """Answering the facts settles `settled` findings whatever is answered, and `most` at the most."""
    return {"facts": list(asked.facts), "settled": asked.settled, "most": asked.most}


def _narrowing(one: Narrowing) -> Json:
    """How many yuan of today's money of this kind hang on the fact; null where nothing bounds them yet."""
    return {"fact": one.fact, "kind": one.kind.value, "yuan": None if one.yuan is None else number(one.yuan)}


def _fit(fit: Fit) -> Json:
    """A direction the project is in, and the answers that say so."""
    finding = fit.finding
    because: list[Json] = [reason.fact for reason in fit.because]
    return {
        "policy": finding.policy.id,
        "measure": finding.measure.id,
        "title": finding.measure.title,
        "clause": finding.measure.clause,
        "standing": finding.standing.value,
        "because": because,
    }
