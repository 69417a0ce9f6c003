"""A level of the diagnosis follows from the honours, each of which is asked in one place."""

from itertools import product
from pathlib import Path

import pytest

from desktop.errors import BadData
from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Answer, Case, Known, OriginKind
from desktop.facts.fact import FactType
from desktop.facts.following import follows, sources
from desktop.facts.reading import load_catalogue

CATALOGUE = load_catalogue()
FOLLOWING = [fact for fact in CATALOGUE.facts.values() if follows(fact)]
NO_CENTRES = {
    "recognition.tech_center.level": "none",
    "recognition.design_center.level": "none",
    "recognition.platform.kind": "none",
}


def case_of(answers: dict[str, Known]) -> Case:
    return Case(CATALOGUE, {key: Answer(value) for key, value in answers.items()})


@pytest.mark.parametrize(
    ("key", "answers", "expected"),
    [
        ("green.title", {}, UNKNOWN),
        ("green.title", {"recognition.green_factory.level": "none"}, UNKNOWN),
        ("green.title", {"recognition.green_factory.level": "none", "recognition.green_supply_chain": False}, "l0"),
        ("green.title", {"recognition.green_factory.level": "none", "recognition.green_supply_chain": True}, "l3"),
        ("green.title", {"recognition.green_factory.level": "city", "recognition.green_supply_chain": False}, "l1"),
        ("green.title", {"recognition.green_factory.level": "province", "recognition.green_supply_chain": DONT_KNOW}, UNKNOWN),
        ("green.title", {"recognition.green_factory.level": "national"}, "l3"),
        ("innovative.title", {"firm.titles": ("champion",)}, "l5"),
        ("innovative.title", {"firm.titles": ("little_giant",)}, "l4"),
        ("innovative.title", {"firm.titles": (), "firm.high_tech": True}, UNKNOWN),
        ("innovative.title", {"firm.titles": (), "firm.high_tech": True, "firm.innovation_demonstration": False}, "l3"),
        ("innovative.title", {"firm.titles": (), "firm.high_tech": False, "firm.innovation_demonstration": True}, "l4"),
        ("innovative.title", {"firm.titles": ("tech_sme", "innovative_sme"), "firm.high_tech": False, "firm.innovation_demonstration": False}, "l2"),
        ("innovative.title", {"firm.titles": (), "firm.high_tech": False, "firm.innovation_demonstration": False}, "l0"),
        ("innovative.platform", {**NO_CENTRES, "innovative.rd_department": True}, "l1"),
        ("innovative.platform", {**NO_CENTRES, "innovative.rd_department": False}, "l0"),
        ("innovative.platform", {**NO_CENTRES, "recognition.tech_center.level": "city"}, "l2"),
        ("innovative.platform", {**NO_CENTRES, "recognition.platform.kind": "provincial"}, "l3"),
        ("innovative.platform", {"recognition.design_center.level": "national"}, "l4"),
        ("innovative.platform", {"recognition.tech_center.level": "province", "recognition.design_center.level": "none"}, UNKNOWN),
        ("innovative.platform", {"recognition.platform.kind": "other_national"}, "l4"),
        ("high_end.brand_quality", {"high_end.quality_honours": ("brand",)}, UNKNOWN),
        ("high_end.brand_quality", {"high_end.quality_honours": ("brand",), "innovative.new_title": ("app", "prov_new")}, ("prov_new", "brand")),
        ("high_end.brand_quality", {"high_end.quality_honours": (), "innovative.new_title": ("app",)}, ()),
    ],
)  # fmt: skip
def test_the_highest_honour_that_is_held_counts_and_an_open_one_leaves_it_open(
    key: str, answers: dict[str, Known], expected: Known
) -> None:
    assert case_of(answers).value(key) == expected


@pytest.mark.parametrize("fact", FOLLOWING, ids=lambda fact: fact.key)
def test_a_level_is_shown_as_computed_and_never_asked(fact) -> None:
    assert fact.is_derived
    assert fact.source
    case = Case(CATALOGUE, {key: Answer(_lowest(key)) for key in sources(fact)})
    origin = case.origin(fact.key)
    assert origin is not None
    assert origin.kind is OriginKind.COMPUTED


@pytest.mark.parametrize("fact", FOLLOWING, ids=lambda fact: fact.key)
def test_where_no_honour_applies_the_level_does_not_either(fact) -> None:
    assert case_of(dict.fromkeys(sources(fact), NOT_APPLICABLE)).value(fact.key) is NOT_APPLICABLE
    *most, last = sources(fact)
    mixed = case_of({**dict.fromkeys(most, NOT_APPLICABLE), last: _lowest(last)})
    assert mixed.value(fact.key) == (() if fact.type is FactType.MULTI else "l0")


@pytest.mark.parametrize("fact", FOLLOWING, ids=lambda fact: fact.key)
def test_a_level_that_is_known_stays_whatever_else_is_answered(fact) -> None:
    keys = sources(fact)
    for held in product(*(_answers(key) for key in keys)):
        whole = case_of(dict(zip(keys, held, strict=True)))
        for left_out in product((True, False), repeat=len(keys)):
            less = whole.without(*(key for key, out in zip(keys, left_out, strict=True) if out))
            assert less.value(fact.key) in (UNKNOWN, whole.value(fact.key))
        assert whole.value(fact.key) is not UNKNOWN


def test_what_was_typed_for_a_level_counts_nowhere() -> None:
    assert case_of({"green.title": "l3"}).value("green.title") is UNKNOWN


def _answers(key: str) -> list[Known]:
    fact = CATALOGUE[key]
    if fact.type is FactType.BOOL:
        return [True, False]
    names = [option.key for option in fact.options]
    return [(), *((name,) for name in names), tuple(names)] if fact.type is FactType.MULTI else list(names)


def _lowest(key: str) -> Known:
    fact = CATALOGUE[key]
    return False if fact.type is FactType.BOOL else () if fact.type is FactType.MULTI else fact.options[0].key


HEAD = """group = "firm"
title = "企业"
order = 1

[[fact]]
key = "firm.level"
type = "choice"
label = "级别"
help = "说明"
options = [{ key = "none", label = "无" }, { key = "city", label = "市级" }]

[[fact]]
key = "firm.best"
type = "choice"
label = "最高"
help = "说明"
"""
BUILTIN = 'formula = "builtin:from_answers"\n'


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (BUILTIN + 'options = [{ key = "a", label = "甲" }, { key = "b", label = "乙" }]', "写得不对"),
        ('options = [{ key = "a", label = "甲" }, { key = "b", label = "乙", given_by = { fact = "firm.level", values = ["city"] } }]', "given_by"),
        (BUILTIN + 'options = [{ key = "a", label = "甲" }, { key = "b", label = "乙", given_by = { fact = "firm.level", values = ["county"] } }]', "county"),
        (BUILTIN + 'options = [{ key = "a", label = "甲" }, { key = "b", label = "乙", given_by = { fact = "firm.nothing", values = ["city"] } }]', "firm.nothing"),
        (BUILTIN + 'options = [{ key = "a", label = "甲" }, { key = "b", label = "乙", given_by = { fact = "firm.best", values = ["a"] } }]', "圈"),
    ],
)  # fmt: skip
def test_a_level_that_names_what_is_not_there_is_refused(declared: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "firm.toml").write_text(HEAD + declared + "\n", encoding="utf-8")
    with pytest.raises(BadData, match=said):
        load_catalogue(tmp_path)
