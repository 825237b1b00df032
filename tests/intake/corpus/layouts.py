"""Messes of layout: letterheads, headers of several lines, several tables, headings, totals, signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from desktop.records.codes import Field
from tests.intake.corpus.lists import (
    BY_NAME,
    HEADER,
    LETTERHEAD_LINES,
    LISTS,
    letterhead,
    named_expected,
    named_row,
    plain,
    plain_expected,
    plain_row,
)
from tests.intake.corpus.model import COLLECTIVE, HOUSEHOLD, INDIVIDUAL, Case, Entry, Page
from tests.intake.workbooks import NINE_COLUMNS

GROUPS = {COLLECTIVE: "TẬP THỂ", HOUSEHOLD: "HỘ GIA ĐÌNH", INDIVIDUAL: "CÁ NHÂN"}
ROMAN = ("I", "II", "III")


def variants(count: int = 3) -> Iterator[tuple[int, Page, Sequence[Entry]]]:
    """Fresh pages, with the three lists in turn."""
    for number in range(count):
        yield number, Page(), LISTS[number % 3]


def letterheads(mess: str) -> Iterator[Case]:
    for number, page, entries in variants():
        letterhead(page, number)
        plain(page, entries)
        skipped = {"letterhead": LETTERHEAD_LINES[number % 2], "header": 1}
        yield Case(mess, number, page, [plain_expected(one) for one in entries], skipped)


def far_down(mess: str) -> Iterator[Case]:
    for number, page, entries in variants():
        letterhead(page, number)
        for _ in range(10 + 6 * number):
            page.add()
        plain(page, entries)
        skipped = {"letterhead": LETTERHEAD_LINES[number % 2], "header": 1}
        yield Case(mess, number, page, [plain_expected(one) for one in entries], skipped)


TWO_LINES = (
    ("TT", "Họ và tên", None, "Năm sinh", None, "Đơn vị công tác", "Mức thưởng", None, "Ghi chú"),
    (None, "Họ đệm", "Tên", "Nam", "Nữ", None, "Bằng số", "Bằng chữ", None),
)
SPANS = ("B{0}:C{0}", "D{0}:E{0}", "G{0}:H{0}", "A{0}:A{1}", "F{0}:F{1}", "I{0}:I{1}")


def _two_line_rows(page: Page, entries: Sequence[Entry]) -> None:
    for place, one in enumerate(entries, 1):
        family, given = one.called.rsplit(" ", 1) if one.kind is INDIVIDUAL else (one.called, "")
        years = (None, one.born) if one.form == "Bà" else (one.born, None)
        page.add(
            place, family, given, *years, one.unit, one.amount, "(viết bằng chữ)", "x" if place == 1 else None
        )


def _two_line_expected(entries: Sequence[Entry]) -> list[dict[str, object]]:
    return [
        {**one.expected("position", "merit"), "note": "x" if place == 0 else ""}
        for place, one in enumerate(entries)
    ]


def merged_header(mess: str) -> Iterator[Case]:
    for number, page, entries in variants():
        letterhead(page, number)
        first = page.add(*TWO_LINES[0])
        page.add(*TWO_LINES[1])
        page.merged = [span.format(first, first + 1) for span in SPANS]
        _two_line_rows(page, entries)
        skipped = {"letterhead": LETTERHEAD_LINES[number % 2], "header": 2}
        yield Case(mess, number, page, _two_line_expected(entries), skipped)


def unmerged_header(mess: str) -> Iterator[Case]:
    for number, page, entries in variants():
        page.add("DANH SÁCH KHEN THƯỞNG")
        page.add(*TWO_LINES[0])
        page.add(*TWO_LINES[1])
        _two_line_rows(page, entries)
        yield Case(mess, number, page, _two_line_expected(entries), {"letterhead": 1, "header": 2})


def parents_above(mess: str) -> Iterator[Case]:
    """The anchor stands only in the second line; the first has words over several columns."""
    for number, page, entries in variants():
        letterhead(page, number)
        first = page.add("TT", "Thông tin người được khen", None, None, "Khen thưởng", None)
        page.add(None, "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích", "Số tiền")
        page.merged = [f"B{first}:D{first}", f"E{first}:F{first}", f"A{first}:A{first + 1}"]
        for place, one in enumerate(entries, 1):
            page.add(place, one.called, one.position, one.unit, one.merit, one.amount)
        skipped = {"letterhead": LETTERHEAD_LINES[number % 2], "header": 2}
        yield Case(mess, number, page, [one.expected("birth_year") for one in entries], skipped)


def column_numbers(mess: str) -> Iterator[Case]:
    lines: Sequence[Sequence[object]] = (
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
        (1, 2, 3, 4, 5, 6, 7, 8),
        ("A", "B", "1", "2", "3", "4", "5", "6=4x5"),
    )
    for number, page, entries in variants():
        page.add(*HEADER)
        page.add(*lines[number])
        for place, one in enumerate(entries, 1):
            page.add(*plain_row(place, one))
        rows = [plain_expected(one) for one in entries]
        yield Case(mess, number, page, rows, {"header": 1, "column_numbers": 1})


HEADING_WAYS: Sequence[Callable[[int, str, int], Sequence[object]]] = (
    lambda at, word, _count: (f"{ROMAN[at]}. {word}",),
    lambda at, word, _count: (ROMAN[at], word),
    lambda at, word, _count: (f"{'ABC'[at]}. {word.capitalize()}:",),
    lambda _at, word, count: (None, f"{word} ({count})"),
    lambda at, word, count: (f"{at + 1}. {word.capitalize()} tiêu biểu: {count:02}",),
    lambda at, word, _count: (f"Phần {ROMAN[at]}: Danh sách {word.lower()}",),
)


def by_kind(entries: Sequence[Entry]) -> Iterator[tuple[int, str, list[Entry]]]:
    """The groups of a list with the words of their headings."""
    for at, (kind, group) in enumerate(groupby(entries, key=lambda one: one.kind)):
        yield at, GROUPS[kind], [*group]


def headings(mess: str) -> Iterator[Case]:
    """Headings that mean a kind, in six ways; the rows themselves do not tell it."""
    for number, page, entries in variants(6):
        page.add("TT", "Họ và tên", "Đơn vị công tác", "Số tiền")
        for at, word, members in by_kind(entries):
            page.add(*HEADING_WAYS[number](at, word, len(members)))
            for place, one in enumerate(members, 1):
                page.add(place, one.name, one.unit, one.amount)
        rows = [one.expected("position", "merit", "birth_year", "address_form") for one in entries]
        yield Case(mess, number, page, rows, {"header": 1, "heading": 3})


def merged_headings(mess: str) -> Iterator[Case]:
    """Headings over the whole width, with the sum of their rows beside them."""
    for number, page, entries in variants():
        letterhead(page, number)
        page.add(*BY_NAME)
        for at, word, members in by_kind(entries):
            total = sum(one.amount or 0 for one in members)
            row = page.add(f"{ROMAN[at]}. {word}", None, None, None, total)
            page.merged.append(f"A{row}:D{row}")
            for place, one in enumerate(members, 1):
                page.add(*named_row(place, one))
        skipped = {"letterhead": LETTERHEAD_LINES[number % 2], "header": 1, "heading": 3}
        yield Case(mess, number, page, [named_expected(one) for one in entries], skipped)


def several_tables(mess: str) -> Iterator[Case]:
    """A table of its own for each kind, each with another header and a title that tells the kind."""
    for number, page, entries in variants():
        rows: list[dict[str, object]] = []
        for at, word, members in by_kind(entries):
            page.add(f"DANH SÁCH {word} ĐƯỢC KHEN THƯỞNG")
            extra = ("Năm sinh",) if at else ()
            page.add("STT", "Họ và tên", "Đơn vị công tác", *extra, "Mức thưởng")
            for place, one in enumerate(members, 1):
                page.add(place, one.name, one.unit, *((one.born,) if at else ()), one.amount)
                rows.append(
                    one.expected("position", "merit", "address_form", *(() if at else ("birth_year",)))
                )
            page.add("Cộng", None, None, *((None,) if at else ()), sum(one.amount or 0 for one in members))
            page.add()
        # the second and the third header are the same: the list goes on under a new title
        skipped = {"letterhead": 1, "heading": 2, "header": 2, "repeated_header": 1, "total": 3}
        yield Case(mess, number, page, rows, skipped)


def side_by_side(mess: str) -> Iterator[Case]:
    """Two lists beside each other in the same rows."""
    for number, page, entries in variants():
        half = ("STT", "Họ và tên", "Mức thưởng")
        page.add(*half, None, *half)
        left, right = entries[::2], entries[1::2]
        rows: list[dict[str, object]] = []
        for place, one in enumerate(left):
            cells: list[object] = [place + 1, one.called, one.amount]
            here = [one]
            if place < len(right):
                other = right[place]
                cells += [None, len(left) + place + 1, other.called, other.amount]
                here.append(other)
            page.add(*cells)
            rows += [one.expected("position", "unit", "merit", "birth_year") for one in here]
        yield Case(mess, number, page, rows, {"header": 1})


def page_breaks(mess: str) -> Iterator[Case]:
    """The header again on each printed page, with the sum carried over."""
    for number, page, entries in variants():
        page.add(*HEADER)
        for place, one in enumerate(entries, 1):
            page.add(*plain_row(place, one))
            if place == 3:
                page.add("Cộng trang 1", None, None, None, None, None, 4_180_000)
                page.add()
                page.add(*(text.upper() if number == 1 else text for text in HEADER))
        skipped = {"header": 1, "total": 1, "repeated_header": 1}
        yield Case(mess, number, page, [plain_expected(one) for one in entries], skipped)


TOTALS: Sequence[Sequence[object]] = (
    ("Tổng cộng", None, None, None, None, None, 7_220_000),
    ("Cộng (I+II+III):", None, None, None, None, None, "7.220.000"),
    (None, None, "Tổng số: 6 trường hợp", None, None, None, 7_220_000),
    (None, None, "TỔNG CỘNG", None, None, None, "7.220.000 đ"),
    ("Cộng", None, "02 tập thể, 01 hộ gia đình", None, None, None, 7_220_000),
    ("Tổng tiền thưởng là:", None, None, None, None, None, 7_220_000),
)


def totals(mess: str) -> Iterator[Case]:
    for number, page, entries in variants(6):
        plain(page, entries)
        page.add(*TOTALS[number])
        yield Case(mess, number, page, [plain_expected(one) for one in entries], {"header": 1, "total": 1})


def signatures(mess: str) -> Iterator[Case]:
    """The block below a list: place and day, offices, names; its names are nobody's award."""
    blocks: Sequence[Sequence[Sequence[object]]] = (
        (
            (None, None, None, None, None, "Hoàn Kiếm, ngày 09 tháng 10 năm 2026"),
            (None, "NGƯỜI LẬP BIỂU", None, None, None, "CHỦ TỊCH"),
            (None, "(Ký, ghi rõ họ tên)"),
            (),
            (None, "Nguyễn Thị Lan", None, None, None, "Trần Văn Hùng"),
        ),
        (
            ("Nơi nhận:", None, None, None, None, "T/M BAN THƯỜNG VỤ"),
            ("- Như trên;", None, None, None, None, "PHÓ BÍ THƯ"),
            ("- Lưu VPĐU."),
            (),
            (None, None, None, None, None, "Phạm Minh Đức"),
        ),
        (
            ("XÁC NHẬN CỦA ĐẢNG ỦY", None, None, None, "TM. ỦY BAN NHÂN DÂN"),
            (None, None, None, None, "KT. CHỦ TỊCH"),
            (None, None, None, None, "PHÓ CHỦ TỊCH"),
            (None, None, "Lê Thu Hà", None, "Đỗ Văn Nam"),
        ),
    )
    for number, page, entries in variants():
        plain(page, entries)
        page.add()
        block = [row if isinstance(row, tuple) else (row,) for row in blocks[number]]
        for row in block:
            page.add(*row)
        skipped = {"header": 1, "signature": sum(any(row) for row in block)}
        yield Case(mess, number, page, [plain_expected(one) for one in entries], skipped)


