"""Fact files: what loads, and what is refused with file, key and repair."""

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.errors import BadData
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Change, FactType, When
from desktop.facts.reading import load_catalogue

HEAD = 'group = "firm"\ntitle = "企业信息"\norder = 10\n'
NAME = '[[fact]]\nkey = "firm.name"\ntype = "text"\nlabel = "名称"\nhelp = "全称"\n'
SWITCH = '[[fact]]\nkey = "firm.on"\ntype = "bool"\nlabel = "开"\nhelp = "说明"\n'
MONEY = '[[fact]]\nkey = "{key}"\ntype = "money"\nunit = "万元"\nlabel = "{key}"\nhelp = "说明"\n'
TABLE = """[[fact]]
key = "list"
type = "table"
label = "清单"
help = "说明"
columns = [
  { key = "kind", label = "类别", type = "choice", options = [{ key = "a", label = "甲" }] },
  { key = "count", label = "数量", type = "integer" },
  { key = "price", label = "单价", type = "money", unit = "元" },
  { key = "amount", label = "金额", type = "money", unit = "元", formula = "count * price" },
]
"""


def _load(folder: Path, *bodies: str, head: str = HEAD) -> Catalogue:
    (folder / "firm.toml").write_text(head + "\n".join(bodies), encoding="utf-8")
    return load_catalogue(folder)


def _fact(key: str, kind: str, *lines: str) -> str:
    return "\n".join(
        ["[[fact]]", f'key = "{key}"', f'type = "{kind}"', f'label = "{key}"', 'help = "说明"', *lines, ""]
    )


def test_files_are_ordered_by_their_number_and_facts_by_their_place(tmp_path: Path) -> None:
    (tmp_path / "a_late.toml").write_text('group = "late"\ntitle = "后"\norder = 20\n' + SWITCH, encoding="utf-8")
    (tmp_path / "_notes.toml").write_text("nonsense", encoding="utf-8")
    catalogue = _load(tmp_path, NAME)
    assert [group.title for group in catalogue.groups] == ["企业信息", "后"]
    assert list(catalogue) == ["firm.name", "firm.on"]
    assert [fact.key for fact in catalogue.facts.values() if fact.group == "late"] == ["firm.on"]
    assert "firm.name" in catalogue
    assert catalogue.get("firm.nobody") is None
    assert len(catalogue) == 2


def test_everything_a_file_says_arrives_in_the_fact(tmp_path: Path) -> None:
    body = _fact(
        "firm.share",
        "percent",
        "max = 100",
        "years = 2",
        'example = "12.5"',
        'when = { fact = "firm.on", values = ["yes"] }',
        'change = "fixed"',
        'source = "某文件"',
        'verified = "seed"',
        "personal = true",
    )
    fact = _load(tmp_path, SWITCH, body)["firm.share"]
    assert (fact.type, fact.unit, fact.group) == (FactType.PERCENT, "%", "firm")
    assert (fact.minimum, fact.maximum, fact.years) == (Decimal(0), Decimal(100), 2)
    assert fact.when == When("firm.on", ("yes",))
    assert (fact.change, fact.personal, fact.is_yearly) == (Change.FIXED, True, True)


