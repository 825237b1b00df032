"""Messes of what stands in the cells: old fonts, odd characters, amounts, days, names, ditto marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from tests.intake.corpus.layouts import variants
from tests.intake.corpus.lists import HEADER, LISTS, plain, plain_expected, plain_row
from tests.intake.corpus.model import INDIVIDUAL, Case, Entry, Page, html_as_xls, text
from tests.intake.corpus.old_fonts import misread, tcvn3, tcvn3_capitals, vni

Cells = tuple[object, ...]


def _written(row: Cells, write: Callable[[str], str], places: Sequence[int] | None = None) -> Cells:
    """A row with its texts written in another way."""
    return tuple(
        write(cell) if isinstance(cell, str) and (places is None or place in places) else cell
        for place, cell in enumerate(row)
    )


BOTH_WAYS: Mapping[tuple[Callable[[str], str], str], dict[str, object]] = {
    (tcvn3, "Nguyễn Đức Thắng"): {"unit": "Chi bé 7"},
    (vni, "Tống Thị Nga"): {"name": "Toáng Thò Nga"},
}
"""Texts whose every word is Vietnamese as it stands and decoded: without their font they are only offered."""


def _old_row(one: Entry, write: Callable[[str], str], font: str | None) -> tuple[dict[str, object], int]:
    """What a row in an old encoding gives, and how many of its texts are only offered."""
    kept = {} if font and font.startswith((".Vn", "VNI")) else BOTH_WAYS.get((write, one.name), {})
    return plain_expected(one, **kept), len(kept)


def _old_font(mess: str, font: str | None, write: Callable[[str], str]) -> Iterator[Case]:
    for number, page, entries in variants():
        page.font = font
        page.add(*_written(HEADER, write))
        for place, one in enumerate(entries, 1):
            page.add(*_written(plain_row(place, one), write))
        rows = [_old_row(one, write, font) for one in entries]
        offers = sum(count for _row, count in rows)
        yield Case(mess, number, page, [row for row, _count in rows], {"header": 1}, offers=offers)


def tcvn3_font(mess: str) -> Iterator[Case]:
    yield from _old_font(mess, ".VnTime", tcvn3)


def tcvn3_lost_font(mess: str) -> Iterator[Case]:
    yield from _old_font(mess, None, tcvn3)


def vni_font(mess: str) -> Iterator[Case]:
    yield from _old_font(mess, "VNI-Times", vni)


def vni_lost_font(mess: str) -> Iterator[Case]:
    yield from _old_font(mess, "Times New Roman", vni)


def misread_utf8(mess: str) -> Iterator[Case]:
    yield from _old_font(mess, None, misread)


def tcvn3_h_font(mess: str) -> Iterator[Case]:
    """Names in a font of capitals, the rest in .VnTime."""
    for number, page, entries in variants():
        page.font = ".VnTime"
        page.add(*_written(HEADER, tcvn3))
        for place, one in enumerate(entries, 1):
            row = _written(plain_row(place, one), tcvn3, (1, 3, 4, 5))
            at = page.add(*row[:2], tcvn3_capitals(one.name), *row[3:])
            page.fonts[at, 2] = ".VnTimeH"
        rows = [plain_expected(one, name=one.name.upper()) for one in entries]
        yield Case(mess, number, page, rows, {"header": 1})


def several_senders(mess: str) -> Iterator[Case]:
    """Rows of several senders in one sheet: Unicode, TCVN3 and VNI, each in its font."""
    ways = ((None, str), (".VnTime", tcvn3), ("VNI-Times", vni))
    for number, page, entries in variants():
        page.add(*HEADER)
        for place, one in enumerate(entries, 1):
            font, write = ways[(place + number) % 3]
            at = page.add(*_written(plain_row(place, one), write))
            if font:
                page.fonts |= {(at, column): font for column in range(len(HEADER))}
        yield Case(mess, number, page, [plain_expected(one) for one in entries], {"header": 1})


def old_csv(mess: str) -> Iterator[Case]:
    """A .csv of bytes that are TCVN3 or VNI."""
    for number, (write, separator) in enumerate(((tcvn3, ";"), (vni, ","), (tcvn3, "\t"))):
        page, entries = Page(), LISTS[number]
        page.add(*_written(HEADER, write))
        for place, one in enumerate(entries, 1):
            page.add(*_written(plain_row(place, one), write))
        rows = [_old_row(one, write, None) for one in entries]
        offers, saver = sum(count for _row, count in rows), text("latin-1", separator)
        found = [row for row, _count in rows]
        yield Case(mess, number, page, found, {"header": 1}, write=saver, offers=offers)


def text_files(mess: str) -> Iterator[Case]:
    encodings = (("utf-8-sig", ","), ("utf-16", "\t"), ("utf-8", ";"))
    for number, (encoding, separator) in enumerate(encodings):
        page = Page()
        plain(page, LISTS[number])
        rows = [plain_expected(one) for one in LISTS[number]]
        yield Case(mess, number, page, rows, {"header": 1}, write=text(encoding, separator))


def html_tables(mess: str) -> Iterator[Case]:
    for number, page, entries in variants():
        plain(page, entries)
        rows = [plain_expected(one) for one in entries]
        yield Case(mess, number, page, rows, {"header": 1}, write=html_as_xls)


def odd_characters(mess: str) -> Iterator[Case]:
    """Decomposed letters, spaces that do not break, invisible marks, full-width letters, Ð for Đ."""
    ways: Sequence[Callable[[str], str]] = (
        lambda one: unicodedata.normalize("NFD", one),
        lambda one: "\xa0" + one.replace(" ", "\xa0 ") + "\u200b",
        lambda one: one.replace("Đ", "Ð").replace(" ", "  ") + " \ufeff",
    )
    for number, page, entries in variants():
        page.add(*_written(HEADER, ways[number]))
        for place, one in enumerate(entries, 1):
            page.add(*_written(plain_row(place, one), ways[number]))
        yield Case(mess, number, page, [plain_expected(one) for one in entries], {"header": 1})


AMOUNTS: Sequence[tuple[object, int | None, str]] = (
    ("1.520.000", 1_520_000, ""), ("1,520,000", 1_520_000, ""), ("1 520 000", 1_520_000, ""),
    ("1.520.000 đ", 1_520_000, ""), ("1.520.000đồng", 1_520_000, ""), ("1,5 triệu", 1_500_000, ""),
    ("1.5 triệu đồng", 1_500_000, ""), ("2 triệu", 2_000_000, ""), ("760 nghìn", 760_000, ""),
    ("760k", 760_000, ""), ("760 ngàn đồng", 760_000, ""), (760_000, 760_000, ""), (760_000.0, 760_000, ""),
    ("", None, ""), (None, None, ""), ("-", None, ""), (0, 0, ""), ("1.52", None, "amount_not_understood"),
    ("1.520 triệu", None, "amount_not_understood"), ("một triệu", None, "amount_not_understood"),
    (-5, None, "amount_not_understood"), ("500.000 - 760.000", None, "amount_not_understood"),
    ("1.520.000,00", 1_520_000, ""), ("1,52 tr", 1_520_000, ""),
)  # fmt: skip


def _one_column(
    mess: str, title: str, key: str, cells: Sequence[tuple[object, object, str]], count: int = 3
) -> Iterator[Case]:
    """Rows with one odd cell each, spread over so many workbooks."""
    for number in range(count):
        page, rows = Page(), []
        page.add("STT", "Họ và tên", title)
        for place, (cell, value, problem) in enumerate(cells[number::count], 1):
            page.add(place, "Lê Văn Cường", cell)
            trouble = {"problems": {problem}} if problem else {}
            rows.append({"name": "Lê Văn Cường", key: value, **trouble})
        yield Case(mess, number, page, rows, {"header": 1})


def amounts(mess: str) -> Iterator[Case]:
    yield from _one_column(mess, "Mức thưởng", "amount", AMOUNTS)


def thousands(mess: str) -> Iterator[Case]:
    """A column of thousands or millions, said in its heading or over the table."""
    heads = (
        (None, "Mức thưởng (nghìn đồng)"),
        ("ĐVT: 1.000 đồng", "Số tiền"),
        (None, "Kinh phí (triệu đồng)"),
    )
    for number, (above, title) in enumerate(heads):
        page = Page()
        if above:
            page.add(None, None, above)
        page.add("STT", "Họ và tên", title)
        cells = (
            (0.76, 1.52, 2, "0,76", "760.000 đ", 760_000)
            if number == 2
            else (760, 1520, 2000, "760", "760.000 đ", 760_000)
        )
        for place, money in enumerate(cells, 1):
            page.add(place, "Lê Văn Cường", money)
        values = [760_000, 1_520_000, 2_000_000, 760_000, 760_000]
        rows: list[dict[str, object]] = [{"name": "Lê Văn Cường", "amount": value} for value in values]
        rows.append({"amount": None, "problems": {"amount_scale_unclear"}})
        yield Case(mess, number, page, rows, {"header": 1, **({"letterhead": 1} if above else {})})


BIRTHS: Sequence[tuple[object, int | None, str]] = (
    (1968, 1968, ""), ("1968", 1968, ""), ("15/10/1968", 1968, ""), ("68", 1968, ""), (date(1968, 10, 15),
    1968, ""),
    ("sinh năm 1968", 1968, ""), ("", None, ""), (None, None, ""), ("không rõ", None,
    "birth_year_not_understood"),
    ("1968-1970", None, "birth_year_not_understood"), ("(1968)", 1968, ""), ("10/1968", 1968, ""),
)  # fmt: skip


def births(mess: str) -> Iterator[Case]:
    yield from _one_column(mess, "Năm sinh", "birth_year", BIRTHS)


DAYS: Sequence[tuple[object, date | None, str]] = (
    ("09/10/2026", date(2026, 10, 9), ""), ("9/10/26", date(2026, 10, 9), ""), ("9.10.2026", date(2026, 10,
    9), ""),
    ("9-10-2026", date(2026, 10, 9), ""), ("2026-10-09", date(2026, 10, 9), ""), ("091026", date(2026, 10,
    9), ""),
    ("ngày 09 tháng 10 năm 2026", date(2026, 10, 9), ""), (date(2026, 10, 9), date(2026, 10, 9), ""),
    ("", None, ""), (None, None, ""), ("-", None, ""), ("31/02/2026", None, "date_does_not_exist"),
    ("quý III", None, "date_not_understood"), ("2026-10-09 00:00:00", date(2026, 10, 9), ""),
    ("15/10/2026", date(2026, 10, 15), ""),
)  # fmt: skip


def days(mess: str) -> Iterator[Case]:
    yield from _one_column(mess, "Ngày quyết định", "decision_date", DAYS)


def serial_days(mess: str) -> Iterator[Case]:
    """Days that a spreadsheet has turned into numbers, and its empty day 0."""
    for number in range(3):
        page = Page()
        page.add("STT", "Họ và tên", "Ngày ký")
        page.add(1, "Lê Văn Cường", 46304 + number)
        page.add(2, "Lê Văn Cường", 0)
        page.add(3, "Lê Văn Cường", 7)
        rows: list[dict[str, object]] = [
            {"decision_date": date(2026, 10, 9 + number), "warnings": {"date_from_serial"}},
            {"decision_date": None},
            {"decision_date": None, "problems": {"date_not_understood"}},
        ]
        yield Case(mess, number, page, rows, {"header": 1})


def american_days(mess: str) -> Iterator[Case]:
    """Columns with the month first, and columns in which a spreadsheet has swapped what it could."""
    page = Page()
    page.add("STT", "Họ và tên", "Ngày QĐ")
    for place, cell in enumerate(("10/25/2026", "05/10/2026", "10/10/2026", ""), 1):
        page.add(place, "Lê Văn Cường", cell)
    refused: dict[str, object] = {"decision_date": None, "problems": {"date_month_first"}}
    rows: list[dict[str, object]] = [
        refused,
        refused,
        {"decision_date": date(2026, 10, 10)},
        {"decision_date": None},
    ]
    yield Case(mess, 0, page, rows, {"header": 1})
    for number in (1, 2):
        page = Page()
        page.add("STT", "Họ và tên", "Ngày QĐ")
        cells = ("13/10/2026", date(2026, 5, 10), date(2026, 4 + number, 4 + number))
        for place, day in enumerate(cells, 1):
            page.add(place, "Lê Văn Cường", day)
        rows = [
            {"decision_date": date(2026, 10, 13)},
            {"decision_date": date(2026, 5, 10), "warnings": {"date_may_be_swapped"}},
            {"decision_date": date(2026, 4 + number, 4 + number)},
        ]
        yield Case(mess, number, page, rows, {"header": 1})


FORMS: Sequence[tuple[str, str, str]] = (
    ("Ông Lê Văn Cường", "Ông", "Lê Văn Cường"), ("BÀ NGUYỄN THỊ LAN", "Bà", "NGUYỄN THỊ LAN"),
    ("đ/c Trần Quang Bình", "Đồng chí", "Trần Quang Bình"), ("Đồng chí: Trần Quang Bình", "Đồng chí",
    "Trần Quang Bình"),
    ("Ô. Lê Văn Cường", "Ông", "Lê Văn Cường"), ("B. Nguyễn Thị Lan", "Bà", "Nguyễn Thị Lan"),
    ("Bà: Nguyễn Thị Lan", "Bà", "Nguyễn Thị Lan"), ("Đại tá Phạm Minh Đức", "Đại tá", "Phạm Minh Đức"),
    ("1. Ông Lê Văn Cường", "Ông", "Lê Văn Cường"), ("- Bà Nguyễn Thị Lan;", "Bà", "Nguyễn Thị Lan"),
    ("Lê Văn Cường", "", "Lê Văn Cường"), ("Ông Văn Nam", "Ông", "Văn Nam"),
)  # fmt: skip


def address_forms(mess: str) -> Iterator[Case]:
    """The form of address in front of the name."""
    for number in range(3):
        page, rows = Page(), []
        page.add("STT", "Họ và tên", "Đơn vị")
        for place, (cell, form, name) in enumerate(FORMS[number::3], 1):
            page.add(place, cell, "Tổ dân phố số 5")
            rows.append({"name": name, "address_form": form, "kind": INDIVIDUAL})
        yield Case(mess, number, page, rows, {"header": 1})


def two_persons(mess: str) -> Iterator[Case]:
    """Two persons in a cell, and names that only look like two."""
    pairs: Sequence[tuple[str, str]] = (
        ("Nguyễn Văn An\nTrần Thị Bình", "several_names"),
        ("1. Nguyễn Văn An; 2. Trần Thị Bình", "several_names"),
        ("Ông Nguyễn Văn An và bà Trần Thị Bình", "several_names"),
        ("Nguyễn Văn\nAn", ""),
        ("Đoàn Thị\nThu Thủy", ""),
        ("Nguyễn Văn An, Trần Thị Bình", "several_names"),
    )
    for number in range(3):
        page, rows = Page(), []
        page.add("STT", "Họ và tên", "Đơn vị")
        for place, (cell, problem) in enumerate(pairs[number::3], 1):
            page.add(place, cell, "Tổ dân phố số 5")
            rows.append({"kind": INDIVIDUAL, **({"problems": {problem}} if problem else {})})
        yield Case(mess, number, page, rows, {"header": 1})


def ditto(mess: str) -> Iterator[Case]:
    """Ditto marks for unit, merit and amount; one above which nothing stands."""
    marks = (("nt", "-nt-", '"'), ("″", "như trên", "- nt -"), ("//", "''", "NT"))
    for number, (a, b, c) in enumerate(marks):
        page = Page()
        page.add("STT", "Họ và tên", "Đơn vị", "Thành tích", "Số tiền")
        page.add(1, "Lê Văn Cường", "Tổ dân phố số 5", "Khéo trong vận động", 760_000)
        page.add(2, "Trần Thị Bình", a, b, c)
        page.add(3, "Phạm Văn Dũng", a, "Riêng", b)
        rows: list[dict[str, object]] = [
            {"name": name, "unit": "Tổ dân phố số 5", "merit": merit, "amount": 760_000}
            for name, merit in (
                ("Lê Văn Cường", "Khéo trong vận động"), ("Trần Thị Bình", "Khéo trong vận động"),
    ("Phạm Văn Dũng", "Riêng"),
            )
        ]  # fmt: skip
        yield Case(mess, number, page, rows, {"header": 1})
    page = Page()
    page.add("STT", "Họ và tên", "Đơn vị")
    page.add(1, "Lê Văn Cường", "nt")
    yield Case(mess, 3, page, [{"name": "Lê Văn Cường", "problems": {"nothing_to_repeat"}}], {"header": 1})


def merged_units(mess: str) -> Iterator[Case]:
    """A unit merged over its members; a name merged over two rows cannot be taken."""
    for number, page, _entries in variants():
        people = ("Lê Văn Cường", "Trần Thị Bình", "Phạm Văn Dũng")
        page.add("STT", "Họ và tên", "Đơn vị", "Thành tích")
        first = page.add(1, people[0], f"Tổ dân vận số {number}", "Khéo")
        for place in (2, 3):
            page.add(place, people[place - 1], None, f"Khéo {place}")
        page.merged = [f"C{first}:C{first + 2}"]
        rows: list[dict[str, object]] = [{"name": name, "unit": f"Tổ dân vận số {number}"} for name in people]
        if number == 2:
            second = page.add(4, "Đỗ Thị Mai", "Tổ dân vận số 9", "Việc thứ nhất")
            page.add(None, None, None, "Việc thứ hai")
            page.merged.append(f"B{second}:B{second + 1}")
            rows += [{"name": "Đỗ Thị Mai"}, {"name": "", "problems": {"name_covers_rows"}}]
        yield Case(mess, number, page, rows, {"header": 1})


def formulas(mess: str) -> Iterator[Case]:
    """Formulas without a stored value, failed ones, and an index that is one."""
    for number, page, entries in variants():
        page.add("STT", "Họ và tên", "Đơn vị", "Số tiền")
        page.add("=ROW()-1", entries[-1].called, entries[-1].unit, 760_000)
        page.add(2, entries[-2].called, "=C2", 760_000)
        page.add(3, entries[-3].called if entries[-3].kind is INDIVIDUAL else "Lê Văn Cường", "Tổ 3", "#REF!")
        rows: list[dict[str, object]] = [
            {"name": entries[-1].name, "amount": 760_000},
            {"name": entries[-2].name, "problems": {"formula_without_value"}},
            {"amount": None, "problems": {"cell_is_error"}},
        ]
        yield Case(mess, number, page, rows, {"header": 1})


def leading_zeros(mess: str) -> Iterator[Case]:
    """Numbers of decisions and of houses keep their zeros, as text and by their format."""
    for number, page, _entries in variants():
        page.add("STT", "Họ và tên", "Số QĐ", "Đơn vị")
        at = page.add(1, "Lê Văn Cường", "05/QĐ-UBND", "012")
        at = page.add(2, "Trần Thị Bình", 7 + number, "Tổ dân phố số 05")
        page.formats[at, 2] = "000"
        rows: list[dict[str, object]] = [
            {"decision_number": "05/QĐ-UBND", "unit": "012"},
            {"decision_number": f"00{7 + number}", "unit": "Tổ dân phố số 05"},
        ]
        yield Case(mess, number, page, rows, {"header": 1})


def nobody(mess: str) -> Iterator[Case]:
    """Rows whose name misses, is no name, or does not tell its kind."""
    for number, page, entries in variants():
        page.add("STT", "Họ và tên", "Đơn vị", "Số tiền")
        page.add(1, None, "Tổ dân phố số 5", 760_000)
        page.add(2, "Hòa Hảo", "Tổ dân phố số 5", 760_000)
        page.add(3, entries[0].name, entries[0].unit, entries[0].amount)
        rows: list[dict[str, object]] = [
            {"name": "", "problems": {"name_missing"}},
            {"name": "Hòa Hảo", "problems": {"kind_unclear"}},
            {"name": entries[0].name, "unit": entries[0].unit},
        ]
        yield Case(mess, number, page, rows, {"header": 1})


def households(mess: str) -> Iterator[Case]:
    """Households in all ways: Hộ ông, Gia đình bà, a couple, a heading with Ông before the name."""
    ways = (
        ("Hộ ông Lê Văn Tâm", "Hộ gia đình ông", "Lê Văn Tâm"),
        ("Gia đình bà Vũ Thị Oanh", "Hộ gia đình bà", "Vũ Thị Oanh"),
        ("Gia đình ông bà Phùng Văn Huynh", "Hộ gia đình ông bà", "Phùng Văn Huynh"),
    )
    for number, (cell, form, name) in enumerate(ways):
        page = Page()
        page.add("STT", "Họ và tên", "Địa chỉ")
        page.add(1, cell, "Số 7 phố Hàng Bạc")
        page.add("II. HỘ GIA ĐÌNH")
        page.add(1, "Ông Lê Văn Cường", "Số 9 phố Hàng Bạc")
        rows: list[dict[str, object]] = [
            {"name": name, "address_form": form},
            {"name": "Lê Văn Cường", "address_form": "Hộ gia đình ông"},
        ]
        yield Case(mess, number, page, rows, {"header": 1, "heading": 1})


def hidden_rows(mess: str) -> Iterator[Case]:
    """Rows that a filter of the sender hides: taken, and asked about."""
    for number, page, entries in variants():
        plain(page, entries)
        page.hidden = {3, 4 + number}
        rows = [
            plain_expected(one, **({"warnings": {"row_hidden"}} if place in page.hidden else {}))
            for place, one in enumerate(entries, 2)
        ]
        yield Case(mess, number, page, rows, {"header": 1})


def struck_rows(mess: str) -> Iterator[Case]:
    """Rows that somebody crossed out: taken, and asked about."""
    for number, page, entries in variants():
        plain(page, entries)
        page.struck = {2 + number}
        rows = [
            plain_expected(one, **({"warnings": {"row_struck"}} if place in page.struck else {}))
            for place, one in enumerate(entries, 2)
        ]
        yield Case(mess, number, page, rows, {"header": 1})


CONTENTS: Mapping[str, tuple[str, Callable[[str], Iterator[Case]]]] = {
    "tcvn3_font": ("Phông .VnTime (TCVN3)", tcvn3_font),
    "tcvn3_h_font": ("Tên bằng phông hoa .VnTimeH", tcvn3_h_font),
    "tcvn3_lost_font": ("Chữ TCVN3 đã mất phông", tcvn3_lost_font),
    "vni_font": ("Phông VNI-Times", vni_font),
    "vni_lost_font": ("Chữ VNI để phông Times New Roman", vni_lost_font),
    "misread_utf8": ("UTF-8 bị mở nhầm thành chữ La-tinh", misread_utf8),
    "several_senders": ("Một trang tính ghép từ nhiều nơi, lẫn Unicode, TCVN3, VNI", several_senders),
    "old_csv": ("Tệp .csv bằng TCVN3 hoặc VNI", old_csv),
    "text_files": ("Tệp .csv UTF-8, UTF-16, dấu phẩy, chấm phẩy, tab", text_files),
    "html_as_xls": ("Trang web mang tên .xls", html_tables),
    "odd_characters": ("Unicode tổ hợp, dấu cách cứng, ký tự ẩn, Ð thay Đ", odd_characters),
    "amounts": ("Số tiền viết đủ kiểu", amounts),
    "thousands": ("Cột tiền tính bằng nghìn hoặc triệu đồng", thousands),
    "births": ("Năm sinh viết đủ kiểu", births),
    "days": ("Ngày viết đủ kiểu, ngày trống", days),
    "serial_days": ("Ngày thành số của Excel, ngày 0", serial_days),
    "american_days": ("Tháng viết trước, ngày bị đảo", american_days),
    "address_forms": ("Ông, Bà, đ/c, cấp bậc, số thứ tự trước tên", address_forms),
    "two_persons": ("Hai người trong một ô", two_persons),
    "ditto": ("Dấu nt, ″, như trên", ditto),
    "merged_units": ("Đơn vị gộp ô dọc; tên gộp ô dọc", merged_units),
    "formulas": ("Công thức chưa có kết quả, ô báo lỗi", formulas),
    "leading_zeros": ("Số 0 đứng đầu", leading_zeros),
    "nobody": ("Dòng thiếu tên, tên không rõ loại", nobody),
    "hidden_rows": ("Dòng bị ẩn", hidden_rows),
    "struck_rows": ("Dòng bị gạch ngang", struck_rows),
    "households": ("Hộ ông, gia đình bà, ông bà; Ông dưới tiêu đề HỘ GIA ĐÌNH", households),
}
"""Name of the mess: what it is, in a line, and its workbooks."""
