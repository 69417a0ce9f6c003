"""The shipped 六安 2020: every record of the reading is covered, and the library opens as the text says."""

import datetime as dt
from decimal import Decimal

import pytest
from policyfirm import CATALOGUE, WAN, case

from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.eligibility.standing import Standing
from desktop.facts.case import Case, Known
from desktop.rules.verdict import Verdict

TODAY = dt.date(2026, 11, 20)
RECORDS = {f"LA2020-{n:03}" for n in range(1, 61)}
LA2020 = next(policy for policy in load_policies(CATALOGUE) if policy.region == "3415")
(ENTRY,) = (m for m in LA2020.measures if "LA2020-029" in m.records)


def firm(**more: Known) -> Case:
    known: dict[str, Known] = {
        "firm__region": "341503",
        "firm__above_scale": True,
        "project__retrofits_existing": True,
        "project__nature": "renovation",
        "project__filed": True,
    }
    return case(**{**known, **more})


def verdict(**more: Known) -> Verdict:
    return judge_policies(firm(**more), [LA2020], TODAY)[ENTRY.id].verdict


def test_every_record_of_the_reading_is_covered() -> None:
    covered = {record for measure in LA2020.measures for record in measure.records}
    assert covered >= RECORDS
    assert "LA2020-030" in ENTRY.records  # one sentence, one measure


def test_a_draft_is_for_reference_and_gives_nothing_today() -> None:
    found = judge_policies(firm(investment__fixed_assets=500 * WAN), [LA2020], TODAY)
    assert all(finding.standing in (Standing.DRAFT, Standing.EXPIRED) for finding in found.findings)
    assert not found.totals.today


@pytest.mark.parametrize(
    ("wan", "directions", "expected"),
    [
        ("200", ("automated",), Verdict.YES),
        ("199.99", ("automated",), Verdict.NO),
        ("12", ("informatized",), Verdict.YES),
        ("12", ("innovative",), Verdict.YES),
        (None, ("innovative",), Verdict.YES),
        (None, ("automated",), Verdict.UNKNOWN),
        ("150", None, Verdict.UNKNOWN),
        ("150", ("informatized", "automated"), Verdict.UNKNOWN),
        ("300", ("informatized", "automated"), Verdict.YES),
    ],
)
def test_the_city_library_opens_as_the_text_says(
    wan: str | None, directions: tuple[str, ...] | None, expected: Verdict
) -> None:
    known: dict[str, Known] = {}
    if wan is not None:
        known["investment__fixed_assets"] = Decimal(wan) * WAN
    if directions is not None:
        known["project__directions"] = directions
    assert verdict(**known) is expected


def test_a_firm_of_another_city_or_below_scale_is_told_no() -> None:
    assert verdict(investment__fixed_assets=500 * WAN, firm__region="340102") is Verdict.NO
    assert verdict(investment__fixed_assets=500 * WAN, firm__above_scale=False) is Verdict.NO


def test_a_project_100_yuan_short_is_told_so() -> None:
    short = firm(investment__fixed_assets=Decimal("199.99") * WAN, project__directions=("automated",))
    reasons = judge_policies(short, [LA2020], TODAY)[ENTRY.id].reasons
    assert "还差 100 元" in {reason.gap_text for reason in reasons}


def test_an_empty_case_is_told_no_nowhere() -> None:
    found = judge_policies(Case(CATALOGUE), [LA2020], TODAY)
    assert found.count(Verdict.NO) == 0
    assert found.count(Verdict.YES) == 0
    assert all(f.missing for f in found.findings if f.verdict is Verdict.UNKNOWN)


def test_the_ten_awards_are_worth_what_the_text_gives() -> None:
    fixed = sorted(
        int(finding.amount.high / WAN)
        for finding in judge_policies(firm(), [LA2020], TODAY).findings
        if finding.amount
        and finding.amount.high
        and finding.measure.kind.value == "award"
        and finding.amount.low == finding.amount.high
    )
    assert fixed == sorted([50, 50, 20, 20, 20, 10, 10, 20, 20, 10, 10])
