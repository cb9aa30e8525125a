"""Language tags (RFC 5646, section 2.1) as PowerPoint's proofing knows them: a language with its region."""

import re

LANGUAGE_HINT = "Write a language like de, en or fr, with a region where it matters: de-AT, en-US"

# What is meant by a bare language: the tag that PowerPoint's spelling checker knows.
_FULL_TAGS = {"de": "de-DE", "en": "en-GB", "fr": "fr-FR", "it": "it-IT", "es": "es-ES", "nl": "nl-NL", "pl": "pl-PL"}
_tag = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
).fullmatch


def is_language_tag(text: str) -> bool:
    """Whether `text` is a tag of language, script, region and variants, in this order; extensions are none."""
    return bool(_tag(text))


def full_language_tag(text: str) -> str:
    """What an author means by `text` ("de", "en_us") as a tag, with its region where that is clear; "" where it is
    no language."""
    language, _, region = text.strip().replace("_", "-").partition("-")
    tag = f"{language.lower()}-{region.upper() if len(region) == 2 else region}"
    if not region:
        tag = _FULL_TAGS.get(language.lower(), language.lower())
    return tag if is_language_tag(tag) else ""
