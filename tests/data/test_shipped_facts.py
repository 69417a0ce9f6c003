"""The shipped facts: every example reads back, every reference resolves, every figure has its rule."""

import re
from decimal import Decimal

import pytest

from desktop.errors import BadValue
from desktop.facts.case import UNKNOWN
from desktop.facts.fact import Change, FactType
from desktop.facts.parsing import parse_answer, parse_cell
from desktop.facts.reading import load_catalogue

FACTS = tuple(load_catalogue().facts.values())
ASKED = tuple(fact for fact in FACTS if not fact.is_derived)
CELLS = tuple((fact, column) for fact in FACTS for column in fact.columns if column.example)
NUMERIC = {FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT}
VERIFIED = {"", "seed", "primary_copy", "secondary", "derived", "memory", "heuristic"}
AREAS = ("high_end", "intelligent", "informatized", "automated", "green", "innovative")

by_key = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)


@pytest.mark.parametrize("fact", [f for f in ASKED if not f.columns], ids=lambda fact: fact.key)
def test_the_example_of_a_fact_is_a_valid_answer(fact):
    assert fact.example, "a clerk wants to see what an answer looks like"
    assert parse_answer(fact, fact.example) is not None


@pytest.mark.parametrize(("fact", "column"), CELLS, ids=lambda item: item.key)
def test_the_example_of_a_column_is_a_valid_cell(fact, column):
    assert parse_cell(column, column.example) is not None


def test_every_column_that_is_typed_has_an_example():
    assert [f"{f.key}.{c.key}" for f in FACTS for c in f.columns if not c.formula and not c.example] == []


@by_key
def test_the_help_is_one_to_three_sentences_without_blame(fact):
    assert fact.help.endswith("。")
    assert 1 <= fact.help.count("。") <= 3
    assert not re.search(r"错误|异常|非法|必须|error", fact.help)


@by_key
def test_a_number_names_its_unit(fact):
    assert bool(fact.unit) == (fact.type in NUMERIC)
    assert all(column.unit for column in fact.columns if column.type in {FactType.MONEY, FactType.PERCENT})


@by_key
def test_a_source_says_how_far_it_was_verified(fact):
    assert fact.verified in VERIFIED
    assert bool(fact.source) == bool(fact.verified)


@by_key
def test_a_fact_that_may_hide_can_also_show(fact):
    if fact.when is None:
        return
    master = load_catalogue()[fact.when.fact]
    possible = {"yes", "no"} if master.type is FactType.BOOL else {option.key for option in master.options}
    assert set(fact.when.values) < possible


@by_key
def test_choices_are_distinct_to_the_eye(fact):
    labels = [option.label for option in fact.options]
    assert len(set(labels)) == len(labels)
    assert bool(labels) == (fact.type in {FactType.CHOICE, FactType.MULTI})


def test_phones_mail_and_names_of_people_are_personal():
    private = {FactType.PHONE, FactType.EMAIL}
    people = {"firm.legal_representative", "firm.contact_person", "project.report_person", "application.filler"}
    people.add("application.finance_head")
    assert {fact.key for fact in FACTS if fact.type in private} | people == {f.key for f in FACTS if f.personal}


def test_who_the_firm_is_and_what_its_books_say_is_never_offered_as_a_change():
    past = [f for f in FACTS if f.key.startswith("finance.") and not f.is_derived and f.key != "finance.audited"]
    who = [load_catalogue()[key] for key in ("firm.name", "firm.uscc", "firm.region", "firm.industry", "firm.founded")]
    assert {fact.change for fact in past + who} == {Change.FIXED}


def test_titles_filing_and_the_library_are_documents_to_obtain():
    keys = ["project.library", "project.filed", "firm.high_tech", "recognition.smart_factory.level"]
    assert {load_catalogue()[key].change for key in keys} == {Change.DOCUMENT}


@pytest.mark.parametrize("text", ["-1", "100.5"])
def test_a_share_lies_between_nothing_and_everything(catalogue, text):
    for key in ("firm.market_share", "intelligent.oee_quality", "automated.defect_rate_before"):
        with pytest.raises(BadValue):
            parse_answer(catalogue[key], text)


def test_a_loss_may_be_negative_but_a_revenue_may_not(catalogue):
    assert parse_answer(catalogue["finance.profit"], "-86.5") == Decimal(-865000)
    with pytest.raises(BadValue):
        parse_answer(catalogue["finance.revenue"], "-1")


ENERGY = {
    "energy.electricity": 520, "energy.natural_gas": 38.5, "energy.raw_coal": 10, "energy.coke": 1, "energy.diesel": 12.6,
    "energy.gasoline": 3.2, "energy.lpg": 2, "energy.fuel_oil": 1, "energy.heat": 1000, "energy.steam": 1500,
}  # fmt: skip


def coal_of(case_of, changes):
    facts = {**ENERGY, **changes}
    answers = {key: {"2025": str(value)} for key, value in facts.items() if value is not None}
    return case_of({"finance.base_year": 2025, **answers}).value("energy.total")


def test_the_coal_equivalent_adds_up_in_tonnes(case_of):
    parts = ["639.08", "512.05", "7.143", "0.9714", "18.35946", "4.70848", "3.4286", "1.4286", "34.12", "192.9"]
    assert coal_of(case_of, {}) == sum(Decimal(part) for part in parts)


def test_an_energy_nobody_answered_leaves_the_sum_open(case_of):
    assert coal_of(case_of, {"energy.coke": None}) is UNKNOWN


def test_a_figure_from_the_energy_report_wins_over_the_sum(case_of):
    assert coal_of(case_of, {"energy.total": "1400"}) == Decimal(1400)


def test_energy_per_value_added_is_tonnes_per_ten_thousand_yuan(case_of):
    case = case_of(
        {"finance.base_year": 2025, "energy.total": {"2025": "1200"}, "finance.value_added": {"2025": "4000"}}
    )
    assert case.value("energy.per_value_added") == Decimal("0.3")


def test_investment_per_mu_is_in_ten_thousand_yuan(case_of):
    case = case_of({"investment.fixed_assets": "6000", "project.site_area": "20"})
    assert case.value("investment.per_mu") == Decimal(300)


def test_the_domestic_share_weighs_by_amount(case_of):
    rows = [
        {"name": "机器人", "origin": "domestic", "quantity": 3, "unit_price": 100000},
        {"name": "检测仪", "origin": "imported", "quantity": 1, "unit_price": 100000},
    ]
    case = case_of({"equipment": rows})
    assert case.value("investment.domestic_share") == Decimal(75)
    assert case.value("investment.equipment_list_total") == Decimal(400000)


def test_levels_of_the_six_areas_rise_in_order():
    levels = [f for f in FACTS if f.group in AREAS and f.type is FactType.CHOICE]
    assert len(levels) == 20
    for fact in levels:
        assert [option.key for option in fact.options] == [f"l{n}" for n in range(len(fact.options))]
