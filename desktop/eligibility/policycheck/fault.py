"""What is wrong with a policy file: where, what, and how to put it right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.rules.term import Op

if TYPE_CHECKING:
    from desktop.errors import BadData

_PLACE = re.compile(r"at line (\d+), column (\d+)")
_LEAD = "数据文件有问题："
_UNKNOWN_FACT = re.compile(r"没有“([\w.、@]+)”这(?:个数据项|张表)")
_UNKNOWN_OP = re.compile(r"不认识的比较“")
_MISSING = re.compile(r"：缺 ([\w、]+)。")


@dataclass(frozen=True, slots=True)
class Fault:
    """`place` names file and measure; `text` is what is wrong, `repair` what to do, both without a full stop."""

    place: str
    text: str
    repair: str

    @property
    def sentence(self) -> str:
        """As it is printed."""
        return f"{self.place}：{self.text}。{self.repair}。"


def not_toml(file: str, problem: Exception) -> Fault:
    """A file that is no TOML; the parser tells the place in English."""
    place = _PLACE.search(str(problem))
    where = f"第 {place[1]} 行第 {place[2]} 列" if place else "文件末尾"
    return Fault(file, f"TOML 写法不对，读到{where}读不下去", "检查这一处和上一行的引号、括号和等号")


def from_reading(problem: BadData, facts: Iterable[str]) -> Fault:
    """A complaint of the reader as a fault, with the nearest fact for a misspelt one."""
    place, _, text = problem.sentence.removeprefix(_LEAD).partition("：")
    return Fault(place, text.rstrip("。"), _repair(problem, facts))


def _repair(problem: BadData, facts: Iterable[str]) -> str:
    if unknown := _UNKNOWN_FACT.search(problem.sentence):
        near = difflib.get_close_matches(unknown[1].partition("@")[0], list(facts), n=1, cutoff=0.6)
        return f"是不是“{near[0]}”" if near else "用 jigai facts 看全部数据项，没有的先在 resources/facts 里声明"
    if _UNKNOWN_OP.search(problem.sentence):
        return f"改成其中之一：{'、'.join(op.value for op in Op)}"
    if missing := _MISSING.search(problem.sentence):
        return f"补上 {missing[1]}"
    return "照自带的政策文件（resources/policies）的写法改"
