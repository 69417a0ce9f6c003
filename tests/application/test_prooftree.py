"""The tree in print: what is said once, what is never merged, and where every reason stands."""

from proofreading import firm, judged

from desktop.application.proof.tree import ALL, ONE, READ, tree_of
from desktop.eligibility.finding import Finding
from desktop.facts.case import Case
from desktop.rules.evaluate import judge
from desktop.rules.goal import goal_of
from desktop.rules.term import All, AnyOf, Exception_, FactOperand, Op, Reading, Readings, Term
from desktop.rules.verdict import Verdict

FACTS = {"firm.region": "341503", "project.library": "none", "investment.fixed_assets": "150万"}
LIBRARY = Term(FactOperand("project.library"), Op.IN, ("city",), "三（一）")
ROLLING = Term(FactOperand("project.library"), Op.IN, ("rolling", "city"), "三（一）")
SPENT = Term(FactOperand("investment.fixed_assets"), Op.GE, 2_000_000, "三（二）")
PLACE = Term(FactOperand("firm.region"), Op.WITHIN, ("3415",), "三（一）")
WEST = Term(FactOperand("firm.region"), Op.WITHIN, ("53",), "二", "西部")


def rows(condition: object, case: Case | None = None) -> list[tuple[str, str]]:
    made = tree_of(goal_of(judge(condition, case or firm(FACTS))))  # type: ignore[arg-type]
    return [(row.number, row.text) for row in made.rows]


def finding(measure: str, case: Case) -> Finding:
    return judged(case)[measure]


def test_a_group_inside_its_own_kind_has_no_row_of_its_own() -> None:
    numbers = [number for number, _ in rows(All((PLACE, All((SPENT, ROLLING)))))]
    assert numbers == ["1", "2", "3"]
    assert tree_of(goal_of(judge(All((PLACE, SPENT)), firm(FACTS)))).opening == ALL


def test_a_choice_inside_a_list_keeps_its_heading_with_its_verdict() -> None:
    made = tree_of(goal_of(judge(All((PLACE, AnyOf((SPENT, ROLLING)))), firm(FACTS))))
    assert [(row.number, row.verdict) for row in made.rows] == [
        ("1", Verdict.YES),
        ("2", Verdict.NO),
        ("2.1", Verdict.NO),
        ("2.2", Verdict.NO),
    ]
    assert made.rows[1].text == ONE


def test_what_was_told_is_referred_to_by_its_number() -> None:
    both = All((SPENT, ROLLING))
    found = rows(Readings((Reading("从宽", both), Reading("从严", All((both, PLACE))))))
    assert ("2.1", "同第 1 项的各条") in found
    assert sum("固定资产投资" in text for _, text in found) == 1


def test_an_exception_told_before_is_not_spelled_out_again() -> None:
    found = rows(Exception_(PLACE, WEST, Verdict.UNKNOWN))
    assert found[-1] == ("2.2", "例外情形：第 1.2 项不应成立")
    assert sum("云南省" in text for _, text in found) == 1


def test_readings_of_one_figure_that_end_alike_are_one_row_with_every_reading() -> None:
    one = All((SPENT, Readings((Reading("按原文", LIBRARY), Reading("从宽", ROLLING)))))
    found = rows(one)
    assert [number for number, _ in found] == ["1", "2"]
    assert "2 种读法都不符合" in found[1][1]
    assert "按原文——为“已入市级库”" in found[1][1]
    assert "从宽——为“已入三年滚动库”或“已入市级库”" in found[1][1]


def test_readings_that_end_differently_keep_a_row_each() -> None:
    case = firm({**FACTS, "project.library": "rolling"})
    made = tree_of(goal_of(judge(All((SPENT, Readings((Reading("按原文", LIBRARY), Reading("从宽", ROLLING))))), case)))
    assert [row.verdict for row in made.rows] == [Verdict.NO, Verdict.UNKNOWN, Verdict.NO, Verdict.YES]
    assert made.rows[1].text == READ


def test_a_reason_is_found_under_the_row_that_tells_it() -> None:
    one = finding(
        "la2020.library",
        firm(
            {**FACTS, "project.retrofits_existing": True, "firm.above_scale": True, "project.directions": ["automated"]}
        ),
    )
    made = tree_of(one.goal)
    failing = [reason for reason in one.reasons if reason.verdict is Verdict.NO]
    by_number = {row.number: row.text for row in made.rows}
    numbers = made.numbers(failing)
    assert numbers
    assert any("固定资产投资不低于 200 万元（现为 150 万元，还差 50 万元）" in by_number[number] for number in numbers)
