"""Sixty pairs of cards as two lists of one ward write them, judged before there was a rule: 40 same, 20 not.

The patterns are those of real lists: typed twice by two people, with and without marks, shortened names of
bodies, a year of birth that is off by one, the ward's name of before and after 1/7/2025. Some cannot be told
by any rule that sees only the two cards; they stand here because they happen.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient


class Pair(NamedTuple):
    """Two cards, and whether a clerk who knows the ward says they are one."""

    one: Recipient
    other: Recipient
    is_same: bool


def person(name: str, unit: str = "", born: int | None = None, form: str = "", post: str = "") -> Recipient:
    """An individual's card."""
    return Recipient(RecipientKind.INDIVIDUAL, name, form, post, unit, born)


def household(name: str, address: str = "", form: str = "") -> Recipient:
    """A household's card, named by its head."""
    return Recipient(RecipientKind.HOUSEHOLD, name, form, unit_text=address)


def body(name: str, unit: str = "") -> Recipient:
    """A collective's card."""
    return Recipient(RecipientKind.COLLECTIVE, name, unit_text=unit)


_SAME = (
    (person("Nguyễn Thị Hoà", "Tổ dân phố số 3"), person("Nguyễn Thị Hòa", "Tổ dân phố số 3")),
    (person("Trần Thị Thuý Nga", "Chi bộ 2", 1975), person("Trần Thị Thúy Nga", "Chi bộ số 2")),
    (person("ĐẶNG THỊ HƯỜNG", "Tổ dân vận số 3"), person("Đặng Thị Hường", "Tổ dân vận số 3", 1968)),
    (person("Nguyễn  Hoàng Long", "Công an khu vực", 1985),
     person("Nguyễn Hoàng Long", "Cảnh sát khu vực, Công an phường", 1985)),
    (person("Nguyễn V. Hùng", "TDP số 7"), person("Nguyễn Văn Hùng", "Tổ dân phố số 7", 1961)),
    (person("Phạm T. H. Nhung", "Chi hội Phụ nữ số 6"), person("Phạm Thị Hồng Nhung", "Chi hội Phụ nữ số 6")),
    (person("Nguyễn V. A", "Tổ dân phố số 1", 1970), person("Nguyễn Văn An", "Tổ dân phố số 1", 1970)),
    (person("Lê Thi Mai", "Tổ dân phố số 8"), person("Lê Thị Mai", "Tổ dân phố số 8", 1959)),
    (person("Vủ Thị Kim Oanh", "TDP 2"), person("Vũ Thị Kim Oanh", "Tổ dân phố số 2")),
    (person("Bùi Thị Bảy", "Tổ dân phố số 4", 1950), person("Bùi Thị Bẩy", "Tổ dân phố số 4", 1950)),
    (person("Nguyễn Thị Nguyêt", "Hội Người cao tuổi"), person("Nguyễn Thị Nguyệt", "Hội Người cao tuổi")),
    (person("Dỗ Đức Thịnh", "Tổ dân phố số 7"), person("Đỗ Đức Thịnh", "Tổ dân phố số 7")),
    (person("Hoàng Thị Đung", "Chi bộ 4"), person("Hoàng Thị Dung", "Chi bộ 4", 1964)),
    (person("nguyen thi bich ngoc", "to dan pho so 5"), person("Nguyễn Thị Bích Ngọc", "Tổ dân phố số 5")),
    (person("Hoàng Văn Nam", "Tổ dân phố số 6", 1958), person("Hoàng Văn Nam", "Tổ dân phố số 6", 1959)),
    (person("Lí Thị Thủy", "Chi bộ 9"), person("Lý Thị Thủy", "Chi bộ 9", 1971)),
    (person("Nguyễn Văn Sĩ", "Hội Cựu chiến binh"), person("Nguyễn Văn Sỹ", "Hội CCB")),
    (person("Bà Nguyễn Thị Lan", "Tổ dân vận số 5"), person("Nguyễn Thị Lan", "Tổ dân vận số 5", form="Bà")),
    (person("Nguyễn Thu Hương", "Chi bộ 3", 1966), person("Nguyễn Thị Thu Hương", "Chi bộ 3", 1966)),
    (person("Ngyễn Thị Hoà", "Tổ dân phố số 2", 1962), person("Nguyễn Thị Hòa", "Tổ dân phố số 2", 1962)),
    (person("Phạm Đình Chiến", "Tổ dân phố số 5, phường Lý Thái Tổ", 1957),
     person("Phạm Đình Chiến", "TDP 5, P. Hoàn Kiếm", 1957)),
    (person("Trần Quốc Tuấn", "Chi bộ 7", 1973, post="Phó Bí thư"),
     person("Trần Quốc Tuấn", "Chi bộ 7", post="Bí thư")),
    (person("Thượng tọa Thích Minh Tâm", "Chùa Cầu Đông"), person("Thích Minh Tâm", "Chùa Cầu Đông")),
    (person("Lê Thị Minh Châu", "Tổ dân phố số 2", 1972),
     person("Lê Thị Minh Châu", "Chi hội Phụ nữ số 6", 1972)),
    (household("Lê Văn Tâm", "Số 12, Tổ dân phố số 5"), household("Lê Văn Tâm", "TDP 5", "Hộ gia đình ông")),
    (household("Hộ gia đình ông Đỗ Đức Thịnh", "Tổ dân phố số 7"),
     household("Đỗ Đức Thịnh", "Số 31, Tổ dân phố số 7", "Hộ gia đình ông")),
    (household("Vũ Thị Kim Oanh", "8 Hàng Bạc"), household("Vũ Thị Kim Oanh", "Số 8 phố Hàng Bạc")),
    (household("Nguyễn Văn Hoà", "Tổ dân phố số 1"), household("NGUYỄN VĂN HÒA", "TDP số 01")),
    (body("Tổ dân phố số 3"), body("TDP số 3")),
    (body("Tổ dân phố số 03", "phường Hoàn Kiếm"), body("Tổ dân phố 3", "Phường Hoàn Kiếm")),
    (body("Chi bộ 5"), body("CB số 5")),
    (body("Ban Công tác Mặt trận số 4"), body("BCT MTTQ số 4")),
    (body("Ban CTMT số 4", "UB MTTQ phường"), body("Ban công tác Mặt trận số 4", "Ủy ban MTTQ phường")),
    (body("Chi hội Phụ nữ số 6", "Hội LHPN phường"), body("Chi hội PN số 6", "Hội Liên hiệp Phụ nữ phường")),
    (body("Hội Cựu chiến binh phường Hoàn Kiếm"), body("Hội CCB P. Hoàn Kiếm")),
    (body("UB MTTQ Việt Nam phường"), body("Ủy ban Mặt trận Tổ quốc Việt Nam phường")),
    (body("Nhân dân và cán bộ Tổ dân phố số 5"), body("Tổ dân phố số 5")),
    (body("Trường TH Trần Nhật Duật"), body("Trường Tiểu học Trần Nhật Duật")),
    (body("Đoàn TNCS Hồ Chí Minh phường"), body("Đoàn Thanh niên Cộng sản Hồ Chí Minh phường")),
    (body("Tổ bảo vệ ANTT số 2"), body("Tổ bảo vệ an ninh, trật tự số 2")),
)  # fmt: skip

