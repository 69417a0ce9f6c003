"""区域目标: shown for comparison, linked only where the quantity is the same."""

from desktop.diagnosis.area import Area
from desktop.diagnosis.target import Scope, TargetKind


def find(indicators, id):
    return next(target for target in indicators.targets if target.id == id)


def test_half_of_the_parks_means_fifty_percent_or_more(indicators):
    target = find(indicators, "la2020.circular_parks")
    assert target.value_text == "50% 以上"
    assert target.scope is Scope.PARK


def test_a_name_without_a_figure_gets_no_figure_and_is_no_target(indicators):
    target = find(indicators, "la2020.five_hundreds")
    assert (target.value_text, target.kind) == ("没有数字", TargetKind.DUTY)


def test_the_province_wide_500_robots_are_no_yardstick_for_one_firm(indicators):
    assert find(indicators, "la2020.robots").indicator == ""


def test_a_five_year_fall_and_a_rate_of_output_are_not_linked_to_other_quantities(indicators):
    for id in ("ynplan2016.energy_drop", "yn2014.new_product", "yn2014.copper", "yn2014.voltage", "yn2017.new_product"):
        assert find(indicators, id).indicator == "", id


def test_linked_targets_carry_the_unit_of_their_indicator(indicators):
    linked = [target for target in indicators.targets if target.indicator]
    assert len(linked) == 9
    for target in linked:
        assert target.unit == indicators[target.indicator].unit, target.id
        assert target.area is indicators[target.indicator].area, target.id


def test_awards_and_conditions_are_not_shown_as_targets(indicators):
    for area in Area:
        assert all(target.kind is TargetKind.TARGET for target in indicators.area_targets(area))
    assert find(indicators, "la2020.library_floor").kind is TargetKind.CONDITION
    shown = [target.id for target in indicators.area_targets(Area.INTELLIGENT)]
    assert "la2020.smart_factory_province" not in shown
