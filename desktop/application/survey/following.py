"""What comes next: the answers that decide most with what they are worth, and the next steps of the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.application.document import Align, Block, GridCell, Table, TableColumn
from desktop.application.survey.listing import Listing
from desktop.eligibility.questions import next_questions, settled_by, words_of_settled
from desktop.planning.plan import State
from desktop.planning.words import state_text, when_text
from desktop.rules.words import money

if TYPE_CHECKING:
    from desktop.eligibility.findings import Findings
    from desktop.facts.catalogue import Catalogue
    from desktop.planning.plan import Plan, PlanStep

EACH = "见各项"  # what the plan says for a clause where a step is about several measures
MOST_QUESTIONS, MOST_STEPS, MOST_TITLES = 10, 6, 2
QUESTIONS = (
    TableColumn("序号", 3, Align.CENTRE),
    TableColumn("还没填的数据", 18),
    TableColumn("关系到", 12),
    TableColumn("答了以后，金额的区间能缩小", 21),
)
STEPS = (
    TableColumn("日期", 11),
    TableColumn("接下来要办的", 15),
    TableColumn("情况", 9.2, Align.CENTRE),
    TableColumn("依据", 18.9),
)


def questions(found: Findings) -> list[str]:
    """What the window asks next too: first what settles most, then what today's money hangs on, then the rest."""
    worth = [one.fact for one in found.narrowing() if one.yuan is not None]
    return list(dict.fromkeys([*next_questions(found).facts, *worth, *found.missing()]))[:MOST_QUESTIONS]


def question_blocks(found: Findings, listing: Listing, catalogue: Catalogue, most: int) -> Iterator[Block]:
    """The first questions, how many findings they settle, and what each may be worth."""
    every = questions(found)
    keys = every[:most]
    if not keys:
        return
    worth = _worths(found)
    rows = tuple(
        (
            GridCell(str(number)),
            GridCell(catalogue[key].short_label, fact=key),
            GridCell(_waiting(key, listing)),
            GridCell(worth.get(key, "—")),
        )
        for number, key in enumerate(keys, 1)
    )
    least, most_of_all = settled_by(found, keys)
    end = f"，{words_of_settled(least, most_of_all)}结论" if most_of_all else ""
    note = "其余要补的数据，见后面各政策的“待补充”。" if len(found.missing()) > len(keys) else ""
    yield Table(QUESTIONS, rows, title=f"先补这 {len(keys)} 项数据{end}", note=note)


def _waiting(key: str, listing: Listing) -> str:
    free = (one.finding for one in listing.numbered if not one.finding.barred_by)
    waiting = [one for one in free if key in one.missing]
    today = sum(one.is_today for one in waiting)
    parts = ((today, "现行"), (len(waiting) - today, "仅供参考"))
    return "，".join(f"{name} {count} 项" for count, name in parts if count) or "—"


def _worths(found: Findings) -> dict[str, str]:
    """What answering a fact could narrow, today's money and that of reference each named as such."""
    texts: dict[str, list[str]] = {}
    for today, name in ((True, "现行"), (False, "仅供参考")):
        for one in found.narrowing(today=today):
            amount = "上限还算不出" if one.yuan is None else f"不超过 {money(one.yuan)}"
            texts.setdefault(one.fact, []).append(f"{one.kind.label} {amount}（{name}）")
    return {key: "；".join(parts[:2]) for key, parts in texts.items()}


def steps_ahead(plan: Plan) -> list[PlanStep]:
    """What is still to be done and has a day: what is late first, then what is due, the nearest first."""
    dated = [one for one in plan.steps if one.state is not State.DONE and one.date is not None]
    return sorted(dated, key=lambda one: (_pressing(one, plan.as_of), one.date or plan.as_of))[:MOST_STEPS]


def _pressing(step: PlanStep, today: dt.date) -> int:
    """A past day presses only where the step is known not to be done; one from which it may be done presses least."""
    if step.is_overdue:
        return 0
    if step.date is not None and step.date >= today:
        return 1
    return 2 if step.due is not None else 3


def step_blocks(steps: Sequence[PlanStep], most: int) -> Iterator[Block]:
    """The next dated steps; the others are in the plan."""
    if not steps[:most]:
        return
    rows = tuple(
        (
            GridCell(when_text(one)),
            GridCell(one.title),
            GridCell(state_text(one)),
            GridCell(_source(one)),
        )
        for one in steps[:most]
    )
    yield Table(STEPS, rows, title="接下来有日期的几步", note="没有日期的和以后的步骤，见“申报日程”。")


def _source(step: PlanStep) -> str:
    standing = step.standing
    mark = "" if standing is None else standing.label if standing.is_usable else f"{standing.label}，仅供参考"
    titles = [item.title for item in step.items] if step.clause == EACH else []
    more = f"等 {len(titles)} 项" if len(titles) > MOST_TITLES else ""
    told = "、".join(titles[:MOST_TITLES]) + more if titles else step.clause
    return f"{told}{f'（{mark}）' if mark else ''}"
