"""keep_building: what is built when, what the listener hears, and what is left behind."""

import gc
import os
import threading
import time

import pytest

from foliensatz import watch as module
from foliensatz.builder import Builder
from foliensatz.pipeline import Order
from foliensatz.watch import Watcher, keep_building
from tests.watch.saving import WAYS

GOOD = "---\ntitle: Plan\nlang: en\n---\n\n## One\n\nText.\n"
BROKEN = GOOD + "\n![](missing.png)\n"


class Heard:
    """A listener that writes down what it hears."""

    def __init__(self):
        self.typesets = []
        self.deliveries = []
        self.news = threading.Condition()

    def typeset(self, typeset, changed, seconds):
        with self.news:
            self.typesets.append((typeset, changed, seconds))
            self.news.notify_all()

    def delivered(self, delivery, typeset, seconds):
        with self.news:
            self.deliveries.append((delivery, typeset, seconds))
            self.news.notify_all()

    def wait_for(self, count: int, seconds: float = 10.0):
        """The delivery with this number, from 1."""
        with self.news:
            assert self.news.wait_for(lambda: len(self.deliveries) >= count, seconds), f"{len(self.deliveries)} deliveries"
            return self.deliveries[count - 1][0]


@pytest.fixture
def building(tmp_path, monkeypatch):
    """Start building the deck in the test's folder; (listener, watcher)."""
    monkeypatch.chdir(tmp_path)
    running = []

    def start(deck: str = GOOD, builder: Builder | None = None, output: str = ""):
        (tmp_path / "deck.md").write_text(deck)
        time.sleep(0.05)  # a file as fresh as the watcher would be looked at twice
        watcher, heard = Watcher(), Heard()

        def run():
            with watcher:
                keep_building(builder or Builder("deck.md", Order(output=output)), watcher, heard)

        thread = threading.Thread(target=run)
        thread.start()
        running.append((watcher, thread))
        return heard, watcher

    yield start
    for watcher, thread in running:
        watcher.stop()
        thread.join(10)
        assert not thread.is_alive()


def cold(deck: str = "deck.md") -> bytes:
    builder = Builder(deck, Order())
    return builder.package(builder.typeset()).value


class TestBuilding:
    @pytest.mark.parametrize("save", WAYS)
    def test_every_way_of_saving_gives_the_cold_builds_bytes(self, building, tmp_path, save):
        heard, _ = building()
        first = heard.wait_for(1)
        assert (first.path, first.in_place, first.written) == ("build/deck.pptx", True, True)
        assert heard.typesets[0][1] == frozenset()
        save(tmp_path / "deck.md", GOOD + "\n## Two\n\nMore.\n")
        heard.wait_for(2)
        assert heard.typesets[-1][1] == {str(tmp_path / "deck.md")}
        assert (tmp_path / "build" / "deck.pptx").read_bytes() == cold()
        time.sleep(0.5)
        assert len(heard.typesets) == 2, "it set itself off"

    def test_the_listener_hears_of_the_slides_before_the_file(self, building):
        heard, _ = building()
        heard.wait_for(1)
        assert heard.typesets[0][0] is heard.deliveries[0][1]
        assert heard.typesets[0][2] < heard.deliveries[0][2]

    def test_an_error_leaves_the_file_and_is_mended_by_what_was_missing(self, building, tmp_path):
        heard, _ = building()
        heard.wait_for(1)
        before = (tmp_path / "build" / "deck.pptx").read_bytes()
        (tmp_path / "deck.md").write_text(BROKEN)
        broken = heard.wait_for(2)
        assert (broken.path, broken.in_place, broken.written) == ("build/deck.pptx", True, False)
        assert heard.deliveries[1][1].failed
        assert (tmp_path / "build" / "deck.pptx").read_bytes() == before
        from PIL import Image

        Image.new("RGB", (400, 300), (12, 34, 56)).save(tmp_path / "missing.png")
        assert heard.wait_for(3).written
        assert (tmp_path / "build" / "deck.pptx").read_bytes() == cold()

    def test_slide_files_come_go_and_are_renamed(self, building, tmp_path):
        heard, _ = building("---\ntitle: Plan\n---\n")
        heard.wait_for(1)
        slides = tmp_path / "slides"
        slides.mkdir()
        (slides / "a.md").write_text("## A\n\nText.\n")
        deadline = time.monotonic() + 10
        while len(heard.deliveries[-1][1].slides) != 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        for change in (
            lambda: (slides / "b.md").write_text("## B\n\nText.\n"),
            lambda: os.rename(slides / "a.md", slides / "c.md"),
            lambda: os.remove(slides / "b.md"),
        ):
            count = len(heard.deliveries)
            change()
            assert heard.wait_for(count + 1).written
            assert (tmp_path / "build" / "deck.pptx").read_bytes() == cold()

    def test_what_was_touched_but_is_the_same_writes_nothing(self, building, tmp_path):
        heard, _ = building()
        heard.wait_for(1)
        before = os.stat(tmp_path / "build" / "deck.pptx")
        os.utime(tmp_path / "deck.md")
        assert not heard.wait_for(2).written
        assert os.stat(tmp_path / "build" / "deck.pptx").st_mtime_ns == before.st_mtime_ns

    def test_a_file_that_was_deleted_is_written_again_with_the_next_save(self, building, tmp_path):
        heard, _ = building()
        heard.wait_for(1)
        os.remove(tmp_path / "build" / "deck.pptx")
        os.utime(tmp_path / "deck.md")
        assert heard.wait_for(2).written
        assert (tmp_path / "build" / "deck.pptx").read_bytes() == cold()

    def test_output_beside_the_sources_sets_nothing_off(self, building, tmp_path):
        heard, _ = building("---\ntitle: Plan\nslides: '*.md'\n---\n\n## One\n\nText.\n", output="out.pptx")
        heard.wait_for(1)
        time.sleep(0.6)
        builds = len(heard.typesets)
        assert builds <= 2  # that a file has come into the folder is looked at once
        time.sleep(0.6)
        assert len(heard.typesets) == builds


