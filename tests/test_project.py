"""What a project finds on disk, and what it says where it finds nothing."""

import os
import struct
import zlib

import pytest

from foliensatz.project import Project
from foliensatz.source import Span
from foliensatz.theme_files import Asked


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write files into an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)

    def write_files(files: dict[str, str | bytes]):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return write_files


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 3, 2, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0abc" * 2)) + chunk(b"IEND", b"")


def only(report):
    (diagnostic,) = report.diagnostics
    return diagnostic


class TestDeck:
    def test_its_path_is_shown_relative_to_the_current_folder(self, write, monkeypatch, tmp_path):
        write({"talks/deck.md": "# A", "here/x": ""})
        monkeypatch.chdir(tmp_path / "here")
        source = Project(str(tmp_path / "talks" / "deck.md")).deck_source().value
        assert source == ("../talks/deck.md", "# A")

    def test_a_missing_one_is_an_error_that_names_what_is_there(self, write):
        write({"talk.md": ""})
        found = only(Project("deck.md").deck_source())
        assert (found.code, found.path) == ("F151", "deck.md")
        assert "talk.md" in found.hint

    def test_another_case_is_named(self, write):
        write({"Deck.md": "", "talk.md": ""})
        assert "There is Deck.md" in only(Project("deck.md").deck_source()).hint

    def test_a_folder_is_no_deck(self, write):
        write({"talk/deck.md": ""})
        found = only(Project("talk").deck_source())
        assert found.code == "F151"
        assert "talk/deck.md" in found.hint

    def test_its_lines_can_be_shown(self, write):
        write({"deck.md": "one\r\ntwo"})
        project = Project("deck.md")
        project.deck_source()
        assert project.source_line("deck.md", 2) == "two"
        assert project.source_line("deck.md", 3) is None
        assert project.source_line("other.md", 1) is None

    def test_one_without_permission_is_an_error(self, write, monkeypatch):
        write({"deck.md": ""})

        def refused(path, *rest, **more):
            # Root may read everything, so the system's answer is given here.
            raise PermissionError(13, "Permission denied", path)

        monkeypatch.setattr("builtins.open", refused)
        assert only(Project("deck.md").deck_source()).code == "F153"


class TestSlideFiles:
    def slides(self, *patterns: str):
        project = Project("deck.md")
        project.deck_source()
        return project.slide_sources(patterns)

    def names(self, *patterns: str):
        return [source.path for source in self.slides(*patterns).value]

    def test_patterns_in_their_order_and_files_by_name(self, write):
        write({"deck.md": "", "intro.md": "", "s/b.md": "", "s/a.md": "", "s/x.txt": "", "s/.hidden.md": ""})
        assert self.names("s/*.md", "intro.md") == ["s/a.md", "s/b.md", "intro.md"]

    def test_a_file_comes_once_and_the_deck_never(self, write):
        write({"deck.md": "", "a.md": "", "b.md": ""})
        assert self.names("b.md", "*.md") == ["b.md", "a.md"]

    def test_two_stars_reach_into_folders(self, write):
        write({"deck.md": "", "s/1/a.md": "", "s/2/3/b.md": ""})
        assert self.names("s/**/*.md") == ["s/1/a.md", "s/2/3/b.md"]

    def test_backslashes_as_windows_writes_them(self, write):
        write({"deck.md": "", "s/a.md": ""})
        assert self.names("s\\*.md") == ["s/a.md"]

    def test_brackets_in_the_name_of_the_decks_folder_are_no_pattern(self, write):
        write({"[old] talk/deck.md": "", "[old] talk/s/a.md": ""})
        sources = Project("[old] talk/deck.md").slide_sources(("s/*.md",)).value
        assert [source.path for source in sources] == ["[old] talk/s/a.md"]

    def test_a_pattern_without_files_is_an_error_at_its_place_and_the_others_are_read(self, write):
        write({"deck.md": "---\ntitle: T\nslides:\n  - slide/*.md\n  - a.md\n---\n", "a.md": ""})
        report = self.slides("slide/*.md", "a.md")
        found = only(report)
        assert (found.code, found.path, found.span) == ("F154", "deck.md", Span(4, 5))
        assert [source.path for source in report.value] == ["a.md"]

    def test_a_mistyped_name_gets_a_did_you_mean(self, write):
        write({"deck.md": "", "s/intro.md": ""})
        assert "“s/intro.md”" in only(self.slides("s/intor.md")).hint

    def test_without_slides_those_beside_the_deck_are_taken(self, write):
        write({"deck.md": "", "slides/b.md": "", "slides/a.md": ""})
        report = Project("deck.md").slide_sources_beside()
        assert [source.path for source in report.value] == ["slides/a.md", "slides/b.md"]

    def test_none_beside_the_deck_is_no_mistake(self, write):
        write({"deck.md": ""})
        assert Project("deck.md").slide_sources_beside() == ((), ())

    def test_one_that_is_not_utf8_is_an_error_and_still_read(self, write):
        write({"deck.md": "", "a.md": "Größe".encode("cp1252"), "b.md": "gut"})
        report = self.slides("*.md")
        assert only(report).code == "F152"
        assert [source.text for source in report.value] == ["Größe", "gut"]


