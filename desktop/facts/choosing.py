"""Yes/no and options as typed or pasted text: by label, by key, several divided by 、 or ；."""

from __future__ import annotations

import re

from desktop.errors import BadValue
from desktop.facts.fact import Column, Fact, Option, short_label
from desktop.values.text import plain, shown

YES = frozenset(["是", "有", "对", "已", "已有", "yes", "y", "true", "1", "√", "✓", "☑"])
NO = frozenset(["否", "无", "没有", "不是", "未", "不", "no", "n", "false", "0", "×", "✗", "☐"])
NONE_CHOSEN = frozenset(["无", "没有", "都没有", "都不选"])
_DIVIDERS = " ,、;；/|\n\t"
_SHOWN_OPTIONS = 8


def parse_bool(question: Fact | Column, text: str) -> bool:
    """True for 是/有/√ and the like, False for 否/无/×; raises BadValue."""
    word = plain(text).lower().rstrip("。. ")
    if word in YES:
        return True
    if word in NO:
        return False
    raise BadValue(f"{question.short_label}只能填“是”或“否”。", "请改成“是”或“否”；不确定的先空着。")


def parse_choice(question: Fact | Column, text: str) -> str:
    """The option's key; raises BadValue listing what can be chosen."""
    found = _named(question.options, text)
    if found is None:
        raise BadValue(f"{question.short_label}没有“{shown(text)}”这一项。", f"可选的有：{_listed(question)}。")
    return found.key


def parse_multi(question: Fact | Column, text: str) -> tuple[str, ...]:
    """The chosen keys in the options' order, () for 无; labels may themselves hold dividers. Raises BadValue."""
    if _named(question.options, text) is None and plain(text) in NONE_CHOSEN:
        return ()
    chosen: set[str] = set()
    rest = plain(text)
    while rest:
        option, length = _leading(question.options, rest)
        if option is None:
            found = shown(re.split(f"[{re.escape(_DIVIDERS)}]", rest)[0])
            raise BadValue(f"{question.short_label}没有“{found}”这一项。", f"可选的有：{_listed(question)}。")
        chosen.add(option.key)
        rest = rest[length:].lstrip(_DIVIDERS)
    return tuple(o.key for o in question.options if o.key in chosen)


def _named(options: tuple[Option, ...], text: str) -> Option | None:
    word = _folded(text)
    exact = [o for o in options if word in (_folded(o.label), _folded(o.key))]
    if exact:
        return exact[0]
    short = [o for o in options if word and word == _folded(short_label(o.label))]
    return short[0] if len(short) == 1 else None


def _leading(options: tuple[Option, ...], text: str) -> tuple[Option | None, int]:
    """The longest option name the text begins with, followed by a divider or the end, and its length."""
    best: tuple[Option | None, int] = (None, 0)
    for option in options:
        for name in (plain(option.label), option.key, plain(short_label(option.label))):
            follows = text[len(name) : len(name) + 1]
            if len(name) > best[1] and text.lower().startswith(name.lower()) and (not follows or follows in _DIVIDERS):
                best = (option, len(name))
    return best


def _folded(text: str) -> str:
    return re.sub(r"[\s“”\"']", "", plain(text)).lower()


def _listed(question: Fact | Column) -> str:
    labels = [o.label for o in question.options]
    more = "等" if len(labels) > _SHOWN_OPTIONS else ""
    return "、".join(labels[:_SHOWN_OPTIONS]) + more
