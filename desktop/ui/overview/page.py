"""Tổng quan: at most five lines of work that open the work, this year's figures, one chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.operations import overview
from desktop.operations.backups import SecondPlace
from desktop.operations.overview import Work, WorkKind
from desktop.records.text import short_date, weekday_name
from desktop.settings import PcSettings
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.overview.bar_chart import BarChart
from desktop.ui.overview.figures_card import FiguresCard
from desktop.ui.overview.work_card import WorkCard
from desktop.ui.page import Page, PageAction
from desktop.ui.safekeeping import known_second_place
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.text import Text, Type

EMPTY = "Chưa có quyết định nào. Bấm Quyết định mới, hoặc kéo tệp Excel vào đây."


COPIED = "Đã chép biểu đồ. Dán vào Word bằng Ctrl+V."


class OverviewPage(Page):
    """Counted whenever it comes into sight and whenever the register changes."""

    title = "Tổng quan"

    def __init__(self, look: Look, desk: Desk, settings: PcSettings, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._file = desk.file
        self._settings = settings
        self._second: SecondPlace | None = None
        self.work = WorkCard(look)
        self.figures = FiguresCard(look)
        self.chart = BarChart(look)
        self.day = Text(look, "", tone="text2")
        self.year = Text(look, "", Type.TITLE)
        self.empty = EmptyList(look, EMPTY, "Quyết định mới", key="Ctrl+N", icon="add")
        self._lay_out()
        self.empty.pressed.connect(self.new_decision)
        self.work.opened.connect(self._open_work)
        self.figures.asked.connect(lambda page: self.page_asked.emit(page, None))
        self.chart.copied.connect(lambda: self.say(Notice(COPIED, "ok")))
        desk.backed_up.connect(self._look_for_second_place)

    def actions_shown(self) -> Sequence[PageAction]:
        return (PageAction("page.new", primary=True),)

    def handlers(self) -> Mapping[str, Handler]:
        return {"page.new": Handler(self.new_decision, text="Quyết định mới")}

    def panes(self) -> Sequence[QWidget]:
        firsts = (*self.work.buttons[:1], self.empty.button, self.figures.figures[0], self.chart)
        return [pane for pane in firsts if pane.isVisible()]

    def opened(self, argument: object) -> None:
        super().opened(argument)
        self._count()
        if panes := self.panes():
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_for_second_place()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed:
            self._count()

    def set_narrow(self, narrow: bool) -> None:
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 6, edge, 14)
        self.chart.setMinimumHeight(self.look.theme.px(170 if narrow else 130))

    def new_decision(self) -> None:
        """On to Khen thưởng, with the panel of a new decision."""
        self.page_asked.emit("commendations", {"new": True})

    def _lay_out(self) -> None:
        full = QWidget()
        self._column = QVBoxLayout(full)
        self._column.setContentsMargins(20, 6, 20, 14)
        self._column.setSpacing(8)
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Text(self.look, "Việc cần làm", Type.TITLE))
        row.addWidget(self.day, 1)
        self._chart_card = Card(self.look)
        self._chart_card.column.addWidget(Text(self.look, "Số lượt khen thưởng theo năm", Type.STRONG))
        self._chart_card.column.addWidget(self.chart, 1)
        for widget in (self._head, self.work, self.year, self.figures):
            self._column.addWidget(widget)
        self._column.addWidget(self._chart_card, 1)
        self._column.addWidget(self.empty, 1)
        area, port = QScrollArea(), QWidget()
        area.setViewport(port)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(full)
        for see_through in (port, full):
            see_through.setAutoFillBackground(False)
        around = QVBoxLayout(self.body)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)

    def _count(self) -> None:
        now = self._file.now()
        year, chart = overview.year_figures(self._file), overview.chart(self._file)
        has_awards = any(bar.awards for bar in chart.bars)
        self.day.setText(f"{weekday_name(now.date())}, ngày {short_date(now.date())}")
        self.year.setText(f"Năm {year.year}")
        self.figures.show_figures(year)
        self.chart.show_chart(chart, f"{now:%d/%m}")
        self._chart_card.setVisible(has_awards)
        self.empty.setVisible(not has_awards)
        self._show_work()

    def _show_work(self) -> None:
        """Silent when nothing is due."""
        works = overview.work_due(self._file, self._second)
        self.work.show_work(works)
        self.work.setVisible(bool(works))
        self._head.setVisible(bool(works))

    def _look_for_second_place(self) -> None:
        """In a job: a stick may answer slowly."""
        file, settings = self._file, self._settings

        def done(place: SecondPlace | None) -> None:
            if place != self._second:
                self._second = place
                self._show_work()

        self._desk.jobs.run(
            lambda _progress: known_second_place(file, settings),
            done,
            lambda error: self._desk.tell(self, error),
        )

    def _open_work(self, work: Work) -> None:
        targets: Mapping[WorkKind, tuple[str, object]] = {
            WorkKind.OPINIONS: ("conferences", {"opinion_id": work.record_id}),
            WorkKind.CERTIFICATES: ("certificates", work.record_id),
            WorkKind.DECISIONS: ("commendations", {"commendation_id": work.record_id}),
            WorkKind.REPORT: ("reports", {"period": work.values.get("period")}),
            WorkKind.BLANKS: ("blanks", {"blank_id": work.record_id}),
            WorkKind.BACKUP: ("backups", {"copy": True}),
        }
        self.page_asked.emit(*targets[work.kind])
