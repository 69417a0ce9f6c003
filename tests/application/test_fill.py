"""Filling: what is known is printed, what is missing is marked, what is estimated says so, nothing is invented."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from castingfirm import context_of
from golden import FORMS, GOLDEN, texts_of

from desktop.application.context import Attached
from desktop.application.document import (
    Document,
    Grid,
    GridCell,
    Heading,
    Narrative,
    Paragraph,
    Radar,
    SealBlock,
    Table,
)
from desktop.application.fill import Filled, chinese_number, fill
from desktop.application.fingerprint import fingerprint
from desktop.application.form import Form
from desktop.application.parts.work import Gap, merged
from desktop.application.precheck.result import Outcome
from desktop.facts.case import DONT_KNOW, Answer, Case, Origin, OriginKind
from desktop.facts.catalogue import Catalogue

Change = Callable[[Mapping[str, object]], Case]
Fill = Callable[[str, Case], Filled]


@pytest.fixture
def filling(forms: dict[str, Form]) -> Fill:
    def run(form: str, case: Case) -> Filled:
        return fill(forms[form], case, context_of(case, tuple(forms.values())))

    return run


def cells_of(document: Document) -> list[GridCell]:
    rows: list[tuple[GridCell, ...]] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            rows.extend(block.rows)
        if isinstance(block, Table):
            rows.extend((*block.rows, *block.footer_rows))
    return [cell for row in rows for cell in row]


def cell_of(document: Document, fact: str) -> GridCell:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    cells = [cell for grid in grids for row in grid.rows for cell in row]
    return next(cell for cell in cells if cell.fact == fact and not cell.is_label)


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def all_text(document: Document) -> str:
    texts = [cell.text for cell in cells_of(document)]
    texts += [block.text for block in document.blocks if isinstance(block, Paragraph | Narrative)]
    texts += [block.title + block.text for block in document.blocks if isinstance(block, SealBlock)]
    return "\n".join(texts)


def test_money_keeps_its_unit_and_its_figure(filled: dict[str, Filled]) -> None:
    cell = cell_of(filled["F01_library"].document, "investment.total")
    assert cell.text == "1,260.00 万元"
    assert cell.number == 1260


def test_grid_rows_are_all_equally_wide(filled: dict[str, Filled]) -> None:
    for one in filled.values():
        for block in one.document.blocks:
            if isinstance(block, Grid):
                assert {sum(cell.span for cell in row) for row in block.rows} == {4}


def test_table_rows_fill_their_columns(filled: dict[str, Filled]) -> None:
    for one in filled.values():
        for block in one.document.blocks:
            if isinstance(block, Table):
                widths = {sum(cell.span for cell in row) for row in (*block.rows, *block.footer_rows)}
                assert widths <= {len(block.columns)}, block.columns


def test_an_empty_case_fills_every_form_and_lists_every_required_fact(
    filling: Fill, forms: dict[str, Form], catalogue: Catalogue
) -> None:
    for form in forms:
        result = filling(form, Case(catalogue))
        assert result.completeness.answered == 0
        facts = [gap.fact for gap in result.required_gaps]
        assert 0 < len(facts) == len(set(facts)) <= result.completeness.total
        marked = [cell for cell in cells_of(result.document) if cell.blank]
        assert all(not cell.text for cell in marked)
        assert result.checks == () or all(check.outcome.value == "open" for check in result.checks)


def test_an_unanswered_required_fact_is_a_marked_blank_and_a_gap(filling: Fill, changed: Change) -> None:
    result = filling("F01_library", changed({"project.filing_number": None}))
    assert cell_of(result.document, "project.filing_number").blank
    assert [gap.fact for gap in result.required_gaps] == ["project.filing_number"]
    assert result.completeness.total - result.completeness.answered == 1


def test_not_known_yet_is_still_owed(filling: Fill, changed: Change) -> None:
    result = filling("F01_library", changed({"investment.other": DONT_KNOW}))
    assert cell_of(result.document, "investment.other").blank


def test_an_optional_unanswered_fact_is_a_dash_and_no_required_gap(filling: Fill, casting: Case) -> None:
    result = filling("F01_library", casting)
    cell = cell_of(result.document, "firm.postcode")
    assert (cell.text, cell.blank) == ("—", False)
    assert "firm.postcode" in [gap.fact for gap in result.gaps]
    assert result.required_gaps == ()


def test_what_does_not_apply_says_so_and_is_not_owed(filling: Fill, changed: Change) -> None:
    result = filling("F01_library", changed({"project.filed": False}))
    assert cell_of(result.document, "project.filing_number").text == "不适用"
    assert "project.filing_number" not in [gap.fact for gap in result.required_gaps]


def test_a_new_site_must_name_its_area_and_an_old_one_not(filling: Fill, changed: Change) -> None:
    assert cell_of(filling("F01_library", changed({})).document, "project.land_area").text == "不适用"
    grown = filling("F01_library", changed({"project.adds_land": True}))
    assert cell_of(grown.document, "project.land_area").blank


def test_an_estimate_says_about(filling: Fill, casting: Case) -> None:
    answer = casting.answers["investment.fixed_assets"]
    estimated = casting.with_answer("investment.fixed_assets", Answer(answer.value, Origin(OriginKind.ESTIMATED)))
    document = filling("F01_library", estimated).document
    assert cell_of(document, "investment.fixed_assets").text == "约 1,200.00 万元"
    assert cell_of(document, "investment.building_share").text.startswith("约 ")


def test_a_ratio_of_an_estimate_says_about_in_each_year_whatever_is_known_of_the_last(
    filling: Fill, casting: Case
) -> None:
    assets = Answer({2024: Decimal(80_000_000)}, Origin(OriginKind.ESTIMATED))
    document = filling("F02_demo", casting.with_answer("finance.assets", assets)).document
    ratio = [cell.text for cell in cells_of(document) if cell.fact == "finance.debt_ratio"]
    assert ratio[2].startswith("约 ")


def test_a_computed_value_is_marked_as_computed(filled: dict[str, Filled]) -> None:
    labels = [cell.text for cell in cells_of(filled["F01_library"].document) if cell.is_label]
    assert "固定资产投资构成合计＊" in labels


def test_years_stand_oldest_first_with_losses_negative(filled: dict[str, Filled]) -> None:
    table = next(
        block
        for block in filled["F02_demo"].document.blocks
        if isinstance(block, Table) and block.columns[0].title == "指标" and block.columns[1].title == "单位"
    )
    assert [column.title for column in table.columns[2:]] == ["2023年", "2024年", "2025年"]
    profit = next(row for row in table.rows if row[0].text == "利润总额")
    assert [cell.text for cell in profit] == ["利润总额", "万元", "-35.00", "980.00", "1,120.00"]


def test_a_missing_year_is_named(filling: Fill, changed: Change) -> None:
    result = filling("F02_demo", changed({"finance.output": {"2025": "21500"}}))
    assert "工业总产值（现价）（2023年、2024年）" in [gap.label for gap in result.required_gaps]


def test_a_confirmed_empty_table_says_none_and_an_unanswered_one_is_owed(filling: Fill, changed: Change) -> None:
    assert filling("F13_attachments", changed({})).required_gaps == ()
    owed = filling("F13_attachments", changed({"project.prior_support": None}))
    assert [gap.fact for gap in owed.required_gaps] == ["project.prior_support"]


def test_a_question_that_a_form_prints_twice_is_owed_once(filling: Fill, changed: Change) -> None:
    for form in ("F01_library", "F02_demo"):
        gaps = filling(form, changed({"firm.contact_person": None})).gaps
        assert [gap.fact for gap in gaps].count("firm.contact_person") == 1


def test_a_blank_whose_label_is_another_names_the_question() -> None:
    assert Gap("project.region", "所在县（区）", "封面", True, "项目所在县区").name == "所在县（区） → 项目所在县区"
    assert Gap("firm.name", "企业名称", "封面", True, "企业名称（全称）").name == "企业名称"
    assert Gap("firm.phone", "联系电话", "封面", True).name == "联系电话"


def test_merged_blanks_are_required_when_any_of_them_is() -> None:
    twice = (Gap("a", "甲", "一", False), Gap("b", "乙", "一", False), Gap("a", "甲", "二", True))
    assert merged(twice) == (Gap("a", "甲", "一", True), Gap("b", "乙", "一", False))


def test_too_few_rows_are_said_with_the_number(filling: Fill, changed: Change) -> None:
    row = {"indicator": "良品率", "unit": "%", "before": "92", "after": "97"}
    result = filling("F02_demo", changed({"project.before_after": [row]}))
    assert "改造前后对比（至少 5 行，现有 1 行）" in [gap.label for gap in result.required_gaps]


def test_the_change_rate_is_worked_out(filled: dict[str, Filled]) -> None:
    table = next(
        block
        for block in filled["F02_demo"].document.blocks
        if isinstance(block, Table) and block.columns[-1].title == "变化率（%）"
    )
    assert [row[-1].text for row in table.rows[:2]] == ["5.43", "-61.11"]


def test_a_total_stands_under_its_column(filled: dict[str, Filled]) -> None:
    table = next(
        block
        for block in filled["F02_demo"].document.blocks
        if isinstance(block, Table) and "不含税金额（元）" in [column.title for column in block.columns]
    )
    place = [column.title for column in table.columns].index("不含税金额（元）")
    assert table.footer_rows[0][place].number == 8_200_000


def test_a_long_text_is_never_cut(filling: Fill, changed: Change) -> None:
    story = "压铸单元改造的做法与数据。" * 900
    document = filling("F02_demo", changed({"project.innovation": story})).document
    assert story in [block.text for block in document.blocks if isinstance(block, Narrative)]


def test_authorities_are_named_where_the_project_is(filling: Fill, changed: Change) -> None:
    text = all_text(filling("F01_library", changed({})).document)
    assert "金安区工业和信息化局" in text
    assert "六安市工业和信息化局" in text
    old = all_text(filling("F01_library", changed({"application.bureau_word": "jxj"})).document)
    assert "六安市经济和信息化局" in old
    assert "工业和信息化局" not in old


def test_an_unknown_place_leaves_the_name_general(filling: Fill, catalogue: Catalogue) -> None:
    assert "县（区）工业和信息化局" in all_text(filling("F01_library", Case(catalogue)).document)


def test_a_firm_outside_a_park_has_no_box_for_one(filling: Fill, changed: Change) -> None:
    boxed = all_text(filling("F01_library", changed({})).document)
    assert "管委会意见" in boxed
    assert "管委会意见" not in all_text(filling("F01_library", changed({"firm.park_level": "none"})).document)


def test_changes_are_asked_of_projects_in_the_library_only(filling: Fill, changed: Change) -> None:
    assert any("入库后变更事项" in text for text in headings(filling("F01_library", changed({})).document))
    fresh = filling("F01_library", changed({"project.library": "none"}))
    assert not any("入库后变更事项" in text for text in headings(fresh.document))


def test_sections_are_numbered_without_holes(filled: dict[str, Filled]) -> None:
    for one in filled.values():
        numbered = [part.title.split("、")[0] for part in one.parts if part.section.numbered]
        assert numbered == [chinese_number(number) for number in range(1, len(numbered) + 1)]


def test_chinese_numbers() -> None:
    assert [chinese_number(number) for number in (1, 10, 11, 20, 21)] == ["一", "十", "十一", "二十", "二十一"]


def test_the_entry_threshold_is_shown_with_clause_and_standing(filled: dict[str, Filled]) -> None:
    text = all_text(filled["F01_library"].document)
    assert "三（一）" in text
    assert "仅供参考" in text


def test_the_diagnosis_shows_six_areas_and_says_it_is_no_official_finding(filled: dict[str, Filled]) -> None:
    document = filled["F11_diagnosis"].document
    radar = next(block for block in document.blocks if isinstance(block, Radar))
    assert radar.axes == ("高端化", "智能化", "信息化", "自动化", "绿色化", "创新化")
    assert "不是官方评定" in all_text(document)
    assert "参考值" in all_text(document)


def test_last_times_scores_stand_beside_this_times(forms: dict[str, Form], casting: Case, changed: Change) -> None:
    before = context_of(changed({"automated.robots": "0"}), ()).assessment
    document = fill(forms["F11_diagnosis"], casting, context_of(casting, (), previous=before)).document
    radar = next(block for block in document.blocks if isinstance(block, Radar))
    assert [series.label for series in radar.series] == ["本次", "上次"]
    assert radar.series[0].values != radar.series[1].values


def test_without_an_assessment_nothing_is_made_up(forms: dict[str, Form], casting: Case) -> None:
    context = context_of(casting, (), assessment=None, findings=None)
    document = fill(forms["F11_diagnosis"], casting, context).document
    assert not any(isinstance(block, Radar) for block in document.blocks)


def test_attachments_are_asked_once_for_all_forms(filled: dict[str, Filled], forms: dict[str, Form]) -> None:
    listed = [one.attachment.id for one in filled["F13_attachments"].enclosures]
    assert len(listed) == len(set(listed))
    assert {one.id for one in forms["F02_demo"].attachments} - {"undertaking"} <= set(listed)
    licence = next(one for one in filled["F13_attachments"].enclosures if one.attachment.id == "business_licence")
    assert licence.forms == ("F01", "F02", "F13")
    assert not licence.missing


def test_import_papers_are_wanted_with_imported_equipment_only(filling: Fill, changed: Change) -> None:
    def need(case: Case) -> str:
        found = filling("F02_demo", case).enclosures
        return next(one.need for one in found if one.attachment.id == "import_papers")

    domestic = [{"name": "机器人", "quantity": "1", "unit_price": "10000", "origin": "domestic"}]
    assert need(changed({})) == "必备"
    assert need(changed({"equipment": domestic})) == "不适用"
    assert need(changed({"equipment": None})) == "视情况"


def test_pages_of_attachments_run_on_while_they_are_known(forms: dict[str, Form], casting: Case) -> None:
    files = (
        Attached("business_licence", "a.pdf", 1),
        Attached("filing", "b.pdf", 2),
        Attached("approvals", "c.pdf", 3),
    )
    context = context_of(casting, (), attachments=files)
    document = fill(forms["F01_library"], casting, context).document
    table = next(block for block in document.blocks if isinstance(block, Table) and block.columns[-1].title == "起始页")
    assert [row[-1].text for row in table.rows[:4]] == ["1", "2", "4", "—"]


def test_a_paper_of_ours_is_referred_to_and_not_missing(filled: dict[str, Filled]) -> None:
    undertaking = next(one for one in filled["F02_demo"].enclosures if one.attachment.id == "undertaking")
    assert undertaking.printed == "F13"
    assert not undertaking.missing


def test_checks_belong_to_the_form_that_prints_their_facts(filled: dict[str, Filled]) -> None:
    assert "invoices_not_reused" in [check.id for check in filled["F02_demo"].checks]
    assert "invoices_not_reused" not in [check.id for check in filled["F11_diagnosis"].checks]


def test_a_project_outside_the_library_is_told_so_where_it_matters(filling: Fill, changed: Change) -> None:
    case = changed({"project.library": "none"})
    told = [check.id for check in filling("F02_demo", case).checks if check.outcome is Outcome.FAILED]
    assert "demonstration_outside_library" in told
    assert "demonstration_outside_library" not in [check.id for check in filling("F01_library", case).checks]


def test_the_fingerprint_follows_every_answer_and_nothing_else(casting: Case, changed: Change) -> None:
    assert fingerprint(casting) == fingerprint(changed({}))
    assert fingerprint(casting) != fingerprint(changed({"firm.postcode": "237000"}))
    assert len(fingerprint(casting)) == 8


def test_the_stamp_names_program_packs_and_case(filled: dict[str, Filled], casting: Case) -> None:
    for one in filled.values():
        assert one.document.stamp == f"技改通 0.1 · 内置数据 · 数据 {fingerprint(casting)}"


def test_the_same_case_gives_the_same_paper(filling: Fill, casting: Case, changed: Change) -> None:
    assert filling("F01_library", casting).document == filling("F01_library", changed({})).document


@pytest.mark.parametrize("form", FORMS)
def test_the_text_of_a_form_is_the_golden_one(form: str, tmp_path: Path) -> None:
    for name, text in texts_of(form, tmp_path).items():
        golden = (GOLDEN / name).read_text(encoding="utf-8")
        assert text == golden, f"{name} changed: python tests/application/golden.py, then read git diff tests/golden"


@pytest.mark.parametrize("form", ["F01_library", "F02_demo", "F13_attachments"])
def test_who_signs_is_printed_beside_the_place_to_sign_and_an_open_name_leaves_the_place(
    filling: Fill, changed: Change, form: str
) -> None:
    def lines(case: Case) -> list[str]:
        return [
            line
            for block in filling(form, case).document.blocks
            if isinstance(block, SealBlock)
            for line in block.lines
        ]

    named = lines(changed({"application.filler": "李四", "application.finance_head": "王五"}))
    assert "填表人 李四（签字）：" in named
    assert "财务负责人 王五（签字）：" in named
    blank = lines(changed({"application.filler": DONT_KNOW}))
    assert "填表人（签字）：" in blank
