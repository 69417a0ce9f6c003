"""Cards of fields: a step's sections, each fact with the field that asks it, wired to the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.fields.field import Field
from desktop.ui.fields.make import make_field
from desktop.ui.fields.table import TableField
from desktop.ui.theme import GAP_L, GAP_S
from desktop.ui.widgets import card, label, line

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.wizard.steps import Section


class SectionCard(QWidget):
    """One section: heading and sentence above, a white card with its fields below."""

    entered = Signal(str)  # a fact's key

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        self._desk = desk
        self.fields: dict[str, Field] = {}
        self._lines: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        if section.title:
            column.addWidget(label(section.title, "section", wrap=True))
        if section.intro:
            column.addWidget(label(section.intro, "muted", wrap=True))
        self._frame, self._inside = card()
        self._inside.setSpacing(GAP_L)
        column.addWidget(self._frame)
        for key in section.facts:
            self._add(key)
        self._contradictions = label("", "question", wrap=True)
        self._contradictions.setAccessibleName("对不上的地方")
        self._contradictions.hide()
        self._inside.addWidget(self._contradictions)

    def show_contradictions(self, texts: Sequence[str]) -> None:
        """What does not agree with another answer, at the foot of the card; it holds nobody back."""
        self._contradictions.setText("\n".join(texts))
        self._contradictions.setVisible(bool(texts))

    @property
    def contradictions(self) -> str:
        """What stands at the foot of the card; "" when all agrees."""
        return self._contradictions.text()

    @property
    def frame(self) -> QFrame:
        """The white card."""
        return self._frame

    def add_beside(self, key: str, widget: QWidget) -> None:
        """Put a widget under the field of a fact."""
        place = self._inside.indexOf(self.fields[key])
        self._inside.insertWidget(place + 1, widget)

    def _add(self, key: str) -> None:
        field = make_field(self._desk.catalogue[key])
        if self.fields:
            rule = line()
            self._lines[key] = rule
            self._inside.addWidget(rule)
        self.fields[key] = field
        self._inside.addWidget(field)
        field.entered.connect(self.entered)
        wire(field, self._desk)

    def refresh(self) -> None:
        """Show every fact as it stands; facts that don't apply disappear, with their line."""
        seen = False
        for key, field in self.fields.items():
            shown = not self._desk.is_hidden(key)
            if shown:
                field.show_state(self._desk.state(key))
                if isinstance(field, TableField):
                    undo, redo = self._desk.table_steps(key)
                    field.allow_steps(undo=undo, redo=redo)
            field.setVisible(shown)
            if key in self._lines:
                self._lines[key].setVisible(shown and seen)
            seen = seen or shown
        self.setVisible(seen)

    def flush(self) -> None:
        """Hand over what is half typed."""
        for field in self.fields.values():
            field.flush()


class Sections:
    """All the cards of a step."""

    def __init__(self, desk: Desk, sections: tuple[Section, ...]) -> None:
        self._desk = desk
        self.cards = [SectionCard(desk, section) for section in sections]

    @property
    def fields(self) -> Mapping[str, Field]:
        """Every field by fact key, in reading order."""
        return dict(self._fields())

    def _fields(self) -> Iterator[tuple[str, Field]]:
        for item in self.cards:
            yield from item.fields.items()

    def refresh(self) -> None:
        """Show every fact as it stands."""
        for item in self.cards:
            item.refresh()
        self._show_contradictions()

    def _show_contradictions(self) -> None:
        """Each under the last card that shows one of its figures."""
        told: dict[SectionCard, list[str]] = {item: [] for item in self.cards}
        if self._desk.is_open:
            for found in self._desk.session.contradictions():
                holders = [item for item in self.cards if self._shows(item, found.facts)]
                if holders:
                    told[holders[-1]].append(found.text)
        for item, texts in told.items():
            item.show_contradictions(texts)

    def _shows(self, item: SectionCard, facts: Iterable[str]) -> bool:
        return any(key in item.fields and not self._desk.is_hidden(key) for key in facts)

    def flush(self) -> None:
        """Hand over what is half typed."""
        for item in self.cards:
            item.flush()

    def first_problem(self) -> str | None:
        """The first visible fact whose entry can't be read."""
        return next(
            (key for key, _ in self._fields() if not self._desk.is_hidden(key) and self._desk.has_problem(key)), None
        )


def wire(field: Field, desk: Desk) -> None:
    """Let the desk hear what the user does in a field."""
    field.typed.connect(desk.type_text)
    field.typed_live.connect(desk.type_live)
    field.picked.connect(desk.pick)
    field.blank_chosen.connect(desk.leave_blank)
    field.estimated.connect(desk.mark_estimate)
    if isinstance(field, TableField):
        field.edited.connect(desk.change_table)
        field.undo_pressed.connect(desk.undo)
        field.redo_pressed.connect(desk.redo)
