"""Settings that belong to the register, as `desktop.settings` declares them."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future

from desktop.records.setting import Setting
from desktop.settings import SettingDeclaration, SettingValue, from_text, to_text
from desktop.store import settings as store
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction


def get(file: RecordFile, declaration: SettingDeclaration) -> SettingValue:
    """The stored value, or the default."""
    return get_from(file.read, declaration)


def get_from(reader: Reader, declaration: SettingDeclaration) -> SettingValue:
    """The same, inside a deed."""
    stored = store.find(reader, declaration.key)
    return declaration.default if stored is None else from_text(declaration, stored.value)


def put(file: RecordFile, declaration: SettingDeclaration, value: SettingValue) -> Future[Done[None]]:
    """Store a value; history keeps it, Ctrl+Z passes it over."""

    def work(transaction: Transaction) -> None:
        _put(transaction, declaration, value)

    return file.write(Deed("setting_changed", {"key": declaration.key}, work, undoable=False))


def put_all(file: RecordFile, values: Mapping[SettingDeclaration, SettingValue]) -> Future[Done[None]]:
    """Store several values in one step."""

    def work(transaction: Transaction) -> None:
        for declaration, value in values.items():
            _put(transaction, declaration, value)

    return file.write(Deed("settings_changed", {"count": len(values)}, work, undoable=False))


def _put(transaction: Transaction, declaration: SettingDeclaration, value: SettingValue) -> None:
    seen = store.find(transaction, declaration.key)
    if seen is None:
        transaction.insert(Setting(declaration.key, to_text(value)))
    else:
        transaction.update(seen, Setting(declaration.key, to_text(value), seen.id))
