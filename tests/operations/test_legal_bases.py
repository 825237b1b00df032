"""The “Căn cứ” that a new decision begins with follows what the office signed last."""

from datetime import date

from desktop.operations.legal_bases import copied_legal_basis, usual_legal_basis
from desktop.store.file import RecordFile
from tests.operations.ward import DAY, FRONT, PARTY, STATE, draft, signed


def usual(file: RecordFile, issuer_id: int = STATE, day: date = DAY) -> str:
    return usual_legal_basis(file.read, issuer_id, day)


def test_each_family_begins_with_its_own_lines(file: RecordFile) -> None:
    assert "06/2026/QH16" in usual(file)
    assert usual(file, PARTY).startswith("Căn cứ Điều lệ Đảng Cộng sản Việt Nam;")
    assert usual(file, FRONT).startswith("Căn cứ Luật Mặt trận Tổ quốc Việt Nam")


def test_what_was_signed_last_under_the_same_law_is_taken_over(file: RecordFile) -> None:
    first = draft(file, legal_basis="Căn cứ A;\nTheo đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 31;")
    assert "Căn cứ A" not in usual(file)
    signed(file, first)
    assert usual(file) == "Căn cứ A;"
    signed(file, draft(file, legal_basis="Căn cứ B;"), "219/QĐ-UBND", date(2026, 10, 8))
    assert usual(file) == "Căn cứ A;"


def test_another_issuer_and_another_law_keep_the_seeded_lines(file: RecordFile) -> None:
    signed(file, draft(file, legal_basis="Căn cứ A;"))
    assert "Căn cứ A" not in usual(file, PARTY)
    assert "Căn cứ A" not in usual(file, day=date(2026, 9, 30))


def test_an_issuer_that_is_not_there_has_none(file: RecordFile) -> None:
    assert usual(file, 999) == ""


def test_a_copy_keeps_the_words_while_the_law_stands(file: RecordFile) -> None:
    past = signed(
        file, draft(file, legal_basis="Căn cứ A;\nTheo đề nghị của Phòng VH-XH tại Tờ trình số 31;")
    )
    assert copied_legal_basis(file.read, past, date(2026, 12, 1)) == "Căn cứ A;"
    old = signed(file, draft(file, legal_basis="Căn cứ cũ;"), "3/QĐ-UBND", date(2026, 2, 5))
    assert copied_legal_basis(file.read, old, DAY) == "Căn cứ A;"
