"""What an answer changes, why it is asked, and what to ask next."""

from collections.abc import Callable
from decimal import Decimal

from desktop.diagnosis.area import Area
from desktop.facts.known import DONT_KNOW
from desktop.rules.verdict import Verdict
from desktop.wizard.rooms import Rooms
from desktop.wizard.session import Session

FIXED = "investment.fixed_assets"


def test_an_answer_that_settles_a_finding_is_told_as_a_change(session: Session) -> None:
    question = session.quick_questions(1)[0]
    unsettled = {f.measure.id for f in session.findings().findings if f.missing and f.missing[0] == question}
    assert unsettled
    before = session.version
    session.type_text("firm.name", "甲公司")
    assert session.changes_since(before).is_empty
    session.set_value("firm.above_scale", False)
    session.type_text(FIXED, "1")
    session.set_value("project.retrofits_existing", False)
    changed = session.changes_since(before)
    assert changed.verdicts
    for change in changed.verdicts:
        assert change.before.verdict is Verdict.UNKNOWN
        assert session.findings()[change.after.measure.id] == change.after
    session.undo()
    session.undo()
    session.undo()
    assert session.changes_since(before).is_empty


def test_a_score_that_moves_is_told_with_its_area(session: Session) -> None:
    before = session.version
    options = session.catalogue["high_end.equipment_level"].options
    session.set_value("high_end.equipment_level", options[-1].key)
    [change] = session.changes_since(before).scores
    assert change.area is Area.HIGH_END
    assert change.before is None
    assert change.after == session.assessment()[Area.HIGH_END].score


def test_results_are_worked_out_once_for_each_state(session: Session) -> None:
    assert session.findings() is session.findings()
    assert session.assessment() is session.assessment()
    old = session.findings()
    session.type_text("firm.name", "甲公司")
    assert session.findings() is not old


def test_a_state_long_gone_counts_as_the_oldest_still_known(session: Session) -> None:
    first = session.version
    for number in range(70):
        session.type_text("firm.name", f"公司{number}")
    assert session.changes_since(first).is_empty
    assert session.changes_since(session.version).is_empty


def test_a_fact_is_asked_because_of_everything_computed_from_it(session: Session) -> None:
    uses = session.uses("finance.rd_expense")
    assert "innovative" in {indicator.area.value for indicator in uses.indicators}
    assert session.uses(FIXED).measures
    assert session.uses("firm.name").forms
    assert session.uses("staff.total") is session.uses("staff.total")


def test_a_day_is_asked_because_of_the_plan(session: Session) -> None:
    assert {step.id for step in session.uses("plan.report_day").steps} == {"la2020.monthly"}
    assert "filing" in {step.id for step in session.uses("project.start").steps}
    assert "purchase" in {step.id for step in session.uses("equipment").steps}


def test_the_base_year_is_asked_because_of_every_yearly_figure(session: Session) -> None:
    uses = session.uses("finance.base_year")
    assert set(uses.indicators) >= set(session.uses("finance.revenue").indicators)


def test_a_gate_is_a_reason_to_ask(session: Session) -> None:
    gates = session.uses("firm.emission_permit").gates
    assert gates
    assert session.uses("firm.emission_compliant").gates == gates


def test_every_question_of_the_diagnosis_has_a_reason(session: Session) -> None:
    asked = [key for step in session.flow.steps if step.area for key in step.facts]
    assert asked
    assert [key for key in asked if session.uses(key).is_empty] == []


def test_the_quick_check_asks_open_questions_that_decide_something_and_no_answered_ones(session: Session) -> None:
    asked = session.quick_questions()
    assert 0 < len(asked) <= 10
    missing = {key for finding in session.findings().findings for key in finding.missing}
    assert set(asked) <= missing
    assert not any(session.catalogue[key].is_derived for key in asked)
    session.set_blank(asked[0], DONT_KNOW)
    assert asked[0] not in session.quick_questions()


def test_answering_what_the_quick_check_asks_settles_findings(session: Session) -> None:
    before = session.findings().count(Verdict.UNKNOWN)
    session.set_value("firm.above_scale", False)
    session.type_text(FIXED, "100")
    session.type_text("firm.region", "341500")
    assert session.findings().count(Verdict.UNKNOWN) < before


def test_the_scores_of_an_earlier_day_can_be_compared(session: Session, open_again: Callable[[], Session]) -> None:
    session.record_scores()
    session.record_scores()
    assert session.last_scores() is None
    assert session.case_id is not None
    assert len(session.store.snapshots.list(session.case_id, "scores")) == 1
    import datetime as dt

    later = Session(
        session.store,
        session.writer,
        session.catalogue,
        rooms=session.rooms,
        today=lambda: dt.date(2026, 12, 1),
    )
    later.open_case(session.case_id)
    assert later.last_scores() == dict.fromkeys(Area)
    later.set_value("high_end.equipment_level", session.catalogue["high_end.equipment_level"].options[-1].key)
    later.record_scores()
    newest = session.store.snapshots.list(session.case_id, "scores")[0].data
    assert isinstance(newest, dict)
    assert Decimal(newest["high_end"]) == later.assessment()[Area.HIGH_END].score


def test_the_rooms_can_be_warmed_before_they_are_needed(session: Session) -> None:
    rooms = Rooms(session.catalogue)
    rooms.warm()
    assert rooms.forms is rooms.forms
    assert rooms.policies
    assert rooms.indicators.items