def notes(mess: str) -> Iterator[Case]:
    lines = (
        "(Danh sách gồm 02 tập thể, 01 hộ gia đình, 03 cá nhân)",
        "Số tiền bằng chữ: Bảy triệu hai trăm hai mươi nghìn đồng.",
        "Ghi chú: Cán bộ khu dân cư số 1 nhận thay.",
        "* Kinh phí trích từ Quỹ thi đua, khen thưởng.",
        "Danh sách này có 06 người./.",
    )
    for number, page, entries in variants():
        plain(page, entries)
        for text in lines[number : number + 3]:
            page.add(text)
        yield Case(mess, number, page, [plain_expected(one) for one in entries], {"header": 1, "note": 3})


def titles(mess: str) -> Iterator[Case]:
    """A list of one kind says so only in its title."""
    words = (
        "DANH SÁCH TẬP THỂ TIÊU BIỂU NĂM 2026",
        "DANH SÁCH HỘ GIA ĐÌNH",
        "DANH SÁCH CÁ NHÂN ĐƯỢC BIỂU DƯƠNG",
    )
    for number, kind in enumerate((COLLECTIVE, HOUSEHOLD, INDIVIDUAL)):
        page = Page()
        members = [one for entries in LISTS for one in entries if one.kind is kind]
        page.add(words[number])
        page.add()
        page.add("Số TT", "Họ tên", "Nơi công tác", "Số tiền thưởng")
        for place, one in enumerate(members, 1):
            page.add(place, one.name, one.unit, one.amount)
        rows = [one.expected("position", "merit", "birth_year", "address_form") for one in members]
        yield Case(mess, number, page, rows, {"letterhead": 1, "header": 1})


