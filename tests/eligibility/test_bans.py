"""A ban that bites stands before what rests on the project: nothing of it is offered or counted until it is settled."""

import datetime as dt

import pytest
from policyfirm import CATALOGUE, HEAD, IN_FORCE, SCOPE, WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.finding import BARRED
from desktop.eligibility.findingjson import findings_json
from desktop.eligibility.findings import Findings
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.measure import Concerns
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import load_policies
from desktop.errors import BadData
from desktop.facts.case import Known
from desktop.planning.make import make_plan
from desktop.planning.plan import State
from desktop.rules.verdict import Verdict

BANNED: dict[str, Known] = {"project__catalogue_class": "eliminated", "project__filed": True}
NOT_ELIMINATED = 'condition = { fact = "project.catalogue_class", op = "!=", value = "eliminated", clause = "三" }'
BAN = measure("ban", NOT_ELIMINATED, kind="prohibition")
AWARD = measure("award", when_filed('{ kind = "cash", fixed = "50万元" }'))
OTHER = HEAD.replace('"CITY"', '"OTHER"')
STANDINGS = ("in_force", "unverified", "draft", "expired")
TODAY = dt.date(2026, 11, 20)


def of(ban: str, gift: str) -> Findings:
    """A banned project under two documents, one with the ban and one with the award, of these standings."""
    texts = ((HEAD, ban, BAN), (OTHER, gift, AWARD))
    return judged(case(**BANNED), *(policy(text, head=f'{head}standing = "{word}"\n') for head, word, text in texts))


def shipped(**answers: Known) -> Findings:
    return judge_policies(case(**answers), load_policies(CATALOGUE), TODAY)


def test_a_banned_project_is_offered_nothing_and_no_total_counts_it() -> None:
    found = judged(case(**BANNED), policy(BAN, AWARD, head=IN_FORCE))
    award = found["CITY.award"]
    assert (award.verdict, award.verdict_text, award.sign) == (Verdict.YES, BARRED, Verdict.NO)
    assert "“ban”" in award.bar_note
    assert not award.is_given
    assert not found.totals.today
    assert not found.totals.reference
    assert (found.given(today=True), found.count(Verdict.YES), found.barred) == (0, 0, 1)


def test_once_the_ban_is_settled_the_award_is_back() -> None:
    found = judged(case(**{**BANNED, "project__catalogue_class": "permitted"}), policy(BAN, AWARD, head=IN_FORCE))
    assert found.totals.today[MoneyKind.CASH].high == 50 * WAN
    assert found.barred == 0


def test_a_ban_nobody_knows_to_bite_bars_nothing() -> None:
    found = judged(case(project__filed=True), policy(BAN, AWARD, head=IN_FORCE))
    assert found["CITY.ban"].verdict is Verdict.UNKNOWN
    assert found.totals.today[MoneyKind.CASH].high == 50 * WAN


def test_what_may_yet_be_met_is_not_held_out_to_a_banned_project() -> None:
    found = judged(case(project__catalogue_class="eliminated"), policy(BAN, AWARD, head=IN_FORCE))
    assert found["CITY.award"].verdict is Verdict.UNKNOWN
    assert not found.totals.possible_today
    assert not found.narrowing()
    assert "project.filed" not in found.missing()


@pytest.mark.parametrize("gift", STANDINGS)
@pytest.mark.parametrize("ban", STANDINGS)
def test_a_ban_bars_only_what_is_no_firmer_than_itself(ban: str, gift: str) -> None:
    weight = {"in_force": 2, "unverified": 1, "draft": 1, "expired": 0}
    assert bool(of(ban, gift)["OTHER.award"].barred_by) is (weight[ban] >= weight[gift])


def test_a_ban_of_another_place_or_of_a_place_nobody_named_bars_nothing() -> None:
    local: Policy = policy(BAN, AWARD, head=IN_FORCE + SCOPE)
    national = policy(AWARD, head=IN_FORCE.replace('"CITY"', '"ALL"'))
    for place in ({}, {"firm__region": "530102"}):
        assert not judged(case(**BANNED, **place), local, national)["ALL.award"].barred_by
    assert judged(case(**BANNED, firm__region="341502"), local, national)["ALL.award"].barred_by


