"""What is watched is what was read: nothing that a build opens or lists is missing among its reads, cold or warm."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from foliensatz.builder import Builder
from foliensatz.pipeline import Order
from foliensatz.theme_files import shipped_themes

DECK = """---
title: Plan
theme: own
slides: ['slides/**/*.md', missing.md]
---
"""
SLIDES = """## Bilder

![Da](../bilder/plan.png) ![Fehlt](../bilder/fehlt.png) ![Umlaut](../bilder/prüfung.png)

## Zeichen

![](icon:check) und ![](icon:fehlt)

## Tabelle

![Zahlen](../zahlen.csv)

![](../keine.csv)
"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>'

_heard: list[str] | None = None


def _hook(event: str, arguments: tuple) -> None:
    if _heard is not None and event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], str):
        _heard.append(os.path.abspath(arguments[0]))


sys.addaudithook(_hook)  # for good: hooks can't be taken away, only told to be quiet


@pytest.fixture
def heard():
    """The paths that are opened and listed from now on."""
    global _heard
    _heard = []
    yield _heard
    _heard = None


@pytest.fixture
def deck(tmp_path, monkeypatch):
    from PIL import Image

    monkeypatch.chdir(tmp_path)
    theme = tmp_path / "themes" / "own"
    shutil.copytree(Path(shipped_themes()) / "loesungspartner", theme)
    (theme / "icons").mkdir(exist_ok=True)
    (theme / "icons" / "check.svg").write_text(ICON)
    (tmp_path / "bilder").mkdir()
    for name in ("plan.png", "prüfung.png"):
        Image.new("RGB", (40, 30), (12, 34, 56)).save(tmp_path / "bilder" / name)
    (tmp_path / "zahlen.csv").write_text("Jahr;Wert\n2019;1,5\n")
    (tmp_path / "slides" / "tief").mkdir(parents=True)
    (tmp_path / "slides" / "a.md").write_text(SLIDES, encoding="utf-8")
    (tmp_path / "slides" / "tief" / "b.md").write_text("## Tief\n\nText.\n")
    (tmp_path / "deck.md").write_text(DECK, encoding="utf-8")
    return tmp_path


def within(folder: Path, paths) -> set[str]:
    return {os.path.relpath(path, folder).replace(os.sep, "/") for path in paths if path.startswith(f"{folder}{os.sep}")}


def test_nothing_that_is_opened_or_listed_is_missing_among_the_reads(deck, heard):
    builder = Builder("deck.md", Order())
    cold = builder.typeset()
    opened = within(deck, heard)
    assert {"deck.md", "slides/a.md", "bilder/plan.png", "zahlen.csv", "themes/own/theme.toml", "slides/tief"} <= opened
    reads = within(deck, cold.project.reads)
    assert opened <= reads
    assert {"missing.md", "bilder/fehlt.png", "keine.csv", "themes/own/icons", "bilder/prüfung.png"} <= reads
    heard.clear()
    warm = builder.typeset()
    assert within(deck, heard) <= within(deck, warm.project.reads)
    assert within(deck, warm.project.reads) == reads


def test_after_an_edit_the_reads_are_those_of_a_cold_build(deck):
    builder = Builder("deck.md", Order())
    builder.typeset()
    (deck / "slides" / "a.md").write_text("## Nur noch\n\n![Da](../bilder/plan.png)\n")
    warm = builder.typeset()
    assert set(warm.project.reads) == set(Builder("deck.md", Order()).typeset().project.reads)


def test_a_template_is_among_them(deck):
    from pptx import Presentation

    Presentation().save(deck / "haus.pptx")
    (deck / "deck.md").write_text(DECK.replace("own", "haus.pptx"))
    builder = Builder("deck.md", Order())
    for _ in range(2):
        assert "haus.pptx" in within(deck, builder.typeset().project.reads)
