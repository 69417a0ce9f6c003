"""The proof sheet: verdict, clause, every figure with its source, the gap, the ways, the reckoning; nothing cut."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pdfreading import flat
from proofreading import context_for, firm, judged, labels, leaves, print_sizes, sheet, sheet_pages, texts

from desktop.application.document import Document
from desktop.application.pdf import render_pdf
from desktop.application.proofsheet import facts_read, proof_sheet
from desktop.eligibility.amounts.amount import Amount
from desktop.eligibility.finding import Finding
from desktop.facts.case import DONT_KNOW, Answer, Case, Origin, OriginKind
from desktop.facts.casefile import read_case
from desktop.facts.reading import load_catalogue
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from desktop.rules.verdict import Verdict

CASES = Path(__file__).parents[1] / "cases"
LIBRARY = "la2020.library"
LAND = "yn2017.land_quota"
SUBSIDY = "la2020.equipment_subsidy"
RETROFIT = {
    "firm.name": "六安试算机械有限公司",
    "firm.region": "341503",
    "firm.above_scale": True,
    "project.retrofits_existing": True,
    "project.directions": ["automated"],
}
RESEARCH = {
    "tax.rd_deductible": "1000万",
    "tax.rate": 25,
    "tax.taxable_income": "3000万",
    "tax.excluded_industry": False,
}


@pytest.fixture(scope="module")
def sample() -> Case:
    catalogue = load_catalogue()
    return Case(catalogue, read_workbook(resources_dir() / "sample" / "foundry.xlsx", catalogue).answers)


# the whole


def test_every_sheet_of_the_sample_is_one_page_and_nothing_of_it_is_cut(sample: Case) -> None:
    for finding, document in _sheets(sample):
        data, report = render_pdf(document)
        assert not report.missing_glyphs
        assert report.pages == 1, finding.measure.id
        text = flat("".join(_pages(data)))
        for wanted in texts((document.title, document.blocks)):
            assert wanted in text, (finding.measure.id, wanted)


def test_every_clause_figure_and_source_of_the_sample_is_on_its_sheet(sample: Case) -> None:
    """Whatever a sheet merges or says once: each term's words, value, gap, note, clause and origin are there."""
    for finding, document in _sheets(sample):
        text = flat("".join(_pages(render_pdf(document)[0])))
        for leaf in leaves(finding.goal):
            one = leaf.reason
            for wanted in (one.label, one.value_text, one.gap_text, one.required_text):
                assert flat(wanted) in text, (finding.measure.id, wanted)
            assert flat(one.clause) in text, finding.measure.id
            assert flat(one.note).rstrip("。") in text, finding.measure.id
        for label in labels(finding.goal):
            assert flat(label) in text, finding.measure.id
        for key in facts_read(finding, sample):
            origin = sample.origin(key)
            if origin is not None and origin.place and not sample.is_hidden(key):
                file, *cell = origin.place.split(" / ")
                assert flat(file) in text
                assert flat("!".join(cell)) in text, (finding.measure.id, key)


def test_a_sheet_is_in_readable_print(sample: Case) -> None:
    small = {size for _, document in _sheets(sample) for size in print_sizes(document)}
    assert min(small) >= 8.5


@pytest.mark.parametrize("region", ["341503", "140105"])
def test_the_sheets_of_a_firm_that_has_answered_nothing_are_one_page_each(region: str) -> None:
    assert all(render_pdf(document)[1].pages == 1 for _, document in _sheets(firm({"firm.region": region})))


LONGEST = {  # of all the named firms, the sheets that say most
    "kunming_added_storey": ("yn2014.land_price", "yn2014.new_smelting", "national2026.western_rate"),
    "kunming_tobacco": ("yn2014.land_price", "national2026.western_rate"),
    "yuxi_copper_new_build": ("yn2014.land_price", "national2026.western_rate"),
    "hefei_two_loans": ("national2026.sme_loan_interest",),
    "quarry": ("la2020.case_by_case",),
}


