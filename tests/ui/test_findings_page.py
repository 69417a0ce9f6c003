"""政策体检: today and reference apart, what decides in words, questions that lead to their fields and back."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton

from desktop.eligibility.amounts.amount import LATER, Amount, MoneyKind, span_text
from desktop.eligibility.bar import NO_WAY, WAY_OUT
from desktop.eligibility.effort import SETTLE, effort_of
from desktop.eligibility.finding import Finding
from desktop.eligibility.findings import Findings
from desktop.eligibility.fits import fits
from desktop.eligibility.measure import Kind
from desktop.eligibility.questions import Questions, next_questions
from desktop.eligibility.standing import Standing
from desktop.planning.due import due_of
from desktop.planning.make import make_plan
from desktop.rules.verdict import Verdict
from desktop.ui.findings import sums, words
from desktop.ui.findings.fitting import Fitting
from desktop.ui.findings.section import AT_ONCE
from desktop.ui.findings.shown import Choice, Group, Order, Part, Use, group_of, grouped, part_of
from desktop.ui.findings.summary import Summary
from desktop.ui.findings.together import Together
from desktop.ui.pulse import Pulse
from tests.ui.pages.findingspage import shown, texts
from tests.ui.pages.geometry import faults
from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage

SUBSIDY = "la2020.equipment_subsidy"


@pytest.fixture
def sample(open_window: Callable[..., WindowPage]) -> WindowPage:
    page = open_window()
    open_sample(page)
    return page


def la2020(page: WindowPage) -> Findings:
    """The findings of the draft alone, whatever else is shipped."""
    found = page.desk.session.findings()
    return Findings(found.as_of, tuple(f for f in found.findings if f.policy.id == "la2020"))


def in_force(finding: Finding) -> Finding:
    return replace(finding, standing=Standing.IN_FORCE)


# words


@pytest.mark.parametrize(
    ("low", "high", "estimated", "said"),
    [
        ("500000", "500000", False, "50 万元"),
        ("0", "200000", False, "不超过 20 万元"),
        ("1200000", "1700000", False, "120–170 万元"),
        ("1479600", "1479600", True, "约 147.96 万元"),
        (None, None, False, "未计入"),
    ],
)
def test_an_amount_is_said_as_it_is_known(low: str | None, high: str | None, estimated: bool, said: str) -> None:
    bounds = [Decimal(text) if text else None for text in (low, high)]
    assert words.amount_text(Amount(MoneyKind.CASH, *bounds, estimated=estimated)) == said


def test_what_waits_for_answers_is_not_called_unwritten() -> None:
    assert (
        words.amount_text(Amount(MoneyKind.CASH, None, None, missing=("investment.equipment",))) == "数据不够，还算不出"
    )


def test_tax_saved_is_never_mistaken_for_a_grant(sample: WindowPage) -> None:
    met = replace(sample.desk.session.findings()["national2026.rd_super_deduction"], verdict=Verdict.YES)
    assert words.short_amount(met) == f"减免税 {words.amount_text(met.amount)}"


def test_money_of_what_is_not_met_is_never_shown_as_due(sample: WindowPage) -> None:
    refused = sample.desk.session.findings()["ah2025.green_factory"]
    assert refused.verdict is Verdict.NO
    assert words.short_amount(refused) == "若符合 50 万元"
    assert not words.is_due(refused)


def test_a_draft_never_counts_as_usable_today(sample: WindowPage) -> None:
    findings = la2020(sample)
    met = findings.given(today=False)
    assert met > 0
    assert sums.headline(findings) == f"现行可申请 0 项，参考政策 {met} 项"
    assert findings.totals.today == {}


def test_money_in_force_stands_in_a_tile_of_its_kind(sample: WindowPage) -> None:
    found = sample.desk.session.findings()
    prize = replace(in_force(found["la2020.demonstration"]), verdict=Verdict.YES)
    now = Findings(dt.date(2026, 11, 20), (prize,))
    assert sums.headline(now) == "现行可申请 1 项，参考政策 0 项"
    summary = Summary(QPushButton())
    sample.qtbot.addWidget(summary)
    summary.show_findings(now)
    said = [label.text() for label in summary.findChildren(QLabel)]
    assert said[said.index("财政奖补") :][:3] == ["财政奖补", "50 万元", "1 项"]


def test_a_duty_the_firm_meets_is_nothing_to_apply_for(sample: WindowPage) -> None:
    found = sample.desk.session.findings()
    duty = in_force(found["la2020.filing_duty"])
    assert duty.verdict is Verdict.YES
    assert Findings(found.as_of, (duty,)).given(today=True) == 0


def test_the_promised_questions_settle_what_is_promised(page: WindowPage) -> None:
    findings = page.desk.session.findings()
    asked = next_questions(findings)
    settled = [f for f in findings.findings if f.missing and set(f.missing) <= set(asked.facts)]
    assert 0 < len(asked.facts) <= 5
    assert len(settled) == asked.settled <= asked.most
    assert asked.most > len(asked.facts)


def test_the_first_promised_question_is_a_click_away_and_so_is_the_way_back(page: WindowPage) -> None:
    first = next_questions(page.desk.session.findings()).facts[0]
    page.go("findings")
    page.press("从第一题开始答")
    asked = page.desk.session.flow.step_of(first)
    assert asked is not None
    assert page.title == asked.title
    page.qtbot.waitUntil(lambda: page.field(first).isVisible())
    page.press("回到政策体检(&R)")
    assert page.title == "政策体检"


def test_nothing_is_promised_when_only_an_authority_can_tell(sample: WindowPage) -> None:
    findings = la2020(sample)
    assert findings.count(Verdict.UNKNOWN) > 0
    assert next_questions(findings) == Questions()
    assert any("要向主管部门确认" in line for line in sums.open_lines(findings))
    assert not any("答得越多" in line for line in sums.open_lines(findings))


def test_a_question_of_the_authority_is_not_called_a_missing_answer(sample: WindowPage) -> None:
    finding = sample.desk.session.findings()[SUBSIDY]
    assert words.deciding_text(finding, sample.desk.catalogue) == "政策文字有不同读法，要向主管部门确认"


def test_two_ways_out_are_not_read_as_two_demands(page: WindowPage) -> None:
    session = page.desk.session
    for key, text in (("firm.region", "341503"), ("investment.fixed_assets", "150")):
        session.type_text(key, text)
    for key in ("firm.above_scale", "project.retrofits_existing"):
        session.set_value(key, True)
    session.set_value("project.directions", ("automated",))
    said = words.deciding_text(session.findings()["la2020.library"], page.desk.catalogue)
    assert said.startswith("还差 50 万元固定资产投资，或者改造方向")


def test_nothing_of_the_kind_is_no_award_of_nought(sample: WindowPage) -> None:
    nothing = sample.desk.session.findings()["national2026.digital_retrofit_credit"]
    assert nothing.verdict is Verdict.NO
    assert nothing.amount is not None
    assert nothing.amount.high == 0
    assert words.short_amount(nothing) == LATER


def test_the_conditions_of_an_expired_policy_are_told_as_those_of_its_time(sample: WindowPage) -> None:
    page = shown(sample)
    over = next(f for f in sample.desk.session.findings().here() if f.standing.is_over and f.verdict is Verdict.NO)
    page.show_measure(over.measure.id)
    QTest.qWait(20)
    assert "下面只说明当时的条件，不必再办" in texts(page)


def test_what_only_an_authority_can_tell_is_not_called_missing(sample: WindowPage) -> None:
    finding = sample.desk.session.findings()[SUBSIDY]
    assert (finding.verdict, finding.missing) == (Verdict.UNKNOWN, [])
    assert finding.verdict_text == "待确认"


# groups


def test_a_ban_that_bites_comes_first_and_one_that_does_not_is_met(sample: WindowPage) -> None:
    some = sample.desk.session.findings()["la2020.demonstration"]
    ban = replace(some.measure, kind=Kind.PROHIBITION)
    assert group_of(replace(some, measure=ban, verdict=Verdict.NO)) is Group.BAN
    assert group_of(replace(some, measure=ban, verdict=Verdict.YES)) is Group.MET
    assert next(iter(Group)) is Group.BAN


def test_a_policy_of_another_place_is_not_called_unmet(sample: WindowPage) -> None:
    sample.desk.session.type_text("firm.region", "530102")
    assert set(grouped(la2020(sample), Choice())) == {Group.ELSEWHERE}


def test_filters_narrow_and_never_lose_a_finding(sample: WindowPage) -> None:
    findings = sample.desk.session.findings()
    everything = sum(len(found) for found in grouped(findings, Choice()).values())
    assert everything == len(findings.findings)
    today, reference = (grouped(findings, Choice(use=use)) for use in (Use.TODAY, Use.REFERENCE))
    assert all(f.is_today for found in today.values() for f in found)
    assert not any(f.is_today for found in reference.values() for f in found)
    assert sum(len(found) for some in (today, reference) for found in some.values()) == everything
    awards = grouped(findings, Choice(kind=Kind.AWARD))
    assert {f.measure.kind for found in awards.values() for f in found} == {Kind.AWARD}
    assert set(grouped(findings, Choice(group=Group.NO))) == {Group.NO}


def test_the_largest_money_stands_first_when_asked_for(sample: WindowPage) -> None:
    found = grouped(sample.desk.session.findings(), Choice(group=Group.NO, order=Order.MONEY))[Group.NO]
    for part in _parts(found):
        money = [f.amount.high or Decimal(0) if f.amount else Decimal(0) for f in part]
        assert money == sorted(money, reverse=True)


def _parts(found: list[Finding]) -> list[list[Finding]]:
    """What stands under today's, reference and expired policies; nothing of one stands among another's."""
    parts = [[f for f in found if part_of(f) is part] for part in Part]
    assert [f for part in parts for f in part] == found
    assert sum(map(bool, parts)) > 1
    return parts


def test_what_can_be_had_comes_before_what_is_merely_not_broken(sample: WindowPage) -> None:
    found = grouped(sample.desk.session.findings(), Choice())
    assert all(f.measure.kind.gives and f.is_today for f in found[Group.YES])
    assert all(f.measure.kind.gives and not f.is_today for f in found[Group.REFERENCE])
    assert not any(f.is_given for f in found[Group.MET])
    order = list(found)
    assert order.index(Group.YES) < order.index(Group.REFERENCE) < order.index(Group.OPEN) < order.index(Group.MET)
    assert not Group.MET.starts_open


def test_the_counts_follow_the_other_filters(sample: WindowPage) -> None:
    page = shown(sample)
    page.filters.narrow(use=Use.TODAY, region="34")
    found = grouped(sample.desk.session.findings(), page.filters.choice)
    said = [b.text() for b in page.filters.findChildren(QToolButton)]
    assert f"符合 {len(found.get(Group.YES, []))}" in said
    assert f"不符合 {len(found.get(Group.NO, []))}" in said
    page.filters.narrow(group=Group.YES)
    assert f"不符合 {len(found.get(Group.NO, []))}" in [b.text() for b in page.filters.findChildren(QToolButton)]


def test_a_place_can_be_looked_at_alone(sample: WindowPage) -> None:
    findings = sample.desk.session.findings()
    anhui = grouped(findings, Choice(region="34"))
    assert {f.policy.id for found in anhui.values() for f in found} == {"ah2025"}
    nation = grouped(findings, Choice(region=""))
    assert {f.policy.id for found in nation.values() for f in found} == {"national2026"}


def test_the_least_effort_stands_first_when_asked_for(sample: WindowPage) -> None:
    refused = grouped(sample.desk.session.findings(), Choice(group=Group.NO, order=Order.EFFORT))[Group.NO]
    for part in _parts(refused):
        efforts = [effort_of(finding).order for finding in part]
        assert efforts == sorted(efforts)
    assert len({effort_of(finding).order for finding in refused}) > 1


def test_a_direction_that_does_not_fit_is_no_refusal_and_lies_apart(sample: WindowPage) -> None:
    found = grouped(sample.desk.session.findings(), Choice())
    assert all(f.relevance is Verdict.NO for f in found[Group.UNRELATED])
    assert all(f.relevance is not Verdict.NO for f in found[Group.INFO])
    assert not Group.UNRELATED.starts_open


# the page


def test_the_page_offers_every_place_that_has_a_policy(sample: WindowPage) -> None:
    shown(sample)
    combo = sample.named(QComboBox, "地区")
    words_ = [combo.itemText(row) for row in range(combo.count())]
    assert words_ == ["全部地区", "国家", "山西省", "安徽省", "六安市", "云南省"]


def test_what_can_be_had_together_says_both_readings_and_leads_to_each(sample: WindowPage) -> None:
    page = shown(sample)
    findings = sample.desk.session.findings()
    made = findings.totals.today[MoneyKind.INTEREST_SAVED].combination
    assert made is not None
    fold = page.findChild(Together)
    assert fold is not None
    fold.set_open(True)
    QTest.qWait(1)
    text = texts(page)
    for reading in made.readings:
        assert reading.label in text
        assert span_text(reading.low, reading.high) in text
    go = next(b for b in fold.findChildren(QPushButton) if made.chosen[0].measure.title in b.text())
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert page.row_of(made.chosen[0].measure.id).is_open


def test_what_another_kind_of_money_takes_away_is_explained(sample: WindowPage) -> None:
    page = shown(sample)
    made = sample.desk.session.findings().totals.today[MoneyKind.TAX_DEFERRED].combination
    assert made is not None
    [deferred] = made.chosen
    assert made.high < deferred.amount.high
    assert made.limited
    fold = page.findChild(Together)
    assert fold is not None
    fold.set_open(True)
    QTest.qWait(1)
    assert all(note in texts(page) for note in made.limited)


def test_what_is_left_out_says_why(sample: WindowPage) -> None:
    findings = sample.desk.session.findings()
    lease = replace(findings["ah2025.equipment"], verdict=Verdict.YES)
    other = replace(lease, measure=replace(lease.measure, id="other", title="另一项", excludes=("ah2025.equipment",)))
    fold = Together(Findings(findings.as_of, (lease, other)))
    sample.qtbot.addWidget(fold)
    fold.set_open(True)
    said = [label.text() for label in fold.findChildren(QLabel)]
    left = [b.text() for b in fold.findChildren(QPushButton) if b.text().startswith("✗ 不一起申请")]
    assert len(left) == 1
    assert any("两项不能同时享受" in text for text in said)
    assert "现行政策里有 1 项和别的不能同时拿" in said[1]


def test_the_words_for_an_application_are_copied_with_their_clauses(sample: WindowPage) -> None:
    page = shown(sample)
    fold = page.findChild(Fitting)
    assert fold is not None
    fold.set_open(True)
    QTest.qWait(1)
    sample.press("复制这段话")
    copied = QGuiApplication.clipboard().text()
    for some in fits(sample.desk.session.findings().here()).values():
        for fit in some:
            assert fit.finding.measure.clause in copied
    assert "征求意见稿" in copied
    assert any("不能当作申请依据" in label.text() for label in fold.findChildren(QLabel))


def test_a_long_group_shows_its_first_rows_and_the_rest_on_demand(page: WindowPage) -> None:
    found = shown(page)
    section = found.sections[Group.OPEN]
    every = grouped(page.desk.session.findings(), Choice())[Group.OPEN]
    assert len(section.rows) == AT_ONCE < len(every)
    page.press(f"再看 {len(every) - AT_ONCE} 项")
    assert len(section.rows) == len(every)


def test_a_row_beyond_the_first_ones_is_still_found(page: WindowPage) -> None:
    found = shown(page)
    last = grouped(page.desk.session.findings(), Choice())[Group.OPEN][-1]
    found.show_measure(last.measure.id)
    QTest.qWait(20)
    assert found.row_of(last.measure.id).is_open


def test_an_open_fold_stays_open_when_an_answer_changes(sample: WindowPage) -> None:
    page = shown(sample)
    fold = page.findChild(Together)
    assert fold is not None
    fold.set_open(True)
    sample.desk.session.type_text("investment.equipment", "990")
    page.refresh(None)
    again = [one for one in page.findChildren(Together) if one.isVisible()]
    assert [one.is_open for one in again] == [True]


def test_notes_are_folded_away_so_that_they_bury_nothing(sample: WindowPage) -> None:
    page = shown(sample)
    assert page.sections[Group.INFO].rows == {}
    assert len(page.sections[Group.YES].rows) == len(grouped(sample.desk.session.findings(), Choice())[Group.YES])
    page.sections[Group.INFO].heading.click()
    assert page.sections[Group.INFO].rows


def test_every_row_has_sign_word_and_standing(sample: WindowPage) -> None:
    page = shown(sample)
    for section in page.sections.values():
        for row in section.rows.values():
            name = row.chevron.accessibleName()
            assert row.finding.verdict_text in name
            assert row.finding.measure.title in name
            badges = [label.text() for label in row.findChildren(QLabel) if label.property("role") == "badge"]
            assert any("仅供参考" in text for text in badges) is not row.finding.is_today


def test_an_open_row_tells_every_reading_and_line(sample: WindowPage) -> None:
    page = shown(sample)
    page.show_measure(SUBSIDY)
    QTest.qWait(20)
    finding = sample.desk.session.findings()[SUBSIDY]
    text = texts(page)
    for line in finding.tree:
        assert line.text in text
    for label, _ in finding.readings:
        assert label in text
    assert "请向主管部门确认" in text
    for step in finding.ways[0].changes:
        assert step.kind.label in text
    assert finding.measure.ambiguity in text
    assert finding.policy.title in text


def test_a_target_of_the_province_has_the_firm_s_own_figure_beside_it(sample: WindowPage) -> None:
    for region, is_own in (("530111", True), ("341502", False)):
        sample.desk.session.type_text("firm.region", region)
        page = shown(sample)
        page.show_measure("ynplan.target_rd")
        QTest.qWait(20)
        own = [text for text in texts(page).splitlines() if "本企业" in text and "区域目标（全省）达到 1%" in text]
        assert bool(own) is is_own
        sample.go("home")


def test_a_question_leads_to_its_field_and_back_to_its_row(page: WindowPage) -> None:
    found = shown(page)
    found.show_measure("la2020.library")
    QTest.qWait(20)
    row = found.row_of("la2020.library")
    go = next(b for b in row.findChildren(QPushButton) if b.text() == "去补充：所在行政区划（县区）")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert page.field("firm.region").isVisible()
    page.desk.session.type_text("firm.region", "341503")
    page.go("findings")
    QTest.qWait(20)
    again = found.row_of("la2020.library")
    assert again.is_open
    assert again.chevron.hasFocus()


def test_rows_and_groups_open_by_the_keyboard_alone(sample: WindowPage) -> None:
    page = shown(sample)
    row = next(iter(page.sections[Group.YES].rows.values()))
    row.chevron.setFocus()
    QTest.keyClick(row.chevron, Qt.Key.Key_Space)
    assert row.is_open
    QTest.keyClick(row.chevron, Qt.Key.Key_Return)
    assert not row.is_open
    QTest.keyClick(row.chevron, Qt.Key.Key_Return)
    inside = next(b for b in row.findChildren(QPushButton) if b.isVisible())
    inside.setFocus()
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert not row.is_open
    assert row.chevron.hasFocus()
    heading = page.sections[Group.INFO].heading
    heading.setFocus()
    QTest.keyClick(heading, Qt.Key.Key_Return)
    assert page.sections[Group.INFO].rows


def test_a_filter_that_hides_everything_says_so_and_can_be_dropped(sample: WindowPage) -> None:
    page = shown(sample)
    page.filters.narrow(group=Group.YES, kind=Kind.FUNDING_SOURCE)
    assert "这样筛选没有结果。" in texts(page)
    sample.press("看全部")
    assert "这样筛选没有结果。" not in texts(page)
    assert page.sections[Group.YES].rows


def test_an_empty_case_is_told_what_to_answer_next(page: WindowPage) -> None:
    text = texts(shown(page))
    assert re.search(r"先填地区.*再答 [1-5] 题，可确定 \d+–\d+ 项", text)
    assert "没答的不会当成不符合" in text


def test_what_the_user_wrote_is_shown_as_it_is(sample: WindowPage) -> None:
    page = shown(sample)
    page.show_measure(SUBSIDY)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_opened_rows_are_whole(open_window: Callable[..., WindowPage], size: tuple[int, int]) -> None:
    page = open_window(*size)
    open_sample(page)
    found = shown(page)
    for fold in [*found.findChildren(Together), *found.findChildren(Fitting)]:
        fold.set_open(True)
    for measure in (SUBSIDY, "la2020.award.smart_factory.province", "la2020.guide2020.landed", "la2020.library"):
        found.show_measure(measure)
    page.qtbot.waitUntil(lambda: not faults(page.window))  # Qt lays out so many wrapped lines in several turns


def test_the_step_list_counts_what_the_heading_counts(sample: WindowPage) -> None:
    findings = sample.desk.session.findings()
    step = next(step for step in sample.desk.steps if step.kind.value == "findings")
    today, reference = findings.given(today=True), findings.given(today=False)
    assert Pulse(sample.desk).row(step).trailing == f"现行 {today} · 参考 {reference}"
    assert sums.headline(findings) == f"现行可申请 {today} 项，参考政策 {reference} 项"


def test_a_duty_that_passes_the_project_by_stands_in_a_folded_group_of_its_own(sample: WindowPage) -> None:
    sample.desk.session.set_value("project.library", "none")
    duty = sample.desk.session.findings()["la2020.filing_duty"]
    assert (group_of(duty), Group.UNCONCERNED.starts_open) == (Group.UNCONCERNED, False)
    assert words.deciding_text(duty, sample.desk.catalogue) == "项目库情况：“未入库”"


def test_expired_money_is_told_as_a_number_of_measures_and_never_as_yuan(sample: WindowPage) -> None:
    session = sample.desk.session
    for reason in session.findings()["la2020.guide2020.landed"].reasons:
        session.clear(reason.fact)
    findings = session.findings()
    assert findings.over > 0
    assert f"已过期的 {findings.over} 项不再列数。" in sums.reference_lines(findings)


def test_a_ban_that_bites_stands_in_red_above_everything_and_leads_to_its_row(page: WindowPage) -> None:
    session = page.desk.session
    session.type_text("firm.region", "530103")
    session.set_value("project.catalogue_class", "restricted")
    session.set_value("project.nature", "new_build")
    found = shown(page)
    bans = grouped(session.findings(), Choice())[Group.BAN]
    assert found.banned.isVisible()
    assert found.banned.y() < found.summary.y()
    said = "\n".join(label.text() for label in found.banned.findChildren(QLabel))
    assert f"已触及 {len(bans)} 项限制或禁止" in said
    assert "现在的情况：" in said
    assert "产业目录类别：“限制类”" in said
    for ban in bans:
        assert ban.standing.label in said
        assert f"{ban.policy.short_title} {ban.measure.clause}" in said
        assert ban.measure.summary in said
        assert (
            due_of(ban, make_plan(session.case, session.findings(), session.findings().as_of)) is None
        )  # nobody applies for a ban
    assert f"{bans[0].measure.summary}{WAY_OUT}。" in said
    go = next(b for b in found.banned.findChildren(QPushButton) if b.text() == bans[0].measure.title)
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert found.row_of(bans[0].measure.id).is_open


def test_a_ban_that_can_be_read_in_two_ways_is_asked_about_above_everything(page: WindowPage) -> None:
    session = page.desk.session
    session.type_text("firm.region", "530103")
    session.set_value("project.catalogue_class", "restricted")
    session.set_value("project.nature", "expansion")
    found = shown(page)
    assert found.banned.isVisible()
    said = "\n".join(label.text() for label in found.banned.findChildren(QLabel))
    assert "可能在 1 项禁止之列，先请主管部门确认" in said
    assert "已触及" not in said


def test_what_a_ban_stands_before_is_neither_met_nor_due_and_says_which_ban(sample: WindowPage) -> None:
    before = sample.desk.session.findings()
    offered = {f.measure.id for f in before.here() if f.is_given and f.measure.rests_on_project}
    assert offered
    sample.desk.session.set_value("project.catalogue_class", "eliminated")
    findings = sample.desk.session.findings()
    groups = grouped(findings, Choice())
    barred = {f.measure.id: f for f in groups[Group.BARRED]}
    assert {name for name in offered if findings[name].verdict is not Verdict.NO} <= set(barred)
    assert not offered & {f.measure.id for f in groups.get(Group.YES, [])}
    page = shown(sample)
    assert f"另有 {findings.barred} 项被限制或禁止挡着" in texts(page)
    [ban] = groups[Group.BAN]
    for finding in barred.values():
        assert not words.is_due(finding)
        assert words.deciding_text(finding, sample.desk.session.catalogue) == finding.bar_note
        assert ban.measure.title in finding.bar_note
        assert effort_of(finding).text == SETTLE
    row = page.row_of(SUBSIDY if SUBSIDY in barred else next(iter(barred)))
    row.set_open(True)
    QTest.qWait(1)
    assert "先解决的限制或禁止" in texts(page)
    assert "若能申请" in words.short_amount(barred["ah2025.equipment"])
    page.row_of(ban.measure.id).set_open(True)
    QTest.qWait(1)
    assert f"{WAY_OUT}。" in texts(page)
    assert NO_WAY not in texts(page)  # the plan says to settle it: the row must not say that nothing can be done


def test_the_counts_beside_a_question_add_up_with_this_page(sample: WindowPage) -> None:
    def told() -> tuple[int, str]:
        results = Pulse(sample.desk).results()
        assert results is not None
        return sum(count for _, count in results.counts), "\n".join(results.lines)

    findings = sample.desk.session.findings()
    merely = findings.count(Verdict.YES, today=True) - findings.given(today=True)
    assert merely
    assert f"符合的里有 {merely} 项是前提、义务、限制和定义，做到就行，不用申请。" in told()[1]
    sample.desk.session.set_value("project.catalogue_class", "eliminated")
    findings = sample.desk.session.findings()
    barred = sum(bool(f.barred_by) and f.is_today for f in findings.here())
    count, said = told()
    assert f"暂不能申请 {barred} 项，先解决碰到的禁止。" in said
    assert count + barred == sum(f.is_today and f.concerned and f.verdict is not Verdict.INFO for f in findings.here())
    assert f"暂不能申请 {findings.barred - barred}。不计入。" in said


def test_a_sum_smaller_than_its_rows_says_why(sample: WindowPage) -> None:
    page = shown(sample)
    total = sample.desk.session.findings().living_totals.today[MoneyKind.TAX_DEFERRED]
    assert total.combination is not None
    [row] = total.combination.chosen
    assert row.amount is not None
    assert row.amount.high is not None
    assert total.high < row.amount.high
    [note] = total.combination.limited
    assert f"递延纳税：{note}" in texts(page)


def test_no_red_card_stands_there_while_nothing_is_touched(sample: WindowPage) -> None:
    assert not shown(sample).banned.isVisible()


def test_a_question_is_not_explained_by_policies_of_another_place(sample: WindowPage) -> None:
    session = sample.desk.session
    away = {m.title for m in session.uses("project.adds_land").measures if session.findings()[m.id].elsewhere}
    assert away
    told = Pulse(sample.desk).reasons("project.adds_land").uses
    assert not any(line.removeprefix("政策：") in away for line in told)
