"""The rate at which a firm's savings are reckoned at the least: 5 % within the bounds of a small firm."""

from decimal import Decimal

import pytest

from desktop.facts.case import Answer, Case
from desktop.facts.known import UNKNOWN, Known
from desktop.facts.reading import load_catalogue

WAN = Decimal(10000)
CATALOGUE = load_catalogue()
SMALL = {"tax.taxable_income": 300 * WAN, "staff.total": Decimal(300), "finance.assets": {2025: 5000 * WAN}}


def least(rate: int | None, **changes: Known) -> Known:
    facts = {"finance.base_year": 2025, **SMALL, **{key.replace("__", "."): value for key, value in changes.items()}}
    facts["tax.rate"] = None if rate is None else Decimal(rate)
    known = {key: Answer(value) for key, value in facts.items() if value is not None}
    return Case(CATALOGUE, known).value("tax.least_rate")  # type: ignore[arg-type]


@pytest.mark.parametrize("stated", [25, 20, 15, 10, 5])
def test_a_firm_within_all_three_bounds_pays_five_percent_whatever_it_states(stated):
    assert least(stated) == 5


@pytest.mark.parametrize(
    "beyond",
    [
        {"tax__taxable_income": 300 * WAN + 1},
        {"staff__total": Decimal(301)},
        {"finance__assets": {2025: 5000 * WAN + 1}},
        {"staff__total": Decimal(301), "tax__taxable_income": None, "finance__assets": None},
    ],
    ids=str,
)
def test_one_bound_passed_is_enough_to_pay_what_is_stated(beyond):
    assert [least(rate, **beyond) for rate in (25, 20, 15)] == [25, 20, 15]


@pytest.mark.parametrize("unsaid", ["tax__taxable_income", "staff__total", "finance__assets"])
def test_a_bound_nobody_spoke_of_leaves_it_open_unless_the_rate_is_that_of_small_firms(unsaid):
    assert least(25, **{unsaid: None}) is UNKNOWN
    assert [least(rate, **{unsaid: None}) for rate in (20, 5)] == [5, 5]


def test_without_a_stated_rate_there_is_none_and_no_tax_is_no_less_than_none():
    assert least(None) is UNKNOWN
    assert least(0) == 0


def test_a_firm_with_a_loss_is_not_asked_how_small_it_is():
    assert least(25, tax__taxable_income=-100 * WAN, staff__total=None) == 25
    assert least(25, tax__taxable_income=Decimal(0), finance__assets=None) == 25