@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_sheets_of_the_named_firms_are_one_page_in_readable_print_too(name: str) -> None:
    case = read_case(CASES / f"{name}.json", load_catalogue())
    context = context_for(case)
    assert context.findings
    for measure in LONGEST[name]:
        document = proof_sheet(context.findings[measure], case, context)
        data, report = render_pdf(document)
        assert report.pages == 1, measure
        text = flat("".join(_pages(data)))
        assert all(wanted in text for wanted in texts((document.title, document.blocks)))
        assert min(print_sizes(document)) >= 8.5


def test_money_that_waits_for_figures_is_not_called_unwritten() -> None:
    open_ = sheet(firm({"firm.region": "530402"}), "national2026.western_rate")
    assert "若符合，减免税：数据不够，还算不出（现行）" in open_
    assert "未计入" not in open_


def test_a_sheet_with_too_much_to_say_flows_on_and_loses_nothing(sample: Case) -> None:
    context = context_for(sample)
    assert context.findings
    document = proof_sheet(context.findings[SUBSIDY], sample, context)
    long = dataclasses.replace(document, blocks=(*document.blocks, *document.blocks))
    data, report = render_pdf(long)
    assert report.pages == 2
    pages = _pages(data)
    assert all("仅供参考" in page for page in pages)
    text = flat("".join(pages))
    assert all(wanted in text for wanted in texts(long.blocks))


def _sheets(case: Case) -> Iterator[tuple[Finding, Document]]:
    context = context_for(case)
    assert context.findings
    shown = [f for f in context.findings.findings if f.verdict is not Verdict.INFO and not f.elsewhere and f.concerned]
    assert len(shown) > 10
    yield from ((finding, proof_sheet(finding, case, context)) for finding in shown)


def _pages(data: bytes) -> list[str]:
    from pdfreading import page_texts

    return page_texts(data)


def test_the_same_case_gives_the_same_bytes(sample: Case) -> None:
    context = context_for(sample)
    assert context.findings
    finding = context.findings[SUBSIDY]
    again = judged(sample)[SUBSIDY]
    one, other = (render_pdf(proof_sheet(f, sample, context))[0] for f in (finding, again))
    assert one == other


def test_a_firm_with_no_answers_has_a_sheet_for_every_measure_too() -> None:
    case = firm({})
    context = context_for(case)
    assert context.findings
    for finding in context.findings.findings:
        if finding.verdict is not Verdict.INFO:
            assert render_pdf(proof_sheet(finding, case, context))[1].pages >= 1


# standing


def test_a_draft_is_marked_on_every_page(sample: Case) -> None:
    pages = sheet_pages(sample, "la2020.award.smart_factory.city")
    assert "仅供参考 · 征求意见稿" in pages[0]
    assert all("仅供参考" in page for page in pages)


def test_an_expired_figure_is_marked_and_its_money_counts_nowhere(sample: Case) -> None:
    text = sheet(sample, "la2020.guide2020.landed")
    assert "仅供参考·已过期" in text
    assert "不计入今天可申请的合计" in text


def test_a_policy_in_force_is_not_marked() -> None:
    text = sheet(firm(RESEARCH), "national2026.rd_super_deduction")
    assert "仅供参考" not in text
    assert "现行（2023年1月1日起）" in text


# verdict and gap


def test_a_failed_threshold_shows_value_bound_gap_and_clause() -> None:
    text = sheet(firm({**RETROFIT, "investment.fixed_assets": "150万"}), LIBRARY)
    assert "✗不符合" in text
    assert "固定资产投资不低于200万元（现为150万元，还差50万元）" in text
    assert "固定资产投资、改造方向：第4.1、4.2项不满足" in text
    assert "把固定资产投资从150万元提高到200万元（企业可决定）" in text
    assert "三（一）" in text


def test_a_met_measure_has_no_gap_and_no_way() -> None:
    text = sheet(firm({**RETROFIT, "investment.fixed_assets": "200万"}), LIBRARY)
    assert "✓符合" in text
    assert "办法" not in text.replace("办法、材料和说明", "")


