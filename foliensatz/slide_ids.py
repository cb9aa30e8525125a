"""Ids of slides and sections that stay the same when slides move: they are made of what a slide is called, not of where
it stands. Links, comments and what else PowerPoint binds to an id then survive a rebuild."""

from collections import Counter
from typing import Sequence
from zlib import crc32

from foliensatz.deck import Slide
from foliensatz.runs import spoken

# ST_SlideId's range is 256 to 2147483647 (ECMA-376 part 1, 19.7.13). Some is left free at its end: PowerPoint gives a new
# slide the number behind the greatest.
_FIRST, _COUNT = 256, 2**31 - 2**20


def identities(slides: Sequence[tuple[Slide, str]]) -> list[str]:
    """What tells each slide from the others, given with its source: the name that its author gave it, else its title,
    else its text. Where several have the same, their text tells them apart, and of equal ones their order."""
    names = [_name(slide, text) for slide, text in slides]
    for _ in range(2):
        count = Counter(names)
        if len(count) == len(names):
            return names
        names = [f"{name}\0{text}" if count[name] > 1 else name for name, (_, text) in zip(names, slides)]
    seen: Counter[str] = Counter()
    for place, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            names[place] = f"{name}\0{seen[name]}"
    return names


def _name(slide: Slide, text: str) -> str:
    if slide.named:
        return f"#{slide.anchor}"
    if slide.kind == "title" and not text:
        return "title slide"
    title = spoken(slide.title)
    return f"={title}" if title else f"~{text}"


def slide_ids(identities: Sequence[str], parts: Sequence[int]) -> list[tuple[int, ...]]:
    """The ids of the slides that each slide of the source became, of which there are as many as `parts` says. They depend
    on no order; two whose numbers happen to meet are told apart in the order of their names."""
    keys = [f"{name}\0{part}" for name, count in zip(identities, parts) for part in range(1, count + 1)]
    numbers = {key: crc32(key.encode("utf-8", "surrogatepass")) % _COUNT for key in keys}
    if len(set(numbers.values())) < len(numbers):
        taken: set[int] = set()
        for key in sorted(numbers):
            number = numbers[key]
            while number in taken:
                number = (number + 1) % _COUNT
            taken.add(number)
            numbers[key] = number
    ids = iter(_FIRST + numbers[key] for key in keys)
    return [tuple(next(ids) for _ in range(count)) for count in parts]


def section_ids(names: Sequence[str]) -> list[str]:
    """The upper-case {GUID} of each section, by its name: a UUID of version 5 (RFC 9562), made of a hash. Of several with
    one name the second and following have others."""
    from foliensatz.digest import sha1

    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        data = sha1(f"foliensatz section\0{name}\0{seen[name]}".encode("utf-8", "surrogatepass"), usedforsecurity=False)
        digits = data.hexdigest()[:32].upper()
        variant = "89AB"[int(digits[16], 16) % 4]
        groups = digits[:8], digits[8:12], "5" + digits[13:16], variant + digits[17:20], digits[20:]
        result.append("{" + "-".join(groups) + "}")
    return result
