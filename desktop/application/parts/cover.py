"""The front of a form: cover lines and the instructions every form carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.authorities import Authorities, name_authorities
from desktop.application.document import CoverLine
from desktop.application.figure import COMPUTED_SIGN, case_figure, figure
from desktop.application.form import Section, SectionKind
from desktop.facts.case import Blank
from desktop.facts.fact import FactType

if TYPE_CHECKING:
    from desktop.application.context import Context
    from desktop.application.form import Field, Form
    from desktop.application.parts.work import Work
    from desktop.facts.case import Case

COVER_TITLE = "封面"
UNNAMED = "（企业名称待填）"
FRONT = Section("cover", COVER_TITLE, SectionKind.GRID, numbered=False)
STANDING_INSTRUCTIONS = (
    "带底色的“（待填）”是还没有填的必填项，交出前要补齐；“—”表示没有填的选填项，“不适用”表示不涉及。",
    f"名称后带“{COMPUTED_SIGN}”的数由程序按已填的数算出；数字前写“约”的是估算，交出前请核实。",
    "金额单位见各栏；不清楚的数不要凭印象填。",
)


def cover_lines(work: Work) -> tuple[CoverLine, ...]:
    """The lines of the cover; a date nobody gave is the day of filling."""
    return tuple(_line(field, work) for field in work.form.cover if not work.excluded(field.when))


def _line(field: Field, work: Work) -> CoverLine:
    fact = work.case.catalogue[field.fact]
    label = work.authorities.fill(field.label)
    value = work.case.value(field.fact)
    if fact.type is FactType.DATE and isinstance(value, Blank):
        return CoverLine(label, figure(fact, work.context.date).text)
    shown = case_figure(work.case, fact)
    blank = work.owe(field.fact, label, answered=shown.answered, required=field.required)
    return CoverLine(label, "" if not shown.answered else shown.text, blank)


def applicant(form: Form, case: Case) -> str:
    """The firm's name for page headers; empty when unknown."""
    value = case.value(form.applicant)
    return "" if isinstance(value, Blank) else str(value)


def names(form: Form, case: Case, context: Context) -> Authorities:
    """Every name a form may call for in braces: the authorities, and `applicant`."""
    found = name_authorities(case, context.settings)
    return Authorities({**found.names, "applicant": applicant(form, case) or UNNAMED})
