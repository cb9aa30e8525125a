"""SVG files made fit for a deck: read by expat, written anew with nothing in them but what a still picture needs.

Scripts, event handlers, references to other files and embedded web pages are left out and told; entities that could
grow without end are refused before they do. What other programs keep in the file for themselves (layers of Inkscape,
metadata of Illustrator) goes without a word, since it is not seen. Sizes: SVG 2, chapter 8; the rules for what is left
out are those of browsers for an SVG in an <img> (SVG Integration, secure static mode).
"""

import re
import zlib
from typing import NamedTuple

from foliensatz.pictures.headers import BrokenPicture
from foliensatz.pictures.svg_size import svg_size, view_box

LARGEST = 30_000_000
"""So many bytes of SVG are read at most; a drawing of that size takes PowerPoint minutes."""
MOST_ELEMENTS = 400_000
DEEPEST = 256
LONGEST = 2000
LONGEST_ENTITY = 1000

PREAMBLE = 20_000
"""Within so many bytes, licences and comments included, the root element must begin."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
_PREFIXES = {"": "", XLINK: "xlink:", XML: "xml:"}

_SCRIPTS = frozenset(("script", "handler", "listener"))
_PAGES = frozenset(("foreignObject", "iframe", "embed", "object", "video", "audio", "canvas"))
_MOTION = frozenset(("animate", "animateMotion", "animateTransform", "animateColor", "set", "discard", "mpath"))
_SILENT = frozenset(("metadata", "cursor", "view", "color-profile"))
_EMBEDDED = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_ADDRESS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)""", re.IGNORECASE)
_IMPORT = re.compile(r"@import[^;]*(?:;|$)", re.IGNORECASE)
_HEX_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})

SCRIPT, PAGE, MOTION, OUTSIDE = "scripts", "embedded web pages", "animation", "references to other files"
FONTS = "embedded fonts"


class Svg(NamedTuple):
    """A drawing as it will be stored. `width` and `height` are its own size in px; `sized` is False where the file
    says none. `removed` are the kinds of things that were left out, in a fixed order. `has_text` where letters are set
    in it."""

    data: bytes
    width: float
    height: float
    sized: bool
    removed: tuple[str, ...] = ()
    has_text: bool = False


class Unsafe(BrokenPicture):
    """The file would grow without end when it is read; the text says how, to follow a colon."""


