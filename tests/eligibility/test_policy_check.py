"""A policy file with a mistake in it is told so: where it is, what is wrong, and how to put it right."""

import pytest

from desktop.eligibility.policycheck.checker import Checker
from desktop.eligibility.policycheck.seed import Document, cited
from desktop.eligibility.policycheck.witness import witness
from desktop.eligibility.reading import load_policies
from desktop.facts.reading import load_catalogue
from desktop.rules.evaluate import judge
from desktop.rules.verdict import Verdict

TEXT = """一、总则
（一）技改项目固定资产投资200万元以上的入库，每户奖励50万元。
（二）贷款按2%贴息，“十三五”期间执行。
二、附则
（一）另行规定。
"""
HEAD = """
[policy]
id = "city"
title = "某市办法"
short_title = "某市"
issuer = "某市"
number = ""
region = "3415"
standing = "in_force"
seed = "900"
"""
MEASURE = """
[[measure]]
id = "award"
title = "入库奖励"
clause = "一（一）"
kind = "award"
concerns = "project"
summary = "投资200万元以上的入库，奖励50万元。"
condition = { fact = "investment.fixed_assets", op = ">=", value = "200万元", clause = "一（一）" }
amount = { kind = "cash", fixed = "50万元" }
verified = "seed"
"""


@pytest.fixture
def faults(tmp_path):
    (tmp_path / "900_city.txt").write_text(TEXT, encoding="utf-8")

    def of(measure=MEASURE, head=HEAD, asked=None):
        path = tmp_path / "city.toml"
        path.write_text(head + measure, encoding="utf-8")
        return [fault.sentence for fault in Checker(load_catalogue(), asked, tmp_path).check([path])]

    return of


def test_a_right_file_has_no_fault(faults):
    assert faults() == []


MISTAKES = [
    ("investment.fixed_assets", "investment.fixed_asset", "没有“investment.fixed_asset”这个数据项", "是不是“investment.fixed_assets”"),
    ('op = ">="', 'op = "=>"', "不认识的比较“=>”", "改成其中之一：>=、<="),
    ('title = "入库奖励"\n', "", "缺 title", "补上 title"),
    ('title = "入库奖励"', 'title = " "', "title 是空的", "写上内容"),
    ("奖励50万元。", "奖励50万元", "summary 不是完整的句子", "末尾写上“。”"),
    ("奖励50万元。", "奖励60万元。", "summary 里的“60万元”在所引条款“一（一）”里没有", "对照原文改"),
    ('fixed = "50万元"', 'fixed = "55万元"', "amount 里的“55万元”", "对照原文改"),
    ('value = "200万元"', 'value = "210万元"', "condition 里的“210万元”", "对照原文改"),
    ('clause = "一（一）"\nkind', 'clause = "一（三）"\nkind', "原文里没有“一（三）”", "按原文的编号改"),
    ('clause = "一（一）"\nkind', 'clause = "第1条"\nkind', "条款“第1条”的写法不对", "写成 三（一）"),
    (', clause = "一（一）" }', " }", "这一条件没有写出处", "补上 clause"),
    ('verified = "seed"', 'verified = "sead"', "verified 写的是“sead”", "改成其中之一：seed"),
    ('verified = "seed"', 'verified = "seed"\nstanding = "draft"', "不是现行有效的政策，却没有说明为什么", "写上 standing_note"),
    ('verified = "seed"', 'verified = "seed"\nexcludes = ["city.other"]', "excludes 里的“city.other”", ""),
    ('verified = "seed"', 'verified = "seed"\nexcludes = ["else.where"]', "excludes 里的“else.where”在哪个政策里都没有", "改对编号"),
    ('verified = "seed"', 'verified = "seed"\ngroup = "awards"', "group “awards”没有说明怎么合并", "补一个 [[stacking]]"),
    ('fixed = "50万元"', 'rate = "2%", of = "project.land_area"', "of 的“project.land_area”算出来是一个没有单位的数", "换成以金额计的数据项"),
    ('fixed = "50万元"', 'per_unit = "50万元", count = "investment.total"', "count 的“investment.total”算出来是一笔钱", "换成"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "said", "repair"), MISTAKES, ids=[mistake[2] for mistake in MISTAKES])
def test_a_mistake_is_named_with_file_measure_and_repair(faults, right, wrong, said, repair):
    assert right in MEASURE
    found = faults(MEASURE.replace(right, wrong, 1))
    assert any(s.startswith("city.toml / award") and said in s and repair in s for s in found), found


def test_two_mistakes_in_two_measures_are_both_named(faults):
    wrong = MEASURE.replace(">=", "=>")
    found = faults(wrong + wrong.replace('id = "award"', 'id = "second"'))
    assert [sentence.split("：")[0] for sentence in found] == [
        "city.toml / award / condition",
        "city.toml / second / condition",
    ]


def test_a_rule_nobody_can_meet_is_found(faults):
    both = """{ all = [
  { fact = "project.filed", op = "==", value = true, clause = "一（一）" },
  { fact = "project.filed", op = "==", value = false, clause = "一（一）" } ] }"""
    lines = [f"condition = {both}" if line.startswith("condition") else line for line in MEASURE.splitlines()]
    assert any("找不到能满足的企业" in sentence for sentence in faults("\n".join(lines)))


