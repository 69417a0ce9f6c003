"""What contradicts another answer is said under the card where it stands, at once, and holds nobody back."""

from collections.abc import Callable

import pytest

from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage


@pytest.fixture
def sample(open_window: Callable[..., WindowPage]) -> WindowPage:
    page = open_window()
    open_sample(page)
    return page


def told(page: WindowPage) -> list[str]:
    return [item.contradictions for item in page.page.sections.cards]


def test_a_breakdown_that_does_not_add_up_is_said_while_it_is_typed_and_goes_when_it_does(sample: WindowPage) -> None:
    sample.go("investment")
    assert told(sample) == ["", "", ""]
    right = sample.desk.session.text("investment.fixed_assets")
    sample.desk.type_live("investment.fixed_assets", "240")
    first = told(sample)[0]
    assert "固定资产投资 240" in first
    assert "相差" in first
    step = next(step for step in sample.desk.steps if step.id == "investment")
    assert sample.desk.session.blocked(step) == ()
    sample.desk.type_live("investment.fixed_assets", right)
    assert told(sample)[0] == ""


def test_more_machines_networked_than_there_are_is_said_on_the_page_of_the_area(sample: WindowPage) -> None:
    sample.go("informatized")
    sample.desk.type_text("informatized.equipment_total", "10")
    sample.desk.type_text("informatized.equipment_networked", "11")
    assert any("11 台大于生产设备总台数 10 台" in text for text in told(sample))


def test_a_firm_founded_tomorrow_is_asked_to_look_at_the_year(sample: WindowPage) -> None:
    sample.go("firm")
    sample.desk.type_text("firm.founded", "2099-01-01")
    assert any("2099年1月1日晚于今天" in text for text in told(sample))
