"""Small decks on disk for the preview's tests, and a board that follows them without a watcher."""

from pathlib import Path

from foliensatz.builder import Builder
from foliensatz.pipeline import Order
from foliensatz.preview import draw
from foliensatz.serving.board import Board

FRONT = """---
title: Die Charta
speaker: Jens Mofina
date: 28.02.2020
lang: de
---
"""
SLIDES = """
## Erstens {#erstens}

Ein Satz.

::: notes
Langsam sprechen.

- Zuerst das eine
:::

## Zweitens

- Punkt eins
- Punkt zwei

## Drittens

Zurück zu [Erstens](#erstens).
"""


def write_deck(folder: Path, slides: str = SLIDES, front: str = FRONT) -> Path:
    deck = folder / "deck.md"
    deck.write_text(front + slides, encoding="utf-8")
    return deck


class Rehearsal:
    """A deck with its builder and board. `edit` changes the deck's text and returns what browsers are told."""

    def __init__(self, folder: Path, slides: str = SLIDES, front: str = FRONT) -> None:
        self.deck = write_deck(folder, slides, front)
        self.builder = Builder(str(self.deck), Order())
        self.board = Board(str(self.deck), draw)
        self.first = self.build()

    def build(self) -> dict:
        return self.board.update(self.builder.typeset())

    def edit(self, old: str, new: str) -> dict:
        text = self.deck.read_text(encoding="utf-8")
        assert old in text
        self.deck.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self.build()

    def titles(self) -> list[str]:
        whole = self.board.whole()
        return [whole["frames"][key]["title"] for _, keys, _ in whole["cards"] for key in keys]
