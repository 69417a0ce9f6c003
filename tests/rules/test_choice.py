"""Whether the reasons of a NO are demands to be met together, or ways of which one is enough."""

from smallfirm import WAN, case, term

from desktop.rules.evaluate import judge
from desktop.rules.explain import is_choice
from desktop.rules.term import All, AnyOf, Condition

LARGE = term("investment.fixed_assets", ">=", 200 * WAN)
EXEMPT = term("project.directions", "has_any", ("informatized",))
FILED = term("project.filed", "==", True)
SMALL = case(investment__fixed_assets=150 * WAN, project__directions=("automated",), project__filed=False)


def choice(condition: Condition) -> bool:
    return is_choice(judge(condition, SMALL))


def test_a_larger_sum_or_another_direction_is_a_choice() -> None:
    assert choice(AnyOf((LARGE, EXEMPT)))


def test_a_larger_sum_and_a_filing_are_both_demanded() -> None:
    assert not choice(All((LARGE, FILED)))


def test_a_choice_beside_another_unmet_demand_is_no_choice() -> None:
    assert not choice(All((AnyOf((LARGE, EXEMPT)), FILED)))


def test_a_way_that_takes_two_steps_is_not_told_as_one() -> None:
    assert not choice(AnyOf((LARGE, All((EXEMPT, FILED)))))


def test_a_single_demand_is_no_choice() -> None:
    assert not choice(All((LARGE,)))
