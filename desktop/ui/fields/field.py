"""What every field is: label, editor with its unit, help, question and problem under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, Blank, OriginKind
from desktop.facts.fact import Fact, FactType
from desktop.ui.fields.state import FieldState
from desktop.ui.theme import GAP_S, TOKENS, mark
from desktop.ui.widgets import Picture, badge, label, tip, tool

NUMBERS = {FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT}
CHOSEN = {FactType.CHOICE, FactType.MULTI, FactType.BOOL}  # the options are example enough
BLANKS = {DONT_KNOW: "暂不清楚", NOT_APPLICABLE: "不适用"}
ORIGINS = {
    OriginKind.CARRIED: "沿用上年，请核对",
}
MOUSE_POLL_MS = 30


class Field(QWidget):
    """One question. It shows a `FieldState` and says what the user did; it decides nothing.

    Subclasses build `self.editors` in `build_editor` and implement `show_value` and `flush`.
    """

    typed = Signal(str, str, str)  # key, text, part ("" or a year)
    typed_live = Signal(str, str, str)  # the same, while typing goes on
    picked = Signal(str, object)  # key, a value
    blank_chosen = Signal(str, object)  # key, a Blank, or None to clear
    estimated = Signal(str, bool)  # key, whether the figure is an estimate
    entered = Signal(str)  # key: focus is here

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact
        self.state = FieldState()
        self._shown_once = False
        self.editors: list[QWidget] = []
        self.setObjectName(fact.key)
        self.setAccessibleName(fact.label)
        self._badges = QHBoxLayout()
        self._badges.setSpacing(4)
        self._blank = badge("", "gap")
        self._estimate = badge("估计数", "accent")
        self._origin = badge("")
        self._hint = label("", "muted")
        self._menu = QMenu(self)
        self._question = label("", "question", wrap=True)
        self._question.setAccessibleName(f"{fact.label}，请核对")
        self._problem_row, self._problem = self._make_problem()
        self._lay_out()
        self._name_editors()
        self._fill_menu()

    # what a subclass writes

    holds_question = False  # True when the editor has room for the question, so that it pushes nothing down

    def build_editor(self) -> QWidget:
        """The widget between label and help; fills `self.editors` in Tab order."""
        raise NotImplementedError

    def show_value(self, state: FieldState) -> None:
        """Put the value or the draft into the editors."""
        raise NotImplementedError

    def flush(self) -> None:
        """Send what is typed and not yet sent."""

    # what the page uses

    def show_state(self, state: FieldState) -> None:
        """Show the fact as it stands."""
        if self.is_typing():
            self._show_question(state)
            return
        if self._shown_once and state == self.state and not state.drafts:
            return
        self._shown_once = True
        self.state = state
        self.show_value(state)
        self._show_badges(state)
        self._show_foot(state)

    def is_typing(self) -> bool:
        """True while the user types here; what is half typed is neither judged nor overwritten."""
        return False

    def focus(self) -> None:
        """Put the cursor into the first editor."""
        if self.editors:
            self.editors[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shown_problem(self) -> str:
        """The sentence under the field."""
        return self._problem.text()

    # parts

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.build_editor())
        words = self._help_text()
        if words:
            column.addWidget(label(words, "help", wrap=True))
        if not self.holds_question:
            column.addWidget(self._question)
        column.addWidget(self._problem_row)
        self._question.hide()
        self._problem_row.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addWidget(label(self.fact.label, "label", wrap=True), 1)
        for widget in (self._blank, self._estimate, self._origin):
            self._badges.addWidget(widget)
            widget.hide()
        row.addLayout(self._badges)
        row.addWidget(self._hint)
        more = tool("more", "更多：暂不清楚、不适用、清空（Ctrl+M）")
        more.setAccessibleName(f"{self.fact.label}，更多")
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        more.setFixedHeight(24)
        if self.fact.is_derived:
            more.hide()
        more.clicked.connect(lambda: self._menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
        shortcut = QShortcut(QKeySequence("Ctrl+M"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(more.click)
        row.addWidget(more)
        return row

    def _make_problem(self) -> tuple[QWidget, QLabel]:
        text = label("", "problem", wrap=True)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(Picture("warning", TOKENS.unmet, 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return holder, text

    def _help_text(self) -> str:
        parts = [self.fact.help]
        if self.fact.example and self.fact.type not in CHOSEN:
            parts.append(f"例：{self.fact.example}")
        return "　".join(part for part in parts if part)

    def _name_editors(self) -> None:
        unit = f"，单位{self.fact.unit}" if self.fact.unit else ""
        for editor in self.editors:
            if not editor.accessibleName():
                editor.setAccessibleName(f"{self.fact.label}{unit}")
            if not editor.accessibleDescription():
                editor.setAccessibleDescription(self._help_text())
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit(self.fact.key)
        return super().eventFilter(watched, event)

    # the small menu

    def _fill_menu(self) -> None:
        self._blank_actions: dict[Blank, QAction] = {}
        for blank, word in BLANKS.items():
            action = self._menu.addAction(word)
            action.setCheckable(True)
            action.triggered.connect(lambda on, b=blank: self._choose_blank(b if on else None))
            self._blank_actions[blank] = action
        self._estimate_action = self._menu.addAction("这是估计数")
        self._estimate_action.setCheckable(True)
        self._estimate_action.setVisible(self.fact.type in NUMBERS)
        self._estimate_action.triggered.connect(lambda on: self.estimated.emit(self.fact.key, on))
        self._menu.addSeparator()
        self._menu.addAction("清空", lambda: self._choose_blank(None))

    def _choose_blank(self, blank: Blank | None) -> None:
        self.blank_chosen.emit(self.fact.key, blank)

    # badges and foot

    def _show_badges(self, state: FieldState) -> None:
        blank = state.value if isinstance(state.value, Blank) and not state.drafts else None
        word = BLANKS.get(blank, "") if blank else ""
        self._blank.setText(word)
        self._blank.setVisible(bool(word))
        kind = state.origin.kind if state.origin else None
        self._estimate.setVisible(kind is OriginKind.ESTIMATED)
        origin = ORIGINS.get(kind, "") if kind else ""
        self._origin.setText(origin)
        self._origin.setToolTip(tip(state.origin.place) if state.origin else "")
        self._origin.setVisible(bool(origin))
        self._hint.setText(state.hint)
        self._hint.setVisible(bool(state.hint))
        for choice, action in self._blank_actions.items():
            action.setChecked(choice is blank)
        self._estimate_action.setChecked(kind is OriginKind.ESTIMATED)
        self._estimate_action.setEnabled(not isinstance(state.value, Blank))

    def _show_foot(self, state: FieldState) -> None:
        """A foot that grows under a pressed mouse would move the button away from it: wait."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(MOUSE_POLL_MS, self, lambda: self._show_foot(self.state))
            return
        self._show_question(state)
        said = self.problem_text(state)
        self._problem.setText(said)
        self._problem_row.setVisible(bool(said))
        self.mark_problem(bool(state.problems))

    def _show_question(self, state: FieldState) -> None:
        self._question.setText(state.question)
        self._question.setVisible(bool(state.question))

    def problem_text(self, state: FieldState) -> str:
        """The sentence under the field; a table lists its cells' problems itself."""
        parts = ((f"{part}年：" if part else "") + text for part, text in state.problems.items() if "." not in part)
        return "\n".join(parts)

    def mark_problem(self, wrong: bool) -> None:
        """Colour the editors' border."""
        for editor in self.editors:
            mark(editor, state="problem" if wrong else "")
