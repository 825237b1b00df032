"""The office's layouts: own ones made from the bundled ones, kept in versions, and chosen for sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from desktop.errors import SoVangError
from desktop.operations.drafts import there
from desktop.operations.printing.layout_content import put_together, size_of, taken_apart
from desktop.operations.printing.layout_fields import RECIPIENT, lacking_fields
from desktop.records.certificate_rules import layout_of
from desktop.records.codes import Family, Paper, RecipientKind
from desktop.records.layout import LayoutChoice, LayoutPart, OwnLayout
from desktop.records.text import clean, fold_tones
from desktop.store import blobs
from desktop.store import layouts as stored
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.prints import element_name
from exports.layout import Layout, bundled_layout, bundled_layouts, layout_problems

Use = tuple[Family, Paper, RecipientKind]
"""One kind of sheet: whose, which paper, for whom."""

USES: Sequence[Use] = tuple(
    (family, paper, kind) for family in Family for paper in Paper for kind in RecipientKind
)


@dataclass(frozen=True)
class ListedLayout:
    """A layout with the sheets it is used for; `id` is None for one that comes with the program."""

    name: str
    title: str
    width_mm: float
    height_mm: float
    uses: Sequence[Use]
    version: int = 0
    id: int | None = None


@dataclass(frozen=True)
class OpenedLayout:
    """A layout to be looked at or changed; `seen` is its stored version, None for a bundled one."""

    layout: Layout
    seen: OwnLayout | None = None
    backdrop: bytes | None = None


def list_layouts(file: RecordFile) -> list[ListedLayout]:
    """The office's own layouts, then those of the program."""
    uses = _uses(file.read)
    own = [_listed_own(one, uses.get(one.name, ())) for one in stored.current(file.read)]
    bundled = [bundled_layout(name) for name in dict.fromkeys(layout_of(*use) for use in USES)]
    return [
        *own,
        *(
            ListedLayout(one.name, one.title, one.width_mm, one.height_mm, uses.get(one.name, ()))
            for one in bundled
        ),
    ]


def open_layout(file: RecordFile, name: str) -> OpenedLayout:
    """A layout by its name, an own one first. Raises `layout_unknown`, `layout_damaged`."""
    seen = stored.named(file.read, name)
    if seen is None:
        if name not in bundled_layouts():
            raise SoVangError("layout_unknown", name=name, names=", ".join(known_names(file.read)))
        return OpenedLayout(bundled_layout(name))
    return OpenedLayout(put_together(file.read, seen), seen, _backdrop(file.read, seen))


def known_names(reader: Reader) -> list[str]:
    """The names that a print may ask for, the own ones first."""
    return [*(one.name for one in stored.current(reader)), *bundled_layouts()]


def free_name(file: RecordFile, wished: str) -> str:
    """The name, with a number behind it where a layout has that name or title already: “… (2)”."""
    titles = (bundled_layout(name).title for name in bundled_layouts())
    known = {fold_tones(name) for name in (*known_names(file.read), *titles)}
    names = [wished, *(f"{wished} ({number})" for number in range(2, len(known) + 3))]
    return next(name for name in names if fold_tones(name) not in known)


def add_layout(
    file: RecordFile, layout: Layout, name: str, backdrop: bytes | None = None
) -> Future[Done[OwnLayout]]:
    """Keep a layout, a duplicated or an imported one, as an own one under a name that is still free.

    Raises `layout_name_missing`, `layout_name_known`, `layout_element_outside`, `layout_not_sound`,
    `layout_without_recipient`.
    """
    called = _checked_name(file, name)
    own = replace(layout, name=called, title=called)
    _refuse_problems(own)
    return file.write(
        Deed("layout_added", {"name": called}, lambda writing: _insert(writing, file, own, 1, backdrop))
    )


def save_layout(
    file: RecordFile, seen: OwnLayout, layout: Layout, backdrop: bytes | None
) -> Future[Done[OwnLayout]]:
    """Keep what an own layout has become; one that sheets were issued with gets its next version.

    Raises `layout_element_outside`, `layout_not_sound`, `layout_without_recipient`; the future
    `Conflict` when it is not as `seen`.
    """
    own = replace(layout, name=seen.name, title=seen.name)
    _refuse_problems(own)

    def work(writing: Transaction) -> OwnLayout:
        if stored.was_issued(writing, seen):
            writing.update(seen, seen)  # the version that was opened must still be there
            return _insert(writing, file, own, seen.version + 1, backdrop)
        content, parts = taken_apart(own)
        digest = blobs.put(writing, backdrop) if backdrop is not None else None
        changed = writing.update(seen, replace(seen, content=content, made_at=file.now(), backdrop=digest))
        _put_parts(writing, seen.id or 0, parts)
        return changed

    return file.write(Deed("layout_changed", {"name": seen.name}, work))


