"""The PPTX while somebody has it open: where the newest build is at each moment, and what the presenter is told."""

import os
from pathlib import Path

import pytest

from foliensatz import owners
from foliensatz.builder import Builder
from foliensatz.delivery import Target
from foliensatz.pipeline import Order

PLACE = "build/deck.pptx"


@pytest.fixture
def target(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Target(PLACE, lambda path: os.path.relpath(path).replace(os.sep, "/"))


@pytest.fixture(scope="module")
def builds(tmp_path_factory) -> list[bytes]:
    """Four builds of a deck, each of different bytes."""
    folder = tmp_path_factory.mktemp("builds")
    builder = Builder(str(folder / "deck.md"), Order())
    made = []
    for number in range(4):
        (folder / "deck.md").write_text(f"---\ntitle: Plan {number}\n---\n\n## One\n\nText.\n")
        made.append(builder.package(builder.typeset()).value)
    assert len(set(made)) == 4
    return made


@pytest.fixture
def refused(monkeypatch):
    """Paths that can't be replaced, as PowerPoint holds them on Windows: {path: how many times more}. Nor can they be
    removed as long."""
    paths: dict[str, int] = {}
    real, real_remove = os.replace, os.remove
    words = "The process cannot access the file because it is being used by another process"

    def replace(source, destination):
        for path in (os.path.abspath(destination), os.path.abspath(source)):
            if paths.get(path, 0) > 0:
                paths[path] -= 1
                raise PermissionError(13, words)
        real(source, destination)

    def remove(path):
        if paths.get(os.path.abspath(path), 0) > 0:
            raise PermissionError(13, words)
        real_remove(path)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "remove", remove)
    return paths


def libreoffice(path: str) -> Path:
    """The lock file that LibreOffice makes while it has `path` open."""
    folder, name = os.path.split(path)
    sign = Path(folder, f".~lock.{name}#")
    sign.write_text(",presenter,laptop,22.11.2026 11:00,file:///home/presenter/.config/libreoffice/4;")
    return sign


def content(path: str) -> bytes:
    return Path(path).read_bytes()


def names() -> list[str]:
    """What lies in the folder, but for the list of what was put beside the PPTX."""
    return sorted(name for name in os.listdir("build") if name != ".deck.pptx.beside")


def test_a_free_place_is_filled_without_a_word(target, builds):
    assert target.deliver(builds[0], "de-DE") == (PLACE, True, True, "", ())
    assert content(PLACE) == builds[0]
    assert not target.waits and target.retry() is None


def test_the_same_bytes_are_not_written_again(target, builds):
    target.deliver(builds[0], "de-DE")
    before = os.stat(PLACE).st_mtime_ns
    assert target.deliver(builds[0], "de-DE") == (PLACE, True, False, "", ())
    assert os.stat(PLACE).st_mtime_ns == before


class TestRefused:
    """os.replace is refused for a while, as on Windows when PowerPoint has the file open."""

    def test_both_files_are_right_and_the_new_one_takes_its_place_when_it_can(self, target, builds, refused):
        target.deliver(builds[0], "de-DE")
        refused[os.path.abspath(PLACE)] = 4
        found = target.deliver(builds[1], "de-DE")
        assert (found.path, found.in_place, found.written) == ("build/deck (neu).pptx", False, True)
        assert content(PLACE) == builds[0] and content("build/deck (neu).pptx") == builds[1]
        assert target.waits
        for _ in range(3):
            assert target.retry() is None
            assert content(PLACE) == builds[0] and content("build/deck (neu).pptx") == builds[1]
        freed = target.retry()
        assert (freed.path, freed.in_place, freed.written) == (PLACE, True, True)
        assert content(PLACE) == builds[1]
        assert names() == ["deck.pptx"]
        assert not target.waits

    def test_each_newer_build_takes_the_place_beside(self, target, builds, refused):
        target.deliver(builds[0], "de-DE")
        refused[os.path.abspath(PLACE)] = 2
        target.deliver(builds[1], "de-DE")
        target.deliver(builds[2], "de-DE")
        assert names() == ["deck (neu).pptx", "deck.pptx"]
        assert content("build/deck (neu).pptx") == builds[2]
        assert target.deliver(builds[3], "de-DE").in_place
        assert content(PLACE) == builds[3] and names() == ["deck.pptx"]

    def test_where_the_one_beside_is_open_too_there_is_another(self, target, builds, refused):
        target.deliver(builds[0], "en")
        refused[os.path.abspath(PLACE)] = 3
        target.deliver(builds[1], "en")
        refused[os.path.abspath("build/deck (new).pptx")] = 2
        assert target.deliver(builds[2], "en").path == "build/deck (new 2).pptx"
        assert content("build/deck (new).pptx") == builds[1] and content("build/deck (new 2).pptx") == builds[2]
        assert target.retry() is None
        assert target.retry().in_place
        assert content(PLACE) == builds[2]
        assert names() == ["deck (new).pptx", "deck.pptx"] and target.waits
        refused.clear()
        assert target.retry() is None
        assert os.listdir("build") == ["deck.pptx"] and not target.waits

    def test_the_words_are_in_the_decks_language(self, target, builds, refused):
        target.deliver(builds[0], "de-AT")
        refused[os.path.abspath(PLACE)] = 2
        assert target.deliver(builds[1], "de-AT").message == (
            "build/deck.pptx ist in einem anderen Programm geöffnet oder schreibgeschützt. Der neueste Stand liegt in "
            "„build/deck (neu).pptx“ und kommt an seinen Platz, sobald die Datei frei ist."
        )
        assert target.deliver(builds[2], "en-GB").message == (
            "build/deck.pptx is open in another program or write-protected. The newest build is in “build/deck (new).pptx” "
            "and takes its place as soon as the file is free."
        )
        assert target.retry().message == "build/deck.pptx is free again and up to date."
        assert content(PLACE) == builds[2] and names() == ["deck.pptx"]

    def test_powerpoint_is_named_where_its_owner_file_says_so(self, target, builds, refused, monkeypatch):
        monkeypatch.setattr(owners, "SIGNS_DECIDE", False)
        target.deliver(builds[0], "de-DE")
        Path("build/~$deck.pptx").write_bytes(b"\x09presenter")
        refused[os.path.abspath(PLACE)] = 1
        assert target.deliver(builds[1], "de-DE").message.startswith("build/deck.pptx ist in PowerPoint geöffnet. ")

    def test_on_windows_an_owner_file_that_a_crash_left_keeps_nothing_away(self, target, builds, monkeypatch):
        monkeypatch.setattr(owners, "SIGNS_DECIDE", False)
        target.deliver(builds[0], "de-DE")
        Path("build/~$deck.pptx").write_bytes(b"\x09presenter")
        assert target.deliver(builds[1], "de-DE").in_place
        assert content(PLACE) == builds[1]


