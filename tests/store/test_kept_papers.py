"""The firm's own papers are copied, checked, and never quietly lost."""

import datetime as dt
from pathlib import Path

import pytest

from desktop.errors import StoreProblem
from desktop.store.backup import backups
from desktop.store.database import Store, open_store, restore_backup
from desktop.store.problems import BadAttachment
from tests.store.conftest import Clock


def paper(folder: Path, name: str = "营业执照.PDF", content: bytes = b"not really a pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def two_pages(folder: Path) -> Path:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842)
    path = folder / "合同.pdf"
    document.save(path)
    document.close()
    return path


def test_a_paper_is_copied_so_that_the_original_may_go(store: Store, case_id: str, tmp_path: Path) -> None:
    original = paper(tmp_path)
    added = store.attachments.add(case_id, "business_licence", original)
    original.unlink()
    [kept] = store.attachments.list(case_id)
    assert kept == added
    assert (kept.name, kept.slot, kept.size) == ("营业执照.PDF", "business_licence", 16)
    assert kept.path.read_bytes() == b"not really a pdf"
    assert kept.path.suffix == ".pdf"
    assert kept.path.parent.parent == store.folder / "attachments"


def test_the_pages_of_a_pdf_are_counted_and_those_of_a_broken_one_are_not_known(
    store: Store, case_id: str, tmp_path: Path
) -> None:
    assert store.attachments.add(case_id, "contracts", two_pages(tmp_path)).pages == 2
    assert store.attachments.add(case_id, "licence", paper(tmp_path)).pages is None


def test_the_same_paper_for_two_purposes_is_stored_once(store: Store, case_id: str, tmp_path: Path) -> None:
    first = store.attachments.add(case_id, "licence", paper(tmp_path))
    second = store.attachments.add(case_id, "filing", paper(tmp_path))
    assert first.path == second.path
    assert len(store.attachments.list(case_id)) == 2


def test_a_paper_put_into_the_trash_comes_back(store: Store, case_id: str, tmp_path: Path) -> None:
    added = store.attachments.add(case_id, "licence", paper(tmp_path))
    store.attachments.remove(added.id)
    assert store.attachments.list(case_id) == ()
    assert [one.id for one in store.attachments.list(case_id, is_trashed=True)] == [added.id]
    store.attachments.take_back(added.id)
    assert store.attachments.list(case_id) == (added,)


def test_emptying_the_trash_keeps_a_copy_that_another_purpose_still_needs(
    store: Store, case_id: str, tmp_path: Path, clock: Clock
) -> None:
    first = store.attachments.add(case_id, "licence", paper(tmp_path))
    second = store.attachments.add(case_id, "filing", paper(tmp_path))
    store.attachments.remove(first.id)
    clock.turn(days=31)
    store.empty_trash(clock.moment)
    assert store.attachments.list(case_id) == (second,)
    assert second.path.exists()
    store.attachments.remove(second.id)
    clock.turn(days=31)
    store.empty_trash(clock.moment)
    assert not second.path.exists()


def test_a_copy_that_was_changed_or_deleted_by_hand_is_found(store: Store, case_id: str, tmp_path: Path) -> None:
    whole = store.attachments.add(case_id, "a", paper(tmp_path, "a.txt", b"a"))
    changed = store.attachments.add(case_id, "b", paper(tmp_path, "b.txt", b"b"))
    gone = store.attachments.add(case_id, "c", paper(tmp_path, "c.txt", b"c"))
    changed.path.write_bytes(b"x")
    gone.path.unlink()
    assert store.attachments.broken(case_id) == (changed, gone)
    assert store.attachments.add(case_id, "b", paper(tmp_path, "b.txt", b"b")).path.read_bytes() == b"b"
    assert store.attachments.broken(case_id) == (gone,)
    assert whole.path.exists()


def test_seal_validity_and_purpose_of_a_paper_can_be_noted(store: Store, case_id: str, tmp_path: Path) -> None:
    added = store.attachments.add(case_id, "licence", paper(tmp_path))
    store.attachments.describe(added.id, sealed=True, valid_until=dt.date(2027, 5, 1))
    store.attachments.move(added.id, "filing")
    [kept] = store.attachments.list(case_id)
    assert (kept.sealed, kept.valid_until, kept.slot) == (True, dt.date(2027, 5, 1), "filing")


def test_an_empty_file_a_folder_and_a_missing_file_are_no_papers(store: Store, case_id: str, tmp_path: Path) -> None:
    for source in (paper(tmp_path, "空.pdf", b""), tmp_path, tmp_path / "没有.pdf"):
        with pytest.raises(BadAttachment):
            store.attachments.add(case_id, "licence", source)
    assert store.attachments.list(case_id) == ()


def test_a_paper_that_cannot_be_copied_is_told_in_a_sentence(store: Store, case_id: str, tmp_path: Path) -> None:
    (store.folder / "attachments").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreProblem):
        store.attachments.add(case_id, "licence", paper(tmp_path))


def test_a_thrown_away_case_takes_its_own_copies_along_when_the_trash_is_emptied(
    store: Store, case_id: str, tmp_path: Path, clock: Clock
) -> None:
    own = store.attachments.add(case_id, "licence", paper(tmp_path))
    other = store.create_case("另一个项目").id
    shared = store.attachments.add(case_id, "filing", paper(tmp_path, "备案.txt", b"filing"))
    store.attachments.add(other, "filing", paper(tmp_path, "备案.txt", b"filing"))
    store.delete_case(case_id)
    clock.turn(days=31)
    store.empty_trash(clock.moment)
    assert not own.path.exists()
    assert shared.path.exists()


def test_the_papers_of_a_backup_outlive_a_fresh_start_and_an_emptied_trash(
    store: Store, case_id: str, tmp_path: Path, clock: Clock
) -> None:
    added = store.attachments.add(case_id, "licence", paper(tmp_path))
    backup = store.backup()
    folder = store.folder
    store.close()
    (folder / "jigai.db").unlink()
    fresh = open_store(folder, clock, is_fresh_start=True)
    other = fresh.create_case("另一个项目").id
    fresh.attachments.remove(fresh.attachments.add(other, "licence", paper(tmp_path, "新.txt", b"new")).id)
    clock.turn(days=31)
    fresh.empty_trash(clock.moment)
    fresh.close()
    restore_backup(folder, next(one for one in backups(folder) if one.path == backup), clock)
    again = open_store(folder, clock)
    assert again.attachments.list(case_id) == (added,)
    assert again.attachments.broken(case_id) == ()
    again.close()
