"""A page for every diagnostic code, as `foliensatz explain CODE` prints it: F301.md and so on, beside this file.

The first line of a page is `# CODE: title`.
"""

import os

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def codes() -> tuple[str, ...]:
    """All codes that have a page, in order."""
    return tuple(sorted(name[:-3] for name in os.listdir(_FOLDER) if name.endswith(".md")))


def page(code: str) -> str | None:
    """The whole page as Markdown, or None for a code that does not exist."""
    if code not in codes():
        return None
    with open(os.path.join(_FOLDER, code + ".md"), encoding="utf-8") as file:
        return file.read()


def title(code: str) -> str:
    """The page's title without the code. Raises KeyError for a code that does not exist."""
    text = page(code)
    if text is None:
        raise KeyError(code)
    return text.partition("\n")[0].partition(": ")[2]
