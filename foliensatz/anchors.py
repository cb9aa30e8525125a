"""Slides' names for links, each one once in a deck; and links, each of which must lead somewhere."""

from typing import Iterator, Mapping, NamedTuple

from foliensatz.deck import Block, Callout, Columns, Heading, Image, List, Paragraph, Quote, Slide, Table
from foliensatz.diagnostic import Diagnostic, Report, warning
from foliensatz.runs import Runs, RunStyle
from foliensatz.source import Excerpt, Span


# Ends of names that were meant as a page of the web.
_DOMAINS = (".de", ".org", ".com", ".net", ".eu", ".at", ".ch", ".info")


def unique_anchors(slides: list[Slide]) -> list[Slide]:
    """The slides with every anchor once: of several with one name the first that got it from its author keeps it, or else
    the first; the others are told apart by "-1", "-2" … behind it, as pandoc and GitHub do it."""
    given: dict[str, int] = {}
    for place, slide in enumerate(slides):
        if slide.named:
            given.setdefault(slide.anchor, place)
    taken: set[str] = set(given)
    result = []
    for place, slide in enumerate(slides):
        anchor = slide.anchor
        if anchor in taken and given.get(anchor) != place:
            number = 1
            while f"{anchor}-{number}" in taken:
                number += 1
            anchor = f"{anchor}-{number}"
            slide = slide._replace(anchor=anchor)
        if anchor:
            taken.add(anchor)
        result.append(slide)
    return result


def tell_named_twice(slides: list[Slide]) -> dict[int, Diagnostic]:
    """What is to be said of slides whose author gave them a name that another has already, by their place in the deck."""
    seen: set[str] = set()
    found = {}
    hint = "Give it a name of its own; links lead to the first"
    for place, slide in enumerate(slides):
        if slide.named:
            if slide.anchor in seen:
                found[place] = warning("F160", f"Two slides are called #{slide.anchor}", Span(slide.line), hint)
            seen.add(slide.anchor)
    return found


class FileLink(NamedTuple):
    """What a relative address becomes: an address, or "#anchor" of a slide; "" where there is no such file, with a hint."""

    href: str
    hint: str = ""


def may_have_links(excerpt: Excerpt) -> bool:
    """False for a text that surely has no links."""
    text = excerpt.text
    return bool(excerpt.references) or "[" in text or "<" in text or "://" in text or "@" in text


def linked_files(slide: Slide, excerpt: Excerpt) -> tuple[str, ...]:
    """The addresses on a slide that are files' names: without a scheme and no slide's anchor."""
    if "](" not in excerpt.text and "<" not in excerpt.text and not excerpt.references:
        return ()
    return tuple(dict.fromkeys(href for href, _, _ in _links(slide) if _is_file(href)))


def source_of(href: str, excerpt: Excerpt) -> str:
    """The file that says a link's address: an excerpt may have lines from several."""
    return excerpt.in_file(_place(href, 1, excerpt.text))[0] if excerpt.origins else excerpt.path


def _is_file(href: str) -> bool:
    return bool(href) and href[0] not in "#/?" and ":" not in href.partition("/")[0]


def check_links(
    slide: Slide, excerpt: Excerpt, anchors: frozenset[str], files: Mapping[str, FileLink] = {}
) -> Report[Slide]:
    """The slide without the links that lead to no slide of `anchors`, to no file, and without addresses that no file can
    hold; their text stays, and a title goes with the link it belongs to. Each has a warning at its place in the excerpt.
    Links to `files` lead where these say."""
    if not may_have_links(excerpt):
        return Report(slide)
    broken: dict[tuple[str, str], Diagnostic] = {}
    for href, tip, line in _links(slide):
        if href and (href, tip) not in broken:
            problem = _no_file(href, files[href]) if href in files and not files[href].href else _problem(href, anchors)
            if problem:
                lost = f"; its title “{tip}” is left out" if tip else ""
                span = _place(href, line, excerpt.text)
                broken[href, tip] = problem._replace(message=problem.message + lost, span=span)
    changes = {href: found.href for href, found in files.items()} | {href: "" for href, _ in broken}
    if not changes:
        return Report(slide)
    return Report(_changed(slide, changes), tuple(broken.values()))


