"""Slides as LibreOffice paints them."""

import io
import threading

import pytest
from PIL import Image
from playwright.sync_api import expect

from foliensatz.serving import libreoffice as program
from foliensatz.serving.libreoffice import LibreOffice, LibreOfficeFailed
from foliensatz.serving.single_slide import single_slide
from foliensatz.serving.true_picture import TruePictures
from tests.judges import libreoffice, need
from tests.serving.conftest import PATIENCE, Visitor
from tests.serving.decks import Rehearsal
from tests.serving.serving_process import Serving

expect.set_options(timeout=PATIENCE)


@pytest.fixture
def packed(tmp_path):
    """Frame by frame, the PPTX with that slide alone."""
    (tmp_path / "deck").mkdir()
    board = Rehearsal(tmp_path / "deck").board

    def package(key):
        found = board.frame(key)
        if found is None:
            return None
        frame, number, typeset = found
        return single_slide(frame, number, typeset, lambda name, width: board.media(name)), number, 9 / 16

    return package


class Painter:
    """In LibreOffice's place: notes what it is given, and paints what it is told to."""

    def __init__(self, picture=b"png", failure=None):
        self.calls: list[int] = []
        self.picture, self.failure = picture, failure

    def paint(self, decks, ratio):
        self.calls.append(len(decks))
        if self.failure:
            raise LibreOfficeFailed(self.failure)
        return [self.picture] * len(decks)

    def stop(self):
        pass


class Heard:
    """The news that browsers get."""

    def __init__(self):
        self.ready, self.failed, self.news = [], [], threading.Condition()

    def publish(self, name, data):
        with self.news:
            self.ready += data["ready"]
            self.failed += data["failed"]
            self.news.notify_all()

    def wait(self, ready=0, failed=0):
        with self.news:
            assert self.news.wait_for(lambda: len(self.ready) >= ready and len(self.failed) >= failed, 20)


@pytest.fixture
def heard():
    return Heard()


def pictures_with(monkeypatch, painter, packed, heard):
    monkeypatch.setattr("foliensatz.serving.true_picture.LibreOffice", lambda program, folder: painter)
    return TruePictures(packed, heard.publish, program="soffice")


def test_the_slide_asked_for_comes_first_and_the_others_in_few_calls(monkeypatch, packed, heard):
    painter = Painter()
    pictures = pictures_with(monkeypatch, painter, packed, heard)
    pictures.ask([3, 1, 2, 4, 99])
    heard.wait(ready=4)
    assert [key for key, _, _ in heard.ready] == [3, 1, 2, 4] and painter.calls == [1, 3]
    assert all(pictures.picture(name) == b"png" for _, _, name in heard.ready)
    # What is painted is not painted again.
    pictures.ask([2])
    heard.wait(ready=5)
    assert painter.calls == [1, 3]
    pictures.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "true pictures"]


def test_what_cannot_be_painted_is_told(monkeypatch, packed, heard):
    pictures = pictures_with(monkeypatch, Painter(failure="no display"), packed, heard)
    pictures.ask([1])
    heard.wait(failed=1)
    assert heard.failed == [[1, 1, "no display"]] and heard.ready == []
    pictures.stop()


def test_without_libreoffice_nothing_is_begun(packed, heard):
    pictures = TruePictures(packed, heard.publish, program="")
    pictures.ask([1])
    assert pictures.state() == {"available": False, "left": 0}
    pictures.stop()


def test_a_program_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LibreOfficeFailed, match="No such file"):
        LibreOffice(str(tmp_path / "soffice"), str(tmp_path)).paint([b""], 9 / 16)


def test_a_program_that_never_ends_is_ended(tmp_path, monkeypatch):
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nsleep 600 &\nwait\n")
    script.chmod(0o755)
    monkeypatch.setattr(program, "PATIENCE", 0.2)
    with pytest.raises(LibreOfficeFailed, match="did not finish"):
        LibreOffice(str(script), str(tmp_path)).paint([b""], 9 / 16)


def test_a_slide_alone_shows_its_number_in_the_deck(packed):
    from pptx import Presentation

    data, number, _ = packed(3)
    [slide] = Presentation(io.BytesIO(data)).slides
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert number == 3 and "Folie 3 |" in texts and "Punkt eins\nPunkt zwei" in texts


def test_libreoffice_paints_the_slide(packed, tmp_path):
    need(libreoffice.NAME, libreoffice.present())
    data, _, ratio = packed(3)
    [png] = LibreOffice(program.find(), str(tmp_path)).paint([data], ratio)
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    assert picture.size == (1920, 1080)
    assert len(picture.resize((96, 54)).getcolors(maxcolors=5184)) > 10


def test_the_page_shows_it_over_the_preview_and_beside_it(browser, tmp_path):
    need(libreoffice.NAME, libreoffice.present())
    serving = Serving(tmp_path)
    visiting = Visitor(browser)
    page = visiting.open(serving.url)
    page.keyboard.press("t")
    image = page.locator("#true-image")
    expect(page.locator("#truth-state")).to_have_text("LibreOffice malt …")
    expect(page.locator("#truth-state")).to_have_text("Wie LibreOffice es malt")
    page.wait_for_function("() => document.querySelector('#true-image').naturalWidth === 1920")
    expect(image).to_have_attribute("alt", "Die Folie, wie LibreOffice sie malt: Die Charta")
    assert page.locator("#true-sheet").bounding_box() == page.locator("#sheet").bounding_box()
    page.locator("#truth-beside").click()
    drawn, true = page.locator("#sheet").bounding_box(), page.locator("#true-sheet").bounding_box()
    assert drawn["y"] == true["y"] and drawn["x"] + drawn["width"] < true["x"]
    page.locator("#truth").click()
    expect(page.locator("#true-sheet")).to_be_hidden()
    visiting.context.close()
    assert serving.end() == 0
    assert visiting.troubles == []


def test_the_page_says_so_where_libreoffice_is_missing(browser, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    serving = Serving(tmp_path)
    visiting = Visitor(browser)
    page = visiting.open(serving.url)
    page.locator("#truth").click()
    expect(page.locator("#truth-state")).to_contain_text("LibreOffice ist auf diesem Rechner nicht installiert")
    expect(page.locator("#true-sheet")).to_be_hidden()
    expect(page.locator("#truth-all")).to_be_hidden()
    visiting.context.close()
    serving.end()
    assert visiting.troubles == []
