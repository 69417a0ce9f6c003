"""`jigai facts`, `policies`, `forms`, `template`, `diagnose`: what the program knows and how a firm scores."""

import openpyxl

from desktop.application.formfile import load_forms
from desktop.facts.reading import load_catalogue


def test_the_facts_are_listed_with_label_type_unit_and_options(jigai):
    ran = jigai("facts", "--json")
    facts = {fact["key"]: fact for fact in ran.json["facts"]}
    assert (ran.status, ran.err) == (0, "")
    assert set(facts) == set(load_catalogue())
    assert (facts["investment.fixed_assets"]["type"], facts["investment.fixed_assets"]["unit"]) == ("money", "万元")
    assert {"key": "automated", "label": "自动化"} in facts["project.directions"]["options"]
    assert [column["key"] for column in facts["loans"]["columns"]][:3] == ["bank", "contract", "principal"]
    assert facts["firm.is_sme"]["derived"]
    assert facts["project.filing_date"]["when"] == {"fact": "project.filed", "values": ["yes"]}
    assert all(fact["label"] and fact["group"] for fact in facts.values())


def test_the_policies_are_listed_with_clause_and_standing(jigai):
    policies = {policy["id"]: policy for policy in jigai("policies", "--json").json["policies"]}
    assert policies["la2020"]["standing"] == "draft"
    measures = {measure["id"]: measure for measure in policies["la2020"]["measures"]}
    assert len(measures) >= 60
    assert measures["la2020.library"]["clause"] == "三（一）"
    assert measures["la2020.library"]["decidable"]
    assert not measures["la2020.growth_targets"]["decidable"]
    assert all(
        measure["clause"] and measure["summary"] for policy in policies.values() for measure in policy["measures"]
    )


def test_the_forms_are_listed_with_the_facts_they_print(jigai):
    forms = {form["id"]: form for form in jigai("forms", "--json").json["forms"]}
    assert set(forms) == {form.id for form in load_forms(load_catalogue())}
    assert {"firm.name", "project.name", "investment.fixed_assets"} <= set(forms["F01_library"]["facts"])


def test_without_json_the_lists_are_lines_to_read(jigai):
    assert any(line.startswith("firm.name\t企业名称") for line in jigai("facts").out.splitlines())
    assert any(line.startswith("la2020\t") for line in jigai("policies").out.splitlines())
    assert any(line.startswith("F01_library\t") for line in jigai("forms").out.splitlines())


def test_the_template_is_written_where_asked_and_says_so(jigai, tmp_path):
    path = tmp_path / "新文件夹" / "空白 表.xlsx"
    ran = jigai("template", path)
    assert ran.status == 0
    assert str(path) in ran.out
    assert "企业信息" in openpyxl.load_workbook(path, read_only=True).sheetnames


def test_a_template_cannot_take_the_place_of_a_folder(jigai, tmp_path):
    ran = jigai("template", tmp_path)
    assert ran.status == 2
    assert "文件夹" in ran.err


def test_a_firm_without_answers_has_no_score_rather_than_a_bad_one(jigai, case_file):
    areas = jigai("diagnose", case_file({}), "--json").json["areas"]
    keys = ["high_end", "intelligent", "informatized", "automated", "green", "innovative"]
    assert [area["key"] for area in areas] == keys
    assert [(area["score"], area["level"], area["answered_share"]) for area in areas] == [(None, None, 0)] * 6


def test_one_indicator_alone_gives_its_own_score(jigai, case_file):
    """16 robots for 238 people are 672 for 10,000; the share answered stays small."""
    facts = {"automated.robots": 16, "staff.total": 238}
    areas = {a["key"]: a for a in jigai("diagnose", case_file(facts), "--json").json["areas"]}
    scored = [item for item in areas["automated"]["items"] if item["status"] == "scored"]
    assert len(scored) == 1
    assert areas["automated"]["score"] == scored[0]["score"]
    assert 0 < areas["automated"]["answered_share"] < 0.3
    assert areas["green"]["score"] is None


def test_diagnose_is_strict_about_open_questions(jigai, case_file):
    assert jigai("diagnose", case_file({"staff.total": 238}), "--strict").status == 1
    assert jigai("diagnose", case_file({"staff.total": 238})).status == 0


def test_every_gap_says_what_to_do_and_which_measures_it_opens(jigai, case_file):
    ran = jigai("diagnose", case_file({"informatized.core_systems": [], "informatized.cloud": "l0"}), "--json")
    area = next(area for area in ran.json["areas"] if area["key"] == "informatized")
    scored = [item for item in area["items"] if item["status"] == "scored"]
    assert len(scored) == 2
    assert all(item["score"] == 0 and item["advice"] and item["evidence"] for item in scored)


def test_a_filled_workbook_is_never_replaced_by_a_blank_one(jigai, tmp_path):
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(b"filled")
    ran = jigai("template", path)
    assert ran.status == 2
    assert "已经有了，没有覆盖" in ran.err
    assert path.read_bytes() == b"filled"
