from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.document import (
    MISSING,
    Filling,
    Group,
    Listing,
    document_fields,
    fill_document,
    save_document,
)
from exports.safe_file import FileNotWritten
from tests.exports.document_samples import W, docx, field, header, lines, paragraph, root_of, run, table

NAMES = {"ten_co_quan": "Tên cơ quan"}


def filled(body: str, lists: dict[str, Listing] | None = None, **values: str | None) -> bytes:
    filling = Filling({name.replace("_", " "): value for name, value in values.items()}, lists or {})
    return fill_document(docx(body), filling, {}).content


def people(*names: str) -> Listing:
    return Listing(
        frozenset({"Nhóm"}), frozenset({"STT", "Họ tên"}),
        [Group({"Nhóm": "I. CÁ NHÂN"}, [{"STT": str(at), "Họ tên": one} for at, one in enumerate(names, 1)])]
        if names else [],
    )  # fmt: skip


def test_a_merge_field_a_typed_name_and_a_simple_field_are_filled() -> None:
    simple = '<w:fldSimple w:instr=" MERGEFIELD Ten "><w:r><w:t>«Ten»</w:t></w:r></w:fldSimple>'
    body = (
        paragraph("Kính gửi ", field("Ten"), ": ") + paragraph("a «Ten» b") + paragraph("&lt;&lt;Ten&gt;&gt;")
    )
    assert lines(filled(body + paragraph(simple), Ten="Đặng Thị Hường")) == [
        "Kính gửi Đặng Thị Hường: ", "a Đặng Thị Hường b", "Đặng Thị Hường", "Đặng Thị Hường",
    ]  # fmt: skip


def test_a_name_torn_over_runs_keeps_what_stands_around_it_and_the_look_of_its_beginning() -> None:
    body = paragraph(run("trước «Tên", "<w:b/>"), run(" cơ", "<w:i/>"), run(" quan» sau", "<w:u/>"))
    content = filled(body, Tên_cơ_quan="UBND")
    assert lines(content) == ["trước UBND sau"]
    looks = {
        "".join(t.text or "" for t in one.iter(f"{{{W}}}t")): [look.tag for look in one.iterfind("*/*")]
        for one in root_of(content).iter(f"{{{W}}}r")
    }
    assert looks["UBND"] == [f"{{{W}}}b"]
    assert looks[" sau"] == [f"{{{W}}}u"]


def test_two_names_in_one_run_and_a_tab_beside_them() -> None:
    body = "<w:p><w:r><w:t>«A» và «B»</w:t><w:tab/><w:t>«A»</w:t></w:r></w:p>"
    assert lines(filled(body, A="một", B="hai")) == ["một và hai\tmột"]


def test_fields_in_heads_and_text_boxes_are_filled_in_both_their_forms() -> None:
    box = f"<w:txbxContent>{paragraph('«A»')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = docx(paragraph(drawing, run("«A»")), {"word/header1.xml": header(paragraph(field("A")))})
    assert document_fields(document).names == ("A",)
    content = fill_document(document, Filling({"A": "x"}, {}), {}).content
    assert lines(content, "word/header1.xml") == ["x"]
    shown = "".join(one.text or "" for one in root_of(content).iter(f"{{{W}}}t"))
    assert shown == "xxx"


def test_capitals_are_asked_for_as_word_does() -> None:
    body = paragraph(field("A", r"\* Upper")) + paragraph(field("A", r"\* FirstCap"))
    assert lines(filled(body, A="ủy ban")) == ["ỦY BAN", "Ủy ban"]


