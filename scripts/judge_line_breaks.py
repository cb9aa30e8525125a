"""Compare the line breaks that layout shows, and the numbers of lines it plans, with LibreOffice's.

    python scripts/judge_line_breaks.py [--lines N] [--seed N] [--show]

Needs python-pptx, `soffice`, `pdftotext` and the metric-compatible fonts. German prose, in paragraphs of one to six
sentences, is set by foliensatz.layout in the Office fonts, in all their styles, many sizes and column widths; some
paragraphs have runs of several styles, some columns are so narrow that words are divided. Each stands on a slide for
itself, in a text box without insets, with the soft hyphens that layout left in it. The words' places in LibreOffice's
PDF tell where it broke.

Prints for each family, and last for all together, on how many lines the shown breaks are LibreOffice's, and how many
paragraphs need more lines in LibreOffice than planned. The same is told of lines broken with the font's own widths and
nothing to spare, which is what PowerPoint is taken to do. Exit code 1 where less than 99 % of the lines are the same or
a paragraph needs more lines than planned.
"""

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from foliensatz.fonts import Fonts
from foliensatz.geometry import Box, pt_to_emu
from foliensatz.layout.linebreak import wrap
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.layout.text_measure import Item
from foliensatz.runs import Run, Runs, RunStyle, plain_text
from foliensatz.source import Source
from foliensatz.theme import Color, FontScheme, LevelStyle, TextStyle, Theme
from foliensatz.theming import load_theme

PROSE = Path(__file__).with_name("german_prose.txt")
BRAND = Path(__file__).parent.parent / "themes" / "loesungspartner" / "theme.toml"
FAMILIES = ("Arial", "Calibri", "Times New Roman", "Cambria")
MONO = "Courier New"
SIZES = (10.5, 11, 12, 13.3, 14, 16, 18, 20, 22, 24, 28, 32, 36, 40, 48)
# A column is so many em wide: between a card and a whole slide, and too narrow for long words.
USUAL, NARROW = (9.0, 38.0), (4.0, 9.0)
ENOUGH = 0.99
SLIDE = pt_to_emu(4000)


class Case(NamedTuple):
    """A paragraph as layout set it. `breaks` are the shown ones, `exact` those of the font's own widths; `column` is in
    em."""

    kind: str
    family: str
    size: float
    column: float
    runs: Runs
    breaks: tuple[int, ...]
    planned: int
    exact: tuple[int, ...]


def make_cases(pick: random.Random, lines: int, theme: Theme) -> list[Case]:
    sentences = [part for text in PROSE.read_text("utf-8").split("\n") for part in re.split(r"(?<=[.!?]) (?=[A-ZÄÖÜ])", text)]
    sentences = [sentence for sentence in sentences if sentence]
    fonts = Fonts()
    cases: list[Case] = []
    while lines > 0:
        kind = pick.choices(("one run", "several runs", "narrow"), (6, 2, 1))[0]
        text = " ".join(pick.sample(sentences, pick.randint(1, 2 if kind == "narrow" else 6)))
        runs = several_runs(text, pick) if kind == "several runs" else (Run(text),)
        column = pick.uniform(*NARROW if kind == "narrow" else USUAL)
        style = RunStyle(bold=pick.random() < 0.4, italic=pick.random() < 0.25)
        cases.append(set_paragraph(kind, runs, style, pick.choice(FAMILIES), pick.choice(SIZES), column, theme, fonts))
        lines -= cases[-1].planned
    return cases


def several_runs(text: str, pick: random.Random) -> Runs:
    """The text with stretches of one to four words in other styles, now and then within a word."""
    runs: list[Run] = []
    for part in re.findall(r"(?:\S+\s*){1,4}", text):
        style = pick.choice((RunStyle(), RunStyle(), RunStyle(bold=True), RunStyle(italic=True), RunStyle(code=True)))
        cut = pick.randint(1, 6) if pick.random() < 0.1 else 0
        runs += [Run(part[:cut]), Run(part[cut:], style)] if 0 < cut < len(part) else [Run(part, style)]
    return tuple(runs)


def set_paragraph(
    kind: str, runs: Runs, style: RunStyle, family: str, size: float, column: float, theme: Theme, fonts: Fonts
) -> Case:
    level = LevelStyle(size, Color("dk1"), style.bold, style.italic)
    setting = Setting(theme._replace(fonts=FontScheme(family, family, MONO)), fonts, "de-DE", "shrink")
    text = Text((Item(runs, 0, "plain"),), TextStyle("prose", (level,), ((size,),)), setting)
    box = Box(0, 0, pt_to_emu(column * size), SLIDE)
    text = text.hyphenated(box.width, 0)
    paragraph = text.place(box, 0, None, "Prosa").paragraphs[0]
    exact = wrap(setting.measure(paragraph.runs, level), box.width / 12700 / size, None, 1.0)
    set_bold = tuple(
        run._replace(style=run.style._replace(bold=run.style.bold or style.bold, italic=run.style.italic or style.italic))
        for run in paragraph.runs
    )
    starts = tuple(line.start for line in exact[1:])
    return Case(kind, family, size, column, set_bold, paragraph.breaks, len(text.set(box.width, 0)[0][2]), starts)


