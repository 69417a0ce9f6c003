"""The pre-check: what agrees passes, what contradicts is said with both figures, what is missing stays open."""

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from castingfirm import casting_facts

from desktop.application.precheck.crosscheck import CheckResult, Outcome, Severity, precheck, problems
from desktop.application.precheck.reading import load_checks
from desktop.facts.case import Case
from desktop.facts.catalogue import Catalogue

Change = Callable[[Mapping[str, object]], Case]


TODAY = dt.date(2026, 11, 20)


def result_of(case: Case, check: str) -> CheckResult:
    return next(result for result in precheck(case, today=TODAY) if result.id == check)


def equipment(**changes: object) -> list[dict[str, object]]:
    rows = [dict(row) for row in casting_facts()["equipment"]]  # type: ignore[attr-defined]
    rows[1].update(changes)
    return rows


def test_papers_that_agree_have_no_contradictions(casting: Case) -> None:
    assert problems(precheck(casting)) == ()


def test_contradictions_come_first(changed: Change) -> None:
    results = precheck(changed({"funding": [{"source": "own", "amount": "700"}]}))
    assert results[0].outcome is Outcome.FAILED
    assert results[-1].outcome is Outcome.PASSED


SMALL_FIRM = {"tax.taxable_income": "300", "finance.assets": {"2025": "5000"}}
PARTS = [
    ("key_processes_nc_within", "automated.key_processes_nc", "automated.key_processes"),
    ("machines_nc_within", "automated.machines_nc", "automated.machines_total"),
    ("lines_auto_within", "automated.lines_auto", "automated.lines_total"),
    ("hazard_replaced_within", "automated.hazard_posts_replaced", "automated.hazard_posts"),
    ("inspect_auto_within", "automated.inspect_points_auto", "automated.inspect_points"),
    ("links_within", "informatized.links_informatized", "informatized.links_total"),
    ("digital_within", "informatized.equipment_digital", "informatized.equipment_total"),
    ("networked_within", "informatized.equipment_networked", "informatized.equipment_total"),
    ("workshops_within", "intelligent.digital_workshops", "intelligent.workshops"),
    ("first_pass_within", "high_end.first_pass_ok", "high_end.first_pass_total"),
    ("designers_within", "staff.designers_digital", "staff.designers"),
]
CONTRADICTIONS = [
    ("breakdown_is_fixed_assets", {"investment.other": "49"}, ["1,199", "1,200", "1"]),
    ("parts_are_total", {"investment.working_capital": "90"}, ["1,290", "1,260", "30"]),
    ("funding_is_total", {"funding": [{"source": "own", "amount": "700"}]}, ["700", "1,260", "560"]),
    ("equipment_list_is_completed", {"investment.completed_equipment": "800"}, ["820", "800", "20"]),
    ("equipment_list_within_breakdown", {"investment.equipment": "810"}, ["820", "810"]),
    ("plan_is_rest", {"investment.plan": [{"year": "2026", "amount": "310"}]}, ["310", "300"]),
    ("months_are_completed", {"investment.monthly": [{"month": "2026-01", "completed": "95"}]}, ["95", "960"]),
    ("loans_are_funding", {"loans": [{"bank": "建行", "principal": "480"}]}, ["480", "500"]),
    ("software_within_equipment", {"investment.software": "1100"}, ["1,100", "1,010"]),
    ("liabilities_within_assets", {"finance.liabilities": {"2025": "9300", "2024": "99100"}}, ["99,100", "2024年"]),
    ("main_revenue_within_revenue", {"finance.main_revenue": {"2023": "17700"}}, ["17,700", "17,655", "2023年"]),
    ("rd_within_revenue", {"finance.rd_expense": {"2025": "30000"}}, ["30,000", "20,860.5"]),
    ("start_before_end", {"project.end": "2025-03"}, ["2025年4月", "2025年3月"]),
    ("filing_entity_is_firm", {"project.filing_entity": "六安另一公司"}, ["六安另一公司", "六安示例精密铸造有限公司"]),
    ("invoice_entity_is_firm", {"equipment": equipment(invoice_entity="某贸易公司")}, ["第 2 行", "某贸易公司"]),
    ("contract_after_filing", {"equipment": equipment(contract_date="2025-03-19")}, ["第 2 行", "2025年3月20日"]),
    ("no_second_hand", {"equipment": equipment(condition="used")}, ["第 2 行", "二手"]),
    (
        "equipment_list_is_breakdown",
        {"project.stage": "completed"},
        ["820", "1,010", "190"],
    ),
    ("completed_within_total", {"investment.completed_total": "1300"}, ["1,300", "1,260"]),
    ("completed_equipment_within_completed", {"investment.completed_total": "810"}, ["820", "810"]),
    ("land_fee_within_other", {"investment.land_fee": "51"}, ["51", "50"]),
    ("new_products_within_revenue", {"finance.new_product_revenue": {"2024": "19241"}}, ["19,241", "19,240"]),
    ("income_tax_within_tax", {"finance.income_tax": {"2025": "641"}}, ["641", "640"]),
    ("rd_staff_within_staff", {"staff.rd": "187"}, ["187", "186"]),
    ("fixed_assets_within_total", {"investment.fixed_assets": "1261"}, ["1,261", "1,260"]),
    (
        "window_in_order",
        {"project.equipment_from": "2025-12-31", "project.equipment_to": "2025-01-01"},
        ["2025年12月31日", "2025年1月1日"],
    ),
    ("founded_before_filing", {"firm.founded": "2025-04-01"}, ["2025年4月1日", "2025年3月20日"]),
    ("invoice_after_filing", {"equipment": equipment(invoice_date="2025-03-19")}, ["第 2 行", "2025年3月20日"]),
    ("invoice_in_window", {"project.equipment_from": "2025-07-01"}, ["第 1 行", "2025年7月1日"]),
    ("invoice_before_window_end", {"project.equipment_to": "2025-07-31"}, ["第 3 行", "2025年7月31日"]),
    ("quantity_times_price", {"equipment": equipment(amount="5870000")}, ["第 2 行"]),
    ("accident_contradicts_undertaking", {"firm.major_accidents": "has"}, ["承诺书"]),
    ("restricted_class", {"project.catalogue_class": "restricted"}, ["限制类"]),
    ("demonstration_outside_library", {"project.library": "none"}, ["入库"]),
    ("demonstration_not_finished", {"project.completion": "ongoing"}, ["在建"]),
    ("credit_contradicts_undertaking", {"firm.bad_credit": "has"}, ["失信", "承诺书"]),
    ("eliminated_class", {"project.catalogue_class": "eliminated"}, ["淘汰类"]),
    (
        "restricted_new_build",
        {"project.catalogue_class": "restricted", "project.nature": "new_build"},
        ["限制类", "“新建”"],
    ),
    ("new_build_is_no_renovation", {"project.nature": "new_build", "project.retrofits_existing": True}, ["“新建”"]),
    ("renovation_renovates", {"project.nature": "renovation", "project.retrofits_existing": False}, ["备案表"]),
    ("capacity_is_added", {"project.adds_capacity": False, "project.purposes": ["safety", "capacity"]}, ["“扩大产能”"]),
    (
        "controlled_product_named",
        {"access.controlled_product": "none", "project.industry": "3211"},
        ["铜冶炼", "“都不是”"],
    ),
    (
        "controlled_product_is_smelted",
        {"access.controlled_product": "copper", "project.industry": "3251"},
        ["铜压延加工", "“铜冶炼”"],
    ),
    ("project_in_another_province", {"project.region": "140105"}, ["六安", "太原"]),
    ("overcapacity_named", {"access.overcapacity": False, "project.industry": "3011"}, ["水泥制造"]),
    ("support_received_before", {"project.prior_support": [{"level": "city", "year": "2024"}]}, ["重复"]),
    (
        "invoices_not_reused",
        {"equipment": equipment(invoice="25342000000012345678")},
        ["第 1、2 行", "25342000000012345678"],
    ),
    *((check, {part: "9", whole: "8"}, ["9", "8"]) for check, part, whole in PARTS),
    (
        "first_year_depreciation_within_equipment",
        {"tax.new_equipment": "80", "tax.first_year_depreciation": "81"},
        ["81", "80"],
    ),
    ("high_tech_rate", {"tax.rate": "25"}, ["25%", "15%"]),
    ("small_firm_rate", {"tax.rate": "15", **SMALL_FIRM}, ["15%", "按5%缴"]),
    ("industry_without_super_deduction", {"firm.industry": "1620", "tax.excluded_industry": False}, ["卷烟", "一半"]),
    ("manufacturer_with_super_deduction", {"tax.excluded_industry": True}, ["铸造", "“是”"]),
    (
        "high_tech_still_valid",
        {"firm.high_tech_valid_until": "2026-11-19"},
        ["2026年11月19日", "早于今天（2026年11月20日）", "选“否”"],
    ),
    ("founded_already", {"firm.founded": "2030-04-01"}, ["2030年4月1日", "2026年11月20日"]),
]


