"""The real pages of a form, as they will be printed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import tasks
from desktop.ui.papers.pageview import PageView
from desktop.ui.papers.render import Printed, draw_page, print_form
from desktop.ui.segments import Segments
from desktop.ui.stack import empty
from desktop.ui.theme import GAP_M, GAP_S
from desktop.ui.widgets import label

if TYPE_CHECKING:
    from desktop.application.fill import Filled

DPI = 96
POINTS = 72
LEAST = 240
REDRAW_MS = 120


class Zoom(Enum):
    """How large the pages are."""

    FIT = "fit"
    PAGE = "page"
    FULL = "full"


class Preview(QWidget):
    """Typesets and draws off the UI thread; keeps its place when the form is printed anew."""

    def __init__(self, first: QWidget) -> None:
        """`first` stands at the left of the bar above the pages."""
        super().__init__()
        self.printed: Printed | None = None  # what is on screen
        self._views: list[PageView] = []
        self._run = 0  # only the newest print counts
        self._zoom = Zoom.FIT
        self._said = label("", "muted")
        self._glyphs = label("", "problem", wrap=True)
        self._glyphs.hide()
        zoom = Segments("", {Zoom.FIT: "适合宽度", Zoom.PAGE: "整页", Zoom.FULL: "原大"})
        zoom.picked.connect(self._set_zoom)
        bar = QHBoxLayout()
        bar.setSpacing(GAP_M)
        bar.addWidget(first)
        bar.addWidget(zoom)
        bar.addStretch(1)
        bar.addWidget(self._said)
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self._column.setSpacing(GAP_M)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the pages jump when it comes
        self.area.setAccessibleName("打印预览")
        self.area.setWidget(self._pages)
        self.area.viewport().installEventFilter(self)
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._say())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        column.addLayout(bar)
        column.addWidget(self._glyphs)
        column.addWidget(self.area, 1)
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REDRAW_MS)
        self._redraw.timeout.connect(self._fit)

    def show_form(self, filled: Filled) -> None:
        """Print this form; the old pages stay until the new ones are there."""
        self._run += 1
        run = self._run
        if self.printed is None:
            self._said.setText("正在排版…")
        tasks.run(lambda: print_form(filled), lambda printed: self._take(run, printed))

    def forget(self) -> None:
        """Another form comes: keep nothing of this one."""
        self._run += 1
        self.printed = None
        self._views = []
        empty(self._column)
        self.area.verticalScrollBar().setValue(0)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._views)

    def _take(self, run: int, printed: Printed) -> None:
        if run != self._run:
            return
        at = self.area.verticalScrollBar().value()
        self.printed = printed
        empty(self._column)
        self._views = [PageView(n, len(printed.sizes), size) for n, size in enumerate(printed.sizes)]
        for view in self._views:
            view.wanted.connect(lambda number, width: self._draw(run, number, width))
            self._column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        glyphs = "、".join(sorted(printed.missing_glyphs))
        self._glyphs.setText(f"这些字打印不出来，请换成别的字：{glyphs}")
        self._glyphs.setVisible(bool(glyphs))
        self._fit()
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(at))
        self._say()

    def _draw(self, run: int, number: int, width: int) -> None:
        printed = self.printed
        if printed is None or run != self._run:
            return

        def show(image: QImage) -> None:
            if run == self._run and number < len(self._views):
                self._views[number].show_image(image)

        tasks.run(lambda: draw_page(printed, number, width), show)

    def _set_zoom(self, zoom: Zoom) -> None:
        self._zoom = zoom
        self._fit()

    def _fit(self) -> None:
        if self.printed is None:
            return
        viewport = self.area.viewport()
        for view, (width, height) in zip(self._views, self.printed.sizes, strict=True):
            room = viewport.width() - 2
            if self._zoom is Zoom.PAGE:
                room = min(room, round((viewport.height() - 2) * width / height))
            elif self._zoom is Zoom.FULL:
                room = round(width * DPI / POINTS)
            view.fit(max(room, LEAST))
        self._say()

    def _say(self) -> None:
        if not self._views:
            return
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        here = next((n for n, view in enumerate(self._views, 1) if view.geometry().bottom() >= middle), self.pages)
        self._said.setText(f"第 {here} 页，共 {self.pages} 页")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._redraw.start()
        return super().eventFilter(watched, event)
