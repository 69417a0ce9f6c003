"""Long words that must not push a column wider: file names, serial numbers, addresses on the net."""

from __future__ import annotations

import re

LONGEST = 16  # characters without a place to break
ZERO_WIDTH_SPACE = "\u200b"
_WORD = re.compile(f"[!-~]{{{LONGEST + 1},}}")


def breakable(text: str) -> str:
    """The text with invisible places to break in words that have none; Chinese breaks anywhere by itself."""
    return _WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + LONGEST] for start in range(0, len(word), LONGEST)]
