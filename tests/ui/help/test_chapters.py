"""The texts of the help: complete, without dead ends, found by any of their words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import desktop
from desktop.records.text import fold
from desktop.ui.commands import COMMANDS
from desktop.ui.help.chapters import CONTENTS, Book, Section, load, picture_bytes
from desktop.ui.help.keys import key_lines

PROGRAM = Path(desktop.__file__).parent
FEWEST_WORDS = 12
MOST_BYTES = 1_500_000
BOOK = load({"keys": key_lines(COMMANDS)})
SECTIONS = tuple(BOOK.sections())
FIELDS = tuple(section for section in SECTIONS if section.is_field)


def titles(typed: str) -> list[str]:
    return [section.title for section in BOOK.search(typed)]


def test_every_text_is_composed() -> None:
    assert [one.address for one in SECTIONS if not unicodedata.is_normalized("NFC", one.plain)] == []


def test_no_two_sections_share_an_address() -> None:
    assert [address for address, count in Counter(one.address for one in SECTIONS).items() if count > 1] == []


def test_every_link_leads_somewhere() -> None:
    there = {section.address for section in SECTIONS}
    dead = [
        (section.address, link)
        for section in SECTIONS
        for link in section.links()
        if not link.endswith(".png") and link not in there
    ]
    assert dead == []


def test_every_picture_is_there_and_used() -> None:
    used = {link for section in SECTIONS for link in section.links() if link.endswith(".png")}
    kept = {one.name for one in files("resources").joinpath("help", "pictures").iterdir()}
    assert used == kept
    assert sum(len(picture_bytes(name)) for name in kept) <= MOST_BYTES


def test_the_contents_name_every_chapter() -> None:
    named = {link for section in BOOK.chapters[CONTENTS] for link in section.links()}
    assert named == set(BOOK.chapters) - {CONTENTS}


def test_every_chapter_begins_with_its_title_and_says_something() -> None:
    for name, sections in BOOK.chapters.items():
        assert [one.level for one in sections].count(1) == 1, name
        assert sections[0].level == 1, name
        assert sum(len(one.plain.split()) for one in sections) > 30, name


def test_every_field_has_words_of_its_own() -> None:
    assert [one.address for one in FIELDS if len(one.plain.split()) < FEWEST_WORDS] == []
    said = Counter(fold(one.plain) for one in FIELDS)
    assert [text for text, count in said.items() if count > 1] == []


def test_no_form_has_two_paragraphs_for_one_label() -> None:
    told = Counter((one.chapter, name, label) for one in FIELDS for name in one.names for label in one.labels)
    assert [key for key, count in told.items() if count > 1] == []


def test_what_is_said_of_views_is_written_in_the_program() -> None:
    """Every other field is met by the walk of tests/ui/fields."""
    sources = "".join(path.read_text("utf-8") for path in PROGRAM.rglob("*.py"))
    labels = {label for one in FIELDS for label in one.labels if one.chapter == "views"}
    assert labels
    assert {label for label in labels if f'"{label}"' not in sources} == set()


def test_the_chapter_of_keys_holds_every_command() -> None:
    text = "\n".join(line for one in BOOK.chapters["keys"] for line in one.lines)
    assert [command.id for command in COMMANDS if f"| {command.text} |" not in text] == []


@pytest.mark.parametrize("typed", ["phôi hỏng", "phoi hong", "hong phoi", "PHOI HONG", "hỏng  phô"])
def test_words_are_found_without_marks_in_any_order(typed: str) -> None:
    assert titles(typed) == titles("phôi hỏng")
    assert "Kẹt giấy, tờ hỏng" in {BOOK.chapters[one.chapter][0].title for one in BOOK.search(typed)}


@given(st.sampled_from(["hoà", "hòa", "HOA", "thuỷ", "thủy"]))
def test_the_place_of_a_tone_does_not_matter(typed: str) -> None:
    assert titles(typed) == titles(fold(typed))


def test_the_words_of_a_title_come_first() -> None:
    assert BOOK.search("hoi")[0].title == "Hội nghị"
    found = BOOK.search("canh may in")
    assert found[0].title == "Canh máy in"
    assert BOOK.search("chuyennaykhongco") == BOOK.search("  ") == []


@given(st.sampled_from(SECTIONS))
def test_every_section_is_found_by_its_own_title(section: Section) -> None:
    assert section in BOOK.search(section.title)


def book(text: str) -> Book:
    """One small chapter."""
    from desktop.ui.help.chapters import _sections  # the parser alone, without files

    return Book({"thử": tuple(_sections("thử", text.splitlines()))})


TWO_FORMS = """# Trang {OnePage}
Lời đầu.
## Phiếu {OnePanel, TwoPanel}
### Số | Số quyết định
Một.
### Tất cả … tờ
Hai.
### Riêng {ThirdPanel}
Ba.
"""


def test_a_label_is_looked_for_in_the_nearest_form() -> None:
    found = book(TWO_FORMS)
    assert found.field([("Số quyết định, bắt buộc", ("TwoPanel", "OnePage"))]) == found.chapters["thử"][2]
    assert found.field([("Tất cả 21 tờ", ("OnePanel",))]) == found.chapters["thử"][3]
    assert found.field([("Riêng", ("ThirdPanel",))]) == found.chapters["thử"][4]
    assert found.field([("Số", ("OtherPanel", "OnePage"))]) is None
    assert found.field([("", ("OnePanel",))]) is None


def test_what_stands_around_answers_for_what_has_no_paragraph() -> None:
    found = book(TWO_FORMS)
    assert found.about([("Lạ", ("OnePanel", "OnePage"))]) == found.chapters["thử"][1]
    assert found.about([("Lạ", ("Bar", "OnePage"))]) == found.chapters["thử"][0]
    assert found.about([("Lạ", ("Window",))]) is None
    assert found.about([]) is None


def test_a_page_with_a_form_of_the_same_name_has_its_own_words() -> None:
    for page, chapter in (("SettingsPage", "settings"), ("InitiativesPage", "initiatives")):
        found = BOOK.field([("Tính vào", ("LocalFieldPanel", page))])
        assert found is not None
        assert found.chapter == chapter
