from __future__ import annotations

import hashlib
import io
import re
from datetime import datetime, timedelta, timezone
from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.email_draft import Attachment, DraftNotMade, plain_name, write_draft

if TYPE_CHECKING:
    from email.message import EmailMessage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATE = datetime(2026, 10, 8, 14, 31, tzinfo=timezone(timedelta(hours=7)))
SUBJECT = "Báo cáo kết quả phong trào thi đua “Dân vận khéo” quý III năm 2026 của phường Hoàn Kiếm"
BODY = (
    "Kính gửi: Ban Tuyên giáo và Dân vận Thành ủy\n\nĐảng ủy phường gửi báo cáo quý III.\n.\nFrom đầu dòng\n"
)
WORKBOOK = bytes(range(256)) * 700 + b"\r\n.\r\n--==\r\n"
HEADERS = {"X-Unsent", "Date", "Subject", "To", "Cc", "MIME-Version", "Content-Type"}
POLICIES = [policy.default, policy.SMTP]


def _draft(**changes: object) -> bytes:
    target = io.BytesIO()
    values: dict[str, object] = {
        "to": ["Văn phòng Đảng ủy <vanphong@example.vn>"],
        "cc": ["tuyengiao@example.vn"],
        "subject": SUBJECT,
        "body": BODY,
        "attachments": [Attachment("Báo cáo quý III năm 2026, phường Hoàn Kiếm.xlsx", WORKBOOK, XLSX)],
        "date": DATE,
    }
    write_draft(target, **(values | changes))  # type: ignore[arg-type]
    return target.getvalue()


def _parsed(raw: bytes, rules: Any = policy.default) -> EmailMessage:
    return cast("EmailMessage", BytesParser(policy=rules).parsebytes(raw))


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    return list(message.iter_attachments())


@pytest.mark.parametrize("rules", POLICIES)
def test_the_draft_parses_back(rules: Any) -> None:
    message = _parsed(_draft(), rules)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == SUBJECT
    assert message["Date"].datetime == DATE
    assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [
        ("Văn phòng Đảng ủy", "vanphong@example.vn")
    ]
    assert [a.addr_spec for a in message["Cc"].addresses] == ["tuyengiao@example.vn"]
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == BODY
    assert [part.defects for part in message.walk()] == [[], [], []]


@pytest.mark.parametrize("rules", POLICIES)
def test_the_attachment_is_byte_identical_and_keeps_its_name(rules: Any) -> None:
    (part,) = _attachments(_parsed(_draft(), rules))
    assert hashlib.sha256(part.get_content()).digest() == hashlib.sha256(WORKBOOK).digest()
    assert part.get_filename() == "Báo cáo quý III năm 2026, phường Hoàn Kiếm.xlsx"
    assert part.get_content_type() == XLSX
    assert part["Content-Type"].params["name"] == "Bao cao quy III nam 2026, phuong Hoan Kiem.xlsx"


def test_a_short_vietnamese_file_name_is_one_rfc_2231_parameter() -> None:
    raw = _draft(attachments=[Attachment("Sổ.xlsx", b"x", XLSX)])
    assert b"filename*=utf-8''S%E1%BB%95.xlsx" in raw


def test_every_line_ends_in_crlf_and_is_plain_ascii_of_legal_length() -> None:
    raw = _draft()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw)
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998  # RFC 5322, 2.1.1


def test_a_draft_without_attachments_and_copies() -> None:
    message = _parsed(_draft(attachments=[], cc=()))
    assert message["Cc"] is None
    assert message.get_content().replace("\r\n", "\n") == BODY


def test_several_attachments_keep_their_order() -> None:
    many = [Attachment(f"{n}.bin", bytes([n]) * n) for n in range(4)]
    parts = _attachments(_parsed(_draft(attachments=many)))
    assert [(p.get_filename(), p.get_content()) for p in parts] == [(a.name, a.content) for a in many]


@pytest.mark.parametrize(
    "typed", ["", "không phải địa chỉ", "a@", "@b.vn", "vănphòng@example.vn", "a@b@c.vn", "a b@c.vn", "<>"]
)
def test_a_bad_address_is_named(typed: str) -> None:
    with pytest.raises(DraftNotMade) as caught:
        _draft(to=[typed])
    assert (caught.value.code, caught.value.values) == ("bad_address", {"address": typed})


def test_a_folder_in_an_attachment_name_is_dropped() -> None:
    (part,) = _attachments(_parsed(_draft(attachments=[Attachment("../../etc/a.xlsx", b"x", XLSX)])))
    assert part.get_filename() == "a.xlsx"


HOSTILE = st.text(max_size=60) | st.sampled_from(
    [
        "x\r\nBcc: z@example.vn",
        "x\nBcc: z@example.vn\n\nbody",
        "x\u2028Bcc: z",
        "x\x85Bcc: z",
        "=?utf-8?q?x=0ABcc:?=",
    ]
)


@given(subject=HOSTILE, name=HOSTILE, display=HOSTILE, body=HOSTILE)
def test_no_text_can_add_a_header(subject: str, name: str, display: str, body: str) -> None:
    body = body.encode(errors="replace").decode()
    try:
        raw = _draft(
            subject=subject,
            to=[f'"{display}" <a@example.vn>'],
            body=body,
            attachments=[Attachment(name, b"1", XLSX)],
        )
    except DraftNotMade:
        return
    message = _parsed(raw)
    assert set(message.keys()) <= HEADERS
    assert len(message.keys()) == len(HEADERS)
    assert [a.addr_spec for a in message["To"].addresses] == ["a@example.vn"]
    assert [part.get_content() for part in _attachments(message)] == [b"1"]


@given(st.text())
def test_a_plain_name_is_ascii(name: str) -> None:
    assert plain_name(name).isascii()


def test_plain_names_drop_the_marks() -> None:
    assert plain_name("Đề nghị khen thưởng – đợt 2.xlsx") == "De nghi khen thuong _ dot 2.xlsx"
