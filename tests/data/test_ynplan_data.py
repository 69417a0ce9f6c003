"""The Yunnan plan as shipped: complete, cited by chapter, with figures that one sentence of the garbled text holds."""

import difflib
import re

import pytest

from desktop.eligibility.reading import load_policies
from desktop.eligibility.standing import Standing
from tests.data.policyfiles import all_terms, document, needs_document, raw_policy

DOCUMENT = "001"
RAW = raw_policy("ynplan")
MEASURES = RAW["measure"]
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:万元|元|%|个|户|立方米|兆帕)")

# Each place that is cited, with words that stand there: the heading where the text has one, else what the theme is about.
PLACES = {
    "前言": "8个重点产业发展",
    "第一章": "第一章“十二五”工业发展回顾",
    "第三章二": "二、主要目标",
    "第四章一（一）": "一、加快新兴重点产业发展（一）生物医药产业",
    "第四章一（二）": "（二）新材料产业",
    "第四章一（三）": "（三）先进装备制造业",
    "第四章一（四）": "（四）食品与消费品制造业",
    "第四章一（五）": "（五）信息产业",
    "第四章二（推定）": "（二）有色金属产业",
    "第四章三（一）": "三、加快生产性服务业平台化发展（一）生产性物流业",
    "第四章三（二）": "（二）金融服务业",
    "第四章三（三）": "（三）科技服务业",
    "第五章一": "主要任务一、促进工业投资增长",
    "第五章（园区）": "新上工业项目必须进入工业园区",
    "第五章（创新）": "支持省内企业优先购置和使用我省首次自主研发和生产的成套装备或核心部件",
    "第五章（技术改造）": "储备和实施一批优质技术改造项目",
    "第五章（质量品牌）": "提升工业产品质量",
    "第五章（民营经济）": "（二）完善民营经济服务体系",
    "第五章（节能）": "大力推广应用节能新技术",
    "第五章（资源利用）": "（二）提升资源利用水平",
    "第五章（化解过剩产能）": "（三）加快化解过剩产能",
    "第五章（开放合作）": "大力支持企业“走出去”",
    "第五章（两化融合）": "推动互联网与工业全流程、多领域融合发展",
    "第六章一": "一、优化工业发展环境",
    "第六章二": "二、强化财税金融支持",
    "第六章三": "三、强化经济运行调节",
    "第六章四": "四、强化工业人才保障",
    "第六章末（推定）": "开展规划实施年度监测",
}

# Each figure with words of the same sentence that say what it measures.
FIGURES = [
    ("o25", "8个", "生物医药和大健康"), ("o26", "1300户", "省级成长型中小企业"),
    ("target_growth", "7.5%", "全部工业增加值年均增长7.5%"), ("target_growth", "7%", "规模以上工业增加值年均增长7%"),
    ("target_structure", "16%", "占全部工业的比重力争达到16%"), ("target_rd", "1%", "占主营业务收入的比重达到1%"),
    ("target_tech_centers", "24个", "国家级企业技术中心达到24个"),
    ("target_tech_centers", "400个", "省级认定企业技术中心达到400个"),
    ("target_patents", "25%", "专利授权年均增长25%以上"), ("target_patents", "50%", "专利申请量的比例达到50%以上"),
    ("target_workshops", "60个", "60个智能制造示范车间"), ("target_workshops", "15个", "省级质量标杆15个以上"),
    ("target_energy", "16%", "万元工业增加值能耗降低16%"), ("target_water", "65立方米", "用水量降低到65立方米以下"),
    ("target_solid_waste", "56%", "工业固体废物综合利用率达到56%"),
    ("target_water_reuse", "90%", "用水重复利用率达到90%以上"),
    ("steel", "500兆帕", "500兆帕及以上建筑钢材"), ("micro_firms", "10万元", "“两个10万元”微型企业培育工程"),
]  # fmt: skip

seed_only = needs_document(DOCUMENT)
each = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure["id"])


@pytest.fixture
def policy(catalogue):
    return next(policy for policy in load_policies(catalogue) if policy.id == "ynplan")


def sentences() -> list[str]:
    return list(document(DOCUMENT).sentences)


def test_every_record_has_become_a_measure():
    stood_for = {record for measure in MEASURES for record in measure["records"]}
    assert stood_for == {f"YNPLAN-{n:03d}" for n in range(1, 43)} | {f"O{n}" for n in range(14, 27)}


def test_the_plan_ran_out_with_2020_and_says_that_its_text_is_garbled(policy):
    assert policy.validity.declared is Standing.EXPIRED
    assert (policy.validity.effective.isoformat(), policy.validity.expires.isoformat()) == ("2017-03-31", "2020-12-31")
    assert "只引到章" in policy.standing_note


def test_facts_decide_three_rules_and_everything_else_is_information():
    decided = {measure["id"] for measure in MEASURES if "condition" in measure}
    assert decided == {"park_entry", "ban_overcapacity", "ban_eliminated"}


def test_no_money_is_promised_by_a_plan():
    assert [measure["id"] for measure in MEASURES if "amount" in measure] == []


def test_targets_are_of_the_province_and_are_no_pass_marks():
    targets = [measure for measure in MEASURES if measure["kind"] == "target"]
    assert len(targets) == 11
    for measure in targets:
        assert measure["concerns"] == "government"
        assert not {"condition", "relevance"} & set(measure)
        assert measure["ambiguity"]


@each
def test_a_measure_cites_a_place_of_the_text(measure):
    places = [*measure["clause"].split("；"), *(term["clause"] for term in all_terms(measure, RAW))]
    assert set(places) <= set(PLACES)


@each
def test_a_place_the_text_does_not_number_is_called_inferred_or_named_by_its_theme(measure):
    if "推定" in measure["clause"]:
        assert "推定" in measure["ambiguity"]
    for place in measure["clause"].split("；"):
        assert not place.startswith("第五章") or place == "第五章一" or re.fullmatch(r"第五章（\w+）", place)


def test_every_figure_of_a_summary_is_among_those_that_were_compared():
    said = {(m["id"], figure) for m in MEASURES for figure in FIGURE.findall(m["title"] + m["summary"])}
    assert said == {(name, figure) for name, figure, _ in FIGURES}


@seed_only
@pytest.mark.parametrize(("name", "figure", "words"), FIGURES, ids=lambda value: str(value))
def test_a_figure_stands_in_one_sentence_with_what_it_measures(name, figure, words):
    assert any(figure in sentence and words in sentence for sentence in sentences())


@seed_only
@pytest.mark.parametrize("place", PLACES)
def test_the_cited_place_is_in_the_text(place):
    text = document(DOCUMENT).text.replace("\n", "")
    assert PLACES[place] in text
    if chapter := re.match(r"第.章", place):
        assert chapter[0] in text


@seed_only
@each
def test_a_summary_is_ours_and_not_a_sentence_of_the_document(measure):
    """Names in a row may agree; a stretch of 20 characters that is no list of names is a copied sentence."""
    pool = sentences()
    for words in (measure["summary"], measure.get("ambiguity", "")):
        for sentence in pool:
            longest = difflib.SequenceMatcher(None, words, sentence, autojunk=False).find_longest_match()
            shared = words[longest.a : longest.a + longest.size]
            assert longest.size < 20 or shared.count("、") >= 3, shared
