"""Blocks: markdown-it's flat row of tokens built into the blocks of a slide."""

import re

from foliensatz.deck import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Callout,
    Chart,
    CodeBlock,
    Column,
    Columns,
    Heading,
    List,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Runs,
    Table,
    plain_text,
)
from foliensatz.reading.attribution import split_attribution
from foliensatz.reading.attributes import parse_attributes, split_trailing, split_unknown, with_flags
from foliensatz.reading.context import Context, TooDeep
from foliensatz.reading.inline import DISPLAY, HARD, PICTURE, SOFT, Piece, read_pieces, read_runs, to_runs
from foliensatz.reading.dash_widths import LONG_LINE, dash_widths
from foliensatz.reading.lines import cells, unmarked
from foliensatz.reading.markdown import MAX_NESTING, parse_blocks
from foliensatz.reading.merges import Marks, marks_of_row
from foliensatz.reading.notes_divs import NOTES, is_notes
from foliensatz.reading.raw_table import FENCES, FLAGS, RawTable
from foliensatz.reading.steps import FRAGMENT, PAUSE, TAGS, Move, kind_of, without_clicks
from foliensatz.source import Span

_COMMENT = re.compile(r"(?s)<!--(.*?)(?:-->|\Z)")
_HIDDEN = r"(?is)<(style|script)\b.*?(?:</\1\s*>|\Z)"
_BLOCK_TAG = (
    r"(?i)</?(?:p|div|section|article|header|footer|main|aside|nav|center|figure|figcaption|details|summary|h[1-6]|ul|ol|li"
    r"|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote|pre|form|hr)\b[^<>]*>"
)
_PIPE = re.compile(r"(?<!\\)\|")
_DIVS = ("notes", "columns", "column", "incremental", "nonincremental", "fragment")
_CLICK_TAG = re.compile(r"<(/?)(v-clicks?)(?: [^<>]*)?>")

# What can have a caption: tables, and what will be one.
TABLES = (Table, RawTable)
# Pandoc's marks of a table's caption.
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_DEFINITION = re.compile(r"\n:[ \t]+(?=\S)")
# What no caption belongs to.
_CONTAINERS = frozenset(("bullet_list_open", "ordered_list_open", "blockquote_open", "div_open"))
# What stands before ": …" is a term up to so many characters.
_LONGEST_TERM = 100
CAPTION = re.compile(r"(?::|[Tt]able:)[ \t]+(?=\S)")

# Attributes on a line of their own that wait for the list or table behind them, with their line.
_Pending = tuple[Attributes, int]


