"""The findings report: the summary on one page, today and reference apart, everything numbered, other places left out."""

import dataclasses
import datetime as dt
import re

import pytest
from pdfreading import flat, page_texts
from proofreading import firm, judged, report_of, report_pages, texts

from desktop.application.pdf import render_pdf
from desktop.application.survey.listing import list_findings
from desktop.application.survey.summary import fitting_summary
from desktop.application.typeset.painter import fits_one_page
from desktop.eligibility.findings import Findings
from desktop.eligibility.fits import fits
from desktop.eligibility.measure import Kind
from desktop.eligibility.questions import next_questions
from desktop.facts.case import Answer, Case
from desktop.facts.reading import load_catalogue
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from desktop.rules.verdict import Verdict

RESEARCH = {
    "firm.name": "六安试算机械有限公司",
    "firm.region": "341503",
    "tax.rd_deductible": "1000万",
    "tax.rate": 25,
    "tax.taxable_income": "3000万",
    "tax.excluded_industry": False,
    "tax.special_equipment": "600万",
}

CROWDED = {
    **RESEARCH,
    "firm.name": "云南示例钒钛钢铁冶金新材料循环利用集团股份有限公司",
    "firm.region": "530112",
    "project.name": "年产一百二十万吨高强度耐腐蚀建筑用钢筋轧制生产线智能化绿色化升级改造项目（二期）",
    "project.catalogue_class": "eliminated",
    "access.on_phase_out_list": True,
    "access.env_blacklisted": True,
    "access.exceeds_energy_quota": True,
    "access.high_pollution": True,
    "access.high_consumption": True,
    "tax.input_vat": "90万",
    "tax.import_value": "800万",
}


@pytest.fixture(scope="module")
def sample() -> Case:
    catalogue = load_catalogue()
    return Case(catalogue, read_workbook(resources_dir() / "sample" / "foundry.xlsx", catalogue).answers)


def test_nothing_of_the_report_is_cut(sample: Case) -> None:
    document = report_of(sample)
    data, report = render_pdf(document)
    assert not report.missing_glyphs
    text = flat("".join(page_texts(data)))
    for wanted in texts((document.title, document.subtitle, document.blocks)):
        assert wanted in text


def test_the_same_case_gives_the_same_bytes(sample: Case) -> None:
    assert render_pdf(report_of(sample))[0] == render_pdf(report_of(sample))[0]


@pytest.mark.parametrize("region", ["341503", "530112", "530402", "140105", None])
def test_the_summary_is_one_page_wherever_the_firm_is(region: str | None) -> None:
    case = firm({"firm.region": region} if region else {})
    pages = report_pages(case)
    assert re.search(r"先补这\d+项数据", pages[0])
    assert pages[1].startswith("一、")


def test_the_summary_is_one_page_with_bans_and_every_kind_of_money() -> None:
    case = firm(CROWDED)

    assert len(list_findings(judged(case)).bans) >= 4
    pages = report_pages(case)
    assert re.search(r"先补这\d+项数据", pages[0])
    assert pages[1].startswith("一、")


def test_a_ban_in_force_comes_first_and_what_stops_the_project_before_what_costs_the_firm() -> None:
    answers = CROWDED | {"project.catalogue_class": "eliminated"}
    names = [one.finding.measure.id for one in list_findings(judged(firm(answers))).bans]
    assert names[0] == "national2026.catalogue_ban"
    assert names.index("yn2014.negative_list") < names.index("yn2014.phase_out")
    assert names[-1] == "ynplan.ban_eliminated"  # a plan that ran out in 2020


def test_a_firm_that_has_answered_much_still_has_its_summary_on_one_page(sample: Case) -> None:
    pages = report_pages(sample)
    assert "政策体检报告" in pages[0]
    assert pages[1].startswith("一、")


