"""Issuers and signers that nothing in the register uses are taken out again; the others get a last day."""

from __future__ import annotations

from concurrent.futures import Future

from desktop.errors import SoVangError
from desktop.operations.drafts import there
from desktop.records.issuer import Issuer, Signer
from desktop.store import issuers as store
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction


def delete_issuer(file: RecordFile, issuer_id: int) -> Future[Done[Issuer]]:
    """Delete an issuer with its signers and number series. The future raises `issuer_in_use` with `count`."""
    found = there(file.read, Issuer, issuer_id)

    def work(writing: Transaction) -> Issuer:
        if count := store.issued(writing, issuer_id):
            raise SoVangError("issuer_in_use", name=found.name, count=count)
        for record in store.owned(writing, issuer_id):
            writing.delete(type(record), record.id or 0)
        writing.delete(Issuer, issuer_id)
        return found

    return file.write(Deed("issuer_deleted", {"name": found.name}, work))


def delete_signer(file: RecordFile, signer_id: int) -> Future[Done[Signer]]:
    """Delete a signer. The future raises `signer_in_use` with `count`."""
    found = there(file.read, Signer, signer_id)

    def work(writing: Transaction) -> Signer:
        if count := store.signed(writing, signer_id):
            raise SoVangError("signer_in_use", name=found.name, count=count)
        writing.delete(Signer, signer_id)
        return found

    return file.write(Deed("signer_deleted", {"name": found.name}, work))
