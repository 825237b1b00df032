"""Lists of every other kind of record, as wards write them: headers, headings, values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from desktop.records.codes import (
    ActivityKind,
    ConferenceKind,
    Field,
    Grade,
    Level,
    Novelty,
    OpinionState,
)
from tests.intake.corpus.lists import HEADER, LETTERHEAD_LINES, LISTS, letterhead, plain_row
from tests.intake.corpus.model import COLLECTIVE, INDIVIDUAL, Case, Page

INITIATIVES: Sequence[tuple[str, str, Field, str, Novelty, tuple[Level, ...]]] = (
    ("Khéo trong vận động hiến máu", "Hội Chữ thập đỏ", Field.CULTURE_SOCIETY, "Vận động 20 người",
        Novelty.NEW, (Level.WARD,)),
    ("Khéo trong giúp nhau vốn", "Chi hội Phụ nữ số 6", Field.ECONOMY, "Góp vốn xoay vòng", Novelty.KEPT,
        (Level.WARD, Level.CITY)),
    ("Khéo trong giữ an ninh ngõ", "Tổ dân vận số 3", Field.DEFENCE_SECURITY, "Lắp camera", Novelty.COPIED,
        ()),
    ("Khéo trong sinh hoạt chi bộ", "Chi bộ 7", Field.POLITICAL_SYSTEM, "Đổi mới sinh hoạt", Novelty.NEW,
        (Level.CENTRAL,)),
)  # fmt: skip
FIELD_WORDS = {
    Field.ECONOMY: ("Kinh tế", "KT", "kinh tế"),
    Field.CULTURE_SOCIETY: ("Văn hóa - xã hội", "VH-XH", "Văn hóa, xã hội"),
    Field.DEFENCE_SECURITY: ("Quốc phòng - an ninh", "QP-AN", "an ninh, quốc phòng"),
    Field.POLITICAL_SYSTEM: ("Xây dựng hệ thống chính trị", "XD HTCT", "Xây dựng Đảng"),
}
NOVELTY_WORDS = {
    Novelty.NEW: ("Mới", "đăng ký mới", "Mới đăng ký"),
    Novelty.KEPT: ("Duy trì", "tiếp tục duy trì", "Duy trì, phát huy"),
    Novelty.COPIED: ("Nhân rộng", "nhân rộng", "Nhân rộng từ phường khác"),
}
LEVEL_WORDS = {
    (): ("", None, "-"),
    (Level.WARD,): ("Cấp phường", "phường", "Cơ sở"),
    (Level.WARD, Level.CITY): ("Cấp phường, cấp TP", "phường; thành phố", "Cơ sở và Thành phố"),
    (Level.CENTRAL,): ("Trung ương", "TW", "Cấp Trung ương"),
}


def initiatives(mess: str) -> Iterator[Case]:
    """The list form of the block; novelty and level in several wordings."""
    for number in range(3):
        page = Page()
        letterhead(page, number)
        page.add(
            "STT", "Tên mô hình", "Đơn vị đăng ký/thực hiện", "Lĩnh vực", "Nội dung đăng ký",
            "Người phụ trách, SĐT", "Mới/duy trì", "Cấp đề nghị công nhận (cơ sở/quận/TP)", "Ghi chú",
        )  # fmt: skip
        rows: list[dict[str, object]] = []
        for place, (name, owner, field, content, novelty, levels) in enumerate(INITIATIVES, 1):
            page.add(
                place, name, owner, FIELD_WORDS[field][number], content, "Bà Lan, 0912345678",
                NOVELTY_WORDS[novelty][number], LEVEL_WORDS[levels][number],
            )  # fmt: skip
            rows.append(
                {
                    "name": name, "owner": owner, "field": field, "content": content,
                    "contact": "Bà Lan, 0912345678", "novelty": novelty, "levels": levels or None,
                }
            )  # fmt: skip
        skipped = {"letterhead": LETTERHEAD_LINES[number % 2], "header": 1}
        yield Case(mess, number, page, rows, skipped, "initiatives")


def initiatives_by_field(mess: str) -> Iterator[Case]:
    """The field stands only in sub-headings."""
    ways: Sequence[Callable[[int, str], str]] = (
        lambda at, word: f"{('I', 'II', 'III', 'IV')[at]}. LĨNH VỰC {word.upper()}",
        lambda at, word: f"{at + 1}. {word}",
        lambda at, word: f"{'ABCD'[at]}. {word.upper()} (1)",
    )
    for number, way in enumerate(ways):
        page = Page()
        page.add(
            "TT", "Tên mô hình, điển hình", "Tập thể, cá nhân thực hiện", "Kinh phí (triệu đồng)", "Điểm"
        )
        for at, (name, owner, field, *_rest) in enumerate(INITIATIVES):
            page.add(way(at, FIELD_WORDS[field][0]))
            page.add(1, name, owner, 1.5, 95)
        rows = [
            {"name": name, "owner": owner, "field": field, "money": 1_500_000, "score": 95}
            for name, owner, field, *_rest in INITIATIVES
        ]
        yield Case(mess, number, page, rows, {"header": 1, "heading": 4}, "initiatives")


def conferences(mess: str) -> Iterator[Case]:
    """Biểu 3, with days in several habits and a sum below."""
    days: Sequence[object] = ("05/3/2026", date(2026, 3, 5), "5.3.2026")
    for number, day in enumerate(days):
        page = Page()
        page.add("TT", "Ngày", "Tên, hình thức", "Loại", "Cấp", "Chủ trì", "Số đại biểu", "Số ý kiến",
                 "Đã giải quyết tại chỗ", "Đang giải quyết", "Chuyển cấp trên", "Ghi chú")  # fmt: skip
        page.add(*(f"({place})" for place in range(1, 13)))
        page.add(1, day, "Đối thoại với thanh niên", "Đối thoại", "phường", "Bí thư Đảng ủy", 120, 8, 5, 2, 1)
        page.add(
            2, None, "Tổng kết phong trào năm", "Tổng kết", "Thành phố", "Phó Bí thư", "1.200 người", None
        )
        page.add("Cộng", None, "02 hội nghị", None, None, None, 1320, 8, 5, 2, 1)
        rows: list[dict[str, object]] = [
            {
                "held_on": date(2026, 3, 5), "title": "Đối thoại với thanh niên",
                    "kind": ConferenceKind.DIALOGUE,
                "level": Level.WARD, "chair": "Bí thư Đảng ủy", "present": 120, "opinions": 8,
                "opinions_answered": 5, "opinions_in_progress": 2, "opinions_passed_up": 1,
            },
            {
                "held_on": None, "title": "Tổng kết phong trào năm", "kind": ConferenceKind.SUMMING_UP,
                "level": Level.CITY, "present": 1200, "opinions": None,
            },
        ]  # fmt: skip
        yield Case(mess, number, page, rows, {"header": 1, "column_numbers": 1, "total": 1}, "conferences")


def opinions(mess: str) -> Iterator[Case]:
    """Opinions with who answers by when; answers of several lines."""
    words = ("Đã trả lời tại hội nghị", "giải quyết tại chỗ", "Đã trả lời trực tiếp")
    for number, word in enumerate(words):
        page = Page()
        page.add("TỔNG HỢP Ý KIẾN, KIẾN NGHỊ TẠI HỘI NGHỊ ĐỐI THOẠI NGÀY 05/3/2026")
        page.add("STT", "Nội dung ý kiến, kiến nghị", "Người phát biểu", "Địa chỉ", "Cơ quan giải quyết",
                 "Thời hạn", "Tình trạng", "Nội dung trả lời")  # fmt: skip
        page.add(
            1, "Đèn ngõ 5 hỏng", "Ông Lê Văn Tâm", "TDP số 5", "UBND phường", None, word, "Đã sửa.\nXong."
        )
        page.add(
            2, "Xin thêm thùng rác", "Bà Nga", "nt", "Công ty môi trường", "31/3/2026", "Đang giải quyết"
        )
        rows: list[dict[str, object]] = [
            {
                "content": "Đèn ngõ 5 hỏng", "said_by": "Ông Lê Văn Tâm", "said_by_unit": "TDP số 5",
                "responsible": "UBND phường", "due_on": None, "state": OpinionState.ANSWERED_AT_ONCE,
                "answer": "Đã sửa.\nXong.",
            },
            {
                "content": "Xin thêm thùng rác", "said_by": "Bà Nga", "said_by_unit": "TDP số 5",
                "due_on": date(2026, 3, 31), "state": OpinionState.IN_PROGRESS, "answer": "",
            },
        ]  # fmt: skip
        yield Case(mess, number, page, rows, {"letterhead": 1, "header": 1}, "opinions")


def activities(mess: str) -> Iterator[Case]:
    """Biểu 6 with its kinds as sub-headings or in a column, one value in thousands."""
    for number in range(3):
        page = Page()
        in_column = number == 1
        page.add("TT", "Nội dung hoạt động", *(("Loại hoạt động",) if in_column else ()), "Ngày thực hiện",
                 "Số lượng", "Đơn vị tính", "Trị giá (nghìn đồng)" if number == 2 else "Trị giá (đồng)",
                     "Số người")  # fmt: skip
        value: object = 5_000 if number == 2 else "5.000.000"
        if not in_column:
            page.add("I. GIÁM SÁT")
        page.add(
            1,
            "Giám sát hỗ trợ lao động",
            *(("Giám sát",) if in_column else ()),
            "01/7/2026",
            None,
            None,
            None,
            12,
        )
        if not in_column:
            page.add("II. ỦNG HỘ, HỖ TRỢ")
        page.add(
            2,
            "Tặng quà hộ khó khăn",
            *(("Ủng hộ",) if in_column else ()),
            "15/8/2026",
            20,
            "suất",
            value,
            "20 hộ",
        )
        rows: list[dict[str, object]] = [
            {"title": "Giám sát hỗ trợ lao động", "kind": ActivityKind.SUPERVISION, "done_on": date(2026, 7,
                1),
             "quantity": None, "value": None, "people": 12},
            {"title": "Tặng quà hộ khó khăn", "kind": ActivityKind.SUPPORT, "done_on": date(2026, 8, 15),
             "quantity": 20, "measure": "suất", "value": 5_000_000, "people": 20},
        ]  # fmt: skip
        skipped = {"header": 1, **({} if in_column else {"heading": 2})}
        yield Case(mess, number, page, rows, skipped, "activities")


def teams(mess: str) -> Iterator[Case]:
    """Biểu 4: teams with their counts under a header of two lines."""
    for number in range(3):
        page = Page()
        first = page.add(
            "TT", "Tổ dân vận", "Tổ dân phố, khu dân cư", "Số thành viên", None, None, "Tổ trưởng", "Xếp loại"
        )
        page.add(None, None, None, "Tổng", "Nữ", "Đảng viên")
        if number:
            page.merged = [f"D{first}:F{first}", *(f"{one}{first}:{one}{first + 1}" for one in "ABCGH")]
        page.add(1, "Tổ dân vận số 1", "KDC số 1", 7, 3, 4, "Ông Lê Văn Tâm", "Tốt")
        page.add(2, "Tổ dân vận số 2", "KDC số 2", 9, 5, 6, "Bà Vũ Thị Oanh", "Khá")
        page.add("Cộng", None, None, 16, 8, 10)
        rows: list[dict[str, object]] = [
            {"team": "Tổ dân vận số 1", "area": "KDC số 1", "members": 7, "women": 3, "party_members": 4,
             "head": "Ông Lê Văn Tâm", "grade": Grade.GOOD},
            {"team": "Tổ dân vận số 2", "area": "KDC số 2", "members": 9, "women": 5, "party_members": 6,
             "head": "Bà Vũ Thị Oanh", "grade": Grade.FAIR},
        ]  # fmt: skip
        yield Case(mess, number, page, rows, {"header": 2, "total": 1}, "teams")


def rosters(mess: str) -> Iterator[Case]:
    """Members under the names of their teams, in headings or in a merged column; ticks for Party members."""
    members = (("Ông Lê Văn Tâm", "Tổ trưởng", "x", 1955), ("Bà Vũ Thị Oanh", "Thành viên", None, 1960))
    for number in range(3):
        page, rows = Page(), []
        in_column = number == 2
        page.add(
            "STT",
            *(("Tên tổ dân vận",) if in_column else ()),
            "Họ và tên",
            "Chức vụ",
            "Đảng viên",
            "Năm sinh",
        )
        for team in (1, 2):
            name = f"Tổ dân vận số {team}"
            if not in_column:
                page.add(name if number else name.upper())
            for place, (person, office, tick, born) in enumerate(members, 1):
                own = ((name if place == 1 else None),) if in_column else ()
                at = page.add(place, *own, person, office, tick, born)
                if in_column and place == 1:
                    page.merged.append(f"B{at}:B{at + 1}")
                form, bare = person.split(" ", 1)
                rows.append(
                    {
                        "team": name.upper() if number == 0 else name, "name": bare, "address_form": form,
                        "office": office, "is_party_member": tick == "x", "birth_year": born,
                    }
                )  # fmt: skip
        skipped = {"header": 1, **({} if in_column else {"heading": 2})}
        yield Case(mess, number, page, rows, skipped, "teams")


def recipients(mess: str) -> Iterator[Case]:
    """Cards of collectives and people; the day on which a collective began."""
    for number in range(3):
        page = Page()
        page.add(
            "TT",
            "Tên tập thể/cá nhân/hộ gia đình",
            "Chức vụ",
            "Đơn vị",
            "Phân loại",
            "Ngày thành lập",
            "Năm sinh",
        )
        page.add(
            1,
            "Tổ dân vận số 3",
            None,
            "phường Hoàn Kiếm",
            "Tập thể",
            ("01/7/2025", date(2025, 7, 1), "1-7-2025")[number],
        )
        page.add(2, "Bà Đặng Thị Hường", "Tổ trưởng", "Tổ dân vận số 3", "Cá nhân", None, 1968)
        rows: list[dict[str, object]] = [
            {"name": "Tổ dân vận số 3", "kind": COLLECTIVE, "unit": "phường Hoàn Kiếm",
                "valid_from": date(2025, 7, 1),
             "birth_year": None},
            {"name": "Đặng Thị Hường", "address_form": "Bà", "kind": INDIVIDUAL, "position": "Tổ trưởng",
             "valid_from": None, "birth_year": 1968},
        ]  # fmt: skip
        yield Case(mess, number, page, rows, {"header": 1}, "recipients")


def of_another_kind(mess: str) -> Iterator[Case]:
    """A list of awards asked for as something else is no list, and nothing of it is taken."""
    for number, into in enumerate(("conferences", "opinions", "initiatives")):
        page = Page()
        page.add(*HEADER)
        page.add(*plain_row(1, LISTS[0][0]))
        yield Case(mess, number, page, [], {"no_list": 2}, into)


OTHER_KINDS: Mapping[str, tuple[str, Callable[[str], Iterator[Case]]]] = {
    "initiatives": ("Danh sách mô hình gửi khối vận, nhiều cách ghi mới/duy trì và cấp", initiatives),
    "initiatives_by_field": ("Mô hình xếp theo tiêu đề lĩnh vực", initiatives_by_field),
    "conferences": ("Biểu hội nghị, đối thoại", conferences),
    "opinions": ("Tổng hợp ý kiến, kiến nghị", opinions),
    "activities": ("Biểu hoạt động, loại ở tiêu đề nhóm hoặc ở cột", activities),
    "teams": ("Biểu tổ dân vận, tiêu đề hai dòng", teams),
    "rosters": ("Danh sách thành viên xếp theo tổ", rosters),
    "recipients": ("Danh sách tập thể, cá nhân làm hồ sơ", recipients),
    "of_another_kind": ("Danh sách nhập nhầm loại", of_another_kind),
}
"""Name of the mess: what it is, in a line, and its workbooks."""
