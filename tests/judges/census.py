"""The census judge: generated decks with the sizes that public decks have, up to the largest of each kind, rendered by
LibreOffice as made and with autofit taken out of the file. Nothing may stick out, overlap, or be lost.

    python -m tests.judges.census --slides 1000 --seed 1      prints what it finds; exit code 1 where it finds anything

What must be seen is read from the Markdown without our reader, what is seen from the PDF; python-pptx says where the
shapes are, and which of them a continued slide repeats. Nothing is taken from the layout's own values.
"""

import argparse
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER

from tests.judges import libreoffice, overflow
from tests.judges.libreoffice import Page, Word
from tests.judges.overflow import Box, Finding

AS_MADE, WITHOUT_AUTOFIT = "as made", "without autofit"

FOOTERS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)

_PART = re.compile(r"\((\d+)/(\d+)\)\s*$")
_WORD = re.compile(r"[^\W_]+")
# What Markdown has besides words that are seen: pictures, addresses and attributes, numbers of lists, fences' languages.
_UNSEEN = (
    r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?",
    r"(?<=\])\([^)]*\)(?:\{[^}]*\})?",
    r"(?m)^ *\d+\. ",
    r"(?m)^``` ?\w*$",
    r"(?m)^``` \{(?:(?!title=).)*(?:title=|\}$)",  # of a fence's attributes only the title, which stands last, is seen
)
_NOTES = r"(?ms)^::: notes$.*?^:::$"


def judge(deck: Path, built: Path, folder: Path) -> Mapping[str, tuple[Finding, ...]]:
    """What is wrong with the PPTX `built` of a generated `deck`, by variant. PDFs go into `folder`."""
    stripped = folder / "without-autofit.pptx"
    stripped.write_bytes(overflow.without_autofit(built.read_bytes()))
    pdfs = libreoffice.to_pdf([built, stripped], folder)
    slides = tuple(overflow.presentation(built).slides)
    meant = slides_of(deck.read_text("utf-8"))
    found = {}
    for variant, file in ((AS_MADE, built), (WITHOUT_AUTOFIT, stripped)):
        pages = libreoffice.pages(pdfs[file])
        if len(pages) != len(slides):
            found[variant] = (Finding(0, f"{len(slides)} slides became {len(pages)} pages"),)
            continue
        found[variant] = (*overflow.judge_pages(slides, pages), *lost_words(meant, slides, pages))
    return {variant: tuple(sorted(findings)) for variant, findings in found.items()}


def slides_of(markdown: str) -> list[str]:
    """The source of each slide of a generated deck: its front matter makes the first, then each heading begins one."""
    _, front, body = re.split(r"(?m)^---\n", markdown, maxsplit=2)
    shown = [line.partition(": ")[2] for line in front.splitlines() if line.startswith(("title:", "subtitle:", "speaker:"))]
    chunks: list[list[str]] = []
    fenced = False
    for line in body.splitlines():
        fenced ^= line.startswith("```")
        if not fenced and re.match(r"##? ", line):
            chunks.append([])
        if chunks:
            chunks[-1].append(line)
    return ["\n".join(shown), *("\n".join(chunk) for chunk in chunks)]


def words(text: str) -> list[str]:
    """Stretches of letters and digits, in one case and with ligatures undone."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace("\xad", "").casefold())


def seen_words(source: str) -> list[str]:
    """The words of a slide's source that have to be seen on it: no notes, no addresses, no alternative texts."""
    for pattern in (_NOTES, *_UNSEEN):
        source = re.sub(pattern, " ", source)
    return words(source)


def lost_words(meant: Sequence[str], slides: Sequence, pages: Sequence[Page]) -> Iterator[Finding]:
    """Words of a slide's source that the pages made of it don't show often enough."""
    groups = list(_groups(slides))
    if len(groups) != len(meant):
        yield Finding(0, f"{len(meant)} slides of the source became {len(groups)}")
        return
    for source, group in zip(meant, groups):
        shown = " ".join(word.text for number in group for word in _counted(slides, number, group[0], pages[number]))
        for word, count in _missing(seen_words(source), shown):
            yield Finding(group[0] + 1, f"{word!r} is lost" + (f" {count} times" if count > 1 else ""))


def _groups(slides: Sequence) -> Iterator[range]:
    """The slides (counted from 0) that one slide of the source became: those whose titles end in (1/3), (2/3) …"""
    start = 0
    while start < len(slides):
        part = _PART.search(slides[start].shapes.title.text) if slides[start].shapes.title is not None else None
        end = start + (int(part[2]) if part else 1)
        yield range(start, end)
        start = end


