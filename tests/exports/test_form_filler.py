"""A superior's form filled: what is asked changes, every other byte stays, its formulas come out right."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from exports.form_filler import FormNotFilled, fill_form, save_form
from exports.form_parts import FormParts
from exports.form_sheet import filled_sheet, name_of, place_of
from exports.form_workbook import asks_for_calculation
from exports.safe_file import FileNotWritten
from tests.operations.report_forms.superior_forms import (
    MADE,
    OFFICE,
    SuperiorForm,
    parts,
    plain,
    recalculated,
    with_part,
)

_CELL = re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL)
_RESULT = re.compile(rb"<v>[^<]*</v>|<v ?/>")


IN_ARRAYS = {"arrays": {"H7", "H8"}}
"""Cells that a formula of another one makes: their stored results go too."""
BY_NAME = {make.__name__: make for make in MADE}
WRITERS = ("openpyxl", "office")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="session")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SuperiorForm]:
    """Every form as openpyxl writes it and, with the results of its formulas, as LibreOffice does."""
    made = {name: make() for name, make in BY_NAME.items()}
    found = {f"openpyxl:{name}": form for name, form in made.items()}
    if OFFICE is not None:
        contents = {name: form.content for name, form in made.items()}
        saved = recalculated(contents, tmp_path_factory.mktemp("forms"))
        found |= {f"office:{name}": replace(form, content=saved[name]) for name, form in made.items()}
    return found


@pytest.fixture(scope="session")
def results(forms: dict[str, SuperiorForm], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What LibreOffice calculates in every filled form."""
    filled = {
        name.replace(":", "-"): fill_form(form.content, {form.sheet: form.filled})
        for name, form in forms.items()
    }
    done = recalculated(filled, tmp_path_factory.mktemp("results"))
    return {name.replace("-", ":"): content for name, content in done.items()}


@pytest.fixture(params=[f"{writer}:{name}" for writer in WRITERS for name in BY_NAME])
def which(request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    if name.startswith("office") and OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    return name


@pytest.fixture
def form(which: str, forms: dict[str, SuperiorForm]) -> SuperiorForm:
    return forms[which]


def cells_of(sheet: bytes) -> dict[str, bytes]:
    """The cells of a sheet part by name, without the results of their formulas."""
    found = {}
    for cell in _CELL.findall(sheet):
        name = re.search(rb' r="([A-Z]+[0-9]+)"', cell)
        assert name is not None
        plain_cell = re.sub(rb' t="[a-z]+"', b"", _RESULT.sub(b"", cell)) if b"<f" in cell else cell
        found[name[1].decode()] = plain_cell
    return found


def test_untouched_parts_keep_their_bytes_and_touched_sheets_their_other_cells(form: SuperiorForm) -> None:
    before, after = parts(form.content), parts(fill_form(form.content, {form.sheet: form.filled}))
    assert list(after) == list(before)
    reader = FormParts(form.content)
    sheets = reader.sheets()
    assert {name for name in before if before[name] != after[name]} <= {reader.main, *sheets.values()}
    for sheet, part in sheets.items():
        old, new = cells_of(before[part]), cells_of(after[part])
        filled = set(form.filled) if sheet == form.sheet else set()
        changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
        assert changed - IN_ARRAYS.get(form.name, set()) == filled
        assert _outside(before[part]) == _outside(after[part])


def _outside(sheet: bytes) -> tuple[bytes, bytes]:
    """What stands before and behind the cells of a sheet."""
    start, end = sheet.index(b"<sheetData"), sheet.find(b"</sheetData>")
    return sheet[:start], sheet[end:]


def test_values_stand_in_their_cells_in_the_style_they_had(form: SuperiorForm) -> None:
    old = load_workbook(io.BytesIO(form.content))[form.sheet]
    new = load_workbook(io.BytesIO(fill_form(form.content, {form.sheet: form.filled})))[form.sheet]
    for name, value in form.filled.items():
        assert new[name].value == value
        if old[name].has_style:
            assert new[name].style_id == old[name].style_id


def test_no_stored_result_is_left_and_a_calculation_is_asked_for(form: SuperiorForm) -> None:
    content = fill_form(form.content, {form.sheet: form.filled})
    reader = FormParts(content)
    assert parts(content)[reader.main].count(b'fullCalcOnLoad="1"') == 1
    for part in reader.sheets().values():
        with_formula = [cell for cell in _CELL.findall(parts(content)[part]) if b"<f" in cell]
        assert [cell for cell in with_formula if _RESULT.search(cell)] == []


@needs_office
def test_the_forms_own_formulas_come_out_right(
    which: str, form: SuperiorForm, results: dict[str, bytes]
) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(results[which])).get_sheet_by_name(form.sheet)
    table = rows.to_python(skip_empty_area=False)
    for name, wanted in form.sums.items():
        row, column = place_of(name)
        assert table[row - 1][column - 1] == pytest.approx(wanted), name
    for name, value in form.filled.items():
        row, column = place_of(name)
        assert table[row - 1][column - 1] == value