def test_what_is_usable_today_stands_first_with_its_money() -> None:
    first = report_pages(firm(RESEARCH))[0]
    assert "今天可以申请或享受的2项" in first
    assert "研发费用加计扣除" in first
    assert "减免税250万元" in first
    assert "专用设备投资抵免所得税" in first
    assert "减免税60万元" in first
    assert "今天可以申请或享受的出处什么时候办金额（现行）" in first
    assert "310万元2项" in first


def test_everything_the_sample_can_have_today_is_on_the_first_page(sample: Case) -> None:
    first = report_pages(sample)[0]
    usable = [f for f in judged(sample).here() if f.is_today and f.verdict is Verdict.YES and f.measure.kind.gives]
    assert len(usable) > 5
    for finding in usable:
        assert flat(finding.measure.title) in first
        assert finding.amount is None or flat(finding.amount.text) in first
    assert sum(finding.amount is not None for finding in usable) > 5


def test_the_first_page_says_by_when_and_what_the_number_of_those_met_is_made_of(sample: Case) -> None:
    first = report_pages(sample)[0]
    assert "设备更新贷款财政贴息国家税收与贴息政策到2026年12月31日" in first
    assert "申报日期等通知，政策到2027年12月31日" in first
    met = sum(f.verdict is Verdict.YES and f.is_today and f.concerned for f in judged(sample).here())
    assert f"符合{met}项" in first
    assert f"符合的里有{met - judged(sample).given(today=True)}项是前提" in first


def test_the_first_page_says_what_to_take_together_and_both_readings_where_nothing_is_written(sample: Case) -> None:
    first = report_pages(sample)[0]
    assert "第10、12、14号一起拿" in first
    assert "只拿最高的一项：第2号，21.6万元" in first
    assert "都拿：第2、15号，39.6万元" in first
    assert "同一笔贷款的利息能不能用两次，文件没有写" in first


def test_what_is_left_out_of_a_combination_is_named_with_the_reason() -> None:
    """One loan can have one central subsidy: the other is not taken, and the page says why."""
    case = firm({
        "firm.region": "341503",
        "firm.ownership": "private",
        "firm.industry": "3392",
        "finance.base_year": 2025,
        "finance.revenue": {"2025": "1.4亿"},
        "finance.assets": {"2025": "1.8亿"},
        "staff.total": 238,
        "loans": [{"principal": "500万", "start": "2026-02-01", "end": "2029-01-31", "support": "renewal", "subsidised": False}],
        "tax.sme_field": True,
    })  # fmt: skip
    totals = judged(case).living_totals.today
    left = [one for total in totals.values() if total.combination for one in total.combination.left_out]
    first = report_pages(case)[0]
    assert [one.finding.measure.kind.label for one in left] == ["贷款贴息"]
    for one in left:
        assert f"“{flat(one.finding.measure.title)}”：{flat(one.reason)}" in first


def test_the_report_of_a_banned_project_offers_nothing_of_the_project(sample: Case) -> None:
    case = sample.with_answer("project.catalogue_class", Answer("eliminated"))
    found = judged(case)
    pages = report_pages(case)
    assert f"被限制或禁止挡着{sum(f.is_today for f in found.here() if f.barred_by)}项" in pages[0]
    assert "财政奖补第1号" not in pages[0]
    assert "✗暂不能申请" in pages[1]
    assert "碰到限制或禁止，先处理" in pages[0]
    assert "项目碰到“产业结构调整指导目录的禁止”" in "".join(pages)
    assert flat(found["national2026.catalogue_ban"].measure.summary) in pages[0]  # what is forbidden, not only its name


