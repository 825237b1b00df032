"""The office's own words in the letter with a report."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.operations import submissions
from desktop.operations.letters.mail import draft_for_report
from desktop.operations.letters.mail_texts import (
    KINDS,
    MailTexts,
    filled,
    mail_kind,
    mail_texts,
    recipients_before,
    save_mail_texts,
    unknown_fields,
)
from desktop.records.period import quarter
from desktop.records.submission import Way, form_kind
from desktop.store.file import RecordFile
from desktop.words import letters
from desktop.words.letters import DEFAULT_TEXT, FIELDS


def test_a_text_of_ones_own_is_for_its_kind_alone(sample_file: RecordFile, tmp_path: Path) -> None:
    own = MailTexts({"form": "Gửi {người nhận} biểu {tệp}.", "report": DEFAULT_TEXT}, since="Thành ủy")
    save_mail_texts(sample_file, own).result()
    assert mail_texts(sample_file) == MailTexts({"form": own.texts["form"]}, "", "Thành ủy")
    workbook = tmp_path / "b.xlsx"
    workbook.write_bytes(b"x")
    kind = form_kind("Biểu 1", is_report=True)
    draft = draft_for_report(sample_file, workbook, quarter(2026, 3), tmp_path / "a.eml", kind)
    assert draft.body == "Gửi Thành ủy biểu b.xlsx."
    draft = draft_for_report(sample_file, workbook, quarter(2026, 3), tmp_path / "a.eml")
    assert draft.body.startswith("Kính gửi Thành ủy,\n\nPhường Hoàn Kiếm xin gửi")


def test_the_addressee_is_that_of_the_period() -> None:
    texts = MailTexts({}, "Quận ủy", "Thành ủy")
    assert texts.addressee(quarter(2025, 2)) == "Quận ủy"
    assert texts.addressee(quarter(2025, 3)) == "Thành ủy"
    assert MailTexts().addressee(quarter(2025, 3)) == "các đồng chí"


def test_a_text_that_was_emptied_is_the_programs_again(sample_file: RecordFile) -> None:
    save_mail_texts(sample_file, MailTexts({"report": "Gửi."})).result()
    save_mail_texts(sample_file, MailTexts({"report": " \n"})).result()
    assert mail_texts(sample_file).text("report") == DEFAULT_TEXT


def test_the_programs_text_has_no_unknown_field_and_every_kind_a_name() -> None:
    assert unknown_fields(DEFAULT_TEXT) == []
    assert unknown_fields("{kì} {kỳ} {kì}") == ["kì"]
    assert set(letters.KINDS) == set(KINDS) == {mail_kind(one) for one in ("activity", "awards", "form:A")}


@given(st.text())
def test_a_value_is_put_in_as_it_is(value: str) -> None:
    assert filled("{tệp}|{x}", dict.fromkeys(FIELDS, value)) == f"{value}|{{x}}"


def test_recipients_are_offered_the_latest_first(sample_file: RecordFile, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"x")
    for to in ("Quận ủy", "Thành ủy", "", "Quận ủy"):
        sending = submissions.Sending("activity", quarter(2026, 3), tmp_path / "b.xlsx", Way.PAPER, to)
        submissions.submit(sample_file, sending, submissions.FrozenReport([], {})).result()
    assert recipients_before(sample_file) == ["Quận ủy", "Thành ủy"]