class TestPictures:
    def picture(self, name: str, named_in: str = "slides/a.md"):
        return Project("deck.md").pictures_of(named_in).picture(name)

    def test_a_path_is_relative_to_the_file_that_names_it(self, write):
        write({"slides/img/x.png": png()})
        asset = self.picture("img/x.png").value
        assert (asset.name, asset.media_type, asset.width, asset.height) == ("img/x.png", "image/png", 3, 2)

    def test_the_bytes_to_be_stored_are_kept_by_key(self, write):
        write({"x.png": png(), "slides/a.md": ""})
        project = Project("deck.md")
        asset = project.pictures_of("slides/a.md").picture("../x.png").value
        assert project.assets.media(asset.key) == (png(), "image/png")

    def test_each_file_is_read_once_under_whatever_name(self, write, tmp_path):
        write({"x.png": png(), "slides/a.md": ""})
        project = Project("deck.md")
        first = project.pictures_of("deck.md").picture("x.png").value
        (tmp_path / "x.png").write_bytes(b"changed")
        second = project.pictures_of("slides/a.md").picture("../x.png").value
        assert second == first._replace(name="../x.png")

    def test_a_missing_one_gets_a_did_you_mean(self, write):
        write({"slides/plan.png": png()})
        found = only(self.picture("plam.png"))
        assert found.code == "F301"
        assert "“plan.png”" in found.hint

    def test_another_case_is_named(self, write):
        write({"slides/Plan.PNG": png()})
        assert "“Plan.PNG”" in only(self.picture("plan.png")).hint

    def test_one_that_is_there_as_seen_from_the_deck_is_told_how_to_write_it(self, write):
        write({"img/plan.png": png(), "slides/a.md": ""})
        assert only(self.picture("img/plan.png")).hint.endswith("write “../img/plan.png”")

    def test_the_suggestion_can_be_written_as_it_is(self, write):
        write({"img/plan.png": png(), "slides/a.md": ""})
        assert "“../img/plan.png”" in only(self.picture("../img/plam.png")).hint

    def test_encoded_and_decomposed_names_are_found(self, write):
        write({"slides/my plan.png": png(), "slides/u\N{COMBINING DIAERESIS}ber.png": png()})
        assert self.picture("my%20plan.png").value
        assert self.picture("über.png").value

    def test_a_folder_is_an_error(self, write):
        write({"slides/img/x.png": png()})
        found = only(self.picture("img"))
        assert found.code == "F153"
        assert "folder" in found.message

    def test_no_system_has_a_name_with_a_nul(self, write):
        write({"slides/a.md": ""})
        assert only(self.picture("plan%00.png")).code == "F301"
        assert only(self.picture("plan\0.png")).code == "F301"

    def test_one_from_the_network_is_not_fetched(self, write):
        assert only(self.picture("https://example.org/x.png")).code == "F303"

    def test_one_that_is_damaged_is_told_by_what_reads_pictures(self, write):
        write({"slides/x.png": b""})
        report = self.picture("x.png")
        assert report.value is None
        assert only(report).code == "F310"


