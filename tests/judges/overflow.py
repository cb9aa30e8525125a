"""Does all text lie inside the slide and inside its shape? LibreOffice says where the words are, python-pptx where the
shapes are.

    python -m tests.judges.overflow FILE.pptx …      prints what sticks out; exit code 1 where something does
"""

import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.group import GroupShape
from pptx.util import Length, Pt

from tests.judges import libreoffice
from tests.judges.libreoffice import Page, Word

# How far ink may stand over an edge, in points: rounding, and letters that reach over their own width.
TOLERANCE = 1.5

_MARKER = re.compile(r"\d+[.)]?|[.)]\d+|[^\w\s]")  # also as it stands in a text from right to left
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the slide's top left corner."""


class TextShape(NamedTuple):
    """A shape with text, in points from the slide's top left corner. `text` has no white space, `words` are what must
    be seen of it. `own` is False for shapes of layout and master. `marked` is set where it has list markers or
    live fields, `drawn` for a formula, whose signs stand as close as they have to, `chart` for a chart, which may show any
    number."""

    name: str
    text: str
    words: tuple[str, ...]
    left: float
    top: float
    right: float
    bottom: float
    own: bool
    marked: bool
    drawn: bool = False
    chart: bool = False

    def holds(self, word: Word) -> bool:
        return (
            self.left - TOLERANCE <= word.left
            and self.top - TOLERANCE <= word.top
            and word.right <= self.right + TOLERANCE
            and word.bottom <= self.bottom + TOLERANCE
        )


class Finding(NamedTuple):
    """`slide` counts from 1."""

    slide: int
    what: str

    def __str__(self) -> str:
        return f"slide {self.slide}: {self.what}"


def findings(file: Path, autofit: bool = False) -> tuple[Finding, ...]:
    """Everything that sticks out of a deck or overlaps. Unless `autofit`, the shapes' autofit is taken off first, since
    LibreOffice would shrink text that is too long."""
    with tempfile.TemporaryDirectory() as folder:
        shown = file
        if not autofit:
            shown = Path(folder) / file.name
            shown.write_bytes(without_autofit(file.read_bytes()))
        pdf = libreoffice.to_pdf([shown], Path(folder))[shown]
        return judge(file, pdf)


def judge(file: Path, pdf: Path) -> tuple[Finding, ...]:
    """The findings for a deck and the PDF that was made of it."""
    slides = [slide for slide in presentation(file).slides if slide._element.get("show") not in ("0", "false")]
    pages = libreoffice.pages(pdf)
    if len(pages) != len(slides):
        return (Finding(0, f"{len(slides)} slides became {len(pages)} pages"),)
    return judge_pages(slides, pages)


def presentation(file: Path):
    """The deck as python-pptx sees it, with what LibreOffice draws in the place of alternatives: their Fallback."""
    deck = Presentation(str(file))
    for slide in deck.slides:
        for alternative in list(slide._element.iter(_MC + "AlternateContent")):
            parent = alternative.getparent()
            at = parent.index(alternative)
            parent[at : at + 1] = list(alternative.find(_MC + "Fallback"))
    return deck


def judge_pages(slides: Sequence, pages: Sequence[Page]) -> tuple[Finding, ...]:
    """The findings for slides and the pages that were made of them."""
    return tuple(
        Finding(number, what)
        for number, (slide, page) in enumerate(zip(slides, pages), 1)
        for what in _of_slide(slide, page)
    )


def _of_slide(slide, page: Page) -> Iterator[str]:
    shapes = tuple(text_shapes(slide))
    for word in page.words:
        where = f"{word.text!r} at {word.left:.0f},{word.top:.0f} pt"
        if (
            word.left < -TOLERANCE
            or word.top < -TOLERANCE
            or word.right > page.width + TOLERANCE
            or word.bottom > page.height + TOLERANCE
        ):
            yield f"{where} is outside of the slide"
            continue
        wanted = _folded(word.text).rstrip("-")
        candidates = [shape for shape in shapes if wanted in shape.text or shape.chart]
        # Markers, numbers of lists and live fields stand in no shape's text: those that have some may hold them.
        if _MARKER.fullmatch(wanted):
            candidates += tuple(shape for shape in shapes if shape.marked and shape not in candidates)
        candidates = candidates or shapes
        if not any(shape.holds(word) for shape in candidates):
            names = ", ".join(sorted({shape.name for shape in candidates})[:3])
            yield f"{where} is outside of its shape ({names})"
    drawn = tuple(shape for shape in shapes if shape.drawn)
    yield from _overlapping_words(page.words, drawn)
    # LibreOffice leaves out of the PDF what lies outside of the page altogether.
    seen = "".join(_folded(word.text) for word in page.words).replace("-", "")
    for shape in shapes:
        for word in shape.words:
            if word.replace("-", "") not in seen:
                yield f"{word!r} of {shape.name!r} is not to be seen"
    yield from _overlapping_shapes(slide)