_DIFFERENT = (
    (body("Tổ dân phố số 3"), body("Tổ dân phố số 13")),
    (body("Chi bộ 1"), body("Chi bộ 11")),
    (body("Tổ dân vận số 3"), body("Tổ dân phố số 3")),
    (body("Tổ dân vận số 3", "Khu dân cư Lý Thái Tổ"), body("Tổ dân vận số 3", "Khu dân cư Hàng Bạc")),
    (body("Chi hội Phụ nữ số 6"), body("Chi hội Nông dân số 6")),
    (body("Trường Tiểu học Võ Thị Sáu"), body("Trường THCS Võ Thị Sáu")),
    (body("Công an phường Hoàn Kiếm"), body("Công an phường Cửa Nam")),
    (person("Nguyễn Văn Hải", "Tổ dân phố số 3"), person("Nguyễn Thị Hải", "Tổ dân phố số 3")),
    (person("Nguyễn Thị Hương", "Tổ dân phố số 3", 1960),
     person("Nguyễn Thị Hương", "Tổ dân phố số 3", 1985)),
    (person("Trần Văn Minh", "Chi bộ 2"), person("Trần Văn Mạnh", "Chi bộ 2")),
    (person("Nguyễn Thị Hương", "Tổ dân phố số 3"), person("Nguyễn Thị Hường", "Tổ dân phố số 7")),
    (person("Lê Thị Lan", "Tổ dân phố số 9"), person("Lê Thị Loan", "Tổ dân phố số 9")),
    (person("Nguyễn Văn Dũng", "Tổ dân phố số 3"), person("Nguyễn Văn Dũng", "Tổ dân phố số 9")),
    (person("Nguyễn Thị Thanh Hà", "Chi bộ 6"), person("Nguyễn Thị Thu Hà", "Chi bộ 6")),
    (person("Bùi Văn Nam", "Tổ dân phố số 1"), person("Bùi Văn Năm", "Tổ dân phố số 1")),
    (person("Nguyễn Đức Anh", "Đoàn Thanh niên"), person("Nguyễn Tuấn Anh", "Đoàn Thanh niên")),
    (person("Vũ Đức Thắng", "Số 8, Tổ dân phố số 2"), person("Vũ Đức Thành", "Số 8, Tổ dân phố số 2")),
    (person("Phạm Thị Hoa", "Tổ dân phố số 4", 1955), person("Phạm Thị Hòa", "Tổ dân phố số 4", 1963)),
    (household("Lê Văn Tâm", "Số 12, Tổ dân phố số 5"), household("Lê Văn Tâm", "Số 21, Tổ dân phố số 7")),
    (household("Trần Văn Bình", "Tổ dân phố số 6"), person("Trần Văn Bình", "Tổ dân phố số 6", 1960)),
)  # fmt: skip

PAIRS: tuple[Pair, ...] = (
    *(Pair(one, other, is_same=True) for one, other in _SAME),
    *(Pair(one, other, is_same=False) for one, other in _DIFFERENT),
)
