"""The quickly made lexers say the same as Pygments' own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name

from foliensatz.layout.lexers import close_name, lexer

SPECIMENS = {
    "python": "def größe(self, print, x_1): return [int(y) for y in obj.print if not None] or self.__init__\n",
    "sql": "SELECT double precision, varchar2, a.select, Selected FROM t WHERE character varying = timestamp with time zone\n",
    "css": "a:hover { border-top-color: darkblue; color: dark; -webkit-box: none; borders: 1px }\n",
    "c": "static int inte = sizeof(struct int_fast8_t); unsigned long_ = 0x1F;\n",
    "rust": "pub fn main() { let mut x: u8 = Vec::new(); println!(\"{}\", x); implement(); }\n",
    "go": "func append(x []int) (n int) { return len(x), lens(x), uint8(3) }\n",
    "csharp": "public async Task<int> Main() { var x = new Foo(); publics = await y; }\n",
    "javascript": "const ä = async function* () { await import('x'); windows = window.x ?? null }\n",
}


def tokens(maker, text):
    return list(maker.get_tokens_unprocessed(text))


@pytest.mark.parametrize("language", SPECIMENS)
def test_specimens_have_the_same_tokens(language):
    text = SPECIMENS[language]
    for variant in (text, text.upper(), text.replace(" ", "\n"), text.replace(" ", "_")):
        assert tokens(lexer(language), variant) == tokens(get_lexer_by_name(language), variant)


WORDS = ["int", "integer", "double", " precision", "print", "self", "None", "select", "_", "x", ".", "(", " ", "\n", "9", "ö"]


@pytest.mark.parametrize("language", ["python", "sql", "c"])
@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS)))
def test_chance_texts_have_the_same_tokens(language, words):
    text = "".join(words) + "\n"
    assert tokens(lexer(language), text) == tokens(get_lexer_by_name(language), text)


def test_a_lexer_is_made_once():
    assert lexer("yml") is lexer("yml")


def test_an_unknown_language_has_no_lexer_but_neighbours():
    assert lexer("pyhton") is None
    assert close_name("pyhton") == "python"
    assert close_name("§§§") == ""
