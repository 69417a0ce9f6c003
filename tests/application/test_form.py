"""Forms as data: what the shipped ones ask for, and what a bad one is told."""

from pathlib import Path

import pytest

from desktop.application.form import Form, SectionKind
from desktop.application.formfile import load_forms, read_form
from desktop.application.parts.measures import find
from desktop.eligibility.reading import load_policies
from desktop.errors import BadData
from desktop.facts.catalogue import Catalogue
from desktop.paths import forms_dir

HEAD = """
[form]
id = "F99_test"
number = "F99"
title = "测试表"
applicant = "firm.name"
basis = ["某地通知"]
"""


def test_four_forms_are_shipped_in_order(forms: dict[str, Form]) -> None:
    assert list(forms) == ["F01_library", "F02_demo", "F11_diagnosis", "F13_attachments"]


def test_every_form_says_that_it_is_no_official_one(forms: dict[str, Form]) -> None:
    for form in forms.values():
        assert "不是" in form.basis_note, form.id
        assert form.inferred, form.id


def test_every_attachment_says_where_the_demand_was_read(forms: dict[str, Form]) -> None:
    for form in forms.values():
        for attachment in form.attachments:
            assert attachment.origin, attachment.id


def test_the_library_form_asks_everything_its_specimens_ask(forms: dict[str, Form]) -> None:
    required = {field.fact for _, field in forms["F01_library"].fields() if field.required}
    assert {"firm.uscc", "project.filing_number", "investment.fixed_assets", "project.report_person"} <= required
    tables = {section.table for section in forms["F01_library"].sections if section.table}
    assert {"investment.plan", "funding", "project.approvals", "project.changes"} <= tables


def test_no_grid_asks_for_the_same_fact_twice_in_a_section(forms: dict[str, Form]) -> None:
    for form in forms.values():
        for section in form.sections:
            keys = [field.fact for field in section.fields]
            assert len(keys) == len(set(keys)), (form.id, section.id)


def test_measures_named_by_forms_exist(forms: dict[str, Form], catalogue: Catalogue) -> None:
    known = {measure.id for policy in load_policies(catalogue) for measure in policy.measures}
    named = {one for form in forms.values() for section in form.sections for one in section.measures}
    assert named <= known
    assert find(named, None) == []


def test_opinion_boxes_name_authorities_by_setting(forms: dict[str, Form]) -> None:
    for form in forms.values():
        for section in form.sections:
            if section.kind is SectionKind.OPINIONS:
                assert not any("经信" in box.title or "工信" in box.title for box in section.boxes)


def write_form(folder: Path, text: str) -> Path:
    home = folder / "F99_test"
    home.mkdir()
    (home / "form.toml").write_text(HEAD + text, encoding="utf-8")
    return home / "form.toml"


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ('id = "a"\ntitle = "甲"\nkind = "grid"\nfields = [{ fact = "firm.nmae" }]', "firm.nmae"),
        ('id = "a"\ntitle = "甲"\nkind = "gird"', "gird"),
        ('id = "a"\ntitle = "甲"\nkind = "grid"', "没有内容"),
        (
            'id = "a"\ntitle = "甲"\nkind = "table"\ntable = "funding"\ncolumns = [{ title = "比", formula = "amount +" }]',
            "公式",
        ),
        ('id = "a"\ntitle = "甲"\nkind = "table"\ntable = "funding"\ncolumns = [{ key = "amuont" }]', "amuont"),
        ('id = "a"\ntitle = "甲"\nkind = "table"\ntable = "firm.name"\ncolumns = [{ key = "x" }]', "不是表格"),
        ('id = "a"\ntitle = "甲"\nkind = "grid"\nfeilds = []\nfields = [{ fact = "firm.name" }]', "feilds"),
    ],
)
def test_a_slip_in_a_form_is_named_with_its_place(
    tmp_path: Path, catalogue: Catalogue, section: str, said: str
) -> None:
    path = write_form(tmp_path, f"[[section]]\n{section}\n")
    with pytest.raises(BadData) as problem:
        read_form(path, catalogue)
    assert said in problem.value.sentence
    assert "F99_test" in problem.value.sentence or "section" in problem.value.sentence


def test_a_new_form_needs_a_file_only(tmp_path: Path, catalogue: Catalogue) -> None:
    write_form(tmp_path, '[[section]]\nid = "a"\ntitle = "甲"\nkind = "grid"\nfields = [{ fact = "firm.name" }]\n')
    assert [form.title for form in load_forms(catalogue, tmp_path)] == ["测试表"]


def test_no_form_is_named_in_python() -> None:
    names = [path.name for path in forms_dir().iterdir() if (path / "form.toml").is_file()]
    rooms = (forms_dir().parent / "desktop" / "application").rglob("*.py")
    for source in rooms:
        text = source.read_text(encoding="utf-8")
        assert not any(name in text for name in names), source
