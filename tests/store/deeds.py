"""Small deeds that the tests of the store write with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from desktop.records.award import Award
from desktop.records.codes import Family, Form, Level, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.store.writer import Deed

T = TypeVar("T")


def add(file: RecordFile, record: T, code: str = "added") -> T:
    return file.write(Deed(code, {}, lambda transaction: transaction.insert(record))).result(30).value


def change(file: RecordFile, seen: T, changed: T) -> T:
    return (
        file.write(Deed("changed", {}, lambda transaction: transaction.update(seen, changed)))
        .result(30)
        .value
    )


def delete(file: RecordFile, record_type: type, record_id: int) -> None:
    file.write(Deed("deleted", {}, lambda transaction: transaction.delete(record_type, record_id))).result(30)


def person(name: str = "Đặng Thị Hường", **more: object) -> Recipient:
    return replace(Recipient(RecipientKind.INDIVIDUAL, name), **more)  # type: ignore[arg-type]


def collective(name: str = "Tổ dân vận số 3") -> Recipient:
    return Recipient(RecipientKind.COLLECTIVE, name)


def issuer() -> Issuer:
    return Issuer("Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm", Family.STATE, Level.WARD, "Hoàn Kiếm")


def decision(issuer_id: int, number: str = "218/QĐ-UBND") -> Commendation:
    return Commendation(issuer_id, Form.GIAY_KHEN, number=number, decision_date=date(2026, 10, 9))


def award(commendation_id: int, recipient: Recipient) -> Award:
    return Award(commendation_id, recipient.id or 0, 1, recipient.kind, recipient.name)
