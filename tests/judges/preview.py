"""The preview's judge: is every word in the browser where LibreOffice has it in the same deck's PPTX?

    python -m tests.judges.preview DECK.md …      prints how many words are, and which ones are farthest off

Chromium draws the slides' SVGs at 1280 px. What is compared are the boxes of the words' ink: a page's own font metrics and
a PDF's differ. Slide numbers are filled in as the page does; a hyphen at the end of a line doesn't count, since
LibreOffice draws none at a soft hyphen (PowerPoint does).
"""

import re
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from foliensatz.builder import Builder
from foliensatz.fonts import Fonts
from foliensatz.geometry import EMU_PER_PX
from foliensatz.pipeline import Order
from foliensatz.preview import draw
from foliensatz.typesetting import Typeset
from tests.judges import chromium, libreoffice, overflow
from tests.judges.libreoffice import Page, Word

WIDTH = 1280
NEAR = 3.0
"""A word is in its place where no side of it is farther off than this, in px of a slide 1280 px wide."""
_UNSEEN = re.compile("[\xad\u200b\u2060\ufe0e]")
# Signs of a font that has its own places for them.
_SIGNS = {"\uf0a8": "☐", "\uf0fe": "☑"}
_WORDS = r"""
() => {
  const ENLARGED = 200;  // px: ink is measured in whole ones, and from 256 px on less exactly
  const pen = document.createElement("canvas").getContext("2d");
  const words = [];
  document.querySelectorAll("svg.slide").forEach((svg, slide) => {
    svg.querySelectorAll("[data-field=slidenum]").forEach(field => { field.textContent = slide + 1 });
    const origin = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / origin.width;
    for (const line of svg.querySelectorAll("text:not([data-turned] *)")) {
      const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, node =>
        node.parentElement.closest("title, .hyphen") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      let word = null;
      while (nodes.nextNode()) {
        const node = nodes.currentNode;
        const baseline = parseFloat(node.parentElement.closest("[y]").getAttribute("y"));
        const style = getComputedStyle(node.parentElement);
        const size = parseFloat(style.fontSize);
        pen.font = `${style.fontStyle} ${style.fontWeight} ${ENLARGED}px ${style.fontFamily}`;
        pen.letterSpacing = `${(parseFloat(style.letterSpacing) || 0) * ENLARGED / size}px`;
        for (const part of node.data.matchAll(/\s+|\S+/g)) {
          if (/\s/.test(part[0])) { word = null; continue }
          const range = document.createRange();
          range.setStart(node, part.index);
          range.setEnd(node, part.index + part[0].length);
          const left = (range.getBoundingClientRect().left - origin.left) * scale;
          const ink = pen.measureText(part[0]);
          const sides = [-ink.actualBoundingBoxLeft, -ink.actualBoundingBoxAscent,
                         ink.actualBoundingBoxRight, ink.actualBoundingBoxDescent];
          const box = sides.map((side, n) => side * size / ENLARGED + (n % 2 ? baseline : left));
          if (word) {
            word.text += part[0];
            word.box = [Math.min(word.box[0], box[0]), Math.min(word.box[1], box[1]),
                        Math.max(word.box[2], box[2]), Math.max(word.box[3], box[3])];
          } else {
            word = { slide, text: part[0], box };
            words.push(word);
          }
        }
      }
    }
  });
  return words;
}
"""


class Off(NamedTuple):
    """How far a word is off, in px; where it stands in one of the two only, `distance` is infinite."""

    distance: float
    slide: int
    text: str
    here: tuple[float, ...]
    there: tuple[float, ...]

    def __str__(self) -> str:
        if not self.here or not self.there:
            where = "LibreOffice" if not self.here else "the preview"
            return f"slide {self.slide}: {self.text!r} is in {where} only"
        sides = ", ".join(f"{a - b:+.1f}" for a, b in zip(self.here, self.there))
        return f"slide {self.slide}: {self.text!r} is {self.distance:.1f} px off (left, top, right, bottom: {sides})"


class Verdict(NamedTuple):
    """`words` is how many were compared, `off` those that are not in their place, the farthest first."""

    words: int
    off: tuple[Off, ...]

    @property
    def share(self) -> float:
        return 1 - len(self.off) / self.words if self.words else 1.0

    def __str__(self) -> str:
        told = [f"{self.words - len(self.off)} of {self.words} words in place ({self.share:.2%})"]
        return "\n    ".join([*told, *map(str, self.off[:20])])


class Verdicts(NamedTuple):
    """On a deck against its PPTX as made, and with autofit taken out of the file: LibreOffice works autofit out anew, and
    makes a text tighter than the file says where a table was drawn before it. PowerPoint shows what the file says."""

    as_made: Verdict
    without_autofit: Verdict


