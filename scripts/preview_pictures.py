"""Draw the pictures of docs/preview.md: the live preview's pages as Chromium shows them.

    python scripts/preview_pictures.py

Needs Chromium, Playwright and Pillow. It serves a deck of its own from a temporary folder.
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.judges import chromium  # noqa: E402
from tests.serving.serving_process import Serving  # noqa: E402

PICTURES = ROOT / "docs" / "pictures" / "preview"
FRONT = """---
title: Quartier Süd
subtitle: Zwischenbericht an den Gemeinderat
client: Stadt Karlsruhe
speaker: Thomas Häufele
date: 28.02.2020
lang: de
---
"""
SLIDES = """
## Worum es geht

- **Wege, die verbinden**
  Sichere Rad- und Fußwege bis zur Haltestelle
- **Wärme aus der Nähe**
  Ein Netz, das mit Abwärme der Bäckerei läuft
- **Platz für alle**
  Der Markt wird autofrei, die Bäume bleiben
- **Daten, die helfen**
  Sensoren messen, ausgewertet wird vor Ort

## Drei Schritte

1. Bestand erheben
2. Bürgerinnen und Bürger beteiligen
3. Umsetzen und messen

::: notes
Mit der Begehung im März beginnen: 140 Menschen kamen, gerechnet hatten wir mit 40.

- Was war die größte Sorge?
- Was hat uns überrascht?

Danach die Frage in die Runde: Was fehlt Ihnen?
:::

## Was es kostet

| Maßnahme | 2020 | 2021 | 2022 |
|---|---:|---:|---:|
| Wege | 120 000 € | 80 000 € | 40 000 € |
| Wärmenetz | 60 000 € | 190 000 € | 90 000 € |
| Beteiligung | 25 000 € | 25 000 € | 30 000 € |
| Messung | 15 000 € | 15 000 € | 15 000 € |

## Was die Leute sagen

> Zum ersten Mal hat uns jemand gefragt, bevor gebaut wurde.
>
> — Anwohnerin, Begehung am 14. März

# Ausblick

## Wie es weitergeht

Im Mai entscheidet der Gemeinderat. Bis dahin liegen die Pläne im Rathaus aus, und auf *quartier-sued.example*.
"""


def main() -> int:
    if not chromium.present():
        print(f"preview_pictures: {chromium.NAME} is missing", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, chromium.browser() as browser:
        serving = Serving(Path(folder), slides=SLIDES, front=FRONT)
        try:
            _draw(browser, serving)
        finally:
            serving.end()
    return 0


def _draw(browser, serving: Serving) -> None:
    serving.wait_for(r"build/deck\.pptx")
    page = _page(browser, serving.url, 1280, 800, "light")
    _go_to(page, 3)
    _keep(page, "page.webp")

    presenter = _page(browser, f"{serving.url}presenter", 1280, 800, "dark")
    presenter.wait_for_selector("#next-sheet svg")
    presenter.keyboard.press("End")
    presenter.keyboard.press("Home")
    for _ in range(2):
        presenter.keyboard.press("PageDown")
    presenter.wait_for_selector('#sheet svg[aria-label="Drei Schritte"]')
    presenter.wait_for_selector('#next-sheet svg[aria-label="Was es kostet"]')
    _keep(presenter, "presenter.webp")

    dark = _page(browser, serving.url, 1280, 800, "dark")
    serving.edit("> Zum ersten Mal", "![Der Platz](bilder/platz.jpg)\n\n> Zum ersten Mal")
    dark.wait_for_selector("#over:not([hidden])")
    dark.keyboard.press("d")
    dark.wait_for_function("() => !document.getAnimations().some((each) => each.playState === 'running')")
    _keep(dark, "problem.webp")


def _page(browser, url: str, width: int, height: int, scheme: str):
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="de-DE")
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#sheet svg")
    return page


def _go_to(page, number: int) -> None:
    page.keyboard.type(str(number))
    page.keyboard.press("Enter")
    page.wait_for_selector('#sheet svg[aria-label="Drei Schritte"]')


def _keep(page, name: str) -> None:
    """A screenshot when everything in view is drawn."""
    page.wait_for_function("() => [...document.querySelectorAll('#filmstrip li')].every((e) => !e.isNear || e.querySelector('svg'))")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    PICTURES.mkdir(exist_ok=True)
    picture.save(PICTURES / name, lossless=True, method=6)
    print(PICTURES / name)


if __name__ == "__main__":
    sys.exit(main())
