"""Blocks: markdown-it's flat row of tokens built into the blocks of a slide."""

from foliensatz.deck import Attributes, Block, CodeBlock, Columns, Heading, Math, Paragraph
from foliensatz.reading.attributes import parse_attributes, split_trailing
from foliensatz.reading.captions import CAPTION, Pending, finished, own_attributes, settle_attributes, settle_caption, take_caption
from foliensatz.reading.context import Context, TooDeep
from foliensatz.reading.inline import read_pieces
from foliensatz.reading.lines import unmarked
from foliensatz.reading.lists import read_list, without_list_attributes
from foliensatz.reading.markdown import MAX_NESTING, parse_blocks
from foliensatz.reading.pieces import DISPLAY, PICTURE, Piece, to_runs
from foliensatz.reading.steps import FRAGMENT, PAUSE, Move

# What no caption belongs to.
_CONTAINERS = frozenset(("bullet_list_open", "ordered_list_open", "blockquote_open", "div_open"))


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
        pending: Pending | None = None
        tokens = self.tokens
        while self.position < len(tokens):
            token = tokens[self.position]
            self.position += 1
            kind = token.type
            if kind == until:
                break
            if self.waiting_caption and kind in _CONTAINERS:
                settle_caption(self, found, len(found))
            start = len(found)
            if kind == "paragraph_open":
                inline = tokens[self.position]
                self.position += 2
                line = inline.map[0] + self.offset
                if inline.content == ". . .":
                    self.context.moves.append(Move(PAUSE, line, line))
                    continue
                if CAPTION.match(inline.content):
                    take_caption(self, inline.content, line, found)
                    continue
                if inline.content.startswith("{") and (attributes := own_attributes(inline.content, line, found, self.context)):
                    if pending:
                        settle_attributes(pending, found, start, self.context)
                    pending = (attributes, line)
                    continue
                self.paragraph(inline.content, line, found)
            elif kind in ("bullet_list_open", "ordered_list_open"):
                found.append(read_list(self, token))
            elif kind == "blockquote_open":
                from foliensatz.reading.quotes import read_quote

                found.append(read_quote(self, token))
            elif kind == "fence":
                from foliensatz.reading.fences import read_fence

                block = read_fence(self, token)
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
                from foliensatz.reading.pipe_tables import read_table

                found.append(read_table(self, token))
            elif kind == "html_block":
                from foliensatz.reading.html_blocks import read_html

                read_html(self, token, found)
            elif kind == "div_open":
                from foliensatz.reading.div_blocks import read_div

                read_div(self, token, found)
            elif kind == "hr":
                line = token.map[0] + self.offset
                hint = "Delete it; rules are set by the theme"
                self.context.warn("F208", "A thematic break within a slide's content is not set", line, hint)
            if self.waiting_caption and len(found) > start:
                settle_caption(self, found, start)
            if pending and len(found) > start:
                settle_attributes(pending, found, start, self.context)
                pending = None
        if self.waiting_caption:
            settle_caption(self, found, len(found))
        if pending:
            settle_attributes(pending, found, len(found), self.context)
        return tuple(found) if within else finished(found, self.context)

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
            text = without_list_attributes(self, text, line)
        if "\n:" in text:
            from foliensatz.reading.definition_lists import read_definitions

            if read_definitions(self, text, line, found):
                return
        if "|" in text:
            from foliensatz.reading.broken_tables import tell_of_rows

            tell_of_rows(self, text, line)
        self.pieces_to_blocks(read_pieces(text, line, self.context), line, found)

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
        self.context.without_fragment(attributes, line)
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
        if attributes:
            self.context.without_fragment(attributes, line)
        pieces = read_pieces(text, line, self.context, title=True)
        runs = to_runs(pieces)
        if runs:
            found.append(Heading(max(3, int(token.tag[1])), runs, line))
        found.extend(piece.block for piece in pieces if piece.kind == PICTURE)

    def check_depth(self, token) -> None:
        """Where the parser would leave out what is nested deeper, the slide is read without it."""
        if token.level >= MAX_NESTING - 2:
            raise TooDeep(token.map[0] + self.offset)

    def source_line(self, number: int) -> str:
        """A line of the slide without the markers of the containers it stands in."""
        lines = self.context.lines
        return unmarked(lines[number - 1]) if number <= len(lines) else ""

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


def read_blocks(text: str, line: int, context: Context) -> tuple[Block, ...]:
    """Markdown that begins on `line` of the slide, as blocks (for notes in comments)."""
    tokens, environment = parse_blocks(text, ())
    references = context.environment.setdefault("references", {})
    for label, entry in environment.get("references", {}).items():
        references.setdefault(label, entry)
    return BlockReader(tokens, context, line).blocks()
