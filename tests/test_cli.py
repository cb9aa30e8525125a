"""The command line: what goes to which stream, and the exit codes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import foliensatz
from foliensatz.cli import Progress, main
from foliensatz.explanations import codes, page, title

PACKAGE = Path(foliensatz.__file__).parent


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command in a folder of its own: (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)

    def run_command(*words: str) -> tuple[int, str, str]:
        try:
            code = main(list(words))
        except SystemExit as leaving:
            code = leaving.code
        out, err = capsys.readouterr()
        return code, out, err

    return run_command


@pytest.fixture
def write(tmp_path):
    def write_files(**files: str) -> None:
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")

    return write_files


GOOD = "---\ntitle: T\n---\n\n## One\n\nText.\n"
MISSING_PICTURE = "## One\n\n![Plan](plan.png)\n\n## Two\n\nText.\n"
WARNED = "---\ntitle: T\nspaeker: A\n---\n\n## One\n\nText.\n"


class TestBuild:
    def test_the_files_path_goes_to_stdout_and_nothing_to_stderr(self, run, write, tmp_path):
        write(deck_md=GOOD)
        assert run("build") == (0, "build/deck.pptx\n", "")
        assert (tmp_path / "build" / "deck.pptx").exists()

    def test_another_output(self, run, write, tmp_path):
        write(talk_md=GOOD)
        assert run("build", "talk.md", "-o", "out/x.pptx") == (0, "out/x.pptx\n", "")
        assert (tmp_path / "out" / "x.pptx").exists()

    def test_an_error_is_shown_with_its_line_and_nothing_is_replaced(self, run, write, tmp_path):
        write(deck_md=GOOD)
        run("build")
        before = (tmp_path / "build" / "deck.pptx").read_bytes()
        write(deck_md=MISSING_PICTURE)
        code, out, err = run("build")
        assert (code, out) == (1, "")
        assert err.split("\n")[:3] == [
            "deck.md:3:1: error F301 There is no picture “plan.png”",
            "  3 | ![Plan](plan.png)",
            "      ^",
        ]
        assert "hint: " in err and "Nothing was written: 1 error" in err
        assert (tmp_path / "build" / "deck.pptx").read_bytes() == before
        assert os.listdir(tmp_path / "build") == ["deck.pptx"]

    def test_short_and_json_say_nothing_else(self, run, write):
        write(deck_md=MISSING_PICTURE)
        assert run("build", "--format", "short")[2] == "deck.md:3:1: error F301 There is no picture “plan.png”\n"
        (line,) = run("build", "--format", "json")[2].splitlines()
        keys = "code severity path line column end_line message hint"
        assert list(json.loads(line)) == keys.split()

    def test_strict_makes_errors_of_warnings(self, run, write, tmp_path):
        write(deck_md=WARNED)
        code, _, err = run("build")
        assert (code, "warning F102" in err) == (0, True)
        os.remove(tmp_path / "build" / "deck.pptx")
        code, _, err = run("build", "--strict")
        assert (code, "error F102" in err) == (1, True)
        assert not (tmp_path / "build" / "deck.pptx").exists()

    def test_an_unknown_theme_is_told_with_those_there_are(self, run, write):
        write(deck_md=GOOD)
        code, _, err = run("build", "--theme", "loesungpartner")
        assert code == 1
        assert "error F551" in err and "loesungspartner" in err

    def test_a_missing_deck_is_told(self, run):
        code, out, err = run("build")
        assert (code, out) == (1, "")
        assert err.startswith("deck.md:1:1: error F151 ")


class TestCheck:
    def test_it_tells_the_same_and_writes_nothing(self, run, write, tmp_path):
        write(deck_md=MISSING_PICTURE)
        code, out, err = run("check", "--format", "short")
        assert (code, out) == (1, "")
        assert "F301" in err
        assert os.listdir(tmp_path) == ["deck.md"]

    def test_a_good_deck_says_nothing(self, run, write):
        write(deck_md=GOOD)
        assert run("check") == (0, "", "")


class TestVerify:
    def test_what_was_built_is_safe(self, run, write):
        write(deck_md=GOOD)
        run("build")
        code, out, err = run("verify", "build/deck.pptx")
        assert (code, out) == (0, "")
        assert err == "Safe to open: build/deck.pptx\n"

    def test_what_is_no_pptx_is_not_and_others_are_checked_too(self, run, write):
        write(x_pptx="no zip")
        code, _, err = run("verify", "x.pptx", "missing.pptx", "--format", "short")
        assert code == 1
        assert "x.pptx:1:1: error F6" in err and "missing.pptx:1:1: error F153" in err


    def test_the_good_ones_are_told_where_others_are_bad(self, run, write):
        write(deck_md=GOOD, x_pptx="no zip")
        run("build")
        code, _, err = run("verify", "x.pptx", "build/deck.pptx")
        assert code == 1
        assert err.startswith("x.pptx:1:1: error F6") and err.endswith("\nSafe to open: build/deck.pptx\n")


class TestExplain:
    def test_a_code_gives_its_page(self, run):
        code, out, _ = run("explain", "f301")
        assert code == 0
        assert out == page("F301")

    def test_several_codes_give_their_pages(self, run):
        assert run("explain", "F301", "f152")[:2] == (0, page("F301") + "\n" + page("F152"))

    def test_one_unknown_among_several_is_wrong_usage(self, run):
        code, out, err = run("explain", "F301", "F999")
        assert (code, out) == (2, "")
        assert "F999" in err and "F301" not in err

    def test_without_a_code_all_are_listed(self, run):
        lines = run("explain")[1].splitlines()
        assert [line[:4] for line in lines] == list(codes())
        assert "F301  there is no such picture" in lines

    def test_an_unknown_code_is_wrong_usage_with_a_did_you_mean(self, run):
        code, out, err = run("explain", "F3011")
        assert (code, out) == (2, "")
        assert re.search(r"did you mean F3\d1\?", err)

    def test_every_code_in_use_has_a_page_and_every_page_a_use(self):
        used = set()
        for path in PACKAGE.rglob("*.py"):
            used |= set(re.findall(r'"(F\d{3})"', path.read_text(encoding="utf-8")))
        assert used == set(codes())

    @pytest.mark.parametrize("code", codes())
    def test_a_page_begins_with_its_code_and_title_and_goes_on(self, code):
        assert title(code)
        lines = page(code).splitlines()
        assert lines[0] == f"# {code}: {title(code)}"
        assert len(lines) > 4


class TestUsage:
    def test_nothing_at_all_shows_the_help(self, run):
        code, out, _ = run()
        assert code == 0
        for command in ("build", "watch", "check", "verify", "explain"):
            assert command in out

    @pytest.mark.parametrize("words", [["bulid"], ["build", "--formt", "x"], ["verify"], ["build", "a", "b"]])
    def test_wrong_usage_is_2(self, run, words):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert "usage: foliensatz" in err

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["build", "--stict"], "there is no option --stict; did you mean --strict?"),
            (["check", "deck.md", "--them=x"], "there is no option --them; did you mean --theme?"),
            (["watch", "--pol"], "there is no option --pol; did you mean --poll?"),
            (["verify", "x.pptx", "--xyz"], "there is no option --xyz"),
            (["build", "a.md", "b.md"], "“b.md” is one argument too many"),
        ],
    )
    def test_a_mistyped_option_gets_a_did_you_mean(self, run, words, told):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert err.startswith(f"usage: foliensatz {words[0]} ")
        assert err.endswith(f"foliensatz {words[0]}: error: {told}\n")

    def test_a_deck_without_a_command_gets_a_hint(self, run):
        code, _, err = run("talk.md")
        assert code == 2
        assert "foliensatz build talk.md" in err

    def test_the_version(self, run):
        assert run("--version")[:2] == (0, f"foliensatz {foliensatz.__version__}\n")

    @pytest.mark.parametrize("command", ["build", "watch", "check", "verify", "explain"])
    def test_every_command_has_its_help(self, run, command):
        code, out, _ = run(command, "--help")
        assert code == 0
        assert "Exit codes" in out or command == "explain"


class TestProcess:
    """`python -m foliensatz` as a process of its own."""

    def run(self, *words: str, code: str = "", **environment: str) -> subprocess.CompletedProcess:
        start = ["-c", code] if code else ["-m", "foliensatz"]
        return subprocess.run(
            [sys.executable, *start, *words],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), **environment},
        )

    def test_its_output_is_utf8_whatever_the_system_says(self):
        run = self.run("explain", "F152", PYTHONIOENCODING="cp1252")
        assert run.returncode == 0
        assert run.stdout.decode("utf-8").replace("\r\n", "\n") == page("F152")

    def test_exit_codes_reach_the_system(self):
        assert self.run("explain", "F999").returncode == 2
        assert self.run("bulid").returncode == 2

    CRASH = "import foliensatz.cli as c, foliensatz.console as p\ndef main(words): raise {}\nc.main = main\np.run()"

    def test_a_crash_is_told_as_a_defect_without_a_traceback(self):
        run = self.run(code=self.CRASH.format("ValueError('oh')"))
        assert run.returncode == 1
        assert b"a defect of foliensatz itself" in run.stderr and b"ValueError: oh" in run.stderr
        assert b"Traceback" not in run.stderr

    def test_with_debugging_it_shows_where(self):
        run = self.run(code=self.CRASH.format("ValueError('oh')"), FOLIENSATZ_DEBUG="1")
        assert b"Traceback" in run.stderr

    def test_the_interrupt_key_ends_it_quietly(self):
        run = self.run(code=self.CRASH.format("KeyboardInterrupt"))
        assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")


class TestProgress:
    class Terminal:
        def __init__(self):
            self.text = ""

        def write(self, text):
            self.text += text

        def flush(self):
            pass

    def test_short_work_shows_nothing(self):
        terminal = self.Terminal()
        progress = Progress(terminal)
        progress.show("Reading", 1, 10)
        progress.clear()
        assert terminal.text == ""

    def test_long_work_shows_how_far_it_is_and_leaves_nothing_behind(self, monkeypatch):
        monkeypatch.setattr(Progress, "PATIENCE", 0.0)
        monkeypatch.setattr(Progress, "PAUSE", 0.0)
        terminal = self.Terminal()
        progress = Progress(terminal)
        progress.show("Reading", 1, 10)
        assert terminal.text.endswith("Reading 1/10")
        progress.clear()
        assert terminal.text.endswith("\r\x1b[K")
