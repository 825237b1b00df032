"""Sổ số quyết định: what numbers each issuer gave in each period, with what is left out or given twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations import numbers, offices
from desktop.operations.numbers import NumberBook
from desktop.records.number_book import BookLine, explained
from desktop.records.text import short_date
from desktop.store.file import RecordFile
from desktop.ui.settings.number_panels import ReleasePanel, ReservePanel, SeriesPanel
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.settings.section import TableSection
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark, Reason
from desktop.words.problems import problem_sentence

EXPLANATION = (
    "Số chạy theo năm với cơ quan nhà nước, theo nhiệm kỳ với cấp ủy Đảng. Số đã cấp cho việc khác "
    "ghi là số ngoài sổ, để không bị coi là khuyết và không bị gợi ý lại."
)
NOTHING_YET = "Chưa cấp số nào trong sổ này"


@dataclass(frozen=True)
class BookRow:
    """A line of a book; `line` is None where the book has none yet."""

    id: int
    book: NumberBook
    line: BookLine | None


class NumberBooksSection(TableSection):
    """Enter: a gap is noted as given elsewhere, a noted number is taken back, else the book is changed."""

    kinds = frozenset({"number_series", "reserved_numbers", "commendation", "issuer"})
    foot = "Enter: ghi số khuyết là số ngoài sổ, bỏ ghi số ngoài sổ, hoặc đặt số bắt đầu"

    def __init__(self, look: Look, file: RecordFile) -> None:
        columns = (
            Column("number", "Số", _number, 90, align=Align.RIGHT, strong=True),
            Column("state", "Tình trạng", lambda row: _state(row)[0], 130, mark=lambda row: _state(row)[1]),
            Column("what", "Cấp cho", _what, 130, 1),
        )
        super().__init__(look, "Sổ số quyết định", EXPLANATION, columns, "Ghi số ngoài sổ", reason_of=_reason)
        self._file = file
        self._rows: dict[int, BookRow] = {}
        self.start_button = secondary(look, "Đặt số bắt đầu", icon="edit")
        self.start_button.clicked.connect(self.start_book)
        self.head.insertWidget(self.head.count() - 1, self.start_button)
        self.read_when_shown()

    def add(self) -> None:
        if offices.issuers(self._file):
            super().add()
        else:
            self.refused.emit("Chưa có cơ quan ban hành nào. Thêm cơ quan ban hành trước.")

    def start_book(self) -> None:
        """Open the panel of the number that the current book begins with."""
        book = self._current_book()
        if book is None:
            self.add()
            return
        self.panel_asked.emit(self._series_panel(book))

    def groups(self) -> Sequence[Group]:
        found = []
        self._rows = {}
        for book in self._books():
            rows = [self._row(book, line) for line in book.lines or (None,)]
            count = f"{book.given} số đã cấp" if book.given else ""
            found.append(Group(f"{book.issuer.id}-{book.start}", rows, _title(book), count))
        return found

    def panel(self, row_id: int | None) -> RecordPanel | None:
        row = self._rows.get(row_id) if row_id is not None else None
        if row_id is None:
            book = self._current_book() or self._books()[0]
            return ReservePanel(self._look, self._file, book)
        if row is None:
            return None
        line = row.line
        if line is not None and line.reserved is not None and not line.commendations:
            return ReleasePanel(self._look, self._file, line.reserved)
        if line is not None and line.is_gap:
            return ReservePanel(self._look, self._file, row.book, line)
        return self._series_panel(row.book)

    def reserve_again(self, issuer_id: int, start: str, first: int | None) -> None:
        """Open the panel of numbers given elsewhere, of a book that begins on this day (ISO)."""
        for book in self._books():
            if (book.issuer.id, str(book.start)) == (issuer_id, start):
                gap = next((line for line in book.lines if line.is_gap and line.first == first), None)
                self.panel_asked.emit(ReservePanel(self._look, self._file, book, gap))

    def start_again(self, issuer_id: int, start: str) -> None:
        """Open the panel of the number that a book begins with."""
        for book in self._books():
            if (book.issuer.id, str(book.start)) == (issuer_id, start):
                self.panel_asked.emit(self._series_panel(book))

    def _series_panel(self, book: NumberBook) -> SeriesPanel:
        return SeriesPanel(self._look, self._file, book, numbers.stated_series(self._file, book))

    def _books(self) -> list[NumberBook]:
        """Every book there is, and the present one of each issuer in force."""
        today = self._file.now().date()
        found = []
        for issuer in offices.issuers(self._file):
            books = numbers.books(self._file, issuer.id or 0)
            if issuer.issues_on(today) and not any(one.start <= today <= one.end for one in books):
                books = [numbers.book(self._file, issuer.id or 0, today), *books]
            found += books
        return found

    def _current_book(self) -> NumberBook | None:
        row = self._rows.get(self.table.current_id())
        return row.book if row else None

    def _row(self, book: NumberBook, line: BookLine | None) -> BookRow:
        row = BookRow(len(self._rows) + 1, book, line)
        self._rows[row.id] = row
        return row


def _title(book: NumberBook) -> str:
    return f"{book.issuer.name} · {period_words(book.start, book.end)}"


def period_words(start: date, end: date) -> str:
    """“năm 2026”, “nhiệm kỳ 01/06/2025 – 31/05/2030”, “chưa ghi nhiệm kỳ”."""
    if start == date.min and end == date.max:
        return "chưa ghi nhiệm kỳ"
    if start == date.min:
        return f"chưa ghi nhiệm kỳ, đến {short_date(end)}"
    if end == date.max:
        return f"chưa ghi nhiệm kỳ, từ {short_date(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"năm {start.year}"
    return f"{short_date(start)} – {short_date(end)}"


def _number(row: BookRow) -> str:
    line = row.line
    if line is None:
        return ""
    return str(line.first) if line.first == line.last else f"{line.first}–{line.last}"


def _state(row: BookRow) -> tuple[str, Mark]:
    line = row.line
    if line is None:
        return "Chưa dùng", Mark("circle_hint", "text2")
    if line.is_gap:
        return "Khuyết", Mark("warning", "warn")
    if line in row.book.repeats:
        return "Trùng", Mark("warning", "warn")
    if line.reserved is not None:
        return "Ngoài sổ", Mark("link", "info")
    return "Đã cấp", Mark("checkmark", "ok")


def _what(row: BookRow) -> str:
    line = row.line
    if line is None:
        return NOTHING_YET
    told = [
        " ".join(
            (one.number, f"ngày {short_date(one.decision_date)}" if one.decision_date else "", one.subject)
        ).strip()
        for one in line.commendations
    ]
    return "; ".join([*told, *([line.reserved.note] if line.reserved else [])])


def _reason(row: BookRow) -> Reason | None:
    """Why a line is doubtful, in the words that the whole program has for it."""
    if row.line is None:
        return None
    one = NumberBook(row.book.issuer, row.book.start, row.book.end, (row.line,), ())
    told = " ".join(problem_sentence(problem.code, problem.values) for problem in explained(one))
    return Reason(told, "warn") if told else None
