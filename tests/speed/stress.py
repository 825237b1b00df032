"""Registers of any size with names, units and merits as offices write them: `python -m tests.speed.stress`.

    python -m tests.speed.stress [--awards 1000000]

The same size gives the same records in every run. One recipient to ten awards, ten awards to a decision, so
that 1,000,000 awards go to 100,000 recipients by 100,000 decisions. Written by the program's own writer, with
history and search, into the cache folder of the user (`XDG_CACHE_HOME`), once for each kind of program.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from desktop.operations import register
from desktop.records.award import Award
from desktop.records.codes import CommendationState, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.recipient import Recipient
from desktop.store import first_schema, second_schema, tables, third_schema
from desktop.store import search as index
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Transaction

NOW: Final = datetime(2026, 10, 9, 8, 0)  # noqa: DTZ001 - the office's own clock
FIRST_DAY: Final = date(2016, 1, 4)
PER_RECIPIENT: Final = 10
PER_DECISION: Final = 10
AT_ONCE: Final = 2_000  # decisions in one step, so that its images fit into memory

FAMILIES: Final = (
    ("Nguyễn", 38), ("Trần", 11), ("Lê", 10), ("Phạm", 7), ("Hoàng", 5), ("Phan", 5), ("Vũ", 4), ("Đặng", 3),
    ("Bùi", 2), ("Đỗ", 2), ("Hồ", 2), ("Ngô", 2), ("Dương", 1), ("Lý", 1), ("Đào", 1), ("Đoàn", 1),
    ("Trịnh", 1), ("Đinh", 1), ("Lương", 1), ("Mai", 1), ("Tạ", 1), ("Quách", 1),
)  # fmt: skip
MEN: Final = "Văn Hữu Đức Đình Quang Minh Xuân Công Ngọc Trọng Bá Tiến Anh Thanh Quốc Thế Duy Viết"
WOMEN: Final = "Thị Thị Thị Ngọc Thu Kim Thanh Bích Hồng Phương Thúy Minh Mỹ Lan Diệu Thùy Tuyết Ánh"
GIVEN: Final = (
    "An Anh Ánh Bách Bảo Bình Bích Châu Chi Chiến Chung Công Cường Cúc Diễm Diệp Dung Dũng Duy Duyên "
    "Dương Đạt Điệp Đông Đức Giang Hà Hải Hạnh Hằng Hân Hậu Hiên Hiền Hiếu Hiệp Hoa Hòa Hoài Hoàn Hoàng "
    "Hoạt Hồng Huân Huấn Huế Huệ Hùng Huy Huyền Hưng Hương Hường Khải Khanh Khánh Khoa Khôi Khuê Kiên "
    "Kiệt Lam Lan Lành Lâm Lập Liên Linh Loan Long Lộc Lợi Luyến Lý Mai Mạnh Minh My Nam Nga Ngà Ngân "
    "Nghĩa Ngọc Nguyên Nguyệt Nhàn Nhân Nhung Như Oanh Phong Phú Phúc Phương Phượng Quân Quang Quế Quý "
    "Quyên Quyết Quỳnh Sơn Sinh Tài Tâm Tân Thái Thanh Thành Thảo Thắng Thịnh Thoa Thọ Thơ Thu Thuận Thủy "
    "Thúy Thương Tiến Tiệp Tình Toàn Trang Trí Trung Trường Tú Tuân Tuấn Tùng Tuyết Tư Uyên Vân Viên Việt "
    "Vinh Vượng Xuân Yên Yến"
)
WARDS: Final = (
    "phường Hoàn Kiếm",
    "phường Cửa Nam",
    "phường Ba Đình",
    "phường Hai Bà Trưng",
    "phường Tây Hồ",
)
BODIES: Final = (
    "Tổ dân vận", "Tổ dân phố", "Ban Công tác Mặt trận", "Chi hội Phụ nữ", "Chi hội Cựu chiến binh",
    "Chi hội Người cao tuổi", "Chi bộ", "Chi đoàn khu dân cư", "Tổ bảo vệ an ninh trật tự",
)  # fmt: skip
POSITIONS: Final = (
    "Tổ trưởng",
    "Tổ phó",
    "Trưởng ban",
    "Chi hội trưởng",
    "Bí thư Chi bộ",
    "Hội viên",
    "Tổ viên",
)
MERIT: Final = "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm {}"
INITIATIVES: Final = (
    "", "", "", "Khéo trong vận động Nhân dân phân loại rác thải tại nguồn",
    "Khéo trong mô hình “Bếp ấm” giúp người già",
    "Khéo trong vận động hiến đất mở rộng ngõ đi chung", "Khéo trong vận động hộ kinh doanh nộp thuế điện tử",
    "Khéo trong hướng dẫn người cao tuổi dùng dịch vụ công trực tuyến",
    "Khéo trong lắp camera an ninh ngõ phố",
)  # fmt: skip


def stress_file(awards: int) -> Path:
    """The register of that size, closed; made at the first asking, which takes a minute for each million."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "so-vang-stress"
    path = folder / f"{awards}-{_kind_of_program()}.sovang"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half")
        half.unlink(missing_ok=True)
        _make(half, awards)
        half.rename(path)
    return path