def test_the_next_questions_say_what_they_settle_and_what_they_are_worth() -> None:
    case = firm({"firm.region": "341503"})
    found = judged(case)
    first = report_pages(case)[0]
    asked = re.search(r"先补这(\d+)项数据，可确定(\d+)–(\d+)项结论", first)
    assert asked
    assert 0 < int(asked[2]) < int(asked[3])
    names = [flat(case.catalogue[key].short_label) for key in next_questions(found).facts]
    assert [name for name in names if name not in first] == []
    assert "节省利息不超过800万元（现行）" in first
    known = {(one.fact, one.yuan) for one in found.narrowing(today=True)}
    assert ("project.retrofits_existing", 8_000_000) in known


def test_the_next_dated_steps_of_the_plan_are_on_the_first_page(sample: Case) -> None:
    first = report_pages(sample)[0]
    assert "接下来有日期的几步" in first
    assert "2026年12月31日前竣工投产" in first
    assert "每年5月31日前企业所得税汇算清缴" in first


def test_money_for_reference_stands_apart_with_its_standing_in_the_same_line(sample: Case) -> None:
    first = report_pages(sample)[0]
    aside = first[first.index("仅供参考，不计入今天可用的金额已符合") :]
    assert "财政奖补（征求意见稿）10万元，1项" in aside
    assert "减免税（效力待核实）4.768万元，1项" in aside
    assert "万元（征求意见稿）" not in first[: first.index("仅供参考，不计入今天可用的金额已符合")]


def test_when_room_is_short_a_list_says_where_its_rest_is() -> None:
    """Every list shortened to its fewest rows, each with its pointer."""
    case = firm(CROWDED)
    listing, found = list_findings(judged(case)), judged(case)
    paper = dataclasses.replace(report_of(case), blocks=())
    tall = dataclasses.replace(paper, subtitle="很长的项目名称" * 70)
    blocks = fitting_summary(tall, listing, found, case)
    said = "".join(texts(blocks))
    full = "".join(texts(fitting_summary(paper, listing, found, case)))
    assert len(said) < len(full)
    assert fits_one_page(dataclasses.replace(tall, blocks=blocks))
    assert re.search(r"另有\d+项，见第[\d、]+号", said)
    assert "其余要补的数据，见后面各政策的“待补充”" in said


def test_money_of_drafts_never_enters_todays_column(sample: Case) -> None:
    drafts = [finding for finding in judged(sample).here() if not finding.is_today]
    totals = Findings(judged(sample).as_of, tuple(drafts)).totals
    assert totals.reference
    assert not totals.today
    assert "仅供参考，不计入今天可用的金额" in report_pages(sample)[0]


def test_the_counts_of_the_summary_are_those_of_the_findings(sample: Case) -> None:
    found = judged(sample)
    first = report_pages(sample)[0]
    for today in (True, False):
        yes, open_, no = (found.count(v, today=today) for v in (Verdict.YES, Verdict.UNKNOWN, Verdict.NO))
        assert f"符合{yes}项，待补充{open_}项，不符合{no}项" in first


def test_every_decided_and_open_finding_is_in_its_policys_table_with_clause_and_number(sample: Case) -> None:
    text = "".join(report_pages(sample)[1:])
    listing = list_findings(judged(sample))
    assert [one.number for one in listing.numbered] == list(range(1, len(listing.numbered) + 1))
    for one in listing.numbered:
        assert f"{one.number}{flat(one.finding.measure.title)}" in text
        assert flat(one.finding.measure.clause) in text


def test_information_is_grouped_by_kind_and_gives_its_clauses(sample: Case) -> None:
    text = "".join(report_pages(sample)[1:])
    for part in list_findings(judged(sample)).parts:
        fitting = {fit.finding.measure.id for fit in fits(part.information).get(part.policy, ())}
        for one in part.information:
            title, clause = one.measure.title, one.measure.clause
            said = f"{re.sub('[“”]', '', title)}（{clause}）" if one.measure.id in fitting else f"{title}［{clause}］"
            assert flat(said) in text
    assert text.count(Kind.TARGET.label) <= len(list_findings(judged(sample)).parts)


