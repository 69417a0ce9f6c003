"""What to show and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.eligibility.measure import Kind
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.findings.shown import Choice, Group, Order, Use
from desktop.ui.findings.sums import GROUPS, RARE
from desktop.ui.segments import CalmCombo, Segments
from desktop.ui.theme import GAP_S
from desktop.values.codetable import code_names

USES = {Use.ALL: "全部", Use.TODAY: "现行", Use.REFERENCE: "参考"}
ORDERS = {Order.POLICY: "政策顺序", Order.MONEY: "金额大的在前", Order.EFFORT: "省事的在前"}
EVERY: dict[Group | None, str] = {None: "全部"} | GROUPS


class FilterBar(QWidget):
    """Standing, verdict, region, kind and order; every change is told at once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice()
        self._uses = Segments("效力：", USES)
        self._groups = Segments("结论：", EVERY)
        self._region, self._kind, self._order = CalmCombo(), CalmCombo(), CalmCombo()
        self._region.setAccessibleName("地区")
        self._kind.setAccessibleName("种类")
        self._order.setAccessibleName("排序")
        for order, text in ORDERS.items():
            self._order.addItem(text, order)
        combos = QWidget()
        beside = QHBoxLayout(combos)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP_S)
        for combo in (self._region, self._kind, self._order):
            beside.addWidget(combo)
        row = FlowLayout(self)
        for widget in (self._uses, self._groups, combos):  # the combos go to the next line together
            row.addWidget(widget)
        self._uses.picked.connect(lambda use: self.narrow(use=use))
        self._groups.picked.connect(lambda group: self.narrow(group=group))
        self._region.activated.connect(lambda _: self.narrow(region=self._region.currentData()))
        self._kind.activated.connect(lambda _: self.narrow(kind=self._kind.currentData()))
        self._order.activated.connect(lambda _: self.narrow(order=self._order.currentData()))

    def offer(self, kinds: Iterable[Kind], regions: Iterable[str]) -> None:
        """Which kinds and regions there are to choose from."""
        there = set(kinds)
        _fill(self._kind, "全部种类", {kind: kind.label for kind in Kind if kind in there}, self.choice.kind)
        names = {region: region_label(region) for region in sorted(set(regions))}
        _fill(self._region, "全部地区", names, self.choice.region)

    def count(self, counts: Mapping[Group, int]) -> None:
        """How many findings each verdict has under the other filters."""
        for group, word in GROUPS.items():
            shown = counts[group] > 0 or group not in RARE
            self._groups.show_word(group, f"{word} {counts[group]}", shown=shown)

    def show_everything(self) -> None:
        """Drop every filter."""
        self.narrow(use=Use.ALL, group=None, kind=None, region=None)

    def narrow(self, **changes: object) -> None:
        """Change some fields of the choice, show and tell it."""
        self.choice = replace(self.choice, **changes)  # type: ignore[arg-type]
        self._uses.pick(self.choice.use)
        self._groups.pick(self.choice.group)
        _pick(self._kind, self.choice.kind)
        _pick(self._region, self.choice.region)
        self._order.setCurrentIndex(self._order.findData(self.choice.order))
        self.changed.emit()


def region_label(region: str) -> str:
    """国家 for a policy of the whole country, else the last part of the place's name."""
    return code_names("regions").get(region.ljust(6, "0"), region) if region else "国家"


def _fill(combo: CalmCombo, every: str, items: Mapping[Any, str], chosen: object) -> None:
    combo.clear()
    combo.addItem(every, None)
    for key, text in items.items():
        combo.addItem(text, key)
    _pick(combo, chosen)


def _pick(combo: CalmCombo, chosen: object) -> None:
    combo.setCurrentIndex(0 if chosen is None else max(combo.findData(chosen), 0))