def _overlapping_shapes(slide) -> Iterator[str]:
    """Shapes with text, tables and pictures that cover each other. Where the layout itself puts one placeholder over
    another (a title over a picture that fills the slide), it is meant."""
    shown = [(shape, box_of(shape)) for shape in slide.shapes if _is_seen(shape)]
    for index, (one, box) in enumerate(shown):
        for other, other_box in shown[index + 1 :]:
            if _overlap(box, other_box, TOLERANCE) and not (_in_place(one, slide) and _in_place(other, slide)):
                yield f"the shapes {one.name!r} and {other.name!r} overlap"


def _is_seen(shape) -> bool:
    chart = getattr(shape, "has_chart", False)
    return shape.left is not None and (chart or bool(_text_of(shape)) or shape._element.tag == _P + "pic")


def _in_place(shape, slide) -> bool:
    """True for a placeholder that stands where its layout has it."""
    if not shape.is_placeholder:
        return False
    own = shape.placeholder_format.idx
    return any(box_of(p) == box_of(shape) for p in slide.slide_layout.placeholders if p.placeholder_format.idx == own)


def box_of(shape) -> Box:
    """Where a shape stands, in points."""
    box = shape.left.pt, shape.top.pt, (shape.left + shape.width) / Pt(1), (shape.top + shape.height) / Pt(1)
    return _on_its_side(box) if _rotation(shape) % 180 == 90 else box


def _overlapping_words(words: tuple[Word, ...], drawn: tuple[TextShape, ...]) -> Iterator[str]:
    # An accent that stands over its letter is meant to.
    ordered = sorted((word for word in words if not combining(word.text[0])), key=lambda word: word.top)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.top > one.bottom:
                break
            if one.turned or other.turned or any(shape.holds(one) and shape.holds(other) for shape in drawn):
                continue
            if _overlap(one[1:5], other[1:5], TOLERANCE):
                yield f"{one.text!r} and {other.text!r} overlap at {other.left:.0f},{other.top:.0f} pt"


def text_shapes(slide) -> Iterator[TextShape]:
    """Shapes with text that a slide shows: its own, then fixed ones of its layout and master."""
    yield from _text_shapes(slide.shapes, True, (0.0, 0.0, 1.0, 1.0))
    layout = slide.slide_layout
    sources = [layout]
    if layout._element.get("showMasterSp") not in ("0", "false"):
        sources.append(layout.slide_master)
    for source in sources:
        fixed = (shape for shape in source.shapes if not shape.is_placeholder)
        yield from _text_shapes(fixed, False, (0.0, 0.0, 1.0, 1.0))


def _text_shapes(shapes, own: bool, transform: tuple[float, float, float, float]) -> Iterator[TextShape]:
    dx, dy, sx, sy = transform
    for shape in shapes:
        if isinstance(shape, GroupShape) and shape._element.nvGrpSpPr.cNvPr.get("descr") and _text_of(shape):
            yield _formula(shape, own)
            continue
        if isinstance(shape, GroupShape):
            yield from _text_shapes(shape.shapes, own, _inner(shape, transform))
            continue
        if getattr(shape, "has_chart", False):
            yield _chart(shape, own)
            continue
        text = _text_of(shape)
        has_field = shape._element.find(f".//{_A}fld") is not None  # a slide number alone has no text of its own
        if not text and not has_field or shape.left is None:
            continue
        left, top = dx + shape.left * sx, dy + shape.top * sy
        box = (left, top, left + shape.width * sx, top + shape.height * sy)
        if _rotation(shape) % 180 == 90:
            box = _on_its_side(box)
        points = (Length(round(edge)).pt for edge in box)
        marked = has_field or own and _is_marked(shape)
        yield TextShape(shape.name, _folded(text), tuple(map(_folded, text.split())), *points, own, marked)


def _rotation(shape) -> float:
    """How far a shape is rotated, in degrees: a placeholder as its layout's one, or its master's, unless it says where it
    stands."""
    while shape._element.find(f"{_P}spPr/{_A}xfrm") is None and shape.is_placeholder:
        base = getattr(shape, "_base_placeholder", None)
        if base is None:
            break
        shape = base
    return getattr(shape, "rotation", 0.0)