def test_the_directions_a_project_fits_stand_in_the_words_of_an_application_and_only_there() -> None:
    smart = {"firm.region": "140105", "project.directions": ["intelligent"], "project.industry": "3511"}
    text = "".join(report_pages(firm(smart))[1:])
    sentence = text.partition("项目相符的方向")[2].partition("供参考")[0]
    assert "《山西省人民政府关于促进企业技术改造工作的实施意见》中的以下方向相符" in sentence
    assert "智能制造示范专项工程（三（一））" in sentence
    assert "绿色制造推广专项工程" not in sentence
    assert text.count("智能制造示范专项工程") == 1


def test_what_the_text_leaves_open_is_not_said_to_be_taken_together() -> None:
    answers = {"firm.region": "140109", "project.retrofits_existing": True, "shanxi.light_asset": ["first_set"]}
    answers |= {"investment.fixed_assets": "4000", "funding": [{"source": "own", "amount": "4000"}]}
    first = report_pages(firm(answers), dt.date(2023, 6, 1))[0]
    row = first.partition("怎么一起拿，不拿的为什么")[2].partition("不同种类")[0]
    assert "能不能同时拿，报道没有写" in row
    assert "一起拿" not in row


def test_a_chapter_says_of_all_it_holds_how_it_stands() -> None:
    chapter = "".join(report_pages(firm({"firm.region": "140105"}))[1:]).partition("二、山西省")[2]
    assert re.match(r".*?效力：效力待核实，仅供参考\d+项；已过期，仅供参考4项。", chapter)


def test_policies_of_other_places_are_one_sentence(sample: Case) -> None:
    pages = report_pages(sample)
    away = [one for one in judged(sample).findings if one.elsewhere]
    assert f"另有{len(away)}项是外地的政策" in pages[-1]
    chapters = "".join(pages[1:])
    own = [one.measure for one in away if one.measure.scope is not None]
    assert [measure.id for measure in own] == ["national2026.western_rate"]
    assert all(flat(measure.title) in pages[-1] for measure in own)
    for policy in {one.policy.id: one.policy for one in away if one.measure.scope is None}.values():
        assert flat(policy.short_title) in pages[-1]
        assert flat(policy.title) not in chapters


def test_a_ban_that_bites_stands_before_everything_else() -> None:
    case = firm({"firm.region": "530112", "access.on_phase_out_list": True})
    listing = list_findings(judged(case))
    ban = next(one for one in listing.bans if one.finding.measure.id == "yn2014.phase_out")
    pages = report_pages(case)
    assert "碰到限制或禁止，先处理" in pages[0]
    front = pages[0][: pages[0].index("今天可以申请或享受的")]
    assert flat(ban.finding.measure.title) in front
    assert f"见第{ban.number}号" in front
    assert flat("现在的情况：是否有列入淘汰计划、还没有完成的落后产能：“是”") in front
    assert "仅供参考" in front
    assert pages[1].startswith("一、")


def test_a_ban_that_can_be_read_in_two_ways_is_asked_about_before_the_money() -> None:
    grown = {"project.industry": "3120", "project.adds_capacity": True, "project.conforms_industrial_policy": True}
    case = firm({"firm.region": "341522"} | grown)
    [ban] = list_findings(judged(case)).doubtful_bans
    page = report_pages(case)[0]
    front = page[: page.index("今天可以申请或享受的")]
    assert flat("可能在禁止之列，先请主管部门确认") in front
    assert flat(ban.finding.measure.title) in front
    assert f"见第{ban.number}号" in front
    settled = firm({"firm.region": "341522"} | grown | {"project.adds_capacity": False})
    assert flat("可能在禁止之列") not in report_pages(settled)[0]


def test_a_ban_that_is_not_touched_is_not_in_front() -> None:
    case = firm({"firm.region": "530112", "access.on_phase_out_list": False})
    assert not list_findings(judged(case)).bans
    assert "碰到限制或禁止" not in report_pages(case)[0]
