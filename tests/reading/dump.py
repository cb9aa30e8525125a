"""Slides, blocks and diagnostics as text that people can check at a glance."""

from foliensatz.deck import (
    Attributes,
    Block,
    Callout,
    Chart,
    CodeBlock,
    Columns,
    Heading,
    Image,
    List,
    Math,
    Paragraph,
    Quote,
    Slide,
    Table,
)
from foliensatz.diagnostic import Diagnostic
from foliensatz.runs import Runs


def dump_runs(runs: Runs) -> str:
    """Runs side by side: plain text as it is, styled as b{…}. A no-break space is ~, a hard break ⏎."""
    parts = []
    for run in runs:
        style = run.style
        marks = "".join(letter for letter, on in zip("bisc", style[:4]) if on)
        if style.href:
            marks += f"<{style.href}{f' “{style.tip}”' if style.tip else ''}>"
        if style.lang:
            marks += f"@{style.lang}"
        marks += "".join(f"[{word}]" for word in (style.mark, style.shift, style.color) if word)
        marks += f"^{style.note}" if style.note else ""
        marks += "u" * style.underline + "-" * style.small
        if run.formula is not None:
            marks += "$"
        text = run.text.replace("\u00a0", "~").replace("\n", "⏎")
        parts.append(f"{marks}{{{text}}}" if marks else text)
    return "".join(parts)


def dump_slide(slide: Slide) -> list[str]:
    head = f"[{slide.kind}] {dump_runs(slide.title)}".rstrip()
    facts = [
        f"{name}={value}"
        for name, value, usual in (
            ("layout", slide.layout, ""),
            ("columns", slide.columns, 0),
            ("classes", ".".join(slide.classes), ""),
            ("anchor", slide.anchor, ""),
            ("fit", slide.fit, "continue"),
            ("lang", slide.lang, "de-DE"),
            ("speaker", slide.speaker, ""),
            ("date", slide.date, ""),
            ("footer", slide.footer, ""),
        )
        if value != usual
    ]
    lines = [head]
    if facts:
        lines.append("  " + ", ".join(facts))
    lines += [f"  {name}: {dump_runs(runs)}" for name, runs in slide.fields]
    for block in slide.blocks:
        lines += dump_block(block, "  ")
    for foot in slide.footnotes:
        lines.append(f"  foot {foot.line}: {foot.number or '-'} {dump_runs(foot.runs)}")
    for note in slide.notes:
        lines += dump_block(note, "  notes ")
    return lines


def dump_block(block: Block, indent: str) -> list[str]:
    inner = " " * len(indent) + "  "
    at = f"{indent}{block.line}: "
    if isinstance(block, Paragraph):
        return [f"{at}p {dump_runs(block.runs)}"]
    if isinstance(block, Heading):
        return [f"{at}h{block.level} {dump_runs(block.runs)}"]
    if isinstance(block, List):
        kind = f"ol start={block.start}" if block.ordered else "dl" if block.definitions else "ul"
        lines = [f"{at}{kind}{'' if block.tight else ' loose'}{dump_attributes(block.attributes)}"]
        for item in block.items:
            mark = {None: "-", True: "- [x]", False: "- [ ]"}[item.checked]
            lines += [f"{inner}{mark}", *(line for child in item.blocks for line in dump_block(child, inner + "  "))]
        return lines
    if isinstance(block, Quote):
        lines = [f"{at}quote", *(line for child in block.blocks for line in dump_block(child, inner))]
        return lines + ([f"{inner}by {dump_runs(block.attribution)}"] if block.attribution else [])
    if isinstance(block, Callout):
        return [f"{at}{block.kind} {dump_runs(block.title)}", *(line for child in block.blocks for line in dump_block(child, inner))]
    if isinstance(block, CodeBlock):
        text = [f"{inner}| {line}".rstrip() for line in block.text.split("\n")]
        said = f"title={block.title}" if block.title else "", f"from={block.first_number}" if block.first_number else ""
        marked = f"lines={','.join(map(str, block.highlighted))}" if block.highlighted else ""
        words = " ".join(word for word in (block.language, *said, marked, "signed" if block.signed else "") if word)
        return [f"{at}code {words}".rstrip(), *text]
    if isinstance(block, Table):
        rows = [" | ".join(dump_runs(cell) for cell in row) for row in (block.header, *block.rows)]
        head = f"{at}table {','.join(a or '-' for a in block.alignments)}{dump_attributes(block.attributes)}"
        caption = [f"{inner}: {dump_runs(block.caption)}"] if block.caption else []
        usual = block._field_defaults
        facts = [f"{inner}{name}={value}" for name, value in zip(block._fields[6:], block[6:]) if value != usual[name]]
        return [head, *(inner + row for row in rows), *caption, *facts]
    if isinstance(block, Image):
        size = "".join(f" {name}={value}" for name, value in (("width", block.width), ("height", block.height)) if value)
        rest = (f" title={dump_runs(block.title)}" if block.title else "") + (f" href={block.href}" if block.href else "")
        return [f"{at}image {block.asset.name} alt={block.alt!r}{size}{rest}{dump_attributes(block.attributes)}"]
    if isinstance(block, Math):
        named = "".join(f" {name}={value}" for name, value in (("number", block.number), ("label", block.label)) if value)
        return [f"{at}math {block.formula.text.replace(chr(160), '~')}{named}"]
    if isinstance(block, Chart):
        facts = [f"{key}={value}" for key, value in (("title", block.title), ("unit", block.unit), ("x", block.x_title)) if value]
        rows = [f"{inner}{s.name}: {' '.join('-' if v is None else str(v) for v in s.values)}" for s in block.series]
        return [f"{at}chart {' '.join([block.kind, *facts])}", f"{inner}{block.corner}: {' | '.join(block.categories)}", *rows]
    assert isinstance(block, Columns)
    lines = [f"{at}columns"]
    for column in block.columns:
        lines.append(f"{inner}column {column.width:.0%}" if column.width else f"{inner}column")
        lines += [line for child in column.blocks for line in dump_block(child, inner + "  ")]
    return lines


def dump_attributes(attributes: Attributes) -> str:
    parts = [f"#{attributes.id}"] if attributes.id else []
    parts += [f".{name}" for name in attributes.classes] + [f"{key}={value}" for key, value in attributes.pairs]
    return f" {{{' '.join(parts)}}}" if parts else ""


def dump_diagnostic(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    return f"! {span.line}:{span.column} {diagnostic.severity} {diagnostic.code} {diagnostic.message}"
