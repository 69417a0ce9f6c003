"""Boxes for opinions, signatures and seals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.application.document import UNCHECKED, Block, SealBlock
from desktop.application.form import PRINTED

if TYPE_CHECKING:
    from desktop.application.form import Section, Signature
    from desktop.application.parts.work import Work


def render_seals(section: Section, work: Work) -> tuple[Block, ...]:
    """One box after the other, names of authorities filled in."""
    return tuple(_box(box, work) for box in section.boxes if not work.excluded(box.when))


def _box(box: Signature, work: Work) -> SealBlock:
    name = work.authorities.fill
    asks = "\n".join(f"{ask}：{UNCHECKED}是　{UNCHECKED}否" for ask in box.asks)
    return SealBlock(
        name(box.title),
        lines=tuple(name(_with_answers(line, work)) for line in box.lines),
        seal_text=name(box.seal),
        text=name(asks),
    )


def _with_answers(line: str, work: Work) -> str:
    """The line with the answers it prints; an open one leaves room for nothing."""

    def answer(match: re.Match[str]) -> str:
        value = work.case.value(match[1])
        return f" {value}" if isinstance(value, str) else ""

    return PRINTED.sub(answer, line)