@pytest.mark.parametrize(("check", "changes", "said"), CONTRADICTIONS, ids=[one[0] for one in CONTRADICTIONS])
def test_a_contradiction_is_said_with_both_figures(
    changed: Change, check: str, changes: dict[str, object], said: list[str]
) -> None:
    result = result_of(changed(changes), check)
    assert result.outcome is Outcome.FAILED
    for text in said:
        assert text in result.text
    assert result.text.endswith("。")
    assert result.facts


@pytest.mark.parametrize(
    ("check", "missing"),
    [
        ("breakdown_is_fixed_assets", "investment.other"),
        ("funding_is_total", "funding"),
        ("equipment_list_is_completed", "equipment"),
        ("start_before_end", "project.end"),
        ("filing_entity_is_firm", "project.filing_entity"),
        ("contract_after_filing", "project.filing_date"),
        ("no_second_hand", "equipment"),
        ("main_revenue_within_revenue", "finance.main_revenue"),
    ],
)
def test_a_missing_figure_leaves_the_check_open(changed: Change, check: str, missing: str) -> None:
    result = result_of(changed({missing: None}), check)
    assert result.outcome is Outcome.OPEN
    assert "还不能核对" in result.text


def test_an_empty_case_contradicts_nothing(catalogue: Catalogue) -> None:
    assert problems(precheck(Case(catalogue))) == ()


