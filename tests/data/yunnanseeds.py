"""The Yunnan documents beside the checkout, and the terms of their policy files as written."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.paths import resources_dir, shipped_dir

from seedtext import clauses  # isort: skip

OPINION_2017, PLAN = "000_*.txt", "001_*.txt"


def raw_policy(name: str) -> dict[str, Any]:
    """A policy file as it is written."""
    return tomllib.loads((resources_dir() / "policies" / name).read_text(encoding="utf-8"))


def seed_path(pattern: str) -> Path | None:
    """The document, or None where it is not at hand."""
    return next(iter(sorted((shipped_dir().parent / "shared" / "seeds").glob(pattern))), None)


def seed_text(pattern: str) -> str:
    """The document with one way to write percent and plus, and lines without their indent."""
    path = seed_path(pattern)
    assert path
    lines = path.read_text(encoding="utf-8").replace("％", "%").splitlines()
    return "\n".join(line.strip() for line in lines)


def opinion_clauses() -> dict[str, str]:
    """Text of each clause of the opinion of 2017."""
    return clauses(seed_text(OPINION_2017))


def terms(node: object, named: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every term of a condition as written, with named conditions looked up."""
    if isinstance(node, list):
        for part in node:
            yield from terms(part, named)
    elif isinstance(node, dict):
        if "op" in node:
            yield node
        elif "use" in node:
            yield from terms(named[node["use"]], named)
        else:
            for part in node.values():
                yield from terms(part, named)


def all_terms(measure: dict[str, Any], policy: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every term of a measure's condition, relevance or of what says whom it concerns."""
    for part in ("condition", "relevance", "applies_when"):
        yield from terms(measure.get(part), policy.get("conditions", {}))
