"""Numbers of formulas, and references to them, through a whole deck."""

import re

DECK = r"""---
title: Probe
---

## Eins {#eins}

$$ a^2+b^2=c^2 $$ {#eq:pythagoras}

$$ E=mc^2 \tag{E} $$ {#eq:einstein}

$$ x=y $$

## Zwei

Nach @eq:pythagoras, [](#eq:einstein) und [der letzten Gleichung](#eq:letzte) gilt (siehe @eq:letzte).

$$
\begin{aligned} a &= b \label{eq:letzte} \end{aligned}
$$
"""


def shown(slide) -> str:
    """The texts that python-pptx sees: those of shapes without formulas."""
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def links(slide) -> list[str]:
    return [run.text for s in slide.shapes if s.has_text_frame for p in s.text_frame.paragraphs for run in p.runs if run._r.rPr.hlinkClick is not None]


def test_formulas_with_a_name_are_counted_and_those_with_a_number_keep_it(build_deck):
    built = build_deck({"deck.md": DECK})
    assert built.codes == ()
    first, second = list(built.presentation.slides)[1:]
    assert re.findall(r"\(\w+\)", shown(first)) == ["(1)", "(E)"]
    assert "Nach (1), (E) und der letzten Gleichung gilt (siehe (2))." in shown(second)
    assert shown(second).count("(2)") == 2
    assert links(second) == ["(1)", "(E)", "der letzten Gleichung", "(2)"]


def test_a_reference_to_nothing_is_told_and_stays(build_deck):
    built = build_deck({"deck.md": DECK.replace("#eq:pythagoras}", "#eq:satz}")})
    assert [(d["code"], d["line"]) for d in built.diagnostics] == [("F245", 15)]
    assert "Nach @eq:pythagoras," in shown(built.presentation.slides[2])


def test_a_name_given_twice_is_told(build_deck):
    built = build_deck({"deck.md": DECK.replace("#eq:einstein}", "#eq:pythagoras}").replace("[](#eq:einstein)", "da")})
    assert built.codes == ("F246",)


def test_an_address_is_no_reference(build_deck):
    built = build_deck({"deck.md": "## Eins\n\nAn post@eq:x und @eq: und @eqx.\n"})
    assert built.codes == ()
