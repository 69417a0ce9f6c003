"""What the papers never say: money of a figure that fails, a promise of nothing, a key where a name belongs."""

from proofreading import context_for, firm, judged, report_pages, sheet

from desktop.application.document import Block, Paragraph, Table
from desktop.application.fill import fill
from desktop.application.formfile import load_forms
from desktop.application.parts.policies import READ_APART
from desktop.eligibility.amounts.amount import LATER, NOTHING
from desktop.facts.known import Origin, OriginKind
from desktop.rules.verdict import Verdict

SMALL = {
    "firm.name": "舒城县试算食品有限公司",
    "firm.region": "341523",
    "project.retrofits_existing": True,
    "anhui.in_guide": True,
    "investment.equipment": "60万",
}
WESTERN = {
    "firm.name": "玉溪试算铜业有限公司",
    "firm.region": "530402",
    "tax.rate": 15,
    "tax.taxable_income": "1000万",
    "tax.encouraged_share": 66,
    "tax.transfer_income": "0",
}


def test_what_is_short_of_its_threshold_is_not_priced_by_the_figure_that_is_short() -> None:
    finding = judged(firm(SMALL))["ah2025.equipment"]
    assert finding.amount is not None
    assert finding.amount.later
    said = sheet(firm(SMALL), "ah2025.equipment")
    assert LATER in said
    assert "4.8万元" not in said
    assert "若符合" not in said
    assert "4.8万元" not in "".join(report_pages(firm(SMALL)))


def test_a_failure_elsewhere_leaves_the_amount_as_it_is() -> None:
    grown = {**SMALL, "anhui.in_guide": False, "investment.equipment": "1000万"}
    finding = judged(firm(grown))["ah2025.equipment"]
    assert finding.amount is not None
    assert (finding.amount.later, finding.amount.high) == (False, 800_000)
    assert "若符合，财政奖补：80万元" in sheet(firm(grown), "ah2025.equipment")


def test_a_relief_that_comes_to_nothing_is_met_but_not_listed_as_to_be_had() -> None:
    findings = judged(firm(WESTERN))
    western = findings["national2026.western_rate"]
    assert (western.verdict_text, western.is_given) == ("符合", False)
    assert findings.given(today=True) == 0
    assert "今天可以申请或享受的0项" in report_pages(firm(WESTERN))[0]
    assert NOTHING in sheet(firm(WESTERN), "national2026.western_rate")
    assert judged(firm({**WESTERN, "tax.rate": 25})).given(today=True) == 1


def test_what_has_nothing_of_the_kind_is_not_told_that_nought_is_on_the_bound() -> None:
    said = sheet(firm(WESTERN), "national2026.technology_transfer")
    assert "符合条件的技术转让所得大于0（现为0元）" in said
    assert "若符合" not in said


def test_a_figure_of_a_case_file_is_told_by_its_name() -> None:
    """Once: a row that names the figure does not name it again as a field of the file."""
    given = Origin(OriginKind.IMPORTED, "企业.json / 设备工器具购置")
    said = sheet(firm(SMALL, given), "ah2025.equipment")
    assert "设备工器具购置不低于500万元（现为60万元，还差440万元）［注4］案例文件✗不符合" in said
    assert "符合新型技术改造投资指引（安徽）：应为“是”（现为“是”）案例文件·设备工器具购置✓符合" in said
    assert "导入的数据都来自“企业.json”。" in said
    assert "investment.equipment" not in said


def test_over_the_ways_of_an_expired_policy_it_says_that_its_time_is_over() -> None:
    copper = firm({"firm.region": "530402", "project.adds_capacity": True})
    said = sheet(copper, "ynplan.ban_overcapacity")
    assert said.index("政策已过期，以下只说明当时的条件。") < said.index("先核实：是否属于产能过剩行业")
    assert "以下只说明当时的条件" not in sheet(copper, "yn2014.land_price")


def test_what_fails_says_what_it_should_be() -> None:
    copper = {**SMALL, "firm.region": "530402", "access.controlled_product": "copper", "project.nature": "new_build"}
    copper |= {"access.own_resource_share": 42, "project.adds_capacity": True}
    told = "".join(report_pages(firm(copper)))
    assert "现在的情况：有色金属自产资源比例：42%；建设性质：“新建”" in told  # a ban tells what touches it
    told += "".join(report_pages(firm({**SMALL, "project.library": "none"})))
    assert "项目库情况应为“已入三年滚动库”或“已入市级库”" in told
    assert "要不为" not in told
    assert "要为" not in told


def test_a_bare_sum_in_a_formula_has_its_unit() -> None:
    said = sheet(firm({**WESTERN, "tax.transfer_income": "800万"}), "national2026.technology_transfer")
    assert "1,250,000" not in said
    assert "不超过125万元＋（“符合条件的技术转让所得”－500万元）×0.125" in said


def test_one_reading_that_fails_is_not_printed_as_if_the_condition_failed() -> None:
    """信息化 beside 自动化: whether that is free of the investment line can be read in two ways."""
    mixed = {"firm.region": "341502", "project.directions": ["informatized", "automated"]}
    assert judged(firm(mixed))["la2020.library"].verdict is Verdict.UNKNOWN
    assert READ_APART in _printed(mixed)
    assert READ_APART not in _printed({**mixed, "project.directions": ["automated"]})


def test_what_a_ban_stands_before_is_not_marked_open_in_a_form_and_names_the_ban() -> None:
    banned = {"firm.region": "341502", "project.catalogue_class": "eliminated"}
    said = next(
        block.text for block in _blocks(banned) if isinstance(block, Paragraph) and "：三年滚动项目库" in block.text
    )
    assert said.startswith("× 暂不能申请")
    assert "产业结构调整指导目录的禁止" in said


def _printed(answers: dict[str, object]) -> str:
    return "".join(block.note for block in _blocks(answers) if isinstance(block, Table))


def _blocks(answers: dict[str, object]) -> tuple[Block, ...]:
    case = firm(answers)
    form = next(form for form in load_forms(case.catalogue) if form.id == "F01_library")
    return fill(form, case, context_for(case)).document.blocks
