"""What a browser may load of the package, by name: the files of the page, and what is to be said about diagnostics."""

import os
from os.path import abspath, dirname, join, splitext

FOLDER = join(dirname(dirname(abspath(__file__))), "preview", "page")
PAGES = {"/": "preview.html", "/talk": "preview.html", "/presenter": "presenter.html"}
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def page_file(name: str) -> tuple[bytes, str] | None:
    """The bytes and media type of a file of the page; None for a name that isn't one."""
    type = _TYPES.get(splitext(name)[1])
    if type is None or name not in os.listdir(FOLDER):
        return None
    with open(join(FOLDER, name), "rb") as file:
        return file.read(), type


def explained(code: str) -> str | None:
    """The explanation of a diagnostic's code as HTML; None for what is no code."""
    from markdown_it import MarkdownIt

    from foliensatz.explanations import codes, page
    from foliensatz.prog import as_called

    text = page(code) if code in codes() else None
    return None if text is None else MarkdownIt("commonmark", {"html": False}).render(as_called(text))
