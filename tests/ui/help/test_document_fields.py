from importlib.resources import files

import pytest

from desktop.records.codes import DocumentKind
from desktop.records.document_fields import FIELDS
from desktop.records.figure_fields import figure_fields
from desktop.words.document_fields import FIGURE_NAMES


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_help_names_every_field_of_a_template(kind: DocumentKind) -> None:
    told = (files("resources") / "help" / "documents.md").read_text("utf-8")
    figures = {name for name, _about in figure_fields()}
    wanted = {one.name for one in FIELDS[kind]} - figures | set(FIGURE_NAMES.values())
    assert {name for name in wanted if f"- `{name}`: " not in told} == set()
