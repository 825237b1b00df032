from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.errors import SoVangError, StorageTrouble
from desktop.operations import awards, certificates, commendations, history
from desktop.operations.printing import prints, reprints
from desktop.operations.printing.certificate_layouts import layout_titles
from desktop.operations.printing.pdf_check import with_pages
from desktop.records.award_rules import NewAward
from desktop.records.codes import Family, Form, Level, PageState, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.issuer import Issuer
from desktop.store import issued_pages
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from desktop.words.prints import print_warning_sentence
from desktop.words.problems import problem_sentence
from tests.operations.ward import (
    DAY,
    FRONT,
    HOUSE,
    HUONG,
    NOW,
    PARTY,
    STATE,
    TEAM,
    added,
    code_of,
    draft,
    record_tables,
    signed,
)

PARTY_SECRETARY = 2  # id of the second signer


@pytest.fixture
def decision(file: RecordFile) -> Commendation:
    """A signed and registered giấy khen for a collective, a household and a person."""
    new = draft(file)
    added(file, new, HUONG, HOUSE, TEAM)
    done = signed(file, new)
    awards.reserve_register_numbers(file, done.id or 0).result()
    return done


def texts_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def test_the_sheets_stand_in_the_order_of_the_annex(file: RecordFile, decision: Commendation) -> None:
    batch = certificates.prepare(file, decision.id or 0)
    assert [(sheet.place, sheet.label, sheet.printed) for sheet in batch.sheets] == [
        (1, "TỔ DÂN VẬN SỐ 3", False),
        (2, "Hộ gia đình ông Lê Văn Tâm", False),
        (3, "Bà Đặng Thị Hường", False),
    ]
    assert (batch.warnings, batch.problems) == ([], [])
    assert [sheet.page.layout.name for sheet in batch.sheets] == [
        "state-collective",
        "state-household",
        "state-individual",
    ]


def test_presentation_rounds_come_before_the_order_of_the_annex(
    file: RecordFile, decision: Commendation
) -> None:
    rows = {
        line.award.kind: line.award for line in commendations.open_commendation(file, decision.id or 0).awards
    }

    def work(transaction: object) -> None:
        conference = transaction.insert(Conference("festival", Level.WARD, "Ngày hội", DAY))  # type: ignore[attr-defined, arg-type]
        rounds = [transaction.insert(Round(conference.id, place, "Bí thư")) for place in (1, 2)]  # type: ignore[attr-defined]
        for kind, one, place in (
            (RecipientKind.INDIVIDUAL, rounds[1], 1),
            (RecipientKind.HOUSEHOLD, rounds[0], 2),
        ):
            row = rows[kind]
            transaction.update(row, replace(row, round_id=one.id, round_position=place))  # type: ignore[attr-defined]

    file.write(Deed("conference_created", {"title": "Ngày hội"}, work)).result()
    batch = certificates.prepare(file, decision.id or 0)
    assert [sheet.award.kind for sheet in batch.sheets] == [
        RecipientKind.HOUSEHOLD,
        RecipientKind.INDIVIDUAL,
        RecipientKind.COLLECTIVE,
    ]


def test_some_awards_keep_their_place_and_those_without_certificate_are_left_out(
    file: RecordFile, decision: Commendation
) -> None:
    lines = commendations.open_commendation(file, decision.id or 0).awards
    house = lines[1].award
    batch = certificates.prepare(file, decision.id or 0, award_ids=[house.id or 0])
    assert [(sheet.place, sheet.label) for sheet in batch.sheets] == [(2, "Hộ gia đình ông Lê Văn Tâm")]
    awards.change_award(file, house, replace(house, no_certificate_reason="not_wanted")).result()
    assert len(certificates.prepare(file, decision.id or 0).sheets) == 2
    assert commendations.list_commendations(file)[0].to_print == 2
    assert (
        code_of(lambda: certificates.prepare(file, decision.id or 0, award_ids=[99])) == "no_awards_to_print"
    )


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.GIAY_KHEN])
def test_nothing_but_a_giay_khen_is_printed(file: RecordFile, form: Form) -> None:
    other = draft(file, form=form)
    added(file, other, TEAM)
    with pytest.raises(SoVangError) as refused:
        certificates.prepare(file, other.id or 0)
    assert refused.value.code == "no_certificates_for_form"
    assert refused.value.values["form"]


