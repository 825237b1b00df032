"""Every kind of paper in both families: read back from the file, and as LibreOffice prints it.

After a wanted change of wording SOVANG_GOLDEN=1 writes the golden texts anew; look at them before a commit.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.operations.commendations import list_commendations
from desktop.operations.documents.of_commendation import own_name
from desktop.operations.documents.writing import Prepared, paper_of
from desktop.operations.register import open_register
from desktop.records.codes import DocumentKind, Family
from desktop.records.document_fields import FIELDS
from desktop.store.file import RecordFile
from exports.document import MISSING
from tests.conftest import SAMPLE_NOW
from tests.exports.document_samples import lines
from tests.operations.documents.papers import SOFFICE, all_papers, printed_texts, subjects

GOLDEN = Path(__file__).parent / "golden"
NAMES = [f"{family}-{kind.value}" for family in ("state", "party") for kind in DocumentKind]

Papers = dict[str, tuple[Prepared, Path]]


@pytest.fixture(scope="module")
def papers(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    folder = tmp_path_factory.mktemp("papers")
    register = Path(shutil.copyfile(sample_template, folder / "sổ.sovang"))
    with open_register(register, user="thử", now=lambda: SAMPLE_NOW) as file:
        yield all_papers(file, folder)


@pytest.fixture(scope="module")
def printed(papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return printed_texts([path for _prepared, path in papers.values()], tmp_path_factory.mktemp("printed"))


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_has_no_raw_field_and_says_what_is_missing(papers: Papers, name: str) -> None:
    prepared, path = papers[name]
    with zipfile.ZipFile(path) as archive:
        source = archive.read("word/document.xml").decode("utf-8")
    text = "\n".join(lines(path.read_bytes()))
    assert "MERGEFIELD" not in source
    assert not re.search("[«»]", text)
    assert (prepared.unknown, prepared.unreached) == ([], ())
    assert bool(prepared.missing) == (MISSING in text)
    assert unicodedata.is_normalized("NFC", text)
    assert prepared.paper.family is Family(name.partition("-")[0])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_paper_is_printed_as_it_was_looked_at(printed: dict[str, str], name: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("SOVANG_GOLDEN"):
        golden.write_text(printed[name], encoding="utf-8")
    assert printed[name] == golden.read_text(encoding="utf-8")


def test_every_field_of_every_kind_has_its_value_or_its_list(sample_file: RecordFile) -> None:
    for _family, kind, subject in subjects(sample_file):
        paper = paper_of(sample_file, kind, subject)
        assert paper.values.keys() == {one.name for one in FIELDS[kind] if not one.listing}
        listed = {one.listing: set[str]() for one in FIELDS[kind] if one.listing}
        for one in FIELDS[kind]:
            if one.listing:
                listed[one.listing].add(one.name)
        for name, groups in paper.groups.items():
            for group in groups:
                assert {*group.heading, *(key for row in group.rows for key in row)} == listed[name]


def test_no_two_decisions_papers_are_called_alike(sample_file: RecordFile) -> None:
    """Else one decision's paper would be filled over another's."""
    one, other = list_commendations(sample_file)[:2]
    drafts = [replace(each.commendation, number="", decision_date=None) for each in (one, other)]
    same_number = [replace(each.commendation, number="142/QĐ-UBND") for each in (one, other)]
    in_two_years = [
        replace(same_number[0], decision_date=day) for day in (date(2024, 1, 2), date(2025, 1, 2))
    ]
    for pair in (drafts, in_two_years):
        assert own_name(pair[0]) != own_name(pair[1])
    assert own_name(in_two_years[0]) == "142_qd_ubnd_2024"
