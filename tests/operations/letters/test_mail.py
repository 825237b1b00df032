from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.operations.letters.mail import WORKBOOK_TYPE, draft_for_report
from desktop.operations.preferences import put
from desktop.operations.reports import write_report
from desktop.records.period import parse_period
from desktop.settings import REPORT_ADDRESS
from desktop.store.file import RecordFile
from tests.operations import report_register as register

QUARTER = parse_period("2026-Q3")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with register.opened(tmp_path / "a.sovang", register.ly_thai_to_2022, register.hoan_kiem_2026) as opened:
        yield opened


@pytest.fixture
def workbook(file: RecordFile, tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo quý III.xlsx"
    write_report(file, "activity", QUARTER, path, program_version="0.1.0")
    return path


def parsed(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body(path: Path) -> str:
    text = parsed(path).get_body()
    assert text is not None
    content = text.get_content()
    assert isinstance(content, str)
    return content


def test_the_draft_is_unsent_and_carries_the_workbook_byte_for_byte(
    file: RecordFile, workbook: Path, tmp_path: Path
) -> None:
    result = draft_for_report(file, workbook, QUARTER, tmp_path / "d.eml")
    message = parsed(tmp_path / "d.eml")
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == result.subject
    assert (
        result.subject == "Báo cáo kết quả phong trào thi đua “Dân vận khéo” quý III/2026 – phường Hoàn Kiếm"
    )
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == (workbook.name, WORKBOOK_TYPE)
    assert attached.get_content() == workbook.read_bytes()
    assert result.attachments == (workbook.name,)
    assert message["To"] is None


def test_the_body_gives_the_key_figures_of_the_period(
    file: RecordFile, workbook: Path, tmp_path: Path
) -> None:
    draft_for_report(file, workbook, parse_period("2022"), tmp_path / "d.eml")
    assert body(tmp_path / "d.eml").replace("\r\n", "\n") == (
        "Kính gửi các đồng chí,\n\n"
        "Phường Hoàn Kiếm xin gửi báo cáo kết quả phong trào thi đua “Dân vận khéo” năm 2022 "
        "(từ ngày 01/01/2022 đến ngày 31/12/2022):\n\n"
        "- Khen thưởng: 39 trường hợp (36 tập thể, 3 cá nhân) theo 4 quyết định.\n"
        "- Tổng số tiền thưởng: 19.500.000 đồng.\n"
        "- Hội nghị: đã tổ chức 1 cuộc (1 ngày hội); 4 đợt trao thưởng.\n\n"
        "Số liệu chi tiết có trong tệp đính kèm Báo cáo quý III.xlsx.\n\n"
        "Trân trọng.\n"
        "Phường Hoàn Kiếm\n"
    )


def test_an_empty_period_says_so(file: RecordFile, workbook: Path, tmp_path: Path) -> None:
    draft_for_report(file, workbook, parse_period("2023-11-16..2024-11-15"), tmp_path / "d.eml")
    text = body(tmp_path / "d.eml")
    assert "“Dân vận khéo” từ ngày 16/11/2023 đến ngày 15/11/2024:" in text
    assert "- Khen thưởng: trong kỳ chưa có." in text
    assert "- Hội nghị: trong kỳ chưa tổ chức." in text


def test_the_addresses_come_from_the_files_setting(file: RecordFile, workbook: Path, tmp_path: Path) -> None:
    put(file, REPORT_ADDRESS, "btgdv@hanoi.gov.vn; Văn phòng <vp@hanoi.gov.vn>").result()
    draft_for_report(file, workbook, QUARTER, tmp_path / "d.eml")
    addresses = parsed(tmp_path / "d.eml")["To"].addresses
    assert [(one.display_name, one.addr_spec) for one in addresses] == [
        ("", "btgdv@hanoi.gov.vn"),
        ("Văn phòng", "vp@hanoi.gov.vn"),
    ]


def test_a_wrong_address_is_refused_and_an_older_draft_stays(
    file: RecordFile, workbook: Path, tmp_path: Path
) -> None:
    (tmp_path / "d.eml").write_bytes(b"older")
    put(file, REPORT_ADDRESS, "vp at hanoi").result()
    with pytest.raises(SoVangError) as refusal:
        draft_for_report(file, workbook, QUARTER, tmp_path / "d.eml")
    assert (refusal.value.code, refusal.value.values) == ("bad_address", {"address": "vp at hanoi"})
    assert (tmp_path / "d.eml").read_bytes() == b"older"


def test_a_workbook_that_is_not_there_is_refused(file: RecordFile, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="file_missing"):
        draft_for_report(file, tmp_path / "none.xlsx", QUARTER, tmp_path / "d.eml")
    with pytest.raises(FileRefused, match="file_unreadable"):
        draft_for_report(file, tmp_path, QUARTER, tmp_path / "d.eml")
    assert not (tmp_path / "d.eml").exists()


def test_a_missing_folder_is_told_with_its_code(file: RecordFile, workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        draft_for_report(file, workbook, QUARTER, tmp_path / "no" / "d.eml")
    assert trouble.value.code == "output_folder_missing"


def test_an_office_not_set_up_yet_sends_without_its_name(tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").write_bytes(b"workbook")
    with register.opened(tmp_path / "empty.sovang") as file:
        result = draft_for_report(file, tmp_path / "r.xlsx", parse_period("2026"), tmp_path / "d.eml")
    assert result.subject == "Báo cáo kết quả phong trào thi đua “Dân vận khéo” năm 2026"
    assert "Đơn vị xin gửi báo cáo" in body(tmp_path / "d.eml")
