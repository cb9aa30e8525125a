"""The pages in docs/ show what is true: each example builds, and its picture is of this very source."""

import re
from pathlib import Path

import pytest

from foliensatz.checking import verify
from scripts import examples
from tests.judges import libreoffice, need, overflow

PAGES = examples.pages()
SHOWN = [(page, example) for page in PAGES for example in examples.examples(page)]
NAMES = [f"{page.stem}-{example.name}" for page, example in SHOWN]
RENEW = "run scripts/contact_sheet.py {}, and look at what it draws"


@pytest.fixture(scope="module")
def tried(tmp_path_factory) -> dict[Path, examples.Tried]:
    """The examples as built, by their picture."""
    folder = tmp_path_factory.mktemp("examples")
    return {
        example.picture: examples.try_out(example, folder / name) for (_, example), name in zip(SHOWN, NAMES, strict=True)
    }


@pytest.mark.parametrize(("page", "example"), SHOWN, ids=NAMES)
def test_an_example_says_only_what_it_is_there_to_show(tried, judge_deck, page: Path, example: examples.Example):
    assert examples.unexpected(example, tried[example.picture]) == []
    data = tried[example.picture].file.read_bytes()
    judge_deck(data)
    assert verify(data) == ()


@pytest.mark.parametrize(("page", "example"), SHOWN, ids=NAMES)
def test_a_picture_is_of_its_example(tried, page: Path, example: examples.Example):
    assert examples.digest_of(example.picture) == tried[example.picture].digest, RENEW.format(page.stem)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_source_and_picture_stand_side_by_side(page: Path):
    assert page.read_text("utf-8") == examples.with_pictures(page), RENEW.format(page.stem)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_the_pictures_of_its_examples_and_they_are_small(page: Path):
    wanted = {example.picture for example in examples.examples(page)}
    there = set((examples.DOCS / "pictures" / page.stem).glob("*"))
    assert there == wanted, RENEW.format(page.stem)
    assert sum(picture.stat().st_size for picture in there) < 300_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_index_for_authors_names_every_page(page: Path):
    assert re.search(rf"\]\({page.name}[)#]", (examples.DOCS / "writing.md").read_text("utf-8"))


def test_every_example_holds_what_stands_on_it(tried):
    need(libreoffice.NAME, libreoffice.present())
    files = {}
    for built in tried.values():
        bare = built.file.with_suffix(".bare.pptx")
        bare.write_bytes(overflow.without_autofit(built.file.read_bytes()))
        files[built.file] = bare
    pdfs = libreoffice.to_pdf(list(files.values()))
    found = {file.stem: overflow.judge(file, pdfs[bare]) for file, bare in files.items()}
    assert {name: [str(finding) for finding in findings] for name, findings in found.items() if findings} == {}


def test_an_example_that_is_written_otherwise_is_told(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("<!-- example: one -->\n<!-- /example -->\n")
    with pytest.raises(ValueError, match="an example is written"):
        list(examples.examples(page))
    page.write_text('<!-- example: one "A slide" -->\nNothing.\n<!-- /example -->\n')
    with pytest.raises(ValueError, match="has no source"):
        list(examples.examples(page))


def test_another_source_or_another_file_it_names_is_another_digest(tmp_path):
    example = examples.Example("one", "## Titel\n\n![Die Stadt](pictures/stadt.jpg)\n", "A picture", (), tmp_path / "one.webp", 0)
    first = examples.try_out(example, tmp_path / "first")
    assert (first.diagnostics, examples.try_out(example, tmp_path / "again").digest) == ((), first.digest)
    other = example._replace(source=example.source.replace("Titel", "Ein Titel"))
    assert examples.try_out(other, tmp_path / "other").digest != first.digest
    other = example._replace(source=example.source.replace("stadt.jpg", "panorama.jpg"))
    assert examples.try_out(other, tmp_path / "file").digest != first.digest
