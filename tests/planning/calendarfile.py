"""A reader of calendar files, small and strict: what it takes, other calendars take."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    uid: str
    start: dt.date
    end: dt.date
    title: str
    text: str
    alarm: dict[str, str]


def logical_lines(data: bytes) -> list[str]:
    """The unfolded lines of a file whose every line is at most 75 octets of whole characters and ends with CRLF."""
    assert data.endswith(b"\r\n")
    raw = data[:-2].split(b"\r\n")
    for line in raw:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")
    lines: list[str] = []
    for line in raw:
        text = line.decode("utf-8")
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def events(data: bytes) -> list[Event]:
    """The events, each with its own properties and not those of its alarm."""
    lines = logical_lines(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0"} <= set(lines)
    assert any(line.startswith("PRODID:") for line in lines)
    found: list[Event] = []
    open_: list[str] = []
    own: dict[str, str] = {}
    alarm: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_.append(value)
            own = {} if value == "VEVENT" else own
            alarm = {} if value in ("VEVENT", "VALARM") else alarm
        elif name == "END":
            assert open_.pop() == value
            if value == "VEVENT":
                found.append(_event(own, alarm))
        elif open_[-1] == "VEVENT":
            assert name not in own
            own[name] = value
        elif open_[-1] == "VALARM":
            assert name not in alarm
            alarm[name] = value
    assert not open_
    return found


def _event(own: dict[str, str], alarm: dict[str, str]) -> Event:
    dt.datetime.strptime(own["DTSTAMP"], "%Y%m%dT%H%M%SZ")
    if alarm:
        assert {"ACTION", "TRIGGER"} <= set(alarm)
        assert alarm["ACTION"] != "DISPLAY" or unescaped(alarm["DESCRIPTION"])
    start, end = (dt.datetime.strptime(own[f"{n};VALUE=DATE"], "%Y%m%d").date() for n in ("DTSTART", "DTEND"))
    return Event(own["UID"], start, end, unescaped(own["SUMMARY"]), unescaped(own["DESCRIPTION"]), alarm)


def unescaped(text: str) -> str:
    """The text behind the escapes; a bare comma or semicolon has no place in it."""
    result, letters = "", iter(text)
    for letter in letters:
        assert letter not in ",;"
        result += {"n": "\n"}.get(one := next(letters), one) if letter == "\\" else letter
    return result
