"""The shipped indicators: complete, weighted, sourced, and bound to facts and measures that exist."""

import tomllib
from decimal import Decimal

import pytest

from desktop.diagnosis.area import Area
from desktop.diagnosis.indicator import Kind
from desktop.diagnosis.source import Verification
from desktop.facts.fact import FactType
from desktop.paths import resources_dir

COUNTS = {"high_end": 12, "intelligent": 11, "informatized": 12, "automated": 10, "green": 12, "innovative": 12}


def la2020_measures() -> set[str]:
    """Full measure ids of the shipped policy, whether the file writes them with or without its own id."""
    policy = tomllib.loads((resources_dir() / "policies" / "la2020.toml").read_text(encoding="utf-8"))
    ids = {str(measure["id"]) for measure in policy["measure"]}
    return {id if id.startswith("la2020.") else f"la2020.{id}" for id in ids}


def test_all_69_indicators_are_there(indicators):
    assert {area.key: len(indicators.of(area)) for area in Area} == COUNTS
    assert sum(COUNTS.values()) == 69


@pytest.mark.parametrize("area", Area)
def test_the_weights_of_an_area_add_up_to_100(indicators, area):
    assert sum(item.weight for item in indicators.of(area)) == 100


def test_every_fact_exists_and_quantities_rest_on_numbers(indicators, catalogue):
    numbers = {FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT}
    for item in indicators.items:
        assert item.facts, item.id
        for key in item.facts:
            assert key in catalogue, (item.id, key)
            assert item.kind is not Kind.QUANTITY or catalogue[key].type in numbers, (item.id, key)


def test_every_measure_an_indicator_opens_is_in_the_policy(indicators):
    known = la2020_measures()
    named = {id for item in indicators.items for id in item.measures} | set(indicators.general_measures)
    assert named <= known


def test_every_indicator_advises_names_evidence_and_opens_something(indicators):
    for item in indicators.items:
        assert item.advice.endswith("。"), item.id
        assert item.evidence, item.id
        assert item.basis, item.id
        assert item.measures or item.other_supports, item.id


def test_every_line_has_a_source_and_only_our_own_are_reference_values(indicators):
    for item in indicators.items:
        for mark in item.benchmarks.marks if item.benchmarks else ():
            assert mark.source.title, item.id
            assert mark.is_reference == (mark.source.id == "own"), (item.id, mark.step)
            assert mark.verified in Verification


def test_every_support_of_other_provinces_is_kept_with_its_clause(indicators):
    used = {s.id: s for item in indicators.items for s in item.other_supports}
    used |= {s.id: s for s in indicators.general_supports}
    shipped = tomllib.loads((resources_dir() / "indicators" / "supports.toml").read_text(encoding="utf-8"))
    assert set(used) == {support["id"] for support in shipped["support"]}
    assert all(s.clause and s.document.title for s in used.values())
    assert "免关税" in used["yn17_tax"].label
    assert "新注册的" in used["yn14_startup"].label


def test_the_best_option_of_a_level_is_worth_100_and_honours_can_reach_it(indicators):
    for item in indicators.items:
        scores = [option.score for option in item.options]
        if item.kind is Kind.LEVEL:
            assert scores == sorted(scores), item.id
            assert scores[-1] == 100, item.id
        elif item.kind is Kind.HONOURS:
            assert sum(scores) >= 100, item.id


def test_shares_cannot_exceed_one_hundred_percent(indicators):
    assert indicators["informatized.device_network"].most == 100
    assert indicators["innovative.patent_density"].most is None


def test_levels_are_marked_as_borrowed(indicators):
    assert [level.at for level in indicators.levels.steps] == [20, 40, 60, 80]
    assert "参考" in indicators.levels.note
    assert indicators.levels.of(Decimal("19.9")) is None
    assert indicators.levels.of(Decimal(20)).label == "一级"
    assert indicators.levels.of(Decimal(100)).label == "四级"
    assert indicators.levels.of(None) is None


def test_a_fact_knows_which_indicators_ask_for_it(indicators):
    ids = {item.id for item in indicators.using("finance.value_added")}
    assert ids >= {"high_end.labor_productivity", "green.energy_intensity", "green.water", "green.energy_drop"}
