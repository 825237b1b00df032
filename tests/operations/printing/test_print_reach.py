from __future__ import annotations

import pytest

from desktop.operations import certificates
from desktop.operations.certificates import CertificateBatch
from desktop.operations.commendations import find_commendation
from desktop.operations.printing.print_reach import out_of_reach
from desktop.records.affine import IDENTITY, shift
from desktop.records.printable import Margins
from desktop.store.file import RecordFile
from desktop.words.calibrations import out_of_reach_sentence
from desktop.words.prints import element_name


@pytest.fixture
def batch(sample_file: RecordFile) -> CertificateBatch:
    return certificates.prepare(sample_file, find_commendation(sample_file, "218/QĐ-UBND").id or 0)


LASER = Margins(4.3, 4.3, 4.3, 4.3)


@pytest.mark.parametrize("text_only", [True, False])
def test_a_usual_printer_reaches_everything(batch: CertificateBatch, text_only: bool) -> None:
    assert out_of_reach(batch, LASER, IDENTITY, text_only=text_only) == []


def test_the_frame_of_a_whole_page_is_refused_before_the_texts(batch: CertificateBatch) -> None:
    wide = Margins(12, 4, 4, 4)
    found = out_of_reach(batch, wide, IDENTITY, text_only=False)
    assert [(one.element, one.edge) for one in found] == [("frame", "left")]
    assert found[0].by_mm == pytest.approx(12 - 9 + 0.28, abs=0.01)
    assert out_of_reach(batch, wide, IDENTITY, text_only=True) == []


def test_a_text_is_refused_by_its_name_and_millimetres(batch: CertificateBatch) -> None:
    found = out_of_reach(batch, LASER, shift(0, 30), text_only=True)
    assert {one.edge for one in found} == {"bottom"}
    assert "register" in {one.element for one in found}
    one = next(one for one in found if one.element == "register")
    sentence = out_of_reach_sentence(element_name(one.element), one.edge, one.by_mm, one.label)
    assert sentence.startswith("Số sổ vàng của ")
    assert "mép dưới, thiếu " in sentence
    assert len({(one.element, one.edge) for one in found}) == len(found)
