"""The document itself, cut into its clauses; only where it lies beside the checkout."""

import re
from pathlib import Path

from desktop.paths import shipped_dir

_PART = re.compile(r"^([一二三四五])、")
_CLAUSE = re.compile(r"^（([一二三四五六七八])）")
_CITED = re.compile(r"序|([一二三四五])((?:（[一二三四五六七八]）)*)")


def seed_file(number: str = "004") -> Path | None:
    """The document, or None where it is not at hand."""
    return next(iter(sorted((shipped_dir().parent / "shared" / "seeds").glob(f"{number}_*.txt"))), None)


def clauses(text: str) -> dict[str, str]:
    """Text of each clause: 序, 一, 二 (its lead), 二（一）…"""
    found: dict[str, str] = {"序": ""}
    part = here = "序"
    for line in text.splitlines():
        if heading := _PART.match(line):
            part = here = heading[1]
        elif numbered := _CLAUSE.match(line):
            here = f"{part}（{numbered[1]}）"
        found[here] = found.get(here, "") + line
    return found


def cited(reference: str) -> list[str]:
    """The clauses of a reference such as 序；二（三） or 二（一）（二）."""
    names = []
    for piece in reference.split("；"):
        match = _CITED.fullmatch(piece)
        assert match, reference
        subs = re.findall(r"（[^）]）", match[2] or "")
        names += [match[1] + sub for sub in subs] if subs else [match[0]]
    return names
