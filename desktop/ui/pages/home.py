"""The first page: the cases as cards, and the three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from desktop.ui import dialogs
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.home.drawer import Drawer
from desktop.ui.home.nextdates import NextDates
from desktop.ui.pages.page import Keys, Page
from desktop.ui.theme import GAP_L, GAP_M, GAP_S
from desktop.ui.widgets import button, label, tool

if TYPE_CHECKING:
    from desktop.store.cases import CaseInfo

EXCEL = "Excel 工作簿 (*.xlsx)"


class CaseCard(QFrame):
    """One firm and project: how far it is, its next day, when it was last touched."""

    opened = Signal(str)
    renamed = Signal(str, str)  # case, its present name
    removed = Signal(str, str)

    def __init__(self, info: CaseInfo) -> None:
        super().__init__()
        self._info = info
        self.setProperty("role", "card")
        self.setProperty("interactive", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        firm, project = info.firm or info.name, info.project or "还没有填项目名称"
        self.setAccessibleName(f"{firm}，{project}，完成 {round(info.done * 100)}%")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_M, GAP_S, GAP_L)
        column.setSpacing(GAP_S)
        top = QHBoxLayout()
        top.addWidget(label(firm, "section", wrap=True), 1)
        top.addWidget(self._more())
        column.addLayout(top)
        column.addWidget(label(project, "muted", wrap=True))
        self.next = label(" ", "muted", wrap=True)  # the line is kept free, so that nothing jumps
        column.addWidget(self.next)
        column.addLayout(self._progress())

    def show_next(self, text: str) -> None:
        """The next day of its plan; "" when none is settled."""
        self.next.setText(f"下一个日期：{text or '还没有定下来'}")

    def _more(self) -> QWidget:
        info = self._info
        menu = QMenu(self)
        menu.addAction("改名", lambda: self.renamed.emit(info.id, info.name))
        menu.addAction("移到回收站", lambda: self.removed.emit(info.id, info.firm or info.name))
        more = tool("more", "更多")
        more.setAccessibleName(f"{info.firm or info.name}，更多")
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
        return more

    def _progress(self) -> QHBoxLayout:
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedWidth(120)
        bar.setMaximum(max(self._info.total, 1))
        bar.setValue(self._info.answered)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, GAP_S, 0)
        row.setSpacing(GAP_S)
        row.addWidget(bar)
        row.addWidget(label(f"已填 {round(self._info.done * 100)}%", "muted"))
        row.addStretch(1)
        row.addWidget(label(f"{self._info.updated.astimezone():%Y-%m-%d %H:%M} 改过", "muted"))
        return row

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._info.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._info.id)
        else:
            super().keyPressEvent(event)


class HomePage(Page):
    """Cases, or one sentence and three buttons when there is none."""

    wants_side = False

    def build(self) -> None:
        self.drawer = Drawer(self.desk)
        self.new = button("新建(&A)", "primary", "plus")
        self.load = button("从 Excel 导入(&I)", icon_name="table")
        self.sample = button("看示例企业(&S)", icon_name="factory")
        self.template = button("下载空白 Excel 表", "link")
        self.new.clicked.connect(self._create)
        self.load.clicked.connect(self._import)
        self.sample.clicked.connect(self.drawer.open_sample)
        self.template.clicked.connect(self._save_template)
        self._empty = label(
            "填一次企业和项目的情况，就能看到六化诊断、能申报哪些政策，并生成申报材料。资料只存在这台电脑里。",
            wrap=True,
        )
        self.column.addWidget(self._empty)
        holder = QWidget()
        row = FlowLayout(holder)
        for item in (self.new, self.load, self.sample, self.template):
            row.addWidget(item)
        self.column.addWidget(holder)
        self._cards: dict[str, CaseCard] = {}
        self._dates = NextDates(self.desk, self)
        self._dates.found.connect(self._show_next)
        self._cases = QVBoxLayout()
        self._cases.setSpacing(GAP_M)
        self.column.addLayout(self._cases)
        self._trash = button("", "link")
        self._trash.clicked.connect(self._take_back)
        self.column.addWidget(self._trash, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self, keys: Keys | None) -> None:
        if keys is not None:
            return
        while (item := self._cases.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        infos = self.drawer.cases()
        self._cards = {}
        for info in infos:
            card = self._cards[info.id] = CaseCard(info)
            card.opened.connect(self.drawer.open)
            card.renamed.connect(self._rename)
            card.removed.connect(self._remove)
            self._cases.addWidget(card)
        self._dates.seek(infos)
        self._empty.setVisible(not infos)
        gone = self.drawer.cases(is_trashed=True)
        self._trash.setVisible(bool(gone))
        self._trash.setText(f"回收站里有 {len(gone)} 份，取回最近移走的一份")

    def _show_next(self, case_id: str, text: str) -> None:
        if case_id in self._cards:
            self._cards[case_id].show_next(text)

    def focus_first(self) -> None:
        self.new.setFocus()

    def _create(self) -> None:
        name = dialogs.ask_text(self, "新建", "企业名称（可以先写简称，以后再改）")
        if name:
            self.drawer.create(name)

    def _import(self) -> None:
        path = dialogs.open_file(self, "从 Excel 导入", EXCEL)
        if path is not None:
            self.drawer.import_workbook(path)

    def _save_template(self) -> None:
        path = dialogs.save_file(self, "下载空白 Excel 表", "企业数据.xlsx", EXCEL)
        if path is not None:
            self.drawer.write_template(path)

    def _rename(self, case_id: str, name: str) -> None:
        new = dialogs.ask_text(self, "改名", "名称", name)
        if new:
            self.drawer.rename(case_id, new)
            self.refresh(None)

    def _remove(self, case_id: str, name: str) -> None:
        if dialogs.ask(self, "移到回收站", f"把“{name}”移到回收站？里面的内容都保留，可以取回。", "移到回收站"):
            self.drawer.remove(case_id)
            self.refresh(None)

    def _take_back(self) -> None:
        gone = self.drawer.cases(is_trashed=True)
        if gone:
            self.drawer.take_back(gone[0].id)
            self.refresh(None)