def test_a_field_inside_another_field_is_named_and_left() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    outer = mark.format("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("A")
    outer += mark.format("separate") + run("kết quả") + mark.format("end")
    found = document_fields(docx(paragraph(outer) + paragraph("«B»")))
    assert (found.names, found.unreached) == (("B",), ("A",))


def test_deleted_text_of_tracked_changes_asks_for_nothing() -> None:
    body = f"<w:p><w:del><w:r><w:delText>«A»</w:delText></w:r></w:del>{run('«B»')}</w:p>"
    assert document_fields(docx(body)).names == ("B",)


def test_a_missing_value_is_dots_and_an_empty_one_nothing() -> None:
    assert lines(filled(paragraph("[«A»][«B»]"), A=None, B="")) == [f"[{MISSING}][]"]


def test_a_paragraph_with_nothing_left_in_it_goes_but_a_cell_keeps_its_last() -> None:
    body = paragraph("«A»") + paragraph("giữ") + table(("«A»",))
    content = filled(body, A="")
    assert lines(content) == ["giữ"]
    assert len(list(root_of(content).iter(f"{{{W}}}p"))) == 2


def test_rows_are_repeated_under_their_heading_between_head_and_sum() -> None:
    body = table(("TT", "Tên"), ("«Nhóm»", ""), ("«STT»", "«Họ tên»"), ("Cộng", "«A»"))
    content = filled(body, {"people": people("Lê Văn Tâm", "Vũ Thị Kim Oanh")}, A="2")
    assert lines(content) == [
        "TT", "Tên", "I. CÁ NHÂN", "1", "Lê Văn Tâm", "2", "Vũ Thị Kim Oanh", "Cộng", "2",
    ]  # fmt: skip


def test_paragraphs_of_a_list_are_repeated_together() -> None:
    body = paragraph("«Nhóm»") + paragraph("«STT». «Họ tên»") + paragraph("– «Họ tên»") + paragraph("hết")
    assert lines(filled(body, {"people": people("A", "B")})) == [
        "I. CÁ NHÂN", "1. A", "– A", "2. B", "– B", "hết",
    ]  # fmt: skip


def test_an_empty_list_takes_its_table_and_its_heading_away() -> None:
    body = paragraph("«Nhóm»") + table(("TT", "Tên"), ("«STT»", "«Họ tên»")) + paragraph("hết")
    content = filled(body, {"people": people()})
    assert lines(content) == ["hết"]
    assert root_of(content).find(f".//{{{W}}}tbl") is None


def test_copies_of_a_row_have_no_bookmark_and_no_number_of_their_own() -> None:
    cell = '<w:p w14:paraId="1A2B"><w:bookmarkStart w:id="0" w:name="x"/><w:r><w:t>«Họ tên»</w:t></w:r></w:p>'
    content = filled(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>", {"people": people("A", "B")})
    assert b"bookmarkStart" not in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    assert b"1A2B" not in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")


def test_a_filled_document_is_filled_again_and_its_sentences_stay() -> None:
    first = filled(paragraph("Có «A» hội nghị.") + paragraph("«B»"), A="3", B="như cũ")
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        body = archive.read("word/document.xml").decode().replace("Có ", "Cả quý phường đã tổ chức ")
    edited = docx("", {"word/document.xml": body})
    assert document_fields(edited).was_filled
    again = fill_document(edited, Filling({"A": "5", "B": "như cũ"}, {}), {}, updating=True)
    assert lines(again.content) == ["Cả quý phường đã tổ chức 5 hội nghị.", "như cũ"]
    assert again.changed == ("A",)
    assert _tinted(again.content) == ["5"]
    third = fill_document(again.content, Filling({"A": "5", "B": "như cũ"}, {}), {}, updating=True)
    assert (third.changed, _tinted(third.content)) == ((), [])


def test_a_filled_list_grows_and_shrinks_and_what_was_written_between_its_rows_stays_below() -> None:
    body = paragraph("«STT». «Họ tên»") + paragraph("hết")
    first = filled(body, {"people": people("A", "B", "C")})
    more = fill_document(first, Filling({}, {"people": people("A", "Bình", "C", "D")}), {}, updating=True)
    assert lines(more.content) == ["1. A", "2. Bình", "3. C", "4. D", "hết"]
    assert _tinted(more.content) == ["Bình", "4", "D"]
    fewer = fill_document(more.content, Filling({}, {"people": people("A")}), {}, updating=True)
    assert lines(fewer.content) == ["1. A", "hết"]


def test_rows_come_again_although_the_first_was_deleted_in_word() -> None:
    first = filled(paragraph("«STT». «Họ tên»") + paragraph("hết"), {"people": people("A", "B", "C")})
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        body = archive.read("word/document.xml").decode()
    cut = docx("", {"word/document.xml": body[: body.index("<w:p>")] + body[body.index("</w:p>") + 6 :]})
    assert lines(cut) == ["2. B", "3. C", "hết"]
    again = fill_document(cut, Filling({}, {"people": people("A", "B")}), {}, updating=True)
    assert lines(again.content) == ["1. A", "2. B", "hết"]


def test_a_placeholder_and_a_whole_paragraph_in_a_control_are_filled_too() -> None:
    about = '<w:sdtPr><w:tag w:val="sv:A"/><w:showingPlcHdr/></w:sdtPr>'
    body = f"<w:sdt>{about}<w:sdtContent>{paragraph(run('Bấm để gõ', '<w:b/>'))}</w:sdtContent></w:sdt>"
    content = filled(body, A="một\nhai")
    assert lines(content) == ["một\nhai"]
    assert root_of(content).find(f".//{{{W}}}showingPlcHdr") is None
    assert root_of(content).find(f".//{{{W}}}rPr/{{{W}}}b") is not None


def test_other_parts_stay_byte_for_byte_and_the_merge_source_is_forgotten() -> None:
    settings = (
        f'<w:settings xmlns:w="{W}"><w:mailMerge><w:query w:val="x"/></w:mailMerge><w:zoom/></w:settings>'
    )
    document = docx(
        paragraph("«A»"), {"word/media/image1.png": b"\x89PNG\0\xff", "word/settings.xml": settings}
    )
    content = fill_document(document, Filling({"A": "x"}, {}), {}).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("word/media/image1.png") == b"\x89PNG\0\xff"
        assert b"mailMerge" not in archive.read("word/settings.xml")
        assert b"zoom" in archive.read("word/settings.xml")
        assert archive.namelist()[0] == "[Content_Types].xml"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40))
