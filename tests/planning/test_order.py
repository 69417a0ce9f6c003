"""What comes before what: filing, library, reports, award, acceptance; and what is open stays open."""

import itertools
from decimal import Decimal

import pytest

from desktop.facts.case import Known
from desktop.planning.plan import Plan, State
from desktop.planning.words import state_text, when_text
from tests.planning.firm import LUAN, TODAY, day, plan_of


def without(*keys: str, **answers: Known) -> dict[str, Known]:
    kept = {key: value for key, value in LUAN.items() if key not in keys}
    return {**kept, **{key.replace("__", "."): value for key, value in answers.items()}}


def states(plan: Plan) -> dict[str, State]:
    return {step.id: step.state for step in plan.steps}


def test_a_firm_that_has_not_filed_files_first_and_waits_with_everything_else() -> None:
    plan = plan_of(
        without("project.filing_date", "project.completion", project__filed=False, project__stage="preparing")
    )
    assert plan["filing"].state is State.NOW
    assert plan["filing"].updates == ("project.filed",)
    for step in ("start", "purchase", "complete", "acceptance"):
        assert plan[step].state is State.BLOCKED
    assert plan["start"].waits == (plan["filing"].title,)
    assert plan["purchase"].waits == (plan["filing"].title,)


def test_filing_is_due_the_day_before_the_month_of_the_start() -> None:
    plan = plan_of(without("project.filing_date", project__filed=False, project__start=day("2027-02-01")))
    assert plan["filing"].due == day("2027-01-31")
    assert "开工" in plan["filing"].date_note


def test_a_firm_outside_the_library_enters_it_before_it_applies_for_money() -> None:
    plan = plan_of(without(project__library="none"))
    assert plan["la2020.rolling"].state is State.NOW
    for step in ("la2020.award", "la2020.monthly"):
        assert plan[step].state is State.BLOCKED
        assert plan["la2020.rolling"].title in plan[step].waits


def test_a_firm_in_the_library_reports_each_month_and_may_apply() -> None:
    plan = plan_of(without(plan__report_day=10))
    assert plan["la2020.rolling"].state is State.DONE
    assert plan["la2020.award"].state is State.NOW
    monthly = plan["la2020.monthly"]
    assert monthly.state is State.NOW
    assert monthly.repeats is not None
    assert monthly.repeats.days == (day("2026-12-10"), day("2027-01-10"), day("2027-02-10"), day("2027-03-10"))
    assert when_text(monthly) == "每月10日前"


def test_the_last_day_of_a_short_month_stands_for_the_31st() -> None:
    monthly = plan_of(without(plan__report_day=31))["la2020.monthly"]
    assert monthly.repeats is not None
    assert [f"{one:%m-%d}" for one in monthly.repeats.days] == ["11-30", "12-31", "01-31", "02-28", "03-31"]
    assert when_text(monthly) == "每月最后一天前"


def test_a_day_nobody_wrote_is_asked_and_never_guessed() -> None:
    plan = plan_of(LUAN)
    for step, fact in (
        ("la2020.monthly", "plan.report_day"),
        ("la2020.award", "plan.award_window_to"),
        ("acceptance", "plan.acceptance_date"),
    ):
        assert plan[step].date is None
        assert fact in plan[step].facts
        assert "文件" in plan[step].date_note
        assert "请问" in plan[step].date_note


def test_a_window_that_was_answered_gives_its_days() -> None:
    window = {"plan.award_window_from": day("2027-04-01"), "plan.award_window_to": day("2027-04-30")}
    award = plan_of({**LUAN, **window})["la2020.award"]
    assert (award.state, award.earliest, award.due) == (State.LATER, day("2027-04-01"), day("2027-04-30"))
    assert when_text(award) == "2027年4月1日至2027年4月30日"
    inside = plan_of({**LUAN, **window}, day("2027-04-15"))["la2020.award"]
    assert (inside.state, inside.is_overdue) == (State.NOW, False)
    last = plan_of({**LUAN, **window}, day("2027-04-30"))["la2020.award"]
    assert not last.is_overdue
    late = plan_of({**LUAN, **window}, day("2027-05-01"))
    assert late["la2020.award"].is_overdue
    assert late.next() is not late["la2020.award"]
    handed_in = plan_of({**LUAN, **window, "plan.award_submitted": True}, day("2027-05-01"))
    assert handed_in["la2020.award"].state is State.DONE