class TestLibreOffice:
    """On Linux and macOS a file that is open can be replaced; LibreOffice's lock file asks not to."""

    def test_a_locked_file_is_left_alone_until_the_lock_goes(self, target, builds):
        target.deliver(builds[0], "de-DE")
        sign = libreoffice(PLACE)
        found = target.deliver(builds[1], "de-DE")
        assert found.message == (
            "build/deck.pptx ist in LibreOffice geöffnet. Der neueste Stand liegt in „build/deck (neu).pptx“ und kommt an "
            "seinen Platz, sobald die Datei frei ist."
        )
        assert content(PLACE) == builds[0] and content("build/deck (neu).pptx") == builds[1]
        assert target.retry() is None
        assert str(sign.absolute()) in target.signs
        sign.unlink()
        assert target.retry().in_place
        assert content(PLACE) == builds[1] and names() == ["deck.pptx"]

    def test_the_one_beside_is_not_pulled_away_from_who_looks_at_it(self, target, builds):
        target.deliver(builds[0], "de-DE")
        first = libreoffice(PLACE)
        target.deliver(builds[1], "de-DE")
        second = libreoffice("build/deck (neu).pptx")
        first.unlink()
        assert target.retry().in_place
        assert content(PLACE) == builds[1] and content("build/deck (neu).pptx") == builds[1]
        assert target.waits
        second.unlink()
        assert target.retry() is None
        assert names() == ["deck.pptx"] and not target.waits

    def test_the_same_build_beside_is_not_written_twice(self, target, builds):
        target.deliver(builds[0], "de-DE")
        libreoffice(PLACE)
        target.deliver(builds[1], "de-DE")
        before = os.stat("build/deck (neu).pptx").st_mtime_ns
        target.deliver(builds[1], "de-DE")
        assert os.stat("build/deck (neu).pptx").st_mtime_ns == before

    def test_going_back_to_what_is_in_place_needs_nothing_beside(self, target, builds):
        target.deliver(builds[0], "de-DE")
        libreoffice(PLACE)
        target.deliver(builds[1], "de-DE")
        assert target.deliver(builds[0], "de-DE") == (PLACE, True, False, "", ())
        assert names() == [".~lock.deck.pptx#", "deck.pptx"]


class TestACrash:
    """LibreOffice has crashed and left its lock file behind."""

    @pytest.fixture
    def lock(self, target, builds):
        from socket import gethostname

        target.deliver(builds[0], "de-DE")
        sign = libreoffice(PLACE)
        sign.write_text(f",presenter,{gethostname()},22.11.2026 11:00,file:///home/presenter/.config/libreoffice/4;")
        return sign

    def test_where_no_libreoffice_runs_the_lock_counts_for_nothing(self, target, builds, lock, monkeypatch):
        monkeypatch.setattr(owners, "_processes", lambda: ["systemd", "bash"])
        assert target.deliver(builds[1], "de-DE").in_place

    def test_where_one_runs_it_counts(self, target, builds, lock, monkeypatch):
        monkeypatch.setattr(owners, "_processes", lambda: ["systemd", "soffice.bin"])
        assert not target.deliver(builds[1], "de-DE").in_place

    def test_what_another_machine_locked_counts(self, target, builds, lock, monkeypatch):
        monkeypatch.setattr(owners, "_processes", lambda: ["systemd", "bash"])
        lock.write_text(",presenter,somewhere-else,22.11.2026 11:00,file:///home/presenter/.config/libreoffice/4;")
        assert not target.deliver(builds[1], "de-DE").in_place

    @pytest.mark.skipif(not os.path.exists("/proc/self/comm"), reason="lists programs as Linux does")
    def test_linux_lists_what_runs(self):
        assert Path("/proc/self/comm").read_text().strip() in owners._processes()

    def test_where_the_system_lists_no_programs_the_lock_counts(self, target, builds, lock, monkeypatch):
        monkeypatch.setattr(owners.sys, "platform", "darwin")
        assert not target.deliver(builds[1], "de-DE").in_place


