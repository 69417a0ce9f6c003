"""How much is still to do for a finding: how it is said, and what comes first when sorted."""

import datetime as dt
from dataclasses import replace

import pytest
from policyfirm import CATALOGUE, HEAD, IN_FORCE, SCOPE, WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.effort import Effort, EffortKind, effort_of
from desktop.eligibility.findings import words_of_idle
from desktop.facts.case import Answer, Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Change

FIFTY = '{ kind = "cash", fixed = "50万元" }'
PAPERS = 'documents = ["申请表", "发票", "备案文件"]'
FILED = when_filed(FIFTY)
AWARD = measure("award", FILED, PAPERS)
INVESTED = '{ fact = "investment.fixed_assets", op = ">=", value = "500万元" }'
IS_FILED = '{ fact = "project.filed", op = "==", value = true }'
DRAFT = HEAD + 'standing = "draft"\n'
OVER = HEAD + 'standing = "expired"\nexpires = 2020-12-31\n'


def effort(firm: Case, *lines: str, kind: str = "award", head: str = IN_FORCE) -> Effort:
    return effort_of(judged(firm, policy(measure("one", *lines, kind=kind), head=head))["CITY.one"])


def both(*parts: str) -> str:
    return f"condition = {{ all = [{', '.join(parts)}] }}"


FIRM = case(project__filed=True)
UNFILED = case(project__filed=False)
OLD = case(firm__founded=dt.date(1998, 5, 1))
YOUNG = 'condition = { fact = "firm.founded", op = "after", value = 2015-01-01 }'


def test_what_is_met_needs_its_papers() -> None:
    assert effort(FIRM, FILED, PAPERS).text == "现在就能准备，材料 3 份"
    assert effort(FIRM, FILED).text == "现在就能准备"
    assert effort(FIRM, FILED).order < effort(FIRM, FILED, PAPERS).order


@pytest.mark.parametrize(
    ("standing", "text"),
    [
        ('standing = "draft"', "条件已符合，等政策正式发布，材料 3 份"),
        ('standing = "in_force"\neffective = 2030-01-01', "条件已符合，等政策施行，材料 3 份"),
        ('standing = "unverified"', "条件已符合，先核实政策是否有效，材料 3 份"),
        ('standing = "expired"', "条件已符合，政策已过期"),
        ('standing = "superseded"', "条件已符合，政策已被替代"),
    ],
)
def test_what_cannot_be_used_today_is_never_called_ready(standing: str, text: str) -> None:
    assert effort(FIRM, FILED, PAPERS, head=f"{HEAD}{standing}\n").text == text


def test_a_duty_fulfilled_asks_for_nothing_more() -> None:
    done = effort(FIRM, FILED, kind="duty")
    assert (done.kind, done.text) == (EffortKind.DONE, "不用再做什么")
    for kind in ("duty", "gate"):
        assert effort(FIRM, FILED, PAPERS, kind=kind).text == "不用再做什么"


def test_a_list_the_firm_is_on_already_needs_no_papers_once_more() -> None:
    listed = f"had = {IS_FILED}"
    scale = 'condition = { fact = "firm.above_scale", op = "==", value = true }'
    inside, outside = (case(firm__above_scale=True, project__filed=filed) for filed in (True, False))
    assert effort(inside, scale, PAPERS, listed, kind="eligibility", head=DRAFT).text == "已经办到，不用再做什么"
    assert effort(outside, scale, PAPERS, listed, kind="eligibility").text == "现在就能准备，材料 3 份"


def test_an_open_finding_says_how_many_answers_it_takes_at_most() -> None:
    assert effort(case(), FILED).text == "再答 1 题"
    assert effort(case(), both(IS_FILED, INVESTED)).text == "最多再答 2 题"
    assert effort(case(), FILED).order < effort(case(), both(IS_FILED, INVESTED)).order


def test_where_only_an_authority_can_say_no_answer_is_asked_for() -> None:
    doubtful = f"""condition = {{ readings = [
        {{ label = "宽", condition = {IS_FILED} }}, {{ label = "严", condition = {INVESTED} }}] }}"""
    stuck = effort(case(project__filed=True, investment__fixed_assets=WAN), doubtful)
    assert (stuck.kind, stuck.text) == (EffortKind.ASK, "要请主管部门确认")


def test_the_cheapest_way_is_said_in_a_few_words() -> None:
    assert effort(UNFILED, FILED).text == "办 1 项证明或手续"
    poor = case(project__filed=True, investment__fixed_assets=350 * WAN)
    assert effort(poor, both(IS_FILED, INVESTED)).text == "再投 150 万元"
    both_wanting = case(project__filed=False, investment__fixed_assets=350 * WAN)
    assert effort(both_wanting, both(IS_FILED, INVESTED)).text == "办 1 项证明或手续，再投 150 万元"
    assert effort(UNFILED, both(IS_FILED, INVESTED)).text == "先核实 1 项，办 1 项证明或手续"


