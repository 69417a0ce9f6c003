"""The help window: how to move, how to write figures, what the signs mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import GAP_L, GAP_S, GAP_XL
from desktop.ui.widgets import VerdictSign, label

KEYS = (
    ("Alt+N / Alt+B", "下一步 / 上一步"),
    ("Ctrl+F", "搜索任意一项，回车就跳过去"),
    ("Tab / Shift+Tab", "下一项 / 上一项"),
    ("Ctrl+M", "这一项暂不清楚、不适用、清空"),
    ("Ctrl+Z / Ctrl+Y", "撤销 / 重做"),
    ("Ctrl+V（在表格里）", "粘贴从 Excel 复制的内容"),
    ("Enter（在表格最后一行）", "接着填新的一行"),
    ("F1", "打开这个窗口"),
)
WRITING = (
    "金额：500、500万、1.2亿、１，２３４．５ 都可以，单位在框的右边。",
    "百分比：50 和 50% 一样。",
    "日期：2025年3月5日、2025-03-05、2025.3.5 都可以。",
    "不知道的先空着，不会被当成“没有”。",
    "填了就自动保存，底下会显示保存的时间。",
)
SIGNS = (
    ("yes", "已有的资料足够说明符合条件"),
    ("no", "至少有一条达不到，会写明差多少"),
    ("unknown", "还缺资料，不算不符合"),
    ("info", "要由主管部门决定，或者不需要判断"),
)


class HelpWindow(QDialog):
    """Stays open beside the work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self.resize(520, 560)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_XL)
        column.setSpacing(GAP_S)
        column.addWidget(label("怎么写", "section"))
        for text in WRITING:
            column.addWidget(label(f"· {text}", wrap=True))
        column.addSpacing(GAP_L)
        column.addWidget(label("结论的记号", "section"))
        column.addLayout(self._signs())
        column.addSpacing(GAP_L)
        column.addWidget(label("快捷键", "section"))
        column.addLayout(self._keys())
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _signs(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setColumnStretch(1, 1)
        for row, (verdict, text) in enumerate(SIGNS):
            grid.addWidget(VerdictSign(verdict), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text, wrap=True), row, 1)
        return grid

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setColumnStretch(1, 1)
        for row, (keys, text) in enumerate(KEYS):
            grid.addWidget(label(keys, "strong"), row, 0)
            grid.addWidget(label(text, "muted", wrap=True), row, 1)
        return grid
