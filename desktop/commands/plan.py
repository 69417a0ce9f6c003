"""`jigai plan`: what to do next and by when, as a workbook and a calendar."""

from __future__ import annotations

import argparse
import datetime as dt

from desktop.commands.output import print_json, print_problems
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.errors import ExportProblem
from desktop.facts.reading import load_catalogue
from desktop.intake.source import case_from
from desktop.planning import words
from desktop.planning.ics import write_ics
from desktop.planning.make import make_plan
from desktop.planning.plan import Plan, State
from desktop.planning.planjson import plan_json
from desktop.planning.sheet import write_plan

SIGNS = {State.DONE: "✓", State.NOW: "●", State.LATER: "○", State.BLOCKED: "…", State.OPEN: "?"}
WORKBOOK, CALENDAR = "日程.xlsx", "日程.ics"


def run(options: argparse.Namespace) -> int:
    """Write both files; under --strict the status is 1 while a contradiction, an open step or a bad cell is left."""
    if options.folder.exists() and not options.folder.is_dir():
        raise ExportProblem(f"“{options.folder.name}”是一个文件，不是文件夹。", "请换一个文件夹名。")
    catalogue = load_catalogue()
    source = case_from(options.case, catalogue)
    print_problems(source)
    today = options.as_of or dt.date.today()
    plan = make_plan(source.case, judge_policies(source.case, load_policies(catalogue), today), today)
    write_plan(plan, source.case, options.folder / WORKBOOK)
    events = write_ics(plan, source.case, options.folder / CALENDAR)
    if options.json:
        print_json(plan_json(plan))
    else:
        _print_plan(plan)
        print(f"已写好：{options.folder / WORKBOOK}")
        held = "；".join(part for part in (f"{events} 个日子", words.left_out(plan)) if part)
        print(f"已写好：{options.folder / CALENDAR}（{held}）")
    unsettled = plan.conflicts or plan.notes or plan.in_state(State.OPEN) or source.problems
    return 1 if options.strict and unsettled else 0


def _print_plan(plan: Plan) -> None:
    print(f"按 {plan.as_of.isoformat()} 排定。{words.summary(plan)}")
    for conflict in plan.conflicts:
        print(f"要核对：{conflict.text}")
    for step in plan.steps:
        more = "，".join(part for part in (words.waits_text(step), words.standing_text(step).rstrip("。")) if part)
        print(f"{SIGNS[step.state]} {words.when_text(step)}　{step.title}（{words.state_text(step)}）{more}")
        if step.late:
            print(f"　　还能办的：{step.late}")
    for note in plan.notes:
        print(f"还缺：{note.text}")
