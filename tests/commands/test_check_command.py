"""`jigai check`: what a firm may apply for, and why."""

import json

import pytest

FIRM = {"firm.region": "341503", "firm.above_scale": True, "project.retrofits_existing": True}
LIBRARY = "la2020.library"


def library(findings, **more):
    return findings({**FIRM, **{key.replace("__", "."): value for key, value in more.items()}})[LIBRARY]


def test_a_firm_that_answered_nothing_is_told_no_for_nothing(findings):
    found = findings({})
    decidable = [finding for finding in found.values() if finding["verdict"] != "info"]
    assert len(decidable) >= 27
    assert {finding["verdict"] for finding in decidable} == {"unknown"}
    for finding in decidable:
        assert finding["missing"], finding["measure"]
        assert finding["title"]
        assert finding["clause"]


def test_what_is_missing_for_the_library_is_what_its_clause_asks(findings):
    assert set(findings({})[LIBRARY]["missing"]) == {
        "firm.region",
        "firm.above_scale",
        "project.retrofits_existing",
        "investment.fixed_assets",
        "project.directions",
    }


def test_two_million_is_enough(findings):
    found = library(findings, investment__fixed_assets="200", project__directions=["automated"])
    assert found["verdict"] == "yes"
    assert "investment.fixed_assets" in [reason["fact"] for reason in found["reasons"]]


def test_a_hundred_yuan_short_is_no_and_says_by_how_much(findings):
    found = library(findings, investment__fixed_assets="199.99", project__directions=["automated"])
    assert found["verdict"] == "no"
    reason = next(reason for reason in found["reasons"] if reason["fact"] == "investment.fixed_assets")
    assert reason["gap"] == "还差 100 元"
    assert (reason["value"], reason["required"]) == ("199.99 万元", "不低于 200 万元")
    assert (reason["clause"], reason["verdict"]) == ("三（一）", "no")
    assert found["missing"] == []


def test_the_hundred_yuan_are_the_first_way_to_qualify(findings):
    found = library(findings, investment__fixed_assets="199.99", project__directions=["automated"])
    first = found["ways"][0]["changes"]
    assert [(change["fact"], change["kind"], change["target"]) for change in first] == [
        ("investment.fixed_assets", "decision", 2_000_000)
    ]


def test_a_small_informatization_project_enters_whatever_it_costs(findings):
    found = library(findings, investment__fixed_assets="12", project__directions=["informatized"])
    assert found["verdict"] == "yes"


def test_an_innovation_project_enters_before_its_cost_is_known(findings):
    assert library(findings, project__directions=["innovative"])["verdict"] == "yes"


def test_a_small_mixed_project_is_open_and_both_readings_are_told(findings):
    found = library(findings, investment__fixed_assets="150", project__directions=["automated", "informatized"])
    assert found["verdict"] == "unknown"
    verdicts = {reading["label"][:2]: reading["verdict"] for reading in found["readings"]}
    assert verdicts == {"从宽": "yes", "从严": "no"}
    assert "不同读法" in found["note"]


def test_a_main_direction_does_not_settle_what_the_text_leaves_open(findings):
    mixed = {"investment__fixed_assets": "150", "project__directions": ["automated", "informatized"]}
    for main in ("automated", "informatized"):
        assert library(findings, **mixed, project__main_direction=main)["verdict"] == "unknown"


def test_figures_may_be_typed_as_people_write_them(findings):
    for typed in ("２００", "200万", "200万元", 200, "2000000元", "0.02亿"):
        found = library(findings, investment__fixed_assets=typed, project__directions=["自动化"])
        assert found["verdict"] == "yes", typed


def test_the_answer_has_the_shape_other_programs_rely_on(jigai, case_file):
    facts = {**FIRM, "project.directions": ["automated"], "investment.fixed_assets": 199.99}
    answer = jigai("check", case_file(facts), "--json", "--as-of", "2026-11-20").json
    assert answer["as_of"] == "2026-11-20"
    assert set(answer) >= {"as_of", "findings", "totals"}
    keys = {"policy", "measure", "title", "clause", "standing", "verdict", "reasons", "missing", "ways", "amount"}
    for finding in answer["findings"]:
        assert keys <= set(finding)
        assert finding["verdict"] in {"yes", "no", "unknown", "info"}
        for reason in finding["reasons"]:
            assert {"fact", "label", "value", "required", "gap", "clause", "verdict"} <= set(reason)
        if finding["amount"]:
            assert {"kind", "low", "high", "unit", "note"} <= set(finding["amount"])
            assert finding["amount"]["unit"] == "yuan"
    for kind, total in answer["totals"].items():
        assert kind in {"cash", "tax_saved", "tax_deferred", "interest_saved", "land_saved"}
        assert {"low", "high"} <= set(total)


