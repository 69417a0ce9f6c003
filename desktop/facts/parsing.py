"""The one door between answers and text: typed text in, shown text out, and JSON both ways."""

from desktop.facts.answering import parse_answer, parse_blank, parse_cell
from desktop.facts.factjson import from_json, to_json
from desktop.facts.showing import format_value

__all__ = ["format_value", "from_json", "parse_answer", "parse_blank", "parse_cell", "to_json"]
