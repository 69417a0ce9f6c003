"""`jigai fill`, `demo` and `--self-check`: the finished papers."""

import json
import shutil

import pytest
from papertext import fonts_embedded, pdf_pages, pdf_text, xlsx_text, xlsx_values

from desktop.paths import resources_dir

SAMPLE = resources_dir() / "sample" / "foundry.xlsx"
FIRM = {"firm.name": "六安试填机械有限公司", "firm.region": "341503", "project.name": "装配线改造项目"}
LIBRARY = "F01 市级技术改造项目库入库申请表"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo folder and what was printed; made once."""
    import contextlib
    import io

    from desktop.__main__ import main

    folder = tmp_path_factory.mktemp("demo") / "示例 输出"
    screen = io.StringIO()
    with contextlib.redirect_stdout(screen):
        status = main(["demo", str(folder)])
    assert status == 0
    return folder, screen.getvalue()


def forms(jigai):
    return [(form["number"], form["title"]) for form in jigai("forms", "--json").json["forms"]]


def test_the_demo_writes_every_form_twice_and_both_results(demo, jigai):
    folder, screen = demo
    wanted = {f"{number} {title}.{kind}" for number, title in forms(jigai) for kind in ("pdf", "xlsx")}
    wanted |= {"diagnosis.json", "findings.json", "政策体检报告.pdf", "判断依据"}
    assert {path.name for path in folder.iterdir()} == wanted
    assert all(str(folder / name) in screen for name in wanted)


def test_the_demo_papers_carry_the_sample_firms_figures(demo):
    folder, _ = demo
    text = pdf_text(folder / f"{LIBRARY}.pdf")
    for wanted in ("六安示例精密铸造有限公司", "91341503MA8LAX0Y39", "压铸单元自动化与数字化改造项目"):
        assert wanted in text
    for figure in ("1,240.00", "1,320.00", "986.40", "720.00", "600.00"):
        assert figure in text
    text = pdf_text(folder / "F02 市级技术改造示范项目申报书.pdf")
    for figure in ("14,860.00", "13,540.00", "12,470.00", "1,126.40", "594.40"):
        assert figure in text


def test_the_demo_workbooks_hold_the_same_figures_as_numbers(demo):
    folder, _ = demo
    path = folder / f"{LIBRARY}.xlsx"
    assert "六安示例精密铸造有限公司" in xlsx_text(path)
    numbers = {value for value in xlsx_values(path) if isinstance(value, int | float)}
    assert {1240, 1320, 986.4, 720, 600} <= numbers


def test_the_demo_papers_bring_their_fonts_and_number_their_pages(demo):
    folder, _ = demo
    for path in sorted(folder.glob("*.pdf")):
        pages, text = pdf_pages(path), pdf_text(path)
        embedded = fonts_embedded(path)
        assert embedded
        assert all(embedded), path.name
        assert f"第{pages}页共{pages}页" in text, path.name
        assert "\ufffd" not in text


def test_the_demo_firm_lacks_no_required_answer_and_contradicts_itself_nowhere(demo):
    _, screen = demo
    assert "待填" not in screen
    assert "必须改" not in screen


def test_the_demo_results_are_the_same_as_the_commands_say(demo, jigai):
    folder, _ = demo
    diagnosis = json.loads((folder / "diagnosis.json").read_text(encoding="utf-8"))
    findings = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    assert diagnosis == jigai("diagnose", SAMPLE, "--json").json
    assert findings == jigai("check", SAMPLE, "--json", "--as-of", findings["as_of"]).json
    assert all(area["score"] is not None for area in diagnosis["areas"])


def test_the_demo_can_be_made_twice_in_one_folder(demo, jigai):
    folder, _ = demo
    before = {path.name: path.stat().st_size for path in folder.glob("*.pdf")}
    assert jigai("demo", folder).status == 0
    assert {path.name: path.stat().st_size for path in folder.glob("*.pdf")} == before
    assert not list(folder.glob(".~*"))


def test_one_form_alone_is_one_pair_of_files(jigai, case_file, tmp_path):
    out = tmp_path / "材料"
    ran = jigai("fill", case_file(FIRM), out, "--form", "F01_library")
    assert (ran.status, ran.err) == (0, "")
    assert sorted(path.name for path in out.iterdir()) == [f"{LIBRARY}.pdf", f"{LIBRARY}.xlsx"]
    text = pdf_text(out / f"{LIBRARY}.pdf")
    assert "六安试填机械有限公司" in text
    assert "（待填）" in text


def test_a_form_may_be_named_by_its_number_and_several_may_be_named(jigai, case_file, tmp_path):
    out = tmp_path / "材料"
    assert jigai("fill", case_file(FIRM), out, "--form", "f01", "--form", "F11_diagnosis").status == 0
    assert sorted(path.name[:3] for path in out.iterdir()) == ["F01", "F01", "F11", "F11"]


def test_an_unknown_form_is_one_sentence_with_the_known_ones_and_writes_nothing(jigai, case_file, tmp_path):
    out = tmp_path / "材料"
    ran = jigai("fill", case_file(FIRM), out, "--form", "F01_library", "--form", "F99")
    assert (ran.status, ran.out) == (2, "")
    assert "没有编号为“F99”的申报表" in ran.err
    assert all(form_id in ran.err for form_id in ("F01_library", "F02_demo", "F11_diagnosis", "F13_attachments"))
    assert not out.exists()


def test_what_is_not_filled_in_is_listed_by_section(jigai, case_file, tmp_path):
    ran = jigai("fill", case_file(FIRM), tmp_path / "材料", "--form", "F01_library")
    lines = ran.out.splitlines()
    assert any(line.strip().startswith("待填 ") for line in lines)
    basics = next(line for line in lines if line.strip().startswith("企业基本情况："))
    assert "统一社会信用代码" in basics
    assert "企业名称" not in basics
    assert "营业执照" in next(line for line in lines if "要附的材料" in line)


def test_a_form_that_lacks_only_enclosures_is_said_to_be_filled_in(jigai, tmp_path):
    ran = jigai("demo", tmp_path / "材料")
    lines = ran.out.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("F01 "))
    assert lines[place].endswith("必填项已填齐，核对没有发现问题。")
    assert "要附的材料" in lines[place + 1]


def test_strict_is_one_while_a_required_answer_is_missing(jigai, case_file, tmp_path):
    assert jigai("fill", case_file(FIRM), tmp_path / "甲", "--form", "F01", "--strict").status == 1
    assert jigai("fill", case_file(FIRM), tmp_path / "乙", "--form", "F01").status == 0


def test_strict_is_zero_for_the_sample_firm(jigai, tmp_path):
    assert jigai("fill", SAMPLE, tmp_path / "材料", "--form", "F01", "--form", "F02", "--strict").status == 0


def test_papers_that_contradict_each_other_are_told_and_strict_refuses_them(jigai, tmp_path):
    """The sample firm with a financing plan that is 100 万元 short."""
    import openpyxl

    path = tmp_path / "改过.xlsx"
    shutil.copyfile(SAMPLE, path)
    book = openpyxl.load_workbook(path)
    rows = list(book["资金来源"].iter_rows())
    amount = next(cell for row in rows for cell in row if cell.value == 600)
    amount.value = 500
    book.save(path)
    ran = jigai("fill", path, tmp_path / "材料", "--form", "F01", "--strict")
    assert ran.status == 1
    contradiction = next(line for line in ran.out.splitlines() if "必须改" in line)
    assert "1,220" in contradiction
    assert "1,320" in contradiction


def test_a_missing_or_unreadable_case_writes_nothing(jigai, tmp_path):
    out = tmp_path / "材料"
    ran = jigai("fill", tmp_path / "没有.json", out)
    assert (ran.status, ran.out) == (2, "")
    assert "找不到文件" in ran.err
    assert not out.exists()


def test_papers_cannot_go_into_a_file(jigai, case_file, tmp_path):
    target = tmp_path / "不是文件夹"
    target.write_text("记事")
    ran = jigai("fill", case_file(FIRM), target)
    assert ran.status == 2
    assert "是一个文件，不是文件夹" in ran.err
    assert target.read_text() == "记事"


def test_a_paper_that_cannot_be_replaced_is_one_sentence_and_the_old_one_stays(jigai, case_file, tmp_path):
    out = tmp_path / "材料"
    (out / f"{LIBRARY}.pdf").mkdir(parents=True)
    ran = jigai("fill", case_file(FIRM), out, "--form", "F01")
    assert ran.status == 2
    assert len(ran.err.strip().splitlines()) == 1
    assert LIBRARY in ran.err
    assert (out / f"{LIBRARY}.pdf").is_dir()


def test_a_character_no_font_has_is_told(jigai, case_file, tmp_path):
    ran = jigai("fill", case_file({**FIRM, "firm.name": "六安\U0002a6d5有限公司"}), tmp_path / "材料", "--form", "F01")
    assert "\U0002a6d5" in ran.err
    assert "没有字体" in ran.err


def test_the_self_check_passes_and_counts(jigai):
    ran = jigai("--self-check")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("自检通过")
    assert f"字段 {len(jigai('facts', '--json').json['facts'])}" in ran.out


@pytest.mark.parametrize(
    ("damaged", "words"),
    [
        ("resources/facts/firm.toml", "firm.toml"),
        ("resources/steps/steps.toml", "steps.toml"),
        ("resources/indicators/green.toml", "green.toml"),
        ("resources/policies/la2020.toml", "la2020.toml"),
        ("resources/codes/regions.toml", "regions.toml"),
        ("resources/sample/foundry.xlsx", "foundry.xlsx"),
        ("resources/fonts/NotoSansSC_700Bold.ttf", "字体"),
        ("forms/F02_demo/form.toml", "F02_demo"),
        ("forms/checks.toml", "checks.toml"),
    ],
)
def test_the_self_check_names_the_file_that_is_damaged(damaged, words, tmp_path):
    """In a process of its own, because data files are read once."""
    import subprocess
    import sys

    from desktop import paths

    home = tmp_path / "program"
    for folder in ("resources", "forms"):
        shutil.copytree(paths.shipped_dir() / folder, home / folder, copy_function=_link)
    broken = home / damaged
    content = broken.read_bytes()
    broken.unlink()
    broken.write_bytes(b"\x00\x01" + content[2 : len(content) // 2])
    program = (
        "import sys; from pathlib import Path; from desktop import paths; "
        f"home = Path({str(home)!r}); paths.shipped_dir = lambda: home; "
        "from desktop.__main__ import main; main(['--self-check'])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=paths.shipped_dir(), check=False)
    err = ran.stderr.decode("utf-8")
    assert ran.returncode == 2, err
    assert "Traceback" not in err
    assert words in err
    assert len(err.strip().splitlines()) == 1
    assert "自检通过" not in ran.stdout.decode("utf-8")


def _link(source, target):
    import os

    os.link(source, target)
