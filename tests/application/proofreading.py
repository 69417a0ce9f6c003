"""Proof sheets of made-up firms, read back."""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping

from pdfreading import flat, page_texts

from desktop.application.context import Context
from desktop.application.document import Document, Table
from desktop.application.findingsreport import findings_report
from desktop.application.pdf import render_pdf
from desktop.application.proofsheet import proof_sheet
from desktop.application.typeset.fontset import FontSet
from desktop.application.typeset.painter import paint
from desktop.eligibility.findings import Findings
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Answer, Case, Origin, OriginKind
from desktop.facts.parsing import from_json
from desktop.facts.reading import load_catalogue
from desktop.rules.goal import Goal, Leaf

_DRAWN = re.compile(r"BT 1 0 0 1 \S+ (\S+) Tm.*?/F\d (\S+) Tf")
DAY = dt.date(2026, 11, 20)


def firm(facts: Mapping[str, object], origin: Origin | None = None) -> Case:
    """A firm with these facts, all of one origin."""
    catalogue = load_catalogue()
    given = origin or Origin(OriginKind.IMPORTED, "企业.xlsx / 表 / B2")
    return Case(catalogue, {key: Answer(from_json(catalogue[key], value), given) for key, value in facts.items()})


def judged(case: Case, day: dt.date = DAY) -> Findings:
    return judge_policies(case, load_policies(case.catalogue), day)


def context_for(case: Case, entered: Mapping[str, dt.date] | None = None, day: dt.date = DAY) -> Context:
    return Context(date=day, findings=judged(case, day), program="技改通 0.1", entered=entered or {})


def sheet(case: Case, measure: str, entered: Mapping[str, dt.date] | None = None) -> str:
    """All text of a measure's sheet without blanks."""
    return flat("".join(sheet_pages(case, measure, entered)))


def sheet_pages(case: Case, measure: str, entered: Mapping[str, dt.date] | None = None) -> list[str]:
    context = context_for(case, entered)
    assert context.findings
    return page_texts(render_pdf(proof_sheet(context.findings[measure], case, context))[0])


def report_pages(case: Case, day: dt.date = DAY) -> list[str]:
    """The pages of the findings report, without blanks."""
    return [flat(text) for text in page_texts(render_pdf(report_of(case, day))[0])]


def report_of(case: Case, day: dt.date = DAY) -> Document:
    context = context_for(case, day=day)
    assert context.findings
    return findings_report(context.findings, case, context)


def texts(part: object) -> Iterator[str]:
    """Every text of a document that is meant for the page."""
    if isinstance(part, str):
        yield flat(part)
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif dataclasses.is_dataclass(part):
        unseen = {"fact", *(["empty_text"] if isinstance(part, Table) and part.rows else [])}
        for field in dataclasses.fields(part):
            if field.name not in unseen:
                yield from texts(getattr(part, field.name))


def leaves(goal: Goal | None) -> Iterator[Leaf]:
    """Every term of a goal."""
    if isinstance(goal, Leaf):
        yield goal
    elif goal is not None:
        for part in goal.parts:
            yield from leaves(part)


def labels(goal: Goal | None) -> Iterator[str]:
    """Every name a reading, a rule or an exception has."""
    if goal is not None and not isinstance(goal, Leaf):
        yield from goal.labels
        for part in goal.parts:
            yield from labels(part)


def print_sizes(document: Document) -> set[float]:
    """The sizes of the print between head and foot."""
    flow = paint(document, FontSet())
    found = set()
    for page in flow.pages:
        for operators in page.operators:
            drawn = _DRAWN.match(operators)
            if drawn and flow.frame.bottom < float(drawn[1]) < page.height - flow.frame.top:
                found.add(float(drawn[2]))
    return found
