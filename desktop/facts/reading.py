"""From a folder of group files to a checked catalogue."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from desktop.facts.catalogue import Catalogue
from desktop.facts.factcheck import check_catalogue
from desktop.facts.factfile import read_groups
from desktop.paths import resources_dir


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of a folder of group files; without one the shipped catalogue, read once.

    Raises BadData naming file, key and repair.
    """
    return _shipped() if folder is None else _load(folder)


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    return _load(resources_dir() / "facts")


def _load(folder: Path) -> Catalogue:
    groups, facts, places = read_groups(folder)
    catalogue = Catalogue(facts, groups)
    check_catalogue(catalogue, places)
    return catalogue
