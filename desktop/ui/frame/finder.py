"""Finding a question by what people call it; knows no Qt."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.paths import resources_dir

MOST_SHOWN = 10
PIECE = 2  # characters; a shorter piece says nothing


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that can be found: the fact, what is shown, its name, and the other words it is found by."""

    key: str
    shown: str
    name: str
    words: tuple[str, ...] = ()


def find(query: str, things: Iterable[Found], most: int = MOST_SHOWN) -> list[Found]:
    """The things that answer to the query, the closest first; brackets and punctuation don't count."""
    groups = [group for part in re.split(r"[\W_]+", _folded(query)) if (group := _bare(part))]
    if not groups:
        return []
    ranked = ((rank, place, thing) for place, thing in enumerate(things) if (rank := _rank(groups, thing)) is not None)
    return [thing for _, _, thing in sorted(ranked, key=lambda one: one[:2])][:most]


def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Other words for facts, by key."""
    with (resources_dir() / "search" / "synonyms.toml").open("rb") as file:
        return {key: tuple(words) for key, words in tomllib.load(file)["words"].items()}


def _rank(groups: Sequence[str], thing: Found) -> int | None:
    """0 is the closest; None when a group of characters is nowhere in the thing's words."""
    name, others = _bare(_folded(thing.name)), [_bare(_folded(word)) for word in thing.words]
    whole, text = "".join(groups), "\0".join((name, *others))
    tests = (
        name.startswith(whole),
        whole in name,
        any(word.startswith(whole) for word in others),
        all(group in text for group in groups),
        all(_covered(group, text) for group in groups),
    )
    return next((rank for rank, is_met in enumerate(tests) if is_met), None)


def _covered(group: str, text: str) -> bool:
    """True when the group can be cut into pieces that all stand in the text, in whatever order."""
    reached = {0}
    for end in range(PIECE, len(group) + 1):
        if any(group[start:end] in text for start in reached if end - start >= PIECE):
            reached.add(end)
    return len(group) in reached


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
