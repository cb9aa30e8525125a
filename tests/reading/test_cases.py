"""Whole files, and what reading makes of them: cases/NAME.md and cases/NAME.expected.txt (`pytest --renew` writes them)."""

from datetime import date
from pathlib import Path

import pytest

from foliensatz.reading.front_matter import read_deck_file
from foliensatz.reading.slide import read
from foliensatz.reading.split import split
from foliensatz.source import Source
from tests.reading.dump import dump_diagnostic, dump_slide
from tests.reading.fakes import FakeAssets

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def dump_file(text: str) -> str:
    deck = read_deck_file(Source("deck.md", text), date(2020, 2, 28))
    lines = [dump_diagnostic(d) for d in deck.diagnostics]
    body, settings = deck.value.body, deck.value.settings
    excerpts = split(body.text, body.path, deck.value.first_line, settings)
    lines += [dump_diagnostic(d) for d in excerpts.diagnostics]
    for excerpt in excerpts.value:
        report = read(excerpt, FakeAssets())
        lines += ["", f"@{excerpt.first_line} " + dump_slide(report.value)[0], *dump_slide(report.value)[1:]]
        lines += ["  " + dump_diagnostic(d.placed(excerpt.path, excerpt.first_line)) for d in report.diagnostics]
    return "\n".join(lines).strip("\n") + "\n"


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_case(case: Path, renew: bool) -> None:
    expected = case.with_suffix("").with_suffix(".expected.txt")
    found = dump_file(case.read_text("utf-8"))
    if renew:
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
