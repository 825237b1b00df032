"""The fields of a document. A merge field, or a name typed as «…» or <<…>>, becomes a content control.

A control keeps its name while it shows its value, so that the same file can be filled again later: the
office's own sentences around it stay. Word never changes a control by itself, as it does a merge field.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lxml import etree

from exports.document_parts import PPR, RPR, Element, P, R, T, W, own

CHANGED_FILL: Final = "FFF2A8"
"""The tint of a value that differs from the one that stood there when the document was filled before."""
MOST_LETTERS: Final = 64
"""Word refuses a document with a longer tag."""

_SDT, _CONTENT, _TAG = f"{W}sdt", f"{W}sdtContent", f"{W}tag"
_VAL, _FIELD_KIND = f"{W}val", f"{W}fldCharType"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_MARK: Final = "sv:"
_INDEX: Final = re.compile(r"(.*?)(?:#(\d+))?(?:/(upper|lower|firstcap))?")
_MERGE_FIELD: Final = re.compile(r'\s*MERGEFIELD\s+(?:"([^"]+)"|(\S+))(.*)', re.DOTALL | re.IGNORECASE)
_CASE: Final = re.compile(r"\\\*\s*(upper|lower|firstcap)\b", re.IGNORECASE)
_TYPED: Final = re.compile(r"«([^«»\n]{1,60})»|<<([^<>\n]{1,60})>>")
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_AFTER_SHADE: Final = frozenset(
    f"{W}{name}"
    for name in ("fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
)
_SHADE: Final = f"{W}shd"


@dataclass(frozen=True)
class Control:
    """A field of the document: its name, in a repeated part its number from 1, its letter case."""

    element: Element
    name: str
    index: int | None = None
    case: str = ""

    @property
    def text(self) -> str:
        """What it shows."""
        signs = {f"{W}br": "\n", f"{W}tab": "\t"}
        return "".join(
            signs.get(str(one.tag), one.text or "") for one in self.element.iter(T, f"{W}br", f"{W}tab")
        )

    def show(self, value: str, *, changed: bool = False, index: int | None = None) -> None:
        """Put a value in; `changed` tints it."""
        text = _NO_TEXT.sub("", unicodedata.normalize("NFC", _cased(value, self.case)))
        run = _emptied(self.element)
        _shade(run, changed=changed)
        _write(run, text)
        if index is not None:
            _tag(self.element).set(_VAL, _tag_text(self.name, index, self.case))


def controls(root: Element) -> Iterator[Control]:
    """The document's controls of ours, in reading order."""
    for found in root.iter(_SDT):
        if (value := _mark_of(found)).startswith(_MARK):
            match = _INDEX.fullmatch(value.removeprefix(_MARK))
            assert match is not None
            yield Control(found, match[1], int(match[2]) if match[2] else None, match[3] or "")


def recognise(root: Element, canonical: Mapping[str, str]) -> None:
    """Turn every field into a control, under its canonical name where it has one."""
    for paragraph in list(root.iter(P)):
        _merge_fields(paragraph, canonical)
        _typed_fields(paragraph, canonical)


def unreached(root: Element) -> list[str]:
    """Merge fields that are no controls: inside another field, or over several paragraphs."""
    codes = (one.text or "" for one in root.iter(f"{W}instrText"))
    return [found[1] or found[2] for code in codes if (found := _MERGE_FIELD.match(code))]


def _merge_fields(paragraph: Element, canonical: Mapping[str, str]) -> None:
    for simple in list(own(paragraph, f"{W}fldSimple")):
        if found := _MERGE_FIELD.match(simple.get(f"{W}instr", "")):
            _replace([simple], next(simple.iter(R), None), found, canonical)
    if next(own(paragraph, f"{W}fldChar"), None) is None:
        return
    _split_apart(run for run in own(paragraph, R) if run.find(f"{W}fldChar") is not None)
    for runs, code in list(_complex_fields(paragraph)):
        if found := _MERGE_FIELD.match(code):
            shown = [run for run in runs if run.find(T) is not None]
            _replace(runs, (shown or runs)[0], found, canonical)


def _complex_fields(paragraph: Element) -> Iterator[tuple[list[Element], str]]:
    """The runs and the code of every field that begins and ends in the paragraph and is in no other."""
    depth, code, runs = 0, "", list[Element]()
    for run in list(own(paragraph, R)):
        mark = run.find(f"{W}fldChar")
        kind = "" if mark is None else mark.get(_FIELD_KIND)
        depth += kind == "begin"
        if depth:
            runs.append(run)
            code += "".join(one.text or "" for one in run.iter(f"{W}instrText")) if depth == 1 else ""
        if kind == "end" and depth:
            depth -= 1
            if not depth:
                yield runs, code
                code, runs = "", []


def _replace(
    elements: list[Element], style: Element | None, found: re.Match[str], canonical: Mapping[str, str]
) -> None:
    case = _CASE.search(found[3])
    name = " ".join((found[1] or found[2]).split())
    control = _new_control(canonical.get(name, name), style, case[1].lower() if case else "")
    elements[0].addprevious(control)
    for element in elements:
        _drop(element)