def is_svg(data: bytes) -> bool:
    """True where the file is meant as SVG: its root, or what can be seen of it, is `svg`; compressed files too."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompressobj(31).decompress(data, PREAMBLE)
        except zlib.error:
            return False
    beginning = data[:PREAMBLE].replace(b"\0", b"")
    start = re.search(rb"<(?:[A-Za-z][\w.-]*:)?svg[\s>/]|<!DOCTYPE\s+svg\b|<html[\s>]|<!doctype\s+html", beginning, re.IGNORECASE)
    return bool(start) and b"html" not in start[0].lower()


def read_svg(data: bytes) -> Svg:
    """The drawing in `data`, plain or compressed (SVGZ). Raises BrokenPicture where it is no whole SVG, Unsafe where
    it is one that must not be read."""
    if data.startswith(b"\x1f\x8b"):
        data = _inflated(data)
    if len(data) > LARGEST:
        raise BrokenPicture(f"it has more than {LARGEST // 1_000_000} MB")
    writer = _Writer()
    writer.read(data.lstrip(b" \t\r\n") if data[0] in b" \t\r\n" else data)
    return writer.result()


def _inflated(data: bytes) -> bytes:
    inflate = zlib.decompressobj(31)
    try:
        plain = inflate.decompress(data, LARGEST + 1)
    except zlib.error:
        raise BrokenPicture("it can't be unpacked") from None
    if not inflate.eof and len(plain) <= LARGEST:
        raise BrokenPicture("it ends too early")
    return plain


class _Writer:
    """Writes down, element by element, what expat reads and what may stay."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[str] = []  # names of the elements that are open, "" for one without tags of its own
        self.skipped = 0  # how deep within something that is left out
        self.in_style = False
        self.style: list[str] = []
        self.removed: set[str] = set()
        self.has_text = False
        self.size = (0.0, 0.0, False)
        self.count = 0
        self.pending = False  # the last tag is not closed yet: it may have no content
        self.uses = _Uses()

    def read(self, data: bytes) -> None:
        from xml.parsers import expat

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.EntityDeclHandler = self.entity
        parser.ProcessingInstructionHandler = self.instruction
        try:
            parser.Parse(data, True)
        except expat.ExpatError as problem:
            if problem.code == 43:  # XML_ERROR_AMPLIFICATION_LIMIT_BREACH
                raise Unsafe("its entities would grow without end") from None
            words = expat.errors.messages[problem.code]
            raise BrokenPicture(f"line {problem.lineno} of its XML is wrong ({words})") from None
        except (ValueError, LookupError):
            raise BrokenPicture("its encoding is unknown") from None
        self.uses.check()

    def result(self) -> Svg:
        width, height, sized = self.size
        if not 1 / LONGEST <= width / height <= LONGEST:
            raise BrokenPicture(f"one of its sides is more than {LONGEST} times as long as the other")
        kinds = tuple(kind for kind in (SCRIPT, OUTSIDE, FONTS, PAGE, MOTION) if kind in self.removed)
        return Svg("".join(self.out).encode(), width, height, sized, kinds, self.has_text)

    def entity(self, name, is_parameter, value, base, system, public, notation) -> None:
        """Only short pieces of plain text may have a name; Illustrator writes its namespaces so."""
        if value is None or is_parameter or "&" in value or "<" in value or len(value) > LONGEST_ENTITY:
            raise Unsafe("it declares entities, which can grow without end or reach outside")

    def instruction(self, target: str, text: str) -> None:
        if target == "xml-stylesheet":
            self.removed.add(OUTSIDE)

    def start(self, name: str, attributes: list[str]) -> None:
        if self.skipped:
            self.skipped += 1
            return
        space, _, local = name.rpartition(" ")
        if not self.open and not self.count:
            if local != "svg" or space not in (SVG, ""):
                raise BrokenPicture(f"its root is <{local}>, not <svg>")
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise BrokenPicture(f"it has more than {MOST_ELEMENTS:,} elements")
        if len(self.open) > DEEPEST:
            raise BrokenPicture("its elements are nested too deeply")
        told = self.kind_left_out(space, local)
        if told == PAGE and self.open and self.open[-1] == "switch":
            told = ""  # draw.io has the same text in plain letters right behind
        if told is not None:
            self.skipped = 1
            self.removed.update((told,) if told else ())
            return
        self.close_tag()
        pairs = list(zip(attributes[::2], attributes[1::2]))
        if not self.open:
            self.root(pairs)
        elif local == "a":  # its content is drawn, but nothing in a picture can be clicked
            self.open_tag("g", [(key, value) for key, value in pairs if not key.endswith("href")])
        else:
            self.open_tag(local, pairs)
        self.has_text = self.has_text or local == "text"
        self.in_style = local == "style"
        if self.in_style:
            self.style = []

    def kind_left_out(self, space: str, local: str) -> str | None:
        """Under which word an element is left out; "" where nobody need know, None where it stays."""
        if space not in (SVG, ""):
            return PAGE if local in _PAGES else SCRIPT if local in _SCRIPTS else ""
        if local in _SCRIPTS:
            return SCRIPT
        if local in _PAGES:
            return PAGE
        if local in _MOTION:
            return MOTION
        return "" if local in _SILENT else None

    def root(self, pairs: list[tuple[str, str]]) -> None:
        given = dict(pairs)
        self.size = width, height, _ = svg_size(given)
        replaced = ("width", "height", "x", "y", "version", "viewBox")
        kept = [(key, value) for key, value in pairs if key not in replaced]
        # PowerPoint scales a drawing by its viewBox; one without it would be cut instead.
        if view_box(given.get("viewBox", "")):
            kept.append(("viewBox", given["viewBox"]))
        else:
            kept.append(("viewBox", f"0 0 {_number(width)} {_number(height)}"))
        kept += [("width", _number(width)), ("height", _number(height))]
        self.out.append(f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}"')
        self.attributes("svg", kept)
        self.open.append("svg")
        self.pending = True

    def open_tag(self, local: str, pairs: list[tuple[str, str]]) -> None:
        self.out.append(f"<{local}")
        self.attributes(local, pairs)
        self.open.append(local)
        self.pending = True

    def attributes(self, element: str, pairs: list[tuple[str, str]]) -> None:
        id, target = "", ""
        for key, value in pairs:
            space, _, local = key.rpartition(" ")
            prefix = _PREFIXES.get(space)
            if prefix is None or space == XML and local == "base":
                continue
            if local[:2].lower() == "on":
                self.removed.add(SCRIPT)
                continue
            if local == "href":
                value = value.strip()
                if not value.startswith("#") and not (element in ("image", "feImage") and _EMBEDDED.match(value)):
                    if value:
                        self.removed.add(SCRIPT if value.lower().startswith("javascript:") else OUTSIDE)
                    continue
                target = value[1:] if value.startswith("#") else ""
            elif "(" in value or "\\" in value:
                value = self.without_addresses(value)
            if key == "id":
                id = value
            self.out.append(f' {prefix}{local}="{value.translate(_QUOTED)}"')
        self.uses.opened(id, target if element in ("use", "image", "feImage") else "")

    def without_addresses(self, text: str) -> str:
        """CSS or a presentation attribute without what it would fetch from elsewhere."""

        text = _unescaped(text)

        def kept(match: re.Match) -> str:
            address = (match[1] or match[2] or match[3] or "").strip()
            if address.startswith("#"):
                return match[0]
            self.removed.add(FONTS if address.lower().startswith(("data:font", "data:application")) else OUTSIDE)
            return "none"

        return _ADDRESS.sub(kept, text)

    def text(self, text: str) -> None:
        if self.skipped or not self.open:
            return
        if self.in_style:
            self.style.append(text)
            return
        self.close_tag()
        self.out.append(text.translate(_ESCAPES))

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        if self.in_style:
            self.in_style = False
            self.write_style("".join(self.style))
        local = self.open.pop()
        if local == "switch" and self.pending:
            self.removed.add(PAGE)
        self.uses.closed()
        if self.pending:
            self.out.append("/>")
            self.pending = False
        else:
            self.out.append(f"</{local}>")

    def write_style(self, css: str) -> None:
        plain = _unescaped(css)
        shorn = _IMPORT.sub("", plain)
        if shorn != plain:
            self.removed.add(OUTSIDE)
        shorn = self.without_addresses(shorn)
        if shorn.strip():
            self.close_tag()
            self.out.append(shorn.translate(_ESCAPES))

    def close_tag(self) -> None:
        if self.pending:
            self.out.append(">")
            self.pending = False


