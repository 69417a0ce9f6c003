"""`jigai --self-check`: loads every data file and fills the sample, or says what is broken."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.application.precheck.reading import load_checks
from desktop.application.typeset.fonts import Role, face_of, missing_glyphs
from desktop.commands.demo import sample_case
from desktop.commands.fontcheck import is_whole
from desktop.commands.papers import write_papers
from desktop.errors import BadData, UserError
from desktop.facts.catalogue import Catalogue
from desktop.facts.reading import load_catalogue
from desktop.planning.reading import load_plan_rules
from desktop.values.codetable import code_names
from desktop.wizard.rooms import Rooms
from desktop.wizard.stepfile import load_steps

Result = TypeVar("Result")

REINSTALL = "请重新安装程序；仍不行就把这句话发给维护人员。"


def run() -> int:
    """Print 自检通过 with counts and return 0; raises the UserError of the first thing that is broken."""
    catalogue = _tried("字段", load_catalogue)
    rooms = Rooms(catalogue)
    counts = {
        "字段": len(catalogue),
        "步骤": len(_tried("步骤", lambda: load_steps(catalogue))),
        "指标": _tried("指标", lambda: len(rooms.indicators.items)),
        "政策": _tried("政策", lambda: len(rooms.policies)),
        "条款": sum(len(policy.measures) for policy in rooms.policies),
        "申报表": _tried("申报表", lambda: len(rooms.forms)),
        "预审规则": _tried("预审规则", lambda: len(load_checks(catalogue))),
        "日程步骤": _tried("日程", lambda: len(load_plan_rules(catalogue).steps)),
        "行业": _tried("行业代码", lambda: len(code_names("industries"))),
        "区划": _tried("区划代码", lambda: len(code_names("regions"))),
        "字体": _tried("字体", lambda: _check_fonts(catalogue)),
        "示例材料": _tried("示例企业", lambda: _fill_sample(rooms)),
    }
    for name, count in counts.items():
        if not count:
            raise BadData(f"{name}数据是空的。", REINSTALL)
    print("自检通过：" + "，".join(f"{name} {count}" for name, count in counts.items()) + "。")
    return 0


def _tried(name: str, work: Callable[[], Result]) -> Result:
    """What `work` gives; whatever is broken becomes one sentence that names the part."""
    try:
        return work()
    except UserError:
        raise
    except Exception as problem:  # a damaged file may break anything; the check is there to say which part
        raise BadData(f"{name}没有通过自检（{type(problem).__name__}: {problem}）。", REINSTALL) from problem


def _check_fonts(catalogue: Catalogue) -> int:
    """How many faces there are, after each was found whole and every label and option was looked up in them."""
    faces = [face_of(role) for role in Role]
    for face in faces:
        if not is_whole(face.sfnt):
            raise BadData(f"字体文件 {face.sfnt.path.name} 损坏了。", REINSTALL)
    texts = [fact.label + fact.help + "".join(o.label for o in fact.options) for fact in catalogue.facts.values()]
    _refuse_missing(frozenset(missing_glyphs(texts)))
    return len(faces)


def _fill_sample(rooms: Rooms) -> int:
    """How many files the sample's forms make; they are written to a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        papers = write_papers(sample_case(rooms.catalogue), rooms, dt.date.today(), rooms.forms, Path(folder))
        _refuse_missing(papers.report.missing_glyphs)
        return len(papers.report.written)


def _refuse_missing(signs: frozenset[str]) -> None:
    if signs:
        raise BadData(f"有 {len(signs)} 个字没有字体能显示：{'、'.join(sorted(signs))}。", REINSTALL)
