"""The attachments of an application as a folder of numbered copies, in the order of the printed list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ExportProblem, UserError
from desktop.store.diskfile import copy_in_place, digest_of
from desktop.wizard.filename import safe_name

if TYPE_CHECKING:
    from desktop.application.fill import Filled
    from desktop.application.parts.enclosures import Enclosure
    from desktop.store.attachments import Attachment

BUNDLE_FOLDER = "附件"


@dataclass(frozen=True, slots=True)
class BundleItem:
    """One copy to make."""

    attachment: Attachment
    path: Path


def plan_bundle(filled: Iterable[Filled], attachments: Sequence[Attachment], folder: Path) -> tuple[BundleItem, ...]:
    """The copies, numbered like the longest of the printed lists: `03-2 设备发票.pdf` is the second file of entry 3."""
    lists: list[tuple[Enclosure, ...]] = [paper.enclosures for paper in filled]
    longest = max(lists, key=len, default=())
    items: list[BundleItem] = []
    for number, enclosure in enumerate(longest, 1):
        files = [attachment for attachment in attachments if attachment.slot == enclosure.attachment.id]
        for place, attachment in enumerate(files, 1):
            mark = f"{number:02}-{place}" if len(files) > 1 else f"{number:02}"
            name = f"{mark} {safe_name(enclosure.attachment.name)}{attachment.path.suffix}"
            items.append(BundleItem(attachment, folder / BUNDLE_FOLDER / name))
    return tuple(items)


def copy_item(item: BundleItem) -> None:
    """Make one copy; raises ExportProblem when the disk refuses, UserError when the kept paper is damaged."""
    try:
        if digest_of(item.attachment.path) != item.attachment.digest:
            raise UserError(f"附件“{item.attachment.name}”的存档已经损坏。", "请重新添加这份附件。")
        copy_in_place(item.attachment.path, item.path)
    except FileNotFoundError as problem:
        raise UserError(f"附件“{item.attachment.name}”的存档不见了。", "请重新添加这份附件。") from problem
    except OSError as problem:
        raise ExportProblem(f"附件“{item.attachment.name}”没有复制成功。", "请换个文件夹再试。") from problem
