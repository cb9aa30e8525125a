"""The watcher on a real folder: with the system's events, and by looking."""

import errno
import os
import shutil
import threading
import time
from pathlib import Path
from unicodedata import normalize

import psutil
import pytest

from foliensatz import watcher as module
from foliensatz.watcher import Watcher
from tests.watch.saving import WAYS

NOTICED = 5.0
"""Seconds after which a change that was not noticed won't be any more."""


@pytest.fixture(params=[False, True], ids=["events", "polling"])
def watcher(request, monkeypatch):
    monkeypatch.setattr(module, "POLL", 0.1)
    monkeypatch.setattr(module, "SWEEP", 0.4)
    with Watcher(polling=request.param) as watcher:
        yield watcher


@pytest.fixture
def eventful(monkeypatch):
    """Hears of changes only by events: no look finds them."""
    monkeypatch.setattr(module, "SWEEP", 1000.0)
    with Watcher() as watcher:
        yield watcher


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def old(*paths: Path) -> list[str]:
    """Files with something in them that nobody has touched for a while."""
    for path in paths:
        write(path, "old")
        os.utime(path, (time.time() - 60, time.time() - 60))
    time.sleep(0.05)
    return [str(path) for path in paths]


def follow(watcher: Watcher, paths: list[str]) -> None:
    """Follow files that the test has just made, as if they had been there before."""
    watcher.follow(paths)
    watcher.wait(0.01)


