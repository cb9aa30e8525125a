"""Everything that an author writes reaches a slide or the notes, in order, and fits there."""

import io
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from foliensatz.checking import verify
from tests.conftest import BuiltDeck
from tests.judges import libreoffice, need, overflow

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURE = io.BytesIO()
Image.new("RGB", (400, 200), "teal").save(PICTURE, "PNG")

EVERYTHING = """---
title: Alles auf einmal
speaker: Jens Mofina
date: 28.02.2020
lang: de
---

# Kapitel Erstens

## Absätze

Ein Satz mit *Kursivem*, **Fettem**, ~~Gestrichenem~~, `Quelltext` und einem [Verweis](https://example.org/a?b=c&d=e).
Danach ein harter\\
Umbruch, ein Und-Zeichen: Hinz & Kunz, und Klammern: 1 < 2 > 0.

::: notes
Anmerkung zum Vortrag, *nur* für die Sprecherin.
:::

## Listen

- Ebene eins
  - Ebene zwei
    - Ebene drei
- Nochmals eins

3. Drittens
4. Viertens

## Zitat

> "Ein kurzes Wort."
>
> — Urheberin Unbekannt

## Tabelle

| Stadt | Einwohner | Anteil |
|:------|----------:|:------:|
| Karlsruhe | 308436 | 12 % |
| Mannheim | 309370 | 13 % |

## Quelltext

```python
def gruss(name: str) -> str:
    return f"Hallo {name}"  # freundlich
```

## Bild

![Ein Rathaus](rathaus.png){width=50%}

## Zwei Spalten

:::: columns
::: column
Linke Seite zuerst.
:::
::: column
Rechte Seite danach.
:::
::::
"""

WORDS = st.text(
    st.sampled_from("aeinrst äöüß &<>\"'»„“–—…\u00a0\u00ad\u200b*_`#|[]()!{}\\:;$%1234567890"), min_size=1, max_size=60
)


def texts(built: BuiltDeck) -> Iterator[str]:
    """The text of every shape, table cell and notes page."""
    for slide in built.presentation.slides:
        for paragraph in slide._element.iter(A + "p"):
            yield "".join(piece.text or "" for piece in paragraph.iter(A + "t"))
        if slide.has_notes_slide:
            yield slide.notes_slide.notes_text_frame.text


def written_words(source: str) -> list[str]:
    """The words of a source without its marks; addresses and attributes are no words."""
    body = re.sub(r"\]\([^)]*\)|\{[^}]*\}|(?m:^:::.*$)|(?m:^```.*$)|\A---.*?\n---\n", " ", source, flags=re.DOTALL)
    return re.findall(r"[A-Za-zÄÖÜäöüß]{2,}|\d{2,}", body)


@pytest.fixture
def everything(build_deck) -> BuiltDeck:
    built = build_deck({"deck.md": EVERYTHING, "rathaus.png": PICTURE.getvalue()})
    assert built.exit_code == 0, built.stderr
    return built


def test_every_word_arrives(everything):
    arrived = " ".join(texts(everything)).replace("\xad", "")
    pictures = [
        shape._element.xpath("string(.//p:cNvPr/@descr)")
        for slide in everything.presentation.slides
        for shape in slide.shapes
    ]
    missing = [word for word in written_words(EVERYTHING) if word not in arrived and word not in " ".join(pictures)]
    assert missing == []


def test_every_word_is_seen_inside_of_its_shape(everything):
    need(libreoffice.NAME, libreoffice.present())
    assert [str(finding) for finding in overflow.findings(everything.path)] == []


def test_a_long_text_goes_on_and_fits(build_deck):
    need(libreoffice.NAME, libreoffice.present())
    paragraph = "Die digitale Transformation bietet Städten, Kreisen und Gemeinden Chancen auf dem Weg der nachhaltigen Entwicklung. "
    items = "".join(f"- Punkt {number}: {paragraph}\n" for number in range(1, 25))
    built = build_deck({"deck.md": f"## Viel\n\n{items}\n## Prosa\n\n{paragraph * 30}\n\n## Kurz\n\nSchluss.\n"})
    assert built.exit_code == 0, built.stderr
    arrived = " ".join(texts(built))
    assert [number for number in range(1, 25) if f"Punkt {number}:" not in arrived] == []
    assert arrived.count("Transformation") == 24 + 30
    assert [str(finding) for finding in overflow.findings(built.path)] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=WORDS, items=st.lists(WORDS, max_size=6), code=WORDS, cells=st.lists(WORDS, min_size=2, max_size=4))
def test_no_text_makes_a_file_that_needs_repair(build_deck, title, items, code, cells):
    listed = "\n".join(f"- {item}" for item in items)
    table = f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}\n| {' | '.join(reversed(cells))} |"
    built = build_deck({"deck.md": f"## {title}\n\n{listed}\n\n```\n{code}\n```\n\n{table}\n"})
    if built.exit_code == 0:
        assert verify(built.path.read_bytes()) == ()
    else:
        assert built.diagnostics
