"""docProps/custom.xml: properties of the author's own (ECMA-376 part 1, 22.3), shown by PowerPoint under File, Info."""

from collections.abc import Iterable

from foliensatz.pptx.part import DECLARATION
from foliensatz.pptx.xml_text import attribute, character_data

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
NAME = "docProps/custom.xml"
_SCHEMAS = "http://schemas.openxmlformats.org/officeDocument/2006/"
# The property set of user-defined properties ([MS-OLEPS], 2.24); identifiers below 2 are taken.
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST = 2


def custom_properties(properties: Iterable[tuple[str, str, str]]) -> bytes:
    """The part of the properties (name, value, kind), whose kind is "text", "number", "date" or "truth"."""
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{id}" name="{attribute(name)}">{_variant(value, kind)}</property>'
        for id, (name, value, kind) in enumerate(properties, _FIRST)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_SCHEMAS}custom-properties" xmlns:vt="{_SCHEMAS}docPropsVTypes">'
        f"{entries}</Properties>"
    ).encode()


def _variant(value: str, kind: str) -> str:
    """A value as a variant type (22.4): whole numbers of 32 bits as vt:i4, other numbers as vt:r8, midnight for a date."""
    if kind == "truth":
        return f"<vt:bool>{value}</vt:bool>"
    if kind == "date":
        return f"<vt:filetime>{value}T00:00:00Z</vt:filetime>"
    if kind == "number":
        if "." not in value and -(2**31) <= int(value) < 2**31:
            return f"<vt:i4>{int(value)}</vt:i4>"
        return f"<vt:r8>{value}</vt:r8>"
    return f"<vt:lpwstr>{character_data(value)}</vt:lpwstr>"