def test_any_value_arrives_in_nfc_without_what_xml_cannot_hold(value: str) -> None:
    content = filled(paragraph("«A»") + paragraph("x"), A=value)
    shown = "".join(lines(content)[:-1])
    plain = unicodedata.normalize("NFC", value)
    wanted = "".join(one for one in plain if one >= " " or one in "\t\n")
    assert shown == "".join(one for one in wanted if one not in "\ufffe\uffff")


@given(st.lists(st.sampled_from(["«", "»", "A", "«A»", "<", " "]), max_size=12), st.integers(1, 4))
def test_a_text_cut_into_runs_anywhere_is_filled_as_the_whole(parts: list[str], width: int) -> None:
    text = "".join(parts)
    cut = [text[at : at + width] for at in range(0, len(text), width)]
    escaped = [one.replace("<", "&lt;") for one in cut]
    whole = filled(paragraph(run(text.replace("<", "&lt;"))) + paragraph("."), A="đầy")
    torn = filled(paragraph(*map(run, escaped)) + paragraph("."), A="đầy")
    assert lines(torn) == lines(whole)


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"PK\x03\x04", docx("", {"word/document.xml": "<w:p"})):
        with pytest.raises(ValueError, match="no document"):
            document_fields(content)
    with pytest.raises(FileNotWritten):
        save_document(b"no document", tmp_path / "x.docx")
    assert not list(tmp_path.iterdir())


def _tinted(content: bytes) -> list[str]:
    return [
        "".join(text.text or "" for text in one.iter(f"{{{W}}}t"))
        for one in root_of(content).iter(f"{{{W}}}r")
        if one.find(f"{{{W}}}rPr/{{{W}}}shd") is not None
    ]
