"""The shipped sample firm in the window."""

from pathlib import Path

from desktop.facts.known import Answer
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from tests.ui.pages.windowpage import WindowPage


def sample_answers(page: WindowPage) -> dict[str, Answer]:
    """The answers of the sample firm."""
    path: Path = next((resources_dir() / "sample").glob("*.xlsx"))
    return dict(read_workbook(path, page.desk.catalogue).answers)


def open_sample(page: WindowPage, without: tuple[str, ...] = ()) -> None:
    """A new case with the sample's answers, but for the facts that begin so."""
    session = page.desk.session
    session.create_case("示例企业")
    answers = {key: answer for key, answer in sample_answers(page).items() if not key.startswith(without or ("\0",))}
    session.apply_import(session.plan_import(answers))