def test_a_draft_promises_nothing_today(jigai, case_file):
    facts = {**FIRM, "project.library": "city", "recognition.demonstration.level": "city"}
    answer = jigai("check", case_file(facts), "--json", "--as-of", "2026-11-20").json
    found = {finding["measure"]: finding for finding in answer["findings"]}["la2020.demonstration"]
    assert (found["verdict"], found["standing"]) == ("yes", "draft")
    assert (found["amount"]["low"], found["amount"]["high"]) == (500_000, 500_000)
    assert answer["totals"].get("cash", {"high": 0})["high"] < 500_000
    assert answer["reference_totals"]["cash"]["high"] == 500_000


@pytest.mark.parametrize(("day", "standing"), [("2020-12-31", "unverified"), ("2021-01-01", "expired")])
def test_the_day_asked_about_decides_what_is_expired(findings, day, standing):
    assert findings(FIRM, as_of=day)["la2020.guide2020.landed"]["standing"] == standing


@pytest.mark.parametrize("day", ["2026-11-20", "2026年11月20日", "20261120", "２０２６－１１－２０"])
def test_the_day_may_be_written_in_any_usual_way(jigai, case_file, day):
    assert jigai("check", case_file({}), "--json", "--as-of", day).json["as_of"] == "2026-11-20"


def test_a_day_that_does_not_exist_is_one_sentence(jigai, case_file):
    ran = jigai("check", case_file({}), "--as-of", "2026-02-30")
    assert ran.status == 2
    assert "日历上没有" in ran.err
    assert "Traceback" not in ran.err


def test_what_the_project_may_not_do_is_the_first_line(jigai, case_file):
    facts = {**FIRM, "project.catalogue_class": "eliminated"}
    lines = jigai("check", case_file(facts), "--as-of", "2026-11-27").out.splitlines()
    assert lines[1] == "✗ 已触及　产业结构调整指导目录的禁止"


def test_strict_is_one_while_anything_is_open(jigai, case_file):
    assert jigai("check", case_file({}), "--strict").status == 1
    assert jigai("check", case_file({})).status == 0


def test_strict_is_zero_when_nothing_is_open(jigai, case_file):
    """A firm of another city: every measure of ours is settled against it."""
    ran = jigai("check", case_file({"firm.region": "340104"}), "--strict", "--json")
    open_here = [f for f in ran.json["findings"] if f["verdict"] == "unknown" and not f["elsewhere"]]
    assert not any(f["policy"] == "la2020" for f in open_here)
    assert ran.status == (1 if open_here else 0)


def test_the_list_for_reading_has_sign_word_title_standing_and_gap(jigai, case_file):
    facts = {**FIRM, "project.directions": ["automated"], "investment.fixed_assets": 199.99}
    lines = jigai("check", case_file(facts), "--as-of", "2026-11-20").out.splitlines()
    assert "2026-11-20" in lines[0]
    line = next(line for line in lines if "进入市级技改项目库" in line)
    assert line.startswith("✗ 不符合")
    assert "征求意见稿，仅供参考" in line
    assert line.endswith("还差 100 元")


def test_an_intake_workbook_is_a_case_too_and_its_bad_cells_are_told(jigai, tmp_path):
    import openpyxl

    path = tmp_path / "采集表.xlsx"
    assert jigai("template", path).status == 0
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            code = row[-1].value
            if code in ("firm.region", "investment.fixed_assets"):
                row[1].value = {"firm.region": "341503", "investment.fixed_assets": "约500"}[code]
    book.create_sheet("草稿")
    book.save(path)
    ran = jigai("check", path, "--json", "--strict")
    assert ran.status == 1
    assert "没有导入：" in ran.err
    assert "固定资产投资" in ran.err
    assert "工作表“草稿”" in ran.err
    found = {finding["measure"]: finding for finding in ran.json["findings"]}[LIBRARY]
    assert "firm.region" not in found["missing"]
    assert "investment.fixed_assets" in found["missing"]


BAD_CASES = {
    '{"facts": {"firm.nam": "甲"}}': "是不是 firm.name",
    '{"facts": {"没有这个": 1}}': "没有“没有这个”这个字段",
    '{"facts": {"firm.nam": 1, "firm.name": "甲", "zzz": 2}}': "没有“firm.nam”、“zzz”这 2 个字段",
    '{"facts": {"investment.fixed_assets": "约500"}}': "不是一个确定的数",
    '{"facts": {"firm.ownership": "民办"}}': "没有“民办”这一项",
    '{"facts": {"firm.is_sme": true}}': "由其他数据算出",
    '{"facts": {"staff.total": NaN}}': "NaN",
    '{"facts": {"staff.total": 1, "staff.total": 2}}': "写了两次",
    '{"facts": {"loans": {"bank": "徽商银行"}}}': "一行一个对象",
    '{"facts": [1]}': "没有 facts",
    '{"fact": {}}': "没有 facts",
    "[]": "没有 facts",
    '{"facts":': "不是 JSON 的写法",
    "": "不是 JSON 的写法",
    "[" * 100_000: "读不了",
}


