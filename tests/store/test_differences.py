from __future__ import annotations

from desktop.store.tables import BY_NAME
from desktop.words.tables import RECORDS


def test_every_table_has_its_word() -> None:
    assert BY_NAME.keys() == RECORDS.keys()