class BlockReader:
    """Builds blocks from tokens. `offset` is added to the tokens' lines (counted from 0) to make lines of the slide."""

    def __init__(self, tokens, context: Context, offset: int = 1):
        self.tokens = tokens
        self.context = context
        self.offset = offset
        self.position = 0
        self.list_depth = 0
        self.list_attributes: Attributes | None = None  # found within a list, for that list
        self.for_outermost = False
        self.loose_columns: Columns | None = None
        self.waiting_caption: tuple[str, int] | None = None

    def blocks(self, until: str = "", within: bool = False) -> tuple[Block, ...]:
        """Blocks up to a token of type `until` (which is taken too), or to the end. Those `within` others of the same row
        are finished with them."""
        found: list[Block] = []
        pending: _Pending | None = None
        tokens = self.tokens
        while self.position < len(tokens):
            token = tokens[self.position]
            self.position += 1
            kind = token.type
            if kind == until:
                break
            if self.waiting_caption and kind in _CONTAINERS:
                self.settle_caption(found, len(found))
            start = len(found)
            if kind == "paragraph_open":
                inline = tokens[self.position]
                self.position += 2
                line = inline.map[0] + self.offset
                if inline.content == ". . .":
                    self.context.moves.append(Move(PAUSE, line, line))
                    continue
                if CAPTION.match(inline.content) and self.caption(inline.content, line, found):
                    continue
                if inline.content.startswith("{") and (attributes := self.attributes(inline.content, line, found)):
                    if pending:
                        self.settle(pending, found, start)
                    pending = (attributes, line)
                    continue
                self.paragraph(inline.content, line, found)
            elif kind in ("bullet_list_open", "ordered_list_open"):
                found.append(self.list_block(token))
            elif kind == "blockquote_open":
                found.append(self.quote(token))
            elif kind == "fence":
                block = self.fence(token)
                if block is not None:
                    found.append(block)
            elif kind == "math_block":
                found.append(self.math(token.content, token.map[0] + self.offset, token.meta["attributes"]))
            elif kind == "code_block":
                text = token.content.rstrip("\n").expandtabs(4)
                found.append(CodeBlock(text, line=token.map[0] + self.offset))
            elif kind == "heading_open":
                self.heading(token, found)
            elif kind == "table_open":
                found.append(self.table(token))
            elif kind == "html_block":
                self.html(token, found)
            elif kind == "div_open":
                self.div(token, found)
            elif kind == "hr":
                line = token.map[0] + self.offset
                hint = "Delete it; rules are set by the theme"
                self.context.warn("F208", "A thematic break within a slide's content is not set", line, hint)
            if self.waiting_caption and len(found) > start:
                self.settle_caption(found, start)
            if pending and len(found) > start:
                self.settle(pending, found, start)
                pending = None
        if self.waiting_caption:
            self.settle_caption(found, len(found))
        if pending:
            self.settle(pending, found, len(found))
        return tuple(found) if within else finished(found, self.context)

    def attributes(self, text: str, line: int, found: list[Block]) -> Attributes | None:
        """Attributes on a line of their own; below a table they may have its flags in them."""
        if not (found and isinstance(found[-1], TABLES)):
            return parse_attributes(text)
        attributes = parse_attributes(with_flags(text, FLAGS))
        return attributes or self.table_attributes(text, line)

    def table_attributes(self, text: str, line: int) -> Attributes | None:
        """What a line in braces below a table says, without its words that say nothing, of which the author is told; None
        where the line is no such line."""
        from foliensatz.reading.table_settings import unknown_word

        found = split_unknown(text, FLAGS)
        if not found:
            return None
        attributes, unknown = found
        column = self.context.column(line, "{") or 1
        for word, offset in unknown:
            self.context.diagnostics.append(unknown_word(word, Span(line, column + offset)))
        return attributes

    def settle(self, pending: _Pending, found: list[Block], start: int) -> None:
        """Give waiting attributes to the block that began at `start` if it is a list or a table, or to the one before; to
        a table before if they stand directly above nothing."""
        attributes, number = pending
        if FRAGMENT in attributes.classes and found and not isinstance(found[min(start, len(found) - 1)], List):
            line = found[min(start, len(found) - 1)].line
            self.context.moves.append(Move(FRAGMENT, line, line))
            attributes = without_clicks(attributes)
        if found and attributes.get("name"):
            self.context.names.append((found[min(start, len(found) - 1)].line, attributes.get("name")))
            attributes = attributes._replace(pairs=tuple(pair for pair in attributes.pairs if pair[0] != "name"))
        if attributes == NO_ATTRIBUTES:
            return
        lines = self.context.lines
        above = start and isinstance(found[start - 1], TABLES) and not "".join(lines[number : number + 1]).strip()
        for index in (start - 1, start) if above else (start, start - 1):
            if 0 <= index < len(found):
                block = found[index]
                if isinstance(block, (List, *TABLES)) and block.attributes == NO_ATTRIBUTES:
                    found[index] = block._replace(attributes=attributes)
                    return
        hint = "Put them directly before or behind a list or table, or behind a picture or heading"
        self.context.warn("F216", "These attributes belong to nothing", number, hint)

    def caption(self, text: str, line: int, found: list[Block]) -> bool:
        """Whether a paragraph ": Caption {…}" was taken: by the table before it, or to wait for one behind it."""
        if found and isinstance(found[-1], TABLES) and not found[-1].caption:
            found[-1] = self.captioned(found[-1], text, line)
            return True
        if self.waiting_caption:
            self.settle_caption(found, len(found))
        self.waiting_caption = (text, line)
        return True

    def captioned(self, table: Table, text: str, line: int) -> Table:
        """The table with the caption and the attributes of a line ": Caption {…}"."""
        mark = CAPTION.match(text)
        text, attributes, _ = split_trailing(with_flags(text[mark.end() if mark else 0 :], FLAGS))
        table = table._replace(caption=read_runs(text, line, self.context))
        if not attributes:
            return table
        own = table.attributes
        both = Attributes(
            attributes.id or own.id, (*own.classes, *attributes.classes), (*attributes.pairs, *own.pairs)
        )
        return table._replace(attributes=both)

    def settle_caption(self, found: list[Block], start: int) -> None:
        """Give a waiting caption to the table that begins at `start`; where something else does, it is a paragraph."""
        text, line = self.waiting_caption
        self.waiting_caption = None
        if start < len(found) and isinstance(found[start], TABLES) and not found[start].caption:
            found[start] = self.captioned(found[start], text, line)
            return
        if self.defined(text, line, found, start):
            return
        before: list[Block] = []
        self.paragraph(text, line, before)
        found[start:start] = before

    def math(self, latex: str, line: int, attributes: Attributes) -> Math:
        from foliensatz.reading.formulas import read_formula

        return read_formula(latex, line, True, self.context, attributes)

    def paragraph(self, text: str, line: int, found: list[Block]) -> None:
        if text.startswith(("$$", "\\[")):
            from foliensatz.reading.formulas import tell_unclosed

            tell_unclosed(text, line, self.context)
        if text.startswith("{") or text.endswith("}"):
            text, line = self.without_own_attributes(text, line)
        if self.list_depth and "\n{" in text:
            text = self.without_list_attributes(text, line)
        if "\n:" in text and self.definitions(text, line, found):
            return
        if "|" in text:
            self.tell_of_rows(text, line)
        self.pieces_to_blocks(read_pieces(text, line, self.context), line, found)

    def tell_of_rows(self, text: str, line: int) -> None:
        """Tell of rows in a paragraph that were meant as a table."""
        after = self.tokens[self.position] if self.position < len(self.tokens) else None
        last = line + text.count("\n")
        if after is not None and after.type == "table_open" and after.map[0] + self.offset == last + 1:
            from foliensatz.reading.broken_tables import headless

            told = headless(self.source_line(last), self.source_line(last + 1), last + 1)
        else:
            from foliensatz.reading.broken_tables import broken_table

            told = broken_table(text, line)
        if told:
            self.context.diagnostics.append(told)

    def definitions(self, text: str, line: int, found: list[Block]) -> bool:
        """Whether a paragraph was a term with lines ": …" below that say what it means."""
        term, *meanings = _DEFINITION.split(text)
        if not meanings:
            return False
        blocks: list[Block] = []
        self.add_text(read_pieces(term, line, self.context), line, blocks)
        at = line + term.count("\n") + 1
        for meaning in meanings:
            self.pieces_to_blocks(read_pieces(meaning, at, self.context), at, blocks)
            at += meaning.count("\n") + 1
        item = ListItem(tuple(blocks), line)
        if found and isinstance(found[-1], List) and found[-1].definitions:
            found[-1] = found[-1]._replace(items=(*found[-1].items, item))
        else:
            found.append(List((item,), line=line, definitions=True))
        return True

    def defined(self, text: str, line: int, found: list[Block], start: int) -> bool:
        """Whether a paragraph ": …" that is no table's caption says what the short paragraph before `start` means."""
        before = found[start - 1] if start else None
        if not text.startswith(":") or isinstance(before, Paragraph) and len(plain_text(before.runs)) > _LONGEST_TERM:
            return False
        if not isinstance(before, Paragraph) and not (isinstance(before, List) and before.definitions):
            return False
        meaning: list[Block] = []
        self.pieces_to_blocks(read_pieces(text[1:].lstrip(), line, self.context), line, meaning)
        if isinstance(before, List):
            last = before.items[-1]
            items = (*before.items[:-1], last._replace(blocks=(*last.blocks, *meaning)))
        else:
            items = (ListItem((before, *meaning), before.line),)
            if start > 1 and isinstance(found[start - 2], List) and found[start - 2].definitions:
                start -= 1
                items = (*found[start - 1].items, *items)
                del found[start]
        found[start - 1] = List(items, line=items[0].line, definitions=True)
        return True

    def without_own_attributes(self, text: str, line: int) -> tuple[str, int]:
        """A paragraph without the `{.fragment}` or `{name=…}` before or behind it, which hold for it, and its line."""
        first, newline, rest = text.partition("\n")
        attributes = parse_attributes(first) if newline and first.startswith("{") else None
        if attributes and _of_a_shape(attributes):
            text, line = rest, line + 1
        else:
            head, attributes, _ = split_trailing(text)
            if not attributes or not head.strip() or not _of_a_shape(attributes):
                return text, line
            text = head.rstrip()
        if FRAGMENT in attributes.classes:
            self.context.moves.append(Move(FRAGMENT, line, line))
        if attributes.get("name"):
            self.context.names.append((line, attributes.get("name")))
        return text, line

    def pieces_to_blocks(self, pieces: list[Piece], line: int, found: list[Block]) -> None:
        """A paragraph; where pictures or formulas stand by themselves in it, they and the text between them."""
        start = 0
        if any(piece.kind in (PICTURE, DISPLAY) for piece in pieces):
            for index, piece in enumerate(pieces):
                if piece.kind in (PICTURE, DISPLAY):
                    self.add_text(pieces[start:index], line, found)
                    found.append(piece.block)
                    start = index + 1
            self.add_text(pieces[start:], pieces[start].line if start < len(pieces) else line, found)
        else:
            self.add_text(pieces, line, found)

    def add_text(self, pieces: list[Piece], line: int, found: list[Block]) -> None:
        runs = to_runs(pieces)
        if runs:
            found.append(Paragraph(runs, line))

    def heading(self, token, found: list[Block]) -> None:
        inline = self.tokens[self.position]
        self.position += 2
        line = token.map[0] + self.offset
        text, attributes, _ = split_trailing(inline.content)
        if attributes and FRAGMENT in attributes.classes:
            self.context.moves.append(Move(FRAGMENT, line, line))
        pieces = read_pieces(text, line, self.context, title=True)
        runs = to_runs(pieces)
        if runs:
            found.append(Heading(max(3, int(token.tag[1])), runs, line))
        found.extend(piece.block for piece in pieces if piece.kind == PICTURE)

    def list_block(self, token) -> List:
        ordered = token.type == "ordered_list_open"
        line = token.map[0] + self.offset
        start = self.first_number(int(token.attrs.get("start", 1)), line) if ordered else 1
        tight = True
        items: list[ListItem] = []
        close = "ordered_list_close" if ordered else "bullet_list_close"
        self.list_depth += 1
        while self.position < len(self.tokens):
            item = self.tokens[self.position]
            self.position += 1
            if item.type == close:
                break
            self.check_depth(item)
            blocks: list[Block] = []
            checked = None
            first = self.tokens[self.position]
            if first.type == "paragraph_open":
                tight = tight and first.hidden
                inline = self.tokens[self.position + 1]
                if inline.content.startswith("[") and (task := _TASK.match(inline.content)):
                    checked = task[1] != " "
                    inline.content = inline.content[task.end() :]
                if not inline.content.startswith("{"):
                    self.position += 3
                    self.item_paragraph(inline.content, inline.map[0] + self.offset, blocks)
                    blocks = list(finished(blocks, self.context))
            blocks.extend(self.blocks("list_item_close"))
            items.append(ListItem(tuple(blocks), item.map[0] + self.offset, checked))
        self.list_depth -= 1
        attributes = NO_ATTRIBUTES
        if self.list_attributes and not (self.for_outermost and self.list_depth):
            attributes, self.list_attributes = self.list_attributes, None
        return List(tuple(items), ordered, start, tight, attributes, line)

    def first_number(self, start: int, line: int) -> int:
        """The number of a list's first item, brought into the range of numbers that count themselves in PowerPoint
        (buAutoNum's startAt, ECMA-376 part 1, 21.1.2.4.1)."""
        nearest = min(max(start, 1), 32767)
        if nearest != start:
            hint = f"Where the {start} matters, write the numbers as text: - {start}: …"
            message = f"PowerPoint's lists count from 1 to 32767, so this one begins at {nearest} instead of {start}"
            self.context.warn("F223", message, line, hint)
        return nearest

    def without_list_attributes(self, text: str, line: int) -> str:
        """A paragraph within a list without the line of attributes at its end. `{columns=2}` directly behind a list is,
        for Markdown, a line of its last item; it belongs to the outermost list where it isn't indented."""
        head, _, tail = text.rpartition("\n")
        attributes = parse_attributes(tail) if tail.startswith("{") else None
        if not attributes:
            return text
        number = line + head.count("\n") + 1
        self.list_attributes = attributes
        self.for_outermost = "".join(self.context.lines[number - 1 : number]).startswith("{")
        return head

    def item_paragraph(self, text: str, line: int, found: list[Block]) -> None:
        """The first paragraph of an item; a first line that is all bold becomes a paragraph of its own."""
        if text.startswith("{") or text.endswith("}"):
            text, line = self.without_own_attributes(text, line)
        if "\n{" in text:
            text = self.without_list_attributes(text, line)
        pieces = read_pieces(text, line, self.context)
        if len(pieces) > 2 and pieces[0].style.bold:
            for index, piece in enumerate(pieces):
                if piece.kind in (SOFT, HARD):
                    if index + 1 < len(pieces) and not piece.style.bold:
                        self.add_text(pieces[:index], line, found)
                        self.pieces_to_blocks(pieces[index + 1 :], pieces[index + 1].line, found)
                        return
                    break
                if piece.kind == PICTURE or not piece.style.bold and piece.text.strip():
                    break
        self.pieces_to_blocks(pieces, line, found)

    def check_depth(self, token) -> None:
        """Where the parser would leave out what is nested deeper, the slide is read without it."""
        if token.level >= MAX_NESTING - 2:
            raise TooDeep(token.map[0] + self.offset)

    def quote(self, token) -> Quote | Callout:
        self.check_depth(token)
        line = token.map[0] + self.offset
        first = self.tokens[self.position : self.position + 2]
        if len(first) == 2 and first[0].type == "paragraph_open" and first[1].content.startswith("[!"):
            from foliensatz.reading.callouts import opening

            found = opening(first[1].content, first[1].map[0] + self.offset, self.context)
            if found:
                kind, title, rest = found
                if rest:
                    # The line that says what it is has been read.
                    first[1].content, first[1].map = rest, [first[1].map[0] + 1, first[1].map[1]]
                else:
                    del self.tokens[self.position : self.position + 3]
                return Callout(kind, title, self.blocks("blockquote_close"), line)
        close = self.position
        depth = 1
        while depth:
            kind = self.tokens[close].type
            depth += (kind == "blockquote_open") - (kind == "blockquote_close")
            close += 1
        last = close - 2  # the token before blockquote_close
        attribution: Runs = ()
        if self.tokens[last].type == "paragraph_close" and self.tokens[last].level == token.level + 1:
            inline = self.tokens[last - 1]
            body, source, source_line = split_attribution(inline.content, inline.map[0] + self.offset)
            if source and (body or last - 2 > self.position):
                attribution = read_runs(source, source_line, self.context)
                if body:
                    inline.content = body
                else:
                    del self.tokens[last - 2 : last + 1]
        blocks = self.blocks("blockquote_close")
        return Quote(blocks, attribution, line)

    def fence(self, token) -> CodeBlock | Math | RawTable | Chart | None:
        line = token.map[0] + self.offset
        from foliensatz.reading.code import read_code
        from foliensatz.reading.fences import read_info

        words = token.info.strip()
        info = read_info(with_flags(words, FLAGS) if words.lower().startswith(FENCES) else words)
        if FRAGMENT in info.attributes.classes:
            self.context.moves.append(Move(FRAGMENT, line, line))
            info = info._replace(attributes=without_clicks(info.attributes))
        if info.attributes.get("name").startswith("!!"):
            self.context.names.append((line, info.attributes.get("name")))
            others = tuple(pair for pair in info.attributes.pairs if pair[0] != "name")
            info = info._replace(attributes=info.attributes._replace(pairs=others))
        name = info.language.lower() or "csv" * bool(info.attributes.get("chart"))
        if name not in (*FENCES, "math", "chart") or "code" in info.attributes.classes or not token.content.strip() and name == "math":
            return read_code(token.content, info, line, self.context)
        if info.words:
            hint = "Behind the word there is room for attributes in braces, such as {#name}"
            self.context.warn("F221", f"“{' '.join(info.words)}” behind the ``` is left out", line, hint)
        if name == "math":
            return self.math(token.content.rstrip("\n"), line + 1, info.attributes)
        if name == "chart":
            from foliensatz.reading.chart import chart_of_fence

            return chart_of_fence(token.content, info.attributes, line, self.context)
        return RawTable(token.content, name, "", line, (), info.attributes)

    def table(self, token) -> Table:
        line = token.map[0] + self.offset
        alignments: list[str] = []
        rows: list[list[Runs]] = []
        row_line = line
        marks: list[Marks] = []
        contents: list[str] = []
        below = self.lines_below(token)
        last_row = token.map[1] + self.offset - len(below)
        while self.position < len(self.tokens):
            part = self.tokens[self.position]
            self.position += 1
            if part.type == "table_close":
                break
            if part.type == "tr_open":
                row_line = part.map[0] + self.offset if part.map else row_line
                if row_line < last_row:
                    rows.append([])
                    contents = []
            elif part.type == "tr_close" and row_line < last_row:
                marks.append(marks_of_row(self.source_line(row_line), contents))
            elif part.type in ("th_open", "td_open"):
                if part.type == "th_open":
                    style = str(part.attrs.get("style", ""))
                    alignments.append(style.partition(":")[2])
            elif part.type == "inline" and row_line < last_row:
                contents.append(part.content)
                rows[-1].append(read_runs(part.content, row_line, self.context))
        width = len(alignments)
        self.check_rows(token, width)
        filled = [tuple(row[:width]) + ((),) * (width - len(row)) for row in rows]
        table = Table(tuple(alignments), filled[0], tuple(filled[1:]), line)
        source = [self.source_line(number) for number in range(line, last_row)]
        if max(map(len, source)) > LONG_LINE:
            table = table._replace(widths=dash_widths(source))
        if any(map(any, marks)):
            self.context.marks[line] = [(*row, *[""] * (width - len(row)))[:width] for row in marks]
        for number, text in enumerate(below, last_row):
            if CAPTION.match(text):
                table = self.captioned(table, text, number)
            else:
                attributes = parse_attributes(with_flags(text, FLAGS)) or self.table_attributes(text, number)
                table = table._replace(attributes=attributes or NO_ATTRIBUTES)
        return table

    def source_line(self, number: int) -> str:
        """A line of the slide without the markers of the containers it stands in."""
        lines = self.context.lines
        return unmarked(lines[number - 1]) if number <= len(lines) else ""

    def lines_below(self, token) -> list[str]:
        """The caption's and the attributes' line right below a table, which Markdown takes for rows."""
        found: list[str] = []
        first, number = token.map[0] + 2, token.map[1] - 1
        while number >= first and len(found) < 2:
            text = self.source_line(number + self.offset)
            if _PIPE.search(text) or not (CAPTION.match(text) or text.startswith("{") and split_unknown(text, FLAGS)):
                break
            found.insert(0, text)
            number -= 1
        return found

    def check_rows(self, token, width: int) -> None:
        """Cells beyond the header's are lost by GFM's rule (4.10); the author is told."""
        first, last = token.map[0] + self.offset, token.map[1] + self.offset
        for number in range(first + 2, last):
            row = self.context.lines[number - 1] if number <= len(self.context.lines) else ""
            if row.count("|") > width - 1 and cells(row := unmarked(row)) > width:
                hint = "Give the header row as many cells"
                rest = " | ".join(cell.strip() for cell in _PIPE.split(row.strip("|"))[width:])
                left_out = f"“{rest}” is left out" if rest.strip(" |") else "those beyond are left out"
                message = f"This row has more cells than the table's {width} columns: {left_out}"
                self.context.warn("F219", message, number, hint)

    def html(self, token, found: list[Block]) -> None:
        """An HTML block: comments are read, tags left out, their text kept."""
        text, line, context = token.content, token.map[0] + self.offset, self.context
        if "<!--" in text:
            for match in _COMMENT.finditer(text):
                context.comment(match[1], line + text.count("\n", 0, match.start()))
            text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
        if not text.strip():
            return
        if "v-click" in text and (tag := _CLICK_TAG.fullmatch(text.strip())):
            self.click_tag(tag[2], line, not tag[1])
            return
        for pattern in (_HIDDEN, _BLOCK_TAG):
            for match in re.finditer(pattern, text):
                context.dropped_tags.append((match[0].split("\n")[0], line + text.count("\n", 0, match.start())))
            text = re.sub(pattern, lambda match: "\0" * (pattern is _BLOCK_TAG) + "\n" * match[0].count("\n"), text)
        for chunk in text.split("\0"):
            if chunk.strip():
                stripped = "\n".join(part.strip() for part in chunk.strip().split("\n"))
                self.paragraph(stripped, line + chunk[: len(chunk) - len(chunk.lstrip())].count("\n"), found)
            line += chunk.count("\n")

    def click_tag(self, name: str, line: int, opens: bool) -> None:
        """Slidev's tags around what comes with clicks: the opening one holds to the end, or to the closing one."""
        moves, kind = self.context.moves, TAGS[name]
        if opens:
            moves.append(Move(kind, line, len(self.context.lines) + 1))
            return
        for index in range(len(moves) - 1, -1, -1):
            if moves[index].kind == kind and moves[index].last > len(self.context.lines):
                moves[index] = moves[index]._replace(last=line)
                return

    def div(self, token, found: list[Block]) -> None:
        attributes: Attributes = token.meta["attributes"]
        line = token.map[0] + self.offset
        if kind_of(attributes):
            name = without_clicks(attributes)
            if not any(known in name.classes for known in ("columns", "column", *NOTES)):
                found.extend(self.blocks("div_close", within=True))
            else:
                self.contents(name, line, found)
            self.note_clicks(attributes, line)
        else:
            self.contents(attributes, line, found)

    def note_clicks(self, attributes: Attributes, line: int) -> None:
        """What a div that has just been read says about clicks."""
        if kind := kind_of(attributes):
            last = self.tokens[self.position - 1]
            end = last.map[0] + self.offset if last.type == "div_close" else len(self.context.lines)
            self.context.moves.append(Move(kind, line, end))

    def contents(self, attributes: Attributes, line: int, found: list[Block]) -> None:
        """The blocks of a div, whatever else it does."""
        if is_notes(attributes.classes, line, self.context):
            moves = len(self.context.moves)
            self.context.in_notes = True
            self.context.notes.extend(self.blocks("div_close"))
            self.context.in_notes = False
            del self.context.moves[moves:]
        elif "columns" in attributes.classes:
            columns = self.columns(line)
            if columns.columns:
                found.append(columns)
        elif "column" in attributes.classes:
            column = self.column(attributes, line)
            if found and found[-1] is self.loose_columns:
                found[-1] = found[-1]._replace(columns=(*found[-1].columns, column))
            else:
                found.append(Columns((column,), line))
            self.loose_columns = found[-1]
        else:
            name = attributes.classes[0] if attributes.classes else ""
            if name:
                hint = f"Use {', '.join(_DIVS[:-1])} or {_DIVS[-1]}; the content is shown as if the ::: lines were not there"
                self.context.warn("F213", f"“::: {name}” means nothing here", line, hint)
            found.extend(self.blocks("div_close", within=True))

    def columns(self, line: int) -> Columns:
        """The columns of a `::: columns` div. What stands beside them becomes a column too, so that nothing is lost."""
        columns: list[Column] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            if token.type == "div_close":
                self.position += 1
                break
            if token.type == "div_open" and "column" in token.meta["attributes"].classes:
                self.position += 1
                columns.append(self.column(token.meta["attributes"], token.map[0] + self.offset))
                continue
            stray = self.one_block()
            if stray:
                columns.append(Column(stray, 0.0, (token.map[0] if token.map else 0) + self.offset))
        return Columns(tuple(columns), line)

    def column(self, attributes: Attributes, line: int) -> Column:
        width = _fraction(attributes.get("width"))
        if width is None:
            hint = "Write a percentage, like width=40%"
            self.context.warn("F210", f"A column can't be “{attributes.get('width')}” wide", line, hint)
        blocks = self.blocks("div_close")
        self.note_clicks(attributes, line)
        return Column(blocks, width or 0.0, line)

    def one_block(self) -> tuple[Block, ...]:
        """The one block that begins at the current token."""
        start = self.position
        end, depth = start, 0
        while end < len(self.tokens):
            token = self.tokens[end]
            depth += token.nesting
            if token.type == "div_open":
                depth += 1
            elif token.type == "div_close":
                depth -= 1
            end += 1
            if depth <= 0:
                break
        self.position = end
        return BlockReader(self.tokens[start:end], self.context, self.offset).blocks()


