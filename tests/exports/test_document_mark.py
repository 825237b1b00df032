"""The word over every page: in the heads of a document, or over its text where the first page has no head."""

from __future__ import annotations

import pytest

from exports.document import Filling, fill_document
from tests.exports.document_samples import W, docx, header, lines, paragraph, root_of

SECTION = "<w:sectPr>{}</w:sectPr>"
HEAD = '<w:headerReference w:type="{}"/>'


def marked(body: str, *, has_header: bool = False) -> bytes:
    parts = {"word/header1.xml": header(paragraph("2"))} if has_header else {}
    content = docx(paragraph("Kính gửi") + body, parts)
    for _time in range(2):
        content = fill_document(content, Filling({}, {}), {}, mark="BẢN TẬP").content
    return content


@pytest.mark.parametrize(
    "section",
    [
        "",
        SECTION.format(""),
        SECTION.format(HEAD.format("default") + "<w:titlePg/>"),
        SECTION.format(HEAD.format("first")),
    ],
)
def test_a_document_without_a_head_on_its_first_page_says_it_over_its_text(section: str) -> None:
    assert lines(marked(section))[:2] == ["BẢN TẬP", "Kính gửi"]


@pytest.mark.parametrize(
    "section",
    [
        SECTION.format(HEAD.format("default")),
        SECTION.format(HEAD.format("default") + '<w:titlePg w:val="0"/>'),
        SECTION.format(HEAD.format("first") + "<w:titlePg/>"),
    ],
)
def test_a_head_says_it_once_above_the_page_number(section: str) -> None:
    content = marked(section, has_header=True)
    told = [one.text for one in root_of(content, "word/header1.xml").iter(f"{{{W}}}t")]
    assert told == ["BẢN TẬP", "2"]
    assert "BẢN TẬP" not in [one.text for one in root_of(content).iter(f"{{{W}}}t")]
