"""Words in other scripts than Latin's: told in their language, so that programs take a font that has them, break their
lines as that language does, and leave them to its spelling."""

import re
from functools import cache

from foliensatz.reading.context import Context

_CJK = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_WIDE_SIGNS = "\u3001-\u3003\u3008-\u3020\uff00-\uff65\uffe0-\uffe6"
_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
# All of them and more, but no Latin letters and none of their signs: most texts have none of it, and that is soon seen.
_ELSEWHERE = re.compile("[\u0590-\u1dff\u3000-\uffef]")
_KANA = re.compile("[\u3040-\u30ff]")
_TAGS = {"ko": "ko-KR", "he": "he-IL", "ar": "ar-SA"}
# Languages that are written in these scripts: where a slide is in one of them, its own tag holds.
_OWN = {"cjk": ("ja", "zh", "ko"), "ko": ("ko",), "he": ("he", "yi"), "ar": ("ar", "fa", "ur", "ps")}


@cache
def _stretch() -> re.Pattern:
    """A stretch of one script, with the blanks and signs within it. It takes long to compile."""
    return re.compile(
        rf"(?P<cjk>[{_CJK}{_WIDE_SIGNS}]+)|(?P<ko>[{_HANGUL}]+(?:[ {_WIDE_SIGNS}]+[{_HANGUL}]+)*)"
        rf"|(?P<he>[{_HEBREW}]+(?:[ ,.\-]+[{_HEBREW}]+)*)|(?P<ar>[{_ARABIC}]+(?:[ ,.\-]+[{_ARABIC}]+)*)"
    )


def has_scripts(text: str) -> bool:
    return not text.isascii() and _ELSEWHERE.search(text) is not None and _stretch().search(text) is not None


def divided(text: str, whole: str, context: Context) -> list[tuple[str, str]]:
    """`text` as stretches, each with its language: "" for the slide's own. Ideographs are Japanese where kana stand in
    the `whole` paragraph."""
    own = context.lang[:2].lower()
    found: list[tuple[str, str]] = []
    end = 0
    for match in _stretch().finditer(text):
        script = match.lastgroup or ""
        if own in _OWN[script]:
            continue
        if match.start() > end:
            found.append((text[end : match.start()], ""))
        tag = _TAGS.get(script) or ("ja-JP" if _KANA.search(whole) else "zh-CN")
        found.append((match[0], tag))
        end = match.end()
    if end < len(text):
        found.append((text[end:], ""))
    return found