def test_what_the_project_is_cannot_be_chosen_for_a_grant() -> None:
    direction = 'condition = { fact = "project.directions", op = "has_any", value = ["informatized"] }'
    assert effort(case(project__directions=("automated",)), direction).text == "看项目内容是否符合"


def test_a_paper_is_less_than_a_decision_and_less_money_less_than_more() -> None:
    paper = effort(UNFILED, FILED)
    little = effort(case(investment__fixed_assets=499 * WAN), f"condition = {INVESTED}")
    much = effort(case(investment__fixed_assets=100 * WAN), f"condition = {INVESTED}")
    assert paper.order < little.order < much.order


def test_what_can_no_longer_be_changed_says_so_and_stands_behind_every_change() -> None:
    beyond = effort(OLD, YOUNG)
    assert (beyond.kind, beyond.text) == (EffortKind.BEYOND, "目前没有可行的办法")
    assert beyond.order > effort(UNFILED, FILED).order


def test_the_sorts_of_effort_follow_each_other() -> None:
    firms = (FIRM, case(), UNFILED)
    orders = [effort(firm, FILED).order for firm in firms]
    assert orders == sorted(orders)
    assert [effort(firm, FILED).kind for firm in firms] == [EffortKind.PREPARE, EffortKind.ANSWER, EffortKind.CHANGE]


def test_no_effort_brings_an_expired_policy_back() -> None:
    over = [effort(firm, FILED, head=OVER) for firm in (FIRM, case(), UNFILED)]
    assert over[2].text == "政策已过期，不必再办"
    assert min(one.order for one in over) > effort(OLD, YOUNG).order


def test_a_draft_is_sorted_like_what_is_in_force() -> None:
    assert effort(UNFILED, FILED, head=DRAFT).order == effort(UNFILED, FILED).order


def test_information_and_policies_of_another_place_stand_last_with_their_own_word() -> None:
    city = policy(AWARD, measure("goal", kind="target"), head=IN_FORCE + SCOPE)
    away = judged(case(firm__region="530102"), city)
    assert {effort_of(finding).text for finding in away.findings} == {"地区不适用"}
    here = judged(case(firm__region="341502"), city)
    assert effort_of(here["CITY.goal"]) == Effort(EffortKind.ASIDE, (0, 6), "供参考")


def test_a_way_that_waits_names_the_day_and_a_longer_wait_comes_later() -> None:
    dated = Catalogue(replace(CATALOGUE[key], change=Change.DATE) if key == "project.end" else CATALOGUE[key]
                      for key in CATALOGUE)  # fmt: skip
    firm = Case(dated, {"project.end": Answer(dt.date(2021, 3, 1))})
    ended = 'condition = {{ fact = "project.end", op = ">=", value = "{}" }}'
    soon, late = (effort(firm, ended.format(month)) for month in ("2021-09", "2022-09"))
    assert (soon.text, late.text) == ("等到 2021年9月1日", "等到 2022年9月1日")
    assert soon.order < late.order


def test_the_day_of_a_title_is_no_second_paper_beside_the_title() -> None:
    level, date = (
        f'{{ fact = "recognition.smart_factory.{key}", op = "{op}", value = "{value}" }}'
        for key, op, value in (("level", "==", "excellent"), ("date", ">=", "2025-08-29"))
    )
    none = case(recognition__smart_factory__level="none")
    found = effort(none, f"{both(level, date)}\namount = {FIFTY}")
    assert found.text == "办 1 项证明或手续"


def test_money_that_comes_to_nothing_is_not_to_be_prepared_and_is_counted_apart_from_what_is_merely_kept() -> None:
    award = measure("award", when_filed('{ kind = "cash", rate = "10%", of = "investment.fixed_assets" }'), PAPERS)
    gate = measure("gate", f"condition = {IS_FILED}", kind="gate")
    found = judged(case(project__filed=True, investment__fixed_assets=WAN * 0), policy(award, gate))
    assert effort_of(found["CITY.award"]).kind is EffortKind.DONE
    assert [found[name].is_idle for name in ("CITY.award", "CITY.gate")] == [True, True]
    assert words_of_idle(found.free()) == "1 项是前提、义务、限制和定义，做到就行，不用申请，1 项按所填数据没有数额"
    paid = judged(case(project__filed=True, investment__fixed_assets=WAN), policy(award))
    assert effort_of(paid["CITY.award"]).kind is EffortKind.PREPARE
    assert words_of_idle(paid.free()) == ""