def units_as_headings(mess: str) -> Iterator[Case]:
    """Groups by neighbourhood: headings that mean no kind, one of them in the column of names."""
    for number, page, entries in variants():
        page.add(*BY_NAME)
        page.add("TỔ DÂN PHỐ SỐ 1")
        for place, one in enumerate(entries, 1):
            page.add(*named_row(place, one))
            if place == 2:
                page.add("II", "KHỐI MTTQ VÀ CÁC ĐOÀN THỂ")
        page.add(None, "Khối văn phòng")
        rows: list[dict[str, object]] = [named_expected(one) for one in entries]
        rows.append({"name": "Khối văn phòng", "problems": {"row_looks_like_heading"}})
        yield Case(mess, number, page, rows, {"header": 1, "heading": 2})


def gaps(mess: str) -> Iterator[Case]:
    """Empty rows, rows of spaces and dashes between the rows, an empty first column."""
    for number, page, entries in variants():
        page.add()
        page.add(None, *HEADER)
        for place, one in enumerate(entries, 1):
            page.add(None, *plain_row(place, one))
            page.add(*([None, "  ", "\xa0"] if number else []))
        yield Case(mess, number, page, [plain_expected(one) for one in entries], {"header": 1})


def other_order(mess: str) -> Iterator[Case]:
    """Columns in another order, some that nobody takes, one without any heading."""
    for number, page, entries in variants():
        page.add("Ghi chú", "Số CCCD", "Mức khen thưởng", "Họ, tên", "TDP", "Sở thích", "Xưng hô", "Ký nhận")
        for place, one in enumerate(entries, 1):
            called = one.form or "Tập thể"
            page.add("x", "001068000123", one.amount, one.name, one.unit, "đọc sách", called, None, place)
        rows = [plain_expected(one, note="x", position=None, merit=None, birth_year=None) for one in entries]
        yield Case(mess, number, page, rows, {"header": 1})


