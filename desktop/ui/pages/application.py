"""申报材料: the forms as cards, and inside each its printed pages beside what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.errors import UserError
from desktop.ui import dialogs, tasks
from desktop.ui.pages.page import Keys, Page
from desktop.ui.papers.folder import Folder
from desktop.ui.papers.formcard import FormCard
from desktop.ui.papers.formview import FormView
from desktop.ui.stack import Stack
from desktop.ui.theme import GAP_M, GAP_S
from desktop.ui.whereto import asked_at, wanted_form
from desktop.ui.widgets import button, label

if TYPE_CHECKING:
    from desktop.application.fill import Filled
    from desktop.store.attachments import Attachment

ANY_FILE = "文件 (*.pdf *.jpg *.jpeg *.png *.doc *.docx *.xls *.xlsx *.zip);;所有文件 (*)"
WIDE = 1400  # the form view may use more of a large screen than cards may
FILL = 1000  # the form view takes the height the page's own stretch would


class ApplicationPage(Page):
    """Cards first; a form that is open stays open while its gaps are being filled elsewhere."""

    content_width = 920
    wants_side = False

    def build(self) -> None:
        self.folder = Folder(self.desk, self)
        self.folder.filled.connect(self._show)
        self._open = ""  # the form that is looked into
        self._working = label("正在核对各份表格…", "muted")
        self.column.addWidget(self._working)
        self.cards = Stack(GAP_M)
        self.cards.hide()
        self.column.addWidget(self.cards)
        self.form = FormView()
        self.form.hide()
        self.form.closed.connect(self.close_form)
        self.form.fact_wanted.connect(lambda key: self.fact_requested.emit(asked_at(self.desk, key)))
        self.form.add_wanted.connect(self._add)
        self.form.open_wanted.connect(self._look)
        self.form.removed.connect(self._remove)
        self._removed = self._make_removed()
        self.column.addWidget(self._removed)
        self.column.addWidget(self.form, FILL)

    def refresh(self, keys: Keys | None) -> None:
        if self.desk.is_open:
            self._working.setVisible(not self.folder.papers)
            self.folder.ask()

    def scroll_to_top(self) -> None:
        """The page is shown: open the form another page asked for."""
        super().scroll_to_top()
        wanted = wanted_form(self.desk)
        if wanted:
            self._open = wanted
            self.refresh(None)

    def open_form(self, form_id: str) -> None:
        """Look into a form."""
        self._open = form_id
        self._removed.hide()
        self._show(self.folder.papers)
        self.form.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to_top()

    def close_form(self) -> None:
        """Back to the cards."""
        here, self._open = self._open, ""
        self._removed.hide()
        self._show(self.folder.papers)
        for card in self.cards.findChildren(FormCard):
            if card.form_id == here:
                card.open.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is shown

    def _show(self, papers: tuple[Filled, ...]) -> None:
        self._working.hide()
        found = next((paper for paper in papers if paper.form.id == self._open), None)
        self.form.setVisible(found is not None)
        self.cards.setVisible(found is None)
        self.title.setText(self.step.title if found is None else found.form.title)
        middle = self.title.parentWidget()
        if middle is not None:
            middle.setMaximumWidth(self.content_width if found is None else WIDE)
        if found is not None:
            self.form.show_form(found, self._files())
            return
        cards = []
        for paper in papers:
            card = FormCard(paper)
            card.opened.connect(self.open_form)
            cards.append(card)
        self.cards.show_all(cards)

    def _files(self) -> tuple[Attachment, ...]:
        session = self.desk.session
        return session.store.attachments.list(session.case_id) if session.case_id else ()

    # attachments

    def _make_removed(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_S)
        self._removed_words = label("", "muted", wrap=True)
        row.addWidget(self._removed_words)
        self._put_back = button("放回", "link")
        self._put_back.clicked.connect(self._take_back)
        row.addWidget(self._put_back)
        row.addStretch(1)
        holder.hide()
        self._gone: Attachment | None = None
        return holder

    def _add(self, slot: str) -> None:
        path = dialogs.open_file(self, "添加附件", ANY_FILE)
        case_id = self.desk.session.case_id
        if path is None or case_id is None:
            return
        store = self.desk.session.store.attachments
        tasks.run(lambda: store.add(case_id, slot, path), lambda _: self.refresh(None), self._refuse)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        dialogs.tell_problem(self, "附件", error)

    def _look(self, file: Attachment) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.path))):
            dialogs.tell(self, "附件", "这个文件打不开。请确认电脑上装了能打开它的程序。")

    def _remove(self, file: Attachment) -> None:
        try:
            self.desk.session.store.attachments.remove(file.id)
        except UserError as problem:
            self._refuse(problem)
            return
        self._gone = file
        self._removed_words.setText(f"已移走“{file.name}”")
        self._removed.show()
        self.refresh(None)

    def _take_back(self) -> None:
        if self._gone is not None:
            self.desk.session.store.attachments.take_back(self._gone.id)
        self._gone = None
        self._removed.hide()
        self.refresh(None)