def open_stress(awards: int) -> RecordFile:
    """The register of that size, open."""
    return register.open_register(stress_file(awards), user="thử", now=lambda: NOW)


def person(chance: Random) -> str:
    """A full name of three or four words, family names as often as they are borne."""
    family = chance.choices([name for name, _ in FAMILIES], [weight for _, weight in FAMILIES])[0]
    middles = chance.choice((MEN, WOMEN)).split()
    between = chance.sample(middles, 2 if chance.random() < 0.25 else 1)
    return " ".join((family, *between, chance.choice(GIVEN.split())))


def _kind_of_program() -> str:
    """Changes whenever the schema or what is derived from records does."""
    modules = (first_schema, second_schema, third_schema, index, tables)
    texts = [Path(str(module.__file__)).read_bytes() for module in modules]
    return hashlib.sha256(b"".join([*texts, Path(__file__).read_bytes()])).hexdigest()[:10]


def _make(path: Path, awards: int) -> None:
    register.create_register(path, user="thử", now=lambda: NOW, sample=True)
    chance = Random(awards)
    with register.open_register(path, user="thử", now=lambda: NOW) as file:
        cards: list[Recipient] = []
        people = (_recipient(chance, number) for number in range(awards // PER_RECIPIENT))
        while part := list(islice(people, AT_ONCE * PER_DECISION)):
            cards += file.write(Deed("rows_imported", {}, partial(_insert_cards, part))).result().value
        numbers = range(awards // PER_DECISION)
        for start in range(0, len(numbers), AT_ONCE):
            work = partial(_insert_awards, chance, cards, numbers[start : start + AT_ONCE], len(numbers))
            file.write(Deed("rows_imported", {}, work)).result()


def _insert_cards(cards: Sequence[Recipient], writing: Transaction) -> list[Recipient]:
    return writing.insert_many(cards)


def _insert_awards(
    chance: Random, cards: Sequence[Recipient], numbers: range, count: int, writing: Transaction
) -> None:
    decisions = writing.insert_many([_decision(number, count) for number in numbers])
    writing.insert_many([award for decision in decisions for award in _awards(chance, cards, decision)])


def _recipient(chance: Random, number: int) -> Recipient:
    ward = chance.choice(WARDS)
    body = f"{chance.choice(BODIES)} số {chance.randint(1, 60)}"
    lot = chance.random()
    if lot < 0.25:
        return Recipient(RecipientKind.COLLECTIVE, body, unit_text=ward)
    if lot < 0.35:
        house = f"Số {chance.randint(1, 400)}, Tổ dân phố số {chance.randint(1, 60)}, {ward}"
        form = chance.choice(("Hộ gia đình ông", "Hộ gia đình bà"))
        return Recipient(
            RecipientKind.HOUSEHOLD, person(chance), form, unit_text=house, birth_year=1940 + number % 50
        )
    unit = f"{body}, {ward}"
    form = "Bà" if chance.random() < 0.55 else "Ông"
    year = 1940 + chance.randint(0, 65)
    return Recipient(RecipientKind.INDIVIDUAL, person(chance), form, chance.choice(POSITIONS), unit, year)


def _decision(number: int, count: int) -> Commendation:
    day = FIRST_DAY + timedelta(days=number * 3900 // count)
    return Commendation(
        1 + number % 3,
        Form.GIAY_KHEN,
        number=f"{number % 400 + 1}/QĐ-UBND",
        decision_date=day,
        subject=f"Khen thưởng phong trào thi đua “Dân vận khéo” năm {day.year}",
        occasion="Ngày hội 15/10",
        merit=MERIT.format(day.year),
        state=CommendationState.SIGNED,
    )


def _awards(chance: Random, cards: Sequence[Recipient], decision: Commendation) -> Iterator[Award]:
    year = decision.decision_date.year if decision.decision_date else None
    for position in range(PER_DECISION):
        card = chance.choice(cards)
        second = f"{card.position} {card.unit_text}".strip()
        yield Award(
            decision.id or 0, card.id or 0, position + 1, card.kind, card.name, card.address_form, second,
            MERIT.format(year), chance.choice(INITIATIVES), amount=760_000,
            register_number=position + 1, register_year=year, paid_on=decision.decision_date,
        )  # fmt: skip


def main() -> None:
    """Make the register and say where it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--awards", type=int, default=1_000_000)
    begun = time.perf_counter()
    path = stress_file(parser.parse_args().awards)
    size = path.stat().st_size / 2**20
    print(f"{path}: {size:,.0f} MB, {time.perf_counter() - begun:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