class TestThePresentersOwn:
    def test_a_file_of_that_name_that_is_no_build_is_never_touched(self, target, builds):
        target.deliver(builds[0], "de-DE")
        Path("build/deck (neu).pptx").write_bytes(b"mine")
        sign = libreoffice(PLACE)
        assert target.deliver(builds[1], "de-DE").path == "build/deck (neu 2).pptx"
        sign.unlink()
        target.retry()
        assert names() == ["deck (neu).pptx", "deck.pptx"]
        assert content("build/deck (neu).pptx") == b"mine" and content(PLACE) == builds[1]

    def test_a_build_beside_that_was_saved_by_a_program_stays(self, target, builds):
        from pptx import Presentation

        target.deliver(builds[0], "de-DE")
        sign = libreoffice(PLACE)
        beside = target.deliver(builds[1], "de-DE").path
        presentation = Presentation(beside)
        presentation.part.package.main_document_part  # loaded
        app = next(p for p in presentation.part.package.iter_parts() if p.partname == "/docProps/app.xml")
        app._blob = app.blob.replace(b"foliensatz", b"Microsoft Office PowerPoint")
        presentation.save(beside)
        saved = content(beside)
        sign.unlink()
        assert target.retry().in_place
        assert content(PLACE) == builds[1] and content(beside) == saved
        assert not target.waits

    def test_the_pptx_of_another_deck_with_such_a_name_is_never_touched(self, target, builds):
        target.deliver(builds[0], "de-DE")
        Path("build/deck (neu).pptx").write_bytes(builds[3])
        sign = libreoffice(PLACE)
        assert target.deliver(builds[1], "de-DE").path == "build/deck (neu 2).pptx"
        sign.unlink()
        target.retry()
        assert names() == ["deck (neu).pptx", "deck.pptx"]
        assert content("build/deck (neu).pptx") == builds[3]


class TestABrokenOffSession:
    @pytest.fixture
    def left_behind(self, target, builds):
        """A session ended while LibreOffice had the file open; it is closed now."""
        target.deliver(builds[0], "de-DE")
        sign = libreoffice(PLACE)
        target.deliver(builds[1], "de-DE")
        sign.unlink()
        assert names() == ["deck (neu).pptx", "deck.pptx"]

    def test_the_next_session_removes_what_it_left(self, left_behind, builds):
        next_session = Target(PLACE, str)
        assert next_session.deliver(builds[2], "de-DE").in_place
        assert os.listdir("build") == ["deck.pptx"] and content(PLACE) == builds[2]

    def test_the_next_session_uses_its_name_again(self, left_behind, builds):
        libreoffice(PLACE)
        next_session = Target(PLACE, os.path.relpath)
        assert next_session.deliver(builds[2], "de-DE").path == "build/deck (neu).pptx"
        assert content("build/deck (neu).pptx") == builds[2]

    def test_a_plain_build_removes_what_it_left(self, left_behind, build_deck):
        assert build_deck({"deck.md": "## One\n\nText.\n"}).exit_code == 0
        assert os.listdir("build") == ["deck.pptx"]


class TestAPlainBuild:
    def test_it_replaces_what_libreoffice_shows_and_says_so(self, build_deck, tmp_path):
        build_deck({"deck.md": "## One\n\nText.\n"})
        before = content(PLACE)
        libreoffice(PLACE)
        built = build_deck({"deck.md": "## One\n\nMore text.\n"}, "--strict")
        assert (built.exit_code, built.codes) == (0, ("F605",))
        assert "LibreOffice" in built.diagnostics[0]["message"]
        assert content(PLACE) != before
        assert names() == [".~lock.deck.pptx#", "deck.pptx"]


def test_what_can_not_be_written_at_all_is_a_diagnostic_and_tried_again(target, builds, tmp_path):
    Path("build").write_text("a file where the folder should be")
    found = target.deliver(builds[0], "de-DE")
    assert (found.path, found.in_place, found.written) == ("", False, False)
    assert [d.code for d in found.diagnostics] == ["F602"]
    assert target.waits and target.retry() is None
    os.remove("build")
    assert target.retry().in_place
    assert content(PLACE) == builds[0]


def test_a_name_that_can_not_be_is_a_diagnostic(tmp_path, builds):
    target = Target(str(tmp_path / "deck.md"), str)
    assert [d.code for d in target.deliver(builds[0], "de").diagnostics] == ["F603"]
    assert not (tmp_path / "deck.md").exists()
