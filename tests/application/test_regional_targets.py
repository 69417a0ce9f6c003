"""F11: 区域目标 of the firm's own region beside its own figures."""

from collections.abc import Mapping

import pytest
from castingfirm import build_case, context_of

from desktop.application.document import Block, Paragraph, Table
from desktop.application.fill import fill
from desktop.application.form import Form
from desktop.facts.catalogue import Catalogue

KUNMING: Mapping[str, object] = {
    "firm.name": "昆明样例铜业有限公司", "firm.region": "530111", "firm.industry": "3251", "finance.base_year": 2025,
    "finance.revenue": {"2025": "12000万元"}, "finance.main_revenue": {"2025": "11500万元"},
    "finance.rd_expense": {"2025": "92万元"}, "finance.value_added": {"2025": "3000万元"}, "staff.total": "120",
    "energy.fresh_water": {"2025": "150000"}, "energy.reused_water": "900000",
}  # fmt: skip


@pytest.fixture
def section(catalogue: Catalogue, forms: dict[str, Form]):
    """The blocks of the section for a firm with these answers."""

    def of(facts: Mapping[str, object]) -> tuple[Block, ...]:
        case = build_case(catalogue, facts)
        filled = fill(forms["F11_diagnosis"], case, context_of(case, tuple(forms.values())))
        return next(part.blocks for part in filled.parts if part.section.id == "targets")

    return of


def rows(blocks: tuple[Block, ...]) -> list[list[str]]:
    table = next(block for block in blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def notes(blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def test_the_firm_s_figure_stands_beside_that_of_its_province(section) -> None:
    found = rows(section(KUNMING))
    assert {(row[1], row[2], row[3]) for row in found} >= {
        ("规上工业研发经费占主营业务收入（2020年）", "0.8%", "全省 达到 1%"),
        ("万元工业增加值用水量", "50 立方米/万元", "全省 65 立方米/万元 以下"),
        ("规上工业用水重复利用率", "85.7%", "全省 90% 以上"),
        ("工业固体废物综合利用率", "待补充", "全省 达到 56%"),
        ("规上单位工业增加值能耗（2017年）", "待补充", "全省 降到 1.91 吨标准煤/万元"),
        ("全员劳动生产率（2017年）", "25 万元/人", "全省 45 万元/人 以上"),
    }
    assert "云南省工业转型升级规划（2016—2020年） 第三章二" in {row[4] for row in found}


def test_what_the_firm_has_no_figure_for_is_only_listed(section) -> None:
    blocks = section(KUNMING)
    assert "新增省认定企业技术中心，全省 100 个 以上" in notes(blocks)
    assert "铜深加工率（2017年），行业 60% 以上" in notes(blocks)
    assert not [row for row in rows(blocks) if "技术中心" in row[1]]


def test_a_firm_of_luan_is_not_held_against_yunnan(section) -> None:
    blocks = section({**KUNMING, "firm.region": "341502"})
    assert not any(isinstance(block, Table) for block in blocks)
    assert "每年推广工业机器人和数控加工中心，全市 500 台（套）/年 以上" in notes(blocks)
    assert "云南" not in notes(blocks)


def test_a_firm_without_a_place_is_asked_for_it(section) -> None:
    blocks = section({key: value for key, value in KUNMING.items() if key != "firm.region"})
    assert not any(isinstance(block, Table) for block in blocks)
    assert "还没有填所在县（区）" in notes(blocks)


def test_no_word_of_the_section_passes_or_fails_a_firm(section) -> None:
    said = notes(section(KUNMING)) + "".join(text for row in rows(section(KUNMING)) for text in row)
    for word in ("达标线", "及格", "未达到", "符合", "不足", "还差"):
        assert word not in said