class TestNoticed:
    @pytest.mark.parametrize("save", WAYS)
    def test_each_way_of_saving_is_one_batch_of_that_file(self, watcher, tmp_path, save):
        (deck, other) = old(tmp_path / "deck.md", tmp_path / "other.md")
        follow(watcher, [deck, other])
        save(Path(deck), "new")
        assert watcher.wait(NOTICED) == {deck}
        assert watcher.wait(0.2) == frozenset()

    @pytest.mark.parametrize("save", WAYS)
    def test_each_way_of_saving_is_told_by_events_at_once(self, eventful, tmp_path, save):
        (deck,) = old(tmp_path / "deck.md")
        follow(eventful, [deck])
        save(Path(deck), "new")
        begun = time.monotonic()
        assert eventful.wait(NOTICED) == {deck}
        assert time.monotonic() - begun < 2.0

    @pytest.mark.parametrize("save", WAYS)
    def test_a_file_saved_again_and_again_is_noticed_each_time(self, watcher, tmp_path, save):
        (deck,) = old(tmp_path / "deck.md")
        follow(watcher, [deck])
        for text in ("a", "b", "c", "d"):
            save(Path(deck), text)
            assert watcher.wait(NOTICED) == {deck}
            watcher.follow([deck])

    def test_a_burst_is_one_batch(self, watcher, tmp_path):
        files = old(*(tmp_path / f"{number}.md" for number in range(20)))
        follow(watcher, files)
        for file in files:
            write(Path(file), "new")
        assert watcher.wait(NOTICED) == set(files)

    def test_changes_without_end_are_given_now_and_then(self, watcher, tmp_path):
        (deck,) = old(tmp_path / "deck.md")
        follow(watcher, [deck])
        done = threading.Event()

        def type_on():
            while not done.wait(0.01):
                write(Path(deck), str(time.time_ns()))

        typist = threading.Thread(target=type_on)
        typist.start()
        try:
            begun = time.monotonic()
            assert watcher.wait(NOTICED) == {deck}
            assert time.monotonic() - begun < 3.0
        finally:
            done.set()
            typist.join()

    def test_a_file_that_goes_and_one_that_comes(self, watcher, tmp_path):
        (slide,) = old(tmp_path / "a.md")
        picture = str(tmp_path / "plan.png")
        follow(watcher, [slide, picture])
        os.remove(slide)
        assert watcher.wait(NOTICED) == {slide}
        write(Path(picture), "x")
        assert watcher.wait(NOTICED) == {picture}

    def test_a_renamed_file_is_both_its_names(self, watcher, tmp_path):
        (slide,) = old(tmp_path / "a.md")
        after = str(tmp_path / "b.md")
        follow(watcher, [slide, after])
        os.rename(slide, after)
        assert watcher.wait(NOTICED) == {slide, after}

    def test_a_followed_folder_tells_which_entries_came_and_went(self, watcher, tmp_path):
        old(tmp_path / "slides" / "a.md")
        folder = str(tmp_path / "slides")
        follow(watcher, [folder])
        write(tmp_path / "slides" / "b.md", "x")
        assert watcher.wait(NOTICED) == {folder, os.path.join(folder, "b.md")}
        os.remove(tmp_path / "slides" / "a.md")
        assert watcher.wait(NOTICED) == {folder, os.path.join(folder, "a.md")}

    def test_a_folder_made_later_and_what_comes_into_it(self, watcher, tmp_path):
        folder, slide = str(tmp_path / "more" / "slides"), str(tmp_path / "more" / "slides" / "a.md")
        follow(watcher, [folder, slide])
        write(Path(slide), "x")
        assert slide in watcher.wait(NOTICED)
        follow(watcher, [folder, slide])
        write(Path(slide), "longer")
        assert watcher.wait(NOTICED) == {slide}
        write(tmp_path / "more" / "slides" / "b.md", "y")
        assert str(tmp_path / "more" / "slides" / "b.md") in watcher.wait(NOTICED)

    def test_folders_that_come_one_by_one_are_followed_down_to_the_file(self, eventful, tmp_path):
        slide = tmp_path / "one" / "two" / "three" / "a.md"
        follow(eventful, [str(slide)])
        for folder in (tmp_path / "one", tmp_path / "one" / "two", slide.parent):
            folder.mkdir()
            assert eventful.wait(0.2) == frozenset()
        write(slide, "x")
        assert eventful.wait(NOTICED) == {str(slide)}

    def test_a_folder_that_is_deleted_and_made_again_is_watched_again(self, watcher, tmp_path):
        (slide,) = old(tmp_path / "slides" / "a.md")
        for text in ("one", "two"):
            follow(watcher, [slide])
            shutil.rmtree(tmp_path / "slides")
            assert watcher.wait(NOTICED) == {slide}
            follow(watcher, [slide])
            write(Path(slide), text)
            assert watcher.wait(NOTICED) == {slide}

    def test_a_folder_moved_away_and_another_in_its_place(self, watcher, tmp_path):
        (slide,) = old(tmp_path / "slides" / "a.md")
        (other,) = old(tmp_path / "other" / "a.md")
        follow(watcher, [slide])
        os.rename(tmp_path / "slides", tmp_path / "slides-before")
        os.rename(tmp_path / "other", tmp_path / "slides")
        assert watcher.wait(NOTICED) == {slide}
        follow(watcher, [slide])
        write(Path(slide), "new")
        assert watcher.wait(NOTICED) == {slide}

    def test_a_file_reached_through_links_is_noticed_at_both_ends(self, eventful, tmp_path):
        (shared,) = old(tmp_path / "shared" / "logo.png")
        (tmp_path / "deck").mkdir()
        os.symlink(tmp_path / "deck", tmp_path / "link")
        os.symlink(shared, tmp_path / "deck" / "logo.png")
        logo = str(tmp_path / "link" / "logo.png")
        follow(eventful, [logo])
        write(Path(shared), "new")
        assert eventful.wait(NOTICED) == {logo}
        os.remove(logo)
        assert eventful.wait(NOTICED) == {logo}

    def test_permissions_that_change_are_a_change(self, watcher, tmp_path):
        (slide,) = old(tmp_path / "a.md")
        follow(watcher, [slide])
        os.chmod(slide, 0o600)
        assert watcher.wait(NOTICED) == {slide}

    def test_two_changes_in_one_tick_of_a_coarse_clock_are_two(self, eventful, tmp_path):
        """As on a FAT drive: two times the same size and the same time of change."""
        (slide,) = old(tmp_path / "a.md")
        second = int(time.time()) * 1_000_000_000
        follow(eventful, [slide])
        real = os.stat

        def coarse(path, **options):
            found = real(path, **options)
            if path != slide:
                return found

            class Coarse:
                st_mtime_ns = st_ctime_ns = second
                st_mode, st_ino, st_size = found.st_mode, 7, found.st_size

            return Coarse

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "stat", coarse)
            write(Path(slide), "one")
            assert eventful.wait(NOTICED) == {slide}
            write(Path(slide), "two")
            assert eventful.wait(NOTICED) == {slide}

    def test_what_no_event_tells_is_found_by_looking(self, tmp_path, monkeypatch):
        monkeypatch.setattr(module, "SWEEP", 0.1)
        (deck,) = old(tmp_path / "deck.md")
        with Watcher() as watcher:
            follow(watcher, [deck])
            monkeypatch.setattr(watcher, "_heard", None)
            watcher._events._heard = lambda *places: None  # a network drive, where other machines write
            write(Path(deck), "new")
            assert watcher.wait(NOTICED) == {deck}