def plain_headings(mess: str) -> Iterator[Case]:
    """Headings without marks, in capitals, broken over lines in their cell, with units in brackets."""
    ways = (
        ("stt", "ong/ba", "ho va ten", "chuc vu", "don vi cong tac", "thanh tich", "so tien", "nam sinh"),
        ("TT", "ÔNG (BÀ)", "HỌ VÀ\nTÊN", "CHỨC\nVỤ", "ĐƠN VỊ\nCÔNG TÁC", "THÀNH\nTÍCH", "MỨC THƯỞNG\n(đồng)",
         "NĂM\nSINH"),
        ("S.TT", "Danh xưng", "Họ và tên (viết hoa, có dấu)", "Chức danh", "Cơ quan, đơn vị",
         "Tóm tắt thành tích", "Tiền thưởng", "Sinh năm"),
    )  # fmt: skip
    for number, page, entries in variants():
        page.add(*ways[number])
        for place, one in enumerate(entries, 1):
            page.add(*plain_row(place, one))
        yield Case(mess, number, page, [plain_expected(one) for one in entries], {"header": 1})


def nine_columns(mess: str) -> Iterator[Case]:
    """The form used across provinces, as it is."""
    words = {COLLECTIVE: "Tập thể", HOUSEHOLD: "Hộ gia đình", INDIVIDUAL: "Cá nhân"}
    for number, page, entries in variants():
        page.add(*NINE_COLUMNS)
        for place, one in enumerate(entries, 1):
            kind = words[one.kind]
            page.add(
                place,
                one.form,
                one.name,
                one.position,
                one.unit,
                kind,
                "Giấy khen",
                "Người trực tiếp",
                "Kinh tế",
            )
        rows = [one.expected("merit", "amount", "birth_year", field=Field.ECONOMY) for one in entries]
        yield Case(mess, number, page, rows, {"header": 1})


