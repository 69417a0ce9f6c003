"""What an answer has just changed is told in the words its finding stands under."""

from collections.abc import Callable

from desktop.ui.pulse import change_lines
from tests.ui.pages.windowpage import WindowPage


def test_a_ban_that_comes_and_goes_is_told_of_what_it_bars_and_of_itself(
    open_window: Callable[..., WindowPage],
) -> None:
    session = open_window().desk.session
    session.open_case(session.store.create_case("甲公司").id)
    session.set_value("firm.region", "341504")
    session.set_value("project.catalogue_class", "permitted")
    version = session.version
    session.set_value("project.catalogue_class", "eliminated")
    came = list(change_lines(session.changes_since(version)))
    assert any(line.startswith("“产业结构调整指导目录的禁止”") and "变为已触及" in line for line in came)
    barred = [line for line in came if "变为暂不能申请" in line]
    assert barred
    version = session.version
    session.set_value("project.catalogue_class", "permitted")
    went = list(change_lines(session.changes_since(version)))
    assert sum("由暂不能申请变为" in line for line in went) == len(barred)
    for line in [*came, *went]:
        was, _, now = line.partition("”由")[2].partition("（")[0].partition("变为")
        assert was != now, line
