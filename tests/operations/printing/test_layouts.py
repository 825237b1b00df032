"""The office's own layouts: kept in versions, renamed, deleted, chosen for kinds of sheet, printed with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import certificates, history
from desktop.operations.printing import layouts, prints, reprints
from desktop.operations.printing.certificate_layouts import layout_titles
from desktop.operations.printing.layouts import OpenedLayout, Use
from desktop.operations.register import open_register
from desktop.records.codes import Family, Paper, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.layout import LayoutPart, OwnLayout
from desktop.store import blobs
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from exports.layout import Layout, PictureElement, TextElement, bundled_layout, load_layout
from tests.operations.ward import HUONG, NOW, TEAM, added, code_of, draft, record_tables, signed

PERSONS: Use = (Family.STATE, Paper.GIAY_KHEN, RecipientKind.INDIVIDUAL)
RED = "Giấy khen phôi đỏ"
FONT = b"\0\1\0\0 no font, but bytes"


@pytest.fixture
def decision(file: RecordFile) -> Commendation:
    new = draft(file)
    added(file, new, TEAM, HUONG)
    return signed(file, new)


def own(file: RecordFile, layout: Layout | None = None, backdrop: bytes | None = None) -> OpenedLayout:
    """A bundled layout kept as the office's own."""
    source = layout or bundled_layout("state-individual")
    layouts.add_layout(file, source, RED, backdrop).result()
    return layouts.open_layout(file, RED)


def moved(layout: Layout, name: str, **places: float) -> Layout:
    elements = (replace(one, **places) if one.name == name else one for one in layout.elements)  # type: ignore[arg-type]
    return replace(layout, elements=tuple(elements))


def seen_of(opened: OpenedLayout) -> OwnLayout:
    assert opened.seen is not None
    return opened.seen


def printed(file: RecordFile, decision: Commendation) -> certificates.CertificateBatch:
    batch = certificates.prepare(file, decision.id or 0)
    ids = [sheet.award.id or 0 for sheet in batch.sheets]
    prints.record_issued(file, batch, ids, text_only=True).result()
    return batch


def test_a_bundled_layout_becomes_an_own_one_under_a_name_of_the_office(file: RecordFile) -> None:
    opened = own(file)
    assert (opened.layout.name, opened.layout.title) == (RED, RED)
    assert opened.layout.elements == bundled_layout("state-individual").elements
    first = layouts.list_layouts(file)[0]
    assert (first.name, first.version, first.uses) == (RED, 1, ())
    assert len(layouts.list_layouts(file)) == 19


@pytest.mark.parametrize("name", [RED, RED.upper(), "state-individual"])
def test_two_layouts_never_have_one_name(file: RecordFile, name: str) -> None:
    own(file)
    layout = bundled_layout("state-household")
    assert code_of(lambda: layouts.add_layout(file, layout, name)) == "layout_name_known"
    assert layouts.free_name(file, name).endswith("(2)")
    assert layouts.free_name(file, "Mẫu khác") == "Mẫu khác"


def test_a_layout_without_a_name_is_refused(file: RecordFile) -> None:
    layout = bundled_layout("state-household")
    assert code_of(lambda: layouts.add_layout(file, layout, "  ")) == "layout_name_missing"


def test_a_change_is_kept_and_taken_back_with_one_undo(file: RecordFile) -> None:
    opened = own(file)
    layouts.save_layout(file, seen_of(opened), moved(opened.layout, "name", left=40), b"scan").result()
    changed = layouts.open_layout(file, RED)
    assert (changed.layout.texts[3], changed.backdrop) != (opened.layout.texts[3], None)
    assert seen_of(changed).version == 1
    history.undo(file).result()
    back = layouts.open_layout(file, RED)
    assert (back.layout, back.backdrop) == (opened.layout, None)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(file: RecordFile) -> None:
    opened = own(file)
    layouts.save_layout(file, seen_of(opened), moved(opened.layout, "name", left=40), None).result()
    with pytest.raises(Conflict):
        layouts.save_layout(file, seen_of(opened), moved(opened.layout, "name", left=50), None).result()


def test_an_element_outside_the_sheet_is_refused_by_its_name(file: RecordFile) -> None:
    opened = own(file)
    outside = moved(opened.layout, "name", left=200)
    with pytest.raises(SoVangError) as refused:
        layouts.save_layout(file, seen_of(opened), outside, None)
    assert (refused.value.code, refused.value.values) == ("layout_element_outside", {"element": "Tên"})
    nothing = moved(opened.layout, "name", size=0, min_size=0)
    assert code_of(lambda: layouts.save_layout(file, seen_of(opened), nothing, None)) == "layout_not_sound"


