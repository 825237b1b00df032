from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Conflict
from desktop.operations import offices
from desktop.operations.history import undo
from desktop.operations.office_removals import delete_issuer, delete_signer
from desktop.records.codes import Family, Level
from desktop.records.issuer import Issuer, NumberSeries, Signer
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from tests.operations.ward import CHAIRMAN, STATE, code_of, draft, record_tables, signed


def unused(file: RecordFile) -> Issuer:
    new = Issuer("Hội Khuyến học phường", Family.FRONT, Level.WARD)
    issuer = offices.save_issuer(file, None, new).result().value
    offices.save_signer(file, None, Signer(issuer.id or 0, "Nguyễn Văn An", "CHỦ TỊCH")).result()
    series = NumberSeries(issuer.id or 0, date(2026, 1, 1), date(2026, 12, 31))
    file.write(Deed("filled", {}, lambda writing: writing.insert(series))).result()
    return issuer


def test_an_issuer_without_decisions_goes_with_what_is_its_own_and_comes_back(file: RecordFile) -> None:
    issuer = unused(file)
    before = record_tables(file)
    delete_issuer(file, issuer.id or 0).result()
    assert issuer.id not in {one.id for one in offices.issuers(file)}
    assert offices.signers(file, issuer.id or 0) == []
    undo(file).result()
    assert record_tables(file) == before


def test_an_issuer_of_a_decision_stays(file: RecordFile) -> None:
    draft(file)
    before = record_tables(file)
    assert code_of(lambda: delete_issuer(file, STATE).result()) == "issuer_in_use"
    assert record_tables(file) == before


def test_a_signer_stays_with_a_decision_and_goes_without(file: RecordFile) -> None:
    signed(file, draft(file))
    assert code_of(lambda: delete_signer(file, CHAIRMAN).result()) == "signer_in_use"
    deputy = offices.save_signer(file, None, Signer(STATE, "Lê Thị Bình", "PHÓ CHỦ TỊCH")).result().value
    delete_signer(file, deputy.id or 0).result()
    assert deputy.id not in {one.id for one in offices.signers(file, STATE)}


def test_one_that_is_gone_already_is_told(file: RecordFile) -> None:
    with pytest.raises(Conflict):
        delete_signer(file, 999)
    with pytest.raises(Conflict):
        delete_issuer(file, 999)
