"""The plan as a calendar file (RFC 5545): one all-day event for each day that is known."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.planning import words
from desktop.planning.plan import Plan, PlanStep, State
from desktop.values.files import atomic_write

if TYPE_CHECKING:
    from desktop.facts.case import Case

PRODUCT = "-//jigai//plan//ZH"
LINE = 75  # octets, without the line break
REMIND = "-P6DT15H"  # nine in the morning of the seventh day before
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


def write_ics(plan: Plan, case: Case, path: Path, owner: str = "") -> int:
    """Write the file in one step and return how many events it has; raises ExportProblem."""
    text = calendar_text(plan, case, owner)

    def write(temporary: Path) -> None:
        temporary.write_bytes(text.encode("utf-8"))

    atomic_write(path, write)
    return text.count("BEGIN:VEVENT")


def calendar_text(plan: Plan, case: Case, owner: str = "") -> str:
    """The whole file. An event keeps its UID from one export to the next, so a calendar replaces it.

    `owner` is what stays the same of the case whatever is answered, its id in the store; without one the names of firm
    and project stand in.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escaped(_name(case))}")
    owner = _owner(owner or "\n".join(str(case.value(key)) for key in ("firm.name", "project.name")))
    for step in plan.steps:
        for day, part, title in _days(step, plan.as_of):
            lines += _event(step, day, title, f"{step.id}{part}.{owner}@jigai", plan.as_of)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + "\r\n" for line in lines)


def _days(step: PlanStep, today: dt.date) -> Iterator[tuple[dt.date, str, str]]:
    """The days of a step still to do: each time it comes back, or its beginning and its last day; none that is past."""
    if step.state is State.DONE:
        return
    if step.repeats is not None:
        for day in step.repeats.days:
            yield day, f".{day:%Y%m}", step.title
        return
    if step.earliest and step.earliest > today and step.earliest != step.due:
        yield step.earliest, ".from", f"开始：{step.title}"
    if step.due and step.due >= today:
        yield step.due, ".due", f"截止：{step.title}"


def _event(step: PlanStep, day: dt.date, title: str, uid: str, today: dt.date) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(uid)}",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(description(step))}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped(title)}",
        f"TRIGGER:{REMIND}",
        "END:VALARM",
        "END:VEVENT",
    ]


def description(step: PlanStep) -> str:
    """What a reader of the calendar needs, a line each."""
    parts = [step.why, f"依据：{step.clause}", step.date_note, words.waits_text(step), words.standing_text(step)]
    return "\n".join(part for part in [*parts, words.doubt_text(step), *words.item_texts(step)] if part)


def escaped(text: str) -> str:
    """Text for a property's value: a backslash, comma, semicolon and line break are written out."""
    clean = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none inside a character; each later piece begins with a space."""
    pieces, piece, room = [], "", LINE
    for char in line:
        size = len(char.encode("utf-8"))
        if size > room:
            pieces.append(piece)
            piece, room = "", LINE - 1
        piece += char
        room -= size
    return "\r\n ".join([*pieces, piece])


def _name(case: Case) -> str:
    return "技改日程：" + "，".join(
        value for key in ("firm.name", "project.name") if isinstance(value := case.value(key), str)
    )


def _owner(text: str) -> str:
    """The same letters for the same case, at every export."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
