"""What the page of initiatives has done: the panels it shows, and what is carried out with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from desktop.operations import initiative_years, initiatives, recognitions
from desktop.operations.initiative_years import CarriedOver
from desktop.operations.initiatives import InitiativeRow, OpenedInitiative, RecognitionLine, YearLine
from desktop.operations.recognitions import Commended
from desktop.records.codes import Field, Level, Novelty
from desktop.records.initiative import (
    Initiative,
    InitiativeYear,
    LocalField,
    Recognition,
    RegisteredInitiative,
)
from desktop.ui.desk import Desk
from desktop.ui.initiatives.carry_panel import CarryPanel
from desktop.ui.initiatives.commend_panel import CommendPanel
from desktop.ui.initiatives.initiative_panel import InitiativePanel
from desktop.ui.initiatives.local_field_panel import LocalFieldPanel
from desktop.ui.initiatives.recognition_panel import RecognitionPanel
from desktop.ui.initiatives.year_panel import YearPanel
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.widgets.notice import Notice

NO_OWNER = "Mô hình “{name}” chưa ghi đơn vị, người thực hiện. Bấm F2 để điền rồi lập quyết định."
NONE_CHOSEN = "Chọn các mô hình trong bảng rồi lập quyết định."
ONE_AT_A_TIME = "Đang chọn {count} mô hình. Chọn một mô hình rồi bấm Delete."


class Deeds:
    """Belongs to one page; `show_year` (id, year) brings a yearly row into sight."""

    def __init__(
        self, page: Page, desk: Desk, forms: PanelForms, show_year: Callable[[int, int], None]
    ) -> None:
        self._page = page
        self._look = page.look
        self._desk = desk
        self._file = desk.file
        self._show_year = show_year
        self.forms = forms

    def new_initiative(self, year: int) -> None:
        """The panel of a new initiative, registered for a year."""
        panel = InitiativePanel(
            self._look, self._file, Initiative("", Field.ECONOMY), InitiativeYear(0, year)
        )

        def made(found: RegisteredInitiative) -> None:
            self._show_year(found.id or 0, found.year.year)

        panel.saved.connect(
            lambda draft, first: self.forms.save(
                panel, lambda: initiatives.create_initiative(self._file, draft, first), made
            )
        )
        self.forms.show(panel)

    def edit_initiative(self, seen: Initiative) -> None:
        """The panel of an initiative's own fields."""
        panel = InitiativePanel(self._look, self._file, seen, None)
        panel.saved.connect(
            lambda draft, _none: self.forms.save(
                panel, lambda: initiatives.change_initiative(self._file, seen, draft)
            )
        )
        self.forms.show(panel)

    def new_local_field(self) -> None:
        """The panel of a field of the office's own."""
        panel = LocalFieldPanel(self._look, self._file)

        def save(draft: LocalField) -> None:
            self.forms.save(panel, lambda: initiatives.save_local_field(self._file, None, draft))

        panel.saved.connect(save)
        self.forms.show(panel)

    def carry_over(self, year: int) -> None:
        """The panel that carries the year before on; the summary is said once it is done."""
        panel = CarryPanel(self._look, self._file, year)

        def done(found: CarriedOver) -> None:
            row = found.rows[0]
            self._show_year(row.id or 0, row.year)

        def save(ids: list[int], changes: dict[int, str], day: date | None) -> None:
            deed = lambda: initiative_years.carry_over(  # noqa: E731 - handed on, not called here
                self._file, year, ids, changes=changes, registered_on=day
            )
            self.forms.save(panel, deed, done)

        panel.saved.connect(save)
        self.forms.show(panel)

    def add_year(self, opened: OpenedInitiative) -> None:
        """The panel of one more year, the one after the latest."""
        latest = opened.years[0].year.year
        draft = InitiativeYear(opened.initiative.id or 0, latest + 1, Novelty.KEPT)
        panel = YearPanel(self._look, self._file, draft)
        panel.saved.connect(
            lambda made: self.forms.save(
                panel,
                lambda: initiative_years.add_year(self._file, made),
                lambda found: self._show_year(found.id or 0, found.year),
            )
        )
        self.forms.show(panel)

    def edit_year(self, seen: InitiativeYear) -> None:
        """The panel of a year's results."""
        panel = YearPanel(self._look, self._file, seen)
        panel.saved.connect(
            lambda draft: self.forms.save(
                panel, lambda: initiative_years.change_year(self._file, seen, draft)
            )
        )
        self.forms.show(panel)

    def recognise(self, line: YearLine) -> None:
        """The panel that recognises one initiative in a year."""
        title = f"Ghi công nhận năm {line.year.year}"
        others = [one.recognition for one in line.recognitions]
        draft = Recognition(line.year.id or 0, _next_level(others))
        panel = RecognitionPanel(self._look, self._file, title, draft, None, line.year, others)
        self._save_new(panel, [line.year.id or 0])

    def recognise_many(self, years: Sequence[InitiativeYear]) -> None:
        """The panel that recognises several initiatives of a year at once."""
        title = f"Ghi công nhận {len(years)} mô hình"
        panel = RecognitionPanel(self._look, self._file, title, Recognition(0, Level.WARD), None, None)
        self._save_new(panel, [year.id or 0 for year in years])

    def commend(self, rows: Sequence[InitiativeRow]) -> None:
        """The panel of a new decision for the owners of initiatives; done, the decision is opened."""
        without = [row.initiative.name for row in rows if not row.initiative.owner]
        if not rows or without:
            self._page.say(Notice(NO_OWNER.format(name=without[0]) if without else NONE_CHOSEN, "warn"))
            return
        panel = CommendPanel(self._look, self._file, rows)
        ids = [row.year.id or 0 for row in rows]

        def opened(made: Commended) -> None:
            self._page.page_asked.emit("commendations", {"commendation_id": made.commendation.id})

        panel.saved.connect(
            lambda draft: self.forms.save(
                panel, lambda: recognitions.commend_initiatives(self._file, ids, draft), opened
            )
        )
        self.forms.show(panel)

    def edit_recognition(self, opened: OpenedInitiative, line: RecognitionLine) -> None:
        """The panel of a recognition."""
        seen = line.recognition
        year = next(one for one in opened.years if one.year.id == seen.initiative_year_id)
        others = [one.recognition for one in year.recognitions]
        title = f"Sửa công nhận năm {year.year.year}"
        panel = RecognitionPanel(self._look, self._file, title, seen, line.commendation, year.year, others)
        panel.saved.connect(
            lambda draft: self.forms.save(
                panel, lambda: recognitions.change_recognition(self._file, seen, draft)
            )
        )
        self.forms.show(panel)

    def remove_recognition(self, found: Recognition) -> None:
        """Take a recognition back."""
        self._desk.carry_out(self._page, lambda: recognitions.remove_recognition(self._file, found.id or 0))

    def delete_year(self, year: InitiativeYear) -> None:
        """Take an initiative out of a year."""
        self._desk.carry_out(self._page, lambda: initiative_years.delete_year(self._file, year.id or 0))

    def delete_initiative(self, found: Initiative) -> None:
        """Delete an initiative with all its years."""
        self._desk.carry_out(self._page, lambda: initiatives.delete_initiative(self._file, found.id or 0))

    def delete_row(self, opened: OpenedInitiative, year_ids: Sequence[int]) -> None:
        """Delete a row of the table: the year, or the initiative where that is its only one."""
        if len(year_ids) != 1:
            words = ONE_AT_A_TIME.format(count=len(year_ids))
            self._page.say(Notice(words, "warn"))
        elif len(opened.years) == 1:
            self.delete_initiative(opened.initiative)
        else:
            year = next(line.year for line in opened.years if line.year.id == year_ids[0])
            self.delete_year(year)

    def _save_new(self, panel: RecognitionPanel, year_ids: Sequence[int]) -> None:
        def save(draft: Recognition) -> None:
            deed = lambda: recognitions.recognise(  # noqa: E731 - handed on, not called here
                self._file, year_ids, level=draft.level, recognised_on=draft.recognised_on,
                commendation_id=draft.commendation_id, decision=draft.decision,
            )  # fmt: skip
            self.forms.save(panel, deed)

        panel.saved.connect(save)
        self.forms.show(panel)


def _next_level(others: Sequence[Recognition]) -> Level:
    """The ward's, or the city's where the ward has recognised it already."""
    return Level.CITY if any(one.level is Level.WARD for one in others) else Level.WARD