def pasted(mess: str) -> Iterator[Case]:
    """Rows without any header, as from a clipboard."""
    for number, page, entries in variants():
        for one in entries:
            page.add(one.called, one.unit, one.amount)
        rows = [one.expected("position", "unit", "merit", "birth_year") for one in entries]
        yield Case(mess, number, page, rows, {}, may_guess=True)


def two_sheets_of_words(mess: str) -> Iterator[Case]:
    """Sheets that hold no list: a table of codes, a letter, a list of another kind."""
    pages: Sequence[Sequence[Sequence[object]]] = (
        (("STT", "Mã", "Tên mã"), (1, "A", "Giấy khen"), (2, "B", "Bằng khen")),
        (("Kính gửi: Đảng ủy phường",), ("Xin gửi danh sách kèm theo.",), ("Trân trọng.",)),
        (("Ngày", "Nội dung", "Số lượng"), ("01/02/2026", "Thăm hỏi", 12)),
    )
    for number, rows in enumerate(pages):
        page = Page()
        for row in rows:
            page.add(*row)
        yield Case(mess, number, page, [], {"no_list": len(rows)})


LAYOUTS: Mapping[str, tuple[str, Callable[[str], Iterator[Case]]]] = {
    "letterhead": (
        "Hai dòng quốc hiệu hoặc tiêu đề Đảng, tên danh sách, căn cứ quyết định trên bảng",
        letterheads,
    ),
    "far_down": ("Tiêu đề cột ở dòng 18 đến 30", far_down),
    "merged_header": (
        "Tiêu đề hai dòng có ô gộp: Họ đệm | Tên, Năm sinh Nam | Nữ, Bằng số | Bằng chữ",
        merged_header,
    ),
    "unmerged_header": ("Tiêu đề hai dòng, không gộp ô", unmerged_header),
    "parents_above": ("Dòng trên chỉ có nhóm cột, tên cột ở dòng dưới", parents_above),
    "column_numbers": ("Dòng số cột (1), (2)… hoặc A, B, 1, 2, 6=4x5 dưới tiêu đề", column_numbers),
    "headings": ("Tiêu đề nhóm chỉ loại: I. TẬP THỂ; B. Hộ gia đình:; 3. Cá nhân tiêu biểu: 03", headings),
    "merged_headings": ("Tiêu đề nhóm gộp ngang, có tổng tiền bên cạnh", merged_headings),
    "several_tables": ("Nhiều bảng trên một trang tính, mỗi bảng tiêu đề riêng", several_tables),
    "side_by_side": ("Hai danh sách cạnh nhau trên cùng dòng", side_by_side),
    "page_breaks": ("Tiêu đề lặp lại mỗi trang in, có cộng trang", page_breaks),
    "totals": ("Dòng Cộng, Tổng cộng, Tổng số: … trường hợp", totals),
    "signatures": ("Khối chữ ký, nơi nhận, ngày tháng ở cuối", signatures),
    "notes": ("Câu ghi chú, bằng chữ, danh sách gồm …", notes),
    "titles": ("Loại chỉ ghi ở tên danh sách", titles),
    "units_as_headings": ("Tiêu đề nhóm theo tổ dân phố, khối", units_as_headings),
    "gaps": ("Dòng trống, ô chỉ có dấu cách, cột đầu trống", gaps),
    "other_order": ("Cột theo thứ tự khác, có cột lạ và cột không tên", other_order),
    "plain_headings": ("Tên cột không dấu, viết hoa, xuống dòng, có đơn vị trong ngoặc", plain_headings),
    "nine_columns": ("Biểu chín cột dùng ở các tỉnh", nine_columns),
    "pasted": ("Dòng dán không có tiêu đề", pasted),
    "no_list": ("Trang tính không có danh sách", two_sheets_of_words),
}
"""Name of the mess: what it is, in a line, and its workbooks."""