def _typed_fields(paragraph: Element, canonical: Mapping[str, str]) -> None:
    coded = _of_fields(paragraph)
    runs = [run for run in own(paragraph, R) if run not in coded and _is_plain(run, paragraph)]
    if not _TYPED.search("".join(_text_of(run) for run in runs)):
        return
    runs = [one for run in runs for one in _split_apart([run])]
    for match in reversed(list(_TYPED.finditer("".join(map(_text_of, runs))))):
        covered = _cut_out(runs, *match.span())
        name = " ".join((match[1] or match[2]).split())
        covered[0].addprevious(_new_control(canonical.get(name, name), covered[0], ""))
        for run in covered:
            _drop(run)
        runs = [run for run in runs if run.getparent() is not None]


def _of_fields(paragraph: Element) -> set[Element]:
    """The runs of the fields that are left: what stands in them is Word's own."""
    depth = 0
    found: set[Element] = set()
    for run in own(paragraph, R):
        kinds = [mark.get(_FIELD_KIND) for mark in run.iterchildren(f"{W}fldChar")]
        depth += kinds.count("begin")
        if depth:
            found.add(run)
        depth = max(depth - kinds.count("end"), 0)
    return found


def _is_plain(run: Element, paragraph: Element) -> bool:
    """Whether a run is shown and is in no control of ours."""
    for parent in run.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag == f"{W}del" or (parent.tag == _SDT and _mark_of(parent).startswith(_MARK)):
            return False
    return True


def _cut_out(runs: list[Element], start: int, end: int) -> list[Element]:
    """The runs of the letters from `start` to `end`, cut where a run reaches beyond them."""
    for place in (start, end):
        at = 0
        for number, run in enumerate(runs):
            text = _text_of(run)
            if at < place < at + len(text):
                rest = deepcopy(run)
                _set(run, text[: place - at])
                _set(rest, text[place - at :])
                run.addnext(rest)
                runs.insert(number + 1, rest)
                break
            at += len(text)
    ends = [0]
    for run in runs:
        ends.append(ends[-1] + len(_text_of(run)))
    return [
        run for run, (begin, stop) in zip(runs, pairwise(ends), strict=True) if start <= begin < stop <= end
    ]


def _split_apart(runs: Iterator[Element] | list[Element]) -> list[Element]:
    """Every run with one thing in it: a text, a tab, a mark of a field."""
    found: list[Element] = []
    for run in list(runs):
        things = [child for child in run if child.tag != RPR]
        found.append(run)
        for thing in things[1:]:
            more = etree.Element(R)
            if (style := run.find(RPR)) is not None:
                more.append(deepcopy(style))
            found[-1].addnext(more)
            more.append(thing)
            found.append(more)
    return found


def _new_control(name: str, style: Element | None, case: str) -> Element:
    control = etree.Element(_SDT)
    about = etree.SubElement(control, f"{W}sdtPr")
    etree.SubElement(about, f"{W}alias").set(_VAL, name[:MOST_LETTERS])
    etree.SubElement(about, _TAG).set(_VAL, _tag_text(name, None, case))
    run = etree.SubElement(etree.SubElement(control, _CONTENT), R)
    look = None if style is None else style.find(RPR)
    if look is not None:
        run.append(deepcopy(look))
    return control


def _tag_text(name: str, index: int | None, case: str) -> str:
    ending = (f"#{index}" if index else "") + (f"/{case}" if case else "")
    return f"{_MARK}{name}"[: MOST_LETTERS - len(ending)] + ending


def _mark_of(control: Element) -> str:
    found = control.find(f"{W}sdtPr/{_TAG}")
    return "" if found is None else str(found.get(_VAL, ""))


def _tag(control: Element) -> Element:
    found = control.find(f"{W}sdtPr/{_TAG}")
    assert found is not None
    return found


def _emptied(control: Element) -> Element:
    """The one run that is left of a control's content; a whole paragraph or cell in it keeps its shape."""
    about, content = control.find(f"{W}sdtPr"), control.find(_CONTENT)
    if content is None:
        content = etree.SubElement(control, _CONTENT)
    if about is not None and (hint := about.find(f"{W}showingPlcHdr")) is not None:
        about.remove(hint)
    styles = [style for run in content.iter(R) if (style := run.find(RPR)) is not None]
    paragraphs = list(content.iter(P))
    for place in paragraphs or [content]:
        for child in [one for one in place if one.tag != PPR]:
            place.remove(child)
    run = etree.SubElement(paragraphs[0] if paragraphs else content, R)
    if styles:
        run.append(deepcopy(styles[0]))
    return run


def _shade(run: Element, *, changed: bool) -> None:
    look = run.find(RPR)
    if look is not None:
        for old in [one for one in look.iter(_SHADE) if one.get(f"{W}fill") == CHANGED_FILL]:
            look.remove(old)
    if not changed:
        return
    if look is None:
        look = etree.SubElement(run, RPR)
    shade = etree.Element(_SHADE)
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", CHANGED_FILL)):
        shade.set(f"{W}{key}", value)
    behind = next((one for one in look if one.tag in _AFTER_SHADE), None)
    if behind is None:
        look.append(shade)
    else:
        behind.addprevious(shade)


def _write(run: Element, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                etree.SubElement(run, f"{W}tab")
            _set_text(etree.SubElement(run, T), piece)


def _text_of(run: Element) -> str:
    return "".join(one.text or "" for one in run.iterchildren(T))


def _set(run: Element, text: str) -> None:
    found = run.find(T)
    assert found is not None
    _set_text(found, text)


def _set_text(element: Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def _cased(value: str, case: str) -> str:
    if case == "firstcap":
        return value[:1].upper() + value[1:]
    return value.upper() if case == "upper" else value.lower() if case == "lower" else value


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