class TestTexts:
    def text(self, name: str, named_in: str = "slides/a.md"):
        return Project("deck.md").pictures_of(named_in).text(name)

    def test_a_path_is_relative_to_the_file_that_names_it_and_shown_from_where_the_command_runs(self, write):
        write({"data/x.csv": b"\xef\xbb\xbfa;b\r\n1;2\r\n", "slides/a.md": ""})
        assert self.text("../data/x.csv") == (("data/x.csv", "a;b\n1;2\n"), ())

    def test_it_is_noted_among_the_reads_and_its_lines_can_be_shown(self, write, tmp_path):
        write({"slides/x.csv": "a;b\n1;2"})
        project = Project("deck.md")
        project.pictures_of("slides/a.md").text("x.csv")
        assert str(tmp_path / "slides" / "x.csv") in project.reads
        assert project.source_line("slides/x.csv", 2) == "1;2"

    def test_each_file_is_read_once(self, write, tmp_path):
        write({"x.csv": "a"})
        project = Project("deck.md")
        first = project.pictures_of("deck.md").text("x.csv")
        (tmp_path / "x.csv").write_text("b")
        assert project.pictures_of("slides/a.md").text("../x.csv") == first

    def test_a_missing_one_gets_a_did_you_mean(self, write):
        write({"slides/figures.csv": "a"})
        found = only(self.text("figurse.csv"))
        assert (found.code, found.path) == ("F260", "")
        assert "“figures.csv”" in found.hint

    def test_one_that_is_not_utf8_is_an_error_at_its_own_place(self, write):
        write({"slides/x.csv": "a;b\nGröße;1".encode("cp1252")})
        report = self.text("x.csv")
        found = only(report)
        assert (found.code, found.path, found.span) == ("F152", "slides/x.csv", Span(2, 3))
        assert report.value.text == "a;b\nGröße;1"

    def test_a_folder_and_the_network(self, write):
        write({"slides/data/x.csv": "a"})
        assert only(self.text("data")).code == "F153"
        assert only(self.text("https://example.org/x.csv")).code == "F303"