class Slow(Builder):
    """A builder whose packaging takes its time and asks now and then whether to go on."""

    def __init__(self, seconds):
        super().__init__("deck.md", Order())
        self.seconds = seconds
        self.interruptions = 0

    def package(self, typeset, interrupted=None):
        from foliensatz.diagnostic import Report

        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            time.sleep(0.005)
            if interrupted():
                self.interruptions += 1
                return Report(None)
        return super().package(typeset, interrupted)


class TestInterrupted:
    def test_a_further_change_comes_before_the_file_of_the_one_before(self, building, tmp_path):
        builder = Slow(0.7)
        heard, _ = building(builder=builder)
        heard.wait_for(1)
        (tmp_path / "deck.md").write_text(GOOD + "\n## Two\n")
        with heard.news:
            assert heard.news.wait_for(lambda: len(heard.typesets) == 2, 5)
        (tmp_path / "deck.md").write_text(GOOD + "\n## Two\n\nText.\n")
        heard.wait_for(2)
        assert builder.interruptions == 1
        assert len(heard.typesets) == 3
        assert (tmp_path / "build" / "deck.pptx").read_bytes() == cold()

    def test_changes_without_end_do_not_keep_the_file_away(self, building, tmp_path, monkeypatch):
        monkeypatch.setattr(module, "PATIENCE", 0.5)
        builder = Slow(0.4)
        heard, _ = building(builder=builder)
        heard.wait_for(1)
        done = threading.Event()

        def type_on():
            number = 0
            while not done.wait(0.05):
                number += 1
                (tmp_path / "deck.md").write_text(GOOD + f"\n## Slide {number}\n")

        typist = threading.Thread(target=type_on)
        typist.start()
        try:
            heard.wait_for(3)
        finally:
            done.set()
            typist.join()
        assert builder.interruptions > 0


class TestCollector:
    def test_it_rests_while_building_and_is_as_before_in_the_end(self, building):
        assert gc.isenabled()
        heard, watcher = building()
        heard.wait_for(1)
        assert not gc.isenabled()
        watcher.stop()
        deadline = time.monotonic() + 5
        while not gc.isenabled() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert gc.isenabled() and gc.get_freeze_count() == 0

    def test_cycles_are_collected_when_nobody_waits(self, building, tmp_path, monkeypatch):
        monkeypatch.setattr(module, "IDLE", 0.1)
        heard, _ = building()
        heard.wait_for(1)
        (tmp_path / "deck.md").write_text(GOOD + "\n## Two\n")
        heard.wait_for(2)
        import weakref

        class Cycle:
            pass

        cycle = Cycle()
        cycle.itself = cycle
        gone = weakref.ref(cycle)
        del cycle
        deadline = time.monotonic() + 5
        while gone() is not None and time.monotonic() < deadline:
            time.sleep(0.01)
        assert gone() is None
