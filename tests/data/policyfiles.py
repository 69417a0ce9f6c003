"""The policy files as they are written, and the documents they were read from where those lie beside the checkout."""

import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.eligibility.policycheck import seed
from desktop.eligibility.policycheck.checker import terms_of
from desktop.eligibility.policycheck.seed import Document, read_document
from desktop.paths import resources_dir, shipped_dir

FOLDER = resources_dir() / "policies"
SEEDS = shipped_dir().parent / "shared" / "seeds"
PARTS = ("scope", "condition", "relevance", "applies_when", "amount")


def policy_files() -> list[Path]:
    """Every policy file, in the order of names."""
    return sorted(FOLDER.glob("*.toml"))


def raw_policy(name: str) -> dict[str, Any]:
    """A policy file as it is written."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def all_terms(measure: dict[str, Any], policy: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every term of a measure as written, with named conditions looked up."""
    return terms_of([measure.get(part) for part in PARTS], policy.get("conditions", {}))


def find_document(number: str) -> Document | None:
    """The document with this number, or None where it is not at hand."""
    return read_document(SEEDS, number)


def document(number: str) -> Document:
    """The document with this number; for tests that `needs_document` lets run."""
    found = find_document(number)
    assert found
    return found


def needs_document(number: str) -> pytest.MarkDecorator:
    """Only where the document is at hand."""
    return pytest.mark.skipif(find_document(number) is None, reason="the document is not beside the checkout")


def cited(reference: str) -> tuple[str, ...]:
    """The clauses of a reference such as 序；二（三） or （五）轻工."""
    names = seed.cited(reference)
    assert names is not None, reference
    return names


def shared_words(words: str, text: str, least: int) -> set[str]:
    """Stretches of `least` characters and more that stand in both and are no row of names."""
    blocks = difflib.SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
    found = (words[block.a : block.a + block.size] for block in blocks if block.size >= least)
    return {stretch for stretch in found if "、" not in stretch}
