"""Boxes for opinions, signatures and seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.document import UNCHECKED, Block, SealBlock

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
        lines=tuple(name(line) for line in box.lines),
        seal_text=name(box.seal),
        text=name(asks),
    )
