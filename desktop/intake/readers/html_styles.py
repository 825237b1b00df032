"""Fonts in HTML as Excel and Word write it: a sheet of classes, styles of elements, the font element."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)


@dataclass(frozen=True)
class Letters:
    """What an element says of its letters; None where it says nothing."""

    font: str | None = None
    bold: bool | None = None
    hidden: bool = False

    def over(self, below: Letters) -> Letters:
        """These letters where they say something, else those of the element around."""
        return Letters(
            below.font if self.font is None else self.font,
            below.bold if self.bold is None else self.bold,
            self.hidden,
        )


def declared(text: str) -> Letters:
    """The declarations of one rule or of a style attribute."""
    found: dict[str, str] = {}
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        found[name.strip().lower()] = value.strip()
    family = found.get("font-family") or found.get("mso-ascii-font-family") or ""
    weight = found.get("font-weight", "").lower()
    return Letters(
        family.split(",")[0].strip(" \"'") or None,
        weight in {"bold", "bolder", "600", "700", "800", "900"} if weight else None,
        found.get("display", "").lower() == "none",
    )


class StyleSheet:
    """The rules of a page that name one element or one class: the only ones such pages have."""

    def __init__(self) -> None:
        self._rules: dict[str, Letters] = {}

    def add(self, text: str) -> None:
        """Read a style element."""
        for selectors, body in _RULE.findall(_COMMENT.sub(" ", text)):
            letters = declared(body)
            for selector in selectors.split(","):
                name = selector.strip().lower()
                self._rules[name] = letters.over(self._rules.get(name, Letters()))

    def letters(self, tag: str, attributes: Mapping[str, str]) -> Letters:
        """What tag, class and attributes of an element say together."""
        said = self._rules.get(tag, Letters())
        for name in attributes.get("class", "").lower().split():
            for selector in (f".{name}", f"{tag}.{name}"):
                said = self._rules.get(selector, Letters()).over(said)
        if tag in {"b", "strong", "th"}:
            said = replace(said, bold=True)
        if tag == "font" and attributes.get("face"):
            said = replace(said, font=attributes["face"].split(",")[0].strip(" \"'"))
        return declared(attributes.get("style", "")).over(said)