def test_figures_start_at_zero_unless_signed_and_bounds_of_money_are_in_its_unit(tmp_path: Path) -> None:
    signed = _fact("firm.profit", "money", 'unit = "万元"', "signed = true")
    bounded = _fact("firm.capital", "money", 'unit = "万元"', "min = 0.5", "max = 100")
    catalogue = _load(tmp_path, signed, bounded)
    assert catalogue["firm.profit"].minimum is None
    assert (catalogue["firm.capital"].minimum, catalogue["firm.capital"].maximum) == (5000, 1_000_000)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ('[[fact]]\nkey = "firm.name"\ntype = "text"\nhelp = "全称"\n', ["firm.name", "label"]),
        ('[[fact]]\nkey = "firm.name"\ntype = "text"\nlabel = "名称"\nhelp = " "\n', ["firm.name", "help"]),
        ('[[fact]]\ntype = "text"\nlabel = "名称"\nhelp = "全称"\n', ["key"]),
        (_fact("Firm.Name", "text"), ["Firm.Name", "小写"]),
        (_fact("firm.name", "string"), ["firm.name", "string", "longtext"]),
        (_fact("firm.name", "text", 'helpp = "x"'), ["firm.name", "helpp"]),
        (_fact("firm.name", "choice"), ["firm.name", "选项"]),
        (_fact("firm.name", "text", 'options = [{ key = "a", label = "甲" }]'), ["firm.name", "options"]),
        (_fact("firm.a", "choice", 'options = [{ key = "a", label = "甲" }, { key = "a", label = "乙" }]'), ["重"]),
        (_fact("firm.a", "choice", 'options = [{ key = "a" }]'), ["firm.a", "label"]),
        (_fact("firm.a", "money", 'unit = "美元"'), ["firm.a", "美元", "万元"]),
        (_fact("firm.a", "table"), ["firm.a", "columns"]),
        (_fact("firm.a", "text", 'change = "maybe"'), ["firm.a", "maybe"]),
        (_fact("firm.a", "text", "max = 5"), ["firm.a", "max"]),
        (_fact("firm.a", "number", 'max = "5"'), ["firm.a", "max"]),
        (_fact("firm.a", "text", "years = -1"), ["firm.a", "years"]),
        (_fact("firm.a", "text", 'personal = "yes"'), ["firm.a", "personal"]),
        (NAME + NAME, ["firm.name", "已经有了"]),
        (SWITCH + _fact("firm.a", "text", 'when = { fact = "firm.onn", values = ["yes"] }'), ["firm.a", "firm.onn", "firm.on"]),
        (SWITCH + _fact("firm.a", "text", 'when = { fact = "firm.on", values = ["true"] }'), ["firm.a", "true", "yes"]),
        (_fact("firm.a", "text", 'when = { fact = "firm.a" }'), ["firm.a", "when"]),
        (NAME + _fact("firm.a", "text", 'when = { fact = "firm.name", values = ["x"] }'), ["firm.a", "x"]),
        (SWITCH + _fact("firm.a", "text", 'change_when = { fact = "firm.off", values = ["yes"] }'), ["change_when", "firm.off"]),
        (_fact("firm.a", "date", 'change = "follows"'), ["firm.a", "follows", "when"]),
        (_fact("firm.a", "bool", "ladder = true"), ["firm.a", "ladder"]),
        (_fact("firm.a", "number", 'formula = "firm.b + 1"'), ["firm.a", "firm.b"]),
        (_fact("firm.a", "number", 'formula = "1 +"'), ["firm.a", "公式"]),
        (_fact("firm.a", "text", 'formula = "1 + 1"'), ["firm.a", "数字"]),
        (NAME + _fact("firm.a", "number", 'formula = "firm.name * 2"'), ["firm.a", "firm.name", "不是数字"]),
        (_fact("firm.a", "number", 'formula = "builtin:magic"'), ["firm.a", "builtin:magic", "builtin:size_class"]),
        (_fact("firm.a", "bool", 'formula = "builtin:is_sme"'), ["firm.a", "firm.industry"]),
        (_fact("firm.a", "number", "overridable = true"), ["firm.a", "formula"]),
        (TABLE + _fact("firm.a", "number", 'formula = "sum(list.total)"'), ["firm.a", "total"]),
        (TABLE + _fact("firm.a", "number", 'formula = "sum(lost.total)"'), ["firm.a", "lost"]),
        (TABLE + _fact("firm.a", "number", 'formula = "count(list where kind = z)"'), ["firm.a", "kind", "z"]),
        (TABLE + _fact("firm.a", "number", 'formula = "list + 1"'), ["firm.a", "list"]),
        (TABLE.replace("count * price", "total * price"), ["list", "amount"]),
        (TABLE.replace("count * price", "amount * price"), ["list", "amount"]),
        (TABLE.replace('label = "单价"', 'label = "数量"'), ["list", "重"]),
        (TABLE.replace('type = "integer"', 'type = "table"'), ["list / count"]),
        (TABLE.replace('type = "integer"', 'type = "integer", pattern = "x"'), ["list / count", "pattern"]),
        ('fact = "x"\n', ["fact"]),
        ("[[fact]\n", ["firm.toml", "TOML"]),
    ],
)  # fmt: skip
def test_a_broken_fact_file_names_file_key_and_repair(tmp_path: Path, body: str, names: list[str]) -> None:
    with pytest.raises(BadData) as refusal:
        _load(tmp_path, body)
    text = str(refusal.value)
    assert "firm.toml" in text
    assert refusal.value.next_step
    for name in names:
        assert name in text


@pytest.mark.parametrize(
    "body",
    [
        _fact("a", "number", 'formula = "b + 1"') + _fact("b", "number", 'formula = "a@1 + 1"'),
        _fact("a", "number", 'formula = "a"'),
        _fact("a", "bool", 'when = { fact = "b", values = ["yes"] }')
        + _fact("b", "bool", 'when = { fact = "a", values = ["yes"] }'),
        _fact("a", "bool", 'when = { fact = "a", values = ["yes"] }'),
    ],
)
def test_formulas_and_conditions_that_turn_in_circles_are_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(BadData, match="圈") as refusal:
        _load(tmp_path, body)
    assert "→" in refusal.value.sentence


def test_a_group_without_title_or_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="没有字段文件"):
        load_catalogue(tmp_path)
    with pytest.raises(BadData, match="title"):
        _load(tmp_path, NAME, head='group = "firm"\n')


def test_a_table_brings_its_columns_and_their_formulas(tmp_path: Path) -> None:
    catalogue = _load(tmp_path, TABLE)
    column = catalogue["list"].column("kind")
    assert column is not None
    assert column.options[0].label == "甲"
    assert list(catalogue.column_formulas("list")) == ["amount"]
