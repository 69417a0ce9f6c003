"""Which loans were taken while a project was built, and ran a year."""

from decimal import Decimal

import pytest

from desktop.facts.case import UNKNOWN, Answer, Case
from desktop.facts.parsing import from_json
from desktop.facts.reading import load_catalogue

WAN = Decimal(10000)
TIME = {"project.start": "2024-02", "project.end": "2024-02"}


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture
def borrowed(catalogue):
    def of(*loans, **times):
        rows = [{"bank": "某银行", "principal": "100", **loan} for loan in loans]
        facts = {**TIME, "loans": rows, **{key.replace("__", "."): value for key, value in times.items()}}
        answers = {key: Answer(from_json(catalogue[key], v)) for key, v in facts.items() if v is not None}
        return Case(catalogue, answers)

    return of


@pytest.mark.parametrize(
    ("start", "end", "worth"),
    [
        ("2024-02-01", "2025-02-01", 100), ("2024-02-01", "2025-01-31", 0), ("2024-02-29", "2025-02-28", 100),
        ("2024-02-29", "2025-02-27", 0), ("2024-01-31", "2026-01-31", 0), ("2024-03-01", "2026-03-01", 0),
    ],
)  # fmt: skip
def test_a_loan_counts_from_the_first_day_of_building_to_the_last_when_it_runs_a_year(borrowed, start, end, worth):
    assert borrowed({"start": start, "end": end}).value("shanxi.qualifying_loans") == worth * WAN


def test_a_firm_without_loans_borrowed_nothing(borrowed):
    assert borrowed(project__start=None, project__end=None).value("shanxi.qualifying_loans") == 0


def test_a_short_loan_does_not_wait_for_the_time_of_building(borrowed):
    short = borrowed({"start": "2024-02-01", "end": "2024-08-01"}, project__start=None, project__end=None)
    assert short.value("shanxi.qualifying_loans") == 0


@pytest.mark.parametrize("missing", ["start", "end", "project__start", "project__end"])
def test_a_date_that_is_missing_leaves_the_sum_open(borrowed, missing):
    row = {key: day for key, day in (("start", "2024-02-10"), ("end", "2026-02-10")) if key != missing}
    times = {missing: None} if missing.startswith("project") else {}
    assert borrowed(row, **times).value("shanxi.qualifying_loans") is UNKNOWN


def test_only_the_interest_of_loans_that_count_is_added(borrowed):
    counts = {"start": "2024-02-10", "end": "2026-02-10", "interest_paid": "30000"}
    other = {"start": "2024-03-10", "end": "2026-03-10", "interest_paid": "50000"}
    assert borrowed(counts, other).value("shanxi.qualifying_interest") == 3 * WAN
    assert borrowed({"start": "2024-02-10", "end": "2026-02-10"}).value("shanxi.qualifying_interest") is UNKNOWN
