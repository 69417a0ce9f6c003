"""One value as it is printed: text with unit, the number behind it, and whether it is missing or estimated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.application.document import CHECKED, UNCHECKED, Align, GridCell
from desktop.facts.case import NOT_APPLICABLE, Blank
from desktop.facts.fact import Fact, FactType
from desktop.facts.parsing import format_value
from desktop.values.codes import region_name

if TYPE_CHECKING:
    from desktop.facts.case import Case, Known
    from desktop.facts.fact import Column

EMPTY_TEXT = "—"
NOT_APPLICABLE_TEXT = "不适用"
NOTHING_TEXT = "无"
ABOUT = "约 "
COMPUTED_SIGN = "＊"
YUAN_PER_WAN = Decimal(10000)
NUMERIC = frozenset({FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT})
_CENTRED = frozenset({FactType.DATE, FactType.MONTH, FactType.YEAR, FactType.BOOL, FactType.CHOICE})
BOXED_OPTIONS = 4  # a choice with more options is printed as its answer only


@dataclass(frozen=True, slots=True)
class Figure:
    """A value ready to print; `answered` is False only where an answer is still owed."""

    text: str
    answered: bool
    number: Decimal | None = None

    def cell(self, fact: str, *, span: int = 1, blank: bool = False, align: Align | None = None) -> GridCell:
        """The figure as a cell; `blank` marks it when no answer was given."""
        missing = blank and not self.answered
        text = "" if missing else self.text
        return GridCell(text, span=span, align=align, blank=missing, number=self.number, fact=fact)


def column_fact(column: Column) -> Fact:
    """The column of a table seen as a fact, so that its cells are printed like everything else."""
    return Fact(
        key=column.key,
        type=column.type,
        label=column.label,
        help=column.help,
        unit=column.unit,
        options=column.options,
        formula=column.formula,
    )


def alignment(kind: FactType) -> Align:
    """Amounts to the right, short answers in the middle, words to the left."""
    if kind in NUMERIC:
        return Align.RIGHT
    return Align.CENTRE if kind in _CENTRED else Align.LEFT


def number_of(fact: Fact, value: Known) -> Decimal | None:
    """The value as a number in the unit it is shown in; None for everything that is not a figure."""
    if fact.type not in NUMERIC or not isinstance(value, Decimal):
        return None
    if fact.type is FactType.MONEY and fact.unit == "万元":
        return value / YUAN_PER_WAN
    return value


def with_unit(label: str, unit: str) -> str:
    """ "金额" and "万元" make "金额（万元）"; a label that already names its unit stays."""
    return label if not unit or unit in label else f"{label}（{unit}）"


def figure(fact: Fact, value: Known, *, unit: bool = True, estimated: bool = False) -> Figure:
    """The value of a fact in print."""
    if value is NOT_APPLICABLE:
        return Figure(NOT_APPLICABLE_TEXT, answered=True)
    if isinstance(value, Blank):
        return Figure(EMPTY_TEXT, answered=False)
    if value == ():
        return Figure(NOTHING_TEXT, answered=True)
    text = _text(fact, value, unit=unit)
    if not text.strip():
        return Figure(EMPTY_TEXT, answered=False)
    about = ABOUT if estimated and fact.type in NUMERIC else ""
    return Figure(about + text, answered=True, number=number_of(fact, value))


def _text(fact: Fact, value: Known, *, unit: bool) -> str:
    if fact.type is FactType.REGION:  # a form wants the place by name; the code stands in for an unknown one
        return region_name(str(value)) or str(value)
    return format_value(fact, value, with_unit=unit)


def case_figure(case: Case, fact: Fact, *, year_offset: int = 0, unit: bool = True) -> Figure:
    """What the case knows of a fact, in print; a choice of few options shows them all with boxes."""
    value = case.value(fact.key, year_offset)
    shown = figure(fact, value, unit=unit, estimated=case.is_estimated(fact.key, year_offset))
    boxed = boxes(fact, value) if shown.answered and value is not NOT_APPLICABLE else ""
    return Figure(boxed, answered=True) if boxed else shown


def boxes(fact: Fact, value: Known) -> str:
    """ "☑是　☐否" for a yes/no or a choice of few options; "" for everything else."""
    if fact.type is FactType.BOOL:
        choices = [("是", value is True), ("否", value is False)]
    elif fact.type is FactType.CHOICE and len(fact.options) <= BOXED_OPTIONS:
        choices = [(option.label, option.key == value) for option in fact.options]
    else:
        return ""
    return "　".join((CHECKED if chosen else UNCHECKED) + label for label, chosen in choices)
