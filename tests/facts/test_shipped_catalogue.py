"""The shipped catalogue: every example can be typed, every option shown and read back."""

import pytest

from desktop.facts.fact import Fact, FactType
from desktop.facts.parsing import format_value, from_json, parse_answer, parse_cell, to_json
from desktop.facts.reading import load_catalogue

CATALOGUE = load_catalogue()
ASKED = [fact for fact in CATALOGUE.facts.values() if not fact.columns]


def test_the_catalogue_is_read_once() -> None:
    assert load_catalogue() is CATALOGUE


@pytest.mark.parametrize("fact", [fact for fact in ASKED if fact.example], ids=lambda fact: fact.key)
def test_an_example_is_an_answer(fact: Fact) -> None:
    value = parse_answer(fact, fact.example)
    assert parse_answer(fact, format_value(fact, value)) == value
    assert from_json(fact, to_json(fact, value)) == value


@pytest.mark.parametrize("fact", [fact for fact in ASKED if fact.options], ids=lambda fact: fact.key)
def test_every_option_can_be_named_by_its_label(fact: Fact) -> None:
    for option in fact.options:
        expected = option.key if fact.type is FactType.CHOICE else (option.key,)
        assert parse_answer(fact, option.label) == expected
        assert parse_answer(fact, option.key) == expected
    if fact.type is FactType.MULTI:
        everything = tuple(option.key for option in fact.options)
        assert parse_answer(fact, format_value(fact, everything)) == everything


def test_every_column_example_is_a_cell() -> None:
    for fact in CATALOGUE.facts.values():
        for column in fact.columns:
            if column.example:
                parse_cell(column, column.example)
            for option in column.options:
                assert parse_cell(column, option.label) == option.key


def test_a_yearly_formula_reads_yearly_facts_only() -> None:
    for fact in CATALOGUE.facts.values():
        formula = CATALOGUE.formula(fact.key)
        if formula is not None and fact.is_yearly:
            assert all(CATALOGUE[key].is_yearly for key, _ in formula.operands), fact.key
