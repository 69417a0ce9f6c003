"""Load the steps of a plan from `resources/plan/*.toml`. A new policy's steps are a new file, no Python.

A file in full (Chinese texts in our own words; conditions as described in `desktop.rules.reading`):

    order = 20                       # files are read by order, then by name
    policy = "la2020"                # optional: these steps only where this policy holds; its standing is shown

    [[step]]
    id = "la2020.rolling"            # unique over all files; kept for ever, calendars know the step by it
    title = "申请进三年滚动项目库"
    why = "…"                        # what for, one or two sentences
    clause = "六安征求意见稿 三（一）"
    measures = ["la2020.library"]    # optional: what it serves, by full id; shown with their verdicts unless "no"
    only_for = ["la2020.library"]    # optional: leave the step out when all of these are known not to be met
    relevant = { … }                 # optional condition: leave the step out when it is known not to hold
    done = { … }                     # optional condition
    presume_undone = true            # optional: without an answer to `done` it is not done
    despite_ban = true               # optional: not held up by a ban the project runs into (what rests on the firm alone)
    done_on = { … }                  # optional date: done once this day has come
    did = { … }                      # optional date: the day to show for what is done
    earliest = { … }                 # optional dates
    due = { … }
    open = "…"                       # what to say while neither date is known; a usual sentence stands in
    repeats = { monthly = "plan.report_day", since = { … }, until = { … } }    # the fact gives the day of the month
    repeats = { yearly = "05-31", times = 2, lead = 150 }    # it can be done from 150 days before each day on
    depends = ["filing"]             # steps that must be done first
    after = ["filing"]               # stands after these in the list, but does not wait for them
    doubt = "…"                      # optional: what was not verified
    late = "…"                       # what can still be done when the last day is past; a usual sentence stands in

    [[conflict]]                     # something to say when it is so
    id = "bought_before_filing"
    step = "purchase"
    when = { … }                     # optional condition, and / or two dates of which the first lies after the second
    earlier = { fact = "project.filing_date" }
    later = { first = "equipment.contract_date" }
    say = "最早的合同签于{later}，备案日期是{earlier}。"
    clause = "…"                     # optional

A date: { fact = "project.start" }, { first = "table.column" }, { last = "table.column" }, { day = 2026-12-31 } or
{ today = true }; with shift = -1 (days), end = true (a month's last day), say = "开工前一天" (where it comes from).
A list of dates: the first one that is known counts.
"""

from __future__ import annotations

import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from desktop import paths
from desktop.eligibility import fields
from desktop.eligibility.fields import Table
from desktop.planning.datereading import read_dates, read_repeat
from desktop.planning.rule import ConflictRule, PlanRules, StepRule
from desktop.rules.reading import bad, read_condition

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.rules.term import Condition

_FILE_KEYS = {"order", "policy", "step", "conflict"}
_STEP_TEXTS = ("id", "title", "why", "clause")
_STEP_LISTS = ("measures", "only_for", "depends", "after")
_STEP_DATES = ("done_on", "did", "earliest", "due")
_STEP_KEYS = {
    *_STEP_TEXTS,
    *_STEP_LISTS,
    *_STEP_DATES,
    "relevant",
    "done",
    "open",
    "repeats",
    "doubt",
    "late",
    "presume_undone",
    "despite_ban",
}
_CONFLICT_TEXTS = ("id", "step", "say")
_CONFLICT_KEYS = {*_CONFLICT_TEXTS, "clause", "when", "earlier", "later"}

_shipped: WeakKeyDictionary[Catalogue, PlanRules] = WeakKeyDictionary()


def load_plan_rules(catalogue: Catalogue, folder: Path | None = None) -> PlanRules:
    """The steps of every file; the shipped folder is read once per catalogue. Raises BadData naming file and step."""
    if folder is not None:
        return _load(catalogue, folder)
    if catalogue not in _shipped:
        _shipped[catalogue] = _load(catalogue, paths.resources_dir() / "plan")
    return _shipped[catalogue]


def _load(catalogue: Catalogue, folder: Path) -> PlanRules:
    files = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]
    return read_plan_rules(files, catalogue)


