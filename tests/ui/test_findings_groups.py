"""政策体检 at first sight: what to apply for today, by when, and counts that add up."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from desktop.eligibility.judge import judge_policies
from desktop.planning.due import due_of
from desktop.planning.make import make_plan
from desktop.rules.verdict import Verdict
from desktop.ui.findings import sums
from desktop.ui.findings.readings import ReadingsView
from desktop.ui.findings.shown import Choice, Group, Use, grouped
from desktop.ui.findings.tree import Tree
from tests.ui.pages.findingspage import shown, texts
from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage


@pytest.fixture
def sample(open_window: Callable[..., WindowPage]) -> WindowPage:
    page = open_window()
    open_sample(page)
    return page


def test_what_is_met_adds_up_at_sight(sample: WindowPage) -> None:
    """8 to apply for, 6 of reference and 6 merely done are the 20 that the count says."""
    findings = sample.desk.session.findings()
    page = shown(sample)
    of = {group: len(found) for group, found in grouped(findings, Choice()).items()}
    today, reference, rest = of[Group.YES], of[Group.REFERENCE], of[Group.MET]
    assert (today, reference) == (findings.given(today=True), findings.given(today=False))
    assert min(today, reference, rest) > 0
    text = texts(page)
    assert f"现行可申请 {today} 项，参考政策 {reference} 项" in text
    assert f"符合的 {today + reference + rest} 项里，另外 {rest} 项是前提" in text
    assert f"符合 {today + reference + rest}" in [b.text() for b in page.filters.findChildren(QToolButton)]
    headings = [page.sections[group].heading.text() for group in (Group.YES, Group.REFERENCE, Group.MET)]
    assert [heading.split("　")[1] for heading in headings] == [f"{n} 项" for n in (today, reference, rest)]


def test_a_firm_with_a_ban_reads_the_same_counts_above_and_in_the_filters(page: WindowPage) -> None:
    session = page.desk.session
    session.type_text("firm.region", "530103")
    session.set_value("project.catalogue_class", "restricted")
    session.set_value("project.nature", "new_build")
    found = shown(page)
    above = [text for _, text in sums.verdict_counts(session.findings())]
    assert above[0].startswith("触及 ")
    assert set(above) <= {b.text() for b in found.filters.findChildren(QToolButton)}


def test_the_filter_of_what_is_met_shows_all_three_groups(sample: WindowPage) -> None:
    wanted = grouped(sample.desk.session.findings(), Choice(group=Group.YES))
    assert list(wanted) == [Group.YES, Group.REFERENCE, Group.MET]


def test_a_row_says_by_when(sample: WindowPage) -> None:
    """Both on the row and to a screen reader; the words are those of the plan for that day."""
    page = shown(sample)
    session = sample.desk.session
    findings = session.findings()
    plan = make_plan(session.case, findings, findings.as_of)
    dated = 0
    for row in page.sections[Group.YES].rows.values():
        due = due_of(row.finding, plan)
        if due is not None:
            dated += 1
            assert due.with_left in row.chevron.accessibleName()
            assert due.with_left in [label.text() for label in row.findChildren(QLabel)]
    assert dated > 2


DAY = dt.date(2026, 11, 20)
DUE = {
    "national2026.renewal_loan_interest": ("政策到 2026年12月31日，还有 41 天", True),
    "national2026.rd_super_deduction": ("企业所得税汇算清缴：每年5月31日前，还有 192 天", False),
    "ah2025.equipment": ("申报日期等通知，政策到 2027年12月31日，还有 1 年多", False),
    "la2020.library": ("申报日期等通知", False),
}


def test_a_day_that_is_near_stands_out_and_one_that_is_far_does_not(sample: WindowPage) -> None:
    session = sample.desk.session
    findings = judge_policies(session.case, session.rooms.policies, DAY)
    plan = make_plan(session.case, findings, DAY)
    for measure, said in DUE.items():
        due = due_of(findings[measure], plan)
        assert due is not None
        assert (due.with_left, due.is_soon) == said
    over = next(f for f in findings.here() if f.standing.is_over)
    assert due_of(over, plan) is None


def test_the_reader_s_other_filters_stay_when_the_answered_row_has_another_verdict(sample: WindowPage) -> None:
    page = shown(sample)
    page.filters.narrow(group=Group.OPEN, use=Use.TODAY)
    page.show_measure("ah2025.equipment")
    QTest.qWait(20)
    assert page.row_of("ah2025.equipment").is_open
    assert (page.filters.choice.group, page.filters.choice.use) == (None, Use.TODAY)


def test_a_reading_that_settles_nothing_by_itself_is_not_called_a_missing_answer(sample: WindowPage) -> None:
    page = shown(sample)
    page.show_measure("la2020.case_by_case")
    QTest.qWait(20)
    open_ = [label for label, verdict in sample.desk.session.findings()["la2020.case_by_case"].readings
             if verdict is Verdict.UNKNOWN]  # fmt: skip
    assert open_
    view = page.row_of("la2020.case_by_case").findChild(ReadingsView)
    assert view is not None
    said = [label.text() for label in view.findChildren(QLabel)]
    assert said.count("只看这一处还定不下来") == len(open_)
    assert "待补充" not in said


def test_a_long_clause_of_several_lines_is_read_once(page: WindowPage) -> None:
    page.desk.session.type_text("firm.region", "530112")
    found = shown(page)
    found.show_measure("yn2014.land_price")
    QTest.qWait(20)
    finding = page.desk.session.findings()["yn2014.land_price"]
    clause = max((line.clause for line in finding.tree), key=len)
    lines = sum(line.clause == clause for line in finding.tree)
    tree = found.row_of("yn2014.land_price").findChild(Tree)
    assert tree is not None
    said = [label.text() for label in tree.findChildren(QLabel)]
    assert lines > 2
    assert said.count(clause) == 1
    assert said.count("同上") == lines - 1
