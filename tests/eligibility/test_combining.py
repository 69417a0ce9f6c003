"""What can be had together: the best legal combination, why the rest was left out, and both readings of silence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyfirm import HEAD, IN_FORCE, WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.combination.combine import ALL, ONLY_ONE, Combination
from desktop.eligibility.combination.legalset import Choosing, Limit
from desktop.eligibility.findingjson import findings_json
from desktop.eligibility.policy import Policy
from desktop.errors import BadData

CASH = MoneyKind.CASH
FILED = case(project__filed=True)
INVOICES = 'claims = "equipment_invoices"'
OTHER = HEAD.replace('"CITY"', '"PROV"') + 'standing = "in_force"\n'
GROUP = 'group = "honours"'


def award(name: str, wan: int, *lines: str) -> str:
    return measure(name, when_filed(f'{{ kind = "cash", fixed = "{wan}万元" }}'), *lines)


def combined(*policies: Policy, kind: MoneyKind = CASH) -> Combination:
    found = judged(FILED, *policies).totals.today[kind].combination
    assert found is not None
    return found


def names(found: Combination) -> list[str]:
    return [finding.measure.title for finding in found.chosen]


def stacking(rule: str) -> str:
    return f'[[stacking]]\ngroup = "honours"\nrule = "{rule}"\nnote = "文件没有写"\n'


def test_the_same_invoices_pay_for_one_measure_only_whatever_policy_it_stands_in() -> None:
    found = combined(policy(award("city", 50, INVOICES)), policy(award("province", 80, INVOICES), head=OTHER))
    assert names(found) == ["province"]
    assert (found.low, found.high, found.readings) == (80 * WAN, 80 * WAN, ())
    [left] = found.left_out
    assert left.finding.measure.id == "CITY.city"
    assert left.reason == ("同一批设备的发票不能用两次（不是同一笔、同一批的可以分开申请），合起来最划算的是“province”")


def test_measures_that_allow_it_share_their_invoices() -> None:
    city, province = award("city", 50, INVOICES, "shares = true"), award("province", 80, INVOICES, "shares = true")
    found = combined(policy(city), policy(province, head=OTHER))
    assert (found.high, found.left_out) == (130 * WAN, ())


def test_one_that_forbids_it_is_enough() -> None:
    city, province = award("city", 50, INVOICES, "shares = true"), award("province", 80, INVOICES)
    assert names(combined(policy(city), policy(province, head=OTHER))) == ["province"]


def test_where_the_texts_are_silent_both_readings_stand() -> None:
    city, province = award("city", 50, INVOICES, 'shares = "unwritten"'), award("province", 80, INVOICES)
    quiet = award("province", 80, INVOICES, 'shares = "unwritten"')
    assert combined(policy(city), policy(province, head=OTHER)).readings == ()
    found = combined(policy(city), policy(quiet, head=OTHER))
    assert (found.low, found.high) == (80 * WAN, 130 * WAN)
    assert [(r.label, len(r.chosen), r.low, r.high) for r in found.readings] == [
        (ONLY_ONE, 1, 80 * WAN, 80 * WAN),
        (ALL, 2, 130 * WAN, 130 * WAN),
    ]
    assert found.notes == ("“city”和“province”：同一批设备的发票能不能用两次，文件没有写",)


def test_two_claims_of_which_one_is_open_and_one_forbidden_forbid() -> None:
    both = 'claims = ["central_loan_interest", { base = "loan_interest", shares = "unwritten" }]'
    local = 'claims = { base = "loan_interest", shares = "unwritten" }'
    found = combined(policy(award("a", 30, both), award("b", 40, both), award("c", 5, local)))
    assert names(found) == ["b", "c"]
    assert (found.low, found.high) == (40 * WAN, 45 * WAN)


def test_only_the_best_of_a_group_is_proposed_and_the_others_say_so() -> None:
    found = combined(policy(stacking("best"), award("a", 50, GROUP), award("b", 20, GROUP)))
    assert names(found) == ["a"]
    assert found.left_out[0].reason == "同一类里只给最高的一项，合起来最划算的是“a”"


def test_two_small_ones_beat_the_big_one_that_excludes_both() -> None:
    found = combined(policy(award("a", 50, 'excludes = ["b", "c"]'), award("b", 30), award("c", 30)))
    assert names(found) == ["b", "c"]
    assert found.left_out[0].reason == "两项不能同时享受，合起来最划算的是“b”、“c”"


def test_an_open_amount_may_turn_the_choice_and_that_is_said() -> None:
    vague = measure("vague", when_filed('{ kind = "cash", cap = "60万元" }'), 'excludes = ["sure"]')
    found = combined(policy(vague, award("sure", 50)))
    assert names(found) == ["sure"]
    assert (found.low, found.high) == (50 * WAN, 60 * WAN)
    assert found.left_out[0].reason.endswith("金额算准以后结果可能反过来")


def test_a_cap_holds_for_the_group_together() -> None:
    cap = '[[cap]]\ngroup = "honours"\nvalue = "60万元"\nnote = "合计不超过60万元"\n'
    found = combined(policy(stacking("sum"), cap, award("a", 50, GROUP), award("b", 20, GROUP), award("c", 5)))
    assert (found.low, found.high) == (65 * WAN, 65 * WAN)
    assert "合计不超过60万元" in found.notes


def test_a_cap_nothing_reaches_is_not_spoken_of() -> None:
    cap = '[[cap]]\ngroup = "honours"\nvalue = "70万元"\nnote = "合计不超过70万元"\n'
    found = combined(policy(stacking("sum"), cap, award("a", 50, GROUP), award("b", 20, GROUP)))
    assert (found.low, found.high) == (70 * WAN, 70 * WAN)
    assert "合计不超过70万元" not in found.notes


def test_an_unknown_cap_promises_nothing_and_forbids_nothing() -> None:
    cap = '[[cap]]\ngroup = "honours"\nvalue = "investment.equipment"\n'
    found = combined(policy(stacking("sum"), cap, award("a", 50, GROUP)))
    assert (found.low, found.high) == (0, 50 * WAN)


REST = (
    '[[stacking]]\ngroup = "later"\nrule = "sum"\n[[cap]]\ngroup = "honours"\nvalue = "60万元"\n'
    'rest = "later"\nrest_note = "先用掉的已经减掉"\n'
)
LATER = measure("wait", when_filed('{ kind = "tax_deferred", fixed = "40万元" }'), 'group = "later"')


def test_a_deferral_gets_what_the_savings_leave() -> None:
    rules = (stacking("sum"), REST, award("a", 50, GROUP), LATER)
    found = combined(policy(*rules), kind=MoneyKind.TAX_DEFERRED)
    assert (found.low, found.high, found.limited) == (10 * WAN, 10 * WAN, ("先用掉的已经减掉",))
    assert (
        combined(policy(stacking("sum"), REST, award("a", 20, GROUP), LATER), kind=MoneyKind.TAX_DEFERRED).limited == ()
    )


def test_a_deferral_beside_savings_that_are_an_interval_is_one_as_well() -> None:
    vague = measure("vague", when_filed('{ kind = "cash", rate = ["3%", "5%"], of = "investment.equipment" }'), GROUP)
    firm = case(project__filed=True, investment__equipment=1000 * WAN)
    totals = judged(firm, policy(stacking("sum"), REST, vague, LATER)).totals.today
    later = totals[MoneyKind.TAX_DEFERRED]
    assert (later.low, later.high) == (10 * WAN, 30 * WAN)


def test_nothing_is_sure_beside_savings_nobody_can_reckon() -> None:
    vague = measure("vague", when_filed('{ kind = "cash", unspecified = true }'), GROUP)
    found = combined(policy(stacking("sum"), REST, vague, LATER), kind=MoneyKind.TAX_DEFERRED)
    assert (found.low, found.high) == (0, 40 * WAN)


def test_what_is_surest_is_named_where_it_is_another_set_than_the_best() -> None:
    claim = 'claims = { base = "loan_interest", shares = "unwritten" }'
    vague = measure("vague", when_filed('{ kind = "cash", cap = "90万元" }'), claim)
    found = combined(policy(vague, award("sure", 30, claim)))
    [only, both] = found.readings
    assert (only.low, only.high) == (30 * WAN, 90 * WAN)
    assert [[f.measure.title for f in some] for some in (only.chosen, only.surest, both.surest)] == [
        ["vague"],
        ["sure"],
        [],
    ]


def test_reference_money_is_combined_apart() -> None:
    draft = policy(award("draft", 90, INVOICES), head=HEAD.replace('"CITY"', '"OLD"') + 'standing = "draft"\n')
    totals = judged(FILED, policy(award("city", 50, INVOICES)), draft).totals
    assert (totals.today[CASH].high, totals.reference[CASH].high) == (50 * WAN, 90 * WAN)


def test_the_json_names_what_to_take_and_why_not_the_rest() -> None:
    data = findings_json(judged(FILED, policy(award("a", 50, 'excludes = ["b"]'), award("b", 30))))
    assert data["combinations"] == {
        "cash": {
            "chosen": ["CITY.a"],
            "left_out": [{"measure": "CITY.b", "reason": "两项不能同时享受，合起来最划算的是“a”"}],
            "readings": [],
        }
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (award("a", 1, 'claims = "smiles"'), "要写成其中之一"),
        (award("a", 1, INVOICES, 'shares = "perhaps"'), "要写成其中之一"),
        (award("a", 1, "shares = true"), "就要写 claims"),
        ('[[cap]]\ngroup = "g"\n', "group 和 value"),
        ('[[cap]]\ngroup = "g"\nvalue = "1万元"\n' * 2, "写了两次"),
    ],
)
def test_a_mistake_about_claims_and_caps_is_named(text: str, complaint: str) -> None:
    with pytest.raises(BadData) as problem:
        policy(text, head=IN_FORCE)
    assert complaint in problem.value.sentence


@st.composite
def choosings(draw: st.DrawFn) -> Choosing:
    worth = draw(st.lists(st.integers(0, 9).map(Decimal), min_size=1, max_size=7))
    every = range(len(worth))
    pair = st.tuples(st.sampled_from(every), st.sampled_from(every)).filter(lambda two: two[0] != two[1])
    edges = draw(st.lists(pair, max_size=8))
    against = {n: frozenset(m for edge in edges for m in edge if n in edge and m != n) for n in every}
    members = draw(st.frozensets(st.sampled_from(every)))
    limits = (Limit(members, Decimal(draw(st.integers(0, 12)))),) if members else ()
    return Choosing(worth, {n: others for n, others in against.items() if others}, limits)


@given(choosings())
def test_no_legal_set_is_worth_more_than_the_chosen_one(choosing: Choosing) -> None:
    every = range(len(choosing.worth))

    def legal(some: frozenset[int]) -> bool:
        return all(not choosing.against.get(n, frozenset()) & some for n in some)

    sets = [frozenset(n for n in every if mask >> n & 1) for mask in range(2 ** len(every))]
    best = choosing.best()
    assert legal(best)
    assert choosing.total(best) == max(choosing.total(some) for some in sets if legal(some))
    assert not any(legal(best | {n}) for n in every if n not in best)
