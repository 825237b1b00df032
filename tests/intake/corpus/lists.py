"""Three lists as everybody means them, and the plain ways in which they are written."""

from __future__ import annotations

from collections.abc import Sequence

from tests.intake.corpus.model import COLLECTIVE, HOUSEHOLD, INDIVIDUAL, Entry, Page

LISTS: Sequence[Sequence[Entry]] = (
    (
        Entry("Tổ dân vận số 3", COLLECTIVE, "", "", "Khu dân cư số 1", "Khéo trong vận động nhân dân",
              1_520_000),
        Entry("Chi hội Phụ nữ số 6", COLLECTIVE, "", "", "Hội LHPN phường", "Khéo trong giữ phố sạch",
              1_520_000),
        Entry("Lê Văn Tâm", HOUSEHOLD, "Hộ gia đình ông", "", "Số 12, Tổ dân phố số 5",
              "Hiến đất mở ngõ", 1_140_000, 1955),
        Entry("Đặng Thị Hường", INDIVIDUAL, "Bà", "Tổ trưởng", "Tổ dân vận số 3", "Khéo trong hòa giải",
              760_000, 1968),
        Entry("Nguyễn Đức Thắng", INDIVIDUAL, "Ông", "Bí thư chi bộ", "Chi bộ 7", "Gương mẫu đi đầu",
              760_000, 1951),
        Entry("Tống Thị Nga", INDIVIDUAL, "Bà", "Hội viên", "Hội Người cao tuổi", "Khéo trong thăm hỏi",
              760_000, 1949),
    ),
    (
        Entry("Công an phường", COLLECTIVE, "", "", "phường Hoàn Kiếm", "Giữ bình yên địa bàn", 2_000_000),
        Entry("Trường Tiểu học Quang Trung", COLLECTIVE, "", "", "phường Hoàn Kiếm", "Dạy tốt, học tốt",
              1_520_000),
        Entry("Vũ Thị Kim Oanh", HOUSEHOLD, "Hộ gia đình bà", "", "Số 7 phố Hàng Bạc",
              "Nuôi dưỡng trẻ mồ côi", 1_140_000, 1960),
        Entry("Phùng Văn Huynh", HOUSEHOLD, "Hộ gia đình ông", "", "Số 9 phố Hàng Buồm",
              "Góp tiền làm đường", 1_140_000, 1947),
        Entry("Trần Quang Bình", INDIVIDUAL, "Ông", "Chủ tịch", "Hội Cựu chiến binh phường",
              "Khéo trong tập hợp", 760_000, 1958),
        Entry("Hồ Bá Kiện", INDIVIDUAL, "Ông", "Tổ phó", "Tổ bảo vệ an ninh, trật tự",
              "Bắt quả tang trộm", 1_000_000, 1972),
        Entry("Ân Thị Ánh", INDIVIDUAL, "Bà", "Công chức", "Phòng Văn hóa - Xã hội", "Cải cách thủ tục",
              760_000, 1990),
    ),
    (
        Entry("Ban Công tác Mặt trận khu dân cư số 4", COLLECTIVE, "", "", "Khu dân cư số 4", "Đoàn kết",
              500_000),
        Entry("Cộng đồng dân cư số 5", COLLECTIVE, "", "", "Tổ dân phố số 5", "Xóa điểm rác", 1_520_000),
        Entry("Tạ Văn Sáu", HOUSEHOLD, "Hộ gia đình ông", "", "Tổ dân phố số 5", "Tháo dỡ mái che",
              1_140_000, 1966),
        Entry("Tô Hoài Nam", INDIVIDUAL, "Ông", "Đội trưởng", "Đội tình nguyện", "Hiến máu 20 lần",
              760_000, 1985),
        Entry("Đoàn Thị Thủy", INDIVIDUAL, "Bà", "Giáo viên", "Trường Mầm non 20-10",
              "Khéo trong vận động trẻ đến lớp", 760_000, 1979),
    ),
)  # fmt: skip

HEADER = ("STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Thành tích", "Mức thưởng", "Năm sinh")
BY_NAME = ("TT", "Họ và tên / Tên tập thể", "Chức vụ, đơn vị (địa chỉ)", "Thành tích", "Mức thưởng (đồng)")
WARD = "PHƯỜNG HOÀN KIẾM"


def plain_row(number: int, one: Entry) -> tuple[object, ...]:
    """A row under HEADER."""
    form = one.form or "Tập thể"
    return (number, form, one.name, one.position, one.unit, one.merit, one.amount, one.born)


def plain_expected(one: Entry, **other: object) -> dict[str, object]:
    """What a row under HEADER gives: a collective's form of address is what its column says."""
    return {**one.expected(address_form=one.form or "Tập thể"), **other}


def named_row(number: int, one: Entry) -> tuple[object, ...]:
    """A row under BY_NAME: the form of address stands in the name."""
    return (number, one.called, line(one), one.merit, one.amount)


def line(one: Entry) -> str:
    """Office and unit in one cell."""
    return ", ".join(filter(None, (one.position, one.unit)))


def named_expected(one: Entry, **other: object) -> dict[str, object]:
    """What a row under BY_NAME gives."""
    return {**one.expected("position", "unit", "birth_year"), "position_and_unit": line(one), **other}


def letterhead(page: Page, number: int) -> None:
    """Two to six lines over a table, of the state or of the Party."""
    if number % 2:
        page.add("ĐẢNG BỘ THÀNH PHỐ HÀ NỘI", None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM")
        page.add(f"ĐẢNG ỦY {WARD}", None, None, None, "Hoàn Kiếm, ngày 09 tháng 10 năm 2026")
        page.add("*")
    else:
        page.add("ỦY BAN NHÂN DÂN", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        page.add(WARD, None, None, None, "Độc lập - Tự do - Hạnh phúc")
    page.add()
    page.add("DANH SÁCH")
    page.add("Tập thể, hộ gia đình, cá nhân được khen thưởng phong trào “Dân vận khéo” năm 2026")
    page.add("(Kèm theo Quyết định số 15/QĐ-UBND ngày 09 tháng 10 năm 2026 của Chủ tịch UBND phường)")
    page.add()


LETTERHEAD_LINES = (5, 6)
"""Filled lines of a letterhead of the state and of the Party."""


def plain(page: Page, entries: Sequence[Entry]) -> None:
    """The table under HEADER."""
    page.add(*HEADER)
    for number, one in enumerate(entries, 1):
        page.add(*plain_row(number, one))
