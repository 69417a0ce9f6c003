"""门槛提示: judged like rules, never guessed, worth no points."""

import pytest

from desktop.diagnosis.assess import assess
from desktop.diagnosis.gate import Nature
from desktop.rules.verdict import Verdict


def verdict(case_of, indicators, id, facts):
    results = assess(case_of(facts), indicators).gates
    return next(result.verdict for result in results if result.gate.id == id)


def test_nothing_answered_leaves_all_seven_open(case_of, indicators):
    gates = assess(case_of({}), indicators).gates
    assert len(gates) == 7
    assert {result.verdict for result in gates} == {Verdict.UNKNOWN}


@pytest.mark.parametrize(
    ("id", "facts", "expected"),
    [
        ("credit", {"firm.bad_credit": "none"}, Verdict.YES),
        ("credit", {"firm.bad_credit": "has"}, Verdict.NO),
        ("accident", {"firm.major_accidents": "none"}, Verdict.YES),
        ("emission", {"firm.emission_compliant": True, "firm.emission_permit": "registered"}, Verdict.YES),
        ("emission", {"firm.emission_compliant": True}, Verdict.UNKNOWN),
        ("emission", {"firm.emission_permit": "not_held"}, Verdict.NO),
        ("catalogue", {"project.catalogue_class": "permitted"}, Verdict.YES),
        ("catalogue", {"project.catalogue_class": "eliminated"}, Verdict.NO),
        ("catalogue", {"project.catalogue_class": "restricted", "project.nature": "new_build"}, Verdict.NO),
        ("catalogue", {"project.catalogue_class": "restricted", "project.nature": "renovation"}, Verdict.YES),
        ("catalogue", {"project.catalogue_class": "restricted"}, Verdict.UNKNOWN),
        ("scale", {"firm.above_scale": False}, Verdict.NO),
        ("record", {"project.filed": True}, Verdict.YES),
        ("statistics", {"project.in_statistics": "not_eligible"}, Verdict.YES),
        ("statistics", {"project.in_statistics": "included", "project.monthly_reported": True}, Verdict.YES),
        ("statistics", {"project.in_statistics": "included"}, Verdict.UNKNOWN),
        ("statistics", {"project.in_statistics": "eligible"}, Verdict.NO),
    ],
)
def test_a_gate_is_decided_by_the_firms_answers(case_of, indicators, id, facts, expected):
    assert verdict(case_of, indicators, id, facts) is expected


def test_filing_and_monthly_reports_are_formalities_and_not_gates(indicators):
    duties = {gate.id for gate in indicators.gates if gate.nature is Nature.DUTY}
    assert duties == {"record", "statistics"}


def test_a_shut_gate_takes_no_points_away(case_of, indicators):
    facts = {"recognition.green_factory.level": "national"}
    open_, shut = (assess(case_of({**facts, "firm.bad_credit": answer}), indicators) for answer in ("none", "has"))
    assert [area.score for area in open_.areas] == [area.score for area in shut.areas]
