from datetime import date

import pytest

from desktop.operations import numbers, offices
from desktop.operations.history import undo
from desktop.ui.settings.number_books import NumberBooksSection, period_words
from desktop.ui.settings.number_panels import ReleasePanel, ReservePanel, SeriesPanel
from tests.ui.settings.conftest import Shown

ISSUER = "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm"


def section(shown: Shown) -> NumberBooksSection:
    shown.page.opened({"section": "numbers"})
    found = shown.page.current()
    assert isinstance(found, NumberBooksSection)
    return found


def lines(found: NumberBooksSection, title: str) -> list[list[str]]:
    """The cells of the group with this title."""
    model = found.table.view.model()
    rows = [[str(model.index(row, at).data() or "") for at in range(3)] for row in range(model.rowCount())]
    start = next(at for at, row in enumerate(rows) if row[0].startswith(title))
    ends = [at for at, row in enumerate(rows) if at > start and " · " in row[0]]
    return rows[start + 1 : ends[0] if ends else None]


def issuer_id(shown: Shown) -> int:
    return offices.find_issuer(shown.file, ISSUER).id or 0


def choose(found: NumberBooksSection, number: str, book: str) -> None:
    row = next(
        row
        for row in found._rows.values()
        if row.line and str(row.line.first) == number and f"{row.book.issuer.name}" == book
    )
    found.table.set_current_id(row.id)


def test_a_gap_is_explained_and_noted_as_given_elsewhere(shown: Shown) -> None:
    found = section(shown)
    book = numbers.book(shown.file, issuer_id(shown), date(2026, 10, 9))
    gap = book.gaps[0]
    choose(found, str(gap.first), ISSUER)
    shown.press("Enter")
    panel = shown.page.panel()
    assert isinstance(panel, ReservePanel)
    assert (panel.first.value(), panel.last.value()) == (str(gap.first), str(gap.last))
    shown.press("Ctrl+Enter")
    assert shown.focus() is panel.note
    shown.type("quyết định về nhân sự")
    shown.press("Ctrl+Enter")
    shown.wait_notice(f"Đã ghi số {gap.first} đến {gap.last} cấp cho việc ngoài sổ")
    after = numbers.book(shown.file, issuer_id(shown), date(2026, 10, 9))
    assert len(after.gaps) == len(book.gaps) - 1
    undo(shown.file).result()
    shown.wait(lambda: any(row.line == gap for row in found._rows.values()))


def test_a_noted_number_is_taken_back(shown: Shown) -> None:
    found = section(shown)
    shown.page.opened({"section": "numbers"})
    book = numbers.book(shown.file, issuer_id(shown), date(2026, 10, 9))
    highest = max(line.last for line in book.lines)
    choose(found, str(book.lines[0].first), ISSUER)
    shown.press("Insert")
    panel = shown.page.panel()
    assert isinstance(panel, ReservePanel)
    shown.wait(panel.first.hasFocus)
    shown.type(str(highest + 1))
    shown.press("Enter")
    shown.type(str(highest + 1))
    shown.press("Enter")
    shown.type("việc khác")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: any(row.line and row.line.reserved for row in found._rows.values()))
    choose(found, str(highest + 1), ISSUER)
    shown.press("Enter")
    release = shown.page.panel()
    assert isinstance(release, ReleasePanel)
    shown.wait(release.save_button.hasFocus)
    shown.press("Enter")
    shown.wait(lambda: not any(row.line and row.line.reserved for row in found._rows.values()))


def test_the_book_begins_at_a_given_number(shown: Shown) -> None:
    found = section(shown)
    book = numbers.book(shown.file, issuer_id(shown), date(2026, 10, 9))
    choose(found, str(book.lines[0].first), ISSUER)
    found.start_button.click()
    panel = shown.page.panel()
    assert isinstance(panel, SeriesPanel)
    assert (panel.span()) == (date(2026, 1, 1), date(2026, 12, 31))
    shown.wait(panel.first.hasFocus)
    shown.press("Ctrl+A")
    shown.type("không")
    shown.press("Ctrl+Enter")
    assert panel.isVisible()
    shown.press("Ctrl+A")
    shown.type("200")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã mở dãy số quyết định của Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm từ số 200.")
    again = numbers.book(shown.file, issuer_id(shown), date(2026, 10, 9))
    series = numbers.stated_series(shown.file, again)
    assert series is not None
    assert series.start_number == 200


def test_an_empty_register_says_what_comes_first(beginner: Shown) -> None:
    section(beginner)
    beginner.press("Insert")
    beginner.wait_notice("Chưa có cơ quan ban hành nào.")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (date(2025, 7, 1), date(2030, 6, 30), "01/07/2025 – 30/06/2030"),
        (date.min, date.max, "chưa ghi nhiệm kỳ"),
        (date.min, date(2025, 5, 31), "chưa ghi nhiệm kỳ, đến 31/05/2025"),
        (date(2030, 6, 1), date.max, "chưa ghi nhiệm kỳ, từ 01/06/2030"),
    ],
)
def test_periods(start: date, end: date, words: str) -> None:
    assert period_words(start, end) == words