@pytest.mark.parametrize("form", [Form.CONG_NHAN, Form.CONG_NHAN_VA_THUONG])
@pytest.mark.parametrize(("issuer", "family"), [(STATE, "state"), (PARTY, "party"), (FRONT, "front")])
def test_a_recognition_that_asks_for_it_prints_its_own_paper(
    file: RecordFile, tmp_path: Path, form: Form, issuer: int, family: str
) -> None:
    recognised = draft(file, form=form, issuer_id=issuer, certified=True)
    added(file, recognised, TEAM, HOUSE, HUONG)
    batch = certificates.prepare(file, recognised.id or 0)
    assert [sheet.page.layout.name for sheet in batch.sheets] == [
        f"{family}-recognition-{kind}" for kind in ("collective", "household", "individual")
    ]
    assert batch.paper == "Giấy chứng nhận"
    certificates.save_pdf(file, batch, tmp_path / "ra.pdf", text_only=False)
    texts = texts_of(tmp_path / "ra.pdf")
    assert all("GIẤY CHỨNG NHẬN" in text and "GIẤY KHEN" not in text for text in texts)
    assert commendations.list_commendations(file)[0].to_print == 3


def test_a_layout_of_its_own_title_is_wish_enough_and_no_other_will_do(file: RecordFile) -> None:
    recognised = draft(file, form=Form.CONG_NHAN_VA_THUONG)
    added(file, recognised, TEAM)
    commended = draft(file)
    added(file, commended, TEAM)

    def prepared(decision: Commendation, name: str) -> str:
        batch = certificates.prepare(file, decision.id or 0, layout_name=name)
        return batch.sheets[0].page.layout.name

    assert prepared(recognised, "state-recognition-collective") == "state-recognition-collective"
    assert code_of(lambda: prepared(recognised, "state-collective")) == "no_certificates_for_form"
    assert code_of(lambda: prepared(commended, "state-recognition-collective")) == "title_of_another_form"


def test_the_party_prints_its_own_sheets(file: RecordFile, tmp_path: Path) -> None:
    party = draft(file, issuer_id=PARTY, number="15-QĐ/ĐU", decision_date=DAY, signer_id=PARTY_SECRETARY)
    comrade = replace(HUONG, address_form="Đồng chí")
    added(file, party, TEAM, HOUSE, comrade)
    batch = certificates.prepare(file, party.id or 0)
    assert [sheet.page.layout.name for sheet in batch.sheets] == [
        f"party-{kind}" for kind in ("collective", "household", "individual")
    ]
    assert batch.warnings == []
    certificates.save_pdf(file, batch, tmp_path / "ra.pdf", text_only=False)
    *_, person = texts_of(tmp_path / "ra.pdf")
    assert person.splitlines() == [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG HOÀN KIẾM",
        "tặng",
        "GIẤY KHEN",
        "Đồng chí: Đặng Thị Hường",
        "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm",
        "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026",
        "Quyết định số 15-QĐ/ĐU, ngày 09 tháng 10 năm 2026",
        "Số vào sổ khen thưởng:",
        "Hoàn Kiếm, ngày 09 tháng 10 năm 2026",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Phạm Thu Hà",
    ]


def test_a_layout_that_sets_no_address_apart_keeps_it_with_the_name(file: RecordFile) -> None:
    party = draft(file, issuer_id=PARTY)
    added(file, party, replace(HUONG, address_form="Đồng chí"))
    batch = certificates.prepare(file, party.id or 0, layout_name="front-individual")
    assert prints.resolved_texts(batch.sheets[0].page)["name"] == "Đồng chí Đặng Thị Hường"


def test_a_superior_prints_its_own_sheets(file: RecordFile) -> None:
    district = Issuer("Quận ủy Hoàn Kiếm", Family.PARTY, Level.DISTRICT)
    stored = file.write(
        Deed("issuer_added", {"name": "x"}, lambda writing: writing.insert(district))
    ).result()
    above = draft(file, issuer_id=stored.value.id)
    assert code_of(lambda: certificates.prepare(file, above.id or 0)) == "certificates_by_superior"
    empty = draft(file)
    assert code_of(lambda: certificates.prepare(file, empty.id or 0)) == "no_awards_to_print"
    assert code_of(lambda: certificates.prepare(file, empty.id or 0, layout_name="không có")) == (
        "layout_unknown"
    )


