"""What to show and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.eligibility.measure import Kind
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.findings.shown import Choice, Group, Order, Use
from desktop.ui.segments import CalmCombo, Segments

USES = {Use.ALL: "全部", Use.TODAY: "现行可用", Use.REFERENCE: "仅供参考"}
ORDERS = {Order.POLICY: "按政策顺序", Order.MONEY: "金额大的在前", Order.NEAREST: "差得少的在前"}
GROUPS = {
    None: "全部",
    Group.BAN: "已触及",
    Group.YES: "符合",
    Group.OPEN: "待补充",
    Group.NO: "不符合",
    Group.INFO: "供参考",
}


class FilterBar(QWidget):
    """Standing, verdict, kind and order; every change is told at once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice()
        self._uses = Segments("效力：", USES)
        self._groups = Segments("结论：", GROUPS)
        self._kind, self._order = CalmCombo(), CalmCombo()
        self._kind.setAccessibleName("种类")
        self._order.setAccessibleName("排序")
        self._kind.addItem("全部种类", None)
        for order, text in ORDERS.items():
            self._order.addItem(text, order)
        row = FlowLayout(self)
        for widget in (self._uses, self._groups, self._kind, self._order):
            row.addWidget(widget)
        self._uses.picked.connect(lambda use: self._set(use=use))
        self._groups.picked.connect(lambda group: self._set(group=group))
        self._kind.activated.connect(lambda _: self._set(kind=self._kind.currentData()))
        self._order.activated.connect(lambda _: self._set(order=self._order.currentData()))

    def offer(self, kinds: Iterable[Kind], counts: Mapping[Group, int]) -> None:
        """Which kinds there are to choose from, and how many findings each verdict has."""
        there = set(kinds)
        self._kind.clear()
        self._kind.addItem("全部种类", None)
        for kind in Kind:
            if kind in there:
                self._kind.addItem(kind.label, kind)
        self._kind.setCurrentIndex(max(self._kind.findData(self.choice.kind), 0))
        for group, word in GROUPS.items():
            if group is not None:
                shown = counts[group] > 0 or group is not Group.BAN
                self._groups.show_word(group, f"{word} {counts[group]}", shown=shown)

    def show_everything(self) -> None:
        """Drop every filter."""
        self.choice = Choice(order=self.choice.order)
        self._uses.pick(Use.ALL)
        self._groups.pick(None)
        self._kind.setCurrentIndex(0)
        self.changed.emit()

    def _set(self, **changes: object) -> None:
        now = {"use": self.choice.use, "group": self.choice.group, "kind": self.choice.kind, "order": self.choice.order}
        self.choice = Choice(**{**now, **changes})  # type: ignore[arg-type]
        self.changed.emit()
