"""Generated decks: German, deterministic, in the spelling that foliensatz and pandoc both read."""

from pathlib import Path
from random import Random

from decks import blocks
from decks.census import census
from decks.pictures import write_pictures
from decks.vocabulary import NOUNS, title

FRONT_MATTER = """\
---
title: Die vernetzte Stadt
subtitle: Bericht an den Gemeinderat
speaker: Erika Musterfrau
date: 2020-02-28
lang: de
---
"""

PACKS = (
    ("section", "bullets", "prose", "table", "nested", "code", "picture", "bullets", "numbered", "prose"),
    ("bullets", "quote", "table", "prose", "nested", "picture", "code", "bullets", "mixture", "bullets"),
)
"""Ten slides each, shuffled. Half of them have no bullets: that is what public decks look like."""

NOTES_EVERY = 5


def generate(folder: Path, slides: int, kind: str = "mixed", seed: int = 1, files: int = 0) -> Path:
    """Write a deck of `slides` slides (the title slide not counted) to `folder` and return the path of its deck.md.

    `files` 0 puts all slides into deck.md; otherwise they go, in order, into that many files in slides/. The same
    arguments give the same bytes.
    """
    random = Random(f"{seed} {kind}")
    names = write_pictures(folder / "pictures", max(2, slides // 10), seed)
    if kind == "census":
        texts = census(random, slides, names)
    else:
        texts = mixed(random, slides, names)
    deck = folder / "deck.md"
    if not files:
        deck.write_text(FRONT_MATTER + "\n" + "\n\n".join(texts) + "\n", encoding="utf-8")
        return deck
    deck.write_text(FRONT_MATTER, encoding="utf-8")
    (folder / "slides").mkdir(exist_ok=True)
    share = -(-slides // files)
    for number in range(files):
        text = "\n\n".join(texts[number * share : (number + 1) * share]).replace("](pictures/", "](../pictures/")
        (folder / "slides" / f"{number + 1:03}.md").write_text(text + "\n", encoding="utf-8")
    return deck


def mixed(random: Random, slides: int, pictures: list[str]) -> list[str]:
    """The slides' texts: packs of ten in random order, each pair of packs begun by a section."""
    texts: list[str] = []
    while len(texts) < slides:
        first, *rest = PACKS[len(texts) // 10 % len(PACKS)]
        random.shuffle(rest)
        for kind in (first, *rest):
            texts.append(_slide(random, kind, pictures, with_notes=len(texts) % NOTES_EVERY == 2))
    return texts[:slides]


def _slide(random: Random, kind: str, pictures: list[str], with_notes: bool) -> str:
    if kind == "section":
        return f"# {random.choice(NOUNS)}"
    parts = [f"## {title(random)}", *_body(random, kind, pictures)]
    if with_notes:
        parts.append(blocks.notes(random))
    return "\n\n".join(parts)


def _body(random: Random, kind: str, pictures: list[str]) -> list[str]:
    if kind == "bullets":
        return [blocks.bullets(random, random.randrange(3, 7))]
    if kind == "nested":
        return [blocks.nested(random, random.randrange(3, 5))]
    if kind == "numbered":
        return [blocks.numbered(random, random.randrange(3, 6))]
    if kind == "prose":
        return [blocks.paragraph(random, random.randrange(20, 45)) for _ in range(random.randrange(1, 3))]
    if kind == "quote":
        return [blocks.quote(random, random.randrange(20, 50))]
    if kind == "table":
        return [blocks.table(random, random.randrange(3, 6), random.randrange(3, 8))]
    if kind == "code":
        return [blocks.code(random)]
    if kind == "picture":
        return [blocks.picture(random, pictures)]
    return [blocks.paragraph(random, 15), blocks.bullets(random, 3)]
