"""What goes to a printer, waits for an answer, is kept, and is printed again as it was."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops

from desktop.operations import awards, blanks, certificates, commendations
from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing import certificate_layouts as layouts_module
from desktop.operations.printing import prints, reprints
from desktop.operations.printing.print_plans import plan
from desktop.records.blank import Blank
from desktop.records.codes import PageState
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, Signer
from desktop.records.print_job import sheets_of
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from desktop.words.problems import problem_sentence
from exports.layout import Layout, TextElement, bundled_layout
from tests.operations.ward import HOUSE, HUONG, TEAM, added, code_of, draft, signed

DPI = 150


@pytest.fixture
def decision(file: RecordFile) -> Commendation:
    new = draft(file)
    added(file, new, HUONG, HOUSE, TEAM)
    done = signed(file, new)
    awards.reserve_register_numbers(file, done.id or 0).result()
    return done


def batch_of(file: RecordFile, decision: Commendation) -> CertificateBatch:
    return certificates.prepare(file, decision.id or 0)


def ids_of(batch: CertificateBatch) -> list[int]:
    return [sheet.award.id or 0 for sheet in batch.sheets]


def picture(batch: CertificateBatch, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(BytesIO(certificates.pdf_of(batch, text_only=False)))
    drawn: Image.Image = document[page].render(scale=DPI / 72).to_pil().convert("RGB")
    document.close()
    return drawn


def make_blank(file: RecordFile, sheets: int) -> int:
    return blanks.create_blank(file, Blank("Phôi A4", 297, 210), sheets).result().value.id or 0


def left(file: RecordFile) -> int:
    (stock,) = blanks.list_stocks(file)
    return stock.left


def test_what_was_sent_waits_with_every_text_and_is_settled_once(
    file: RecordFile, decision: Commendation
) -> None:
    batch, blank = batch_of(file, decision), make_blank(file, 10)
    sent = prints.send(file, batch, printer="Canon", text_only=True, blank_id=blank)
    job = sent.result().value
    assert prints.waiting(file, decision.id or 0) == job
    assert [(one.award_id, one.place, one.label) for one in sheets_of(job)] == [
        (sheet.award.id, sheet.place, sheet.label) for sheet in batch.sheets
    ]
    assert code_of(lambda: prints.send(file, batch, text_only=True).result()) == "print_waits"

    first, second, third = ids_of(batch)
    kept = prints.settle(file, job, [first], [second], " kẹt  giấy ").result().value
    assert (kept, left(file)) == (2, 8)
    states = [line.printed.value for line in commendations.open_commendation(file, decision.id or 0).awards]
    assert states == ["printed", "spoiled", "not_printed"]
    (spoiled,) = reprints.pages_of(file, second)
    assert (spoiled.state, spoiled.reason, spoiled.text_only) == (PageState.SPOILED, "kẹt giấy", True)
    assert reprints.pages_of(file, third) == []
    assert prints.waiting(file, decision.id or 0) is None
    assert code_of(lambda: prints.settle(file, job, [first]).result()) == "print_answered"


def test_a_correction_between_print_and_answer_does_not_change_what_is_kept(
    file: RecordFile, decision: Commendation
) -> None:
    batch = batch_of(file, decision)
    job = prints.send(file, batch, printer="Canon", text_only=True).result().value
    award = batch.sheets[2].award
    corrected = replace(award, printed_name="Đặng Thu Hương")
    awards.change_award(file, award, corrected, "Sai tên").result()
    prints.settle(file, job, ids_of(batch)).result()
    (page,) = reprints.pages_of(file, award.id or 0)
    assert "Đặng Thị Hường" in page.texts
    assert commendations.open_commendation(file, decision.id or 0).awards[2].printed.value == "outdated"


def test_a_printer_that_took_nothing_leaves_nothing_to_ask(file: RecordFile, decision: Commendation) -> None:
    batch = batch_of(file, decision)
    job = prints.send(file, batch, printer="Canon", text_only=True).result().value
    stopped = prints.took(file, job, 2).result().value
    assert stopped is not None
    assert prints.waiting(file, decision.id or 0) == stopped
    assert stopped.taken == 2
    assert prints.took(file, stopped, 0).result().value is None
    assert prints.waiting(file, decision.id or 0) is None


def test_several_copies_come_out_on_plain_paper_only(file: RecordFile, decision: Commendation) -> None:
    batch, blank = batch_of(file, decision), make_blank(file, 10)
    with pytest.raises(ValueError, match="2"):
        prints.send(file, batch, printer="Canon", text_only=True, copies=2, blank_id=blank)
    job = prints.send(file, batch, printer="Canon", text_only=False, copies=2).result().value
    prints.settle(file, job, ids_of(batch)[:2], ids_of(batch)[2:], "nhòe").result()
    assert left(file) == 10
    document = pypdfium2.PdfDocument(BytesIO(certificates.pdf_of(batch, text_only=False, copies=2)))
    assert len(document) == 6
    document.close()


@pytest.mark.parametrize(
    ("blanks_left", "now", "missing"),
    [(None, 3, 0), (5, 3, 0), (2, 2, 1), (0, 0, 3), (-4, 0, 3)],
)
def test_as_many_come_out_as_there_are_blanks_and_the_last_wait(
    file: RecordFile,
    decision: Commendation,
    blanks_left: int | None,
    now: int,
    missing: int,
) -> None:
    batch = batch_of(file, decision)
    for backwards in (False, True):
        planned = plan(batch, ids_of(batch), left=blanks_left, backwards=backwards)
        assert (planned.count, planned.missing) == (now, missing)
        assert [sheet.place for sheet in planned.waiting] == [1, 2, 3][now:]
        places = [sheet.place for sheet in planned.batch.sheets]
        assert places == sorted([1, 2, 3][:now], reverse=backwards)


def test_who_is_in_the_list_twice_is_said_before_printing(file: RecordFile, decision: Commendation) -> None:
    awards.add_award(file, decision.id or 0, HUONG, "bổ sung").result()
    problems = [one for one in batch_of(file, decision).problems if one.code == "print_twice"]
    assert [problem_sentence(one.code, one.values) for one in problems] == [
        "Bà Đặng Thị Hường có nhiều tờ: tờ 3, 4. Xem lại danh sách trước khi in."
    ]


def bolder(layout: Layout) -> Layout:
    """The layout as another version of the office would have it."""
    elements = [
        replace(one, size=one.size + 6, top=one.top + 5) if isinstance(one, TextElement) else one
        for one in layout.elements
    ]
    return replace(layout, elements=tuple(elements))


def test_a_reprint_is_the_same_page_pixel_for_pixel_whatever_has_changed(
    file: RecordFile, decision: Commendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 6, Must show 6: card, row, signer, unit of the issuer, layout, and the fonts of the PC."""
    batch = batch_of(file, decision)
    ids = ids_of(batch)
    prints.record_issued(file, batch, ids, text_only=False).result()
    before = [picture(batch, page) for page in range(3)]

    for line in commendations.open_commendation(file, decision.id or 0).awards:
        card, award = line.recipient, line.award
        new_card = replace(card, name=f"{card.name} mới", unit_text="nơi khác")
        row = replace(award, printed_name=f"{award.printed_name} khác", second_line="đơn vị khác")
        awards.change_award(file, award, row, "thử", (card, new_card)).result()
    change_office(file, decision)
    monkeypatch.setattr(layouts_module, "bundled_layout", lambda name: bolder(bundled_layout(name)))
    monkeypatch.setenv("FONTCONFIG_FILE", "/dev/null")  # the fonts of the PC are gone

    now = batch_of(file, decision)
    again = reprints.prepare_reprint(file, decision.id or 0, ids)
    assert again.problems == []
    for page in range(3):
        assert ImageChops.difference(picture(again, page), before[page]).getbbox() is None
        assert ImageChops.difference(picture(now, page), before[page]).getbbox() is not None
    pdf = certificates.pdf_of(again, text_only=False)
    assert pdf.count(b"/CIDFontType2") == pdf.count(b"/FontFile2") > 0  # nothing is left to the PC