def test_the_data_says_what_rests_on_the_project_and_what_bars_it() -> None:
    firm_award = measure("award", when_filed('{ kind = "cash", fixed = "50万元" }'), "rests_on_project = false")
    assert not judged(case(**BANNED), policy(BAN, firm_award, head=IN_FORCE))["CITY.award"].barred_by
    mild = measure("ban", NOT_ELIMINATED, "bars = false", kind="prohibition")
    assert not judged(case(**BANNED), policy(mild, AWARD, head=IN_FORCE))["CITY.award"].barred_by


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (measure("a", when_filed('{ kind = "cash", fixed = "1元" }'), "bars = true"), "bars 只能写在"),
        (measure("a", NOT_ELIMINATED, "bars = 1", kind="prohibition"), "bars 只能写在"),
        (measure("a", "bars = true", kind="prohibition"), "bars 只能写在"),
        (measure("a", NOT_ELIMINATED, "rests_on_project = true", kind="prohibition"), "rests_on_project 要写"),
        (measure("a", NOT_ELIMINATED, 'rests_on_project = "是"', kind="award"), "rests_on_project 要写"),
    ],
)
def test_a_mistake_about_bans_in_the_data_is_named(text: str, complaint: str) -> None:
    with pytest.raises(BadData, match=complaint):
        policy(text, head=IN_FORCE)


def test_an_eliminated_project_keeps_the_super_deduction_of_the_firm_but_no_award_of_the_project() -> None:
    money = {
        "tax__rd_deductible": 1000 * WAN,
        "tax__excluded_industry": False,
        "tax__rate": 25,
        "anhui__in_guide": True,
        "project__stage": "started",
    }
    found = shipped(
        **BANNED,
        **money,
        firm__region="341502",
        project__retrofits_existing=True,
        investment__equipment=1000 * WAN,
    )
    assert found["national2026.catalogue_ban"] in found.bans
    assert found["ah2025.equipment"].verdict is Verdict.YES
    assert found["ah2025.equipment"].barred_by == (found["national2026.catalogue_ban"],)
    assert not found["national2026.rd_super_deduction"].barred_by
    assert MoneyKind.CASH not in found.totals.today
    assert MoneyKind.TAX_SAVED in found.totals.today
    barred = {one.measure.id for one in found.findings if one.barred_by and one.measure.concerns is Concerns.FIRM}
    assert barred == {"national2026.sme_loan_interest"}  # of loans of the project


def test_the_json_says_which_ban_stands_before_a_finding() -> None:
    found = findings_json(judged(case(**BANNED), policy(BAN, AWARD, head=IN_FORCE)))
    ban, award = found["findings"]
    assert award["barred_by"] == [ban["measure"]]
    assert "先解决它" in award["bar_note"]
    assert "barred_by" not in ban
    assert found["barred"] == 1


def test_the_plan_of_a_banned_project_begins_with_the_ban_and_everything_of_the_project_waits() -> None:
    found = shipped(**{**BANNED, "project__filed": False}, firm__region="341502", tax__special_equipment=10 * WAN)
    plan = make_plan(found.findings[0].case, found, TODAY)
    first = plan.next()
    assert first is not None
    assert first.id == plan.steps[0].id == "ban.national2026.catalogue_ban"
    assert "淘汰" in first.why
    assert plan["filing"].state is State.BLOCKED
    assert first.title in plan["filing"].waits
    assert "ah2025.apply" not in plan
    assert plan["tax_settlement"].state is not State.BLOCKED


def test_a_ban_of_a_province_nobody_knows_the_firm_to_be_in_is_not_called_touched() -> None:
    found = judged(case(**BANNED), policy(BAN, AWARD, head=IN_FORCE + SCOPE))
    ban = found["CITY.ban"]
    assert (ban.verdict, ban.bites, ban.verdict_text, ban.missing) == (
        Verdict.UNKNOWN,
        False,
        "待补充",
        ["firm.region"],
    )
    assert found.count(Verdict.NO) == 0
    assert not ban.goal or ban.goal.verdict is Verdict.UNKNOWN
    here = judged(case(**BANNED, firm__region="341500"), policy(BAN, AWARD, head=IN_FORCE + SCOPE))["CITY.ban"]
    assert (here.bites, here.verdict_text) == (True, "已触及")


def test_a_duty_of_a_province_nobody_knows_the_firm_to_be_in_is_not_called_undone() -> None:
    duty = measure(
        "duty", 'condition = { fact = "project.filed", op = "==", value = true, clause = "二" }', kind="duty"
    )
    local = policy(duty, head=IN_FORCE + SCOPE)
    assert judged(case(project__filed=False), local)["CITY.duty"].verdict is Verdict.UNKNOWN
    assert judged(case(project__filed=False, firm__region="341500"), local)["CITY.duty"].verdict is Verdict.NO
    assert judged(case(project__filed=False, firm__region="530100"), local)["CITY.duty"].elsewhere


def test_an_eliminated_project_of_a_firm_without_a_place_is_told_no_ban_of_a_province() -> None:
    found = shipped(project__catalogue_class="eliminated")
    assert [ban.policy.id for ban in found.findings if ban.bites] == ["national2026"]
