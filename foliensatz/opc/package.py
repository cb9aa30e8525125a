"""Opening a file as an OPC package (ECMA-376 part 2): zip entries, media types, relationships and parsed parts.

Opening never fails: what can't be read is missing from the value and named in its diagnostics.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from foliensatz.opc.names import CT, KIND_OF_MEDIA_TYPE, RELS, local
from foliensatz.diagnostic import Diagnostic, Report, error

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"

# A deck of this many unpacked bytes is no deck: it would fill the memory of whoever opens it.
LARGEST_UNPACKED = 2 << 30

# How a zip's members begin (APPNOTE.TXT, 4.3.7). The list of them stands at the end of the file.
_MEMBER = b"PK\x03\x04"
_CUT_OFF = "the file is cut off: its end is missing"

DAMAGED = "F610"
ILL_FORMED = "F613"


class Relationship(NamedTuple):
    """One arrow between parts. `source` is "" for the package's own; `kind` is the type's last word; `target` is the
    name of a part where internal, else the address as written."""

    source: str
    id: str
    type: str
    kind: str
    target: str
    external: bool


class Part(NamedTuple):
    """`name` has no leading slash. `root` is None where the part is no XML or can't be parsed; `kind` is "" for parts
    no rule asks about."""

    name: str
    media_type: str
    kind: str
    data: bytes
    root: etree._Element | None


class Package(NamedTuple):
    """`entries` are the zip's members in order; `defaults` and `overrides` what [Content_Types].xml says, in order,
    repetitions included. `parts` leaves out [Content_Types].xml and the relationship parts, which are in `rels_parts`."""

    entries: tuple[zipfile.ZipInfo, ...]
    defaults: tuple[tuple[str, str], ...]
    overrides: tuple[tuple[str, str], ...]
    parts: Mapping[str, Part]
    rels_parts: Mapping[str, Part]
    relationships: Mapping[str, tuple[Relationship, ...]]

    def of_kind(self, *kinds: str) -> Iterator[Part]:
        """Parts of these kinds that could be parsed, in the order of the zip."""
        for part in self.parts.values():
            if part.kind in kinds and part.root is not None:
                yield part

    def xml_parts(self) -> Iterator[Part]:
        for part in self.parts.values():
            if part.root is not None:
                yield part

    def related(self, source: str, kind: str) -> tuple[Relationship, ...]:
        """The relationships of one kind that a part ("": the package) has."""
        return tuple(rel for rel in self.relationships.get(source, ()) if rel.kind == kind)

    def relationship(self, source: str, id: str) -> Relationship | None:
        for rel in self.relationships.get(source, ()):
            if rel.id == id:
                return rel
        return None

    def free_relationship(self, source: str) -> str:
        """An id that no relationship of a part has yet."""
        taken = {rel.id for rel in self.relationships.get(source, ())}
        return next(id for n in range(1, len(taken) + 2) if (id := f"rId{n}") not in taken)


def open_package(data: bytes) -> Report[Package | None]:
    """The package in `data`; None where it is no zip at all."""
    diagnostics: list[Diagnostic] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = tuple(archive.infolist())
            # A file inside of this one, stored as it is, may end where this one is cut off: that is the list found then.
            if data.startswith(_MEMBER) and entries and min(entry.header_offset for entry in entries) > 0:
                return Report(None, (_damaged(_CUT_OFF),))
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                return Report(None, (_damaged("the file unpacks to more than 2 GB"),))
            contents = _read(archive, entries, diagnostics)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        ValueError,
        OverflowError,
        NotImplementedError,
        OSError,
        EOFError,
    ) as why:
        if data.startswith(_MEMBER) and not zipfile.is_zipfile(io.BytesIO(data)):
            return Report(None, (_damaged(_CUT_OFF),))
        message = f"the file is no zip that can be opened ({_words(why)})" if data else "the file is empty"
        return Report(None, (_damaged(message),))

    roots = {name: _parse(name, contents[name], diagnostics) for name in contents if _reads_as_xml(name)}
    defaults, overrides = _media_types(roots.get(CONTENT_TYPES))
    default_of = {extension.lower(): media_type for extension, media_type in reversed(defaults)}
    override_of = {name: media_type for name, media_type in reversed(overrides)}

    parts: dict[str, Part] = {}
    rels_parts: dict[str, Part] = {}
    relationships: dict[str, tuple[Relationship, ...]] = {}
    for name, bytes_ in contents.items():
        if name == CONTENT_TYPES:
            continue
        extension = name.rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""
        media_type = override_of.get("/" + name) or default_of.get(extension, "")
        if extension == "rels":
            source = _source_of(name)
            rels_parts[name] = Part(name, media_type, "", bytes_, roots.get(name))
            relationships[source] = _relationships(source, roots.get(name))
            continue
        if name not in roots and media_type.endswith("+xml") and media_type != "image/svg+xml":
            roots[name] = _parse(name, bytes_, diagnostics)
        kind = KIND_OF_MEDIA_TYPE.get(media_type, "")
        parts[name] = Part(name, media_type, kind, bytes_, roots.get(name))
    return Report(Package(entries, defaults, overrides, parts, rels_parts, relationships), tuple(diagnostics))


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document; nothing outside of it is ever loaded. Raises etree.XMLSyntaxError."""
    parser = _parser(recover=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        # A namespace needn't be a URI to be one: SharePoint writes "$ListId:Documents;" into its templates.
        if {entry.type for entry in parser.error_log} != {etree.ErrorTypes.WAR_NS_URI}:
            raise
        return etree.fromstring(data, _parser(recover=True))


def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover)


