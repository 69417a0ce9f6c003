"""Of several demands on one figure only those that say something are told."""

from hypothesis import given, settings
from hypothesis import strategies as st
from randomrules import TESTED, fact_terms, values
from smallfirm import CATALOGUE, WAN, term

from desktop.facts.fact import Fact
from desktop.rules.stricter import implies, strictest
from desktop.rules.target import Demand, meets

FIXED = "investment.fixed_assets"


def test_the_higher_limit_says_it_all() -> None:
    two = [(term(FIXED, ">=", 200 * WAN), False), (term(FIXED, ">=", 300 * WAN), False)]
    assert strictest(two) == [two[1]]
    assert strictest([two[0], two[0]]) == [two[0]]


def test_a_forbidden_smaller_sum_is_a_demanded_larger_one() -> None:
    assert strictest([(term(FIXED, "<", 200 * WAN), True), (term(FIXED, ">=", 100 * WAN), False)]) == [
        (term(FIXED, "<", 200 * WAN), True)
    ]


def test_from_and_to_are_both_said() -> None:
    both = [(term(FIXED, ">=", 200 * WAN), False), (term(FIXED, "<=", 300 * WAN), False)]
    assert strictest(both) == both


def test_a_county_says_its_city() -> None:
    two = [(term("firm.region", "within", ("34",)), False), (term("firm.region", "within", ("3415",)), False)]
    assert strictest(two) == [two[1]]


def facts() -> st.SearchStrategy[Fact]:
    return st.sampled_from(TESTED)


@st.composite
def demands_on_one(draw: st.DrawFn) -> tuple[Fact, list[Demand]]:
    fact = draw(facts())
    found = [(draw(fact_terms((fact,))), draw(st.booleans())) for _ in range(draw(st.integers(1, 4)))]
    return fact, [(made, negated) for made, negated in found if made.operand == found[0][0].operand]


@settings(max_examples=300)
@given(demands_on_one(), st.data())
def test_what_is_left_out_follows_from_what_is_told(both: tuple[Fact, list[Demand]], data: st.DataObject) -> None:
    fact, demands = both
    value = data.draw(values(CATALOGUE[fact.key]))
    told = strictest(demands)
    assert told
    assert all(meets(one, value) for one in told) == all(meets(one, value) for one in demands)
    for one in demands:
        for other in demands:
            if implies(one, other) and meets(one, value):
                assert meets(other, value)
