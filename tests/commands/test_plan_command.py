"""`jigai plan`: two files, the list on the screen, and the sample firm's plan worked out by hand."""

import json
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from desktop.paths import resources_dir
from tests.commands.conftest import Jigai
from tests.planning.calendarfile import events

SAMPLE = resources_dir() / "sample" / "foundry.xlsx"
CaseFile = Callable[[dict[str, object]], Path]

# The sample firm on 2026-11-20, by its workbook: filed 2025-03-18; the last procedure 2025-04-02; started April 2025;
# equipment in place (基本完工), the last contract 2026-05-03; in the rolling library and the statistics; ends December
# 2026; nobody answered the day of the reports, the windows and the acceptance; no figure on taxes is filled in.
BY_HAND = {
    "filing": ("done", "2025年3月18日"),
    "approvals": ("done", "2025年4月2日"),
    "start": ("done", "2025年4月"),
    "purchase": ("done", "2026年5月3日"),
    "la2020.rolling": ("done", "已办"),
    "la2020.statistics": ("done", "已办"),
    "la2020.city": ("now", "日期待定"),
    "la2020.monthly": ("now", "每月"),
    "la2020.award": ("now", "日期待定"),
    "ah2025.apply": ("now", "日期待定"),
    "complete": ("now", "2026年12月31日前"),
    "acceptance": ("blocked", "日期待定"),
    "tax_settlement": ("later", "每年5月31日前"),
    "window.national2026.20261231": ("now", "2026年12月31日前"),
    "window.national2026.20271231": ("now", "2027年12月31日前"),
    "window.ah2025.20271231": ("now", "2027年12月31日前"),
}


def test_the_sample_firms_plan_is_the_one_worked_out_by_hand(jigai: Jigai, tmp_path: Path) -> None:
    ran = jigai("plan", SAMPLE, tmp_path, "--json", "--as-of", "2026-11-20")
    assert ran.status == 0
    assert {step["id"]: (step["state"], step["when"]) for step in ran.json["steps"]} == BY_HAND
    assert ran.json["conflicts"] == []
    assert ran.json["notes"] == []
    assert ran.json["next"] == "complete"
    windows = {step["id"]: set(step["measures"]) for step in ran.json["steps"] if step["id"].startswith("window.")}
    # the loans are older than 2026, so the interest rule for small firms is none of theirs
    assert windows["window.national2026.20261231"] == {"national2026.renewal_loan_interest"}
    award = next(step for step in ran.json["steps"] if step["id"] == "la2020.award")
    assert award["measures"] == [
        "la2020.case_by_case",
        "la2020.equipment_subsidy",
        "la2020.loan_interest",
        "la2020.award.digital_workshop.city",
    ]


def test_both_files_are_written_and_agree(jigai: Jigai, tmp_path: Path) -> None:
    ran = jigai("plan", SAMPLE, tmp_path / "日程", "--as-of", "2026-11-20")
    assert ran.status == 0
    assert "下一步：竣工投产（2026年12月31日前）" in ran.out
    found = events((tmp_path / "日程" / "日程.ics").read_bytes())
    assert sorted(f"{event.start} {event.title}" for event in found) == [
        "2026-12-31 截止：到期前用上“设备更新贷款财政贴息”",
        "2026-12-31 截止：竣工投产",
        "2027-05-31 企业所得税汇算清缴",
        "2027-12-31 截止：到期前用上“优质新型技改项目设备奖补”“新型技改贷款贴息”",
        "2027-12-31 截止：到期前用上“设备器具一次性税前扣除”“先进制造业增值税加计抵减”",
        "2028-05-31 企业所得税汇算清缴",
    ]
    assert f"（{len(found)} 个日子；没有日期的 5 步不在里面）" in ran.out
    sheet = load_workbook(tmp_path / "日程" / "日程.xlsx").worksheets[0]
    assert sheet.max_row == 4 + len(BY_HAND)


def test_contradictions_are_printed_and_strict_minds_them(jigai: Jigai, case_file: CaseFile, tmp_path: Path) -> None:
    path = case_file({"firm.region": "341503", "project.filed": False, "project.stage": "已开工"})
    ran = jigai("plan", path, tmp_path / "出", "--strict", "--as-of", "2026-11-20")
    assert ran.status == 1
    assert "要核对：项目已经开工，备案还没有办好。" in ran.out


def test_an_empty_case_is_asked_where_it_is(jigai: Jigai, case_file: CaseFile, tmp_path: Path) -> None:
    ran = jigai("plan", case_file({}), tmp_path / "出", "--json")
    assert ran.status == 0
    assert [note["facts"] for note in ran.json["notes"]] == [["firm.region"]]
    assert json.loads(ran.out)["next"] is None


def test_a_file_in_place_of_the_folder_is_one_sentence(jigai: Jigai, tmp_path: Path) -> None:
    taken = tmp_path / "日程"
    taken.write_text("占位", encoding="utf-8")
    ran = jigai("plan", SAMPLE, taken)
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "不是文件夹" in ran.err