def test_another_sheet_is_printed_as_large_as_it_is(file: RecordFile, decision: Commendation) -> None:
    def prepared(*sheet_mm: float) -> certificates.CertificateBatch:
        return certificates.prepare(file, decision.id or 0, sheet_mm=(sheet_mm[0], sheet_mm[1]))

    batch = prepared(420, 297)
    content = certificates.pdf_of(batch, text_only=False)
    size = pypdfium2.PdfDocument(content).get_page_size(0)
    assert size == pytest.approx((420 / 25.4 * 72, 297 / 25.4 * 72), abs=0.01)
    prints.record_issued(file, batch, [batch.sheets[0].award.id or 0], text_only=False).result()
    again = reprints.prepare_reprint(file, decision.id or 0, [batch.sheets[0].award.id or 0])
    assert again.sheets[0].page.layout == batch.sheets[0].page.layout
    assert code_of(lambda: prepared(210, 297)) == "sheet_too_small"
    assert code_of(lambda: prepared(420, 3000)) == "sheet_too_large"


def test_the_layouts_to_choose_from_are_those_of_the_issuer_and_the_form(file: RecordFile) -> None:
    def names(**fields: object) -> list[str]:
        return [name for name, _title in layout_titles(file, draft(file, **fields).id or 0)]

    kinds = ("collective", "household", "individual")
    assert names() == [f"state-{kind}" for kind in kinds]
    assert names(issuer_id=FRONT, form=Form.CONG_NHAN) == [f"front-recognition-{kind}" for kind in kinds]
    assert names(form=Form.BIEU_DUONG) == []


def test_a_draft_prints_with_gaps_and_says_so(file: RecordFile) -> None:
    new = draft(file)
    added(file, new, TEAM, HUONG)
    batch = certificates.prepare(file, new.id or 0)
    assert [(one.code, one.values) for one in batch.problems] == [
        ("print_without_number", {}),
        ("print_without_date", {}),
        ("print_without_register", {"count": 2}),
    ]
    assert {(warning.element, warning.code) for warning in batch.warnings} == {
        ("signer_title", "text_missing"),
        ("signer_name", "text_missing"),
    }


def test_names_without_capitals_are_counted_before_printing_and_said_in_their_rows(
    file: RecordFile, decision: Commendation
) -> None:
    small = replace(HUONG, printed_name="dang thi huong")
    new = awards.add_award(file, decision.id or 0, small, "bổ sung").result().value
    awards.reserve_register_numbers(file, decision.id or 0).result()
    (problem,) = certificates.prepare(file, decision.id or 0).problems
    assert (problem.code, problem.values) == ("print_without_capitals", {"count": 1, "award_id": new.id})
    sentence = problem_sentence(problem.code, problem.values)
    assert sentence == "1 tờ có tên không viết hoa chữ đầu. Xem lại trước khi in."
    of_row = [
        one
        for one in commendations.open_commendation(file, decision.id or 0).problems
        if one.code == "name_without_capitals"
    ]
    assert [one.values["award_id"] for one in of_row] == [new.id]


def test_a_text_too_long_is_told_with_the_recipients_name(file: RecordFile) -> None:
    new = draft(file)
    added(file, new, replace(TEAM, initiative="Khéo trong vận động Nhân dân " * 40))
    (too_long,) = (
        one for one in certificates.prepare(file, new.id or 0).warnings if one.code == "text_too_long"
    )
    assert (too_long.label, too_long.element) == ("TỔ DÂN VẬN SỐ 3", "merit")
    sentence = print_warning_sentence(too_long.element, too_long.code, too_long.values)
    assert sentence == "Thành tích dài quá khung dù đã thu đến cỡ 12. Ngắt dòng hoặc rút gọn trước khi in."


@pytest.mark.parametrize("text_only", [False, True])
def test_one_file_holds_every_sheet(
    file: RecordFile, decision: Commendation, tmp_path: Path, text_only: bool
) -> None:
    batch = certificates.prepare(file, decision.id or 0)
    path = tmp_path / "giấy khen.pdf"
    result = certificates.save_pdf(file, batch, path, text_only=text_only)
    assert (result.pages, list(result.paths), result.warnings) == (3, [path], [])
    texts = texts_of(path)
    assert ["Lê Văn Tâm" in text for text in texts] == [False, True, False]
    assert all(("CỘNG HÒA XÃ HỘI" in text) is not text_only for text in texts)
    assert all("Quyết định số: 218/QĐ-UBND" in text for text in texts)
    assert "Số sổ vàng: 3/2026" in texts[2]
    assert pypdfium2.PdfDocument(certificates.pdf_of(batch, text_only=text_only)).get_page_size(0) == (
        pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=0.01)
    )