class TestTheme:
    def theme(self, name: str, asked_by_option: bool = False):
        project = Project("talks/deck.md")
        project.deck_source()
        if asked_by_option:
            return project.themes.sources(name, Asked(Span(), "--theme", os.getcwd()))
        return project.themes.sources(name, Asked(project.where(name, 1), "talks/deck.md", project.folder))

    def test_by_name_in_a_folder_above_the_deck(self, write):
        write({".git/x": "", "themes/own/theme.toml": "a = 1", "talks/deck.md": ""})
        assert self.theme("own").value == (("themes/own/theme.toml", "a = 1"),)

    def test_the_nearest_one_is_taken(self, write):
        write({"themes/own/theme.toml": "far", "talks/themes/own/theme.toml": "near", "talks/deck.md": ""})
        assert self.theme("own").value[0].text == "near"

    def test_the_one_that_comes_with_foliensatz(self, write):
        write({"talks/deck.md": ""})
        assert self.theme("loesungspartner").value[0].text

    def test_a_folder_is_relative_to_the_deck(self, write):
        write({"talks/brand/theme.toml": "a = 1", "talks/deck.md": ""})
        assert self.theme("./brand").value[0].path == "talks/brand/theme.toml"

    def test_a_folder_of_the_command_line_is_relative_to_the_current_one(self, write):
        write({"brand/theme.toml": "a = 1", "talks/deck.md": ""})
        assert self.theme("./brand", asked_by_option=True).value[0].path == "brand/theme.toml"

    def test_a_bare_name_is_a_folder_where_no_theme_has_it(self, write):
        write({"talks/brand/theme.toml": "a = 1", "brand/theme.toml": "a = 2", "talks/deck.md": ""})
        assert self.theme("brand").value[0].path == "talks/brand/theme.toml"
        assert self.theme("brand", asked_by_option=True).value[0].path == "brand/theme.toml"
        write({"talks/themes/brand/theme.toml": "a = 3"})
        assert self.theme("brand").value[0].path == "talks/themes/brand/theme.toml"

    def test_nobodys_brand_is_among_those_there_are(self, write):
        write({"talks/deck.md": ""})
        assert "basis" in only(self.theme("haus")).hint
        assert "“basis”" in only(self.theme("bassis")).hint

    def test_an_unknown_name_is_an_error_at_its_place_with_a_did_you_mean(self, write):
        write({"talks/deck.md": "---\ntheme: loesungpartner\n---\n"})
        found = only(self.theme("loesungpartner"))
        assert (found.code, found.path, found.span) == ("F551", "talks/deck.md", Span(2, 8))
        assert "“loesungspartner”" in found.hint

    def test_a_template_is_relative_to_the_deck_and_its_absence_an_error_with_a_did_you_mean(self, write):
        write({"talks/deck.md": "---\ntheme: haus.potx\n---\n", "talks/haus.pptx": "x"})
        project = Project("talks/deck.md")
        asked = Asked(Span(2, 8), "talks/deck.md", project.folder)
        assert project.themes.template("haus.pptx", asked).value.data == b"x"
        found = only(project.themes.template("haus.potx", asked))
        assert (found.code, found.path) == ("F551", "talks/deck.md")
        assert "haus.pptx" in found.hint

    def test_a_theme_brings_those_along_that_it_extends(self, write):
        write({"themes/a/theme.toml": 'extends = "../b"', "themes/b/theme.toml": 'extends = "loesungspartner"'})
        write({".git/x": "", "talks/deck.md": ""})
        paths = [source.path for source in self.theme("a").value]
        assert paths[:2] == ["themes/a/theme.toml", "themes/b/theme.toml"]
        assert paths[2].endswith("loesungspartner/theme.toml")

    def test_a_base_that_is_not_there_is_an_error_where_it_is_named(self, write):
        write({"talks/themes/a/theme.toml": 'name = "a"\nextends = "loesungpartner"\n', "talks/deck.md": ""})
        found = only(self.theme("a"))
        assert (found.code, found.path, found.span) == ("F551", "talks/themes/a/theme.toml", Span(2, 1))

    @pytest.mark.parametrize("files", [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "b"}])
    def test_themes_that_extend_each_other_are_an_error(self, write, files):
        write({f"talks/themes/{name}/theme.toml": f'extends = "{base}"' for name, base in files.items()})
        write({"talks/deck.md": ""})
        assert only(self.theme("a")).code == "F505"


def test_reads_names_every_path_that_was_looked_for_missing_ones_too(write, tmp_path):
    write({"deck.md": "", "slides/a.md": ""})
    project = Project("deck.md")
    project.deck_source()
    project.slide_sources(("slides/*.md",))
    project.pictures_of("slides/a.md").picture("x.png")
    reads = {os.path.relpath(path, tmp_path) for path in project.reads}
    assert {"deck.md", "slides", "slides/a.md", "slides/x.png"} <= reads


class TestReadsOfPatterns:
    """Where a file may come that a deck's `slides:` would take, there is a folder among the reads."""

    @pytest.mark.parametrize(
        ("pattern", "folders"),
        [
            ("slides/*.md", {"slides"}),
            ("parts/*/slides/*.md", {"parts", "parts/a/slides", "parts/b/slides"}),
            ("**/*.md", {"", "parts", "parts/a", "parts/a/slides", "parts/b", "slides", "slides/deep"}),
            ("parts/**", {"parts", "parts/a", "parts/a/slides", "parts/b"}),
            ("missing/*.md", {"missing"}),
            ("slides/dee?/../*.md", {"slides", "slides"}),
            ("part[s]/a/slides/x*", {"", "parts/a/slides"}),
        ],
    )
    def test_every_folder_that_decides_is_named(self, write, tmp_path, pattern, folders):
        write({"deck.md": "", "slides/deep/x.md": "", "parts/a/slides/x.md": "", "parts/b/y.txt": "", ".hidden/z.md": ""})
        project = Project("deck.md")
        project.slide_sources((pattern,))
        reads = {os.path.relpath(path, tmp_path).replace(os.sep, "/") for path in project.reads}
        assert {folder or "." for folder in folders} <= reads
        assert not any(read.startswith(".hidden/") for read in reads)
