"""Where every figure behind a verdict came from, down to what somebody typed or a cell of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.application.document import Block, GridCell, Table, TableColumn
from desktop.application.proof.working import in_figures, in_words
from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, Blank, OriginKind
from desktop.facts.fact import FactType
from desktop.facts.formula import Formula
from desktop.rules import words
from desktop.rules.term import FactOperand
from desktop.values.date import format_date

if TYPE_CHECKING:
    import datetime as dt

    from desktop.facts.case import Case, Known

Place = tuple[str, int]  # fact, years before the base year

COLUMNS = (
    TableColumn("数据", 9),
    TableColumn("所填内容", 8),
    TableColumn("从哪里来", 17),
)
NOT_GIVEN = "还没有填"
_ORIGINS = {
    OriginKind.TYPED: "人工填写",
    OriginKind.IMPORTED: "导入",
    OriginKind.COMPUTED: "计算得出",
    OriginKind.ESTIMATED: "企业估算",
    OriginKind.CARRIED: "沿用以前的资料",
}


@dataclass(frozen=True, slots=True)
class Sources:
    """The origins of a case's figures; `entered` is the day each was given, as far as known."""

    case: Case
    entered: Mapping[str, dt.date]

    def short(self, key: str, ago: int = 0) -> str:
        """Where one figure came from, for a narrow column: a computed one is worked out further down."""
        value = self.case.value(key, ago)
        if isinstance(value, Blank) and value is not NOT_APPLICABLE:
            answer = self.case.answer(key)
            return "答的是“暂不清楚”" if answer is not None and answer.value is DONT_KNOW else NOT_GIVEN
        if self._is_computed(key, ago):
            return "计算得出，见下"
        return self._origin(key, ago)

    def long(self, key: str, ago: int) -> str:
        """Typed on a day, imported from a cell, computed how, estimated or carried over."""
        if self._is_computed(key, ago):
            return _computed(key, ago, self.case)
        return self._origin(key, ago) + ("" if self.case.is_hidden(key) else _year_text(key, ago, self.case))

    def _origin(self, key: str, ago: int) -> str:
        case = self.case
        if case.is_hidden(key):
            return _why_hidden(key, case)
        origin, day = case.origin(key, ago), self.entered.get(key)
        if origin is None:
            return ""
        place = f"：{origin.place}" if origin.place else ""
        when = f"（{format_date(day)}）" if day else ""
        return f"{_ORIGINS[origin.kind]}{place}{when}"

    def table(self, shown: Sequence[Place], more: Sequence[Place]) -> tuple[Block, ...]:
        """The figures that stand nowhere else: what is computed among `shown`, `more`, and all they are computed from."""
        rows = []
        told = {place for place in shown if not self._is_computed(*place)}
        for place in self.with_operands([*shown, *more]):
            if place not in told:
                rows.append(self._row(*place))
        return (Table(COLUMNS, tuple(rows)),) if rows else ()

    def _row(self, key: str, ago: int) -> tuple[GridCell, ...]:
        value = self.case.value(key, ago)
        label = words.label(FactOperand(key, ago), self.case.catalogue)
        blank = isinstance(value, Blank) and value is not NOT_APPLICABLE
        text = "" if blank else _value_text(value, key, ago, self.case)
        source = self.short(key, ago) if blank and not self._is_computed(key, ago) else self.long(key, ago)
        return (GridCell(label), GridCell(text or "—", fact=key), GridCell(source))

    def _is_computed(self, key: str, ago: int) -> bool:
        case = self.case
        return bool(case.catalogue[key].formula) and not (case.is_hidden(key) or _is_given(key, ago, case))

    def with_operands(self, places: Sequence[Place]) -> Iterator[Place]:
        """The places and, right after a computed one, what it is computed from; each once."""
        seen: set[Place] = set()
        waiting = list(places)[::-1]
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            yield place
            key, ago = place
            formula = self.case.catalogue.formula(key)
            if formula is not None and self._is_computed(key, ago):
                waiting += [(name, ago + more) for name, more in formula.operands][::-1]


def _value_text(value: Known, key: str, ago: int, case: Case) -> str:
    if case.catalogue[key].type is FactType.TABLE and isinstance(value, tuple):
        return f"{len(value)} 行"
    about = "约 " if case.is_estimated(key, ago) else ""
    return about + words.current(value, FactOperand(key, ago), case.catalogue)


def _is_given(key: str, ago: int, case: Case) -> bool:
    """Whether somebody gave the value, so that no formula made it."""
    answer, base = case.answer(key), case.base_year()
    if answer is None or isinstance(answer.value, Blank) or case.catalogue[key].is_derived:
        return False
    return not isinstance(answer.value, Mapping) or (base is not None and base - ago in answer.value)


def _year_text(key: str, ago: int, case: Case) -> str:
    base = case.base_year()
    if not case.catalogue[key].is_yearly or base is None:
        return ""
    return f"，{base - ago} 年度"


def _computed(key: str, ago: int, case: Case) -> str:
    formula = case.catalogue.formula(key)
    about = "（其中有估算的数）" if case.is_estimated(key, ago) else ""
    if isinstance(formula, Formula):
        how = in_words(formula.expression, case.catalogue)
        worked = in_figures(formula.expression, case, ago)
        return f"计算得出{about}：{how}\n＝ {worked}{_year_text(key, ago, case)}"
    source = case.catalogue[key].source
    names = "、".join(f"“{case.catalogue[name].short_label}”" for name, _ in formula.operands) if formula else ""
    return f"计算得出{about}：由{names}对照{source or '规定的标准'}得出"


def _why_hidden(key: str, case: Case) -> str:
    when = case.catalogue[key].when
    if when is None:
        return "不适用"
    label = case.catalogue[when.fact].label
    value = words.current(case.value(when.fact), FactOperand(when.fact), case.catalogue)
    return f"“{label}”答的是{value}，所以不用填" if value else f"由“{label}”的回答决定，不用填"
