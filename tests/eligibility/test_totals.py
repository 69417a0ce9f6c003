"""Money is added by kind, by stacking rule, and never mixed with what is for reference only."""

import datetime as dt
from decimal import Decimal

from policyfirm import HEAD, IN_FORCE, WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.policy import Policy
from desktop.rules.verdict import Verdict

CASH = MoneyKind.CASH
FILED = case(project__filed=True)


def award(name: str, wan: int, *lines: str, kind: str = "cash") -> str:
    return measure(name, when_filed(f'{{ kind = "{kind}", fixed = "{wan}万元" }}'), *lines)


def today(*policies: Policy) -> dict[str, tuple[Decimal, Decimal]]:
    totals = judged(FILED, *policies).totals.today
    return {kind.value: (total.low / WAN, total.high / WAN) for kind, total in totals.items()}


def stacking(rule: str) -> str:
    return f'[[stacking]]\ngroup = "honours"\nrule = "{rule}"\nnote = "文件没有写"\n'


GROUP = 'group = "honours"'


def test_awards_that_have_nothing_to_do_with_each_other_add_up() -> None:
    assert today(policy(award("a", 50), award("b", 20))) == {"cash": (70, 70)}


def test_where_the_policy_is_silent_the_total_runs_from_the_highest_to_the_sum() -> None:
    city = policy(stacking("unwritten"), award("a", 50, GROUP), award("b", 20, GROUP), award("c", 5))
    assert today(city) == {"cash": (55, 75)}
    assert judged(FILED, city).totals.today[CASH].notes == ("文件没有写",)


def test_where_only_the_best_is_given_only_the_best_counts() -> None:
    assert today(policy(stacking("best"), award("a", 50, GROUP), award("b", 20, GROUP))) == {"cash": (50, 50)}
    assert today(policy(stacking("sum"), award("a", 50, GROUP), award("b", 20, GROUP))) == {"cash": (70, 70)}


def test_measures_that_exclude_each_other_give_the_best_that_can_be_had_together() -> None:
    city = policy(award("a", 50, 'excludes = ["b", "c"]'), award("b", 30), award("c", 30))
    assert today(city) == {"cash": (60, 60)}
    assert today(policy(award("a", 50, 'excludes = ["b"]'), award("b", 30), award("c", 1))) == {"cash": (51, 51)}


def test_kinds_of_money_are_never_one_sum() -> None:
    found = today(policy(award("a", 50), award("b", 20, kind="tax_saved"), award("c", 7, kind="interest_saved")))
    assert found == {"cash": (50, 50), "tax_saved": (20, 20), "interest_saved": (7, 7)}


def test_a_draft_or_an_expired_policy_never_enters_what_is_available_today() -> None:
    for line in ('standing = "draft"', 'standing = "unverified"', 'standing = "in_force"\nexpires = 2020-12-31'):
        totals = judged(FILED, policy(award("a", 50), head=f"{HEAD}{line}\n")).totals
        assert not totals.today
        assert totals.reference[CASH].high == 50 * WAN


def test_the_same_policy_counted_before_it_expired() -> None:
    assert judged(FILED, policy(award("a", 50)), date=dt.date(2022, 12, 31)).totals.today[CASH].low == 50 * WAN


def test_an_open_verdict_promises_nothing_and_a_no_gives_nothing() -> None:
    city = policy(award("a", 50), head=IN_FORCE)
    open_ = judged(case(), city).totals
    assert not open_.today
    assert (open_.possible_today[CASH].low, open_.possible_today[CASH].high) == (0, 50 * WAN)
    refused = judged(case(project__filed=False), city).totals
    assert not refused.today
    assert not refused.possible_today


def test_what_may_still_be_met_is_told_only_as_far_as_it_adds_to_what_is_met() -> None:
    open_ = 'condition = { fact = "project.retrofits_existing", op = "==", value = true, clause = "二" }\n'
    maybe = measure("b", open_ + 'amount = { kind = "cash", fixed = "70万元" }', 'excludes = ["a"]')
    other = measure("c", open_ + 'amount = { kind = "cash", fixed = "8万元" }')
    totals = judged(FILED, policy(award("a", 50), maybe, other)).totals
    assert totals.possible_today[CASH].high == (70 + 8 - 50) * WAN
    smaller = measure("b", open_ + 'amount = { kind = "cash", fixed = "30万元" }', 'excludes = ["a"]')
    assert judged(FILED, policy(award("a", 50), smaller)).totals.possible_today[CASH].high == 0


def test_what_has_no_figure_is_counted_as_not_counted() -> None:
    vague = measure("vague", when_filed('{ kind = "cash", unspecified = true }'))
    total = judged(FILED, policy(award("a", 50), vague)).totals.today[CASH]
    assert (total.high, total.count, total.uncounted) == (50 * WAN, 1, 1)


def test_findings_are_counted_by_verdict_and_standing() -> None:
    found = judged(FILED, policy(award("a", 50)), policy(award("b", 1), head=HEAD + 'standing = "draft"\n'))
    assert found.count(Verdict.YES) == 2
    assert found.count(Verdict.YES, today=True) == 1


def test_what_has_expired_stays_out_of_the_sums_shown_and_is_only_counted() -> None:
    draft = policy(award("a", 50), head=f'{HEAD}standing = "draft"\n')
    over = policy(award("b", 620), head=f'{HEAD}standing = "expired"\n'.replace("CITY", "OLD"))
    found = judged(FILED, draft, over)
    assert found.totals.reference[CASH].high == 670 * WAN
    assert found.living_totals.reference[CASH].high == 50 * WAN
    assert found.over == 1
