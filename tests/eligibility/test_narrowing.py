"""Which answer would make the totals surer, and by how many yuan at most."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from policyfirm import HEAD, WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.findings import Findings
from desktop.facts.case import Answer, Case
from desktop.rules.verdict import Verdict

CASH = MoneyKind.CASH
RATE = '{ kind = "cash", rate = "10%", of = "investment.equipment", cap = "80万元" }'
FIFTY = '{ kind = "cash", fixed = "50万元" }'


def narrowed(found: Findings, *, today: bool = True) -> dict[str, Decimal | None]:
    return {one.fact: None if one.yuan is None else one.yuan / WAN for one in found.narrowing(today=today)}


def test_an_open_verdict_is_worth_what_it_could_take_away() -> None:
    assert narrowed(judged(case(), policy(measure("a", when_filed(FIFTY))))) == {"project.filed": 50}


def test_an_unknown_base_is_worth_the_whole_interval() -> None:
    found = judged(case(project__filed=True), policy(measure("a", when_filed(RATE))))
    assert narrowed(found) == {"investment.equipment": 80}


def test_a_base_without_a_cap_has_no_bound_in_yuan_and_comes_last() -> None:
    free = '{ kind = "cash", rate = "10%", of = "investment.software" }'
    city = policy(measure("a", when_filed(RATE)), measure("b", when_filed(free)))
    found = judged(case(project__filed=True), city)
    assert list(narrowed(found).items()) == [("investment.equipment", 80), ("investment.software", None)]


def test_no_answer_narrows_what_the_policy_leaves_open() -> None:
    vague = '{ kind = "cash", unspecified = true }'
    assert narrowed(judged(case(), policy(measure("a", when_filed(vague))))) == {}


def test_two_unknown_factors_narrow_nothing_alone() -> None:
    both = '{ kind = "cash", rate = "1%", of = "investment.equipment + investment.software", cap = "80万元" }'
    assert narrowed(judged(case(project__filed=True), policy(measure("a", when_filed(both))))) == {}


def test_one_of_two_ways_in_makes_the_low_end_sure_and_no_more() -> None:
    either = (
        'condition = { any = [ { fact = "project.filed", op = "==", value = true }, '
        '{ fact = "firm.above_scale", op = "==", value = true } ] }\namount = '
    )
    found = judged(case(), policy(measure("a", either + FIFTY)))
    assert narrowed(found) == {"project.filed": 50, "firm.above_scale": 50}
    assert narrowed(judged(case(), policy(measure("a", either + RATE)))) == {"investment.equipment": 80}


def test_what_several_measures_wait_for_adds_up_but_never_beyond_the_totals() -> None:
    apart = policy(measure("a", when_filed(FIFTY)), measure("b", when_filed(FIFTY)))
    assert narrowed(judged(case(), apart)) == {"project.filed": 100}
    one_only = policy(measure("a", when_filed(FIFTY), 'excludes = ["b"]'), measure("b", when_filed(FIFTY)))
    assert narrowed(judged(case(), one_only)) == {"project.filed": 50}


def test_kinds_of_money_and_reference_money_stand_apart() -> None:
    tax = '{ kind = "tax_saved", fixed = "7万元" }'
    city = policy(measure("a", when_filed(FIFTY)), measure("b", when_filed(tax)))
    draft = policy(measure("c", when_filed('{ kind = "cash", fixed = "9万元" }')), head=HEAD + 'standing = "draft"\n')
    found = judged(case(), city, draft)
    assert [(one.kind, one.yuan) for one in found.narrowing()] == [
        (CASH, 50 * WAN),
        (MoneyKind.TAX_SAVED, 7 * WAN),
    ]
    assert narrowed(found, today=False) == {"project.filed": 9}


def test_no_question_is_worth_money_that_has_expired() -> None:
    over = policy(measure("a", when_filed(FIFTY)), head=HEAD + 'standing = "expired"\n')
    found = judged(case(), over)
    assert found["CITY.a"].verdict is Verdict.UNKNOWN
    assert found["CITY.a"].standing.is_over
    assert (narrowed(found), narrowed(found, today=False)) == ({}, {})


def test_what_hides_the_missing_figure_can_settle_it_alone() -> None:
    hidden = (
        'condition = { fact = "project.filing_date", op = ">=", value = "2020-01-01" }\n'
        'amount = { kind = "cash", fixed = "50万元" }'
    )
    found = judged(case(), policy(measure("a", hidden)))
    assert found["CITY.a"].missing == ["project.filed", "project.filing_date"]
    assert narrowed(found) == {"project.filed": 50}


CITY = policy(
    measure("a", when_filed(RATE)),
    measure("b", 'condition = { fact = "investment.equipment", op = ">=", value = "300万元" }\namount = ' + FIFTY),
)
ANSWERS = {
    "project.filed": st.booleans(),
    "investment.equipment": st.sampled_from([Decimal(n) * WAN for n in (0, 100, 300, 5000)]),
}


def width(found: Findings) -> Decimal:
    totals = (found.totals.today.get(CASH), found.totals.possible_today.get(CASH))
    return sum((total.high - total.low for total in totals if total), Decimal(0))


@settings(deadline=None)
@given(st.fixed_dictionaries({}, optional=ANSWERS), st.sampled_from(sorted(ANSWERS)), st.data())
def test_an_answer_never_narrows_more_than_was_said(known: dict[str, object], fact: str, data: st.DataObject) -> None:
    if fact in known:
        return
    firm = Case(case().catalogue, {key: Answer(value) for key, value in known.items()})  # type: ignore[arg-type]
    before, said = judged(firm, CITY), dict.fromkeys(ANSWERS, Decimal(0))
    for one in before.narrowing():
        assert one.yuan is not None
        said[one.fact] = one.yuan
    after = judged(firm.with_answer(fact, Answer(data.draw(ANSWERS[fact]))), CITY)
    assert width(before) - width(after) <= said[fact]


def test_of_open_measures_that_exclude_each_other_an_answer_takes_away_the_best_set_only() -> None:
    low, high = '{ kind = "cash", fixed = "20万元" }', '{ kind = "cash", fixed = "50万元" }'
    other = 'condition = { fact = "firm.above_scale", op = "==", value = true }\namount = ' + high
    titles = policy(
        measure("a", when_filed(low), 'excludes = ["b"]'), measure("b", when_filed(high)), measure("c", other)
    )
    assert narrowed(judged(case(), titles)) == {"project.filed": 50, "firm.above_scale": 50}
