"""The documents themselves, as the checker cuts them into clauses; only where they lie beside the checkout."""

from pathlib import Path

from desktop.eligibility.policycheck import seed as checkseed
from desktop.eligibility.policycheck.seed import Document
from desktop.paths import shipped_dir

SEEDS = shipped_dir().parent / "shared" / "seeds"


def seed_file(number: str = "004") -> Path | None:
    """The document, or None where it is not at hand."""
    return next(iter(sorted(SEEDS.glob(f"{number}_*.txt"))), None)


def clauses(text: str) -> dict[str, str]:
    """Text of each clause: 序, 一, 二 (its lead), 二（一）…; or （五）, （五）轻工 where the numbers run through."""
    return dict(Document("\n".join(line.strip() for line in text.splitlines())).clauses)


def cited(reference: str) -> list[str]:
    """The clauses of a reference such as 序；二（三） or （五）轻工."""
    names = checkseed.cited(reference)
    assert names is not None, reference
    return list(names)
