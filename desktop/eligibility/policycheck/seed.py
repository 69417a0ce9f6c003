"""A document cut into its clauses, and what a clause reference such as 二（一）（二） or （五）轻工 points to.

Two ways of numbering are known: parts 一、二、 with their own （一）（二）, cited as 三（一）; and （一） to （二十三） running
through, cited as （十八）, with the words that open a paragraph or the lead-in 要… of a passage behind it. A text
cited by chapter (第四章二) is garbled between its numbers: there only whole sentences can be relied on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_NUMERAL = "一二三四五六七八九十"
_PART = re.compile(rf"^([{_NUMERAL}]{{1,3}})、")
_CLAUSE = re.compile(rf"^（([{_NUMERAL}]{{1,3}})）")
_CITED = re.compile(rf"(序|[{_NUMERAL}]{{0,3}})((?:（[{_NUMERAL}]{{1,3}}）)*)([^（）；]*)")
_LEAD = re.compile(r"(?:^|(?<=。))(要[^。]+)。")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]章|前言")
_PREAMBLE = "序"
_LONGEST_LEAD = 12


def is_chapter(reference: str) -> bool:
    """True for a place cited by chapter."""
    return bool(_CHAPTER.match(reference))


def cited(reference: str) -> tuple[str, ...] | None:
    """The clauses of a reference such as 序；二（三） or （五）轻工; None when it is not written that way."""
    names: list[str] = []
    for piece in reference.split("；"):
        match = _CITED.fullmatch(piece)
        if match is None or not piece or (match[3] and not match[2]):
            return None
        subs = re.findall(r"（[^）]+）", match[2])
        full = [match[1] + sub for sub in subs] or [match[1]]
        names += [*full[:-1], full[-1] + match[3]]
    return tuple(names)


@dataclass(frozen=True)
class Document:
    """A text with one way to write percent, and lines without their indent."""

    text: str

    @cached_property
    def clauses(self) -> Mapping[str, str]:
        """Text of each clause: 序, 一, 二（一）, or （五） and （五）轻工 where the numbers run through."""
        numbers = [match[1] for line in self._lines if (match := _CLAUSE.match(line))]
        runs_through = len(set(numbers)) == len(numbers)
        found: dict[str, str] = {_PREAMBLE: ""}
        part = here = _PREAMBLE
        for line in self._lines:
            if heading := _PART.match(line):
                part = here = heading[1]
            elif numbered := _CLAUSE.match(line):
                here = f"（{numbered[1]}）" if runs_through else f"{part}（{numbered[1]}）"
            found[here] = found.get(here, "") + line
            found |= {here + lead: passage for lead, passage in _passages(line).items()}
        return found

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences, which a garbled text still has whole."""
        return tuple(re.split(r"[。\n]", self.text))

    @property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def has(self, reference: str) -> bool:
        """True when every cited clause is in the text."""
        if is_chapter(reference):
            return all(chapter in self.text for chapter in re.findall(r"第.章", reference))
        names = cited(reference)
        return names is not None and set(names) <= set(self.clauses)

    def cited_text(self, reference: str) -> str:
        """What the cited clauses say; all of a text that is cited by chapter."""
        if is_chapter(reference):
            return self.text
        return "".join(self.clauses[name] for name in cited(reference) or ())


def _passages(line: str) -> dict[str, str]:
    """Parts of a paragraph: by the short words that open it, and from one lead-in 要… to the next."""
    lead, _, rest = line.partition("。")
    found = {lead: line} if rest and len(lead) <= _LONGEST_LEAD and "，" not in lead else {}
    starts = list(_LEAD.finditer(line))
    for n, start in enumerate(starts):
        end = starts[n + 1].start() if n + 1 < len(starts) else len(line)
        found[start[1]] = line[start.start() : end]
    return found


def read_document(folder: Path, number: str) -> Document | None:
    """The document with this number, or None when it is not in the folder."""
    path = next(iter(sorted(folder.glob(f"{number}_*.txt"))), None)
    if path is None:
        return None
    lines = path.read_text(encoding="utf-8").replace("％", "%").splitlines()
    return Document("\n".join(line.strip() for line in lines))
