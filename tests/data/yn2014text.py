"""The Yunnan opinion of 2014, cut into its clauses and the parts its own lead-in words open."""

import re
from pathlib import Path

from desktop.paths import shipped_dir

_NUMBERED = re.compile(r"^（([一二三四五六七八九十]{1,3})）")
_CITED = re.compile(r"((?:（[一二三四五六七八九十]{1,3}）)+)([^（）；]*)")
_LEAD = re.compile(r"(?:^|(?<=。))(要[^。]+)。")


def seed_file() -> Path | None:
    """The document, or None where it is not at hand."""
    return next(iter(sorted((shipped_dir().parent / "shared" / "seeds").glob("003_*.txt"))), None)


def clauses(text: str) -> dict[str, str]:
    """Text of each part: （五） whole, （五）轻工 a paragraph with a short lead, （十四）要… from one lead to the next."""
    found: dict[str, str] = {}
    here = ""
    for line in (raw.strip() for raw in text.splitlines()):
        if numbered := _NUMBERED.match(line):
            here = f"（{numbered[1]}）"
        elif re.match(r"^[一二三四五]、", line):
            here = ""
        if here:
            found[here] = found.get(here, "") + line
            found |= {here + lead: part for lead, part in _parts(line).items()}
    return found


def _parts(line: str) -> dict[str, str]:
    lead, _, rest = line.partition("。")
    parts = {lead: line} if rest and len(lead) <= 12 and "，" not in lead else {}
    starts = list(_LEAD.finditer(line))
    for n, start in enumerate(starts):
        end = starts[n + 1].start() if n + 1 < len(starts) else len(line)
        parts[start[1]] = line[start.start() : end]
    return parts


def cited(reference: str) -> list[str]:
    """The parts of a reference such as （四）；（五）轻工 or （二十二）（二十三）."""
    names = []
    for piece in reference.split("；"):
        match = _CITED.fullmatch(piece)
        assert match, reference
        numbers = re.findall(r"（[^）]+）", match[1])
        names += [*numbers[:-1], numbers[-1] + match[2]]
    return names
