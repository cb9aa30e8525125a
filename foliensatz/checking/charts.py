"""F632: charts: axes refer to each other, series and points are numbered, the workbook behind holds the sheets they name
(ECMA-376 part 1, 21.2)."""

import io
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from foliensatz.opc.names import C, CHART, R
from foliensatz.opc.package import Package, Part, parse_xml
from foliensatz.diagnostic import Diagnostic, error

CODE = "F632"

_AXES = (C + "catAx", C + "valAx", C + "dateAx", C + "serAx")
# The schema wants them unsigned; PowerPoint has long written the same 32 bits with a sign.
_INTEGER = re.compile(r"-?[0-9]{1,10}")
_SHEET = re.compile(r"^\(?(?:'((?:[^']|'')+)'|([^'!]+))!")
_SHEET_TAG = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"


def check(package: Package) -> Iterator[Diagnostic]:
    for part in package.of_kind(CHART):
        yield from _axes(part)
        yield from _series(part)
        yield from _points(part)
        yield from _workbook(package, part)


def _axes(part: Part) -> Iterator[Diagnostic]:
    hint = "Give each axis a number as its id, and let charts and crossing axes name it"
    defined: list[str] = []
    for axis in part.root.iter(*_AXES):
        defined += [element.get("val", "") for element in axis.findall(C + "axId")]
    for id_ in sorted({id_ for id_ in defined if defined.count(id_) > 1}):
        yield error(CODE, f"{part.name}: two axes have the id {id_}", hint=hint)
    for element in part.root.iter(C + "axId", C + "crossAx"):
        id_ = element.get("val", "")
        if not (_INTEGER.fullmatch(id_) and -(1 << 31) <= int(id_) < 1 << 32):
            yield error(CODE, f"{part.name}: the axis id {id_!r} is no number of 32 bits", hint=hint)
        elif id_ not in defined and not _is_no_third(element):
            yield error(CODE, f"{part.name}: the axis {id_} is named but not there", hint=hint)


def _is_no_third(element: etree._Element) -> bool:
    """Whether an id is the 0 with which PowerPoint says that a chart drawn in three dimensions has no third axis."""
    return element.get("val") == "0" and element in element.getparent().findall(C + "axId")[2:]


def _series(part: Part) -> Iterator[Diagnostic]:
    for name in ("idx", "order"):
        seen: set[str] = set()
        for series in part.root.iter(C + "ser"):
            element = series.find(C + name)
            value = element.get("val", "") if element is not None else ""
            if not (value.isascii() and value.isdigit()) or value in seen:
                yield error(CODE, f"{part.name}: two series have the {name} {value!r}", hint="Number the series from 0")
            seen.add(value)


def _points(part: Part) -> Iterator[Diagnostic]:
    for cache in part.root.iter(C + "numCache", C + "strCache", C + "numLit", C + "strLit"):
        count = cache.find(C + "ptCount")
        most = int(count.get("val")) if count is not None and count.get("val", "").isdigit() else 0
        seen: set[str] = set()
        for point in cache.iter(C + "pt"):
            idx = point.get("idx", "")
            if not idx.isdigit() or int(idx) >= most or idx in seen:
                yield error(
                    CODE,
                    f"{part.name}: the point {idx} is beyond the {most} points of its series, or there twice",
                    hint="Number the points from 0",
                )
            seen.add(idx)
            if cache.tag in (C + "numCache", C + "numLit") and not _finite(point.findtext(C + "v", "")):
                yield error(
                    CODE,
                    f"{part.name}: the value {point.findtext(C + 'v', '')!r} is no number",
                    hint="Leave the point out where there is no value",
                )


def _workbook(package: Package, part: Part) -> Iterator[Diagnostic]:
    hint = "Embed the workbook that the chart's formulas name"
    for data in part.root.iter(C + "externalData"):
        rel = package.relationship(part.name, data.get(R + "id", ""))
        workbook = package.parts.get(rel.target) if rel and not rel.external else None
        if workbook is None or not workbook.name.lower().endswith((".xlsx", ".xlsm")):
            continue
        sheets = sheet_names(workbook.data)
        if sheets is None:
            yield error(CODE, f"{workbook.name}: the chart's workbook can't be opened", hint=hint)
            continue
        for formula in part.root.iter(C + "f"):
            match = _SHEET.match(formula.text or "")
            sheet = (match.group(1) or match.group(2)).replace("''", "'") if match else ""
            if match and sheet not in sheets:
                yield error(
                    CODE,
                    f"{part.name}: the formula {formula.text} names a sheet that the workbook doesn't have",
                    hint=hint,
                )


def sheet_names(data: bytes) -> frozenset[str] | None:
    """The sheets of a workbook; None where it can't be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = parse_xml(archive.read("xl/workbook.xml"))
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        etree.XMLSyntaxError,
    ):
        return None
    return frozenset(sheet.get("name", "") for sheet in root.iter(_SHEET_TAG))


def _finite(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        # "#N/A" is how a chart says that a cell holds no value.
        return text == "#N/A"
