"""Every step can be taken back, in the whole case or at one fact."""

from decimal import Decimal

from desktop.facts.known import UNKNOWN, Answer
from desktop.wizard.session import Session
from desktop.wizard.undo import UndoStack

FIXED = "investment.fixed_assets"


def test_steps_are_taken_back_in_reverse_and_done_again(session: Session) -> None:
    session.type_text("firm.name", "甲公司")
    session.type_text("firm.name", "乙公司")
    session.set_value("firm.above_scale", True)
    assert session.undo() == {"firm.above_scale"}
    assert session.undo() == {"firm.name"}
    assert session.value("firm.name") == "甲公司"
    assert session.redo() == {"firm.name"}
    assert session.value("firm.name") == "乙公司"
    assert session.redo() == {"firm.above_scale"}
    assert session.redo() == frozenset()


def test_a_step_can_be_taken_back_at_one_fact_alone(session: Session) -> None:
    session.set_table("loans", [{"bank": "甲行"}])
    session.set_table("loans", [{"bank": "甲行"}, {"bank": "乙行"}])
    session.type_text("firm.name", "甲公司")
    assert session.undo("loans") == {"loans"}
    assert session.answer("loans") == Answer(({"bank": "甲行"},))
    assert session.can_redo("loans")
    assert not session.can_redo("firm.name")
    session.undo("loans")
    assert session.value("loans") is UNKNOWN
    assert not session.can_undo("loans")
    assert session.can_undo("firm.name")
    session.redo("loans")
    session.redo("loans")
    assert len(session.case.rows("loans")) == 2  # type: ignore[arg-type]


def test_taking_back_unreadable_text_brings_the_figure_back(session: Session) -> None:
    session.type_text(FIXED, "500")
    session.type_text(FIXED, "很多")
    session.undo()
    assert session.value(FIXED) == Decimal(5000000)
    assert session.problem(FIXED) == ""
    session.redo()
    assert session.text(FIXED) == "很多"


def test_what_is_typed_in_one_go_is_one_step(session: Session) -> None:
    for length in range(1, 5):
        session.type_text("firm.name", "甲乙公司"[:length], is_live=True)
    session.type_text("firm.name", "甲乙公司")
    session.type_text("firm.name", "丙", is_live=True)
    session.undo()
    assert session.value("firm.name") == "甲乙公司"
    session.undo()
    assert session.value("firm.name") is UNKNOWN


def test_after_typing_has_ended_a_new_step_begins(session: Session) -> None:
    session.type_text("firm.name", "甲", is_live=True)
    session.settle()
    session.type_text("firm.name", "乙", is_live=True)
    session.undo()
    assert session.value("firm.name") == "甲"


def test_a_new_answer_ends_what_could_be_done_again_at_this_fact_only(session: Session) -> None:
    session.type_text("firm.name", "甲")
    session.type_text(FIXED, "1")
    session.undo()
    session.undo()
    session.type_text("firm.name", "乙")
    assert not session.can_redo("firm.name")
    assert session.can_redo(FIXED)


def test_a_step_over_several_facts_is_not_torn_apart(session: Session) -> None:
    plan = session.plan_import({"firm.name": Answer("甲"), FIXED: Answer(Decimal(1))})
    session.apply_import(plan)
    session.type_text("firm.name", "乙")
    assert session.undo("firm.name") == {"firm.name"}
    assert session.value("firm.name") == "甲"
    assert session.undo("firm.name") == frozenset()
    assert session.undo() == {"firm.name", FIXED}


def test_the_oldest_steps_are_forgotten(session: Session) -> None:
    session._open.sheet._undo = UndoStack(depth=3)
    for number in range(6):
        session.type_text("firm.name", f"公司{number}")
    while session.can_undo():
        session.undo()
    assert session.value("firm.name") == "公司2"
