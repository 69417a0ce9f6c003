"""The attachments a form asks for, with the firm's files: add, open, take away, put back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.stack import lowered
from desktop.ui.theme import GAP_S, TOKENS
from desktop.ui.widgets import Picture, button, label, tool

if TYPE_CHECKING:
    from desktop.application.parts.enclosures import Enclosure
    from desktop.store.attachments import Attachment

SIGNS = {True: ("check", TOKENS.met), False: ("circle", TOKENS.border)}


class Enclosures(QWidget):
    """One entry an attachment. `wide` shows who asks for it as well."""

    add_wanted = Signal(str)  # the attachment's id in the form
    open_wanted = Signal(object)  # store Attachment
    removed = Signal(object)  # store Attachment

    def __init__(self, enclosures: Sequence[Enclosure], files: Sequence[Attachment]) -> None:
        super().__init__()
        self._files = files
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        lacking = sum(one.missing for one in enclosures)
        column.addWidget(label(f"附件还差 {lacking} 份" if lacking else "附件", "strong"))
        for one in enclosures:
            column.addWidget(self._entry(one))

    def _entry(self, one: Enclosure) -> QWidget:
        paper = one.attachment
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, GAP_S)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(GAP_S)
        held = [file for file in self._files if file.slot == paper.id]
        name, colour = ("warning", TOKENS.gap) if one.missing else SIGNS[bool(held)]
        top.addLayout(lowered(Picture(name, colour), 4))
        words = label(f"{paper.name}（{one.need}）", wrap=True)
        words.setContentsMargins(0, 2, 0, 0)
        top.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        add = button("添加", "link")
        add.setAccessibleName(f"添加文件：{paper.name}")
        add.clicked.connect(lambda: self.add_wanted.emit(paper.id))
        top.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        notes = "；".join(part for part in (paper.note, paper.origin, _personal(paper.personal)) if part)
        if notes:
            below = label(notes, "muted", wrap=True)
            below.setContentsMargins(24, 0, 0, 0)
            column.addWidget(below)
        for file in held:
            column.addLayout(self._file(file))
        return result

    def _file(self, file: Attachment) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 0, 0)
        row.setSpacing(4)
        pages = f"（{file.pages} 页）" if file.pages else ""
        name = label(file.name + pages, wrap=True)
        name.setContentsMargins(0, 3, 0, 0)
        row.addWidget(name, 1, Qt.AlignmentFlag.AlignTop)
        show = button("打开", "link")
        show.setAccessibleName(f"打开文件：{file.name}")
        show.clicked.connect(lambda: self.open_wanted.emit(file))
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        gone = tool("trash", "移走")
        gone.setAccessibleName(f"移走文件：{file.name}")
        gone.clicked.connect(lambda: self.removed.emit(file))
        row.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _personal(personal: bool) -> str:
    return "含个人信息，公开前遮盖" if personal else ""