class _Uses:
    """How many elements are drawn once every <use> stands for what it shows: ten uses of ten uses of ten uses … make a
    small file endless."""

    def __init__(self) -> None:
        self.sizes: dict[str, int] = {}  # elements within each that has an id, itself included
        self.targets: dict[str, list[str]] = {}  # what is used within it
        self.all: list[str] = []
        self.stack: list[str] = []
        self.counts = [0]

    def opened(self, id: str, target: str) -> None:
        self.stack.append(id)
        self.counts.append(1)
        if target:
            self.all.append(target)
            for outer in self.stack:
                if outer:
                    self.targets.setdefault(outer, []).append(target)

    def closed(self) -> None:
        id, count = self.stack.pop(), self.counts.pop()
        self.counts[-1] += count
        if id:
            self.sizes.setdefault(id, count)

    def check(self) -> None:
        known: dict[str, int] = {}

        def drawn(id: str, within: tuple[str, ...]) -> int:
            if id in within or id not in self.sizes:
                return 0
            if id not in known:
                if len(within) > DEEPEST:
                    raise Unsafe("its <use> elements follow each other without end")
                known[id] = self.sizes[id] + sum(drawn(target, (*within, id)) for target in self.targets.get(id, ()))
            return known[id]

        if sum(drawn(target, ()) for target in self.all) > MOST_ELEMENTS:
            raise Unsafe("its <use> elements would draw without end")


def _unescaped(css: str) -> str:
    """CSS whose escapes (@\\69mport) hide no word from a search; drawings have no use for them."""
    if "\\" not in css:
        return css
    css = _HEX_ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0xFFFD)), css)
    return css.replace("\\", "")


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
