"""Reads the tables of HTML: a page saved or exported as .xls, a web archive, cells copied in Excel or Word.

Nothing that the page names is fetched, and nothing in it is run.
"""

from __future__ import annotations

import email
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from email import policy
from html.parser import HTMLParser

from desktop.errors import FileRefused
from desktop.intake.raw import Container
from desktop.intake.readers.cell_flow import Flow, FlowCell
from desktop.intake.readers.formats import number
from desktop.intake.readers.html_styles import Letters, StyleSheet
from desktop.intake.readers.text_encoding import decoded
from desktop.intake.teller import Teller

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{1,40})", re.IGNORECASE)
_START = re.compile(rb"StartHTML:(\d{1,10})\r?\nEndHTML:(\d{1,10})")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SILENT = frozenset({"script", "style", "title", "noscript", "template", "select", "textarea"})
_BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 center blockquote ul ol pre body html table".split())
_MAX_DEPTH = 1_000
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read(content: bytes, teller: Teller) -> None:
    """Tell each page as a sheet. Raises `FileRefused` for what is no text."""
    for name, page in _pages(content):
        flow = Flow(teller)
        flow.begin(name)
        events = _Page(flow)
        events.feed(_text(page, teller))
        events.finish()
        flow.end()
    teller.finish(Container.HTML)


def copied(payload: bytes) -> bytes:
    """The page inside the clipboard's "HTML Format": its head says where it begins and ends."""
    found = _START.search(payload[:500])
    payload = payload.rstrip(b"\0")
    return payload[int(found[1]) : int(found[2])] if found else payload


def _pages(content: bytes) -> list[tuple[str, bytes]]:
    """The page, or those pages of a web archive that hold a table."""
    if not content[:2000].lstrip().lower().startswith(b"mime-version:"):
        return [("", content)]
    parts = email.message_from_bytes(content, policy=policy.default).walk()
    pages = [part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html"]
    found = [page for page in pages if isinstance(page, bytes) and b"<td" in page.lower()]
    return [(str(place), page) for place, page in enumerate(found, start=1)]


def _text(page: bytes, teller: Teller) -> str:
    stated = _CHARSET.search(page[:4000])
    name = stated[1].decode("ascii").lower() if stated else ""
    if name not in {"", "utf-8", "windows-1252", "iso-8859-1", "us-ascii", "x-user-defined"}:
        with suppress(LookupError, UnicodeDecodeError):  # else the letters themselves decide
            return unicodedata.normalize("NFC", page.decode(name))
    found = decoded(page)
    if found is None:
        raise FileRefused("list_not_a_workbook")
    if found.note and not stated:
        teller.note(found.note)
    return found.text


class _Page(HTMLParser):
    def __init__(self, flow: Flow) -> None:
        super().__init__(convert_charrefs=True)
        self._flow, self._styles = flow, StyleSheet()
        self._open: list[tuple[str, Letters]] = []
        self._cells: list[FlowCell] = []
        self._line = FlowCell()
        self._silent = ""
        self._hidden_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent = self._silent or tag
        elif tag == "br":
            self._current().add("\n", self._letters().font or "")
        elif tag not in _VOID:
            self._begin(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        if any(tag == name for name, _ in self._open):
            while self._open:
                name, letters = self._open.pop()
                self._end(name, letters)
                if name == tag:
                    break

    def handle_data(self, data: str) -> None:
        if self._silent == "style":
            self._styles.add(data)
        elif not self._silent:
            letters = self._letters()
            self._current().add(_SPACE.sub(" ", data), letters.font or "", bold=bool(letters.bold))

    def finish(self) -> None:
        """End what was left open."""
        self.close()
        while self._open:
            self._end(*self._open.pop())
        self._end_line()

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._close_before(tag)
        if len(self._open) >= _MAX_DEPTH:
            raise FileRefused("list_hostile")
        self._open.append((tag, self._styles.letters(tag, attributes).over(self._letters())))
        if tag == "table":
            self._end_block()
            self._flow.begin_table()
        elif tag in {"td", "th"}:
            self._cells.append(_cell(attributes))
        elif tag in _BLOCKS:
            self._end_block()

    def _close_before(self, tag: str) -> None:
        """Rows and cells whose end nobody wrote end where the next one begins."""
        ends = {"td": {"td", "th"}, "th": {"td", "th"}, "tr": {"td", "th", "tr"}}.get(tag, set())
        names = [name for name, _ in self._open]
        inside = names[len(names) - names[::-1].index("table") :] if "table" in names else []
        for name in inside:
            if name in ends:
                self.handle_endtag(name)
                break

    def _end(self, tag: str, letters: Letters) -> None:
        if tag in {"td", "th"} and self._cells:
            self._flow_cell(self._cells.pop())
        elif tag == "tr":
            self._flow.end_row(is_hidden=letters.hidden)
        elif tag == "table":
            self._flow.end_table()
        elif tag in _BLOCKS:
            self._end_block()

    def _flow_cell(self, cell: FlowCell) -> None:
        if set("".join(run.text for run in cell.runs).strip()) != {"#"}:
            cell.number = None  # the shown text counts, unless the column was too narrow to show it
        if "table" in [name for name, _ in self._open]:
            self._flow.place(cell)
        else:
            self._flow.line(cell)

    def _current(self) -> FlowCell:
        return self._cells[-1] if self._cells else self._line

    def _letters(self) -> Letters:
        return self._open[-1][1] if self._open else Letters()

    def _end_block(self) -> None:
        if not self._cells:
            self._end_line()
        else:
            self._current().break_line()

    def _end_line(self) -> None:
        if self._line:
            self._flow.line(self._line)
        self._line = FlowCell()


def _cell(attributes: Mapping[str, str]) -> FlowCell:
    cell = FlowCell(_count(attributes.get("colspan")), _count(attributes.get("rowspan")))
    with suppress(KeyError, ValueError):
        cell.number = number(attributes["x:num"])
    return cell


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 5 else 1
