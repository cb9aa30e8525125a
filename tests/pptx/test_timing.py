"""Animations in the file: every paragraph of an incremental list appears, in order, and every program can read them."""

import pytest
from pptx.oxml.ns import qn

from tests.judges import libreoffice, need

DECK = """\
---
title: Bewegung
---

## Liste

::: incremental
- erstens
  - darunter
- zweitens
:::

## Pause

Frage

. . .

Antwort

## Vielerlei

{.fragment}
> [!NOTE]
> Hinweis

```python {.fragment}
print(1)
```

{.fragment}
| a | b |
|---|---|
| c | d |

## Formel

Es gilt:

{.fragment}

$$ a = b $$

{.fragment}
Mit $x^2$ im Text.

{.fragment}
```chart
type: bar
data:
  Nord: 3
  Süd: 4
```
"""


def effects(slide) -> list[list[str]]:
    """What appears with each click: paragraphs by their text, shapes by their name in brackets."""
    shapes = {node.get("id"): node.getparent().getparent() for node in slide.element.iter(qn("p:cNvPr"))}
    found: list[list[str]] = []
    for node in slide.element.iter(qn("p:cTn")):
        if node.get("nodeType") == "clickEffect":
            found.append([])
        if node.get("nodeType") in ("clickEffect", "withEffect"):
            target = next(node.iter(qn("p:spTgt")))
            shape = shapes[target.get("spid")]
            span = next(target.iter(qn("p:pRg")), None)
            if span is None:
                found[-1].append(f"[{next(shape.iter(qn('p:cNvPr'))).get('name')}]")
                continue
            assert span.get("st") == span.get("end")
            paragraph = list(shape.iter(qn("a:p")))[int(span.get("st"))]
            found[-1].append("".join(text.text for text in paragraph.iter(qn("a:t"))))
    return found


@pytest.fixture
def slides(build_deck):
    built = build_deck({"deck.md": DECK})
    assert built.codes == ()
    return built.presentation.slides


def test_every_paragraph_of_an_incremental_list_appears_in_order(slides):
    assert effects(slides[1]) == [["erstens"], ["darunter"], ["zweitens"]]
    (build,) = slides[1].element.iter(qn("p:bldP"))
    assert dict(build.attrib) == {"spid": str(slides[1].placeholders[1].shape_id), "grpId": "0", "build": "p"}


def test_what_stands_behind_a_pause_comes_with_the_next_click(slides):
    assert effects(slides[2]) == [["Antwort"]]


def test_every_kind_of_shape_can_come_with_a_click(slides):
    assert effects(slides[3]) == [["[Text]", "[Text 2]"], ["[Text 3]"], ["[Tabelle]"]]
    builds = [(build.get("build"), build.get("animBg")) for build in slides[3].element.iter(qn("p:bldP"))]
    assert builds == [(None, "1"), (None, "1"), (None, "1")]
    assert len(effects(slides[4])) == 3 and effects(slides[4])[0] == ["[Formel]"]
    assert [build.tag for build in slides[4].element.iter(qn("p:bldGraphic"))] == [qn("p:bldGraphic")]


def test_steps_are_numbered_in_the_order_of_the_document(slides):
    for slide in slides:
        numbers = [node.get("id") for node in slide.element.iter(qn("p:cTn"))]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_each_part_of_a_slide_that_goes_on_has_clicks_of_its_own(build_deck):
    items = [f"Punkt {number} mit vielen Wörtern, damit er über mehr als eine Zeile geht und Platz braucht" for number in range(30)]
    text = "## Lang {.incremental}\n\n" + "".join(f"- {item}\n" for item in items)
    built = build_deck({"deck.md": text})
    assert built.codes == ("F401",)
    slides = built.presentation.slides
    assert len(slides) > 1
    found = [effects(slide) for slide in slides]
    assert all(found) and [click for clicks in found for click in clicks] == [[item] for item in items]


def test_libreoffice_shows_the_whole_slide(build_deck):
    need(libreoffice.NAME, libreoffice.present())
    built = build_deck({"deck.md": DECK})
    pdf = libreoffice.to_pdf([built.path])[built.path]
    words = set(libreoffice.texts(pdf)[1].split())
    assert {"erstens", "darunter", "zweitens"} <= words
