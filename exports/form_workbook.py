"""The workbook part of a form: it asks for a full calculation when the file is opened."""

from __future__ import annotations

from typing import Final

from exports.form_xml import FormNotFilled, elements_of, local_name, spliced, without_attribute

_BEFORE: Final = ("sheets", "functionGroups", "externalReferences", "definedNames")
"""What stands before calcPr in a workbook (ECMA-376 part 1, 18.2.27)."""
_ATTRIBUTE: Final = b' fullCalcOnLoad="1"'


def asks_for_calculation(workbook: bytes) -> bytes:
    """The workbook part with fullCalcOnLoad set and nothing else changed."""
    found = elements_of(workbook, (*_BEFORE, "calcPr"))
    settings = next((one for one in found if local_name(one) == "calcPr"), None)
    if settings is not None:
        tag = without_attribute(workbook[settings.start : settings.inside], "fullCalcOnLoad")
        name_end = 1 + len(settings.name.encode())
        asking = tag[:name_end] + _ATTRIBUTE + tag[name_end:]
        return spliced(workbook, [(settings.start, settings.inside, asking)])
    outer = [one for one in found if one.parent is None]
    if not outer:
        raise FormNotFilled("damaged")
    prefix = outer[-1].name.rpartition(":")[0]
    name = f"{prefix}:calcPr" if prefix else "calcPr"
    place = outer[-1].end
    return spliced(workbook, [(place, place, f"<{name}".encode() + _ATTRIBUTE + b"/>")])
