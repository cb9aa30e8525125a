"""What pandoc's divs hold: columns, notes, and blocks that come with clicks. (How they are written: divs.py.)"""

from typing import TYPE_CHECKING

from foliensatz.deck import Attributes, Block, Column, Columns
from foliensatz.reading.notes_divs import NOTES, is_notes
from foliensatz.reading.steps import Move, kind_of, without_clicks

if TYPE_CHECKING:
    from foliensatz.reading.blocks import BlockReader

_DIVS = ("notes", "columns", "column", "incremental", "nonincremental", "fragment")


def read_div(reader: "BlockReader", token, found: list[Block]) -> None:
    """What stands in the div that a token has opened, put behind what was `found` before it."""
    attributes: Attributes = token.meta["attributes"]
    line = token.map[0] + reader.offset
    if kind_of(attributes):
        name = without_clicks(attributes)
        if not any(known in name.classes for known in ("columns", "column", *NOTES)):
            found.extend(reader.blocks("div_close", within=True))
        else:
            _contents(reader, name, line, found)
        _note_clicks(reader, attributes, line)
    else:
        _contents(reader, attributes, line, found)


def _contents(reader: "BlockReader", attributes: Attributes, line: int, found: list[Block]) -> None:
    """The blocks of a div, whatever else it does."""
    if is_notes(attributes.classes, line, reader.context):
        moves = len(reader.context.moves)
        reader.context.in_notes = True
        reader.context.notes.extend(reader.blocks("div_close"))
        reader.context.in_notes = False
        del reader.context.moves[moves:]
    elif "columns" in attributes.classes:
        columns = _columns(reader, line)
        if columns.columns:
            found.append(columns)
    elif "column" in attributes.classes:
        column = _column(reader, attributes, line)
        if found and found[-1] is reader.loose_columns:
            found[-1] = found[-1]._replace(columns=(*found[-1].columns, column))
        else:
            found.append(Columns((column,), line))
        reader.loose_columns = found[-1]
    else:
        name = attributes.classes[0] if attributes.classes else ""
        if name:
            hint = f"Use {', '.join(_DIVS[:-1])} or {_DIVS[-1]}; the content is shown as if the ::: lines were not there"
            reader.context.warn("F213", f"“::: {name}” means nothing here", line, hint)
        found.extend(reader.blocks("div_close", within=True))


def _note_clicks(reader: "BlockReader", attributes: Attributes, line: int) -> None:
    """What a div that has just been read says about clicks."""
    if kind := kind_of(attributes):
        last = reader.tokens[reader.position - 1]
        end = last.map[0] + reader.offset if last.type == "div_close" else len(reader.context.lines)
        reader.context.moves.append(Move(kind, line, end))


def _columns(reader: "BlockReader", line: int) -> Columns:
    """The columns of a `::: columns` div. What stands beside them becomes a column too, so that nothing is lost."""
    columns: list[Column] = []
    while reader.position < len(reader.tokens):
        token = reader.tokens[reader.position]
        if token.type == "div_close":
            reader.position += 1
            break
        if token.type == "div_open" and "column" in token.meta["attributes"].classes:
            reader.position += 1
            columns.append(_column(reader, token.meta["attributes"], token.map[0] + reader.offset))
            continue
        stray = reader.one_block()
        if stray:
            columns.append(Column(stray, 0.0, (token.map[0] if token.map else 0) + reader.offset))
    return Columns(tuple(columns), line)


def _column(reader: "BlockReader", attributes: Attributes, line: int) -> Column:
    width = _fraction(attributes.get("width"))
    if width is None:
        hint = "Write a percentage, like width=40%"
        reader.context.warn("F210", f"A column can't be “{attributes.get('width')}” wide", line, hint)
    blocks = reader.blocks("div_close")
    _note_clicks(reader, attributes, line)
    return Column(blocks, width or 0.0, line)


def _fraction(width: str) -> float | None:
    """"40%" and "0.4" as 0.4, "" as 0; None where it is neither."""
    if not width:
        return 0.0
    try:
        value = float(width.rstrip("%")) / 100 if width.endswith("%") else float(width)
    except ValueError:
        return None
    return value if 0 < value <= 1 else None
