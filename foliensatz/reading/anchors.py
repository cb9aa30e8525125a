"""Anchors: the names by which slides of one deck link to each other."""

import re
from collections.abc import Iterable

from foliensatz.deck import Slide
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.reading.suggestion import did_you_mean
from foliensatz.source import Span

_NOT_IN_SLUG = re.compile(r"[^\w\- ]+")


def slug(title: str) -> str:
    """The anchor of a title, as GitHub makes it: small letters, blanks as hyphens, no punctuation. Umlauts stay."""
    words = title.replace("\n", " ").replace("\u00a0", " ").strip().lower()
    return _NOT_IN_SLUG.sub("", words).replace(" ", "-")


def anchors(slides: Iterable[Slide]) -> tuple[str, ...]:
    """The slides' anchors, made unique: the second of two equal ones gets -1, the third -2. "" stays ""."""
    seen: dict[str, int] = {}
    result: list[str] = []
    for slide in slides:
        anchor = slide.anchor
        while anchor and anchor in seen:
            seen[slide.anchor] += 1
            anchor = f"{slide.anchor}-{seen[slide.anchor]}"
        if anchor:
            seen[anchor] = seen.get(anchor, 0)
        result.append(anchor)
    return tuple(result)


def check_links(slides: Iterable[Slide], names: Iterable[str]) -> tuple[tuple[int, Diagnostic], ...]:
    """Links to anchors that no slide has, as (index of the slide, diagnostic with a span relative to it)."""
    known = tuple(name for name in names if name)
    targets = frozenset(known)
    found: list[tuple[int, Diagnostic]] = []
    for index, slide in enumerate(slides):
        for address, line in links(slide):
            if address[1:] not in targets:
                hint = did_you_mean(address[1:], known, "Link to a slide's title in small letters, with hyphens for blanks")
                message = f"No slide has the anchor “{address}”"
                found.append((index, warning("F211", message, Span(line), hint)))
    return tuple(found)


def links(slide: Slide) -> tuple[tuple[str, int], ...]:
    """The links within the deck on a slide and in its notes, as (address with its #, line of the block)."""
    found: list[tuple[str, int]] = []
    _collect((slide.title, slide.blocks, slide.notes), slide.line, found)
    return tuple(dict.fromkeys(found))


def _collect(value, line: int, found: list[tuple[str, int]]) -> None:
    """Walk values of the deck model: whatever has an `href` beginning with # is a link."""
    if isinstance(value, str) or value is None:
        return
    line = getattr(value, "line", line)
    href = getattr(value, "href", "")
    if href and href[0] == "#":
        found.append((href, line))
    if isinstance(value, tuple):
        for part in value:
            if isinstance(part, tuple):
                _collect(part, line, found)