def test_the_sheet_of_a_ban_says_how_it_is_settled_and_not_that_nothing_can_be_done() -> None:
    text = sheet(firm({"firm.region": "341502", "project.catalogue_class": "eliminated"}), "national2026.catalogue_ban")
    assert "先改项目，或者请主管部门书面确认不在禁止之列" in text
    assert "走不通" not in text


def test_an_open_measure_names_what_it_waits_for_and_calls_nothing_failed() -> None:
    text = sheet(firm(RETROFIT), LIBRARY)
    head = text.split("逐条对照")[0]
    assert "?待补充" in head
    assert "还缺固定资产投资" in head
    assert "✗不符合" not in head
    assert "还没有填" in text


def test_readings_stand_beside_each_other_with_their_own_reasons(sample: Case) -> None:
    text = sheet(sample, SUBSIDY)
    assert "✓符合从宽：入库项目都可以按类别争取——第1、2、3.1项满足" in text
    assert "✗不符合从严：要列为市级重点技改项目——第3.2项不满足" in text
    assert "3.2从严：要列为市级重点技改项目：是否列为市级重点技改项目：应为“是”（现为“否”）" in text
    assert "请向主管部门确认" in text


def test_readings_that_agree_are_one_sentence(sample: Case) -> None:
    assert "结论都一样" in sheet(sample, "la2020.award.smart_factory.city")


# where figures come from


def test_a_typed_figure_tells_the_day_it_was_typed() -> None:
    case = firm({**RETROFIT, "investment.fixed_assets": "150万"}, Origin(OriginKind.TYPED))
    text = sheet(case, LIBRARY, {"investment.fixed_assets": dt.date(2026, 3, 5)})
    assert "人工填写（2026年3月5日）" in text


def test_carried_and_estimated_figures_say_so() -> None:
    case = firm(RESEARCH, Origin(OriginKind.CARRIED, "上一年的资料"))
    guess = Answer(case.answers["tax.rd_deductible"].value, Origin(OriginKind.ESTIMATED))
    text = sheet(case.with_answer("tax.rd_deductible", guess), "national2026.rd_super_deduction")
    assert "沿用以前的资料：上一年的资料" in text
    assert "企业估算" in text
    assert "约1,000万元×25%" in text
    assert "“约”表示用到的数里有估算的" in text


def test_what_the_firm_does_not_know_is_not_called_empty() -> None:
    case = firm(RESEARCH).with_answer("tax.excluded_industry", Answer(DONT_KNOW))
    assert "答的是“暂不清楚”" in sheet(case, "national2026.rd_super_deduction")


def test_a_computed_figure_shows_its_formula_and_every_part_of_it() -> None:
    text = sheet(firm({"firm.region": "530112", "investment.fixed_assets": "1.2亿", "project.site_area": 80}), LAND)
    assert "计算得出，见下" in text
    assert "“固定资产投资”÷“项目占地面积”" in text
    assert "＝12,000万元÷80亩" in text
    assert "150万元/亩" in text


def test_the_size_class_names_the_rule_and_the_figures_it_rests_on(sample: Case) -> None:
    text = sheet(sample, "national2026.sme_loan_interest")
    assert "工信部联企业〔2011〕300号" in text
    assert "238人" in text
    assert "14,860万元" in text


def test_an_answer_that_does_not_apply_says_which_answer_decides_that(sample: Case) -> None:
    assert "“智能工厂称号级别”答的是“无”，所以不用填" in sheet(sample, "la2020.award.smart_factory.city")


# money


def test_research_is_reckoned_step_by_step() -> None:
    case = firm(RESEARCH)
    text = sheet(case, "national2026.rd_super_deduction")
    assert "“可加计扣除的研发费用”×“企业所得税税率”（1,000万元×25%＝250万元）" in text
    assert "不超过“可加计扣除的研发费用”×0.25" in text
    assert "减免税250万元" in text
    assert "分以下舍去" in text
    amount = judged(case)["national2026.rd_super_deduction"].amount
    assert isinstance(amount, Amount)
    assert amount.high == 2_500_000


