"""Every one of the sixty queries finds the record it means among the first hits of the search box."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.operations.finding.search import search
from desktop.operations.finding.search_hits import Hit
from desktop.operations.register import open_register
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from tests.operations.sixty_queries import FIRST_HITS, SIXTY, Query, made


@pytest.fixture(scope="module")
def asked(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordFile]:
    """The sample register with the made records; only read."""
    path = Path(shutil.copyfile(sample_template, tmp_path_factory.mktemp("sixty") / "sổ.sovang"))
    with open_register(path, user="thử") as file:
        file.write(Deed("records_added", {}, made)).result()
        yield file


def test_there_are_sixty() -> None:
    assert len({query.typed for query in SIXTY}) == 60


@pytest.mark.parametrize("query", SIXTY, ids=lambda query: query.typed)
def test_the_record_meant_is_among_the_first(asked: RecordFile, query: Query) -> None:
    first = search(asked, query.typed, limit=24).hits[:FIRST_HITS]
    assert any(_is_meant(hit, query) for hit in first), [(hit.kind, hit.title, hit.detail) for hit in first]


def _is_meant(hit: Hit, query: Query) -> bool:
    return hit.kind == query.kind and query.meant in f"{hit.title}, {hit.detail}"