def judge(decks: Sequence[Path]) -> Mapping[Path, Verdicts]:
    """The verdicts on each deck file. Raises AssertionError where a deck can't be built."""
    folder = Path(tempfile.mkdtemp(prefix="preview-"))
    files, pages = [], []
    with chromium.browser() as browser:
        for number, deck in enumerate(decks):
            builder = Builder(str(deck), Order())
            typeset = builder.typeset()
            packed = None if typeset.failed else builder.package(typeset).value
            assert packed is not None, f"{deck} has errors: {typeset.diagnostics}"
            for variant, data in (("as-made", packed), ("stripped", overflow.without_autofit(packed))):
                files.append(folder / f"{number}-{variant}.pptx")
                files[-1].write_bytes(data)
            pages.append(_drawn(typeset, browser))
    pdfs = libreoffice.to_pdf(files, folder)
    office = [libreoffice.pages(pdfs[file]) for file in files]
    return {
        deck: Verdicts(compare(preview, as_made), compare(preview, stripped))
        for deck, preview, as_made, stripped in zip(decks, pages, office[::2], office[1::2])
    }


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict on all."""
    every = tuple(verdicts)
    return Verdict(sum(each.words for each in every), tuple(sorted(off for each in every for off in each.off)[::-1]))


def _drawn(typeset: Typeset, browser) -> tuple[Page, ...]:
    """The preview's slides as pages with their words, in px; hidden ones left out, as LibreOffice leaves them out."""
    frames = [frame for frame in typeset.frames if not frame.hidden]
    width, height = (length / EMU_PER_PX for length in typeset.theme.size)
    fonts = Fonts()
    slides = "".join(draw(frame, typeset.theme, fonts) for frame in frames)
    page = browser.new_page()
    style = f"<style>body{{margin:0}}svg{{display:block;width:{WIDTH}px}}</style>"
    page.set_content(f"<!doctype html><meta charset=utf-8>{style}{slides}")
    words: list[list[Word]] = [[] for _ in frames]
    for word in page.evaluate(_WORDS):
        words[word["slide"]].append(Word(word["text"], *word["box"]))
    page.close()
    return tuple(Page(width, height, tuple(each)) for each in words)


def compare(preview: Sequence[Page], office: Sequence[Page]) -> Verdict:
    """Words of the same text on the same slide are paired, the nearest first; one without a partner is off."""
    assert len(preview) == len(office), f"{len(office)} slides, but {len(preview)} in the preview"
    words = 0
    off: list[Off] = []
    for slide, (here, there) in enumerate(zip(preview, office), 1):
        found, wanted = _by_text(here), _by_text(there)
        for text in sorted({*found, *wanted}):
            words += max(len(found[text]), len(wanted[text]))
            off += _pair(slide, text, found[text], wanted[text])
    return Verdict(words, tuple(sorted(off, key=lambda each: (-each.distance, each.slide, each.text))))


def _by_text(page: Page) -> dict[str, list[tuple[float, ...]]]:
    """The boxes of a page's words in px, by text; ligatures undone, hyphens at the end of a line left out. Turned words
    are, too: their ink isn't measured."""
    scale = WIDTH / page.width
    found: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for word in page.words:
        if word.turned:
            continue
        text = _UNSEEN.sub("", unicodedata.normalize("NFKC", _SIGNS.get(word.text, word.text)))
        found[text].append(tuple(side * scale for side in word[1:5]))
    return found


def _pair(slide: int, text: str, here: list[tuple[float, ...]], there: list[tuple[float, ...]]) -> list[Off]:
    pairs = sorted(
        (max(abs(a - b) for a, b in zip(mine, theirs)), n, m) for n, mine in enumerate(here) for m, theirs in enumerate(there)
    )
    off = []
    taken_here, taken_there = set(), set()
    for distance, n, m in pairs:
        if n not in taken_here and m not in taken_there:
            taken_here.add(n)
            taken_there.add(m)
            if distance > NEAR:
                off.append(Off(distance, slide, text, here[n], there[m]))
    alone = float("inf")
    off += [Off(alone, slide, text, box, ()) for n, box in enumerate(here) if n not in taken_here]
    off += [Off(alone, slide, text, (), box) for n, box in enumerate(there) if n not in taken_there]
    return off


if __name__ == "__main__":
    for deck, verdicts in judge([Path(name) for name in sys.argv[1:]]).items():
        print(f"{deck}: {verdicts.as_made}")
        print(f"{deck} without autofit: {verdicts.without_autofit}")