def test_one_file_for_each_sheet_is_named_without_marks(
    file: RecordFile, decision: Commendation, tmp_path: Path
) -> None:
    batch = certificates.prepare(file, decision.id or 0)
    result = certificates.save_pdf(file, batch, tmp_path / "ra.pdf", text_only=False, separate=True)
    assert [path.relative_to(tmp_path).as_posix() for path in result.paths] == [
        "ra/001_To-Dan-Van-So-3.pdf",
        "ra/002_Le-Van-Tam.pdf",
        "ra/003_Dang-Thi-Huong.pdf",
    ]
    assert [len(texts_of(path)) for path in result.paths] == [1, 1, 1]
    assert sorted((tmp_path / "ra").iterdir()) == sorted(result.paths)


def test_a_row_corrected_after_printing_is_to_be_printed_again(
    file: RecordFile, decision: Commendation
) -> None:
    def states() -> list[str]:
        opened = commendations.open_commendation(file, decision.id or 0)
        sheets = certificates.prepare(file, decision.id or 0).sheets
        assert [sheet.printed for sheet in sheets] == [line.printed == "printed" for line in opened.awards]
        assert opened.life.printed == sum(sheet.printed for sheet in sheets)
        listed = {row.commendation.id: row.printed for row in commendations.list_commendations(file)}
        assert listed[decision.id] == opened.life.printed
        return [line.printed.value for line in opened.awards]

    batch = certificates.prepare(file, decision.id or 0)
    ids = [sheet.award.id or 0 for sheet in batch.sheets]
    prints.record_issued(file, batch, ids, text_only=True).result()
    assert states() == ["printed"] * 3
    house = commendations.open_commendation(file, decision.id or 0).awards[1].award
    awards.change_award(file, house, replace(house, printed_name="Lê Văn Tám"), "ghi nhầm").result()
    assert states() == ["printed", "outdated", "printed"]
    strip = commendations.open_commendation(file, decision.id or 0).strip
    assert strip[3].detail == "Chưa in 1 tờ"
    again = certificates.prepare(file, decision.id or 0, award_ids=[house.id or 0])
    prints.record_issued(file, again, [house.id or 0], text_only=True).result()
    assert states() == ["printed"] * 3
    noted = commendations.open_commendation(file, decision.id or 0).awards[1].award
    awards.change_award(file, noted, replace(noted, note="đã gọi điện")).result()
    assert states() == ["printed"] * 3  # what is not on the sheet makes no new sheet
    awards.mark_paid(file, ids, DAY).result()
    assert states() == ["printed"] * 3
    now = commendations.open_commendation(file, decision.id or 0).commendation
    commendations.change_commendation(file, now, replace(now, merit="Đã có công lớn"), "ghi nhầm").result()
    assert states() == ["outdated"] * 3
    history.undo(file).result()
    assert states() == ["printed"] * 3


def test_a_stop_leaves_no_half_file(file: RecordFile, decision: Commendation, tmp_path: Path) -> None:
    batch = certificates.prepare(file, decision.id or 0)
    path = tmp_path / "ra.pdf"
    path.write_bytes(b"old")

    def until_second(done: int, _total: int) -> bool:
        return done < 2

    def save(*, separate: bool) -> certificates.CertificateResult:
        return certificates.save_pdf(
            file, batch, path, text_only=False, separate=separate, progress=until_second
        )

    assert code_of(lambda: save(separate=False)) == "stopped"
    assert path.read_bytes() == b"old"
    assert code_of(lambda: save(separate=True)) == "stopped"
    assert sorted(one.name for one in (tmp_path / "ra").iterdir()) == [
        "001_To-Dan-Van-So-3.pdf",
        "002_Le-Van-Tam.pdf",
    ]


def test_a_letter_that_no_font_has_stops_the_batch_and_is_named(file: RecordFile, tmp_path: Path) -> None:
    new = draft(file)
    added(file, new, NewAward(RecipientKind.INDIVIDUAL, "Lý 李", "Ông"))
    batch = certificates.prepare(file, new.id or 0)
    with pytest.raises(SoVangError) as refused:
        certificates.save_pdf(file, batch, tmp_path / "ra.pdf", text_only=False)
    assert refused.value.code == "missing_glyph"
    assert refused.value.values == {"recipient": "Ông Lý 李", "element": "name", "characters": "李"}
    assert not (tmp_path / "ra.pdf").exists()


