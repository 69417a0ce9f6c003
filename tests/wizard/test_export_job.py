"""The export says what is unfinished, writes what can be written, and leaves nothing half done."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.application.fill import Filled
from desktop.errors import ExportProblem
from desktop.store.attachments import Attachment
from desktop.wizard import export as export_module
from desktop.wizard.bundle import BUNDLE_FOLDER
from desktop.wizard.export import ExportItem, Format, Progress, Written, plan_export, run_export, unfinished
from desktop.wizard.filename import safe_name
from desktop.wizard.papers import case_context, fill_all, session_context
from desktop.wizard.session import Session

FORM = "F01_library"


def papers(session: Session) -> tuple[Filled, ...]:
    """The entry form and the list of attachments, filled."""
    chosen = [form for form in session.rooms.forms if form.id in (FORM, "F13_attachments")]
    return fill_all(session.case, session_context(session, chosen))


def attach(session: Session, folder: Path, slot: str, *names: str) -> Sequence[Attachment]:
    assert session.case_id is not None
    for name in names:
        (folder / name).write_bytes(name.encode())
        session.store.attachments.add(session.case_id, slot, folder / name)
    return session.store.attachments.list(session.case_id)


def test_every_chosen_form_is_written_in_every_chosen_format(session: Session, tmp_path: Path) -> None:
    session.type_text("firm.name", "六安示例精密铸造有限公司")
    seen: list[Progress] = []
    plan = plan_export(papers(session), set(Format), tmp_path / "导出")
    assert plan.existing() == ()
    report = run_export(plan, seen.append)
    assert [written.path.suffix for written in report.written] == [".pdf", ".xlsx", ".pdf", ".xlsx"]
    assert sorted(path.name for path in (tmp_path / "导出").iterdir()) == sorted(path.name for path in plan.paths)
    assert [(step.done, step.total) for step in seen] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert report.written[0].path.read_bytes().startswith(b"%PDF")
    assert report.written[0].pages
    assert report.failures == ()
    assert report.missing_glyphs == frozenset()
    assert plan.existing() == plan.paths


def test_what_is_unfinished_is_known_before_anything_is_written(session: Session) -> None:
    [entry, *_] = unfinished(papers(session))
    assert entry.form.id == FORM
    assert "firm.name" in {gap.fact for gap in entry.gaps}
    assert "business_licence" in {enclosure.attachment.id for enclosure in entry.enclosures}
    session.type_text("firm.name", "甲公司")
    [entry, *_] = unfinished(papers(session))
    assert "firm.name" not in {gap.fact for gap in entry.gaps}


def test_a_firm_with_gaps_gets_its_papers_but_the_export_is_not_complete(session: Session, tmp_path: Path) -> None:
    report = run_export(plan_export(papers(session)[:1], {Format.XLSX}, tmp_path))
    assert len(report.written) == 1
    assert not report.is_complete


def test_a_file_open_in_excel_does_not_stop_the_others_and_can_be_tried_again(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_export(papers(session), set(Format), tmp_path)
    locked = plan.items[1].path
    write = export_module._write

    def refuse(item: ExportItem) -> Written:
        if item.path == locked:
            raise ExportProblem("这个文件正被 Excel 打开。", "请关掉后点重试。")
        return write(item)

    with monkeypatch.context() as patch:
        patch.setattr(export_module, "_write", refuse)
        report = run_export(plan)
    assert [failure.path for failure in report.failures] == [locked]
    assert len(report.written) == 3
    rest = plan.left_over(report)
    assert rest.paths == (locked,)
    assert run_export(rest).failures == ()
    assert locked.exists()


def test_an_export_can_be_stopped_between_two_files(session: Session, tmp_path: Path) -> None:
    seen: list[Progress] = []
    plan = plan_export(papers(session), set(Format), tmp_path)
    report = run_export(plan, seen.append, lambda: len(seen) == 2)
    assert report.is_stopped
    assert not report.is_complete
    assert len(report.written) == 2
    assert len(plan.left_over(report).paths) == 2


def test_attachments_are_copied_in_the_order_of_the_printed_list(session: Session, tmp_path: Path) -> None:
    attach(session, tmp_path, "filing", "备案.jpg")
    kept = attach(session, tmp_path, "business_licence", "执照1.pdf", "执照2.pdf")
    filled = papers(session)
    plan = plan_export(filled, (), tmp_path / "导出", kept)
    report = run_export(plan)
    longest = max((paper.enclosures for paper in filled), key=len)
    order = [enclosure.attachment.id for enclosure in longest]
    licence, filing = order.index("business_licence") + 1, order.index("filing") + 1
    names = {path.name for path in (tmp_path / "导出" / BUNDLE_FOLDER).iterdir()}
    assert names == {
        f"{licence:02}-1 营业执照.pdf",
        f"{licence:02}-2 营业执照.pdf",
        f"{filing:02} 项目备案（核准）文件.jpg",
    }
    assert {written.path.read_bytes() for written in report.written} == {
        name.encode() for name in ("备案.jpg", "执照1.pdf", "执照2.pdf")
    }


def test_a_paper_damaged_in_the_store_is_told_and_not_handed_in(session: Session, tmp_path: Path) -> None:
    changed, gone = attach(session, tmp_path, "filing", "备案.jpg", "补充.jpg")
    changed.path.write_bytes(b"x")
    gone.path.unlink()
    report = run_export(plan_export(papers(session), (), tmp_path / "导出", (changed, gone)))
    assert [failure.problem.sentence for failure in report.failures] == [
        "附件“备案.jpg”的存档已经损坏。",
        "附件“补充.jpg”的存档不见了。",
    ]
    assert not (tmp_path / "导出" / BUNDLE_FOLDER).exists()


def test_papers_carry_the_names_of_authorities_and_attachments_the_user_set(session: Session, tmp_path: Path) -> None:
    attach(session, tmp_path, "business_licence", "执照.pdf")
    session.store.settings.set("authority.city_bureau", "六安市经济和信息化局")
    session.store.settings.set("authority.county_bureau", "")
    context = session_context(session, session.rooms.forms)
    assert context.settings == {"city_bureau": "六安市经济和信息化局"}
    assert [one.file_name for one in context.attachments] == ["执照.pdf"]
    assert context.program.startswith("技改通 ")
    assert context.date == dt.date(2026, 11, 20)


def test_a_case_without_a_store_is_filled_the_same_way(session: Session) -> None:
    session.type_text("firm.name", "甲公司")
    chosen = session.rooms.forms[:1]
    alone = case_context(session.case, session.rooms, dt.date(2026, 11, 20), chosen)
    [one] = fill_all(session.case, alone)
    [other] = fill_all(session.case, session_context(session, chosen))
    assert one.document == other.document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("技改/扩建: 一期*", "技改_扩建_ 一期_"),
        (" 名称. ", "名称"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("\u202egpj", "_gpj"),
        ("???", "未命名"),
        ("", "未命名"),
        ("长" * 100, "长" * 60),
    ],
)
def test_a_title_becomes_a_file_name_that_windows_takes(text: str, name: str) -> None:
    assert safe_name(text) == name
