"""A list with rows: paste from Excel, totals in the foot, problems marked in the cell and listed below."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.facts.fact import Column, FactType
from desktop.facts.parsing import format_value
from desktop.ui.fields.field import Field
from desktop.ui.fields.state import FieldState
from desktop.ui.fields.tableedit import CellsEmptied, CellsPasted, CellTyped, RowsRemoved
from desktop.ui.fields.tablemodel import TableModel
from desktop.ui.fields.tableview import TableView
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import button, label

MOST_PROBLEMS = 5
NONE = "没有内容"
NONE_HELP = "一行也没有的，点右上角“…”选“没有内容”。"


class TableField(Field):
    """The grid and its tools. Every change goes out as one of the signals below and comes back as state."""

    edited = Signal(str, object)  # key, TableEdit
    undo_pressed = Signal(str)
    redo_pressed = Signal(str)

    def build_editor(self) -> QWidget:
        self.model = TableModel(self.fact.columns)
        self.view = TableView(self.model)
        self.view.setAccessibleName(self.fact.label)
        self.editors = [self.view]
        self._totals = label("", "strong", wrap=True)
        self._totals.setAccessibleName(f"{self.fact.label}合计")
        self._list = label("", "problem", wrap=True)
        self._unfold = button("", "link")
        self._unfold.clicked.connect(self._fold_or_unfold)
        self._is_unfolded = False
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        column.addWidget(self.view)
        column.addWidget(self._totals)
        column.addWidget(self._list)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._tools())
        self._list.hide()
        self._connect()
        return holder

    def _fill_menu(self) -> None:
        """The workbook's 没有内容 box as a line of the menu: an empty table is not yet an answer."""
        self._none = self._menu.addAction(NONE)
        self._none.setCheckable(True)
        self._none.triggered.connect(self._choose_none)
        super()._fill_menu()

    def _choose_none(self, on: bool) -> None:
        if on:
            self.picked.emit(self.fact.key, ())
        else:
            self.blank_chosen.emit(self.fact.key, None)

    def _help_text(self) -> str:
        return super()._help_text() + NONE_HELP

    def _show_badges(self, state: FieldState) -> None:
        super()._show_badges(state)
        is_none = state.value == () and not state.drafts
        self._none.setChecked(is_none)
        self._none.setEnabled(not self.model.rows)  # rows are taken out one by one, never at one stroke
        if is_none:
            self._blank.setText(NONE)
            self._blank.show()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        self.add = button("添加一行", icon_name="plus")
        self.remove = button("删除所选行", icon_name="trash")
        self.undo = button("撤销", icon_name="undo")
        self.redo = button("重做", icon_name="redo")
        for item in (self.add, self.remove, self.undo, self.redo):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(label("可从 Excel 复制后按 Ctrl+V 粘贴", "muted"))
        return row

    def _connect(self) -> None:
        key = self.fact.key
        self.model.cell_typed.connect(lambda row, column, text: self.edited.emit(key, CellTyped(row, column, text)))
        self.view.pasted.connect(self._paste)
        self.view.emptied.connect(self._empty)
        self.view.undo_pressed.connect(lambda: self.undo_pressed.emit(key))
        self.view.redo_pressed.connect(lambda: self.redo_pressed.emit(key))
        self.undo.clicked.connect(lambda: self.undo_pressed.emit(key))
        self.redo.clicked.connect(lambda: self.redo_pressed.emit(key))
        self.add.clicked.connect(self._start_row)
        self.remove.clicked.connect(self._remove)

    def _start_row(self) -> None:
        index = self.model.index(self.model.rowCount() - 1, 0)
        self.view.setCurrentIndex(index)
        self.view.setFocus()
        self.view.edit(index)

    def _remove(self) -> None:
        rows = self.view.selected_rows()
        if rows:
            self.edited.emit(self.fact.key, RowsRemoved(tuple(rows)))

    def _paste(self, row: int, column: int, cells: list[list[str]]) -> None:
        self.edited.emit(self.fact.key, CellsPasted(row, self.fact.columns[column].key, cells))

    def _empty(self, places: list[tuple[int, int]]) -> None:
        named = [(row, self.fact.columns[column].key) for row, column in places]
        if named:
            self.edited.emit(self.fact.key, CellsEmptied(named))

    def allow_steps(self, *, undo: bool, redo: bool) -> None:
        """Whether there is something to undo and redo."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def show_value(self, state: FieldState) -> None:
        self.model.show_state(state)
        self._totals.setText(self._totals_text())
        self._totals.setVisible(bool(self._totals.text()))
        self._show_problems(state)
        self.fit()

    def _show_problems(self, state: FieldState) -> None:
        """The first few, and all of them when wanted."""
        said = [self._problem_text(part, text) for part, text in state.problems.items() if "." in part]
        self._list.setText("\n".join(said if self._is_unfolded else said[:MOST_PROBLEMS]))
        self._list.setVisible(bool(said))
        self._unfold.setText("收起" if self._is_unfolded else f"还有 {len(said) - MOST_PROBLEMS} 处，全部列出")
        self._unfold.setVisible(len(said) > MOST_PROBLEMS)

    def _fold_or_unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show_problems(self.state)

    def fit(self) -> None:
        """Take the height the rows want."""
        self.view.size_columns()
        self.view.fit_height()

    def _problem_text(self, part: str, text: str) -> str:
        row, _, key = part.partition(".")
        column = self.fact.column(key)
        return f"第 {int(row) + 1} 行 {column.label if column else key}：{text}"

    def _totals_text(self) -> str:
        summed = [column for column in self.fact.columns if self._summable(column)]
        count = len(self.model.rows)
        parts = [f"共 {count} 行", *(part for column in summed if (part := self._total(column)))]
        left_out = {row for column in summed for row in self._unread(column)}
        if left_out:
            parts.append(f"合计不含 {len(left_out)} 行看不懂的")
        return "　".join(parts) if count else ""

    def _unread(self, column: Column) -> Iterator[int]:
        """The rows a total can't count: the figure, or one it is worked out from, can't be read."""
        sources = {column.key, *column.formula.split()}
        for part in self.state.drafts:
            row, _, key = part.partition(".")
            if key in sources and not isinstance(self.model.rows[int(row)].get(column.key), Decimal):
                yield int(row)

    def _summable(self, column: Column) -> bool:
        used = any(column.key in other.formula.split() for other in self.fact.columns)
        return column.type is FactType.MONEY and not used

    def _total(self, column: Column) -> str:
        figures = [row[column.key] for row in self.model.rows if isinstance(row.get(column.key), Decimal)]
        if not figures:
            return ""
        total = sum((figure for figure in figures if isinstance(figure, Decimal)), Decimal(0))
        return f"{column.label}合计 {format_value(column, total)} {column.unit}"

    def flush(self) -> None:
        self.view.commit_edit()
