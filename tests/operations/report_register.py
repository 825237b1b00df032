"""A register for tests of reports: the real case ly-thai-to-2022 and a current year with hard names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from desktop.records.award import Award
from desktop.records.codes import (
    CommendationState,
    ConferenceKind,
    Family,
    Form,
    Level,
    RecipientKind,
)
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.issuer import Issuer, Signer
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile, create
from desktop.store.writer import Deed, Transaction

NOW = datetime(2026, 11, 20, 8, 15)  # noqa: DTZ001 - the register's clock is the PC's own
MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm {year}"
LONG_MERIT = (
    "Khéo trong đảm bảo ANCT-TTATXH phòng chống tội phạm trên địa bàn phường, góp phần cùng chính quyền "
    "phường thực hiện chỉ tiêu kép phòng chống dịch bệnh và phát triển kinh tế"
)

HOAN_KIEM = Issuer(
    "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm", Family.STATE, Level.WARD, "Hoàn Kiếm",
    "ỦY BAN NHÂN DÂN\nPHƯỜNG HOÀN KIẾM", valid_from=date(2025, 7, 1),
)  # fmt: skip
HOAN_KIEM_PARTY = Issuer(
    "Ban Thường vụ Đảng ủy phường Hoàn Kiếm", Family.PARTY, Level.WARD, "Hoàn Kiếm",
    "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI\nĐẢNG ỦY PHƯỜNG HOÀN KIẾM\n*", number_pattern="{n}-QĐ/ĐU",
    valid_from=date(2025, 7, 1),
)  # fmt: skip
LY_THAI_TO = Issuer(
    "Chủ tịch Ủy ban nhân dân phường Lý Thái Tổ", Family.STATE, Level.WARD, "Lý Thái Tổ",
    "ỦY BAN NHÂN DÂN\nPHƯỜNG LÝ THÁI TỔ", valid_to=date(2025, 6, 30),
)  # fmt: skip
LY_THAI_TO_PARTY = Issuer(
    "Đảng ủy phường Lý Thái Tổ", Family.PARTY, Level.WARD, "Lý Thái Tổ",
    "ĐẢNG BỘ QUẬN HOÀN KIẾM\nĐẢNG ỦY PHƯỜNG LÝ THÁI TỔ\n*", number_pattern="{n}-QĐ/ĐU",
    valid_to=date(2025, 6, 30),
)  # fmt: skip
DISTRICT = Issuer(
    "Quận ủy Hoàn Kiếm", Family.PARTY, Level.DISTRICT, "Hoàn Kiếm",
    "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI\nQUẬN ỦY HOÀN KIẾM\n*", number_pattern="{n}-QĐ/QU", valid_to=date(2025, 6, 30),
)  # fmt: skip


def opened(path: Path, *deeds: Callable[[Transaction], object]) -> RecordFile:
    """A new register with what the deeds write into it."""
    create(path)
    file = RecordFile(path, user="Lê Thu", now=lambda: NOW)
    for deed in deeds:
        file.write(Deed("filled", {}, deed)).result()
    return file


def ly_thai_to_2022(writing: Transaction) -> None:
    """One event, four decisions of three issuers, presented in four rounds (real_cases.json)."""
    ward, party, district = writing.insert_many([LY_THAI_TO, LY_THAI_TO_PARTY, DISTRICT])
    event = writing.insert(
        Conference(
            ConferenceKind.FESTIVAL, Level.WARD,
            "Ngày hội “Dân vận khéo” và kỷ niệm 92 năm Ngày truyền thống công tác dân vận của Đảng, "
            "23 năm “Ngày dân vận của cả nước”",
            date(2022, 10, 13), host="Đảng ủy phường Lý Thái Tổ", invited=150, present=142,
        )
    )  # fmt: skip
    for position, (presenter, issuer, form, number, collectives, individuals) in enumerate(
        (
            ("Trưởng ban Dân vận Quận ủy Hoàn Kiếm", district, Form.GIAY_KHEN, "1024-QĐ/QU", 1, 0),
            ("Bí thư Đảng ủy phường", party, Form.CONG_NHAN_VA_THUONG, "15-QĐ/ĐU", 10, 3),
            ("Phó Bí thư Đảng ủy, Chủ tịch UBND phường", ward, Form.THUONG, "171/QĐ-UBND", 12, 0),
            ("Phó Bí thư Đảng ủy phường", ward, Form.THUONG, "172/QĐ-UBND", 13, 0),
        ),
        start=1,
    ):
        presented = writing.insert(Round(event.id or 0, position, presenter))
        decision = commendation(writing, issuer, form, number, date(2022, 10, 10))
        kinds = [RecipientKind.COLLECTIVE] * collectives + [RecipientKind.INDIVIDUAL] * individuals
        awards(writing, decision, kinds, amount=500_000, round_id=presented.id)


def hoan_kiem_2026(writing: Transaction) -> None:
    """A current year: giấy khen for all three kinds, long merits, a dialogue, a draft, something revoked."""
    ward, party = writing.insert_many([HOAN_KIEM, HOAN_KIEM_PARTY])
    writing.insert_many(
        [
            Signer(ward.id or 0, "Trần Quang Bình", "CHỦ TỊCH"),
            Signer(party.id or 0, "Phạm Thu Hà", "T/M BAN THƯỜNG VỤ\nBÍ THƯ"),
        ]
    )
    autumn = commendation(writing, ward, Form.GIAY_KHEN, "218/QĐ-UBND", date(2026, 10, 9))
    kinds = [
        *[RecipientKind.COLLECTIVE] * 10,
        *[RecipientKind.HOUSEHOLD] * 5,
        *[RecipientKind.INDIVIDUAL] * 24,
    ]
    awards(writing, autumn, kinds, amount=760_000, register_from=1, initiative=LONG_MERIT)
    summer = commendation(writing, party, Form.CONG_NHAN, "11-QĐ/ĐU", date(2026, 8, 19))
    awards(writing, summer, [RecipientKind.INDIVIDUAL] * 3, amount=None)
    revoked = commendation(writing, ward, Form.GIAY_KHEN, "90/QĐ-UBND", date(2026, 3, 5))
    awards(writing, revoked, [RecipientKind.INDIVIDUAL], amount=760_000)
    writing.update(revoked, replace(revoked, revoked_on=date(2026, 5, 1)))
    draft = commendation(writing, ward, Form.GIAY_KHEN, "", None)
    awards(writing, draft, [RecipientKind.HOUSEHOLD, RecipientKind.COLLECTIVE], amount=None)
    writing.insert_many(
        [
            Conference(ConferenceKind.DIALOGUE, Level.WARD, "Hội nghị đối thoại giữa người đứng đầu cấp ủy, "
                       "chính quyền với Nhân dân", date(2026, 9, 18), present=54),
            Conference(ConferenceKind.SUMMING_UP, Level.WARD, "Hội nghị tổng kết phong trào", None),
        ]
    )  # fmt: skip


def commendation(
    writing: Transaction, issuer: Issuer, form: Form, number: str, day: date | None
) -> Commendation:
    """One decision; a draft while it has no date."""
    state = CommendationState.SIGNED if day else CommendationState.DRAFT
    merit = MERIT.format(year=day.year if day else 2026)
    value = int("".join(filter(str.isdigit, number)) or 0) or None
    return writing.insert(
        Commendation(
            issuer.id or 0,
            form,
            number=number,
            number_value=value,
            decision_date=day,
            merit=merit,
            state=state,
        )
    )


def awards(
    writing: Transaction,
    decision: Commendation,
    kinds: Sequence[RecipientKind],
    *,
    amount: int | None,
    round_id: int | None = None,
    register_from: int | None = None,
    initiative: str = "",
) -> list[Award]:
    """Awards of those kinds, in one round where a round is given."""
    words = {
        RecipientKind.COLLECTIVE: ("", "Tổ dân vận số {n}", "Phường Lý Thái Tổ"),
        RecipientKind.HOUSEHOLD: ("Hộ gia đình ông", "Lê Văn Tâm {n}", "Số 12, Tổ dân phố số {n}"),
        RecipientKind.INDIVIDUAL: ("Bà", "Đặng Thị Hường {n}", "Tổ trưởng Tổ dân vận số {n}"),
    }
    made = []
    for place, kind in enumerate(kinds, start=1):
        form, name, unit = (text.format(n=place) for text in words[kind])
        card = writing.insert(Recipient(kind, name, form, unit_text=unit))
        made.append(
            Award(
                decision.id or 0, card.id or 0, place, kind, name, form, unit, amount=amount,
                initiative=initiative if place % 4 == 0 else "", round_id=round_id,
                round_position=place if round_id else None,
                register_number=None if register_from is None else register_from + place - 1,
                register_year=None if register_from is None else 2026,
                presented_on=date(2022, 10, 13) if round_id else None,
            )
        )  # fmt: skip
    return writing.insert_many(made)
