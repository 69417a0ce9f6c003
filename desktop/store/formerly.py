"""Stored answers to questions of earlier versions, taken to where they are asked now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from desktop.facts.former import take_back
from desktop.facts.reading import load_catalogue
from desktop.store.answers import Changes, rewrite
from desktop.store.clock import local_now, to_text

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.facts.known import Answer


def take_back_answers(db: Database, cases: Iterable[str]) -> None:
    """Rewrite each case; the former answers stay in its history, and what they leave open becomes a remark to answer."""
    moment = to_text(local_now())
    for case_id in cases:
        rewrite(db, case_id, moment, _changes)


def _changes(stored: Mapping[str, Answer]) -> Changes:
    found = take_back(stored, load_catalogue())
    gone: dict[str, Answer | None] = {key: None for key in stored if key not in found.answers}
    moved = {key: answer for key, answer in found.answers.items() if stored.get(key) != answer}
    remarks: dict[tuple[str, str], str | None] = {(key, ""): text for key, text in found.remark_texts().items()}
    return Changes({**gone, **moved}, remarks)