def change_office(file: RecordFile, decision: Commendation) -> None:
    """Another name for issuer and signer, as the records stand now."""
    issuer = file.read.get(Issuer, decision.issuer_id)
    signer = file.read.get(Signer, decision.signer_id or 0)
    assert issuer is not None
    assert signer is not None
    new = replace(issuer, name="Chủ tịch phường mới", authority_lines="CHỦ TỊCH PHƯỜNG MỚI", place="Nơi mới")
    file.write(Deed("issuer_changed", {"name": "x"}, lambda writing: writing.update(issuer, new))).result()
    other = replace(signer, name="Người Ký Khác", title_lines="PHÓ CHỦ TỊCH")
    file.write(Deed("signer_changed", {"name": "x"}, lambda writing: writing.update(signer, other))).result()


def test_the_mark_stands_only_where_it_is_asked_for(file: RecordFile, decision: Commendation) -> None:
    batch = batch_of(file, decision)
    ids = ids_of(batch)
    prints.record_issued(file, batch, ids, text_only=True).result()
    plain = reprints.prepare_reprint(file, decision.id or 0, ids)
    marked = reprints.prepare_reprint(file, decision.id or 0, ids, marked=True)
    register = plain.sheets[0].page.texts["register"]
    assert marked.sheets[0].page.texts["register"] == f"{register} (cấp lại)"
    assert marked.warnings == []
    others = {**marked.sheets[0].page.texts, "register": register}
    assert others == plain.sheets[0].page.texts


def test_another_font_of_the_program_is_said(
    file: RecordFile, decision: Commendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = batch_of(file, decision)
    prints.record_issued(file, batch, ids_of(batch), text_only=True).result()
    monkeypatch.setattr(reprints, "font_hashes", lambda _layout: {"serif": "other"})
    again = reprints.prepare_reprint(file, decision.id or 0, ids_of(batch))
    assert [problem_sentence(one.code, one.values) for one in again.problems] == [
        "Phông chữ của chương trình đã khác lúc in 3 tờ này. So với tờ cũ trước khi trao."
    ]


def test_the_order_of_the_annex_and_its_reverse(file: RecordFile, decision: Commendation) -> None:
    batch = certificates.prepare(file, decision.id or 0, as_annexed=True)
    assert [sheet.award.kind.value for sheet in batch.sheets] == ["collective", "household", "individual"]
    assert [sheet.place for sheet in batch.reversed().sheets] == [3, 2, 1]