class TestNotNoticed:
    def test_reading_is_no_change(self, watcher, tmp_path):
        (deck,) = old(tmp_path / "deck.md")
        follow(watcher, [deck, str(tmp_path)])
        for _ in range(50):
            Path(deck).read_text()
            os.listdir(tmp_path)
        assert not watcher.pending()
        assert watcher.wait(0.3) == frozenset()

    def test_an_event_that_tells_of_reading_is_none(self, watcher, tmp_path):
        """Windows tells of a file's time of reading as of a change to it, with the event of a change."""
        (deck,) = old(tmp_path / "deck.md")
        follow(watcher, [deck])
        time.sleep(0.05)
        watcher.wait(0.01)
        watcher._heard(deck)
        assert watcher.wait(0.2) == frozenset()

    @pytest.mark.parametrize("spelling", [str.upper, lambda path: normalize("NFD", path)])
    def test_events_may_spell_a_path_otherwise(self, eventful, tmp_path, monkeypatch, spelling):
        """macOS may tell of "ü" as of two characters, Windows in other upper and lower case."""
        (deck,) = old(tmp_path / "prüfung.md")
        follow(eventful, [deck])
        heard = eventful._heard
        eventful._events._heard = lambda *places: heard(*(spelling(place) for place in places))
        write(Path(deck), "new")
        assert eventful.wait(NOTICED) == {deck}

    def test_other_files_are_none_of_its_business(self, watcher, tmp_path):
        (deck,) = old(tmp_path / "deck.md")
        follow(watcher, [deck])
        write(tmp_path / "build" / "deck.pptx", "x")
        write(tmp_path / "notes.txt", "x")
        assert watcher.wait(0.3) == frozenset()

    def test_a_file_that_comes_and_goes_in_a_followed_folder_is_nothing(self, watcher, tmp_path):
        (deck,) = old(tmp_path / "deck.md")
        follow(watcher, [deck, str(tmp_path)])
        write(tmp_path / ".deck.pptx.1.new", "x")
        os.remove(tmp_path / ".deck.pptx.1.new")
        assert watcher.wait(0.3) == frozenset()

    def test_what_is_followed_no_more_is_not_told(self, watcher, tmp_path):
        (a, b) = old(tmp_path / "a.md", tmp_path / "b.md")
        follow(watcher, [a, b])
        follow(watcher, [a])
        write(Path(b), "new")
        assert watcher.wait(0.3) == frozenset()