def test_a_missing_folder_is_the_environments_fault(
    file: RecordFile, decision: Commendation, tmp_path: Path
) -> None:
    batch = certificates.prepare(file, decision.id or 0)
    with pytest.raises(StorageTrouble):
        certificates.save_pdf(file, batch, tmp_path / "không có" / "ra.pdf", text_only=False)


def test_what_was_printed_is_kept_and_printed_again_as_it_was(
    file: RecordFile, decision: Commendation
) -> None:
    batch = certificates.prepare(file, decision.id or 0)
    ids = [sheet.award.id or 0 for sheet in batch.sheets]
    assert prints.record_issued(file, batch, ids[:2], text_only=True).result().value == 2
    prints.record_issued(
        file, batch, [], text_only=True, spoiled=ids[:1], spoiled_reason=" kẹt  giấy "
    ).result()

    lines = commendations.open_commendation(file, decision.id or 0).awards
    assert [line.printed for line in lines] == ["spoiled", "printed", "not_printed"]
    pages = issued_pages.pages_of(file.read, ids)
    of_house, *of_team = pages  # the household was written down first
    assert (of_house.print_number, of_house.state) == (1, PageState.GOOD)
    assert [(page.print_number, page.state, page.reason) for page in of_team] == [
        (1, PageState.GOOD, ""),
        (2, PageState.SPOILED, "kẹt giấy"),
    ]
    assert of_house.issued_at == NOW
    kept = json.loads(of_team[0].texts)
    assert kept["name"] == "TỔ DÂN VẬN SỐ 3"
    assert kept["title"] == "GIẤY KHEN"
    assert set(json.loads(pages[0].font_hashes)) >= {"serif", "serif-bold", "display"}

    house = lines[1].award
    awards.change_award(file, house, replace(house, printed_name="Lê Văn Tám"), "Sai tên").result()
    again = reprints.prepare_reprint(file, decision.id or 0, ids)
    assert [sheet.page.texts["name"] for sheet in again.sheets] == [
        "TỔ DÂN VẬN SỐ 3",
        "Hộ gia đình ông Lê Văn Tâm",
    ]
    assert again.sheets[1].page.layout == batch.sheets[1].page.layout
    assert certificates.prepare(file, decision.id or 0).sheets[1].label == "Hộ gia đình ông Lê Văn Tám"
    assert code_of(lambda: reprints.prepare_reprint(file, decision.id or 0, ids[2:])) == "nothing_to_reprint"


def test_prints_are_not_undone(file: RecordFile, decision: Commendation) -> None:
    batch = certificates.prepare(file, decision.id or 0)
    prints.record_issued(file, batch, [batch.sheets[0].award.id or 0], text_only=True).result()
    before = record_tables(file)["issued_page"]
    history.undo(file).result()
    assert record_tables(file)["issued_page"] == before
    assert len(before) == 1


def test_what_a_printed_sheet_stands_on_is_not_undone_away(file: RecordFile) -> None:
    new = draft(file)
    (row,) = added(file, new, TEAM)
    batch = certificates.prepare(file, new.id or 0)
    prints.record_issued(file, batch, [row.id or 0], text_only=True).result()
    before = record_tables(file)
    assert code_of(lambda: history.undo(file).result())
    assert record_tables(file) == before


def test_a_part_of_a_batch_has_its_own_warnings(file: RecordFile) -> None:
    new = draft(file)
    first, _second = added(file, new, TEAM, replace(HUONG, merit="Khéo " * 400))
    batch = certificates.prepare(file, new.id or 0)
    assert "text_too_long" in {warning.code for warning in batch.warnings}
    part = batch.only([first.id or 0])
    assert [sheet.award.id for sheet in part.sheets] == [first.id]
    assert "text_too_long" not in {warning.code for warning in part.warnings}
    assert {warning.page for warning in part.warnings} == {0}


def test_a_torn_pdf_is_noticed(file: RecordFile, decision: Commendation, tmp_path: Path) -> None:
    content = certificates.pdf_of(certificates.prepare(file, decision.id or 0), text_only=False)
    whole = tmp_path / "whole.pdf"
    whole.write_bytes(content)
    with_pages(3)(whole)
    with pytest.raises(ValueError, match="3 pages instead of 4"):
        with_pages(4)(whole)
    for torn in (content[:-200], content[:1000] + content[1500:], b"", content.replace(b"%PDF", b"%PDX")):
        whole.write_bytes(torn)
        with pytest.raises(ValueError, match="not a whole PDF"):
            with_pages(3)(whole)
