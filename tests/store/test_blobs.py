from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from desktop.records.commendation import Commendation
from desktop.store import blobs
from desktop.store.file import RecordFile
from desktop.store.history import undoing
from desktop.store.writer import Deed, Transaction
from tests.store.deeds import add, decision, delete, issuer

SCAN = b"%PDF-1.7 " + bytes(range(256))


def _put(file: RecordFile, content: bytes) -> str:
    return file.write(Deed("put", {}, lambda t: blobs.put(t, content))).result(10).value


def _sweep(file: RecordFile) -> int:
    return file.write(Deed("sweep", {}, blobs.sweep)).result(10).value


def test_content_is_kept_once_under_its_hash(file: RecordFile) -> None:
    assert _put(file, SCAN) == _put(file, SCAN) == sha256(SCAN).hexdigest()
    assert blobs.get(file.read, sha256(SCAN).hexdigest()) == SCAN
    assert blobs.get(file.read, sha256(b"").hexdigest()) is None
    assert file.read.rows("SELECT count(*) FROM blob")[0][0] == 1


def test_only_what_nothing_names_is_swept(file: RecordFile) -> None:
    order = add(file, decision(add(file, issuer()).id or 0))

    def attach(transaction: Transaction) -> Commendation:
        return transaction.update(order, replace(order, scan_sha256=blobs.put(transaction, SCAN)))

    file.write(Deed("scanned", {}, attach)).result(10)
    _put(file, b"nobody's")
    assert _sweep(file) == 1
    assert blobs.get(file.read, sha256(SCAN).hexdigest()) == SCAN


def test_what_an_undo_would_bring_back_is_not_swept(file: RecordFile) -> None:
    issued_by = add(file, issuer()).id or 0

    def work(transaction: Transaction) -> Commendation:
        return transaction.insert(replace(decision(issued_by), scan_sha256=blobs.put(transaction, SCAN)))

    order = file.write(Deed("scanned", {}, work)).result(10).value
    delete(file, Commendation, order.id or 0)
    assert _sweep(file) == 0
    file.write(undoing("mai")).result(10)
    assert blobs.get(file.read, order.scan_sha256 or "") == SCAN