def _of_a_shape(attributes: Attributes) -> bool:
    """Whether they say nothing but when a shape appears and what it is called."""
    return not attributes.id and set(attributes.classes) <= {FRAGMENT} and {key for key, _ in attributes.pairs} <= {"name"}


def finished(found: list, context: Context) -> tuple[Block, ...]:
    """Blocks whose captions and attributes have come: tables as their attributes want them, those of files and fences
    made of their values, and charts."""
    if not any(isinstance(block, TABLES) for block in found):
        return tuple(found)
    from foliensatz.reading.table_settings import with_settings
    from foliensatz.reading.tables import table_of

    blocks: list[Block] = []
    for block in found:
        if isinstance(block, TABLES) and FRAGMENT in block.attributes.classes:
            context.moves.append(Move(FRAGMENT, block.line, block.line))
            block = block._replace(attributes=without_clicks(block.attributes))
        if isinstance(block, TABLES) and block.attributes.get("chart"):
            blocks += _chart(block, context)
        elif isinstance(block, Table):
            blocks.append(with_settings(block, context.marks.pop(block.line, []), context))
        elif isinstance(block, RawTable):
            blocks += table_of(block, context)
        else:
            blocks.append(block)
    return tuple(blocks)


def _chart(block: Table | RawTable, context: Context) -> list[Block]:
    """The chart of what would be a table."""
    from foliensatz.reading.chart import chart_of_raw, chart_of_table

    context.marks.pop(block.line, None)
    found = chart_of_raw(block, context) if isinstance(block, RawTable) else chart_of_table(block, context)
    return [found] if found is not None else []


def read_blocks(text: str, line: int, context: Context) -> tuple[Block, ...]:
    """Markdown that begins on `line` of the slide, as blocks (for notes in comments)."""
    tokens, environment = parse_blocks(text, ())
    references = context.environment.setdefault("references", {})
    for label, entry in environment.get("references", {}).items():
        references.setdefault(label, entry)
    return BlockReader(tokens, context, line).blocks()


def _fraction(width: str) -> float | None:
    """"40%" and "0.4" as 0.4, "" as 0; None where it is neither."""
    if not width:
        return 0.0
    try:
        value = float(width.rstrip("%")) / 100 if width.endswith("%") else float(width)
    except ValueError:
        return None
    return value if 0 < value <= 1 else None

