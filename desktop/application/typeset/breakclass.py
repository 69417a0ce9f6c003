"""Where a line may end: GB/T 15834-2011 §5.1 (punctuation at line ends) and the W3C's CLREQ §3.1."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# May not begin a line: closing marks, pause marks, signs that follow their number, joiners.
NOT_AT_START = frozenset(
    "，。、；：？！）》〉」』】〕〗］｝”’〞〟｡､｣﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞…—―–～〜·・•／％‰‱℃℉°′″々〻ー゛゜,.;:?!)]}%/~»›"
)
# May not end a line: opening marks, and signs that stand before their number.
NOT_AT_END = frozenset("（《〈「『【〔〖［｛“‘〝｢﹙﹛﹝／([{/¥￥$£€＄￡№＃#@«‹☑☐☒□■√")
# Stay with a digit that follows.
_BEFORE_DIGIT = frozenset("+-−±≥≤≈＞＜<>=＝＋－~～")
# Join letters and digits into one word or number: 12,860.50, ISO/IEC-27001, a@b.cn, GR-2023_4.
_JOINERS = frozenset("-_./+,:%'’@&#~=*\\^|\"")
# Two of the same stay together: …… and ——.
_PAIRED = frozenset("…—")
_GLUE = frozenset("\u00a0\u202f\u2060\ufeff\u200d")


@lru_cache(maxsize=8192)
def is_word(char: str) -> bool:
    """True for a letter or digit of a script that is written in words."""
    return char < "\u2e80" and char.isalnum()


@lru_cache(maxsize=8192)
def _is_attached(char: str) -> bool:
    """True for what belongs to the character before: combining marks, variation selectors, joiners."""
    return char in _GLUE or unicodedata.category(char)[0] == "M" or "\U0001f3fb" <= char <= "\U0001f3ff"


def splits_cluster(text: str, index: int) -> bool:
    """True if a break before `index` would part a character from its combining marks."""
    before, after = text[index - 1], text[index]
    return _is_attached(after) or before in "\u200d\u2060\u00a0\u202f\ufeff"


def splits_word(text: str, index: int) -> bool:
    """True if a break before `index` would cut a word, a number, or a number from its sign."""
    before, after = text[index - 1], text[index]
    if before == '"' or after == '"':  # opening or closing, who knows
        return True
    if is_word(after):
        if is_word(before):
            return True
        if after.isdecimal() and before in _BEFORE_DIGIT:
            return True
        return before in _JOINERS and index >= 2 and (is_word(text[index - 2]) or text[index - 2] in _JOINERS)
    if after in _JOINERS:
        return is_word(before) or before in _JOINERS or (after == "-" and not text[index + 1 : index + 2].isdecimal())
    return before == after and before in _PAIRED


def offends(before: str, after: str) -> bool:
    """True if `before` may not end a line or `after` may not begin one."""
    return before in NOT_AT_END or after in NOT_AT_START


def may_break(text: str, index: int) -> bool:
    """True if a line may end before `text[index]`; the spaces around the break are left out of both lines."""
    left = index
    while left > 0 and text[left - 1] == " ":
        left -= 1
    right = index
    while right < len(text) and text[right] == " ":
        right += 1
    if left == 0 or right == len(text):
        return left > 0
    if right > left:
        return not offends(text[left - 1], text[right]) and not _is_attached(text[right])
    return not (offends(text[index - 1], text[index]) or splits_cluster(text, index) or splits_word(text, index))
