"""A chapter of the help as the small HTML that Qt's text documents know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from desktop.ui.help.chapters import Section
from desktop.ui.theme import Theme

_PICTURE = re.compile(r"!\[(.*)\]\((.+)\)")
_INLINE = (
    (re.compile(r"\[([^\]]+)\]\(([^)]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"`(.+?)`"), r'<span class="key">&nbsp;\1&nbsp;</span>'),
)
_ITEM = re.compile(r"(- |\d+\. )(.*)")


WidthOf = Callable[[str], int]
"""How wide a picture is shown, in px."""


def chapter_html(sections: Sequence[Section], theme: Theme, current: str, width_of: WidthOf) -> str:
    """The whole chapter; the section at the address `current` is marked."""
    parts = [_section(section, section.address == current, width_of) for section in sections]
    return f"<html><head><style>{_style(theme)}</style></head><body>{''.join(parts)}</body></html>"


def _style(theme: Theme) -> str:
    """Sizes in px of the scale of look.md section 3."""
    colours = theme.colours
    small, body, title, page = (theme.px(size) for size in (12, 13, 15, 20))
    return (
        f"body {{ color: {colours.text}; font-size: {body}px; }}"
        f".h1 {{ font-size: {page}px; font-weight: 600; margin: 0 0 8px 0; }}"
        f".h2 {{ font-size: {title}px; font-weight: 600; margin: 18px 0 4px 0; }}"
        f".h3 {{ font-size: {body}px; font-weight: 600; margin: 10px 0 2px 0; color: {colours.accent}; }}"
        f"p, li {{ margin: 0 0 5px 0; }}"
        f"a {{ color: {colours.accent}; }}"
        f".key {{ background-color: {colours.inset}; color: {colours.text2}; font-size: {small}px; }}"
        f".note {{ color: {colours.text2}; }}"
        f"th {{ font-size: {small}px; background-color: {colours.inset}; color: {colours.text2};"
        f" border: 1px solid {colours.line2}; }}"
        f".cell {{ font-size: {small}px; border: 1px solid {colours.line2}; }}"
        f".current {{ background-color: {colours.soft}; border-left: 3px solid {colours.accent}; }}"
    )


def _section(section: Section, is_current: bool, width_of: WidthOf) -> str:
    """Headings are paragraphs: Qt would enlarge them beyond the size of their style."""
    head = f'<p class="h{section.level}"><a name="{section.anchor}"></a>{_inline(section.title)}</p>'
    text = head + "".join(_blocks(section.lines, width_of))
    if not is_current or section.level == 1:
        return text
    table = '<table width="100%" cellspacing="0" cellpadding="8">'
    return f'{table}<tr><td class="current">{text}</td></tr></table>'


def _blocks(lines: Sequence[str], width_of: WidthOf) -> Iterator[str]:
    """Paragraphs are single lines; lines of one list or one table stand together."""
    at = 0
    while at < len(lines):
        line, start = lines[at], at
        at += 1
        if item := _ITEM.fullmatch(line):
            while at < len(lines) and _ITEM.fullmatch(lines[at]):
                at += 1
            yield _list(lines[start:at], "ul" if item[1] == "- " else "ol")
        elif line.startswith("|"):
            while at < len(lines) and lines[at].startswith("|"):
                at += 1
            yield _table(lines[start:at])
        elif found := _PICTURE.fullmatch(line):
            yield f'<p><img src="{found[2]}" width="{width_of(found[2])}" alt="{escape(found[1])}"></p>'
            yield f'<p class="note">{_inline(found[1])}</p>'
        elif line.startswith("> "):
            yield f'<p class="note">{_inline(line[2:])}</p>'
        elif line:
            yield f"<p>{_inline(line)}</p>"


def _list(lines: Sequence[str], kind: str) -> str:
    items = "".join(f"<li>{_inline(_item(line))}</li>" for line in lines)
    return f"<{kind}>{items}</{kind}>"


def _item(line: str) -> str:
    found = _ITEM.fullmatch(line)
    return found[2] if found else line


def _table(lines: Sequence[str]) -> str:
    """The first line is the head; a column without words is one to write in by hand."""
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
    to_write = [not any(row[place] for row in rows[1:]) for place in range(len(rows[0]))]
    head = "".join(
        f'<th align="left"{" width=26%" if empty else ""}>{_inline(cell)}</th>'
        for cell, empty in zip(rows[0], to_write, strict=True)
    )
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows[1:])
    frame = 'cellspacing="0" cellpadding="5" width="100%" style="border-collapse: collapse;"'
    return f"<table {frame}><thead><tr>{head}</tr></thead>{body}</table>"


def _cells(row: Sequence[str]) -> str:
    return "".join(f'<td class="cell">{_inline(cell)}</td>' for cell in row)


def _inline(text: str) -> str:
    html = escape(text, quote=False)
    for pattern, wanted in _INLINE:
        html = pattern.sub(wanted, html)
    return html