def test_acceptance_follows_completion_and_is_done_on_its_day() -> None:
    done = without("project.completion", project__stage="completed", project__end=day("2026-10-01"))
    assert plan_of(LUAN)["acceptance"].state is State.BLOCKED
    assert plan_of(done)["acceptance"].state is State.NOW
    agreed = {**done, "plan.acceptance_date": day("2026-11-21")}
    assert (plan_of(agreed)["acceptance"].state, plan_of(agreed)["acceptance"].due) == (State.NOW, day("2026-11-21"))
    assert plan_of(agreed, day("2026-11-21"))["acceptance"].state is State.DONE


def test_monthly_reports_end_with_the_project() -> None:
    plan = plan_of(without("project.completion", project__stage="completed", project__end=day("2026-10-01")))
    assert plan["la2020.monthly"].state is State.DONE


def test_a_project_too_small_for_the_statistics_has_nothing_to_report() -> None:
    plan = plan_of(without("project.monthly_reported", project__in_statistics="not_eligible"))
    assert "la2020.statistics" not in plan
    assert "la2020.monthly" not in plan
    assert plan["la2020.award"].state is State.NOW


def test_a_firm_below_scale_is_not_sent_to_the_library() -> None:
    plan = plan_of(without(firm__above_scale=False, project__library="none"))
    assert not [step for step in plan.steps if step.id.startswith("la2020.")]


@pytest.mark.parametrize(
    ("region", "there", "never"),
    [("530102", "yn2017.award", ("la2020.", "ah2025.", "sx2017.")), ("140105", "sx2017.award", ("la2020.", "yn2017."))],
)
def test_only_the_steps_of_the_own_place_are_listed(region: str, there: str, never: tuple[str, ...]) -> None:
    plan = plan_of(without(firm__region=region))
    assert there in plan
    assert not [step.id for step in plan.steps if step.id.startswith(never)]


def test_a_firm_in_the_provincial_reserve_is_not_sent_there_again() -> None:
    big = {"firm__region": "530102", "investment__total": Decimal(20_000_000)}
    for lists, state in ((None, State.NOW), ((), State.NOW), (("reserve",), State.DONE)):
        known = {} if lists is None else {"yunnan2__project_lists": lists}
        assert plan_of(without(**big, **known))["yn2017.reserve"].state is state


def test_an_empty_case_is_told_no_and_asked_where_it_is() -> None:
    plan = plan_of({})
    assert [note.facts for note in plan.notes] == [("firm.region",)]
    assert plan.conflicts == ()
    assert not plan.in_state(State.DONE)
    assert not plan.in_state(State.NOW)
    assert {step.id for step in plan.steps if step.standing} <= {
        step.id for step in plan.steps if step.id.startswith("window.national2026.")
    }
    assert all(step.facts for step in plan.in_state(State.OPEN))


def test_nothing_stands_before_what_it_waits_for() -> None:
    choices = itertools.product(
        (True, False), ("preparing", "started", "completed"), ("none", "rolling", "city"), (None, day("2026-12-01"))
    )
    for filed, stage, library, window in choices:
        answers = without("project.completion", project__filed=filed, project__stage=stage, project__library=library)
        if window:
            answers["plan.award_window_to"] = window
        plan = plan_of(answers)
        places = {step.id: place for place, step in enumerate(plan.steps)}
        for step in plan.steps:
            undone = [name for name in step.depends if plan[name].state is not State.DONE]
            if step.state is not State.DONE:
                assert all(places[name] < places[step.id] for name in undone)
            assert bool(step.waits) is bool(undone) or step.state is State.DONE