def _changed(value, hrefs: Mapping[str, str]):
    """A part of a slide, whatever its kind: deck values are tuples down to the run's style and the picture's href."""
    if isinstance(value, (RunStyle, Image)) and value.href in hrefs:
        value = value._replace(href=hrefs[value.href])
    if not isinstance(value, tuple):
        return value
    parts = [_changed(part, hrefs) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def _problem(href: str, anchors: frozenset[str]) -> Diagnostic | None:
    """What is wrong with a link, without its place; None where it leads somewhere."""
    if href.startswith("#"):
        return None if href[1:] in anchors else _no_slide(href, anchors)
    from foliensatz.address import uri

    return None if uri(href) else _no_address(href)


def _no_file(href: str, found: FileLink) -> Diagnostic:
    name = _written(href)
    hint = found.hint or "Paths are relative to the file that names them"
    if name.lower().startswith("www.") or not found.hint and "/" not in name and name.lower().endswith(_DOMAINS):
        hint = f"For a page of the web, write https://{name}"
    return warning("F294", f"There is no file “{name}”, so its text stands without a link", hint=hint)


def _no_slide(href: str, anchors: frozenset[str]) -> Diagnostic:
    from foliensatz.suggestion import nearest

    near = nearest(href[1:], sorted(anchors))
    hint = f"Did you mean #{near}?" if near else f"Name the slide you mean: ## Title {{{href}}}"
    return warning("F251", f"No slide of this deck is called {href}", hint=hint)


def _no_address(href: str) -> Diagnostic:
    from foliensatz.address import SCHEMES

    scheme = href.partition(":")[0].lower() if ":" in href else ""
    if len(scheme) == 1:
        hint = f"Write a file's address as file:///{scheme.upper()}:/folder/file.pdf, or put the file beside the deck"
    elif scheme == "mailto":
        hint = "Write the whole address, like mailto:name@example.org"
    elif scheme in SCHEMES or not scheme:
        hint = "Write the whole address, like https://example.org/page"
    else:
        hint = "PowerPoint follows http, https, mailto, tel, ftp and file"
    return warning("F252", f"“{_written(href)}” can be no link, so its text stands without one", hint=hint)


def _written(href: str) -> str:
    """An address as its author wrote it: Markdown percent-encodes what no address may hold."""
    if "%" not in href:
        return href
    from urllib.parse import unquote

    return unquote(href)


def _place(href: str, line: int, text: str) -> Span:
    """Where the excerpt says the link's address behind a bracket, or else the line of its block."""
    for words in dict.fromkeys((href, _written(href))):
        for opening in ("(", "<", ": "):
            at = text.find(opening + words)
            if at >= 0:
                at += len(opening)
                return Span(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return Span(line)


def _links(slide: Slide) -> Iterator[tuple[str, str, int]]:
    """(address, title, line of the block) of every link on the slide and in its notes."""
    yield from _of_runs(slide.title, slide.line)
    yield from _of_blocks(slide.blocks)
    yield from _of_blocks(slide.notes)
    for note in slide.footnotes:
        yield from _of_runs(note.runs, note.line)
    for _, runs in slide.fields:
        yield from _of_runs(runs, slide.line)


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str, int]]:
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield from _of_runs(block.runs, block.line)
        elif isinstance(block, List):
            for item in block.items:
                yield from _of_blocks(item.blocks)
        elif isinstance(block, Quote):
            yield from _of_blocks(block.blocks)
            yield from _of_runs(block.attribution, block.line)
        elif isinstance(block, Callout):
            yield from _of_runs(block.title, block.line)
            yield from _of_blocks(block.blocks)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from _of_runs(cell, block.line)
            yield from _of_runs(block.caption, block.line)
        elif isinstance(block, Image):
            yield block.href, "", block.line
            yield from _of_runs(block.title, block.line)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _of_blocks(column.blocks)


def _of_runs(runs: Runs, line: int) -> Iterator[tuple[str, str, int]]:
    for run in runs:
        if run.style.href:
            yield run.style.href, run.style.tip, line
