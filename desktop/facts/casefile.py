"""A case from a JSON file: {"facts": {key: value}}."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from desktop.errors import BadCase, BadValue
from desktop.facts.case import BASE_YEAR, Answer, Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact
from desktop.facts.factjson import from_json, to_json
from desktop.facts.following import follows
from desktop.facts.former import TakenBack, former_facts, take_back
from desktop.facts.known import UNKNOWN, Blank, Known, Origin, OriginKind

LARGEST = 20_000_000  # bytes
EXAMPLE = '例如 {"facts": {"firm.name": "…"}}。'
MOST_MEANT = 5  # keys named at once


def read_case(path: Path, catalogue: Catalogue) -> Case:
    """The case in the file; raises BadCase naming the key, the label and what to do."""
    return Case(catalogue, read_answers(path, catalogue).answers)


def read_answers(path: Path, catalogue: Catalogue) -> TakenBack:
    """The answers in the file, also to questions of earlier versions; raises BadCase like `read_case`."""
    facts = _facts(_load(path), path)
    known = {**catalogue.facts, **{fact.key: fact for fact in former_facts(catalogue)}}
    _know_all(facts, known)
    base_year = _base_year(facts, catalogue)
    answers = {}
    for key, obj in facts.items():
        value = _value(known[key], obj, base_year)
        if value is not UNKNOWN:
            answers[key] = Answer(value, Origin(OriginKind.IMPORTED, f"{path.name} / {known[key].label}"))
    return take_back(answers, catalogue)


def case_json(case: Case) -> dict[str, Any]:
    """The stored answers as `read_case` reads them; where they came from is not kept."""
    return {"facts": {key: to_json(case.catalogue[key], answer.value) for key, answer in case.answers.items()}}


def _load(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST:
            raise BadCase(f"《{path.name}》太大了，不像是一份企业数据。", "请检查文件选对了没有。")
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_unique)
    except (OSError, UnicodeDecodeError) as problem:
        raise BadCase(f"《{path.name}》读不出来。", "请检查文件在不在、是不是 UTF-8 编码。") from problem
    except json.JSONDecodeError as problem:
        raise BadCase(
            f"《{path.name}》第 {problem.lineno} 行不是 JSON 的写法。", "请检查引号、逗号和括号。"
        ) from problem
    except (RecursionError, ValueError) as problem:
        raise BadCase(f"《{path.name}》里有读不了的内容。", "请检查数字长度和括号层数。") from problem


def _refuse_constant(name: str) -> object:
    raise BadCase(f"文件里的 {name} 不是数字。", "还不知道的数请删去这一行或写 null。")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise BadCase(f"“{key}”在文件里写了两次。", "请删去其中一个。")
        found[key] = value
    return found


def _facts(data: object, path: Path) -> Mapping[str, object]:
    facts = data.get("facts") if isinstance(data, dict) else None
    if not isinstance(facts, dict):
        raise BadCase(f"《{path.name}》里没有 facts。", EXAMPLE)
    return facts


def _base_year(facts: Mapping[str, object], catalogue: Catalogue) -> int | None:
    """finance.base_year, else the latest year that any yearly fact names."""
    if facts.get(BASE_YEAR) is not None and BASE_YEAR in catalogue:
        stated = _value(catalogue[BASE_YEAR], facts[BASE_YEAR], None)
        if isinstance(stated, int):
            return stated
    named = (obj for key, obj in facts.items() if isinstance(obj, Mapping) and key in catalogue)
    years = [int(year) for obj in named for year in obj if len(year) == 4 and year.isdecimal()]
    return max(years, default=None)


def _know_all(facts: Mapping[str, object], known: Collection[str]) -> None:
    """Complain of every key nobody asks for in one sentence, with what may have been meant."""
    wrong = [key for key in facts if key not in known]
    if not wrong:
        return
    named = "、".join(f"“{key}”" for key in wrong)
    near = {key: _near(key, known) for key in wrong}
    meant = "，".join(
        f"{key} 是不是 {found}" if len(wrong) > 1 else f"是不是 {found}" for key, found in near.items() if found
    )
    more = f"这 {len(wrong)} 个字段" if len(wrong) > 1 else "这个字段"
    raise BadCase(f"没有{named}{more}。", f"{meant}？" if meant else "字段清单用 jigai facts --json 查看。")


def _near(key: str, known: Collection[str]) -> str:
    """Those that begin with it where it is the beginning of a few, else the one most like it; "" for none."""
    below = [one for one in known if one.startswith(f"{key}.")]
    return "、".join(below if 0 < len(below) <= MOST_MEANT else get_close_matches(key, list(known), n=1))


def _value(fact: Fact, obj: object, base_year: int | None) -> Known:
    if fact.is_derived and not follows(fact):
        raise BadCase(f"{fact.key}（{fact.short_label}）由其他数据算出，不用填。", "请删去这一行。")
    try:
        value = from_json(fact, obj, base_year)
    except BadValue as problem:
        raise BadCase(f"{fact.key}：{problem.sentence}", problem.next_step) from problem
    return value if isinstance(value, Blank) or value != {} else UNKNOWN
