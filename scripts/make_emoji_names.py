"""Make foliensatz/reading/data/emoji.txt from the names that Unicode and GitHub give to emoji.

    pip install emoji
    python scripts/make_emoji_names.py

The names are facts that the package `emoji` (New BSD licence) gathers from Unicode's CLDR and from GitHub. Names with a
skin tone are left out: `:wave:` is enough for a slide. One line holds a name and its characters.
"""

import re
from pathlib import Path

import emoji

TARGET = Path(__file__).resolve().parent.parent / "foliensatz" / "reading" / "data" / "emoji.txt"
NAME = re.compile(r"[a-z0-9_+-]+")
SKIN_TONES = {chr(code) for code in range(0x1F3FB, 0x1F400)}


def main() -> None:
    names: dict[str, str] = {}
    for unicode_names in (False, True):
        for characters, data in emoji.EMOJI_DATA.items():
            if data["status"] != emoji.STATUS["fully_qualified"] or SKIN_TONES & set(characters):
                continue
            for name in [data["en"]] if unicode_names else data.get("alias", ()):
                name = name.strip(":").lower()
                if NAME.fullmatch(name):
                    names.setdefault(name, characters)
    lines = [f"{name} {characters}\n" for name, characters in sorted(names.items())]
    TARGET.write_text("".join(lines), "utf-8")
    print(f"{len(lines)} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