def _read(
    archive: zipfile.ZipFile, entries: tuple[zipfile.ZipInfo, ...], diagnostics: list[Diagnostic]
) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    for entry in entries:
        if entry.is_dir() or entry.filename in contents:
            continue
        try:
            contents[entry.filename] = archive.read(entry)
        except (
            zipfile.BadZipFile,
            zlib.error,
            struct.error,
            EOFError,
            ValueError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as why:
            # RuntimeError is what zipfile raises for an encrypted member.
            diagnostics.append(_damaged(f"{entry.filename}: the part can't be unpacked ({_words(why)})"))
    return contents


def _parse(name: str, data: bytes, diagnostics: list[Diagnostic]) -> etree._Element | None:
    try:
        return parse_xml(data)
    except (etree.XMLSyntaxError, ValueError, LookupError) as why:
        # LookupError: the XML declaration names an encoding that nobody knows.
        diagnostics.append(
            error(
                ILL_FORMED,
                f"{name}: the part is no well-formed XML ({_words(why)})",
                hint="Build the file again from its source",
            )
        )
        return None


def _reads_as_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _media_types(root: etree._Element | None) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    if root is None:
        return (), ()
    defaults = tuple((e.get("Extension", ""), e.get("ContentType", "")) for e in root.iter(CT + "Default"))
    overrides = tuple((e.get("PartName", ""), e.get("ContentType", "")) for e in root.iter(CT + "Override"))
    return defaults, overrides


def _source_of(rels_name: str) -> str:
    folder, _, base = rels_name.rpartition("/")
    above = folder.removesuffix("_rels").removesuffix("/")
    source = base[: -len(".rels")]
    return f"{above}/{source}" if above and source else source


def _relationships(source: str, root: etree._Element | None) -> tuple[Relationship, ...]:
    if root is None:
        return ()
    found = []
    for element in root.iter(RELS + "Relationship"):
        type_ = element.get("Type", "")
        external = element.get("TargetMode") == "External"
        written = element.get("Target", "")
        target = written if external else _resolve(source, written)
        found.append(
            Relationship(source, element.get("Id", ""), type_, local(type_.rpartition("/")[2]), target, external)
        )
    return tuple(found)


def _resolve(source: str, target: str) -> str:
    """The part a relative target means (ECMA-376 part 2, 8.3). A fragment names a place inside of the part."""
    target = target.partition("#")[0]
    if target.startswith("/"):
        path = target[1:]
    else:
        folder = source.rpartition("/")[0]
        path = f"{folder}/{target}" if folder else target
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            if steps:
                steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def _damaged(message: str) -> Diagnostic:
    return error(DAMAGED, message, hint="Copy or build the file again; it was cut off or changed on its way")


def _words(why: BaseException) -> str:
    return (str(why) or type(why).__name__).splitlines()[0].rstrip(".")
