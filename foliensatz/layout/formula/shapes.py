"""Delimiters, roots, braces and accents as paths of any height or width, so that they grow without a font for mathematics.

Each is drawn into a box given by its lower left corner, in em.
"""

from foliensatz.layout.formula.ink import Ink, Path, polyline, rectangle

PEN = 0.055
# How wide delimiters are, in em.
WIDTHS = {"(": 0.34, ")": 0.34, "[": 0.26, "]": 0.26, "{": 0.4, "}": 0.4, "|": 0.2, "‖": 0.34, "⟨": 0.34, "⟩": 0.34,
          "⌊": 0.26, "⌋": 0.26, "⌈": 0.26, "⌉": 0.26, "/": 0.45, "\\": 0.45, "⟦": 0.34, "⟧": 0.34}  # fmt: skip


def delimiter_width(char: str, height: float) -> float:
    """The width of a delimiter of this height; high round ones are a little wider."""
    width = WIDTHS.get(char, 0.4)
    return width * min(1.5, 1 + 0.08 * max(0.0, height - 1)) if char in "(){}⟨⟩" else width


def delimiter(char: str, x: float, y: float, width: float, height: float) -> tuple[Ink, ...]:
    """A delimiter; () for one that has no form here."""
    left, right = x + 0.25 * width, x + 0.78 * width
    middle, top = y + height / 2, y + height
    mirrored = char in ")]}⟩⌋⌉⟧"
    if mirrored:
        left, right = x + 0.75 * width, x + 0.22 * width
    if char in "()":
        bend = (left - right) * 0.34
        inner = 0.085 if not mirrored else -0.085
        return (
            Path(
                (
                    ("M", right, top),
                    ("C", left + bend, top - height * 0.28, left + bend, y + height * 0.28, right, y),
                    ("C", left + bend + inner, y + height * 0.28, left + bend + inner, top - height * 0.28, right, top),
                    ("Z",),
                ),
            ),
        )
    if char in "[]":
        return (polyline(((right, top), (left, top), (left, y), (right, y)), PEN),)
    if char in "⟦⟧":
        second = left + (0.09 if not mirrored else -0.09)
        return (
            polyline(((right, top), (left, top), (left, y), (right, y)), PEN),
            polyline(((second, top), (second, y)), PEN),
        )
    if char in "⌊⌋":
        return (polyline(((left, top), (left, y), (right, y)), PEN),)
    if char in "⌈⌉":
        return (polyline(((right, top), (left, top), (left, y)), PEN),)
    if char in "⟨⟩":
        return (polyline(((right, top), (left, middle), (right, y)), PEN),)
    if char == "|":
        return (rectangle(x + width / 2 - PEN / 2, y, PEN, height),)
    if char == "‖":
        return (
            rectangle(x + width * 0.3 - PEN / 2, y, PEN, height),
            rectangle(x + width * 0.7 - PEN / 2, y, PEN, height),
        )
    if char in "{}":
        spine, tip = (left + right) / 2, left - (right - left) * 0.25
        r = min(0.3, height / 4)
        return (
            Path(
                (
                    ("M", right, top),
                    ("C", spine, top, spine, top - r * 0.3, spine, top - r),
                    ("L", spine, middle + r),
                    ("C", spine, middle + r * 0.3, spine, middle, tip, middle),
                    ("C", spine, middle, spine, middle - r * 0.3, spine, middle - r),
                    ("L", spine, y + r),
                    ("C", spine, y + r * 0.3, spine, y, right, y),
                ),
                PEN,
            ),
        )
    if char == "/":
        return (polyline(((x + width * 0.1, y), (x + width * 0.9, top)), PEN),)
    if char == "\\":
        return (polyline(((x + width * 0.1, top), (x + width * 0.9, y)), PEN),)
    if char in "↑↓↕⇑⇓⇕":
        return tuple(_vertical_arrow(char, x + width / 2, y, height))
    return ()


def _vertical_arrow(char: str, x: float, y: float, height: float):
    yield polyline(((x, y), (x, y + height)), PEN)
    if char in "↑↕⇑⇕":
        yield polyline(((x - 0.12, y + height - 0.16), (x, y + height), (x + 0.12, y + height - 0.16)), PEN)
    if char in "↓↕⇓⇕":
        yield polyline(((x - 0.12, y + 0.16), (x, y), (x + 0.12, y + 0.16)), PEN)


def radical(x: float, y: float, width: float, height: float, pen: float) -> tuple[Ink, ...]:
    """A root's sign `width` wide, without the rule over its body."""
    return (
        polyline(
            (
                (x + width * 0.08, y + height * 0.42 + 0.02),
                (x + width * 0.3, y + height * 0.5),
                (x + width * 0.58, y + pen / 2),
                (x + width - pen * 0.2, y + height - pen / 2),
            ),
            pen,
        ),
    )