class TestDuringABuild:
    def test_a_change_after_a_batch_is_pending_and_not_lost_by_following_again(self, watcher, tmp_path):
        (deck,) = old(tmp_path / "deck.md")
        follow(watcher, [deck])
        write(Path(deck), "new")
        assert watcher.wait(NOTICED) == {deck}
        assert not watcher.pending()
        write(Path(deck), "newer")
        deadline = time.monotonic() + NOTICED
        while not watcher.pending() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert watcher.pending()
        watcher.follow([deck])
        assert watcher.wait(NOTICED) == {deck}
        assert not watcher.pending()

    def test_a_change_that_vanishes_again_holds_nobody_up(self, watcher, tmp_path):
        follow(watcher, [*old(tmp_path / "deck.md"), str(tmp_path)])
        write(tmp_path / "4913", "")
        deadline = time.monotonic() + NOTICED
        while not watcher.pending() and time.monotonic() < deadline:
            time.sleep(0.01)
        os.remove(tmp_path / "4913")
        assert watcher.wait(0.0) == frozenset()
        time.sleep(0.1)
        assert not watcher.pending()

    def test_a_new_path_that_changed_while_it_was_read_is_pending(self, watcher, tmp_path):
        (deck, picture) = old(tmp_path / "deck.md", tmp_path / "plan.png")
        follow(watcher, [deck])
        write(Path(deck), "![](plan.png)")
        assert watcher.wait(NOTICED) == {deck}
        write(Path(picture), "another picture")  # read by the build before this, followed after it
        watcher.follow([deck, picture])
        assert watcher.wait(NOTICED) == {picture}


class TestEnds:
    def test_stop_lets_wait_return_from_another_thread(self, watcher, tmp_path):
        (deck,) = old(tmp_path / "deck.md")
        follow(watcher, [deck])
        threading.Timer(0.1, watcher.stop).start()
        assert watcher.wait(NOTICED) == frozenset()
        assert watcher.stopped
        assert watcher.wait(NOTICED) == frozenset()

    def test_a_timeout_gives_nothing(self, watcher, tmp_path):
        follow(watcher, old(tmp_path / "deck.md"))
        begun = time.monotonic()
        assert watcher.wait(0.2) == frozenset()
        assert 0.2 <= time.monotonic() - begun < 2.0

    def test_it_leaves_no_thread_and_no_handle(self, tmp_path):
        process = psutil.Process()
        (deck, slide) = old(tmp_path / "deck.md", tmp_path / "slides" / "a.md")
        before = threading.active_count(), process.num_fds() if os.name != "nt" else process.num_handles()
        for _ in range(5):
            with Watcher() as watcher:
                for _ in range(5):
                    watcher.follow([deck])
                    watcher.follow([deck, slide, str(tmp_path / "missing" / "x.png")])
        after = threading.active_count(), process.num_fds() if os.name != "nt" else process.num_handles()
        assert after == before


class TestWithoutEvents:
    """Where the system has no events left to give, the files are looked at, and the author is told."""

    def refuse(self, monkeypatch, code: int) -> None:
        from watchdog.observers.api import BaseObserver

        def schedule(*_, **__):
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(BaseObserver, "schedule", schedule)

    @pytest.mark.parametrize("code", [errno.ENOSPC, errno.EMFILE])
    def test_the_limit_of_watches_is_told_and_changes_are_noticed(self, tmp_path, monkeypatch, code):
        self.refuse(monkeypatch, code)
        (deck,) = old(tmp_path / "deck.md")
        with Watcher() as watcher:
            follow(watcher, [deck])
            assert watcher.polling
            assert (watcher.notice.code, watcher.notice.severity) == ("F606", "warning")
            assert os.strerror(code).lower() in watcher.notice.message
            write(Path(deck), "new")
            assert watcher.wait(NOTICED) == {deck}

    def test_a_system_without_any_is_told_from_the_start(self, tmp_path, monkeypatch):
        import watchdog.observers

        def none_left(**_):
            raise OSError(errno.EMFILE, "Too many open files")

        monkeypatch.setattr(watchdog.observers, "Observer", none_left)
        with Watcher() as watcher:
            assert watcher.polling and watcher.notice.code == "F606"

    def test_a_folder_that_may_not_be_watched_is_looked_at(self, tmp_path, monkeypatch):
        monkeypatch.setattr(module, "SWEEP", 0.1)
        self.refuse(monkeypatch, errno.EACCES)
        (deck,) = old(tmp_path / "deck.md")
        with Watcher() as watcher:
            follow(watcher, [deck])
            write(Path(deck), "new")
            assert watcher.wait(NOTICED) == {deck}
            assert watcher.notice is None
