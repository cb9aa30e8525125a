"""Pygments' lexers, found by the names authors use and made in a fraction of the usual time.

What takes long about a lexer is to compile its regular expressions: 10 to 30 ms, as much as ten slides. Two kinds of
them are replaced by quicker ones that match the same: long lists of words, and names of any of Unicode's letters. Both
pass through one method that Pygments' lexers are made with, so a lexer that doesn't have it is simply slower.
"""

import re
import sys

ALIASES = {
    "yml": "yaml",
    "jsonc": "json",
    "conf": "ini",
    "env": "bash",
    "htm": "html",
    "svg": "xml",
    "kt": "kotlin",
    "fs": "fsharp",
    "vb": "vb.net",
    "vba": "vb.net",
    "cmd": "batch",
    "plsql": "sql",
    "assembly": "nasm",
    "patch": "diff",
    "proto3": "proto",
}
"""What authors write and Pygments does not know."""

SIMPLE_NAME = r"[^\W\d]\w*"
MANY_WORDS = 15

_lexers: dict[str, object] = {}


def lexer(language: str):
    """The lexer of the language (in small letters), or None where Pygments has none.

    Pygments' own search would go on among installed plug-ins, which means reading the metadata of every package in
    the environment.
    """
    if language not in _lexers:
        from pygments.lexers._mapping import LEXERS

        alias = ALIASES.get(language, language)
        _lexers[language] = None
        for _, name, aliases, _, _ in LEXERS.values():
            if alias in aliases or alias == name.lower():
                from pygments.lexers import find_lexer_class

                _lexers[language] = _quickly_made(find_lexer_class(name))()
                break
    return _lexers[language]


def close_name(language: str) -> str:
    """The known short name of a language that is nearest to `language`, or ""."""
    from difflib import get_close_matches

    from pygments.lexers._mapping import LEXERS

    known = [alias for _, _, aliases, _, _ in LEXERS.values() for alias in aliases] + list(ALIASES)
    return next(iter(get_close_matches(language, known, 1)), "")


def _quickly_made(lexer_class):
    """The lexer as a class that compiles the quicker expressions; itself where it has none to compile."""
    from pygments.lexer import RegexLexer, words

    if not issubclass(lexer_class, RegexLexer):
        return lexer_class
    metaclass = type(lexer_class)
    # A lexer whose names may have any letters has loaded this module.
    unistring = sys.modules.get("pygments.unistring")
    all_letters = f"[{unistring.xid_start}][{unistring.xid_continue}]*" if unistring else ""

    def process_regex(cls, regex, flags, state):
        if all_letters and isinstance(regex, str):
            regex = regex.replace(all_letters, SIMPLE_NAME)
        elif isinstance(regex, words):
            match = _match_of_words(regex, flags)
            if match:
                return match
        return metaclass._process_regex(cls, regex, flags, state)

    return metaclass(lexer_class.__name__, (lexer_class,), {"_process_regex": classmethod(process_regex)})


def _match_of_words(regex, flags):
    """A match function for a list of words: any word at all is matched, then looked up. None where that would not be
    the same: a word must be all letters, digits and "_", and end where the expression says that words end.

    Words with other characters in them ("double precision") stay an expression, which is asked first, since it
    finds the longer ones.
    """
    if len(regex.words) < MANY_WORDS or not regex.suffix.startswith(r"\b") or "(" in regex.prefix.replace("(?<", ""):
        return None
    single = {word for word in regex.words if word.replace("_", "a").isalnum()}
    several = set(regex.words) - single
    if len(single) < MANY_WORDS:
        return None
    ignores_case = flags & re.IGNORECASE
    known = frozenset(word.lower() for word in single) if ignores_case else frozenset(single)
    match_any = re.compile(f"{regex.prefix}(\\w+){regex.suffix}", flags).match
    match_several = None
    if several:
        match_several = re.compile(type(regex)(tuple(several), regex.prefix, regex.suffix).get(), flags).match

    def match(text, *bounds):
        found = match_several(text, *bounds) if match_several else None
        if not found:
            found = match_any(text, *bounds)
            if found:
                word = found[1]
                if (word.lower() if ignores_case else word) not in known:
                    return None
        return found

    return match
