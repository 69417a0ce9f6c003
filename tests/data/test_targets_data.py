"""Figures of the documents beside the firm's own: each stands in the cited document with its 以上, 以下 or 达到."""

import re
import tomllib

import pytest

from desktop.eligibility.measure import Kind
from desktop.eligibility.reading import load_policies
from desktop.paths import resources_dir
from tests.data.policyfiles import find_document

TARGETS = tomllib.loads((resources_dir() / "indicators" / "targets.toml").read_text(encoding="utf-8"))["target"]
SEEDS = {
    "yn2017": "000",
    "ynplan2016": "001",
    "sx2017": "002",
    "yn2014": "003",
    "la2020": "004",
}

# What the document says, word for word, about each figure; a list that ends in one 以上 gives it to each.
SAID = {
    "la2020.invest_growth": "技术改造投资年均增长10%以上",
    "la2020.projects": "每年实施技改项目300个以上",
    "la2020.robots": "每年推广工业机器人和数控加工中心500台（套）以上",
    "la2020.circular_parks": "到2020年全市一半以上的开发区实施循环化改造",
    "la2020.five_hundreds": "工业领域节能环保“五个一百”提升行动",
    "la2020.library_floor": "固定资产投资200万元以上（信息化、创新化改造项目不限定投资额）",
    "la2020.demonstration": "市级技改示范项目，每个奖励50万元",
    "la2020.smart_factory_province": "新认定的省级智能工厂、绿色工厂、数字化车间分别奖励50万元、20万元、20万元",
    "la2020.green_factory_province": "新认定的省级智能工厂、绿色工厂、数字化车间分别奖励50万元、20万元、20万元",
    "la2020.digital_workshop_province": "新认定的省级智能工厂、绿色工厂、数字化车间分别奖励50万元、20万元、20万元",
    "la2020.smart_factory_city": "市级智能工厂、绿色工厂、数字化车间分别奖励20万元、10万元、10万元",
    "la2020.green_factory_city": "市级智能工厂、绿色工厂、数字化车间分别奖励20万元、10万元、10万元",
    "la2020.digital_workshop_city": "市级智能工厂、绿色工厂、数字化车间分别奖励20万元、10万元、10万元",
    "la2020.centre_province": "省级企业技术中心、工业设计中心奖励20万元",
    "la2020.centre_city": "市级企业技术中心、工业设计中心奖励10万元",
    "la2020.fund_tolerance": "投资失败容忍率可在现有基础上再放宽5个百分点",
    "yn2017.invest_growth": "全省工业技术改造投资年均增长10%左右",
    "yn2017.invest_total": "累计完成投资8000亿元",
    "yn2017.smart_workshops": "建设100个左右智能制造示范车间",
    "yn2017.tech_centres": "新增省认定企业技术中心100个以上",
    "yn2017.rd": "全省规模以上工业企业研发经费支出占主营业务收入比重达到1%",
    "yn2017.new_product": "新产品销售收入突破700亿元",
    "yn2017.per_mu": "投资强度达到300万元/亩以上",
    "yn2017.key_projects": "每年在全省支持100个左右重点技术改造项目",
    "ynplan2016.rd": "全省规模以上工业企业研发经费支出占主营业务收入的比重达到1%",
    "ynplan2016.national_centres": "国家级企业技术中心达到24个",
    "ynplan2016.provincial_centres": "省级认定企业技术中心达到400个",
    "ynplan2016.patent_growth": "工业企业专利授权年均增长25%以上",
    "ynplan2016.patent_share": "工业企业专利申请量占全省专利申请量的比例达到50%以上",
    "ynplan2016.smart_workshops": "建设60个智能制造示范车间",
    "ynplan2016.quality_benchmarks": "培育省级质量标杆15个以上",
    "ynplan2016.emission": "全部工业企业实现“三废”达标排放",
    "ynplan2016.energy_drop": "规模以上工业万元工业增加值能耗降低16%",
    "ynplan2016.water": "万元工业增加值用水量降低到65立方米以下",
    "ynplan2016.solid": "工业固体废物综合利用率达到56%",
    "ynplan2016.water_reuse": "规模以上工业用水重复利用率达到90%以上",
    "ynplan2016.new_industries": "占全部工业的比重力争达到16%",
    "ynplan2016.rd_active_2015": "有研发活动企业仅占13%",
    "ynplan2016.rd_unit_2015": "有研发机构的仅占10%",
    "ynplan2016.rd_intensity_2015": "研究与试验发展（R&D）经费投入强度不到1%",
    "sx2017.invest_growth": "年均增长达到12%",
    "sx2017.equipment": "重点产业中60%的优势企业技术装备总体水平达到国内领先水平",
    "yn2014.national_platforms": "新增5个以上国家级研发平台",
    "yn2014.provincial_centres": "新增省级企业技术中心60个",
    "yn2014.rd_units": "50%规模以上企业建立技术中心或研发机构",
    "yn2014.patent_growth": "企业专利授权年均增长25%以上",
    "yn2014.energy_intensity": "规模以上工业单位增加值能耗由2.12吨标准煤/万元下降到1.91吨标准煤/万元",
    "yn2014.productivity": "全员劳动生产率由36.3万元/人提高到45万元/人以上",
    "yn2014.new_product": "规模以上工业企业新产品产值率由4.8%提高到6%以上",
    "yn2014.science": "科技进步对经济增长的贡献率达到60%以上",
    "yn2014.copper": "铜、铝、铅锌、锡深加工率由2013年的25%、31%、11%、50%，分别达到60%、60%、15%、60%以上",
    "yn2014.aluminium": "铜、铝、铅锌、锡深加工率由2013年的25%、31%、11%、50%，分别达到60%、60%、15%、60%以上",
    "yn2014.lead_zinc": "铜、铝、铅锌、锡深加工率由2013年的25%、31%、11%、50%，分别达到60%、60%、15%、60%以上",
    "yn2014.tin": "铜、铝、铅锌、锡深加工率由2013年的25%、31%、11%、50%，分别达到60%、60%、15%、60%以上",
    "yn2014.plot_ratio": "容积率和建筑系数超过《工业项目建设用地控制指标》规定40%以上",
    "yn2014.voltage": "优先支持35千伏及以上能耗指标低于行业标准的电力用户",
    "yn2014.interest_rate": "按照投资额的6%给予企业贴息补助",
    "yn2014.interest_cap": "单个项目最高补助1000万元",
}  # fmt: skip
IN_WORDS = {"la2020.circular_parks": "一半"}
WORDS = {
    ">=": "以上", "<=": "以下", ">": "突破", "<": "不到", "~": "左右", "reach": "达到", "fall": "下降到", "max": "最高", "all": "全部",
}  # fmt: skip

each = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target["id"])


def test_every_figure_was_held_against_what_the_document_says():
    assert [target["id"] for target in TARGETS] == list(dict.fromkeys(target["id"] for target in TARGETS))
    assert {target["id"] for target in TARGETS} == set(SAID)


@each
def test_a_figure_keeps_its_bound(target):
    said = SAID[target["id"]]
    assert WORDS.get(target["relation"], "") in said
    if target["relation"] in ("=", "reach", "fall", "none"):
        assert not re.search(r"\d[^，、]{0,6}(以上|以下|左右)(?!工业|企业)", said)
    if "value" in target:
        assert IN_WORDS.get(target["id"]) or re.search(rf"(?<![\d.]){re.escape(target['value'])}(?![\d.])", said)
    if "base" in target and target["document"] == "yn2014":
        assert target["base"] in said


def test_a_figure_is_shown_at_the_measure_that_tells_of_it(catalogue):
    measures = {measure.id: measure for policy in load_policies(catalogue) for measure in policy.measures}
    told = [target for target in TARGETS if "measure" in target]
    assert {target["id"] for target in TARGETS if "indicator" in target} == {target["id"] for target in told}
    for target in told:
        measure = measures[target["measure"]]
        assert measure.kind is Kind.TARGET
        assert target["value"] in measure.summary
        assert target["clause"] == measure.clause


@each
def test_the_words_stand_in_the_document(target):
    document = find_document(SEEDS[target["document"]])
    if document is None:
        pytest.skip("the document is not beside the checkout")
    assert SAID[target["id"]] in document.text
