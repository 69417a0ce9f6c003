"""Sentences: explanations of our own and undertakings the firm signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.document import Block, Paragraph

if TYPE_CHECKING:
    from desktop.application.form import Section
    from desktop.application.parts.work import Work


def render_text(section: Section, work: Work) -> tuple[Block, ...]:
    """The sentences as paragraphs."""
    return tuple(Paragraph(work.authorities.fill(text)) for text in section.texts)


def render_undertakings(section: Section, work: Work) -> tuple[Block, ...]:
    """The sentences numbered; one whose condition is known not to hold is left out."""
    kept = [one.text for one in section.undertakings if not work.excluded(one.when)]
    return tuple(Paragraph(f"{number}. {work.authorities.fill(text)}") for number, text in enumerate(kept, 1))
