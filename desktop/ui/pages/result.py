"""诊断结论: the six scores, what they mean, the gaps worth closing first, and the gates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.diagnosis.area import Area
from desktop.errors import StoreProblem
from desktop.ui import tasks
from desktop.ui.alive import if_alive
from desktop.ui.findings.finder import finder
from desktop.ui.pages.page import Keys, Page
from desktop.ui.results import directions
from desktop.ui.results.areacard import AreaCard
from desktop.ui.results.directions import Directions
from desktop.ui.results.gapcard import GapCard
from desktop.ui.results.gatecard import GateCard
from desktop.ui.results.radar import Axis, Radar, Series
from desktop.ui.stack import Beside, Stack
from desktop.ui.theme import AREA_HUES, GAP_M
from desktop.ui.whereto import asked_at, want_measure
from desktop.ui.widgets import button, card, label
from desktop.wizard.scores import record_scores
from desktop.wizard.steps import StepKind

if TYPE_CHECKING:
    from decimal import Decimal

    from desktop.diagnosis.result import Assessment, ItemResult
    from desktop.wizard.session import Session

FIRST_GAPS = 8
WIDTH = 920
NARROW = 640


class ResultPage(Page):
    """Reads the session's assessment; every gap leads to its field, its measures and the project."""

    content_width = WIDTH
    wants_side = False

    def build(self) -> None:
        self.radar = Radar([Axis(area.value, area.label, AREA_HUES[area.value]) for area in Area])
        self.directions = Directions()
        self.directions.direction_wanted.connect(self._take)
        self._empty = self._make_empty()
        self._whole = self._make_whole()
        self.column.addWidget(self._empty)
        self.column.addWidget(self._whole)
        self._shown_gaps = FIRST_GAPS
        self._cards: dict[Area, AreaCard] = {}
        self._open_gaps: set[str] = set()
        self._kept: tuple[Decimal | None, ...] | None = None  # the scores last remembered
        self._gap_items: tuple[ItemResult, ...] | None = None
        self._gap_cards: list[GapCard] = []

    def refresh(self, keys: Keys | None) -> None:
        if not self.desk.is_open:
            return
        session = self.desk.session
        found = session.assessment()
        scored = any(area.score is not None for area in found.areas)
        self._empty.setVisible(not scored)
        self._whole.setVisible(scored)
        if not scored:
            return
        self._remember(session, found)
        self._show_radar(session, found)
        why_none = directions.nothing_weak(found.areas, found.indicators.directions.answered)
        self.directions.show_proposals(found.directions, directions.taken(session), why_none)
        self._show_areas(found)
        self._show_gaps(session, found)
        gates = GateCard(found.gates)
        gates.fact_wanted.connect(self._go)
        self._gates.show_all([gates])

    def _remember(self, session: Session, found: Assessment) -> None:
        """Keep today's scores to compare with later; the disk is not waited for."""
        case_id, snapshots = session.case_id, session.store.snapshots
        scores = tuple(area.score for area in found.areas)
        if case_id is not None and scores != self._kept:
            self._kept = scores
            tasks.run(lambda: record_scores(snapshots, case_id, found), lambda _: None, if_alive(self, self._not_kept))

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, StoreProblem):
            raise error
        self._kept = None
        self.desk.save_failed.emit(error)

    # parts

    def _make_empty(self) -> QWidget:
        frame, column = card()
        column.addWidget(label("六个方面还没有答题，先不评分。", "section", wrap=True))
        column.addWidget(label("答出一项就开始计分；没答的不会当成没有，也不会算成 0 分。", "muted", wrap=True))
        go = button("从高端化开始答")
        go.clicked.connect(lambda: self._ask(Area.HIGH_END))
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_M)
        self._areas, self._gaps, self._gates = Stack(), Stack(), Stack()
        self._gap_title = label("", "section", wrap=True)
        self._gap_note = label("按“权重 × 差距”从大到小排，点开看建议、佐证和能帮上忙的政策。", "muted", wrap=True)
        self._more = button("", "link")
        self._more.clicked.connect(self._show_more)
        column.addWidget(self._make_top())
        column.addWidget(self._areas)
        column.addSpacing(GAP_M)
        for widget in (self._gap_title, self._gap_note, self._gaps):
            column.addWidget(widget)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GAP_M)
        column.addWidget(label("门槛提示", "section"))
        column.addWidget(label("主管部门先看这些，再看得分。这里不计分。", "muted", wrap=True))
        column.addWidget(self._gates)
        return whole

    def _make_top(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.radar)
        self._legend = label("", "muted", wrap=True)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._legend)
        column.addStretch(1)
        frame, inside = card()
        inside.addWidget(Beside(left, self.directions, NARROW, (5, 4)))
        return frame

    def _show_radar(self, session: Session, found: Assessment) -> None:
        now = {a.area.value: None if a.score is None else float(a.score) for a in found.areas}
        series = [Series("这次", now)]
        before = session.last_scores()
        if before is not None:
            then = {area.value: None if score is None else float(score) for area, score in before.items()}
            series.append(Series("上次", then))
        self.radar.show_series(series)
        legend = "实线：这次" + ("　虚线：上次" if before is not None else "")
        unknown = any(score is None for score in now.values())
        self._legend.setText(legend + ("　缺口：还没有答，不是 0 分" if unknown else ""))

    def _show_areas(self, found: Assessment) -> None:
        if not self._cards:
            self._cards = {result.area: AreaCard(result, found.indicators) for result in found.areas}
            for one in self._cards.values():
                one.questions_wanted.connect(self._ask)
                one.fact_wanted.connect(self._go)
            self._areas.show_all(self._cards.values())
            return
        for result in found.areas:
            self._cards[result.area].show_result(result)

    def _show_gaps(self, session: Session, found: Assessment) -> None:
        gaps, find, chosen = found.gaps(), finder(session.findings()), directions.taken(session)
        shown = tuple(gaps[: self._shown_gaps])
        if shown == self._gap_items:
            for one in self._gap_cards:
                one.set_taken(one.area.value in chosen)
            return
        self._gap_items, self._gap_cards = shown, []
        for place, item in enumerate(shown, 1):
            one = GapCard(place, item, find, taken=item.indicator.area.value in chosen)
            one.fact_wanted.connect(self._go)
            one.measure_wanted.connect(self._show_measure)
            one.direction_wanted.connect(self._take)
            self._remember_open(one, item.indicator.id)
            self._gap_cards.append(one)
        self._gap_title.setText(f"先补哪里（{len(gaps)} 项）" if gaps else "已答的各项都是满分")
        self._gap_note.setVisible(bool(gaps))
        self._gaps.show_all(self._gap_cards)
        rest = len(gaps) - self._shown_gaps
        self._more.setText(f"再看 {rest} 项")
        self._more.setVisible(rest > 0)

    def _remember_open(self, one: GapCard, indicator: str) -> None:
        one.set_open(indicator in self._open_gaps)
        one.opened.connect(
            lambda is_open: self._open_gaps.add(indicator) if is_open else self._open_gaps.discard(indicator)
        )

    # what the user does

    def _show_more(self) -> None:
        self._shown_gaps = 10_000
        self.refresh(None)

    def _take(self, area: Area) -> None:
        directions.take(self.desk.session, area)  # the session tells the desk, the desk this page

    def _go(self, key: str) -> None:
        self.fact_requested.emit(asked_at(self.desk, key))

    def _ask(self, area: Area) -> None:
        step = next((step for step in self.desk.steps if step.area is area), None)
        if step is not None:
            self.step_requested.emit(step.id)

    def _show_measure(self, measure: str) -> None:
        step = next((step for step in self.desk.steps if step.kind is StepKind.FINDINGS), None)
        if step is not None:
            want_measure(self.desk, measure)
            self.step_requested.emit(step.id)
