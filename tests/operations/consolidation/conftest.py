"""The folder of senders is read once for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.operations.consolidation import Consolidation, consolidate
from desktop.operations.register import create_register, open_register
from desktop.records.senders import Expected
from tests.operations.consolidation.folder import SentCase, write_messes, write_strange, write_ward_report

NOW = datetime(2026, 10, 21, 15, 40)  # noqa: DTZ001 - as the clerk's clock shows it


@dataclass(frozen=True)
class Received:
    """A folder, what was put into it, and what it came to."""

    folder: Path
    sent: Sequence[SentCase]
    strange: Sequence[str]
    whole: Consolidation


@pytest.fixture(scope="session")
def received(tmp_path_factory: pytest.TempPathFactory) -> Received:
    """48 senders with a mess each, three files that are none, one report; two expected ones are missing."""
    folder = tmp_path_factory.mktemp("received")
    sent = write_messes(folder)
    strange = write_strange(folder)
    register = tmp_path_factory.mktemp("ward") / "ward.sovang"
    create_register(register, user="mai", sample=True, now=lambda: NOW)
    with open_register(register, user="mai", now=lambda: NOW) as file:
        write_ward_report(file, folder / "Phường Cửa Nam - Q3.xlsx")
    names = (*(f"Tổ dân phố số {number}" for number in range(1, 51)), "Phường Cửa Nam")
    whole = consolidate(folder, NOW, Expected(names, date(2026, 10, 10)))
    return Received(folder, sent, strange, whole)