def test_drafts_are_marked_and_what_holds_everywhere_is_not() -> None:
    plan = plan_of(LUAN, TODAY)
    standing = plan["la2020.award"].standing
    assert standing is not None
    assert not standing.is_usable
    assert plan["filing"].standing is None


def test_every_step_to_do_is_dated_past_or_without_a_day_and_stands_once() -> None:
    windows: dict[str, Known] = {
        "project.library": "none",
        "plan.library_window_to": day("2026-10-31"),
        "plan.award_window_to": day("2027-04-30"),
    }
    plan = plan_of({**LUAN, **windows})
    groups = (plan.in_state(State.DONE), plan.past(), plan.ahead(), plan.undated())
    assert sorted(step.id for group in groups for step in group) == sorted(step.id for step in plan.steps)
    assert "la2020.rolling" in {step.id for step in plan.past()}
    assert {"complete", "la2020.award"} <= {step.id for step in plan.ahead()}
    assert {"acceptance", "la2020.monthly"} <= {step.id for step in plan.undated()}
    days = [step.date for step in plan.ahead()]
    assert days == sorted(days, key=lambda one: one or TODAY)


def test_a_last_day_that_is_past_and_not_known_to_be_done_is_not_called_missed() -> None:
    answers = without("project.filed", "project.stage", "project.filing_date", "project.completion")
    filing = plan_of(answers, day("2026-11-20"))["filing"]
    assert (filing.state, filing.is_past, filing.is_overdue) == (State.OPEN, True, False)
    assert state_text(filing) == "日期已过，待补充"
    known = plan_of({**answers, "project.filed": False, "project.stage": "preparing"})["filing"]
    assert (known.is_overdue, state_text(known)) == (True, "日期已过")
    assert "先办备案再开工" in known.late
    assert plan_of(LUAN)["complete"].late == ""


def test_the_next_day_is_the_nearest_that_surely_concerns_the_firm() -> None:
    following = plan_of({**LUAN, "plan.report_day": 10}).next_date()
    assert following is not None
    assert (following.day, following.title) == (day("2026-12-10"), "每月报投资统计数")
    opening = plan_of({**LUAN, "plan.award_window_from": day("2026-12-01"), "plan.award_window_to": day("2026-12-05")})
    begins = opening.next_date()
    assert begins is not None
    assert (begins.day, begins.title) == (day("2026-12-01"), "申报技改奖补（开始）")
    assert plan_of({}).next_date() is None


def test_a_step_nobody_in_force_asks_for_is_asked_about_first() -> None:
    plan = plan_of(LUAN)
    assert state_text(plan["la2020.award"]) == "先问清楚"
    assert state_text(plan["purchase"]) == "现在办"
    following = plan.next()
    assert following is not None
    assert following.id == "purchase"


def test_a_measure_that_does_not_concern_the_firm_is_not_listed_under_a_step() -> None:
    plan = plan_of(without("project.filing_date", project__library="none", project__filed=False))
    assert "la2020.filing_duty" not in plan["filing"].measures
    assert "la2020.filing_duty" in plan_of(LUAN)["filing"].measures


def test_a_start_known_by_its_month_stands_after_the_permits_of_that_month() -> None:
    def order(permit: str) -> list[str]:
        row = {"name": "环评批复", "status": "done", "date": day(permit)}
        plan = plan_of(without(project__approvals=(row,), project__start=day("2025-04-01"), project__stage="started"))
        assert {plan[step].state for step in ("approvals", "start")} == {State.DONE}
        return [step.id for step in plan.steps if step.id in ("approvals", "start")]

    assert order("2025-04-02") == ["approvals", "start"]
    assert order("2025-05-02") == ["start", "approvals"]
