"""An author at work, at random: edits, renames and deletions through all ways of saving, in bursts and with pauses."""

import os
import random
import shutil
import time
from pathlib import Path
from typing import Callable

from tests.watch.saving import WAYS

BODIES = (
    "- Bestand erheben\n- Bürger beteiligen\n- Umsetzen\n",
    "Ein Absatz mit **wichtigen** Wörtern und einem [Verweis](https://example.org).\n",
    "> Wer nicht fragt, bleibt dumm.\n>\n> — Volksmund\n",
    "| Jahr | Wert |\n|---|---:|\n| 2019 | 1,5 |\n| 2020 | 2,5 |\n",
    "```python\nfor zeile in text:\n    print(zeile)\n```\n",
    "![Ein Bild](BILD)\n",
    "Text.\n\n::: notes\nNicht vergessen.\n:::\n",
    "\n\n".join(f"Absatz {number}, der Platz auf der Folie braucht und nicht zu kurz ist." for number in range(1, 9)) + "\n",
)
BROKEN = "![Fehlt](fehlt.png)\n"
FRONTS = (
    "---\ntitle: Dauerlauf\nslides: slides/**/*.md\n---\n",
    "---\ntitle: Dauerlauf\nspeaker: A. Muster\nslides: slides/**/*.md\n---\n",
    "---\ntitle: Dauerlauf\nfit: shrink\ndate: 2020-02-28\nslides: slides/**/*.md\n---\n",
)
FILES = 12


def picture(color: int) -> bytes:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (60, 40), (color, 90, 160)).save(data, "PNG")
    return data.getvalue()


class Author:
    """Works on a deck in `folder`. The same seed does the same things, in the same order, with the same pauses."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.edits = 0
        self.done: dict[str, int] = {}
        (folder / "slides").mkdir(parents=True)
        (folder / "bild.png").write_bytes(picture(10))
        (folder / "deck.md").write_text(FRONTS[0], encoding="utf-8")
        for number in range(FILES):
            (folder / "slides" / f"{number:02}.md").write_text(self.text(), encoding="utf-8")

    def text(self) -> str:
        parts = self.random.sample(BODIES, self.random.randint(1, 3))
        slides = [f"## Folie {self.random.randint(1, 999)}\n\n{part}" for part in parts]
        return "\n".join(slides).replace("BILD", (self.folder / "bild.png").as_posix())

    def work(self, edits: int) -> None:
        """Do so many things."""
        actions: tuple[tuple[int, Callable[[], str]], ...] = (
            (60, self.edit),
            (8, self.rename),
            (8, self.delete),
            (8, self.add),
            (4, self.edit_deck),
            (4, self.replace_picture),
            (3, self.break_something),
            (2, self.folder_comes_or_goes),
            (2, self.folder_moves_away_and_back),
            (1, self.touch),
        )
        weights = [weight for weight, _ in actions]
        for _ in range(edits):
            (_, action), = self.random.choices(actions, weights)
            what = action()
            self.done[what] = self.done.get(what, 0) + 1
            self.edits += 1
            burst = self.random.random() < 0.6
            time.sleep(self.random.uniform(0, 0.015) if burst else self.random.uniform(0.05, 0.2))

    def mend(self) -> None:
        """Leave the deck without mistakes."""
        for path in self.slides():
            if BROKEN in path.read_text(encoding="utf-8"):
                self.save(path, self.text())
        if not self.slides():
            self.add()

    def slides(self) -> list[Path]:
        return sorted(self.folder.glob("slides/**/*.md"))

    def save(self, path: Path, text: str) -> str:
        way = self.random.choice(WAYS)
        way(path, text)
        return way.__name__

    def edit(self) -> str:
        slides = self.slides()
        return self.save(self.random.choice(slides), self.text()) if slides else self.add()

    def rename(self) -> str:
        slides = self.slides()
        if slides:
            os.replace(self.random.choice(slides), self.folder / "slides" / f"{self.random.randint(0, 99):02}.md")
        return "rename"

    def delete(self) -> str:
        slides = self.slides()
        if len(slides) > FILES // 2:
            os.remove(self.random.choice(slides))
        return "delete"

    def add(self) -> str:
        if len(self.slides()) < FILES * 2:
            self.save(self.folder / "slides" / f"{self.random.randint(0, 99):02}.md", self.text())
        return "add"

    def edit_deck(self) -> str:
        self.save(self.folder / "deck.md", self.random.choice(FRONTS))
        return "edit the deck's file"

    def replace_picture(self) -> str:
        temporary = self.folder / "bild.tmp"
        temporary.write_bytes(picture(self.random.randint(0, 255)))
        os.replace(temporary, self.folder / "bild.png")
        return "replace the picture"

    def break_something(self) -> str:
        slides = self.slides()
        if slides:
            self.save(self.random.choice(slides), f"## Kaputt\n\n{BROKEN}")
        return "break a slide"

    def folder_comes_or_goes(self) -> str:
        more = self.folder / "slides" / "mehr"
        if more.exists():
            shutil.rmtree(more)
            return "delete a folder"
        more.mkdir()
        self.save(more / "a.md", self.text())
        self.save(more / "b.md", self.text())
        return "make a folder"

    def folder_moves_away_and_back(self) -> str:
        slides, away = self.folder / "slides", self.folder / "slides-weg"
        os.rename(slides, away)
        time.sleep(self.random.choice((0, 0.01, 0.1)))
        os.rename(away, slides)
        return "move a folder away and back"

    def touch(self) -> str:
        slides = self.slides()
        if slides:
            os.utime(self.random.choice(slides))
        return "touch"
