"""QR codes of addresses, made here: a drawing of one path, sharp at any size."""

from hashlib import sha256

from foliensatz.address import uri
from foliensatz.deck import NO_ATTRIBUTES, Asset, Attributes, Image, Sketch, SketchPath
from foliensatz.reading.context import Context
from foliensatz.runs import Runs, plain_text

FLAG = "qr"
# ISO/IEC 18004, 5.3.8: white space of four modules on all sides, or a reader may not find the code.
QUIET = 4
# Dark on light, whatever the theme: half of all readers can't read another one.
DARK, LIGHT = "000000", "FFFFFF"
# What would cut it.
_FORMS = frozenset(("rounded", "circle", "fill", "bg", "shapes"))
# A code that nobody gives a size: from the tenth row of a room it can just be read.
USUAL_SIZE = "240px"
# A code of so many modules a side takes a larger place or a nearer reader.
MANY_MODULES = 57


def qr_image(address: str, alt: str, caption: Runs, line: int, context: Context, attributes: Attributes = NO_ATTRIBUTES) -> Image | None:
    """The QR code of an address of the web, a mail address, a phone number; None, with a warning, where there is none of it."""
    target = uri(address)
    column = context.column(line, "{" + FLAG) or context.column(line, "{." + FLAG)
    if not target or ":" not in target:
        hint = "Write the whole address, like https://example.org"
        context.warn("F295", f"A QR code can't lead to “{address}”, since phones don't know this deck", line, hint, column)
        return None
    import segno
    from segno.encoder import DataOverflowError

    try:
        code = segno.make_qr(target, error="m")
    except DataOverflowError:
        hint = "Take a shorter address"
        context.warn("F295", f"This address is too long for a QR code: it has {len(target)} characters", line, hint, column)
        return None
    rows = tuple(tuple(map(bool, row)) for row in code.matrix)
    size = len(rows) + 2 * QUIET
    if len(rows) > MANY_MODULES:
        hint = "Take a shorter address, or give it room: {qr width=10cm}"
        context.warn("F296", f"The QR code of this address is very fine: {len(rows)} modules a side", line, hint, column)
    ground = ("M", (0, 0)), ("L", (size, 0)), ("L", (size, size)), ("L", (0, size)), ("Z", ())
    sketch = Sketch(size, size, (SketchPath(ground, LIGHT), SketchPath(outline(rows, QUIET), DARK)))
    asset = Asset(sha256(f"qr {target}".encode()).hexdigest(), "QR", "image/png", size * 100, size * 100, 0.0, "qr")
    classes = tuple(name for name in attributes.classes if name not in _FORMS)
    pairs = dict(attributes.pairs)
    width, height = pairs.pop("width", ""), pairs.pop("height", "")
    if not (width or height):
        width = USUAL_SIZE
    word = "QR-Code" if context.lang.startswith("de") else "QR code"
    said = alt or f"{word}: {plain_text(caption) or target}"
    attributes = attributes._replace(classes=classes, pairs=tuple(pairs.items()))
    return Image(asset, said, caption, width, height, attributes, target, line, sketch)


def outline(rows: tuple[tuple[bool, ...], ...], offset: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """The edges of what is dark, as closed lines: nothing shines through between modules, as it would between squares.
    Where an edge goes on straight it has no point."""
    size = len(rows)

    def dark(x: int, y: int) -> bool:
        return 0 <= x < size and 0 <= y < size and rows[y][x]

    # Each edge by its beginning, the dark at its right; where two modules touch at a corner, two begin there.
    edges: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for y in range(size):
        for x in range(size):
            if not dark(x, y):
                continue
            for (dx, dy), begin, end in (
                ((0, -1), (x, y), (x + 1, y)),
                ((1, 0), (x + 1, y), (x + 1, y + 1)),
                ((0, 1), (x + 1, y + 1), (x, y + 1)),
                ((-1, 0), (x, y + 1), (x, y)),
            ):
                if not dark(x + dx, y + dy):
                    edges.setdefault(begin, []).append(end)
    commands: list[tuple[str, tuple[float, ...]]] = []
    while edges:
        start = next(iter(edges))
        points = [start]
        at = start
        while True:
            ends = edges[at]
            following = ends.pop()
            if not ends:
                del edges[at]
            if len(points) > 1 and _straight(points[-2], points[-1], following):
                points[-1] = following
            else:
                points.append(following)
            at = following
            if at == start:
                break
        points.pop()
        for n, (x, y) in enumerate(points):
            commands.append(("L" if n else "M", (x + offset, y + offset)))
        commands.append(("Z", ()))
    return tuple(commands)


def _straight(one: tuple[int, int], other: tuple[int, int], third: tuple[int, int]) -> bool:
    return one[0] == other[0] == third[0] or one[1] == other[1] == third[1]
