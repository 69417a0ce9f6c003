"""The findings report: the summary on one page, today and reference apart, everything numbered, other places left out."""

import pytest
from pdfreading import flat, page_texts
from proofreading import firm, judged, report_of, report_pages, texts

from desktop.application.pdf import render_pdf
from desktop.application.survey.listing import list_findings
from desktop.eligibility.finding import Findings
from desktop.eligibility.measure import Kind
from desktop.facts.case import Case
from desktop.facts.catalogue import load_catalogue
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
    assert "先补这10项数据" in pages[0]
    assert pages[1].startswith("一、")


def test_the_summary_is_one_page_with_bans_and_every_kind_of_money() -> None:
    facts = {
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
    case = firm(facts)
    assert len(list_findings(judged(case)).bans) >= 4
    pages = report_pages(case)
    assert "先补这10项数据" in pages[0]
    assert pages[1].startswith("一、")


def test_a_firm_that_has_answered_much_still_has_its_summary_on_one_page(sample: Case) -> None:
    pages = report_pages(sample)
    assert "政策体检报告" in pages[0]
    assert pages[1].startswith("一、")


def test_what_is_usable_today_stands_first_with_its_money() -> None:
    first = report_pages(firm(RESEARCH))[0]
    assert "今天可以申请或享受的2项" in first
    assert "研发费用加计扣除" in first
    assert "减免税：250万元" in first
    assert "专用设备投资抵免所得税" in first
    assert "减免税：60万元" in first
    assert "310万元2项" in first


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
        for one in part.information:
            assert flat(f"{one.measure.title}（{one.measure.clause}）") in text
    assert text.count(Kind.TARGET.label) <= len(list_findings(judged(sample)).parts)


def test_policies_of_other_places_are_one_sentence(sample: Case) -> None:
    pages = report_pages(sample)
    away = [one for one in judged(sample).findings if one.elsewhere]
    assert f"没列出的{len(away)}项外地政策见报告末尾" in pages[0]
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
    assert "仅供参考" in front
    assert pages[1].startswith("一、")


def test_a_ban_that_is_not_touched_is_not_in_front() -> None:
    case = firm({"firm.region": "530112", "access.on_phase_out_list": False})
    assert not list_findings(judged(case)).bans
    assert "碰到限制或禁止" not in report_pages(case)[0]
