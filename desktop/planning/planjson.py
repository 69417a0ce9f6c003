"""The plan as plain data for `jigai plan --json`."""

from __future__ import annotations

import datetime as dt

from desktop.eligibility.findingjson import Json
from desktop.planning import words
from desktop.planning.plan import Conflict, Plan, PlanStep


def plan_json(plan: Plan) -> dict[str, Json]:
    """The whole plan; dates are ISO, null where nobody wrote one."""
    return {
        "as_of": plan.as_of.isoformat(),
        "steps": [_step(step) for step in plan.steps],
        "conflicts": [_conflict(conflict) for conflict in plan.conflicts],
        "notes": [{"text": note.text, "facts": list(note.facts)} for note in plan.notes],
        "next": following.id if (following := plan.next()) else None,
        "next_date": _next_date(plan),
    }


def _next_date(plan: Plan) -> Json:
    found = plan.next_date()
    return {"day": found.day.isoformat(), "step": found.step.id, "title": found.title} if found else None


def _step(step: PlanStep) -> Json:
    days = step.repeats.days if step.repeats else ()
    return {
        "id": step.id,
        "title": step.title,
        "why": step.why,
        "clause": step.clause,
        "state": step.state.value,
        "when": words.when_text(step),
        "earliest": _date(step.earliest),
        "due": _date(step.due),
        "done_on": _date(step.done_on),
        "done": step.done_text,
        "date_note": step.date_note,
        "repeats": {"rhythm": step.repeats.rhythm.value, "days": [d.isoformat() for d in days]}
        if step.repeats
        else None,
        "overdue": step.is_overdue,
        "past": step.is_past,
        "late": step.late,
        "depends": list(step.depends),
        "waits": list(step.waits),
        "facts": list(step.facts),
        "updates": list(step.updates),
        "measures": list(step.measures),
        "standing": step.standing.value if step.standing else None,
        "doubt": step.doubt,
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "id": conflict.id,
        "step": conflict.step,
        "text": conflict.text,
        "clause": conflict.clause,
        "facts": list(conflict.facts),
    }


def _date(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
