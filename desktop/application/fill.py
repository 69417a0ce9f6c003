"""Filling a form for a case: the finished paper, what it lacks, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.application.document import Block, Contents, Document, Heading, Notice, PageBreak, Paragraph
from desktop.application.figure import EMPTY_TEXT
from desktop.application.fingerprint import fingerprint
from desktop.application.form import SectionKind
from desktop.application.parts import areas, cover, enclosures, grids, policies, regional, seals, tables, texts, years
from desktop.application.parts.work import Completeness, Gap, Part, Work, merged
from desktop.application.precheck.crosscheck import CheckResult, precheck

if TYPE_CHECKING:
    import datetime as dt

    from desktop.application.context import Context
    from desktop.application.form import Form, Section
    from desktop.facts.case import Case

Renderer = Callable[["Section", Work], "tuple[Block, ...]"]

RENDERERS: dict[SectionKind, Renderer] = {
    SectionKind.GRID: grids.render_grid,
    SectionKind.YEARS: years.render_years,
    SectionKind.TABLE: tables.render_table,
    SectionKind.NARRATIVE: grids.render_narrative,
    SectionKind.CHECKLIST: grids.render_checklist,
    SectionKind.TEXT: texts.render_text,
    SectionKind.RADAR: areas.render_radar,
    SectionKind.SCORES: areas.render_scores,
    SectionKind.TARGETS: regional.render_targets,
    SectionKind.GAPS: areas.render_gaps,
    SectionKind.ITEMS: areas.render_items,
    SectionKind.DIRECTIONS: areas.render_directions,
    SectionKind.FINDINGS: policies.render_findings,
    SectionKind.VERDICTS: policies.render_verdicts,
    SectionKind.ATTACHMENTS: enclosures.render_attachments,
    SectionKind.UNDERTAKINGS: texts.render_undertakings,
    SectionKind.OPINIONS: seals.render_seals,
    SectionKind.SIGNATURES: seals.render_seals,
}
DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled for a case; `parts` are the sections that `document` holds one after the other."""

    form: Form
    document: Document
    parts: tuple[Part, ...]
    gaps: tuple[Gap, ...]
    checks: tuple[CheckResult, ...]
    completeness: Completeness
    enclosures: tuple[enclosures.Enclosure, ...]

    @property
    def required_gaps(self) -> tuple[Gap, ...]:
        """The gaps that print as marked blanks."""
        return tuple(gap for gap in self.gaps if gap.required)


def fill(form: Form, case: Case, context: Context) -> Filled:
    """The form with the case's answers; pure: the same case and context give the same paper."""
    work = Work(form, case, context, cover.names(form, case, context), cover.COVER_TITLE)
    lines = cover.cover_lines(work)
    front = Part(cover.FRONT, cover.COVER_TITLE, "", (), tuple(work.gaps), work.completeness())
    parts = tuple(_parts(work))
    every = (front, *parts)
    document = Document(
        title=form.title,
        subtitle=work.authorities.fill(form.subtitle),
        cover=lines,
        blocks=(*_front_blocks(form, work), *_flow(parts)),
        stamp=stamp(case, context),
        firm=cover.applicant(form, case),
        form_name=form.title,
        cover_note=form.basis_note,
    )
    return Filled(
        form,
        document,
        parts,
        merged(gap for part in every for gap in part.gaps),
        relevant_checks(form, case, context.date),
        sum((part.completeness for part in every), Completeness()),
        enclosures.enclosures(work, all_forms=enclosures.lists_all_forms(form)),
    )


def relevant_checks(form: Form, case: Case, today: dt.date | None = None) -> tuple[CheckResult, ...]:
    """The pre-checks that touch a fact this form prints, without those made for other forms."""
    printed = set(form.facts())
    concerned = [result for result in precheck(case, today=today) if not result.forms or form.id in result.forms]
    return tuple(result for result in concerned if printed.intersection(result.facts))


def stamp(case: Case, context: Context) -> str:
    """Program, packs and case in one line, for the foot of every page."""
    return " · ".join(text for text in (context.program, context.packs, f"数据 {fingerprint(case)}") if text)


def _front_blocks(form: Form, base: Work) -> list[Block]:
    blocks: list[Block] = [Heading("填报说明", 0, listed=False)]
    sentences = (*form.instructions, *cover.STANDING_INSTRUCTIONS, form.basis_note)
    blocks += [Paragraph(f"{number}. {base.authorities.fill(text)}") for number, text in enumerate(sentences, 1)]
    if form.inferred:
        blocks.append(Notice(form.inferred))
    blocks.append(PageBreak())
    return [*blocks, Contents(), PageBreak()] if form.contents else blocks


def _parts(base: Work) -> list[Part]:
    parts: list[Part] = []
    number = 0
    for section in base.form.sections:
        if base.excluded(section.when):
            continue
        number += section.numbered
        title = f"{chinese_number(number)}、{section.title}" if section.numbered else section.title
        work = Work(base.form, base.case, base.context, base.authorities, section.title)
        blocks = RENDERERS[section.kind](section, work) or (Paragraph(EMPTY_TEXT),)
        intro = base.authorities.fill(section.intro)
        parts.append(Part(section, title, intro, blocks, tuple(work.gaps), work.completeness()))
    return parts


def _flow(parts: Iterable[Part]) -> list[Block]:
    """The sections under each other; a page break where one asks for it or the paper turns."""
    blocks: list[Block] = []
    turned = False
    for number, part in enumerate(parts):
        section = part.section
        if section.landscape is not turned or (section.new_page and number):
            blocks.append(PageBreak(landscape=section.landscape))
        turned = section.landscape
        blocks.extend(opening(part))
        blocks.extend(part.blocks)
    return blocks


def opening(part: Part) -> list[Block]:
    """The heading and the sentence under it."""
    section = part.section
    letter = section.new_page and not section.numbered
    blocks: list[Block] = [Heading(part.title, 0 if letter else 1)] if part.title else []
    return [*blocks, Paragraph(part.intro)] if part.intro else blocks


def chinese_number(number: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十; up to 99."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")