def rename_layout(file: RecordFile, seen: OwnLayout, name: str) -> Future[Done[OwnLayout]]:
    """Give an own layout another name; sheets that take it keep taking it.

    Raises `layout_name_missing`, `layout_name_known`; the future `Conflict`.
    """
    called = _checked_name(file, name, besides=seen.name)

    def work(writing: Transaction) -> OwnLayout:
        issued, last = stored.was_issued(writing, seen), there(writing, OwnLayout, seen.id or 0)
        for version in stored.versions(writing, seen.name):
            own = replace(put_together(writing, version), name=called, title=called)
            renamed = replace(version, name=called, content=taken_apart(own)[0])
            last = writing.update(version if version.id != seen.id else seen, renamed)
        for choice in stored.choices(writing):
            if choice.layout_name == seen.name:
                writing.update(choice, replace(choice, layout_name=called))
        if not issued:
            return last
        layout = put_together(writing, last)
        return _insert(writing, file, layout, last.version + 1, _backdrop(writing, last))

    return file.write(Deed("layout_renamed", {"before": seen.name, "name": called}, work))


def delete_layout(file: RecordFile, seen: OwnLayout) -> Future[Done[None]]:
    """Delete an own layout; its sheets take the usual layout again. What was issued keeps its own copy.

    The future raises `Conflict` when it is gone already.
    """

    def work(writing: Transaction) -> None:
        there(writing, OwnLayout, seen.id or 0)
        for version in stored.versions(writing, seen.name):
            for part in stored.parts_of(writing, version.id or 0):
                writing.delete(LayoutPart, part.id or 0)
            writing.delete(OwnLayout, version.id or 0)
        for choice in stored.choices(writing):
            if choice.layout_name == seen.name:
                writing.delete(LayoutChoice, choice.id or 0)

    return file.write(Deed("layout_deleted", {"name": seen.name}, work))


def choose_layout(file: RecordFile, name: str, uses: Sequence[Use]) -> Future[Done[int]]:
    """Let exactly these kinds of sheet take a layout; returns how many. Raises `layout_unknown`.

    A kind that took it and is not among them takes the usual layout again.
    """
    if name not in known_names(file.read):
        raise SoVangError("layout_unknown", name=name, names=", ".join(known_names(file.read)))

    def work(writing: Transaction) -> int:
        for choice in stored.choices(writing):
            use = (choice.family, choice.paper, choice.kind)
            if use in uses or choice.layout_name == name:
                writing.delete(LayoutChoice, choice.id or 0)
        new = [LayoutChoice(*use, name) for use in uses if layout_of(*use) != name]
        writing.insert_many(new)
        return len(uses)

    return file.write(Deed("layout_chosen", {"name": name, "count": len(uses)}, work))


def chosen_names(reader: Reader) -> Mapping[Use, str]:
    """The layouts that the office chose in place of the usual ones."""
    return {(one.family, one.paper, one.kind): one.layout_name for one in stored.choices(reader)}


def _backdrop(reader: Reader, layout: OwnLayout) -> bytes | None:
    return blobs.get(reader, layout.backdrop) if layout.backdrop else None


def _uses(reader: Reader) -> Mapping[str, Sequence[Use]]:
    chosen = chosen_names(reader)
    found: dict[str, list[Use]] = {}
    for use in USES:
        found.setdefault(chosen.get(use) or layout_of(*use), []).append(use)
    return found


def _listed_own(own: OwnLayout, uses: Sequence[Use]) -> ListedLayout:
    width, height = size_of(own)
    return ListedLayout(own.name, own.name, width, height, uses, own.version, own.id)


def _checked_name(file: RecordFile, name: str, besides: str = "") -> str:
    called = clean(name)
    if not called:
        raise SoVangError("layout_name_missing")
    others = [one for one in known_names(file.read) if one != besides]
    if fold_tones(called) in map(fold_tones, others):
        raise SoVangError("layout_name_known", name=called)
    return called


def is_refused(layout: Layout) -> bool:
    """Whether a layout as it stands could not be kept."""
    try:
        _refuse_problems(layout)
    except SoVangError:
        return True
    return False


def _refuse_problems(layout: Layout) -> None:
    if RECIPIENT in lacking_fields(layout):
        raise SoVangError("layout_without_recipient")
    for problem in layout_problems(layout):
        if problem.code == "outside_sheet":
            element = element_name(str(problem.values["element"]))
            raise SoVangError("layout_element_outside", element=element)
        raise SoVangError("layout_not_sound", **{"element": "", "field": problem.code, **problem.values})


def _insert(
    writing: Transaction, file: RecordFile, layout: Layout, version: int, backdrop: bytes | None
) -> OwnLayout:
    content, parts = taken_apart(layout)
    digest = blobs.put(writing, backdrop) if backdrop is not None else None
    new = writing.insert(OwnLayout(layout.name, version, content, file.now(), digest))
    _put_parts(writing, new.id or 0, parts)
    return new


def _put_parts(writing: Transaction, layout_id: int, parts: Mapping[str, bytes]) -> None:
    """Let the layout name exactly these parts."""
    held = {part.sha256: part for part in stored.parts_of(writing, layout_id)}
    for digest in held.keys() - parts.keys():
        writing.delete(LayoutPart, held[digest].id or 0)
    new = [LayoutPart(layout_id, blobs.put(writing, parts[one])) for one in parts if one not in held]
    writing.insert_many(new)
