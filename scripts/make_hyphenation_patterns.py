"""Make foliensatz/fonts/data/hyph-de-1996.patterns from TeX's file of German hyphenation patterns.

    python scripts/make_hyphenation_patterns.py hyph-de-1996.tex

The file is part of hyph-utf8 (Debian: texlive-lang-german). Its header, with the licence, is kept beside the data.
The patterns are sorted apart into their letters and their numbers, so that reading them is one `dict(zip(…))`.
"""

import sys
import zlib
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "foliensatz" / "fonts" / "data"


def apart(pattern: str) -> tuple[str, str]:
    """".ab3ol" -> (".abol", "000300"): the number before each letter, and the one behind the last."""
    letters, numbers = "", "0"
    for char in pattern:
        if char.isdigit():
            numbers = numbers[:-1] + char
        else:
            letters += char
            numbers += "0"
    return letters, numbers


def main(source: Path) -> None:
    text = source.read_text("utf-8")
    header, _, rest = text.partition("\\message{")
    body = rest.partition("\\patterns{%")[2].partition("}")[0]
    patterns = sorted(apart(line) for line in body.split())
    packed = "\n".join(letters for letters, _ in patterns) + "\n\n" + "\n".join(numbers for _, numbers in patterns)
    (DATA / "hyph-de-1996.patterns").write_bytes(zlib.compress(packed.encode(), 9))
    lines = [line.removeprefix("%").removeprefix(" ") for line in header.rstrip().split("\n")]
    (DATA / "hyph-de-1996.LICENSE").write_text("\n".join(lines[:-1]).rstrip() + "\n", "utf-8")
    print(f"{len(patterns)} patterns, {(DATA / 'hyph-de-1996.patterns').stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
