"""An Excel number format that shows a figure exactly as the text of the form shows it."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"(?P<before>[^\d]*?)(?P<sign>[-−]?)(?P<whole>\d[\d,]*)(?:\.(?P<part>\d+))?(?P<after>[^\d]*)")


def number_format(text: str) -> str | None:
    """ "约 1,234.50 万元" → `"约 "#,##0.00" 万元"`; None when the text holds no single figure."""
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    grouped = "," in match["whole"] or len(match["whole"]) <= 3
    whole = "#,##0" if grouped else "0"
    part = "." + "0" * len(match["part"]) if match["part"] else ""
    return _quoted(match["before"]) + whole + part + _quoted(match["after"])


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', "")) if text else ""
