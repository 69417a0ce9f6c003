"""The reference example: entry to the city's library, 六安 三（一）."""

from decimal import Decimal

import pytest
from smallfirm import WAN, case, term

from desktop.facts.case import Case
from desktop.rules.evaluate import judge
from desktop.rules.explain import authority_note, deciding, missing, readings, tree
from desktop.rules.term import All, AnyOf, Reading, Readings
from desktop.rules.verdict import Verdict
from desktop.rules.ways import apply, ways_to_qualify

EXEMPT = ("informatized", "innovative")
OVER = term("investment.fixed_assets", ">=", 200 * WAN, "三（一）")
LENIENT, STRICT = "从宽：含信息化或创新化即可", "从严：只有信息化、创新化才可"
ENTRY = All((
    term("firm.region", "within", ("3415",)),
    term("firm.above_scale", "==", True, "三（一）"),
    Readings((
        Reading(LENIENT, AnyOf((OVER, term("project.directions", "has_any", EXEMPT, "三（一）")))),
        Reading(STRICT, AnyOf((OVER, term("project.directions", "only", EXEMPT, "三（一）")))),
    )),
))  # fmt: skip


def project(wan: str | None, *directions: str, **more: object) -> Case:
    known = {"firm__region": "341503", "firm__above_scale": True, **more}
    if directions:
        known["project__directions"] = directions
    if wan is not None:
        known["investment__fixed_assets"] = Decimal(wan) * WAN
    return case(**known)


@pytest.mark.parametrize(
    ("wan", "directions", "verdict"),
    [
        ("200", ["automated"], Verdict.YES),
        ("199.99", ["automated"], Verdict.NO),
        ("12", ["informatized"], Verdict.YES),
        ("12", ["informatized", "innovative"], Verdict.YES),
        (None, ["innovative"], Verdict.YES),
        (None, ["automated"], Verdict.UNKNOWN),
        ("150", [], Verdict.UNKNOWN),
        ("500", [], Verdict.YES),
        ("150", ["automated", "informatized"], Verdict.UNKNOWN),
        ("200", ["automated", "informatized"], Verdict.YES),
    ],
)
def test_a_project_enters_the_library_as_the_text_says(
    wan: str | None, directions: list[str], verdict: Verdict
) -> None:
    assert judge(ENTRY, project(wan, *directions)).verdict is verdict


def test_a_project_100_yuan_short_is_told_so_in_yuan() -> None:
    reasons = deciding(judge(ENTRY, project("199.99", "automated")))
    money = next(r for r in reasons if r.fact == "investment.fixed_assets")
    assert (money.value_text, money.required_text, money.gap_text) == ("199.99 万元", "不低于 200 万元", "还差 100 元")
    assert money.clause == "三（一）"
    assert money.short == "还差 100 元固定资产投资"


def test_a_mixed_project_below_the_limit_is_shown_both_readings_and_sent_to_the_authority() -> None:
    judgement = judge(ENTRY, project("150", "automated", "informatized"))
    assert readings(judgement) == [(LENIENT, Verdict.YES), (STRICT, Verdict.NO)]
    assert missing(judgement) == []
    assert authority_note(judgement) == (
        "政策文字有不同读法，结论不一致，请向主管部门确认："
        f"{LENIENT}——符合；{STRICT}——不符合。"
    )  # fmt: skip


def test_readings_do_not_matter_for_a_firm_that_fails_elsewhere() -> None:
    judgement = judge(ENTRY, project("150", "automated", "informatized", firm__above_scale=False))
    assert judgement.verdict is Verdict.NO
    assert readings(judgement) == [(LENIENT, Verdict.NO), (STRICT, Verdict.NO)]
    assert authority_note(judgement) == ""


def test_a_firm_outside_the_city_is_out_and_an_unknown_place_is_open() -> None:
    assert judge(ENTRY, project("300", "automated", firm__region="530102")).verdict is Verdict.NO
    unknown = project("300", "automated").without("firm.region")
    assert judge(ENTRY, unknown).verdict is Verdict.UNKNOWN
    assert missing(judge(ENTRY, unknown)) == ["firm.region"]


def test_the_tree_reads_like_a_colleague_explaining() -> None:
    lines = [("  " * line.depth) + line.text for line in tree(judge(ENTRY, project("150", "automated")))]
    assert lines[0] == "以下各项都要满足："
    assert "  是否规模以上工业企业：应为“是”（现为“是”）" in lines
    assert "  政策文字有不同读法，分别判断：" in lines
    assert f"    {LENIENT}：以下任一项满足即可：" in lines
    assert "      固定资产投资不低于 200 万元（现为 150 万元，还差 50 万元）" in lines
    assert "      改造方向包含“信息化”或“创新化”（现为“自动化”）" in lines


def test_a_small_automation_project_may_grow_or_change_direction() -> None:
    firm = project("150", "automated")
    ways = ways_to_qualify(ENTRY, firm)
    assert [[step.text for step in way.changes] for way in ways] == [
        ["把固定资产投资从 150 万元提高到 200 万元"],
        ["改造方向增加“信息化”，去掉“自动化”，前提是项目内容确实如此"],
    ]
    assert all(judge(ENTRY, apply(way, firm)).verdict is Verdict.YES for way in ways)


def test_a_mixed_project_becomes_certain_by_money_or_by_a_pure_direction() -> None:
    texts = [
        [s.text for s in way.changes] for way in ways_to_qualify(ENTRY, project("150", "automated", "informatized"))
    ]
    assert texts == [["把固定资产投资从 150 万元提高到 200 万元"], ["改造方向去掉“自动化”，前提是项目内容确实如此"]]


def test_a_firm_elsewhere_is_never_told_to_move() -> None:
    assert ways_to_qualify(ENTRY, project("300", "automated", firm__region="530102")) == ()


def test_an_unknown_place_is_to_be_confirmed_first() -> None:
    firm = project("300", "automated").without("firm.region")
    (way,) = ways_to_qualify(ENTRY, firm)
    assert [(s.fact, s.kind.value) for s in way.changes] == [("firm.region", "confirm")]
    assert way.changes[0].text.startswith("先核实：所在行政区划属于")
