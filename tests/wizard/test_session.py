"""What the firm types, chooses and takes away, and what the session makes of it."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from desktop.errors import StoreProblem
from desktop.facts.known import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Answer, Origin, OriginKind
from desktop.store.database import Store
from desktop.wizard.listeners import Changed
from desktop.wizard.session import Session

FIXED = "investment.fixed_assets"
REVENUE = "finance.revenue"
BASE = "finance.base_year"


def opened_again(session: Session, start: Callable[[], Session]) -> Session:
    """The same case in a program started anew."""
    case_id = session.case_id
    session.close()
    again = start()
    assert case_id is not None
    again.open_case(case_id)
    return again


def test_a_figure_typed_as_people_write_it_becomes_an_answer(session: Session) -> None:
    assert session.type_text(FIXED, "１，２３４．５") == ""
    assert session.value(FIXED) == Decimal(12345000)
    assert session.text(FIXED) == "1,234.50"
    assert session.answer(FIXED) == Answer(Decimal(12345000))


def test_text_that_cannot_be_read_is_kept_with_its_problem_and_no_result_rests_on_the_old_figure(
    session: Session, open_again: Callable[[], Session]
) -> None:
    session.type_text(FIXED, "500")
    problem = session.type_text(FIXED, "约500万 ")
    assert problem
    assert session.value(FIXED) is UNKNOWN
    again = opened_again(session, open_again)
    assert again.text(FIXED) == "约500万 "
    assert again.problem(FIXED) == problem
    assert again.type_text(FIXED, "500万") == ""
    assert again.drafts(FIXED) == {}
    assert again.value(FIXED) == Decimal(5000000)


def test_only_unreadable_text_holds_the_user_back(session: Session) -> None:
    step = session.flow.step_of(FIXED)
    assert step is not None
    assert session.blocked(step) == ()
    session.type_text(FIXED, "很多")
    assert session.blocked(step) == (FIXED,)
    session.type_text(FIXED, "")
    assert session.blocked(step) == ()
    assert session.problem(FIXED) == ""


def test_text_the_field_shows_already_changes_nothing_not_even_where_the_answer_came_from(session: Session) -> None:
    imported = Origin(OriginKind.IMPORTED, "企业数据.xlsx / 投资 / C7")
    session.set_value(FIXED, Decimal("12345000"), imported)
    version = session.version
    session.type_text(FIXED, session.text(FIXED))
    session.type_text(FIXED, "1234.5")
    assert session.version == version
    assert session.answer(FIXED) == Answer(Decimal("12345000"), imported)


def test_an_imported_answer_can_be_confirmed_and_a_guess_marked(session: Session) -> None:
    session.set_value(FIXED, Decimal(1), Origin(OriginKind.CARRIED, "去年"))
    session.mark(FIXED, OriginKind.TYPED)
    assert session.answer(FIXED) == Answer(Decimal(1))
    session.mark(FIXED, OriginKind.ESTIMATED)
    assert session.case.is_estimated(FIXED)
    session.mark("investment.total", OriginKind.TYPED)
    assert session.answer("investment.total") is None


def test_not_known_yet_and_not_applicable_can_be_chosen_or_typed_and_taken_away(session: Session) -> None:
    session.type_text(FIXED, "不清楚")
    session.set_blank("firm.park_level", NOT_APPLICABLE)
    assert session.answer(FIXED) == Answer(DONT_KNOW)
    assert session.value("firm.park_level") is NOT_APPLICABLE
    assert session.text(FIXED) == ""
    session.set_blank(FIXED, UNKNOWN)
    session.clear("firm.park_level")
    assert (session.answer(FIXED), session.answer("firm.park_level")) == (None, None)


def test_in_a_line_of_prose_the_words_not_applicable_are_just_words(session: Session) -> None:
    session.type_text("project.necessity", "不适用")
    assert session.value("project.necessity") == "不适用"


def test_each_year_of_a_figure_is_entered_and_cleared_by_itself(session: Session) -> None:
    session.type_text(BASE, "2025")
    assert session.years(REVENUE) == (2025, 2024, 2023)
    session.type_text(REVENUE, "1200")
    session.type_text(REVENUE, "1000", 2024)
    session.type_text(REVENUE, "一千", 2023)
    assert session.value(REVENUE) == Decimal(12000000)
    assert session.value(REVENUE, 1) == Decimal(10000000)
    assert session.problem(REVENUE, 2023)
    assert session.problem(REVENUE) == ""
    session.clear(REVENUE, 2024)
    assert [session.text(REVENUE, year) for year in session.years(REVENUE)] == ["1,200.00", "", "一千"]
    session.clear(REVENUE)
    assert session.answer(REVENUE) is None
    assert session.drafts(REVENUE) == {}


def test_a_figure_entered_before_the_base_year_stands_for_it_and_keeps_its_year_when_it_moves(
    session: Session,
) -> None:
    assert session.years(REVENUE) == ()
    session.type_text(REVENUE, "1200")
    session.type_text(BASE, "2024")
    assert session.value(REVENUE) == Decimal(12000000)
    session.type_text(BASE, "2025")
    assert session.value(REVENUE) is UNKNOWN
    assert session.value(REVENUE, 1) == Decimal(12000000)
    assert session.undo() == {BASE, REVENUE}
    assert session.value(REVENUE) == Decimal(12000000)


def test_a_choice_a_yes_and_several_choices_are_answered_by_value(session: Session) -> None:
    session.set_value("firm.above_scale", True)
    session.set_value("firm.park_level", "provincial")
    session.set_value("firm.titles", ())
    session.set_value(REVENUE, {2025: Decimal(1), 2024: Decimal(2)})
    session.set_value(REVENUE, Decimal(3))
    assert session.value("firm.above_scale") is True
    assert session.value("firm.titles") == ()
    assert session.answer(REVENUE) == Answer({2025: Decimal(3), 2024: Decimal(2)})


@pytest.mark.parametrize(
    ("key", "value"), [("firm.park_level", "county"), ("firm.above_scale", "yes"), (FIXED, 5), ("equipment", "x")]
)
def test_a_value_of_another_shape_is_a_mistake_of_the_program(session: Session, key: str, value: str) -> None:
    with pytest.raises(ValueError, match=key):
        session.set_value(key, value)
    assert session.answer(key) is None


def test_a_table_keeps_its_rows_and_the_cells_that_cannot_be_read(
    session: Session, open_again: Callable[[], Session]
) -> None:
    rows = [{"name": "压铸机", "quantity": Decimal(2)}, {"name": "机器人"}]
    session.set_table("equipment", rows, {(1, "unit_price"): "面议"})
    step = session.flow.step_of("equipment")
    assert step is not None
    assert session.blocked(step) == ("equipment",)
    again = opened_again(session, open_again)
    assert again.answer("equipment") == Answer(tuple(rows))
    assert again.drafts("equipment") == {"1.unit_price": "面议"}
    again.set_table("equipment", rows)
    assert again.blocked(step) == ()


def test_an_empty_table_is_an_answer(session: Session) -> None:
    session.set_table("loans", [])
    assert session.value("loans") == ()
    session.clear("loans")
    assert session.value("loans") is UNKNOWN


def test_answers_that_are_hidden_now_are_kept(session: Session) -> None:
    session.set_value("project.filed", True)
    session.type_text("project.filing_number", "2026-341500-01")
    session.set_value("project.filed", False)
    assert session.value("project.filing_number") is NOT_APPLICABLE
    session.set_value("project.filed", True)
    assert session.value("project.filing_number") == "2026-341500-01"


def test_whoever_listens_hears_each_change_and_anothers_mistake_does_not_matter(session: Session) -> None:
    heard: list[Changed] = []
    bugs: list[Exception] = []

    def broken(changed: Changed) -> None:
        raise ZeroDivisionError

    session.listeners.on_bug = bugs.append
    session.subscribe(broken)
    stop = session.subscribe(heard.append)
    session.type_text("firm.name", "甲公司")
    stop()
    stop()
    session.type_text("firm.name", "乙公司")
    assert [changed.keys for changed in heard] == [{"firm.name"}]
    assert heard[0].case_id == session.case_id
    assert [type(bug) for bug in bugs] == [ZeroDivisionError, ZeroDivisionError]
    session.flush()
    assert session.store.history(session.case_id or "", "firm.name")[-1].new == Answer("乙公司")


def test_opening_another_case_writes_the_first_and_starts_anew(session: Session) -> None:
    first = session.case_id
    session.type_text("firm.name", "甲公司")
    second = session.create_case("二期")
    assert session.answer("firm.name") is None
    assert not session.can_undo()
    session.type_text("firm.name", "乙公司")
    assert first is not None
    session.open_case(first)
    assert session.value("firm.name") == "甲公司"
    assert {info.name: info.firm for info in session.store.cases()} == {"压铸单元改造": "甲公司", "二期": "乙公司"}
    assert session.store.case_info(second.id) is not None


def test_without_an_open_case_there_is_nothing_to_type_into(session: Session) -> None:
    heard: list[Changed] = []
    session.subscribe(heard.append)
    session.close_case()
    session.close_case()
    assert [(changed.case_id, changed.opened) for changed in heard] == [(None, True)]
    assert not session.is_open
    assert session.info is None
    assert not session.can_undo()
    with pytest.raises(RuntimeError):
        session.type_text("firm.name", "甲公司")
    with pytest.raises(RuntimeError):
        session.findings()


def test_when_the_disk_refuses_the_case_stays_open_with_every_answer(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise StoreProblem("磁盘空间已满。")

    session.type_text("firm.name", "甲公司")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "save", full)
        with pytest.raises(StoreProblem):
            session.close()
        with pytest.raises(StoreProblem):
            session.create_case("二期")
    assert session.value("firm.name") == "甲公司"
    session.type_text("firm.name", "乙公司")
    session.flush()


def test_the_home_page_tells_how_far_a_case_is(session: Session) -> None:
    session.type_text("firm.name", "甲公司")
    session.type_text(FIXED, "很多")
    session.flush()
    info = session.info
    assert info is not None
    assert (info.answered, info.total) == session.progress()
    assert info.answered == 1


def test_a_draft_that_the_program_has_learned_to_read_becomes_an_answer(
    session: Session, open_again: Callable[[], Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.errors import BadValue
    from desktop.wizard import typedtext

    def strict(fact: object, text: str) -> Decimal:
        raise BadValue("看不懂。")

    with monkeypatch.context() as patch:
        patch.setattr(typedtext, "parse_answer", strict)
        session.type_text(FIXED, "500")
        session.type_text(REVENUE, "600", 2024)
        session.close_case()
    again = opened_again_from(session, open_again)
    assert again.value(FIXED) == Decimal(5000000)
    assert again.answer(REVENUE) == Answer({2024: Decimal(6000000)})
    assert not again.can_undo()


def opened_again_from(session: Session, start: Callable[[], Session]) -> Session:
    """The only case there is, in a program started anew."""
    case_id = session.store.cases()[0].id
    session.close()
    again = start()
    again.open_case(case_id)
    return again