def test_a_cell_that_is_not_written_takes_the_style_of_its_row_or_column() -> None:
    form = BY_NAME["styled_columns"]()
    sheet = load_workbook(io.BytesIO(fill_form(form.content, {"Sheet": {"C3": 7, "C20": 8}})))["Sheet"]
    assert sheet["C3"].number_format == "#,##0"
    assert sheet["C20"].number_format == "#,##0"
    assert sheet["C3"].font.color.rgb == "00FF0000"


def test_filling_again_changes_the_same_cells_only() -> None:
    form = plain()
    once = fill_form(form.content, {form.sheet: form.filled})
    assert fill_form(once, {form.sheet: form.filled}) == once


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_part(plain().content, "_xmlsignatures/sig1.xml", b"<Signature/>"), "signed"),
        (with_part(plain().content, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"), "macros"),
        (b"PK\x03\x04 half a file", "not_a_workbook"),
        (plain().content[:900], "not_a_workbook"),
        (with_part(b"PK\x05\x06" + bytes(18), "readme.txt", b""), "not_a_workbook"),
    ],
)
def test_what_must_not_be_changed_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(FormNotFilled) as refusal:
        fill_form(content, {})
    assert refusal.value.code == code


def with_changed(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, found in parts(content).items():
            archive.writestr(part, found.replace(old, new) if part == name else found)
    return target.getvalue()


@pytest.mark.parametrize(
    "beginning",
    [
        b'<!DOCTYPE x [<!ENTITY e "9">]><worksheet',
        b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><worksheet',
        b"<unclosed><worksheet",
    ],
)
def test_a_document_type_or_torn_xml_is_refused(beginning: bytes) -> None:
    content = with_changed(plain().content, "xl/worksheets/sheet1.xml", b"<worksheet", beginning)
    with pytest.raises(FormNotFilled) as refusal:
        fill_form(content, {"Biểu 1": {"D7": 1}})
    assert refusal.value.code == "damaged"


@pytest.mark.parametrize("cell", ["D6", "E11"])
def test_a_formula_is_never_written_over(cell: str) -> None:
    with pytest.raises(FormNotFilled) as refusal:
        fill_form(plain().content, {"Biểu 1": {cell: 5}})
    assert (refusal.value.code, refusal.value.values["cell"]) == ("cell_formula", cell)


@needs_office
def test_a_cell_of_an_array_formula_is_never_written_over(forms: dict[str, SuperiorForm]) -> None:
    with pytest.raises(FormNotFilled) as refusal:
        fill_form(forms["office:arrays"].content, {"Biểu 1": {"H7": 5}})
    assert refusal.value.code == "cell_formula"


def test_an_unknown_sheet_is_named() -> None:
    with pytest.raises(FormNotFilled) as refusal:
        fill_form(plain().content, {"Biểu 9": {"A1": 1}})
    assert refusal.value.values == {"sheet": "Biểu 9"}


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(FormNotFilled):
        save_form(plain().content, {"Biểu 1": {"D6": 1}}, path)
    assert path.read_bytes() == b"old"
    save_form(plain().content, {"Biểu 1": {"D7": 1}}, path)
    assert load_workbook(path)["Biểu 1"]["D7"].value == 1
    with pytest.raises(FileNotWritten):
        save_form(plain().content, {"Biểu 1": {"D7": 1}}, tmp_path / "không có" / "biểu.xlsx")


places = st.tuples(st.integers(1, 40), st.integers(1, 12))
values = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1),
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(places, values, min_size=1, max_size=12))
def test_any_values_in_any_cells_come_back_and_nothing_else_moves(
    wanted: dict[tuple[int, int], object],
) -> None:
    form = plain()
    closed = {(row, column) for row in (6, 11) for column in (4, 5, 6)}
    closed |= {(3, column) for column in range(2, 8)}  # inside the merged title
    filled = {name_of(place): value for place, value in wanted.items() if place not in closed}
    before = load_workbook(io.BytesIO(form.content))["Biểu 1"]
    after = load_workbook(io.BytesIO(fill_form(form.content, {"Biểu 1": filled})))["Biểu 1"]  # type: ignore[dict-item]
    for row in range(1, 42):
        for column in range(1, 14):
            name = name_of((row, column))
            assert after[name].value == filled.get(name, before[name].value)