def test_fonts_and_pictures_stand_once_in_the_register(file: RecordFile) -> None:
    source = bundled_layout("state-individual")
    arms = PictureElement(name="arms", left=10, top=10, width=10, height=10, data=b"png")
    with_parts = replace(source, fonts={"own": FONT}, elements=(*source.elements, arms))
    opened = own(file, with_parts, b"scan")
    assert opened.layout == replace(with_parts, name=RED, title=RED)
    assert opened.backdrop == b"scan"
    for left in (31, 32, 33):
        now = layouts.open_layout(file, RED)
        layouts.save_layout(file, seen_of(now), moved(now.layout, "name", left=left), now.backdrop).result()
    assert file.read.count(LayoutPart) == 2
    assert int(file.read.rows("SELECT count(*) FROM blob")[0][0]) == 3
    assert all(digest in seen_of(layouts.open_layout(file, RED)).content for digest in _hashes(file))


def _hashes(file: RecordFile) -> list[str]:
    return [part.sha256 for part in file.read.records(LayoutPart)]


def test_a_font_that_is_used_no_more_is_named_no_more(file: RecordFile) -> None:
    opened = own(file, replace(bundled_layout("state-individual"), fonts={"own": FONT}))
    layouts.save_layout(file, seen_of(opened), replace(opened.layout, fonts={}), None).result()
    assert file.read.count(LayoutPart) == 0
    history.undo(file).result()
    assert blobs.get(file.read, _hashes(file)[0]) == FONT


def test_the_kinds_of_sheet_that_are_chosen_are_printed_with_it(
    file: RecordFile, decision: Commendation
) -> None:
    own(file)
    layouts.choose_layout(file, RED, [PERSONS]).result()
    names = {
        sheet.award.kind: sheet.page.layout.name
        for sheet in certificates.prepare(file, decision.id or 0).sheets
    }
    assert names == {RecipientKind.COLLECTIVE: "state-collective", RecipientKind.INDIVIDUAL: RED}
    assert layouts.list_layouts(file)[0].uses == [PERSONS]
    usual = next(one for one in layouts.list_layouts(file) if one.name == "state-individual")
    assert usual.uses == ()


def test_a_choice_goes_back_to_the_usual_layout(file: RecordFile) -> None:
    own(file)
    layouts.choose_layout(file, RED, [PERSONS]).result()
    layouts.choose_layout(file, "state-individual", [PERSONS]).result()
    assert layouts.chosen_names(file.read) == {}
    layouts.choose_layout(file, RED, [PERSONS]).result()
    layouts.choose_layout(file, RED, []).result()
    assert layouts.chosen_names(file.read) == {}
    assert code_of(lambda: layouts.choose_layout(file, "không có", [PERSONS])) == "layout_unknown"


def test_a_layout_is_chosen_by_name_for_one_print(file: RecordFile, decision: Commendation) -> None:
    own(file)
    assert (RED, RED) in layout_titles(file, decision.id or 0)
    batch = certificates.prepare(file, decision.id or 0, layout_name=RED)
    assert {sheet.page.layout.name for sheet in batch.sheets} == {RED}


def test_a_missing_layout_is_said_before_printing(file: RecordFile, decision: Commendation) -> None:
    own(file)
    kept = history.history(file)[0]
    layouts.choose_layout(file, RED, [PERSONS]).result()
    history.undo_step(file, kept.id).result()
    assert code_of(lambda: certificates.prepare(file, decision.id or 0)) == "layout_unknown"
    assert code_of(lambda: certificates.prepare(file, decision.id or 0, layout_name=RED)) == "layout_unknown"


def test_a_deleted_layout_is_chosen_no_more_and_comes_back_whole(file: RecordFile) -> None:
    own(file, replace(bundled_layout("state-individual"), fonts={"own": FONT}), b"scan")
    layouts.choose_layout(file, RED, [PERSONS]).result()
    before = record_tables(file)
    layouts.delete_layout(file, seen_of(layouts.open_layout(file, RED))).result()
    assert layouts.chosen_names(file.read) == {}
    assert file.read.count(OwnLayout) == file.read.count(LayoutPart) == 0
    history.undo(file).result()
    assert record_tables(file) == before


