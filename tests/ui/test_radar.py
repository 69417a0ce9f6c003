"""The radar: what is not known leaves a gap, and the words say the same as the picture."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.diagnosis.area import Area
from desktop.ui.results.radar import Axis, Radar, Series
from desktop.ui.theme import AREA_HUES

AXES = [Axis(area.value, area.label, AREA_HUES[area.value]) for area in Area]


def scores(**known: float | None) -> dict[str, float | None]:
    return {axis.key: known.get(axis.key, 60.0) for axis in AXES}


def radar(qtbot: QtBot, *series: Series) -> Radar:
    result = Radar(AXES)
    qtbot.addWidget(result)
    result.resize(400, 320)
    result.show_series(series)
    return result


def test_six_known_areas_are_joined_all_round(qtbot: QtBot) -> None:
    now = Series("这次", scores())
    assert len(radar(qtbot, now).segments(now)) == 6


def test_an_unanswered_area_opens_a_gap_between_its_neighbours(qtbot: QtBot) -> None:
    now = Series("这次", scores(green=None))
    joined = radar(qtbot, now).segments(now)
    assert len(joined) == 4
    assert not any("green" in pair for pair in joined)


def test_an_area_of_zero_points_is_joined_because_it_is_known(qtbot: QtBot) -> None:
    now = Series("这次", scores(green=0.0))
    assert len(radar(qtbot, now).segments(now)) == 6


def test_an_unanswered_area_is_called_open_and_never_zero(qtbot: QtBot) -> None:
    name = radar(qtbot, Series("这次", scores(green=None))).accessibleName()
    assert "绿色化 待补充" in name
    assert "绿色化 0" not in name


def test_this_time_and_last_time_are_both_said(qtbot: QtBot) -> None:
    name = radar(qtbot, Series("这次", scores(green=70.0)), Series("上次", scores(green=45.5))).accessibleName()
    assert "这次：" in name
    assert "绿色化 70.0 分" in name
    assert "上次：" in name
    assert "绿色化 45.5 分" in name


def test_the_shape_is_drawn_and_differs_with_the_scores(qtbot: QtBot) -> None:
    low, high = radar(qtbot, Series("这次", scores(high_end=5.0))), radar(qtbot, Series("这次", scores(high_end=95.0)))
    assert low.grab().toImage() != high.grab().toImage()


def test_this_time_and_last_time_stay_apart_in_grey(qtbot: QtBot) -> None:
    """Only the strokes tell the series apart: their darkness, not their hue."""
    one = radar(qtbot, Series("这次", scores()), Series("上次", scores(green=20.0)))
    other = radar(qtbot, Series("这次", scores(green=20.0)), Series("上次", scores()))
    grey = QImage.Format.Format_Grayscale8
    assert one.grab().toImage().convertToFormat(grey) != other.grab().toImage().convertToFormat(grey)
