"""LaTeX's environments for matrices, cases and aligned equations."""

from foliensatz.formula.tree import ALIGNED, CASES, LINES, MATRIX, STACK, Fence, Grid, Node, Row

_FENCES = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
}
_CASES = {"cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}"), "drcases": ("", "}")}
_ALIGNED = frozenset("aligned align split alignedat alignat flalign eqnarray".split())
_LINES = frozenset("gathered gather multline multlined lines".split())
_PLAIN = frozenset("equation displaymath math".split())
NAMES = (*_FENCES, *_CASES, "array", *_ALIGNED, *_LINES, *_PLAIN, "subarray")
_RULES = ("\\hline", "\\toprule", "\\midrule", "\\bottomrule", "\\cline", "\\hdashline")


def environment(parser, start: int) -> Node | None:
    """The environment whose \\begin was just taken; `start` is where that stands."""
    name, offset = parser.raw_argument("\\begin")
    bare = name.strip().rstrip("*")
    if bare not in NAMES:
        from foliensatz.suggestion import nearest

        near = nearest(bare, NAMES)
        hint = f"Did you mean {near}?" if near else "There are aligned, cases, matrix, pmatrix, bmatrix, array and gathered"
        parser.tell("F243", f"The environment “{name}” is not known here", offset, hint)
        bare = "aligned"
    alignments = ""
    if bare == "array" or bare == "subarray":
        alignments = _columns(parser)
    elif bare in ("alignat", "alignedat"):
        parser.raw_argument("\\begin")
    elif bare in _FENCES and name.strip().endswith("*"):
        alignments = (parser.option() or "")[:1]
    elif bare in _ALIGNED or bare in _LINES:
        parser.option()
    if bare in _PLAIN:
        row = parser.row(("\\end",))
        _end(parser, name, start)
        return row
    display = parser.display
    parser.display = display and (bare in _ALIGNED or bare in _LINES or bare.startswith("d"))
    rows = _rows(parser)
    parser.display = display
    _end(parser, name, start)
    return _grid(bare, rows, alignments)


def substack(parser, command: str) -> Node:
    """\\substack{…}: lines of one script."""
    parser.skip_blanks()
    start = parser.at
    if parser.peek() != "{":
        return parser.argument(command)
    parser.take()
    rows = [[parser.row(("\\\\", "}"))]]
    while parser.peek() == "\\\\":
        parser.take()
        rows.append([parser.row(("\\\\", "}"))])
    if parser.peek() != "}":
        parser.tell("F242", "This { is never closed", start, "Write a } where it ends")
    parser.take()
    return Grid(tuple(tuple(row) for row in rows), "c", STACK)


def _columns(parser) -> str:
    raw, offset = parser.raw_argument("\\begin{array}")
    if "|" in raw:
        hint = "PowerPoint's matrices have none; \\left| … \\right| stands around a matrix"
        parser.tell("F244", "Rules between columns are left out", offset + raw.index("|"), hint, wrong=False)
    return "".join([letter for letter in raw if letter in "lcr"])


def _rows(parser) -> list[list[Node]]:
    rows: list[list[Node]] = [[]]
    while True:
        _skip_rules(parser)
        rows[-1].append(parser.row(("&", "\\\\", "\\end", *_RULES)))
        token = parser.peek()
        if token in _RULES:
            continue
        if token == "&":
            parser.take()
        elif token == "\\\\":
            parser.take()
            parser.take_if("*")
            if parser.text[parser.at : parser.at + 1] == "[":
                parser.option()
            rows.append([])
        else:
            break
    if len(rows) > 1 and all(isinstance(cell, Row) and not cell.items for cell in rows[-1]):
        rows.pop()
    return rows


def _skip_rules(parser) -> None:
    parser.skip_blanks()
    while parser.peek() in _RULES:
        start = parser.at
        command = parser.take()
        if command == "\\cline":
            parser.raw_argument(command)
        parser.tell("F244", f"{command} is left out", start, "PowerPoint's matrices have no rules", wrong=False)
        parser.skip_blanks()


def _end(parser, name: str, start: int) -> None:
    if parser.peek() != "\\end":
        parser.tell("F242", f"This \\begin{{{name}}} is never closed", start, f"Write \\end{{{name}}} where it ends")
        return
    at = parser.at
    parser.take()
    closed, _ = parser.raw_argument("\\end")
    if closed.strip() != name.strip():
        hint = f"Write \\end{{{name}}}"
        parser.tell("F242", f"\\end{{{closed}}} stands where {name} has to end", at, hint)


def _grid(name: str, rows: list[list[Node]], alignments: str) -> Node:
    width = max(map(len, rows))
    cells = tuple(tuple(row) + (Row(()),) * (width - len(row)) for row in rows)
    if name in _FENCES:
        grid = Grid(cells, (alignments or "c") * width)
        opening, closing = _FENCES[name]
        return Fence(opening, closing, (grid,)) if opening else grid
    if name in _CASES:
        opening, closing = _CASES[name]
        return Fence(opening, closing, (Grid(cells, "l" * width, CASES),))
    if name == "array":
        return Grid(cells, (alignments + "c" * width)[:width], MATRIX)
    if name == "subarray":
        return Grid(cells, (alignments + "c" * width)[:width], STACK)
    if name == "eqnarray":
        merged = tuple((row[0], Row((*_items(row[1:]),))) for row in cells)
        return Grid(merged, "rl", ALIGNED)
    if name in _LINES:
        return Grid(tuple((Row(tuple(_items(row))),) for row in cells), "c", LINES)
    return Grid(cells, ("rl" * width)[:width] if width > 1 else "c", ALIGNED if width > 1 else LINES)


def _items(cells) -> list[Node]:
    return [item for cell in cells for item in (cell.items if isinstance(cell, Row) else (cell,))]
