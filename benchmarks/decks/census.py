"""The census: decks with the sizes that 446 public decks were found to have, up to the largest of each kind.

The first slides are the extremes, one each; the rest follow the words a slide that were counted (half have at most
30, one in ten 80 and more, one in a hundred 265 and more).
"""

from random import Random

from decks import blocks
from decks.vocabulary import LONG_WORDS, phrase, title

WORDS = ((0.50, 5, 30), (0.90, 30, 80), (0.99, 80, 265), (1.0, 265, 1580))
"""Shares of the slides, cumulated, with the least and the most words such a slide has."""

MOST_WORDS = 1580
MOST_COLUMNS, MOST_ROWS = 9, 13
MOST_CODE_LINES = 80
MOST_LEVELS = 4
MOST_BLOCKS = 6


def census(random: Random, slides: int, pictures: list[str]) -> list[str]:
    """The slides' texts, extremes first."""
    texts = [f"## {title(random)}\n\n{body}" for body in _extremes(random, pictures)]
    texts.append(f"## {' '.join(LONG_WORDS[:3])}: {title(random)}\n\n{blocks.bullets(random, 2)}")
    while len(texts) < slides:
        count = random.randrange(1, MOST_BLOCKS + 1) if random.random() < 0.3 else 1
        words = _words(random)
        body = "\n\n".join(_block(random, max(5, words // count), pictures) for _ in range(count))
        texts.append(f"## {title(random)}\n\n{body}")
    return texts[:slides]


def _extremes(random: Random, pictures: list[str]) -> list[str]:
    return [
        blocks.paragraph(random, MOST_WORDS),
        blocks.table(random, MOST_COLUMNS, MOST_ROWS),
        blocks.table(random, 3, 60, words=8),
        blocks.annotated_code(random, MOST_CODE_LINES),
        blocks.nested(random, 6, MOST_LEVELS),
        "\n".join(f"- {word} {phrase(random)}" for word in LONG_WORDS),
        "| Aufgabe | Verordnung | Stand |\n|---|---|--:|\n"
        + "\n".join(f"| {word} | {word} | {n} |" for n, word in enumerate(LONG_WORDS, 1)),
        "\n\n".join(
            (
                blocks.paragraph(random, 20),
                blocks.bullets(random, 3),
                blocks.table(random, 3, 2),
                blocks.annotated_code(random),
                blocks.quote(random, 15),
                blocks.picture(random, pictures),
            )
        ),
        blocks.bullets(random, 40),
        blocks.quote(random, 300),
        "\n\n".join(blocks.picture(random, pictures) for _ in range(3)),
    ]


def _words(random: Random) -> int:
    place = random.random()
    for share, least, most in WORDS:
        if place <= share:
            return random.randrange(least, most)
    return MOST_WORDS


def _block(random: Random, words: int, pictures: list[str]) -> str:
    """One block of about `words` words."""
    kind = random.choice(("bullets", "bullets", "nested", "numbered", "prose", "prose", "quote", "table", "code", "picture"))
    if kind == "bullets":
        return blocks.bullets(random, max(1, words // 8))
    if kind == "nested":
        return blocks.nested(random, max(1, words // 16), random.randrange(2, MOST_LEVELS + 1))
    if kind == "numbered":
        return blocks.numbered(random, max(1, words // 8))
    if kind == "prose":
        return blocks.paragraph(random, words)
    if kind == "quote":
        return blocks.quote(random, words)
    if kind == "table":
        columns = random.randrange(2, MOST_COLUMNS + 1)
        return blocks.table(random, columns, min(MOST_ROWS, max(1, words // (2 * columns))))
    if kind == "code":
        return blocks.annotated_code(random, min(MOST_CODE_LINES, max(3, words // 4)))
    return blocks.picture(random, pictures)
