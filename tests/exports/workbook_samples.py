"""Workbooks as an office makes them, with invented people: the hardest ones this program has to print."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from exports.workbook import (
    Column,
    DocumentHeader,
    Row,
    Sheet,
    Signature,
    Sum,
    Workbook,
)

HANOI = timezone(timedelta(hours=7))
MADE = datetime(2026, 10, 8, 14, 31, tzinfo=HANOI)

STATE = DocumentHeader(
    "state",
    issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀN KIẾM"),
    number="Số: 218/QĐ-UBND",
    place_date="Hoàn Kiếm, ngày 05 tháng 02 năm 2026",
)
PARTY = DocumentHeader(
    "party",
    superior=("ĐẢNG BỘ THÀNH PHỐ HÀ NỘI",),
    issuer=("ĐẢNG ỦY PHƯỜNG HOÀN KIẾM",),
    number="Số 32-BC/ĐU",
    place_date="Hoàn Kiếm, ngày 08 tháng 10 năm 2026",
)
FRONT = DocumentHeader(
    "front",
    issuer=("ỦY BAN MTTQ VIỆT NAM PHƯỜNG HOÀN KIẾM", "BAN THƯỜNG TRỰC"),
    number="Số: 07/BC-MTTQ-BTT",
    place_date="Hoàn Kiếm, ngày 30 tháng 9 năm 2026",
)
MERIT = (
    "Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo” năm 2026: “Vận động Nhân dân chỉnh "
    "trang ngõ, ngách, giữ gìn tuyến phố văn minh, không lấn chiếm vỉa hè, phân loại rác tại nguồn và giúp "
    "đỡ hộ có hoàn cảnh khó khăn trên địa bàn”"
)
FAMILY_NAMES = ("Đặng", "Lưu", "Nguyễn", "Ưng", "Y", "Tôn Nữ", "Đỗ", "Vũ")
GIVEN_NAMES = ("Thị Hường", "Thanh Mai", "Ý", "Hoàng Quỳnh Diễm My", "Đức Ổn", "Ngọc Ước", "Văn Ơn")


def person(number: int) -> str:
    return f"{FAMILY_NAMES[number % 8]} {GIVEN_NAMES[number % 7]}"


def annex(people: int = 24) -> Sheet:
    """The list that goes with a decision: nine columns, merits of 230 letters."""
    teams = [_annex_row(n, f"Tổ dân vận số {n}", f"Tổ dân phố số {n}", 1_518_000) for n in range(1, 11)]
    persons = [
        _annex_row(n, f"Bà {person(n)}", "Tổ trưởng tổ dân phố", 759_000) for n in range(1, people + 1)
    ]
    rows = (Row(("I. TẬP THỂ",), "section"), *teams, Row(("II. CÁ NHÂN",), "section"), *persons)
    money = tuple(index for index, row in enumerate(rows) if row.kind == "data")
    return Sheet(
        name="Danh sách",
        header=STATE,
        title="DANH SÁCH",
        subject=("Tập thể, cá nhân được tặng Giấy khen của Chủ tịch Ủy ban nhân dân phường",),
        enclosure=(
            "(Kèm theo Quyết định số 218/QĐ-UBND ngày 05 tháng 02 năm 2026 của Chủ tịch UBND phường)",
        ),
        columns=(
            Column("TT", 10, "index"),
            Column("Họ và tên / Tên tập thể", 38),
            Column("Năm sinh", 13, "index"),
            Column("Chức vụ, đơn vị (địa chỉ)", 38),
            Column("Thành tích (tên mô hình)", 62),
            Column("Hình thức", 20),
            Column("Ngày công nhận", 22, "date"),
            Column("Mức thưởng (đồng)", 24, "money"),
            Column("Ghi chú", 20),
        ),
        rows=(*rows, Row(("Cộng", None, None, None, None, None, None, Sum(money)), "sum")),
        closing=(
            f"(Danh sách gồm 10 tập thể, {people} cá nhân)",
            "Tổng tiền: 33.396.000 đồng (Bằng chữ: Ba mươi ba triệu ba trăm chín mươi sáu nghìn đồng).",
        ),
        signature=Signature(
            ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Thị Ước Ao", "NGƯỜI LẬP BIỂU", "Lý Văn Ơn"
        ),
    )


def _annex_row(number: int, name: str, unit: str, money: int) -> Row:
    unit = f"{unit}, phường Hoàn Kiếm"
    return Row((number, name, 1958 + number, unit, MERIT, "Giấy khen", date(2026, 2, 5), money, ""))


def activity_report() -> Sheet:
    """The quarter's report: heads of two levels, groups with sums, changes and percentages."""
    figures = [
        ("1", "Quyết định khen thưởng đã ban hành", 4, 11, 9),
        ("2", "Tập thể được khen thưởng, công nhận", 36, 52, 61),
        ("3", "Cá nhân được khen thưởng, công nhận, trong đó có cá nhân do cấp trên tặng bằng khen", 3, 9, 9),
        ("4", "Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân", 1, 4, 0),
        ("5", "Ý kiến của Nhân dân đã tiếp nhận", 1_520, 4_100, 3_999),
        ("6", "Ý kiến đã trả lời", 1_498, 4_001, 3_900),
    ]
    rows = [Row(("I", "KHEN THƯỞNG"), "group"), *map(_figure_row, figures[:3])]
    rows += [Row(("II", "HỘI NGHỊ, ĐỐI THOẠI"), "group"), *map(_figure_row, figures[3:])]
    rows.append(Row(("Cộng", None, *(Sum((1, 2, 3, 5, 6, 7)) for _ in range(4))), "sum"))
    return Sheet(
        name="Báo cáo quý III",
        header=PARTY,
        title="BÁO CÁO",
        subject=("kết quả phong trào thi đua “Dân vận khéo” quý III năm 2026",),
        basis=("Bộ lọc: phường Hoàn Kiếm, mọi cơ quan ban hành.", "Số liệu đến 14:31 ngày 08/10/2026."),
        columns=(
            Column("STT", 11, "index"),
            Column("Chỉ tiêu", 70),
            Column("Trong kỳ", 16, "number", group="Năm 2026"),
            Column("Lũy kế từ đầu năm", 18, "number", group="Năm 2026"),
            Column("Cùng kỳ năm trước", 18, "number"),
            Column("Tăng, giảm", 15, "change", group="So sánh"),
            Column("%", 15, "percent", group="So sánh"),
        ),
        rows=tuple(rows),
        signature=Signature(
            ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"), "Đinh Thị Ổn", "NGƯỜI LẬP BIỂU", "Lý Văn Ơn"
        ),
        orientation="portrait",
    )


