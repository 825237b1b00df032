"""The panel of a round: who presents, and a tick list of the awards handed over in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from desktop.operations.conferences import RoundLine, awards_to_present, known_presenters
from desktop.records.award import Award
from desktop.records.conference import Conference, Round
from desktop.records.conference_rules import check_round
from desktop.records.problem import Problem
from desktop.records.text import words
from desktop.store.file import RecordFile
from desktop.ui.conferences.handed_over import called_name, ids_of
from desktop.ui.conferences.words import counted
from desktop.ui.theme import Look
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.form_panel import FormPanel, Raw
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.columns import Align, Column, Group
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

TICKED = "Trường hợp"
HOW = "Space: chọn · Shift+Space: chọn cả quyết định"
NOBODY = "Không còn trường hợp nào chờ trao."
LIST_HEIGHT = 170
"""The least height of the tick list in px at 100 % text."""


class RoundPanel(FormPanel):
    """`saved` carries the round and the ids of its awards in the order of presentation."""

    saved = Signal(object, list)

    def __init__(self, look: Look, file: RecordFile, conference: Conference, line: RoundLine | None) -> None:
        seen = line.round if line else Round(conference.id or 0, 0, "")
        title = f"Sửa đợt {seen.position}" if line else "Đợt trao thưởng mới"
        super().__init__(look, title, ("round", conference.id, seen.id), file.now().date())
        self._conference = conference
        self._seen = seen
        self._groups = _groups(file, conference, line, self._today)
        self._ticked = set(ids_of(line.awards)) if line else set[int]()
        self.presenter_title = LineField(look, "ví dụ: Bí thư Đảng ủy phường")
        self.presenter_title.set_value(seen.presenter_title)
        self.presenter_name = LineField(look)
        self.presenter_name.set_value(seen.presenter_name)
        self.form.add_line(
            self.field("presenter_title", "Chức vụ người trao", self.presenter_title, required=True)
        )
        self.form.add_line(self.field("presenter_name", "Họ và tên người trao", self.presenter_name))
        self._known = known_presenters(file)
        completion = CompletionPopup(look, self.presenter_title, self._presenters)
        completion.taken.connect(self._take_presenter)
        self._build_list(look)
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft(), self.award_ids()))

    def draft(self) -> Round:
        """The round as it stands in the form."""
        return replace(
            self._seen,
            presenter_title=self.presenter_title.value(),
            presenter_name=self.presenter_name.value(),
        )

    def award_ids(self) -> list[int]:
        """The ticked awards in the order of the list."""
        return [one for group in self._groups for one in ids_of(group.rows) if one in self._ticked]

    def problems(self) -> Sequence[Problem]:
        return check_round(self._conference, self.draft())

    def begin(self, kept: Raw | None = None) -> None:
        super().begin(kept)
        ticked = kept.get(TICKED) if kept else None
        if isinstance(ticked, list):
            self._ticked = set(ticked)
            self._count_ticked()

    def raw(self) -> Raw:
        return {**super().raw(), TICKED: self.award_ids()}

    def tick(self, ids: Sequence[int], whole: bool) -> None:
        """Tick awards, or take the tick away where all of them have one; `whole`: all of their decisions."""
        named = set(ids)
        if whole:
            found = (set(ids_of(group.rows)) for group in self._groups)
            named = set[int]().union(*(group for group in found if group & named))
        self._ticked = self._ticked - named if named <= self._ticked else self._ticked | named
        self._count_ticked()
        self.table.view.viewport().update()

    def _build_list(self, look: Look) -> None:
        columns = (
            Column("tick", "", lambda _award: "", 36, tick=lambda award: award.id in self._ticked),
            Column(
                "place", "STT", lambda award: award.position, 40, align=Align.CENTRE, dim=True, plain=True
            ),
            Column(
                "name",
                "Nhận",
                called_name,
                160,
                1,
                second=lambda award: award.second_line,
                second_title="Chức vụ, đơn vị",
            ),
        )
        self.table = GroupedTable(
            look, columns, lambda award: award.id or 0, "Trường hợp được trao", name_column="name",
            two_line=True,
        )  # fmt: skip
        self.table.setMinimumHeight(look.theme.px(LIST_HEIGHT))
        self.table.set_groups(self._groups)
        self.table.ticked.connect(self.tick)
        hint = Text(look, HOW if self._groups else NOBODY, Type.SMALL, "text2", elide=True)
        self.body.addWidget(hint)
        self.body.addWidget(self.table, 1)
        self._count_ticked()

    def _count_ticked(self) -> None:
        chosen = [award for group in self._groups for award in group.rows if award.id in self._ticked]
        counts = counted(Counter(award.kind for award in chosen))
        self.table.set_foot(f"Đã chọn {counts}" if chosen else "Chưa chọn trường hợp nào")

    def _presenters(self, typed: str) -> list[Suggestion]:
        wanted = words(typed)
        fitting = [
            one
            for one in self._known
            if all(
                any(part.startswith(word) for part in words(f"{one.presenter_title} {one.presenter_name}"))
                for word in wanted
            )
        ]
        return [Suggestion(one.presenter_title, one.presenter_name, one) for one in fitting][:8]

    def _take_presenter(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.payload, Round) and suggestion.payload.presenter_name:
            self.presenter_name.replace_text(suggestion.payload.presenter_name)


def _groups(file: RecordFile, conference: Conference, line: RoundLine | None, today: date) -> list[Group]:
    """The awards of the round, then those in no round yet, decision by decision."""
    own = (
        [Group("own", line.awards, "Đang trong đợt này", _many(line.awards))] if line and line.awards else []
    )
    waiting = awards_to_present(file, conference.held_on or today)
    return own + [
        Group(
            str(found.entry.id),
            found.awards,
            found.entry.commendation.number or "(chưa có số)",
            f"{_many(found.awards)} · {found.entry.commendation.occasion or found.entry.issuer.name}",
        )
        for found in waiting
    ]


def _many(awards: Sequence[Award]) -> str:
    return f"{len(awards)} trường hợp"