def test_a_question_no_page_asks_is_found(faults):
    assert any("（investment.fixed_assets）没有一页会问" in sentence for sentence in faults(asked={"firm.name"}))
    assert faults(asked={"investment.fixed_assets"}) == []


def test_a_condition_nobody_uses_and_a_group_nobody_is_in_are_found(faults):
    extra = '[conditions]\nspare = { fact = "project.filed", op = "==", value = true }\n[[stacking]]\ngroup = "x"\nrule = "sum"\n'
    found = faults(extra + MEASURE)
    assert any("“spare”没有哪一条用到" in sentence for sentence in found)
    assert any("没有哪一条属于“x”" in sentence for sentence in found)


def test_a_document_that_is_not_there_and_a_file_that_is_no_toml_are_said(faults):
    assert any("没有编号为“901”的原文" in sentence for sentence in faults(head=HEAD.replace("900", "901")))
    assert any("TOML 写法不对" in sentence for sentence in faults(MEASURE + "]]"))


def test_without_the_documents_figures_are_not_compared(tmp_path):
    path = tmp_path / "city.toml"
    path.write_text(HEAD + MEASURE.replace("50万元", "60万元"), encoding="utf-8")
    assert Checker(load_catalogue()).check([path]) == ()


def test_clauses_are_cut_as_the_document_numbers_them():
    text = Document(TEXT)
    assert text.cited_text("一（一）；二").startswith("（一）技改项目")
    assert set(text.clauses) == {"序", "一", "一（一）", "一（二）", "二", "二（一）"}
    through = Document("（一）轻工。要做大。要做强。\n轻工。发展食品。\n二、其他\n（二）规定。")
    assert through.cited_text("（一）轻工") == "轻工。发展食品。"
    assert {"（一）", "（一）要做大", "（二）"} <= set(through.clauses)
    assert cited("三（一）（二）") == ("三（一）", "三（二）")
    assert cited("第1条") is None


def test_a_firm_is_found_for_every_shipped_rule():
    catalogue = load_catalogue()
    for policy in load_policies(catalogue):
        for measure in policy.measures:
            for condition in (measure.condition, measure.relevance):
                if condition is not None:
                    case = witness(condition, catalogue)
                    assert case is not None, measure.id
                    assert judge(condition, case).verdict is Verdict.YES


def test_a_threshold_that_is_not_the_documents_is_found_although_its_note_quotes_the_right_one(faults):
    noted = MEASURE.replace('clause = "一（一）" }', 'clause = "一（一）", note = "“以上”含200万元" }')
    assert faults(noted) == []
    wrong = noted.replace('value = "200万元"', 'value = "777万元"')
    assert any("condition 里的“777万元”" in sentence for sentence in faults(wrong))


def test_a_policy_that_ends_before_it_begins_is_found(faults):
    dated = HEAD + "effective = 2025-08-29\nexpires = 2024-12-31\n"
    assert any("到期日 2024-12-31 早于施行日 2025-08-29" in sentence for sentence in faults(head=dated))
    assert faults(head=dated.replace("2024", "2027")) == []


@pytest.mark.parametrize("region", ["3499", "99", "六安"])
def test_a_place_that_is_on_no_list_is_found(faults, region):
    found = faults(head=HEAD.replace('region = "3415"', f'region = "{region}"'))
    assert any(f"“{region}”不是哪个地方的区划代码" in sentence for sentence in found)


def test_a_rate_of_more_than_everything_is_found(faults):
    rate = 'amount = { kind = "cash", rate = "RATE", of = "investment.fixed_assets" }'
    lines = [rate if line.startswith("amount") else line for line in MEASURE.splitlines()]
    assert any("rate 的 800% 比全额还多" in one for one in faults("\n".join(lines).replace("RATE", "800%")))
    assert not any("比全额还多" in one for one in faults("\n".join(lines).replace("RATE", "100%")))


def test_a_limit_without_a_unit_is_told_to_have_one(faults):
    lines = [
        'amount = { kind = "cash", rate = "8%", of = "investment.fixed_assets", cap = 500 }'
        if line.startswith("amount")
        else line
        for line in MEASURE.splitlines()
    ]
    assert any("“500”" in one and "写明单位，例如 500万元" in one for one in faults("\n".join(lines)))


def test_a_file_that_is_no_toml_is_told_of_in_chinese_with_its_place(faults):
    found = faults(head=HEAD.replace("[policy]", "[policy"))
    assert found == ["city.toml：TOML 写法不对，读到第 2 行第 8 列读不下去。检查这一处和上一行的引号、括号和等号。"]
    assert "文件末尾" in faults(MEASURE + 'note = """')[0]


def test_a_scope_under_a_clause_the_document_does_not_have_is_found(faults):
    scope = 'scope = { fact = "firm.region", op = "within", value = "3415", clause = "CLAUSE" }\n'
    assert faults(head=HEAD + scope.replace("CLAUSE", "一（一）")) == []
    found = faults(head=HEAD + scope.replace("CLAUSE", "九（九）"))
    assert found == ["city.toml / policy / scope：原文里没有“九（九）”。按原文的编号改。"]
