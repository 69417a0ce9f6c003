"""A clock that can be turned, a small catalogue, and a store in a fresh folder."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Column, Fact, FactType, Option
from desktop.store.database import Store, open_store

CHINA = dt.timezone(dt.timedelta(hours=8))


@dataclass
class Clock:
    """A clock that stands still until it is turned."""

    moment: dt.datetime = dt.datetime(2026, 11, 20, 10, 42, 5, tzinfo=CHINA)

    def __call__(self) -> dt.datetime:
        return self.moment

    def turn(self, **step: float) -> None:
        self.moment += dt.timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "我的 数据"


@pytest.fixture
def store(folder: Path, clock: Clock) -> Iterator[Store]:
    opened = open_store(folder, clock)
    yield opened
    opened.close()


@pytest.fixture
def case_id(store: Store) -> str:
    return store.create_case("压铸单元改造").id


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    level = (Option("city", "市级"), Option("province", "省级"))
    columns = (Column("name", "名称", FactType.TEXT), Column("amount", "金额", FactType.MONEY, "元"))
    return Catalogue(
        [
            Fact("firm.name", FactType.TEXT, "企业名称", ""),
            Fact("project.name", FactType.TEXT, "项目名称", ""),
            Fact("firm.code", FactType.POSTCODE, "邮编", ""),
            Fact("finance.revenue", FactType.MONEY, "营业收入", "", unit="万元", years=3),
            Fact("investment.total", FactType.MONEY, "总投资", "", unit="万元"),
            Fact("project.filed", FactType.BOOL, "是否备案", ""),
            Fact("project.start", FactType.MONTH, "开工时间", ""),
            Fact("library.year", FactType.YEAR, "入库年度", ""),
            Fact("level", FactType.CHOICE, "级别", "", options=level),
            Fact("levels", FactType.MULTI, "级别", "", options=level),
            Fact("equipment", FactType.TABLE, "设备", "", columns=columns),
        ]
    )
