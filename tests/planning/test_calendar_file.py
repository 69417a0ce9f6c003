"""The calendar file, read back: every day that is known, none that is not, and the same event at the next export."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.facts.case import Known
from desktop.planning.ics import calendar_text, escaped, folded, write_ics
from desktop.planning.plan import State
from tests.planning.calendarfile import Event, events, logical_lines, unescaped
from tests.planning.firm import LUAN, TODAY, day, firm, plan_of

DATED: dict[str, Known] = {
    **LUAN,
    "firm.name": "六安,示例;铸造\\公司",
    "plan.report_day": 10,
    "plan.award_window_from": day("2027-04-01"),
    "plan.award_window_to": day("2027-04-30"),
}


def exported(answers: dict[str, Known], today: dt.date = TODAY) -> list[Event]:
    case = firm(answers)
    return events(calendar_text(plan_of(case, today), case).encode("utf-8"))


def test_every_known_day_is_one_all_day_event() -> None:
    found = exported(DATED)
    assert all(event.end - event.start == dt.timedelta(days=1) for event in found)
    plan = plan_of(DATED)
    wanted = {
        (one, step.title)
        for step in plan.steps
        if step.repeats and step.state is not State.DONE
        for one in step.repeats.days
    }
    for step in plan.steps:
        if step.state is State.DONE or step.repeats:
            continue
        if step.earliest and step.earliest > TODAY:
            wanted.add((step.earliest, f"开始：{step.title}"))
        if step.due and step.due >= TODAY:
            wanted.add((step.due, f"截止：{step.title}"))
    assert {(event.start, event.title) for event in found} == wanted
    assert (day("2027-04-30"), "截止：申报技改奖补") in wanted
    assert (day("2026-12-10"), "每月报投资统计数") in wanted


def test_what_is_done_or_has_no_day_is_not_in_it() -> None:
    titles = " ".join(event.title for event in exported(LUAN))
    assert "备案" not in titles
    assert "竣工验收" not in titles
    assert "申报技改奖补" not in titles


def test_a_day_that_is_past_is_not_put_into_the_calendar() -> None:
    plan = plan_of(DATED, day("2027-05-01"))
    assert plan["la2020.award"].is_overdue
    assert all(event.start >= day("2027-05-01") for event in exported(DATED, day("2027-05-01")))


def test_an_event_is_known_again_at_the_next_export_also_on_another_day() -> None:
    first = {event.uid: event for event in exported(DATED)}
    assert len(first) == len(exported(DATED))
    moved = {
        event.uid: event for event in exported({**DATED, "plan.award_window_to": day("2027-05-15")}, day("2026-11-25"))
    }
    changed = [uid for uid in first if first[uid].start != moved[uid].start]
    assert [first[uid].title for uid in changed] == ["截止：申报技改奖补"]
    other = {event.uid for event in exported({**DATED, "firm.name": "另一家"})}
    assert not other & set(first)


def test_what_is_filled_in_later_makes_no_second_event() -> None:
    def uids(answers: dict[str, Known]) -> set[str]:
        case = firm(answers)
        return {event.uid for event in events(calendar_text(plan_of(case), case, "case-7").encode("utf-8"))}

    named = {**DATED, "firm.uscc": "91341500MA2TEST0X1", "firm.name": "改了名的公司", "project.name": "改了名的项目"}
    assert uids(named) == uids(DATED)
    without_id = {event.uid for event in exported({**DATED, "project.code": "2503-341503-04-01-123456"})}
    assert without_id == {event.uid for event in exported(DATED)}


def test_the_reminder_comes_in_the_morning_seven_days_before() -> None:
    for event in exported(DATED):
        days, hours = re.fullmatch(r"-P(\d+)DT(\d+)H", event.alarm["TRIGGER"]).groups()  # type: ignore[union-attr]
        rings = dt.datetime.combine(event.start, dt.time()) - dt.timedelta(days=int(days), hours=int(hours))
        assert rings == dt.datetime.combine(event.start - dt.timedelta(days=7), dt.time(9))


def test_no_report_is_put_into_the_calendar_before_the_library() -> None:
    early = exported({**DATED, "project.library": "none"})
    assert "每月报投资统计数" not in {event.title for event in early}


def test_an_event_says_why_and_on_what_ground() -> None:
    award = next(event for event in exported(DATED) if event.title == "截止：申报技改奖补")
    assert "依据：六安征求意见稿 三（一）、三（二）" in award.text
    assert "仅供参考" in award.text


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    case = firm(DATED)
    path = tmp_path / "新文件夹" / "日程.ics"
    count = write_ics(plan_of(case), case, path)
    assert count == len(events(path.read_bytes()))
    assert "X-WR-CALNAME:技改日程：六安\\,示例\\;铸造\\\\公司" in logical_lines(path.read_bytes())


@pytest.mark.parametrize("length", [74, 75, 76, 149, 150])
def test_lines_fold_at_75_octets(length: int) -> None:
    data = (folded("A" * length) + "\r\n").encode()
    assert logical_lines(data) == ["A" * length]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    line = "X:" + escaped(text)
    assert unescaped(logical_lines((folded(line) + "\r\n").encode("utf-8"))[0][2:]) == text


def test_line_breaks_and_control_signs_never_end_a_line() -> None:
    assert escaped("一\r\n二\n三\x07\x00") == "一\\n二\\n三"