def test_a_difference_of_a_cent_in_the_last_digit_is_none(changed: Change) -> None:
    assert result_of(changed({"investment.other": "50.01"}), "breakdown_is_fixed_assets").outcome is Outcome.PASSED


def test_names_are_compared_without_spaces_and_width(changed: Change) -> None:
    case = changed({"firm.name": "六安示例（集团）有限公司", "project.filing_entity": "六安示例(集团) 有限公司"})
    assert result_of(case, "filing_entity_is_firm").outcome is Outcome.PASSED


def test_a_project_not_filed_is_not_asked_for_its_filing_entity(changed: Change) -> None:
    case = changed({"project.filed": False})
    assert "filing_entity_is_firm" not in [result.id for result in precheck(case)]


def test_every_check_can_fail(catalogue: Catalogue) -> None:
    ids = [frame.id for frame, _ in load_checks(catalogue)]
    assert len(ids) == len(set(ids))
    assert {one[0] for one in CONTRADICTIONS} == set(ids)


def test_without_a_day_nothing_is_compared_with_the_calendar(changed: Change) -> None:
    case = changed({"firm.founded": "2030-04-01"})
    assert "founded_already" not in [result.id for result in precheck(case)]


def test_a_certificate_is_good_on_its_last_day(changed: Change) -> None:
    case = changed({"firm.high_tech_valid_until": "2026-11-20"})
    assert result_of(case, "high_tech_still_valid").outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "said",
    [{"tax.rate": "5", **SMALL_FIRM}, {"tax.rate": "15", **SMALL_FIRM, "tax.taxable_income": "301"}],
    ids=["pays 5 %", "earns more"],
)
def test_a_rate_that_fits_the_firm_is_not_asked_about(changed: Change, said: dict[str, object]) -> None:
    failed = [result.id for result in problems(precheck(changed(said)))]
    assert not {"small_firm_rate", "high_tech_rate"} & set(failed)


def test_who_reckons_no_taxes_is_not_asked_for_them_before_the_papers_go_out(changed: Change) -> None:
    unasked = {"small_firm_rate", "high_tech_rate", "industry_without_super_deduction"}
    assert not unasked & {result.id for result in precheck(changed({"tax.rate": None, "tax.excluded_industry": None}))}


def test_severity_has_a_word() -> None:
    assert [one.label for one in Severity] == ["必须改", "请核实", "提示"]