def test_a_rate_with_a_cap_shows_base_rate_and_cap() -> None:
    text = sheet(firm({"firm.region": "530112", "investment.total": "9亿"}), "yn2014.interest_grant")
    assert "90,000万元×6%" in text
    assert "5,400万元" in text
    assert "不超过1,000万元" in text
    assert "财政奖补1,000万元" in text


def test_the_sheet_of_what_a_ban_stands_before_says_so_at_its_head() -> None:
    facts = {"firm.region": "530112", "investment.total": "9亿", "project.catalogue_class": "eliminated"}
    text = sheet(firm(facts), "yn2014.interest_grant")
    assert "暂不能申请" in text
    assert "先解决它，这一项才能申请或办理" in text
    assert "若能申请，财政奖补" in text
    assert "不计入合计" in text


def test_a_loan_that_does_not_count_is_named_with_its_date() -> None:
    loans = [{"bank": "某银行", "principal": "300万", "start": "2023-02-01", "support": "renewal", "subsidised": False}]
    text = sheet(firm({"loans": loans}), "national2026.renewal_loan_interest")
    assert "不算的：第1行“某银行”，起息日2023年2月1日" in text


def test_interest_is_reckoned_loan_by_loan() -> None:
    renewal = {"support": "renewal", "subsidised": False}
    loans = [
        {"principal": "500万", "start": "2026-02-01", "end": "2029-01-31", **renewal},
        {"principal": "300万", "start": "2023-02-01", "end": "2026-01-31", **renewal},
    ]
    text = sheet(firm({"loans": loans}), "national2026.renewal_loan_interest")
    assert "本金500万元，2026年2月1日至2029年1月31日计2年" in text
    assert "本金300万元，2023年2月1日至2026年1月31日不计入" in text
    assert "节省利息15万元" in text


WEST = {"firm.region": "530402", "tax.rate": 25, "tax.taxable_income": "5000万", "tax.encouraged_share": 85}


def test_what_another_relief_has_taken_is_subtracted_once_it_is_known() -> None:
    deducted = {"tax.rd_deductible": "1000万", "tax.excluded_industry": False, "tax.transfer_income": 0}
    text = sheet(firm({**WEST, **deducted}), "national2026.western_rate")
    assert "（5,000万元－1,000万元）×（25%－15%）＝400万元" in text
    assert "减免税400万元" in text


def test_while_another_relief_is_open_the_sheet_shows_an_interval_and_what_it_waits_for() -> None:
    text = sheet(firm(WEST), "national2026.western_rate")
    assert "待补充可加计扣除的研发费用" in text
    assert "其余情形" in text
    assert "可能的数额" in text
    assert "减免税：不超过500万元" in text


def test_an_amount_that_depends_on_the_place_says_which_place_holds() -> None:
    facts = {"firm.region": "530402", "project.region": "530402", "project.adds_land": True, "project.land_area": 20,
             "land.market_price": 30,
             "land.in_dianzhong": False}  # fmt: skip
    text = sheet(firm(facts), "yn2014.land_price")
    assert "项目所在县区属于云南省昆明市" in text
    assert "20亩×（30万元－12万元）" in text
    assert "节省地价360万元" in text
    both = sheet(firm(facts | {"land.in_dianzhong": True}), "yn2014.land_price")
    assert "?待确认" in both
    assert "滇中新区的地都按滇中新区封顶：项目所在县区属于云南省（53）" in both
    assert "其中玉溪、曲靖、楚雄的按州市封顶：项目所在县区不属于" in both
    assert "300–360万元" in both


def test_money_the_policy_names_no_figure_for_is_not_guessed(sample: Case) -> None:
    assert "文件没有写给多少，不估算：财政奖补未计入" in sheet(sample, SUBSIDY)


# papers and doubts


def test_papers_say_who_asks_for_them_and_doubts_are_told(sample: Case) -> None:
    text = sheet(sample, "la2020.guide2020.landed")
    assert "申报指南要求：1.项目资金申请报告；2.营业执照复印件" in text
    assert "由主管部门定" in text
    assert "文字不明" in text
    assert "存疑" in text
    assert "通常会要：1.设备（软件）清单；2.合同、发票和付款凭证" in sheet(sample, SUBSIDY)