def horizontal(mark: str, x: float, y: float, width: float, height: float, pen: float = PEN) -> tuple[Ink, ...]:
    """A brace, bracket, bow or arrow as wide as what it belongs to; its box's lower left corner is (x, y)."""
    top, middle, right = y + height, x + width / 2, x + width
    if mark in "⏞⏟":
        flat, tip = (y, top) if mark == "⏞" else (top, y)
        half = y + height / 2
        r = min(0.25, width / 5)
        commands = (
            ("M", x, flat),
            ("C", x, half, x + r * 0.3, half, x + r, half),
            ("L", middle - r, half),
            ("C", middle - r * 0.3, half, middle, half, middle, tip),
            ("C", middle, half, middle + r * 0.3, half, middle + r, half),
            ("L", right - r, half),
            ("C", right - r * 0.3, half, right, half, right, flat),
        )
        return (Path(commands, pen),)
    if mark == "⎴":
        return (polyline(((x, y), (x, top), (right, top), (right, y)), pen),)
    if mark == "⎵":
        return (polyline(((x, top), (x, y), (right, y), (right, top)), pen),)
    if mark == "⏜":
        return (Path((("M", x, y), ("C", x + width * 0.25, top, right - width * 0.25, top, right, y)), pen),)
    if mark == "⏝":
        return (Path((("M", x, top), ("C", x + width * 0.25, y, right - width * 0.25, y, right, top)), pen),)
    return tuple(_arrow(mark, x, y, width, height, pen))


def _arrow(mark: str, x: float, y: float, width: float, height: float, pen: float):
    right, middle = x + width, y + height / 2
    head = min(0.14, width / 3)
    double = mark in "⇒⇐⇔"
    shafts = (middle - height * 0.2, middle + height * 0.2) if double else (middle,)
    for shaft in shafts:
        inset = head * 0.35 if double else 0
        yield polyline(((x + inset * (mark in "⇐⇔"), shaft), (right - inset * (mark in "⇒⇔"), shaft)), pen)
    if mark in "→↔⇒⇔↦⇌\u20d7\u20e1":
        yield polyline(((right - head, y + height), (right, middle), (right - head, y)), pen)
    if mark in "←↔⇐⇔⇌\u20d6\u20e1":
        yield polyline(((x + head, y + height), (x, middle), (x + head, y)), pen)
    if mark == "↦":
        yield polyline(((x, y), (x, y + height)), pen)


def accent(mark: str, x: float, y: float, width: float, wide: bool) -> tuple[Ink, ...]:
    """A mark centred over a body `width` wide, its lower edge at `y`. A `wide` one reaches over the whole body."""
    middle, pen, r = x + width / 2, 0.045, 0.045
    if mark in ("\u0305", "\u0304"):
        return (rectangle(x + 0.03, y + 0.04, max(width - 0.03, 0.2), 0.045),)
    if mark in ("\u20d7", "\u20d6", "\u20e1"):
        span = max(width, 0.42)
        return horizontal(mark, middle - span / 2 + 0.03, y, span, 0.16, pen)
    half = width / 2 if wide else min(width / 2, 0.2)
    if mark in ("\u0302", "\u030c"):
        low, high = (y, y + 0.13) if mark == "\u0302" else (y + 0.13, y)
        return (polyline(((middle - half, low), (middle, high), (middle + half, low)), pen),)
    if mark == "\u0303":
        commands = (
            ("M", middle - half, y + 0.02),
            ("C", middle - half * 0.4, y + 0.22, middle + half * 0.3, y - 0.08, middle + half, y + 0.1),
        )
        return (Path(commands, pen),)
    if mark == "\u0306":
        return (Path((("M", middle - half, y + 0.13), ("C", middle - half, y, middle + half, y, middle + half, y + 0.13)), pen),)
    if mark == "\u0301":
        return (polyline(((middle - 0.05, y), (middle + 0.1, y + 0.15)), pen),)
    if mark == "\u0300":
        return (polyline(((middle + 0.05, y), (middle - 0.1, y + 0.15)), pen),)
    if mark == "\u030a":
        return (_circle(middle, y + 0.08, 0.07, pen),)
    dots = {"\u0307": (0.0,), "\u0308": (-0.1, 0.1), "\u20db": (-0.17, 0.0, 0.17)}.get(mark, (0.0,))
    return tuple(_circle(middle + dx, y + 0.07, r, 0.0) for dx in dots)


def _circle(x: float, y: float, r: float, pen: float) -> Path:
    k = r * 0.5523
    return Path(
        (
            ("M", x - r, y),
            ("C", x - r, y + k, x - k, y + r, x, y + r),
            ("C", x + k, y + r, x + r, y + k, x + r, y),
            ("C", x + r, y - k, x + k, y - r, x, y - r),
            ("C", x - k, y - r, x - r, y - k, x - r, y),
            ("Z",),
        ),
        pen,
    )