@pytest.mark.parametrize("text", BAD_CASES, ids=[text[:30] or "empty" for text in BAD_CASES])
@pytest.mark.parametrize("command", ["check", "diagnose"])
def test_a_mistake_in_the_case_is_one_kind_sentence(jigai, tmp_path, text, command):
    path = tmp_path / "企业.json"
    path.write_text(text, encoding="utf-8")
    ran = jigai(command, path, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert BAD_CASES[text] in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert ran.err.strip().endswith("。") or ran.err.strip().endswith("？")


def test_a_case_in_another_encoding_is_told_so(jigai, tmp_path):
    path = tmp_path / "企业.json"
    path.write_bytes('{"facts": {"firm.name": "甲公司"}}'.encode("gb18030"))
    ran = jigai("check", path)
    assert ran.status == 2
    assert "UTF-8" in ran.err
    path.write_text(json.dumps({"facts": {"firm.name": "甲公司"}}), encoding="utf-8-sig")
    assert jigai("check", path).status == 0


@pytest.mark.parametrize("name", ["没有.json", "没有.xlsx", "说明.docx"])
def test_a_file_that_is_missing_or_of_another_kind_is_one_sentence(jigai, tmp_path, name):
    if name.endswith("docx"):
        (tmp_path / name).write_bytes(b"PK")
    ran = jigai("check", tmp_path / name)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.strip().splitlines()) == 1
    assert name in ran.err


def test_a_batch_run_is_told_what_to_answer_next_and_what_it_is_worth(jigai, case_file):
    said = jigai("check", case_file(FIRM), "--json", "--as-of", "2026-11-20").json
    findings = {finding["measure"]: finding for finding in said["findings"]}
    asked = said["next_questions"]
    settled = [f for f in findings.values() if f["missing"] and set(f["missing"]) <= set(asked["facts"])]
    assert 0 < len(asked["facts"]) <= 5
    assert asked["settled"] == len(settled)
    assert asked["most"] > len(asked["facts"])
    bounded = [one["yuan"] for one in said["narrowing"] if one["yuan"] is not None]
    assert bounded == sorted(bounded, reverse=True)
    assert bounded[0] > 0
    assert findings["ah2025.equipment"]["effort"].startswith("最多再答")


def test_a_batch_run_is_told_which_directions_the_project_fits(jigai, case_file):
    facts = {**FIRM, "firm.industry": "3392", "project.directions": ["intelligent"]}
    fits = {fit["measure"]: fit for fit in jigai("check", case_file(facts), "--json").json["fits"]}
    assert "project.directions" in fits["la2020.smart_factories"]["because"]
    assert fits["la2020.smart_factories"]["clause"] == "二（二）"
    assert fits["la2020.smart_factories"]["standing"] == "draft"


def test_a_kind_of_money_without_any_figure_is_left_out_and_not_zero(jigai, case_file):
    said = jigai("check", case_file({"firm.region": "140106"}), "--json", "--as-of", "2026-11-20").json
    assert any(f["amount"] and f["amount"]["high"] is None and f["verdict"] == "unknown" for f in said["findings"])
    assert said["possible_totals"] == {}


def test_money_of_a_measure_that_is_not_met_is_told_as_an_if(jigai, case_file):
    lines = jigai("check", case_file(FIRM), "--as-of", "2026-11-27").out.splitlines()
    titled = [line for line in lines if "市级技改示范项目奖励" in line]
    assert titled == ["? 待补充　市级技改示范项目奖励（征求意见稿，仅供参考），若符合，财政奖补 50 万元"]


def test_a_case_of_an_earlier_version_is_judged_and_one_sentence_says_where_its_answers_went(jigai, case_file):
    ran = jigai("check", case_file({"green.title": "l1", "innovative.title": "l2"}), "--json")
    assert ran.status == 0
    note, unclear = ran.err.splitlines()
    assert note == "“绿色制造名单层级”“创新类企业资质”现在不单独问了，能确定的内容已经带到相应的题里。"
    assert unclear.startswith(
        "没有导入：企业.json / innovative.title / 科技型中小企业、专精特新等资质：“创新类企业资质”原来填的是"
    )
    verdicts = {finding["measure"]: finding["verdict"] for finding in ran.json["findings"]}
    assert verdicts["la2020.award.green_factory.province"] == "no"
