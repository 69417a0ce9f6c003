"""The blank template, written once, and for each test a fresh copy of a short one with the facts the tests fill."""

from pathlib import Path

import pytest
from intakebook import Book

from desktop.facts.catalogue import Catalogue
from desktop.facts.reading import load_catalogue
from desktop.intake.template import write_template

FILLED = {
    *("firm.name", "firm.uscc", "firm.region", "firm.ownership", "firm.postcode", "firm.contact_phone"),
    *(
        "firm.registered_capital",
        "firm.market_share",
        "firm.above_scale",
        "firm.high_tech",
        "firm.titles",
        "firm.intro",
    ),
    *("finance.base_year", "finance.revenue", "staff.total", "benefit.efficiency_gain", "benefit.jobs"),
    *("project.filed", "project.filing_date", "project.start", "project.directions", "project.purposes"),
    *("project.library_number", "project.report_phone", "project.adds_land", "project.land_area"),
    *("investment.fixed_assets", "loans", "equipment"),
}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def template(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "空白表.xlsx"
    write_template(path, catalogue)
    return path


@pytest.fixture(scope="session")
def short_catalogue(catalogue: Catalogue) -> Catalogue:
    return Catalogue([catalogue[key] for key in catalogue if key in FILLED], catalogue.groups)


@pytest.fixture(scope="session")
def short_template(short_catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "短表.xlsx"
    write_template(path, short_catalogue)
    return path


@pytest.fixture
def book(short_template: Path, tmp_path: Path, short_catalogue: Catalogue) -> Book:
    return Book(short_template, tmp_path, short_catalogue)