def read_plan_rules(files: list[tuple[str, str]], catalogue: Catalogue) -> PlanRules:
    """The steps that these files, each a name and its text, declare together; raises BadData."""
    tables = [(_parse(text, name), name) for name, text in files]
    tables.sort(key=lambda pair: (_order(pair[0], pair[1]), pair[1]))
    steps: list[StepRule] = []
    conflicts: list[ConflictRule] = []
    for data, name in tables:
        policy = str(data.get("policy", ""))
        steps += [_step(raw, policy, catalogue, name) for raw in fields.as_list(data.get("step"))]
        conflicts += [_conflict(raw, catalogue, name) for raw in fields.as_list(data.get("conflict"))]
    _check(steps, conflicts)
    return PlanRules(_in_order(steps), tuple(conflicts))


def _parse(text: str, file: str) -> Table:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise bad(file, f"TOML 写法不对（{problem}）") from problem
    fields.only(data, _FILE_KEYS, file)
    return data


def _order(data: Table, file: str) -> int:
    order = data.get("order")
    if not isinstance(order, int):
        raise bad(file, "缺 order")
    return order


def _step(raw: object, policy: str, catalogue: Catalogue, file: str) -> StepRule:
    place = f"{file} / {raw.get('id', '?')}" if isinstance(raw, dict) else file
    row = fields.table(raw, _STEP_KEYS, place)
    texts = fields.texts(row, _STEP_TEXTS, place)
    return StepRule(
        **texts,  # type: ignore[arg-type]
        policy=policy,
        **{key: tuple(fields.strings(row.get(key))) for key in _STEP_LISTS},  # type: ignore[arg-type]
        **{key: read_dates(row.get(key), catalogue, f"{place} / {key}") for key in _STEP_DATES},  # type: ignore[arg-type]
        relevant=_condition(row, "relevant", catalogue, place),
        done=_condition(row, "done", catalogue, place),
        open=str(row.get("open", "")),
        repeats=read_repeat(row["repeats"], catalogue, f"{place} / repeats") if "repeats" in row else None,
        doubt=str(row.get("doubt", "")),
        late=str(row.get("late", "")),
        presume_undone=row.get("presume_undone") is True,
        despite_ban=row.get("despite_ban") is True,
    )


def _conflict(raw: object, catalogue: Catalogue, file: str) -> ConflictRule:
    place = f"{file} / {raw.get('id', '?')}" if isinstance(raw, dict) else file
    row = fields.table(raw, _CONFLICT_KEYS, place)
    if ("earlier" in row) is not ("later" in row) or not {"when", "earlier"} & set(row):
        raise bad(place, "要写 when，或者 earlier 和 later 一起写")
    return ConflictRule(
        **fields.texts(row, _CONFLICT_TEXTS, place),
        clause=str(row.get("clause", "")),
        when=_condition(row, "when", catalogue, place),
        earlier=read_dates(row.get("earlier"), catalogue, f"{place} / earlier"),
        later=read_dates(row.get("later"), catalogue, f"{place} / later"),
    )


def _condition(row: Table, key: str, catalogue: Catalogue, place: str) -> Condition | None:
    return read_condition(row[key], catalogue, f"{place} / {key}") if key in row else None


def _check(steps: list[StepRule], conflicts: list[ConflictRule]) -> None:
    """Ids are unique, and what names a step names one there is."""
    ids = [step.id for step in steps]
    for name in [*ids, *(conflict.id for conflict in conflicts)]:
        if ids.count(name) + [conflict.id for conflict in conflicts].count(name) > 1:
            raise bad(name, "编号重复")
    named = [(step.id, other) for step in steps for other in (*step.depends, *step.after)]
    named += [(conflict.id, conflict.step) for conflict in conflicts]
    for place, other in named:
        if other not in ids:
            raise bad(place, f"没有“{other}”这一步")


def _in_order(steps: list[StepRule]) -> tuple[StepRule, ...]:
    """Each step after those it waits for, else as declared."""
    try:
        TopologicalSorter({step.id: (*step.depends, *step.after) for step in steps}).prepare()
    except CycleError as problem:
        raise bad("、".join(problem.args[1]), "这几步互相等待") from problem
    waiting, placed = list(steps), dict[str, StepRule]()
    while waiting:
        step = next(one for one in waiting if placed.keys() >= {*one.depends, *one.after})
        waiting.remove(step)
        placed[step.id] = step
    return tuple(placed.values())