def _figure_row(figure: tuple[str, str, int, int, int]) -> Row:
    number, label, now, year, before = figure
    return Row(
        (int(number), label, now, year, before, now - before, (now - before) / before if before else None)
    )


def golden_register(entries: int = 120) -> Sheet:
    """Sổ vàng: one line for each award, over several pages."""
    return Sheet(
        name="Sổ vàng",
        header=FRONT,
        title="SỔ VÀNG KHEN THƯỞNG",
        subject=("Năm 2026",),
        columns=(
            Column("Số sổ vàng", 16, "index"),
            Column("Số quyết định", 34, wrap=False),
            Column("Ngày", 22, "date"),
            Column("Tên tập thể, cá nhân, hộ gia đình", 60),
            Column("Thành tích", 80),
            Column("Mức thưởng (đồng)", 26, "money"),
        ),
        rows=tuple(
            Row(
                (
                    f"{n:02}",
                    f"{n}/QĐ-UBND",
                    date(2026, 1 + n % 12, 1 + n % 28),
                    f"Hộ gia đình ông {person(n)}",
                    MERIT[: 40 + n * 2 % 190],
                    759_000,
                )
            )
            for n in range(1, entries + 1)
        ),
        signature=Signature(
            ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"), place_date="Hoàn Kiếm, ngày 31 tháng 12 năm 2026"
        ),
    )


def sources() -> Sheet:
    """A sheet without head and signatures."""
    return Sheet(
        "Nguồn số liệu",
        (
            Column("Ô", 16, wrap=False),
            Column("Mã số", 16, "index"),
            Column("Tên", 70),
            Column("Chi tiết", 60),
        ),
        tuple(Row(("C12", number, f"{number}/QĐ-UBND", MERIT)) for number in range(1, 31)),
        title="NGUỒN SỐ LIỆU",
        basis=("Số liệu đến 14:31 ngày 08/10/2026. Sổ Vàng 0.1.0.",),
    )


def workbook(*sheets: Sheet) -> Workbook:
    return Workbook(sheets, "Báo cáo quý III năm 2026", "0.1.0", MADE)


def whole_workbook() -> Workbook:
    return workbook(activity_report(), annex(), golden_register(), sources())
