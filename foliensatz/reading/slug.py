"""A slide's anchor: the name by which other slides of the deck link to it."""

import re

_NOT_IN_SLUG = re.compile(r"[^\w\- ]+")


def slug(title: str) -> str:
    """The anchor of a title, as GitHub makes it: small letters, blanks as hyphens, no punctuation. Umlauts stay."""
    words = title.replace("\n", " ").replace("\u00a0", " ").strip().lower()
    return _NOT_IN_SLUG.sub("", words).replace(" ", "-")
