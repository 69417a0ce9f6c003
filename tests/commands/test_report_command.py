"""`jigai report`: the findings report and a proof sheet for every decided or open measure."""

import json
import re

from papertext import fonts_embedded, pdf_pages, pdf_text

from desktop.paths import resources_dir

SAMPLE = resources_dir() / "sample" / "foundry.xlsx"
DAY = ("--as-of", "2026-11-20")
NUMBERED = re.compile(r"\d+ .+\.pdf")


def sheets(folder):
    return sorted((folder / "判断依据").iterdir())


def test_the_report_and_a_sheet_for_every_decided_or_open_measure_here(jigai, tmp_path):
    out = tmp_path / "体检 结果"
    ran = jigai("report", SAMPLE, out, *DAY)
    assert (ran.status, ran.err) == (0, "")
    assert {path.name for path in out.iterdir()} == {"政策体检报告.pdf", "判断依据"}
    assert str(out / "政策体检报告.pdf") in ran.out
    found = jigai("check", SAMPLE, "--json", *DAY).json["findings"]
    wanted = [one for one in found if one["verdict"] != "info" and not one["elsewhere"] and one.get("concerned", True)]
    assert len(sheets(out)) == len(wanted)
    assert f"判断依据 {len(wanted)} 份" in ran.out
    assert all(NUMBERED.fullmatch(path.name) for path in sheets(out))


def test_a_sheet_bears_the_number_and_title_it_has_in_the_report(jigai, tmp_path):
    jigai("report", SAMPLE, tmp_path, *DAY)
    report = pdf_text(tmp_path / "政策体检报告.pdf")
    for path in sheets(tmp_path):
        number, title = path.stem.split(" ", 1)
        plain = re.sub(r"\s", "", title)
        assert f"{int(number)}{plain}" in report
        assert plain in pdf_text(path)


def test_the_sheets_bring_their_fonts_and_name_the_cells_they_read(jigai, tmp_path):
    jigai("report", SAMPLE, tmp_path, *DAY)
    subsidy = next(path for path in sheets(tmp_path) if path.stem.endswith("设备（软件）补贴"))
    text = pdf_text(subsidy)
    assert "导入技改项目!B44" in text
    assert "导入的数据都来自“foundry.xlsx”" in text
    assert "六安示例精密铸造有限公司" in text
    assert "三（二）" in text
    assert f"第1页共{pdf_pages(subsidy)}页" in text
    embedded = fonts_embedded(subsidy)
    assert embedded
    assert all(embedded)


def test_the_same_case_and_day_give_the_same_files(jigai, tmp_path):
    for name in ("甲", "乙"):
        assert jigai("report", SAMPLE, tmp_path / name, *DAY).status == 0
    one, other = ([p.read_bytes() for p in sorted((tmp_path / n).rglob("*.pdf"))] for n in ("甲", "乙"))
    assert one == other


def test_the_day_decides_the_standing(jigai, case_file, tmp_path):
    case = case_file({"firm.region": "341503", "loans": [{"principal": "500万"}]})
    for day, out in (("2026-11-20", tmp_path / "甲"), ("2031-01-01", tmp_path / "乙")):
        assert jigai("report", case, out, "--as-of", day).status == 0
    now, later = (
        next(path for path in sheets(tmp_path / name) if "设备更新贷款财政贴息" in path.name) for name in ("甲", "乙")
    )
    assert "仅供参考" not in pdf_text(now)
    assert "仅供参考·已过期" in pdf_text(later)


def test_an_empty_case_still_gets_its_report(jigai, case_file, tmp_path):
    ran = jigai("report", case_file({}), tmp_path / "空", *DAY)
    assert (ran.status, ran.err) == (0, "")
    assert "不符合0项" in pdf_text(tmp_path / "空" / "政策体检报告.pdf")


def test_a_character_no_font_has_is_told(jigai, case_file, tmp_path):
    ran = jigai("report", case_file({"firm.name": "六安\U0002a6d5有限公司"}), tmp_path / "材料", *DAY)
    assert "\U0002a6d5" in ran.err
    assert "没有字体" in ran.err


def test_a_report_cannot_go_into_a_file_and_a_missing_case_writes_nothing(jigai, case_file, tmp_path):
    target = tmp_path / "不是文件夹"
    target.write_text("记事")
    ran = jigai("report", case_file({}), target)
    assert ran.status == 2
    assert "是一个文件，不是文件夹" in ran.err
    ran = jigai("report", tmp_path / "没有.json", tmp_path / "空")
    assert ran.status == 2
    assert not (tmp_path / "空").exists()


def test_strict_is_one_when_a_cell_was_left_out(jigai, tmp_path):
    import openpyxl

    path = tmp_path / "改过.xlsx"
    book = openpyxl.load_workbook(SAMPLE)
    book["人员"]["B5"].value = "很多人"
    book.save(path)
    ran = jigai("report", path, tmp_path / "甲", *DAY, "--strict")
    assert ran.status == 1
    assert "没有导入" in ran.err
    assert jigai("report", SAMPLE, tmp_path / "乙", *DAY, "--strict").status == 0


def test_the_demo_writes_them_too(jigai, tmp_path):
    assert jigai("demo", tmp_path).status == 0
    findings = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))["findings"]
    listed = [
        one for one in findings if one["verdict"] != "info" and not one["elsewhere"] and one.get("concerned", True)
    ]
    assert len(sheets(tmp_path)) == len(listed)