def test_a_renamed_layout_is_still_chosen(file: RecordFile, decision: Commendation) -> None:
    opened = own(file)
    layouts.choose_layout(file, RED, [PERSONS]).result()
    layouts.rename_layout(file, seen_of(opened), "Phôi vàng").result()
    assert layouts.chosen_names(file.read) == {PERSONS: "Phôi vàng"}
    assert layouts.open_layout(file, "Phôi vàng").layout.title == "Phôi vàng"
    assert code_of(lambda: layouts.open_layout(file, RED)) == "layout_unknown"
    assert len(certificates.prepare(file, decision.id or 0).sheets) == 2


@pytest.fixture
def later(file: RecordFile, tmp_path: Path) -> Callable[[], RecordFile]:
    """The same register a minute later each time it is asked for."""
    times: list[datetime] = [NOW]

    def reopened() -> RecordFile:
        times.append(times[-1] + timedelta(minutes=1))
        now = times[-1]
        return open_register(file.path, user="mai", now=lambda: now)

    return reopened


def test_a_layout_that_was_issued_is_changed_in_its_next_version_and_the_sheet_stays(
    file: RecordFile, decision: Commendation, later: Callable[[], RecordFile]
) -> None:
    first = own(file)
    layouts.choose_layout(file, RED, [PERSONS]).result()
    batch = printed(file, decision)
    with later() as then:
        changed = moved(first.layout, "name", left=40)
        layouts.save_layout(then, seen_of(first), changed, None).result()
        second = layouts.open_layout(then, RED)
        assert (seen_of(second).version, seen_of(second).id) == (2, 2)
        assert load_layout(json.dumps(json.loads(seen_of(first).content))) == first.layout
        assert then.read.get(OwnLayout, 1) == seen_of(first)
        again = reprints.prepare_reprint(then, decision.id or 0, [batch.sheets[1].award.id or 0])
        assert again.sheets[0].page.layout == first.layout
    with later() as then:  # nothing was issued with the second version yet
        layouts.save_layout(then, seen_of(second), moved(second.layout, "name", left=45), None).result()
        assert [one.version for one in then.read.records(OwnLayout)] == [1, 2]
    with later() as then:
        renamed = layouts.rename_layout(then, seen_of(layouts.open_layout(then, RED)), "Phôi vàng").result()
        assert renamed.value.version == 2
        assert [one.name for one in then.read.records(OwnLayout)] == ["Phôi vàng"] * 2


def test_a_renamed_version_that_was_issued_is_followed_by_the_next(
    file: RecordFile, decision: Commendation
) -> None:
    opened = own(file, backdrop=b"scan")
    layouts.choose_layout(file, RED, [PERSONS]).result()
    printed(file, decision)
    layouts.rename_layout(file, seen_of(opened), "Phôi vàng").result()
    now = layouts.open_layout(file, "Phôi vàng")
    assert (seen_of(now).version, now.backdrop) == (2, b"scan")
    assert len([one for one in now.layout.elements if isinstance(one, TextElement)]) == 13


def test_a_damaged_layout_is_said_and_nothing_else_breaks(file: RecordFile) -> None:
    opened = own(file, replace(bundled_layout("state-individual"), fonts={"own": FONT}))
    broken = replace(seen_of(opened), content=seen_of(opened).content.replace("serif", "sérif"))
    file.write(
        Deed("layout_changed", {"name": RED}, lambda writing: writing.update(opened.seen, broken))
    ).result()
    assert code_of(lambda: layouts.open_layout(file, RED)) == "layout_damaged"
    assert layouts.list_layouts(file)[0].name == RED


def without(layout: Layout, *names: str) -> Layout:
    return replace(layout, elements=tuple(one for one in layout.elements if one.name not in names))


def test_a_layout_without_the_recipient_is_refused(file: RecordFile) -> None:
    opened = own(file)
    nameless = without(opened.layout, "name")
    refused = code_of(lambda: layouts.save_layout(file, seen_of(opened), nameless, None))
    assert refused == "layout_without_recipient"
    assert layouts.is_refused(nameless)


def test_what_the_own_layout_leaves_out_is_said_before_printing(
    file: RecordFile, decision: Commendation
) -> None:
    def lacks() -> list[object]:
        problems = certificates.prepare(file, decision.id or 0).problems
        return [one.values for one in problems if one.code == "print_layout_lacks"]

    own(file, without(bundled_layout("state-individual"), "signer_name"))
    assert lacks() == []
    layouts.choose_layout(file, RED, [PERSONS]).result()
    assert lacks() == [{"layout": RED, "fields": "tên người ký"}]
