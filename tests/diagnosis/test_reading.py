"""A data file with a mistake is refused with a sentence that names file and place."""

import shutil
from decimal import Decimal

import pytest

from desktop.diagnosis.benchmark import Step
from desktop.diagnosis.reading import read_indicators
from desktop.errors import BadData, BadValue
from desktop.paths import resources_dir

FILE = "informatized.toml"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(resources_dir() / "indicators", tmp_path / "indicators")


def spoil(folder, old, new, file=FILE):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("weight = 9", "weight = 10", "权重合计是 101"),
        ("informatized.equipment_networked /", "informatized.nothing /", "没有“informatized.nothing”这个数据项"),
        ("/ informatized.equipment_total", "/ (informatized.equipment_total", "公式"),
        ('source = "sme2024"', 'source = "nobody"', "没有名为“nobody”的来源"),
        ('{ key = "pcs"', '{ key = "pcz"', "没有“pcz”这个选项"),
        ('  { key = "pcs", score = "18", named_in = "la2020", verified = "seed" },', "", "“pcs”没有给分"),
        ('other_supports = ["sx_inet"]', 'other_supports = ["sx_nothing"]', "没有名为“sx_nothing”的支持"),
        ('direction = "higher"', 'directoin = "higher"', "“direction”"),
        ('kind = "honours"', 'kind = "points"', "“points”不认识"),
        ('good = { value = "40"', 'good = { value = "70"', "要一条比一条高"),
        ('good = { value = "40"', 'good = { value = "forty"', "“value”要写成加引号的数字"),
        ("advice =", "advise =", "缺“advice”"),
    ],
)
def test_a_mistake_is_named_with_its_file(folder, catalogue, old, new, says):
    spoil(folder, old, new)
    with pytest.raises(BadData) as caught:
        read_indicators(catalogue, folder)
    assert FILE in caught.value.sentence
    assert says in caught.value.sentence


def test_a_missing_file_is_named(folder, catalogue):
    (folder / "green.toml").unlink()
    with pytest.raises(BadData, match=r"green\.toml"):
        read_indicators(catalogue, folder)


def test_a_target_may_only_point_to_an_indicator_that_exists(folder, catalogue):
    spoil(folder, 'indicator = "green.water"', 'indicator = "green.wine"', "targets.toml")
    with pytest.raises(BadData, match=r"green\.wine"):
        read_indicators(catalogue, folder)


def test_a_reference_value_may_be_changed_and_the_points_follow(indicators):
    changed = indicators.with_reference_values({"automated.line": {Step.GOOD: Decimal(50)}})
    assert changed["automated.line"].benchmarks.good.value == 50
    assert indicators["automated.line"].benchmarks.good.value == 60


def test_a_documented_line_may_not_be_changed(indicators):
    with pytest.raises(BadValue, match="有文件出处"):
        indicators.with_reference_values({"informatized.device_network": {Step.GOOD: Decimal(50)}})


def test_lines_must_keep_rising(indicators):
    with pytest.raises(BadValue, match="一条比一条高"):
        indicators.with_reference_values({"automated.line": {Step.GOOD: Decimal(95)}})


def test_an_indicator_without_lines_has_no_reference_value_to_change(indicators):
    with pytest.raises(BadValue, match="没有可以改的参考值"):
        indicators.with_reference_values({"informatized.cloud": {Step.GOOD: Decimal(50)}})
