"""The command line as a clerk meets it: status, what stands on the screen, and the files."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Jigai = Callable[..., Ran]


@pytest.fixture
def jigai(capsys: pytest.CaptureFixture[str]) -> Jigai:
    """Run one command in this process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        screen = capsys.readouterr()
        return Ran(status, screen.out, screen.err)

    return run


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[[dict[str, object]], Path]:
    """A JSON case with these facts."""

    def write(facts: dict[str, object]) -> Path:
        path = tmp_path / "企业.json"
        path.write_text(json.dumps({"facts": facts}, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture
def findings(jigai: Jigai, case_file: Callable[[dict[str, object]], Path]) -> Callable[..., dict[str, Any]]:
    """The findings of a firm by measure, as of the day the tests were written."""

    def check(facts: dict[str, object], as_of: str = "2026-11-20") -> dict[str, Any]:
        ran = jigai("check", case_file(facts), "--json", "--as-of", as_of)
        assert (ran.status, ran.err) == (0, "")
        return {finding["measure"]: finding for finding in ran.json["findings"]}

    return check
