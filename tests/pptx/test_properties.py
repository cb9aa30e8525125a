"""Document properties: what front matter says of the file, and nothing of where it was made."""

import getpass
import io
import socket
import zipfile
from datetime import date

import pytest
from lxml import etree
from pptx import Presentation

import foliensatz
from foliensatz.checking import verify
from foliensatz.reading.front_matter import read_deck_file
from foliensatz.source import Source

FRONT = """---
title: Haushalt & Plan
speaker: A. Muster
subject: Finanzen
keywords: [Haushalt, Plan]
description: |
  Zwei
  Zeilen
category: Vortrag
properties:
  Aktenzeichen: "007"
  Fassung: 3
  Anteil: 12.5
  Einwohner: 3_000_000_000
  Beschlossen: 2020-02-28
  Vertraulich: yes
  Öffentlich: false
  Stelle: {Amt: Kämmerei & Kasse}
---
## Eins

Text
"""
VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"


@pytest.fixture
def built(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deck.md").write_text(FRONT)
    report = foliensatz.build("deck.md", "deck.pptx")
    assert not report.diagnostics
    return (tmp_path / "deck.pptx").read_bytes()


def test_core_properties(built):
    core = Presentation(io.BytesIO(built)).core_properties
    assert (core.title, core.author, core.subject) == ("Haushalt & Plan", "A. Muster", "Finanzen")
    assert (core.keywords, core.comments, core.category) == ("Haushalt, Plan", "Zwei\nZeilen", "Vortrag")
    assert core.language == "de-DE"


def test_custom_properties_have_types(built):
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(built)).read("docProps/custom.xml"))
    found = [(e.get("name"), e[0].tag.replace(VT, ""), e[0].text) for e in root]
    assert found == [
        ("Aktenzeichen", "lpwstr", "007"),
        ("Fassung", "i4", "3"),
        ("Anteil", "r8", "12.5"),
        ("Einwohner", "r8", "3000000000"),
        ("Beschlossen", "filetime", "2020-02-28T00:00:00Z"),
        ("Vertraulich", "bool", "true"),
        ("Öffentlich", "bool", "false"),
        ("Stelle.Amt", "lpwstr", "Kämmerei & Kasse"),
    ]
    assert [e.get("pid") for e in root] == [str(n) for n in range(2, 10)]
    assert not verify(built, "deck.pptx")


def test_nothing_of_the_machine_is_in_the_file(built, tmp_path):
    package = zipfile.ZipFile(io.BytesIO(built))
    words = [getpass.getuser().encode(), socket.gethostname().encode(), str(tmp_path).encode(), b"/home/"]
    for name in package.namelist():
        if name.startswith("docProps/"):
            assert not [word for word in words if len(word) > 4 and word in package.read(name)]
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_custom_part_without_properties(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deck.md").write_text("## A\n\nText\n")
    foliensatz.build("deck.md", "deck.pptx")
    assert "docProps/custom.xml" not in zipfile.ZipFile("deck.pptx").namelist()


@pytest.mark.parametrize(
    ("front", "code", "line", "words"),
    [
        ("properties:\n  a: 1\n  A: 2", "F179", 4, "twice"),
        ("properties:\n  a: ''", "F179", 3, "says nothing"),
        ("properties:\n  a: 2020-02-31", "F179", 3, "calendar"),
        (f"properties:\n  ? {'x' * 256}\n  : 2", "F179", 4, "255"),
        ("properties: Haushalt", "F103", 2, "names with values"),
    ],
)
def test_what_can_be_no_property(front, code, line, words):
    report = read_deck_file(Source("deck.md", f"---\n{front}\n---\n# A\n"), date(2020, 1, 1))
    (problem,) = report.diagnostics
    assert (problem.code, problem.span.line) == (code, line)
    assert words in problem.message