def _on_its_side(box: Box) -> Box:
    """A box rotated by a right angle about its middle."""
    left, top, right, bottom = box
    x, y, half_width, half_height = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
    return x - half_height, y - half_width, x + half_height, y + half_width


def _formula(group: GroupShape, own: bool) -> TextShape:
    """A drawn formula: many small texts that are one to the reader. pdfium can't tell letters beyond U+FFFF."""
    text = "".join(char for char in _text_of(group) if char < "\U00010000")
    words = tuple(map(_folded, text.split()))
    return TextShape(group.name, "".join(words), words, *box_of(group), own, True, True)


def _chart(shape, own: bool) -> TextShape:
    """A chart: its titles and the names of its categories must be seen, unless some are left out on purpose."""
    space = shape.chart._chartSpace
    words = [text.text or "" for title in space.iter(_C + "title") for text in title.iter(_A + "t")]
    if space.find(f".//{_C}tickLblSkip") is None and space.find(f".//{_C}catAx/{_C}tickLblPos[@val='low']") is not None:
        words += [value.text or "" for value in space.find(f".//{_C}cat").iter(_C + "v")]
    folded = [_folded(word) for text in words for word in text.split()]
    return TextShape(shape.name, "".join(folded), tuple(folded), *box_of(shape), own, False, chart=True)


def _is_marked(shape) -> bool:
    """True for a shape with a live field, or a paragraph with a list marker: its own, or one that a body placeholder may
    give it."""
    if shape._element.find(f".//{_A}fld") is not None:
        return True
    inherits = shape.is_placeholder and shape.placeholder_format.type in (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
    styled = shape._element.find(f".//{_A}lstStyle")
    inherits = inherits or styled is not None and any(True for _ in styled.iter(_A + "buChar", _A + "buAutoNum"))
    for paragraph in shape._element.iter(_A + "p"):
        properties = paragraph.find(_A + "pPr")
        children = {child.tag.removeprefix(_A) for child in properties} if properties is not None else set()
        if children & {"buAutoNum", "buChar"} or inherits and "buNone" not in children:
            return True
    return False


def _inner(group: GroupShape, transform: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The transform of a group's children to the slide, in EMU."""
    dx, dy, sx, sy = transform
    xfrm = group._element.grpSpPr.find(_A + "xfrm")
    if xfrm is None or xfrm.find(_A + "chExt") is None:
        return transform
    offset, extent = xfrm.find(_A + "chOff"), xfrm.find(_A + "chExt")
    inner_x = group.width / (int(extent.get("cx")) or 1)
    inner_y = group.height / (int(extent.get("cy")) or 1)
    return (
        dx + (group.left - int(offset.get("x")) * inner_x) * sx,
        dy + (group.top - int(offset.get("y")) * inner_y) * sy,
        sx * inner_x,
        sy * inner_y,
    )


def _text_of(shape) -> str:
    """The text of a shape's or table's paragraphs, one a line, without that of live fields; "" where there is none."""
    paragraphs = []
    for paragraph in shape._element.iter(_A + "p"):
        pieces = (piece for piece in paragraph.iter(_A + "t", _A + "br") if piece.getparent().tag != _A + "fld")
        paragraphs.append("".join("\n" if piece.tag == _A + "br" else piece.text or "" for piece in pieces))
    return "\n".join(paragraphs).strip()


def _folded(text: str) -> str:
    """For comparing: without white space and soft hyphens, in one case (capitals may be the theme's doing)."""
    return "".join(text.replace("\xad", "").replace("\u2060", "").casefold().split())


def _overlap(one, other, tolerance: float) -> bool:
    left, top, right, bottom = one
    left2, top2, right2, bottom2 = other
    return min(right, right2) - max(left, left2) > tolerance and min(bottom, bottom2) - max(top, top2) > tolerance


def without_autofit(data: bytes) -> bytes:
    """The deck with every a:normAutofit taken off slides, layouts and masters."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if b"normAutofit" in content and entry.filename.endswith(".xml"):
                root = etree.fromstring(content)
                for element in list(root.iter(_A + "normAutofit")):
                    element.getparent().remove(element)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(entry.filename, content)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    keep = "--autofit" in arguments
    found = False
    for name in arguments:
        if name == "--autofit":
            continue
        for finding in findings(Path(name), autofit=keep):
            print(f"{name}: {finding}")
            found = True
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
