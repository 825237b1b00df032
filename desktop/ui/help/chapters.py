"""The chapters of the help as they stand in resources/help/*.md, without Qt.

A chapter is one file: `# Title {Names}`, `## Title {Names}`, `### Label | Other label`, and text below each.
Names in braces are classes of the window or spoken names of its parts: F1 inside such a part finds the
section. A `###` below a named `##` is the paragraph of one field and carries its spoken name; “…” in a label
stands for anything (“Tất cả … tờ đều tốt”). `@keys` is replaced by the list of commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from desktop.records.text import fold, words

CONTENTS = "contents"
"""The chapter that F1 shows where nothing else fits, and that names all the others in their order."""
REQUIRED = ", bắt buộc"
_HEAD = re.compile(r"(#{1,3}) (.+?)(?: \{(.+)\})?")
_LINK = re.compile(r"\]\(([^)]+)\)")
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`|]")

Place = tuple[str, tuple[str, ...]]
"""A widget as the help knows it: its spoken name, and the names of all that stands around it."""


@dataclass(frozen=True)
class Section:
    """A heading with the text below it; `group` is the `##` above a `###`."""

    chapter: str
    chapter_title: str
    group: str
    level: int
    title: str
    labels: tuple[str, ...]
    names: frozenset[str]
    lines: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Its place in the chapter, e.g. "quyet-dinh.so-quyet-dinh"."""
        own = _slug(self.title)
        return f"{_slug(self.group)}.{own}" if self.level == 3 else own

    @property
    def address(self) -> str:
        """What a link to it says: chapter and anchor."""
        return self.chapter if self.level == 1 else f"{self.chapter}#{self.anchor}"

    @property
    def is_field(self) -> bool:
        """Whether this is the paragraph of one field."""
        return self.level == 3 and bool(self.names)

    @property
    def where(self) -> str:
        """What a search hit says below its title."""
        parts = [part for part in (self.chapter_title, self.group) if part not in ("", self.title)]
        return " · ".join(parts) or "Cả chương"

    @cached_property
    def plain(self) -> str:
        """The text without marks of layout, as a screen reader says it."""
        return " ".join(_MARKS.sub(r"\1", line).strip("-> ") for line in self.lines if line)

    def links(self) -> list[str]:
        """The addresses and pictures that the text names."""
        return _LINK.findall("\n".join(self.lines))

    def is_about(self, label: str) -> bool:
        """Whether one of the labels is this spoken name."""
        return any(_fits(pattern, label) for pattern in self.labels)


