"""划型 after 工信部联企业〔2011〕300号, with what is known so far."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.facts.case import NOT_APPLICABLE, UNKNOWN, Blank
from desktop.facts.sizeclass import SizeClass, is_sme, size_class

LARGE, MEDIUM, SMALL, MICRO = SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.MICRO
FOUNDRY = "3391"


def _ten_thousand(amount: float | None) -> Decimal | None:
    return None if amount is None else Decimal(str(amount)) * 10_000


def _size(industry: str | None, people: int | None, revenue: float | None, assets: float | None = None) -> object:
    headcount = None if people is None else Decimal(people)
    return size_class(industry, headcount, _ten_thousand(revenue), _ten_thousand(assets))


@pytest.mark.parametrize(
    ("people", "revenue", "expected"),
    [
        (1000, 40000, LARGE),
        (999, 40000, MEDIUM),
        (1000, 39999.99, MEDIUM),
        (300, 2000, MEDIUM),
        (299, 40000, SMALL),
        (300, 1999, SMALL),
        (20, 300, SMALL),
        (19, 100000, MICRO),
        (5000, 299, MICRO),
        (0, 0, MICRO),
    ],
)
def test_an_industrial_firm_needs_both_bounds_of_a_class(people: int, revenue: float, expected: SizeClass) -> None:
    assert _size(FOUNDRY, people, revenue) is expected


@pytest.mark.parametrize(
    ("people", "revenue", "expected"),
    [
        (None, 100, MICRO),
        (10, None, MICRO),
        (None, 1000, UNKNOWN),
        (100, None, UNKNOWN),
        (2000, None, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_one_figure_decides_only_when_the_other_cannot_change_it(
    people: int | None, revenue: float | None, expected: object
) -> None:
    assert _size(FOUNDRY, people, revenue) is expected


def test_a_firm_below_one_bound_of_large_is_an_sme_whatever_the_other_figure() -> None:
    assert is_sme(FOUNDRY, Decimal(999), None) is True
    assert is_sme(FOUNDRY, None, Decimal(399_999_999)) is True
    assert is_sme(FOUNDRY, Decimal(1000), None) is UNKNOWN
    assert is_sme(FOUNDRY, Decimal(1000), Decimal(400_000_000)) is False
    assert is_sme("6610", Decimal(1), Decimal(1)) is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("industry", "people", "revenue", "assets", "expected"),
    [
        ("0111", None, 20000, None, LARGE),
        ("0111", None, 499, None, SMALL),
        ("4710", None, 80000, 80000, LARGE),
        ("4710", None, 80000, 79999, MEDIUM),
        ("5164", 20, 5000, None, MEDIUM),
        ("5211", 10, 100, None, SMALL),
        ("5430", 300, 3000, None, MEDIUM),
        ("5330", 300, 3000, None, NOT_APPLICABLE),
        ("5910", 1000, 30000, None, LARGE),
        ("5921", 200, 30000, None, LARGE),
        ("6020", 300, 2000, None, MEDIUM),
        ("6110", 100, 2000, None, MEDIUM),
        ("6210", 10, 100, None, SMALL),
        ("6311", 2000, 100000, None, LARGE),
        ("6510", 300, 10000, None, LARGE),
        ("6510", 10, 49, None, MICRO),
        ("7010", None, 1000, 5000, MEDIUM),
        ("7020", 300, 1000, None, MEDIUM),
        ("7040", 300, None, None, LARGE),
        ("7211", 100, None, 8000, MEDIUM),
        ("7320", 100, None, None, MEDIUM),
        ("6610", 100, 100, 100, NOT_APPLICABLE),
        ("8310", 100, 100, 100, NOT_APPLICABLE),
    ],
)
def test_other_sectors_follow_their_own_rows(
    industry: str, people: int | None, revenue: float | None, assets: float | None, expected: object
) -> None:
    assert _size(industry, people, revenue, assets) is expected


FIGURE = st.one_of(st.none(), st.integers(min_value=0, max_value=3000).map(Decimal))
MONEY = st.one_of(st.none(), st.integers(min_value=0, max_value=2_000_000_000).map(Decimal))
SECTORS = st.sampled_from(
    ["0111", FOUNDRY, "4710", "5164", "5211", "5430", "5921", "6510", "7010", "7020", "7211", "7320"]
)


@given(SECTORS, FIGURE, MONEY, MONEY, st.integers(0, 3000), st.integers(0, 2 * 10**9), st.integers(0, 2 * 10**9))
def test_learning_a_missing_figure_never_changes_a_decided_class(
    industry: str,
    people: Decimal | None,
    revenue: Decimal | None,
    assets: Decimal | None,
    more_people: int,
    more_revenue: int,
    more_assets: int,
) -> None:
    before = size_class(industry, people, revenue, assets), is_sme(industry, people, revenue, assets)
    full = (
        people if people is not None else Decimal(more_people),
        revenue if revenue is not None else Decimal(more_revenue),
        assets if assets is not None else Decimal(more_assets),
    )
    after = size_class(industry, *full), is_sme(industry, *full)
    assert not any(isinstance(one, Blank) for one in after)
    for early, late in zip(before, after, strict=True):
        assert early is UNKNOWN or early == late
    assert after[1] is (after[0] is not LARGE)
