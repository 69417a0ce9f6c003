"""A workbook of the version that asked honours twice is still read, and one sentence says where its answers went."""

import openpyxl
import pytest

from desktop.facts.reading import load_catalogue
from desktop.intake.source import case_from
from desktop.intake.template import write_template
from desktop.intake.workbook import read_workbook

FACTORY, CHAIN = "recognition.green_factory.level", "recognition.green_supply_chain"


@pytest.fixture
def older(template, tmp_path):
    """Adds the rows that are no longer in the template: sheet, label, answer, code."""

    def write(*rows, **answers):
        book = openpyxl.load_workbook(template)
        for sheet, label, value, code in rows:
            book[sheet].append([label, value, None, None, None, code])
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for key, value in answers.items():
                    if key.replace("__", ".") in [cell.value for cell in row]:
                        row[1].value = value
        path = tmp_path / "旧表.xlsx"
        book.save(path)
        return path

    return write


def test_the_rows_that_are_gone_answer_where_it_is_asked_now(older):
    path = older(
        ("绿色化", "绿色制造名单层级", "市级绿色工厂", "green.title"),
        ("高端化", "质量与品牌荣誉", "省级质量标杆、品牌培育示范或驰名商标", "high_end.brand_quality"),
        ("创新化", "研发平台级别", "没有研发机构", "innovative.platform"),
        ("云南专用", "认定的研发平台（云南口径）", None, "yunnan.platform_kind"),
    )
    read = read_workbook(path, load_catalogue())
    found = {key: answer.value for key, answer in read.answers.items()}
    assert found == {
        FACTORY: "city",
        CHAIN: False,
        "high_end.quality_honours": ("prov_quality", "brand"),
        "innovative.rd_department": False,
        "recognition.tech_center.level": "none",
        "recognition.design_center.level": "none",
        "recognition.platform.kind": "none",
    }
    assert read.problems == ()
    assert read.summary == (
        "从《旧表.xlsx》读到 7 项。“质量与品牌荣誉”“绿色制造名单层级”“研发平台级别”现在不单独问了，"
        "能确定的内容已经带到相应的题里。"
    )
    assert read.answers[FACTORY].origin.place.startswith("旧表.xlsx / 绿色化 / B")


def test_yunnans_question_is_known_under_its_old_code_and_its_old_label(older):
    kind = ("云南专用", "认定的研发平台（云南口径）", "国家认定企业技术中心", None)
    new = ("云南专用", "研发平台是否本年度新认定", "是", "yunnan.platform_new")
    read = read_workbook(older(kind, new), load_catalogue())
    found = {key: answer.value for key, answer in read.answers.items()}
    assert found == {"recognition.tech_center.level": "national", "recognition.tech_center.new": True}
    assert read.problems == ()


def test_what_the_old_answer_leaves_open_is_a_cell_to_look_at(older):
    path = older(("绿色化", "绿色制造名单层级", "国家级绿色工厂或绿色供应链", "green.title"))
    [problem] = read_workbook(path, load_catalogue()).problems
    assert (problem.sheet, problem.cell[0], problem.label) == ("绿色化", "B", "绿色工厂称号级别")
    assert problem.found == "国家级绿色工厂或绿色供应链"
    assert "定不下" in problem.sentence


def test_two_answers_that_contradict_each_other_are_told_and_the_titles_page_stays(older):
    row = ("绿色化", "绿色制造名单层级", "省级绿色工厂", "green.title")
    source = case_from(older(row, recognition__green_factory__level="市级"), load_catalogue())
    assert source.case.value(FACTORY) == "city"
    [problem] = source.problems
    assert "对不上" in problem.sentence


def test_a_workbook_of_today_says_nothing_of_it(template, tmp_path):
    path = tmp_path / "空白.xlsx"
    write_template(path, load_catalogue())
    assert read_workbook(path, load_catalogue()).former == ()


def test_a_sum_an_older_workbook_states_is_told_at_the_table_it_is_added_up_from(older):
    path = older(("山西专用", "建设期内取得的一年期及以上贷款（山西）", 600, "shanxi.qualifying_loans"))
    source = case_from(path, load_catalogue())
    [problem] = source.problems
    assert (problem.sheet, problem.label, problem.found) == ("山西专用", "项目贷款", "600.00 万元")
    assert problem.repair == "请在这张表里逐行填写。"
