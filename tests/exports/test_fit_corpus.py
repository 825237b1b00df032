"""The corpus set into every layout's own boxes with the real faces: inside, not too small, nothing torn."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from exports.certificate_setting import PlacedText, Setter
from exports.fit_text import DROP, RISE
from exports.layout import bundled_layout, bundled_layouts
from tests.exports.certificate_samples import TEXTS
from tests.exports.fit_corpus import INITIATIVES, NAMES, PROTECTED, initiatives, merits, names

MM = 25.4 / 72
NEAR = 0.05  # mm


@cache
def placed(layout_name: str) -> list[tuple[PlacedText, PlacedText]]:
    """Name and achievement of each sheet; names come again from the start when they are used up."""
    setter, people = Setter(bundled_layout(layout_name)), names()
    found = []
    for index, merit in enumerate(merits()):
        texts = setter.place({**TEXTS, "name": people[index % NAMES], "merit": merit})
        by_name = {text.element.name: text for text in texts}
        found.append((by_name["name"], by_name["merit"]))
    return found


def every(layout_name: str) -> Iterator[PlacedText]:
    return (text for pair in placed(layout_name) for text in pair)


def test_the_corpus_is_as_large_and_as_varied_as_it_says() -> None:
    lengths = [len(text) for text in initiatives()]
    assert (len(lengths), min(lengths) >= 10, max(lengths) <= 230) == (INITIATIVES, True, True)
    assert sum(length > 180 for length in lengths) > 80
    assert len(names()) == NAMES
    assert len(set(names())) > NAMES * 0.9


@pytest.mark.parametrize("layout_name", bundled_layouts())
def test_every_text_stands_inside_its_box_or_is_warned_of(layout_name: str) -> None:
    for text in every(layout_name):
        box = text.element
        assert text.size >= box.min_size
        assert not text.missing
        if not text.fits:
            assert [code for code, _ in text.problems] == ["text_too_long"]
            continue
        assert not text.problems
        for line in text.lines:
            assert line.left >= box.left - NEAR
            assert line.left + line.width <= box.left + box.width + NEAR
        if box.anchor.value == "middle":
            assert text.lines[0].baseline - RISE * text.size * MM >= box.top - NEAR
            assert text.lines[-1].baseline + DROP * text.size * MM <= box.top + box.height + NEAR


@pytest.mark.parametrize("layout_name", bundled_layouts())
def test_the_achievement_of_every_initiative_fits(layout_name: str) -> None:
    """Up to 230 letters inside the usual sentence; the name alone, too long for its box, may warn."""
    assert all(merit.fits for _name, merit in placed(layout_name))


@pytest.mark.parametrize("layout_name", bundled_layouts())
def test_no_line_ends_inside_what_belongs_together(layout_name: str) -> None:
    torn = [
        (phrase, [line.text for line in text.lines])
        for text in every(layout_name)
        if len(text.lines) > 1
        for before, after in pairwise(text.lines)
        for phrase in PROTECTED
        if _spans(phrase.casefold(), before.text.casefold(), after.text.casefold())
    ]
    assert torn == []


def _spans(phrase: str, before: str, after: str) -> bool:
    """Whether a phrase begins at the end of one line and goes on in the next."""
    words = phrase.split()
    return any(
        f" {before}".endswith((f" {' '.join(words[:cut])}", f"“{' '.join(words[:cut])}"))
        and f"{after} ".startswith(" ".join(words[cut:]))
        for cut in range(1, len(words))
    )


@pytest.mark.parametrize("layout_name", bundled_layouts())
def test_without_a_signer_the_achievement_keeps_clear_of_the_date(layout_name: str) -> None:
    texts = Setter(bundled_layout(layout_name)).place({**TEXTS, "merit": merits()[-1], "signer_title": ""})
    merit = next(text for text in texts if text.element.name == "merit")
    box = merit.element
    assert merit.lines[-1].baseline + DROP * merit.size * MM <= box.top + box.height + NEAR


def test_the_test_sees_a_torn_phrase() -> None:
    assert _spans("dân vận khéo", "phong trào “dân vận", "khéo” năm 2026")
    assert not _spans("dân vận khéo", "phong trào", "“dân vận khéo”")
