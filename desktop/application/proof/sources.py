"""Where every figure behind a verdict came from, down to what somebody typed or a cell of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.application.document import Entries
from desktop.application.proof.places import Place, condition_places
from desktop.application.proof.working import in_figures, in_words
from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Blank, OriginKind
from desktop.facts.fact import FactType
from desktop.facts.formula import Formula
from desktop.rules import words
from desktop.rules.term import FactOperand, Term
from desktop.values.date import format_date

if TYPE_CHECKING:
    import datetime as dt

    from desktop.facts.case import Case, Known, Origin

CASE_FILE, FROM_CASE_FILE = ".json", "案例文件"
BETWEEN = " / "  # file, sheet and cell in an origin's place
NOT_GIVEN = "还没有填"
_ORIGINS = {
    OriginKind.TYPED: "人工填写",
    OriginKind.IMPORTED: "导入",
    OriginKind.COMPUTED: "计算得出",
    OriginKind.ESTIMATED: "企业估算",
    OriginKind.CARRIED: "沿用以前的资料",
}


def sources_of(case: Case, entered: Mapping[str, dt.date], places: Sequence[Place]) -> Sources:
    """The origins of a case for a paper that shows these figures and what they are computed from."""
    origins = (case.origin(*place) for place in Sources(case, entered).with_operands(places))
    imported = (one.place for one in origins if one is not None and one.kind is OriginKind.IMPORTED and one.place)
    files = {place.split(BETWEEN)[0] for place in imported}
    return Sources(case, entered, files.pop() if len(files) == 1 else "")


@dataclass(frozen=True, slots=True)
class Sources:
    """The origins of a case's figures; `entered` is the day each was given, as far as known.

    `file` is the workbook that all imported figures came from: a note says its name once, the figures say the cell.
    """

    case: Case
    entered: Mapping[str, dt.date]
    file: str = ""

    def short(self, key: str, ago: int = 0) -> str:
        """Where one figure came from, for a narrow column: a computed one is worked out further down."""
        value = self.case.value(key, ago)
        if isinstance(value, Blank) and value is not NOT_APPLICABLE:
            answer = self.case.answer(key)
            return "答的是“暂不清楚”" if answer is not None and answer.value is DONT_KNOW else NOT_GIVEN
        if self._is_computed(key, ago):
            return "计算得出，见下"
        return self._origin(key, ago)

    def of_terms(self, terms: Sequence[Term], row: str = "") -> str:
        """Where the figures of a row came from; each place once, and a case file's field only if `row` has other words."""
        places = dict.fromkeys(place for term in terms for place in condition_places(term))
        texts = (self._without_name(self.short(*place), place[0], row) for place in places)
        return "；".join(dict.fromkeys(text for text in texts if text))

    def _without_name(self, text: str, key: str, row: str) -> str:
        name = self.case.catalogue[key].label
        return text.replace(f"·{name}", "", 1) if name in row else text

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
        when = f"（{format_date(day)}）" if day else ""
        if origin.kind is OriginKind.IMPORTED and (place := self._case_file(origin)):
            return f"{place}{when}"
        return f"{_ORIGINS[origin.kind]}{self._place(origin)}{when}"

    def _case_file(self, origin: Origin) -> str:
        """案例文件·固定资产投资; "" for a figure of a workbook."""
        file, _, label = origin.place.partition(BETWEEN)
        if not file.endswith(CASE_FILE):
            return ""
        return f"{FROM_CASE_FILE if file == self.file else file}·{label}"

    def _place(self, origin: Origin) -> str:
        """导入 企业信息!B9; with the file's name where figures came from several."""
        if origin.kind is not OriginKind.IMPORTED or not origin.place:
            return f"：{origin.place}" if origin.place else ""
        file, *inside = origin.place.split(BETWEEN)
        where = "!".join(inside)
        return " " + " ".join(part for part in (file if file != self.file else "", where) if part)

    def entries(self, shown: Sequence[Place], more: Sequence[Place]) -> tuple[Entries, ...]:
        """The figures that stand nowhere else: what is computed among `shown`, `more`, and all they are computed from."""
        told = {place for place in shown if not self._is_computed(*place)}
        places = [place for place in self.with_operands([*shown, *more]) if place not in told]
        computed = [place for place in places if self._is_computed(*place)]
        plain = [place for place in places if not self._is_computed(*place)]
        given = "；".join(
            f"{self._named(*place)}（{self._beside(*place)}）" for place in plain if not self._is_open(*place)
        )
        open_ = "、".join(
            words.label(FactOperand(*place), self.case.catalogue) for place in plain if self._is_open(*place)
        )
        rows = [("计算得出", f"{self._named(*place)}：{self.long(*place)}") for place in computed]
        rows += [(label, f"{text}。") for label, text in (("其他数据", given), (NOT_GIVEN, open_)) if text]
        return (Entries(tuple(rows)),) if rows else ()

    def _beside(self, key: str, ago: int) -> str:
        """Where a figure came from, right after its name: a case file need not name it again."""
        return self.long(key, ago).replace(f"·{self.case.catalogue[key].label}", "", 1)

    def _is_open(self, key: str, ago: int) -> bool:
        """Nobody gave it and nothing makes it: there is nothing to say of it but its name."""
        return (
            self.case.value(key, ago) is UNKNOWN
            and not self._is_computed(key, ago)
            and self.short(key, ago) == NOT_GIVEN
        )

    def file_note(self) -> str:
        """Which workbook the figures came from, and how a cell is written; "" where none was imported from one alone."""
        if not self.file:
            return ""
        where = "" if self.file.endswith(CASE_FILE) else "，“表名!B2”是那张表的 B2 格"
        return f"导入的数据都来自“{self.file}”{where}。"

    def _named(self, key: str, ago: int) -> str:
        """A figure with its name; only the name of what is open."""
        value = self.case.value(key, ago)
        label = words.label(FactOperand(key, ago), self.case.catalogue)
        if isinstance(value, Blank) and value is not NOT_APPLICABLE:
            return label
        return f"{label} {_value_text(value, key, ago, self.case)}".replace(" “", "“")

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
        is_open = all(case.value(name, ago + more) is UNKNOWN for name, more in formula.operands)
        worked = "" if is_open else f" ＝ {in_figures(formula.expression, case, ago)}"
        return f"{how}{worked}{about}{_year_text(key, ago, case)}"
    source = case.catalogue[key].source
    names = "、".join(f"“{case.catalogue[name].short_label}”" for name, _ in formula.operands) if formula else ""
    return f"由{names}对照{source or '规定的标准'}得出{about}"


def _why_hidden(key: str, case: Case) -> str:
    when = case.catalogue[key].when
    if when is None:
        return "不适用"
    label = case.catalogue[when.fact].label
    value = words.current(case.value(when.fact), FactOperand(when.fact), case.catalogue)
    return f"“{label}”答的是{value}，所以不用填" if value else f"由“{label}”的回答决定，不用填"