def write_deck(cases: list[Case], path: Path) -> None:
    deck = Presentation()
    deck.slide_width = deck.slide_height = Emu(SLIDE)
    for case in cases:
        width = Emu(pt_to_emu(case.column * case.size))
        box = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, width, Emu(SLIDE))
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        for part in case.runs:
            run = frame.paragraphs[0].add_run()
            run.text = part.text
            run.font.name = MONO if part.style.code else case.family
            run.font.size, run.font.bold, run.font.italic = Pt(case.size), part.style.bold, part.style.italic
    deck.save(path)


def drawn_lines(cases: list[Case], folder: Path) -> list[list[str]]:
    """The lines of each case as LibreOffice drew them, squeezed."""
    write_deck(cases, folder / "deck.pptx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(convert, check=True, capture_output=True)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(folder / "deck.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = boxes.split("<page ")[1:]
    assert len(pages) == len(cases), (len(pages), len(cases))
    return [_lines_of(page, case.size) for page, case in zip(pages, cases)]


def _lines_of(page: str, size: float) -> list[str]:
    lines: list[str] = []
    last = None
    for top, bottom, word in re.findall(r'yMin="([\d.]+)"[^>]*yMax="([\d.]+)">(.*?)</word>', page):
        middle = (float(top) + float(bottom)) / 2
        if last is None or abs(middle - last) > 0.6 * size:
            lines.append("")
            last = middle
        lines[-1] += word.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return [squeezed(line) for line in lines]


def squeezed(text: str) -> str:
    """Without white space, and without hyphens: soft ones are drawn as others."""
    return re.sub(r"[\s\u00ad\u200b\u2060\u2010-]", "", text)


def spans(lines: list[str]) -> set[tuple[int, int]]:
    """Each line as offsets into the squeezed text."""
    result, at = set(), 0
    for line in lines:
        result.add((at, at + len(line)))
        at += len(line)
    return result


def broken(case: Case, breaks: tuple[int, ...]) -> list[str]:
    text = plain_text(case.runs)
    return [squeezed(text[start:end]) for start, end in zip((0, *breaks), (*breaks, len(text)))]


def compare(case: Case, drawn: list[str]) -> Counter:
    shown, exact = broken(case, case.breaks), broken(case, case.exact)
    assert "".join(drawn) == "".join(shown), (case, drawn)
    text = plain_text(case.runs)
    ends = {end for _, end in spans(drawn)}
    hyphens = [len(squeezed(text[:at])) for at, character in enumerate(text) if character == "\u00ad"]
    return Counter(
        {
            "lines": len(drawn),
            "same": len(spans(shown) & spans(drawn)),
            "exact": len(spans(exact) & spans(drawn)),
            "paragraphs": 1,
            "more": len(drawn) > case.planned,
            "more exact": len(exact) > case.planned,
            "more shown": len(drawn) > len(shown),
            "fewer": len(drawn) < case.planned,
            "hyphens": len(hyphens),
            "hyphens used": sum(at in ends for at in hyphens),
        }
    )


def show(case: Case, drawn: list[str]) -> None:
    styles = "bold" * any(run.style.bold for run in case.runs), "italic" * any(run.style.italic for run in case.runs)
    print(case.kind, case.family, *styles, case.size, f"{case.column * case.size:.2f} pt, planned {case.planned}")
    ours = broken(case, case.breaks)
    for mine, theirs in zip(ours + [""], drawn + [""]):
        if mine != theirs:
            print(f"    {mine}  |  {theirs}")
            return


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lines", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print paragraphs that differ")
    arguments = parser.parse_args()
    theme = load_theme((Source(BRAND.name, BRAND.read_text("utf-8")),)).value
    cases = make_cases(random.Random(arguments.seed), arguments.lines, theme)
    with tempfile.TemporaryDirectory() as folder:
        pages = drawn_lines(cases, Path(folder))
    counts: dict[str, Counter] = {}
    for case, drawn in zip(cases, pages):
        found = compare(case, drawn)
        for group in (case.family, case.kind, f"{case.size:g} pt"):
            counts.setdefault(group, Counter()).update(found)
        if arguments.show and found["same"] < found["lines"]:
            show(case, drawn)
    for group in (*FAMILIES, "one run", "several runs", "narrow", *(f"{size:g} pt" for size in SIZES)):
        count = counts.get(group, Counter())
        print(f"{group:16} same lines {share(count, 'same')}   more lines than planned {count['more']} of {count['paragraphs']}")
    total = sum((counts[family] for family in FAMILIES if family in counts), Counter())
    print(f"soft hyphens at which LibreOffice breaks: {total['hyphens used']} of {total['hyphens']}")
    print(f"paragraphs planned with more lines than LibreOffice needs: {total['fewer']}")
    print(f"with the font's own widths: same lines {share(total, 'exact')}, more lines than planned {total['more exact']}")
    print(f"same lines: {share(total, 'same')}")
    print(f"paragraphs with more lines than planned: {total['more']} of {total['paragraphs']}")
    return 1 if total["more"] or total["more exact"] or total["same"] < ENOUGH * total["lines"] else 0


def share(count: Counter, key: str) -> str:
    return f"{count[key]}/{count['lines']} = {100 * count[key] / max(count['lines'], 1):.2f} %"


if __name__ == "__main__":
    sys.exit(main())
