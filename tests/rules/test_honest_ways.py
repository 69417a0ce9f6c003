"""What a firm is never told to do, because it would be a false claim; and how what it can do is said."""

from smallfirm import WAN, case, term

from desktop.facts.case import Case
from desktop.rules.evaluate import judge
from desktop.rules.term import All, AnyOf, Condition
from desktop.rules.verdict import Verdict
from desktop.rules.ways import apply, ways_to_qualify

NEW = term("title.new", "==", True)
NEW_CITY = All((term("title.level", "==", "city"), NEW))
NEW_PROVINCE = All((term("title.level", "==", "province"), NEW))
SOME_PREMIUM = term("tax.premium", ">", 0 * WAN)


def texts(condition: Condition, firm: Case) -> list[list[str]]:
    ways = ways_to_qualify(condition, firm)
    assert all(judge(condition, apply(way, firm)).verdict is Verdict.YES for way in ways)
    return [[step.text for step in way.changes] for way in ways]


def test_an_old_title_does_not_become_new_again() -> None:
    assert texts(NEW_CITY, case(title__level="city", title__new=False)) == []


def test_a_higher_title_comes_as_a_new_one() -> None:
    assert texts(NEW_PROVINCE, case(title__level="city", title__new=False)) == [
        ["取得证明或办妥手续：智能工厂称号级别为“省级”", "同时核对：本年度新认定"]
    ]


def test_nobody_gives_up_a_higher_title_for_a_lower_one() -> None:
    assert texts(NEW_CITY, case(title__level="province", title__new=True)) == []
    assert texts(term("title.level", "==", "city"), case(title__level="province")) == []


def test_whether_a_title_is_new_may_still_be_looked_up() -> None:
    assert texts(NEW_CITY, case(title__level="city")) == [["先核实：是否本年度新认定：应为“是”"]]


def test_a_title_of_unknown_level_whose_age_is_known_is_not_made_new() -> None:
    assert texts(NEW_CITY, case(title__new=False)) == []


def test_the_date_of_a_title_yet_to_be_obtained_is_not_looked_up() -> None:
    assert texts(NEW_PROVINCE, case(title__level="city")) == [
        ["取得证明或办妥手续：智能工厂称号级别为“省级”", "同时核对：本年度新认定"]
    ]


def test_of_a_long_list_only_the_first_few_are_named() -> None:
    made = term("firm.industry", "within", tuple(str(code) for code in range(13, 44)))
    assert texts(made, case()) == [
        ["先核实：所属行业属于农副食品加工业（13）、食品制造业（14）、酒、饮料和精制茶制造业（15）等 31 类中的一类"]
    ]


def test_a_paper_that_is_obtained_takes_none_away() -> None:
    science = term("title.kinds", "has_any", ("science",))
    assert texts(science, case(title__kinds=("gem",))) == [
        ["取得证明或办妥手续：企业资质增加“科技型中小企业”，前提是确实如此"]
    ]
    assert texts(term("title.kinds", "only", ("science",)), case(title__kinds=("gem",))) == []


def test_a_finished_project_is_not_changed_any_more() -> None:
    none_added = term("project.adds_capacity", "==", False)
    going_on = case(project__stage="started", project__adds_capacity=True)
    assert texts(none_added, going_on) == [["做到“不再新增产能”"]]
    assert texts(none_added, case(project__stage="completed", project__adds_capacity=True)) == []
    assert texts(none_added, case(project__adds_capacity=True)) == [["做到“不再新增产能”"]]


def test_what_a_finished_project_was_may_still_be_looked_up() -> None:
    assert texts(term("project.adds_capacity", "==", False), case(project__stage="completed")) == [
        ["先核实：是否新增产能：应为“否”"]
    ]


def test_a_decision_is_something_to_do_and_not_an_answer_to_change() -> None:
    assert texts(term("project.deep", "==", True), case(project__deep=False)) == [["做到“项目属于精深加工”"]]
    assert texts(term("project.deep", "==", False), case(project__deep=True)) == [["做到“项目不再属于精深加工”"]]


def test_what_only_time_brings_is_waited_for() -> None:
    firm = case(tax__credit_lasts=False)
    assert texts(term("tax.credit_lasts", "==", True), firm) == [["等待：留抵连续六个月大于零"]]


def test_any_amount_is_not_one_yuan() -> None:
    (way,) = ways_to_qualify(SOME_PREMIUM, case(tax__premium=0 * WAN))
    assert [step.text for step in way.changes] == ["要有年度保费，金额按实际发生"]
    assert (way.yuan, way.changes[0].cost) == (0, None)


def test_a_lower_limit_still_says_how_much_is_missing() -> None:
    enough = AnyOf((term("tax.premium", ">", 5 * WAN),))
    (way,) = ways_to_qualify(enough, case(tax__premium=2 * WAN))
    assert way.changes[0].cost == 3 * WAN + 1
