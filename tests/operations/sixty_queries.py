"""Sixty things a clerk types into the search box, and the record that each is meant to find.

They are asked of the sample register with the records of `made` added: people whose names differ by a mark,
houses whose number is a decision's, three decisions of one number, a member with a telephone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.records.codes import CommendationState, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store.writer import Transaction

FIRST_HITS: Final = 5
"""The record meant must be among so many; the box shows nine or ten without scrolling."""

WARD: Final = "phường Hoàn Kiếm"


@dataclass(frozen=True)
class Query:
    """What is typed, and the kind and words (of title and detail) of the record meant."""

    typed: str
    kind: str
    meant: str


def _person(typed: str, meant: str) -> Query:
    return Query(typed, "recipient", meant)


SIXTY: Final = (
    # without marks, in capitals, with marks, with d for đ, begun
    _person("dang thi huong 1968", "Đặng Thị Hường"),
    _person("nguyen hoang long", "Nguyễn Hoàng Long"),
    _person("TRAN THI ANH TUYET", "Trần Thị Ánh Tuyết"),
    _person("Đặng Thị Hường", "Đặng Thị Hường"),
    _person("đặng thị hương", "Đặng Thị Hương"),
    _person("trần văn an", "Trần Văn An,"),
    _person("tran van an", "Trần Văn An,"),
    _person("do duc thi", "Đỗ Đức Thịnh"),
    _person("đo đưc thinh", "Đỗ Đức Thịnh"),
    _person("hhen nie", "H'Hen Niê"),
    _person("kbroi", "K'Brôi"),
    _person("cong tang ton nu", "Bảo Châu"),
    # the tone on the other vowel, i for y, decomposed letters
    _person("phạm văn hoà", "Phạm Văn Hòa"),
    _person("trần thị thủy", "Trần Thị Thuỷ"),
    _person("hứa thúy quỳnh", "Hứa Thuý Quỳnh"),
    _person("tạ quí khuê", "Tạ Quý Khuê"),
    _person("doan thi mi y", "Doãn Thị Mỹ Ý"),
    _person("Ngo\u0302 Thi\u0323 Phu\u031bo\u031bng", "Ngô Thị Phương Liên"),
    # raw Telex and raw VNI, UniKey switched off
    _person("ddawngj thij huwowngf", "Đặng Thị Hường"),
    _person("nguyeenx hoangf long", "Nguyễn Hoàng Long"),
    _person("quachs ddinhf tuwowngr", "Quách Đình Tưởng"),
    _person("trinhj thij ngaan", "Trịnh Thị Ngân"),
    _person("luu a phur", "Lưu A Phủ"),
    _person("tooj daan vaanj soos 14", "Tổ dân vận số 14"),
    _person("d9a8ng5 thi5 hu7o7ng2", "Đặng Thị Hường"),
    _person("nguye6n4 hoang long", "Nguyễn Hoàng Long"),
    _person("d9o64 d9u7c1 thi5nh", "Đỗ Đức Thịnh"),
    _person("nguyeenx thij kim chi", "Nguyễn Thị Kim Chi"),
    # initials
    _person("ntkc", "Nguyễn Thị Kim Chi"),
    _person("NTKC", "Nguyễn Thị Kim Chi"),
    _person("đth", "Đặng Thị Hư"),
    _person("ltbv", "Lương Thị Bích Vân"),
    _person("nhl cong an", "Nguyễn Hoàng Long"),
    # words in another order
    _person("huong dang thi tdv 3", "Đặng Thị Hường"),
    _person("khue ta", "Tạ Quý Khuê"),
    _person("ngan trinh", "Trịnh Thị Ngân"),
    # numbers and days of decisions
    Query("218", "commendation", "218/QĐ-UBND"),
    Query("218/qd", "commendation", "218/QĐ-UBND"),
    Query("218/QĐ-UBND", "commendation", "218/QĐ-UBND"),
    Query("quyet dinh 218", "commendation", "218/QĐ-UBND"),
    Query("qđ số 218", "commendation", "218/QĐ-UBND"),
    Query("15-qd/du", "commendation", "15-QĐ/ĐU"),
    Query("9/qd-mttq", "commendation", "09/QĐ-MTTQ"),
    Query("31/qd-ubnd 2024", "commendation", "20/03/2024"),
    Query("9/10/2026", "commendation", "218/QĐ-UBND"),
    # units by their abbreviations
    _person("tdp 3", "Tổ dân phố số 3"),
    _person("tdv14", "Tổ dân vận số 14"),
    _person("TDV số 9", "Tổ dân vận số 9"),
    _person("ccb 4", "Chi hội Cựu chiến binh số 4"),
    _person("bctmt 9", "Ban Công tác Mặt trận số 9"),
    _person("hội lhpn", "Hội Liên hiệp Phụ nữ phường"),
    # initiatives, merits, meetings, opinions, activities, telephones
    Query("phan loai rac", "initiative", "phân loại rác thải tại nguồn"),
    Query("bếp ấm", "initiative", "“Bếp ấm”"),
    Query("hien dat mo rong ngo", "initiative", "hiến đất mở rộng ngõ"),
    Query("muon san nha", "award", "Nguyễn Thị Uyên Ương"),
    Query("ngay hoi 2022", "conference", "92 năm"),
    Query("den chieu sang", "opinion", "Đèn chiếu sáng ngõ 12"),
    Query("tang xe dap", "activity", "Tặng xe đạp"),
    Query("0912 345 678", "member", "Vũ Thị Lành"),
    Query("0912345678", "member", "Vũ Thị Lành"),
)  # fmt: skip


def made(writing: Transaction) -> None:
    """Add what makes the sixty harder than the sample: neighbours of those meant, most of them newer."""
    unit = f"Tổ dân phố số 3, {WARD}"
    people = ["Nguyễn Thị Kim Chi", "Phạm Văn Hòa", "Trần Văn An"]
    people += ["Trần Văn Anh", "Trần Văn Ân", "Trần Văn Ánh", "Trần Văn Ẩn", "Trần Văn Ảnh", "Trần Văn Anh"]
    people += ["Đặng Thị Hương", *["Đặng Thị Hướng"] * 4, "Đặng Thị Hưởng", "Hương Thị Đăng"]
    people += ["Phạm Văn Hoa", "Phạm Văn Hoàn", "Phạm Văn Hoàng", "Phạm Văn Hoạt", "Phạm Văn Hóa"]
    people += [f"Nguyễn Hoàng {given}" for given in ("Lộng", "Long", "Lan", "Lâm", "Liên", "Linh")]
    cards = [Recipient(RecipientKind.INDIVIDUAL, name, "Ông", "Tổ viên", unit) for name in people]
    cards += [
        Recipient(RecipientKind.HOUSEHOLD, f"Lê Văn Tài {letter}", "Hộ gia đình ông", unit_text=place)
        for place in (f"Số 218 phố Hàng Bông, {WARD}", f"Ngõ 31, ngách 9, {unit}")
        for letter in "ABCDEF"
    ]
    cards += [Recipient(RecipientKind.COLLECTIVE, f"Hội Liên hiệp Phụ nữ {WARD}")]
    writing.insert_many(cards)
    team = writing.insert(Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 15", unit_text=WARD))
    roster = writing.insert(Team(team.id or 0, area="Ngõ Huế"))
    writing.insert(Member(roster.id or 0, 1, "Vũ Thị Lành", "Bà", phone="0912 345 678", is_head=True))
    writing.insert_many(
        [
            Commendation(
                1,
                Form.GIAY_KHEN,
                number="31/QĐ-UBND",
                decision_date=date(year, 3, 20),
                subject="Khen thưởng công tác dân vận",
                state=CommendationState.SIGNED,
            )
            for year in (2023, 2024, 2025)
        ]
    )
