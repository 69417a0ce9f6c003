"""What cannot be as it was answered is said, with both days; what may be right is left alone."""

import datetime as dt

import pytest

from desktop.facts.case import Known
from tests.planning.firm import LUAN, day, plan_of


def said(answers: dict[str, Known], today: dt.date = dt.date(2026, 11, 20)) -> dict[str, str]:
    return {conflict.id: conflict.text for conflict in plan_of({**LUAN, **answers}, today).conflicts}


def bought(contract: str, invoice: str) -> dict[str, Known]:
    return {
        "equipment": (
            {"name": "机器人", "contract_date": day("2025-06-01"), "invoice_date": day("2025-07-01")},
            {"name": "压铸机", "contract_date": day(contract), "invoice_date": day(invoice)},
            {"name": "没有日期"},
        )
    }


def test_equipment_bought_before_the_filing_is_said_with_both_days() -> None:
    found = said(bought("2025-03-17", "2025-03-17"))
    assert set(found) == {"ordered_before_filing", "invoiced_before_filing"}
    assert "购置日期早于备案日期" in found["ordered_before_filing"]
    assert "2025年3月17日" in found["ordered_before_filing"]
    assert "2025年3月18日" in found["ordered_before_filing"]


def test_equipment_bought_on_the_day_of_the_filing_is_in_order() -> None:
    assert said(bought("2025-03-18", "2025-03-18")) == {}


@pytest.mark.parametrize(("start", "wrong"), [("2025-02-01", True), ("2025-03-01", False), ("2025-04-01", False)])
def test_a_start_is_too_early_only_when_its_whole_month_is(start: str, wrong: bool) -> None:
    assert ("started_before_filing" in said({"project.start": day(start)})) is wrong


def test_a_project_under_way_without_filing_is_said_once() -> None:
    found = said({"project.filed": False, "project.library": "none"})
    assert set(found) == {"started_unfiled"}
    assert set(said({"project.filed": False})) == {"started_unfiled", "la2020.in_library_unfiled"}


@pytest.mark.parametrize(("today", "wrong"), [("2027-03-31", False), ("2027-04-01", True)])
def test_an_end_that_has_passed_is_said_from_the_next_month_on(today: str, wrong: bool) -> None:
    assert ("end_has_passed" in said({}, day(today))) is wrong


def test_a_finished_project_has_no_end_to_miss() -> None:
    assert "end_has_passed" not in said({"project.stage": "completed"}, day("2027-06-01"))


def test_dates_that_turn_round_are_said() -> None:
    assert "ends_before_start" in said({"project.end": day("2025-03-01")}, day("2025-03-20"))
    assert "accepted_before_end" in said({"plan.acceptance_date": day("2027-02-28")})
    assert "accepted_before_end" not in said({"plan.acceptance_date": day("2027-03-01")})


def test_missed_reports_and_an_award_before_the_library_are_said() -> None:
    assert "la2020.reports_missed" in said({"project.monthly_reported": False})
    early: dict[str, Known] = {"project.library": "none", "plan.award_submitted": True}
    assert "la2020.award_before_library" in said(early)
    assert "la2020.award_before_library" not in said({**early, "firm.region": "530102"})


def test_an_award_that_closes_before_the_library_opens_cannot_be_reached() -> None:
    windows: dict[str, Known] = {
        "project.library": "none",
        "plan.library_window_from": day("2027-03-01"),
        "plan.award_window_to": day("2027-02-28"),
    }
    text = said(windows)["la2020.award.before.la2020.rolling"]
    assert "2027年2月28日" in text
    assert "赶不上" in text
    assert said({**windows, "plan.award_window_to": day("2027-03-01")}) == {}


def test_a_project_of_another_place_is_asked_about_before_anything_is_applied_for() -> None:
    both = {"la2020.project_elsewhere", "ah2025.project_elsewhere"}
    assert both <= set(said({"project.region": "320102"}))
    assert both & set(said({"project.region": "340104"})) == {"la2020.project_elsewhere"}
    assert not both & set(said({"project.region": "341522"}))
    assert not both & set(said({}))
