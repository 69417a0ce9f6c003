"""An assessment as plain data for `jigai diagnose --json`."""

from __future__ import annotations

from decimal import Decimal

from desktop.diagnosis.benchmark import Mark
from desktop.diagnosis.comparison import Comparison
from desktop.diagnosis.gate import GateResult
from desktop.diagnosis.indicator import Indicator
from desktop.diagnosis.result import AreaResult, Assessment, ItemResult
from desktop.diagnosis.score import shown
from desktop.rules.explain import deciding

Json = dict[str, object]


def assessment_json(assessment: Assessment) -> Json:
    """The whole assessment; scores have one decimal, a score nobody can give is null."""
    levels = assessment.indicators.levels
    return {
        "areas": [_area(result) for result in assessment.areas],
        "gaps": [_gap(item) for item in assessment.gaps()],
        "directions": [
            {"area": p.area.key, "label": p.area.label, "score": _points(p.score), "text": p.text}
            for p in assessment.directions
        ],
        "gates": [_gate(result) for result in assessment.gates],
        "levels": {
            "steps": [{"label": level.label, "at": _number(level.at)} for level in levels.steps],
            "source": levels.source.title,
            "note": levels.note,
        },
        "general_measures": list(assessment.indicators.general_measures),
    }


def _area(result: AreaResult) -> Json:
    return {
        "key": result.area.key,
        "label": result.area.label,
        "score": _points(result.score),
        "level": result.level.label if result.level else None,
        "answered_share": _number(round(result.answered_share, 4)),
        "items": [_item(item) for item in result.items],
        "targets": [_target(one) for one in result.targets],
    }


def _item(item: ItemResult) -> Json:
    indicator = item.indicator
    return {
        "id": indicator.id,
        "label": indicator.label,
        "kind": indicator.kind.value,
        "weight": _number(indicator.weight),
        "status": item.status.value,
        "value": _value(item),
        "value_text": item.value_text,
        "unit": indicator.unit,
        "estimated": item.estimated,
        "score": _points(item.score),
        "benchmarks": [_mark(mark) for mark in item.benchmarks],
        "gap": item.gap_text,
        "note": item.note,
        "missing": list(item.missing),
        **_guidance(indicator),
    }


def _guidance(indicator: Indicator) -> Json:
    return {
        "advice": indicator.advice,
        "evidence": list(indicator.evidence),
        "measures": list(indicator.measures),
        "other_supports": [
            {"id": s.id, "label": s.label, "document": s.document.title, "clause": s.clause}
            for s in indicator.other_supports
        ],
    }


def _mark(mark: Mark) -> Json:
    return {
        "step": mark.step.value,
        "label": mark.step.label,
        "value": _number(mark.value),
        "source": mark.source.title,
        "verified": mark.verified.value,
        "verified_label": mark.verified.label,
        "caliber": mark.caliber,
    }


def _gap(item: ItemResult) -> Json:
    lost = _points(item.lost)
    return {"id": item.indicator.id, "label": item.indicator.label, "lost": lost, "gap": item.gap_text}


def _gate(result: GateResult) -> Json:
    return {
        "id": result.gate.id,
        "label": result.gate.label,
        "nature": result.gate.nature.value,
        "verdict": result.verdict.value,
        "reasons": [reason.label for reason in deciding(result.judgement)],
        "sources": [source.title for source in result.gate.sources],
        "verified": result.gate.verified.value,
        "note": result.gate.note,
    }


def _target(one: Comparison) -> Json:
    target = one.target
    return {
        "id": target.id,
        "label": target.label,
        "value": target.value_text,
        "own": one.own or None,
        "text": one.text,
        "scope": target.scope.label,
        "document": target.document.title,
        "clause": target.clause,
        "indicator": target.indicator or None,
        "note": target.note,
    }


def _value(item: ItemResult) -> object:
    if isinstance(item.value, Decimal):
        return _number(round(item.value, 6))
    return list(item.value) if isinstance(item.value, tuple) else item.value


def _points(points: Decimal | None) -> float | None:
    return None if points is None else float(shown(points))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
