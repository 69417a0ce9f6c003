"""What the authorities are called where the project is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import BadData
from desktop.facts.datafile import Entry, read_file
from desktop.paths import forms_dir

if TYPE_CHECKING:
    from desktop.facts.case import Case

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Authorities:
    """Names by key (`county_bureau`, `city_bureau`, …)."""

    names: Mapping[str, str]

    def fill(self, text: str) -> str:
        """The text with every `{key}` replaced; an unknown key is a mistake in the form."""

        def name(match: re.Match[str]) -> str:
            found = self.names.get(match[1])
            if found is None:
                raise BadData(f"表格里用到的机关“{match[1]}”没有登记。", "请先写进 authorities.toml。")
            return found

        return _PLACEHOLDER.sub(name, text)


def name_authorities(case: Case, settings: Mapping[str, str], path: Path | None = None) -> Authorities:
    """The names for this case; `settings` win over the patterns."""
    entry = _patterns(path or forms_dir() / "authorities.toml")
    county, city = _places(case, entry)
    places = {"county": county, "city": city, "bureau": _bureau(case, entry)}
    patterns = entry.entry("names").table
    names = {key: str(pattern).format_map(places) for key, pattern in patterns.items()}
    return Authorities({**names, **places, **settings})


@lru_cache(maxsize=4)
def _patterns(path: Path) -> Entry:
    return read_file(path)


def _bureau(case: Case, entry: Entry) -> str:
    fact = case.catalogue[entry.text("bureau_fact")]
    option = fact.option(str(case.value(fact.key)))
    return option.label if option else entry.text("bureau_default")


def _places(case: Case, entry: Entry) -> tuple[str, str]:
    from desktop.values.codes import region_name

    for key in entry.texts("region_facts"):
        code = case.value(key)
        if isinstance(code, str) and len(code) == CODE_LENGTH:
            province, city, county = (region_name(part) for part in (code[:2] + "0000", code[:4] + "00", code))
            names = county.removeprefix(city), city.removeprefix(province)
            return names[0] or entry.text("county_unknown"), names[1] or entry.text("city_unknown")
    return entry.text("county_unknown"), entry.text("city_unknown")