def _counted(slides: Sequence, number: int, first: int, page: Page) -> Iterator[Word]:
    """The words of a page without footers, fixed texts, and what a continued slide repeats."""
    slide = slides[number]
    repeated = [shape[:4] for shape in _footers(slide)]
    if number > first:
        repeated += [overflow.box_of(shape) for shape in slide.shapes if _is_title(shape)]
        before = {_header(shape) for earlier in slides[first:number] for shape in earlier.shapes if shape.has_table}
        for shape in slide.shapes:
            if shape.has_table and _header(shape) in before:
                left, top, right, _ = overflow.box_of(shape)
                repeated.append((left, top, right, top + shape.table.rows[0].height.pt))
    for word in page.words:
        middle = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        if not any(_holds(box, *middle) for box in repeated):
            yield word


def _footers(slide) -> Iterator[Box]:
    for shape in slide.placeholders:
        if shape.placeholder_format.type in FOOTERS:
            yield overflow.box_of(shape)
    for shape in overflow.text_shapes(slide):
        if not shape.own:
            yield shape.left, shape.top, shape.right, shape.bottom


def _is_title(shape) -> bool:
    return shape.is_placeholder and shape.placeholder_format.type in TITLES


def _header(shape) -> tuple[str, ...]:
    return tuple(cell.text for cell in shape.table.rows[0].cells)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _missing(meant: Iterable[str], shown: str) -> list[tuple[str, int]]:
    """Words with how many of them are not in `shown`. A word that the end of a line or slide divides is looked for in
    what no whole word accounts for."""
    whole = Counter(words(shown))
    wanted = Counter(meant)
    left = wanted - whole
    if not left:
        return []
    spare = whole - wanted
    lost: Counter[str] = Counter()
    for word in sorted(left.elements(), key=len, reverse=True):
        pieces = _pieces(word, spare)
        if pieces:
            spare -= Counter(pieces)
        else:
            lost[word] += 1
    return list(lost.items())


def _pieces(word: str, spare: Counter[str]) -> tuple[str, ...]:
    """Words of `spare` that make up `word`, the longest first piece preferred; () where there are none."""
    if spare[word]:
        return (word,)
    for end in range(len(word) - 1, 0, -1):
        if spare[word[:end]]:
            rest = _pieces(word[end:], spare - Counter((word[:end],)))
            if rest:
                return (word[:end], *rest)
    return ()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.judges.census", description=__doc__.split("\n\n")[0])
    parser.add_argument("--slides", type=int, default=100)
    parser.add_argument("--seed", type=int, action="append", help="may be given several times")
    parser.add_argument("--kind", choices=("census", "mixed"), default="census")
    parser.add_argument("--aspect", choices=("16:9", "4:3"), default="16:9")
    parser.add_argument("--keep", type=Path, help="a folder for decks and PDFs")
    options = parser.parse_args(arguments)
    count = 0
    with tempfile.TemporaryDirectory() as temporary:
        for seed in options.seed or [1]:
            folder = (options.keep or Path(temporary)) / f"{options.kind}-{options.slides}-{seed}"
            folder.mkdir(parents=True, exist_ok=True)
            deck, built, told = build(folder, options.slides, options.kind, seed, options.aspect)
            print(f"{folder.name}: {told}")
            if built is None:
                count += 1
                continue
            for variant, findings in judge(deck, built, folder).items():
                count += len(findings)
                print(f"{folder.name}, {variant}: {len(findings)} findings")
                for finding in findings:
                    print(f"    {finding}")
    return 1 if count else 0


def build(folder: Path, slides: int, kind: str, seed: int, aspect: str) -> tuple[Path, Path | None, str]:
    """A generated deck in `folder`, its PPTX (None where there are errors), and what the build told."""
    from foliensatz.checking import verify
    from foliensatz.pipeline import build as build_deck

    sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
    from decks import generate

    deck = generate(folder, slides, kind, seed)
    deck.write_text(deck.read_text("utf-8").replace("---\n", f"---\naspect: {aspect}\n", 1), "utf-8")
    report = build_deck(deck, folder / "deck.pptx")
    told = ", ".join(f"{count} × {code}" for code, count in sorted(Counter(d.code for d in report.diagnostics).items()))
    if report.value is None:
        errors = "; ".join(f"{d.path}:{d.span.line} {d.message}" for d in report.diagnostics if d.severity == "error")
        return deck, None, f"no deck was written ({errors})"
    broken = verify((folder / "deck.pptx").read_bytes())
    broken_told = f"; invariants broken: {'; '.join(d.message for d in broken)}" if broken else ""
    return deck, folder / "deck.pptx", f"{report.value.slides} slides built ({told or 'nothing told'}){broken_told}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
