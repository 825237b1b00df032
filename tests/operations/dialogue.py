"""A dialogue with opinions, a review with blocks and people, a pact: for tests of parts of conferences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from desktop.records.attendance import Block, Guest, Pledge
from desktop.records.codes import ConferenceKind, Level, OpinionState, Presence
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.store.file import RecordFile, create
from desktop.store.writer import Deed, Transaction

NOW = datetime(2026, 10, 12, 8, 15)  # noqa: DTZ001 - the register's clock is the PC's own
DIALOGUE, REVIEW, UNDATED = 1, 2, 3
LAMP, RUBBISH, YARD = 1, 2, 3
FRONT, TEAMS, VISITORS = 1, 2, 3


@contextmanager
def opened(folder: Path) -> Iterator[RecordFile]:
    """The register, open for the user "mai" at 08:15 on 12/10/2026."""
    path = folder / "hoi-nghi.sovang"
    create(path)
    with RecordFile(path, user="mai", now=lambda: NOW) as file:
        file.write(Deed("filled", {}, _fill)).result()
        yield file


def _fill(writing: Transaction) -> None:
    writing.insert_many(
        [
            Conference(ConferenceKind.DIALOGUE, Level.WARD, "Hội nghị đối thoại", date(2026, 9, 18)),
            Conference(
                ConferenceKind.MIDTERM_REVIEW, Level.WARD, "Hội nghị sơ kết", date(2026, 9, 20),
                held_at="14:00", place="Hội trường UBND phường", invited=47, present=43, excused=3,
            ),
            Conference(ConferenceKind.PACT_SIGNING, Level.WARD, "Ký giao ước thi đua"),
        ]
    )  # fmt: skip
    economy = "Phòng Kinh tế, Hạ tầng và Đô thị"
    writing.insert_many(
        [
            Opinion(DIALOGUE, 1, "Đèn chiếu sáng ngõ 12 hỏng", "Bà Đặng Thị Hường", "Tổ dân vận số 3",
                    economy, date(2026, 10, 7)),
            Opinion(DIALOGUE, 2, "Thu gom rác chưa đúng giờ", "Ông Lê Văn Tâm", "Tổ dân phố số 5",
                    "Trung tâm Phục vụ hành chính công", date(2026, 10, 18)),
            Opinion(DIALOGUE, 3, "Đề nghị cải tạo sân chơi", responsible=economy,
                    state=OpinionState.PASSED_UP, passed_to="UBND Thành phố", passed_on=date(2026, 9, 25)),
        ]
    )  # fmt: skip
    writing.insert_many(
        [
            Block(REVIEW, 1, "UB MTTQ và đoàn thể", 18, 17, 1),
            Block(REVIEW, 2, "Tổ dân vận, tổ dân phố", 26, 23, 2),
            Block(REVIEW, 3, "Khách mời"),
        ]
    )
    writing.insert_many(
        [
            Guest(REVIEW, 1, "Lê Văn Tâm", "Tổ trưởng", VISITORS),
            Guest(REVIEW, 2, "Đặng Thị Hường", "Hội viên", VISITORS),
            Guest(REVIEW, 3, "Nguyễn Hoàng An", "", VISITORS),
        ]
    )
    writing.insert_many([Pledge(UNDATED, 1, "Tổ dân phố số 1", "Không rác thải"), Pledge(UNDATED, 2, "Tổ 2")])


def guest(file: RecordFile, guest_id: int) -> Guest:
    """The stored person."""
    found = file.read.get(Guest, guest_id)
    assert found is not None
    return found


def presences(file: RecordFile) -> list[Presence]:
    """Who came, in the order of the list."""
    return [found.presence for found in file.read.records(Guest, "ORDER BY position")]
