from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.codes import DocumentKind
from desktop.records.document_fields import FIELDS, known_fields, nearest_field
from desktop.records.report import MEASURES
from desktop.records.text import fold
from desktop.words.document_fields import FIGURE_COLUMNS, FIGURE_NAMES
from desktop.words.documents import COMMANDS, FILE_NAMES, KINDS

TAG_LETTERS = 64 - len("sv:") - len("#9999")
"""What Word leaves for the name of a field that is repeated."""


@pytest.mark.parametrize("kind", DocumentKind)
def test_names_are_told_apart_and_fit_into_a_mark_of_word(kind: DocumentKind) -> None:
    names = [one.name for one in FIELDS[kind]]
    assert len({fold(name) for name in names}) == len(names)
    assert all(len(one.name) <= (TAG_LETTERS if one.listing else 61) for one in FIELDS[kind])
    assert all(one.about for one in FIELDS[kind])


def test_every_kind_has_its_words() -> None:
    kinds = {kind.value for kind in DocumentKind}
    assert kinds == KINDS.keys() == FILE_NAMES.keys() == COMMANDS.keys()
    assert len(set(COMMANDS.values())) == len(kinds)


def test_every_figure_is_a_field_in_four_columns() -> None:
    names = {one.name for one in FIELDS[DocumentKind.NARRATIVE]}
    assert FIGURE_NAMES.keys() == MEASURES.keys()
    for name in FIGURE_NAMES.values():
        assert {f"{name} ({column})" if column else name for column in FIGURE_COLUMNS} <= names
    assert "Mô hình đăng ký: Văn hóa - xã hội (so cùng kỳ)" in names


@pytest.mark.parametrize(
    "written", ["Tên cơ quan", "ten co quan", "Ten_co_quan", "TÊN CƠ QUAN", " tên  cơ-quan"]
)
def test_a_name_counts_without_marks_case_and_signs(written: str) -> None:
    assert known_fields(DocumentKind.MINUTES, [written]) == {written: "Tên cơ quan"}


def test_a_wrong_name_is_told_with_the_nearest() -> None:
    assert known_fields(DocumentKind.MINUTES, ["Chủ trì hội nghị"]) == {}
    assert nearest_field(DocumentKind.MINUTES, "Người chủ chì") == "Người chủ trì"
    assert nearest_field(DocumentKind.MINUTES, "xyz") == ""


@given(st.sampled_from(list(DocumentKind)), st.data())
def test_every_field_means_itself(kind: DocumentKind, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([one.name for one in FIELDS[kind]]))
    assert known_fields(kind, [name]) == {name: name}
    assert nearest_field(kind, name) == name