@dataclass(frozen=True)
class Book:
    """All chapters, by the names of their files."""

    chapters: Mapping[str, tuple[Section, ...]]

    def sections(self) -> Iterator[Section]:
        """Every section, chapter by chapter."""
        for chapter in self.chapters.values():
            yield from chapter

    def section(self, address: str) -> Section:
        """What a link leads to; KeyError where there is no such place."""
        return self._by_address[address]

    def field(self, places: Sequence[Place]) -> Section | None:
        """The paragraph of the field at the first of these places, the nearest part around it first."""
        for name, around in places:
            label = name.removesuffix(REQUIRED)
            for part in around if label else ():
                fitting = [section for section in self._fields.get(part, ()) if section.is_about(label)]
                if fitting:
                    return max(fitting, key=lambda one: self._is_of_page(one, around))
        return None

    def about(self, places: Sequence[Place]) -> Section | None:
        """The paragraph of the field, else the section of the nearest part around it that has one."""
        if found := self.field(places):
            return found
        around = places[0][1] if places else ()
        return next((self._parts[part] for part in around if part in self._parts), None)

    def search(self, typed: str) -> list[Section]:
        """Sections where each typed word begins a word: titles first, chapters before their parts."""
        wanted = words(typed)
        ranked = [(rank, one) for one in self.sections() if (rank := self._rank(one, wanted)) is not None]
        return [one for _rank, one in sorted(ranked, key=lambda found: (found[0], found[1].level))]

    def _is_of_page(self, section: Section, around: Sequence[str]) -> bool:
        """Whether its chapter is that of the page: two pages may have a form of the same name."""
        return not self.chapters[section.chapter][0].names.isdisjoint(around)

    def _rank(self, section: Section, wanted: Sequence[str]) -> int | None:
        """How far from the title the words stand: 0 all in the title, 1 some, 2 none; None: not all there."""
        title, text = self._words[section.address]
        in_title = sum(_begins(word, title) for word in wanted)
        if not wanted or not all(_begins(word, title) or _begins(word, text) for word in wanted):
            return None
        return 0 if in_title == len(wanted) else 1 if in_title else 2

    @cached_property
    def _by_address(self) -> Mapping[str, Section]:
        return {section.address: section for section in self.sections()}

    @cached_property
    def _words(self) -> Mapping[str, tuple[list[str], list[str]]]:
        return {one.address: (words(one.title), words(f"{one.where} {one.plain}")) for one in self.sections()}

    @cached_property
    def _fields(self) -> Mapping[str, list[Section]]:
        found: dict[str, list[Section]] = {}
        for section in self.sections():
            for name in section.names if section.is_field else ():
                found.setdefault(name, []).append(section)
        return found

    @cached_property
    def _parts(self) -> Mapping[str, Section]:
        named = [section for section in self.sections() if not section.is_field]
        return {name: section for section in reversed(named) for name in section.names}


def load(generated: Mapping[str, Sequence[str]]) -> Book:
    """Read all chapters in the order of the contents; `generated` are the lines that stand for “@name”."""
    texts = {one.name.removesuffix(".md"): one.read_text("utf-8") for one in _files()}
    chapters = {name: tuple(_sections(name, _fill(text, generated))) for name, text in texts.items()}
    order = [link.split("#")[0] for section in chapters[CONTENTS] for link in section.links()]
    names = dict.fromkeys([CONTENTS, *(name for name in order if name in chapters), *sorted(chapters)])
    return Book({name: chapters[name] for name in names})


def picture_bytes(name: str) -> bytes:
    """The bytes of a picture; FileNotFoundError for one that is not there."""
    return files("resources").joinpath("help", "pictures", name).read_bytes()


def _files() -> Iterable[Traversable]:
    return (one for one in files("resources").joinpath("help").iterdir() if one.name.endswith(".md"))


def _fill(text: str, generated: Mapping[str, Sequence[str]]) -> list[str]:
    lines = list[str]()
    for line in text.splitlines():
        lines += generated[line[1:]] if line.startswith("@") else [line.rstrip()]
    return lines


def _sections(chapter: str, lines: Sequence[str]) -> Iterator[Section]:
    title, group, names = "", "", frozenset[str]()
    heads = [place for place, line in enumerate(lines) if _HEAD.fullmatch(line)]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        found = _HEAD.fullmatch(lines[start])
        if found is None:
            raise ValueError(lines[start])
        level, words_of, named = len(found[1]), found[2], _names(found[3])
        labels = tuple(words_of.split(" | "))
        if level == 1:
            title, group, names = words_of, "", frozenset()
        elif level == 2:
            group, names = words_of, named
        yield Section(
            chapter,
            title,
            group,
            level,
            labels[0],
            labels,
            named | (names if level == 3 else frozenset()),
            tuple(lines[start + 1 : end]),
        )


def _names(braces: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (braces or "").split(",") if name.strip())


def _slug(title: str) -> str:
    return fold(title).replace(" ", "-")


def _begins(word: str, among: Iterable[str]) -> bool:
    return any(other.startswith(word) for other in among)


def _fits(pattern: str, label: str) -> bool:
    parts = [re.escape(part) for part in pattern.split("…")]
    return re.fullmatch(".*".join(parts), label) is not None