@given(places)
def test_names_of_cells_lead_back_to_their_places(place: tuple[int, int]) -> None:
    assert place_of(name_of(place)) == place


@dataclass(frozen=True)
class _Written:
    """The data of a sheet before and after values come into its cells."""

    before: str
    values: Mapping[str, str | int | float]
    after: str


ELSEWHERE = {
    "no row": _Written(
        "<sheetData/>", {"B2": 5}, '<sheetData><row r="2"><c r="B2"><v>5</v></c></row></sheetData>'
    ),
    "empty row": _Written(
        '<sheetData><row r="2" spans="1:1" ht="20"/></sheetData>',
        {"B2": "a<b"},
        '<sheetData><row r="2" ht="20"><c r="B2" t="inlineStr">'
        '<is><t xml:space="preserve">a&lt;b</t></is></c></row></sheetData>',
    ),
    "prefixed": _Written(
        '<x:sheetData><x:row r="3"><x:c r="C3" s="4"><x:v>1</x:v></x:c></x:row></x:sheetData>',
        {"A3": 2, "C3": 7, "D1": 8},
        '<x:sheetData><x:row r="1"><x:c r="D1"><x:v>8</x:v></x:c></x:row><x:row r="3">'
        '<x:c r="A3"><x:v>2</x:v></x:c><x:c r="C3" s="4"><x:v>7</x:v></x:c></x:row></x:sheetData>',
    ),
    "without names": _Written(
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c/></row></sheetData>",
        {"B1": 3, "A2": 4},
        '<sheetData><row><c><v>1</v></c><c r="B1"><v>3</v></c></row>'
        '<row><c r="A2"><v>4</v></c></row></sheetData>',
    ),
    "text result": _Written(
        '<sheetData><row r="1"><c r="A1" t="str"><f>"x"</f><v>x</v></c></row></sheetData>',
        {"B1": 1},
        '<sheetData><row r="1"><c r="A1"><f>"x"</f></c><c r="B1"><v>1</v></c></row></sheetData>',
    ),
}


@pytest.mark.parametrize("written", ELSEWHERE.values(), ids=list(ELSEWHERE))
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "byte order mark"])
def test_sheets_of_other_writers_are_changed_in_place(written: _Written, mark: bytes) -> None:
    def sheet(data: str) -> bytes:
        return mark + f'<w xmlns:x="urn:x" a="&gt; >">{data}<!-- <row/> --></w>'.encode()

    assert filled_sheet(sheet(written.before), written.values) == sheet(written.after)


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        ('<calcPr calcId="1" fullCalcOnLoad="0"/>', '<calcPr fullCalcOnLoad="1" calcId="1"/>'),
        ("<definedNames/><extLst/>", '<definedNames/><calcPr fullCalcOnLoad="1"/><extLst/>'),
        ("", '<calcPr fullCalcOnLoad="1"/>'),
    ],
)
def test_a_calculation_is_asked_for_where_the_order_of_elements_wants_it(rest: str, wanted: str) -> None:
    assert asks_for_calculation(f"<w><sheets/>{rest}</w>".encode()) == f"<w><sheets/>{wanted}</w>".encode()
    prefixed = b'<x:w xmlns:x="u"><x:sheets></x:sheets></x:w>'
    assert b'</x:sheets><x:calcPr fullCalcOnLoad="1"/></x:w>' in asks_for_calculation(prefixed)
