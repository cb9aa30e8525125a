"""build.py: when it installs, when it doesn't, and what it runs."""

import ast
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "build.py"


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(build, tmp_path, monkeypatch):
    """An environment in a project of its own, where making and installing only note what they were asked for."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["a"]\n[project.optional-dependencies]\ntest = ["b"]\n', encoding="utf-8"
    )

    class Noting(build.Environment):
        def __init__(self):
            super().__init__(str(tmp_path))
            self.done = []

        def make(self):
            self.done.append("make")
            python = Path(self.python)
            shutil.rmtree(self.folder, ignore_errors=True)
            python.parent.mkdir(parents=True)
            python.write_text("")
            Path(self.folder, "pyvenv.cfg").write_text(f"home = {tmp_path}\n")

        def install(self, extra):
            self.done.append(("install", extra))

        def actions(self, extra=""):
            """What getting ready does this time."""
            self.done.clear()
            self.make_ready(extra)
            return list(self.done)

    return Noting()


MADE_AND_INSTALLED = ["make", ("install", "")]


class TestEnvironment:
    def test_the_first_run_makes_it_and_the_second_does_nothing(self, environment):
        assert environment.actions() == MADE_AND_INSTALLED
        assert environment.actions() == []

    def test_changed_dependencies_are_installed_into_the_one_there_is(self, environment):
        environment.actions()
        Path(environment.root, "pyproject.toml").write_text('[project]\ndependencies = ["a", "c"]\n')
        assert environment.actions() == [("install", "")]
        assert environment.actions() == []

    def test_a_change_that_pip_does_not_care_for_installs_nothing(self, environment):
        environment.actions()
        path = Path(environment.root, "pyproject.toml")
        path.write_text(path.read_text() + "[tool.other]\nx = 1\n")
        assert environment.actions() == []

    def test_the_tests_needs_are_installed_once_when_tests_are_first_run(self, environment):
        environment.actions()
        assert environment.actions("test") == [("install", "test")]
        assert environment.actions("test") == []
        assert environment.actions() == []

    def test_an_interrupted_installation_is_begun_anew(self, environment, monkeypatch):
        def interrupted(extra):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(environment, "install", interrupted)
            with pytest.raises(KeyboardInterrupt):
                environment.make_ready("")
        assert environment.actions() == MADE_AND_INSTALLED

    def test_where_pip_fails_what_worked_before_still_does(self, build, environment, monkeypatch):
        def failing(extra):
            raise build.Failure("no network")

        environment.actions()
        with monkeypatch.context() as patch:
            patch.setattr(environment, "install", failing)
            with pytest.raises(build.Failure):
                environment.make_ready("test")
        assert environment.actions() == []
        assert environment.actions("test") == [("install", "test")]

    def test_a_moved_folder_is_noticed(self, environment):
        environment.actions()
        stamp = json.loads(Path(environment.stamp).read_text())
        Path(environment.stamp).write_text(json.dumps(dict(stamp, place="/elsewhere/.venv")))
        assert environment.actions() == MADE_AND_INSTALLED

    def test_a_python_that_is_gone_is_noticed(self, environment):
        environment.actions()
        Path(environment.folder, "pyvenv.cfg").write_text("home = /no/such/python\n")
        assert environment.actions() == MADE_AND_INSTALLED

    def test_a_damaged_stamp_counts_as_none(self, environment):
        environment.actions()
        Path(environment.stamp).write_text("{")
        assert environment.actions() == MADE_AND_INSTALLED

    def test_two_at_once_take_turns_and_the_second_finds_it_done(self, environment, build, capsys):
        """The other run holds the lock, and has it made when it lets go."""
        done = threading.Event()

        def other():
            with build.Lock(environment.lock, ""):
                done.set()
                time.sleep(0.5)
                environment.renew("", build.requirements(environment.root))

        first = threading.Thread(target=other)
        first.start()
        assert done.wait(10)
        environment.make_ready("")
        first.join()
        assert environment.done == MADE_AND_INSTALLED
        assert capsys.readouterr().err.count("Another run of build.py is setting up .venv") == 1

    def test_whoever_is_killed_leaves_no_lock(self, environment, build):
        hold = "import build, time; lock = build.Lock({!r}, ''); lock.__enter__(); print('held', flush=True); time.sleep(60)"
        words = [sys.executable, "-c", hold.format(environment.lock)]
        holder = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert holder.stdout.readline() == "held\n"
        with open(environment.lock, "a+b") as file:
            lock = build.Lock(environment.lock, "")
            lock.file = file
            assert not lock.is_taken()
        holder.kill()
        holder.wait(10)
        holder.stdout.close()
        assert environment.actions() == MADE_AND_INSTALLED

    def test_where_no_lock_can_be_written_nobody_waits(self, build, tmp_path):
        with build.Lock(str(tmp_path / "no" / "such" / "folder"), "") as lock:
            assert lock.file is None

    def test_an_environment_of_someone_else_is_never_removed(self, build, tmp_path):
        theirs = tmp_path / ".venv" / "precious"
        theirs.parent.mkdir()
        theirs.write_text("")
        with pytest.raises(build.Failure, match="did not make"):
            build.Environment(str(tmp_path)).make()
        assert theirs.exists()


class TestCommand:
    def test_without_arguments_it_builds_the_deck_beside_it(self, build):
        assert build.command([]) == ["build", str(ROOT / "deck.md")]

    def test_options_alone_are_the_builds(self, build):
        assert build.command(["--strict"]) == ["build", str(ROOT / "deck.md"), "--strict"]

    @pytest.mark.parametrize("words", [["check", "x.md"], ["explain", "F301"], ["--help"], ["--version"]])
    def test_anything_else_is_passed_on(self, build, words):
        assert build.command(words) == words


class TestStartedAgain:
    """A command that goes on for long is told who started it, and on Windows, where this script waits for it, asks to be
    started again when the script has changed."""

    @pytest.fixture
    def runs(self, build, monkeypatch):
        """The command lines that are run; each ends with the next of the exit codes."""
        found, codes = [], [75, 0]

        def run(words, folder):
            found.append(words)
            return codes.pop(0)

        monkeypatch.setattr(build, "run", run)
        monkeypatch.setattr(build.Environment, "make_ready", lambda self, extra: None)
        monkeypatch.setenv(build.STARTED_BY, "")
        monkeypatch.setenv(build.PROG, "")
        return found

    def test_the_new_script_is_run_with_the_same_arguments(self, build, runs):
        assert build.main(["watch", "talk.md"]) == 0
        assert runs[0][-2:] == ["watch", "talk.md"]
        assert runs[1] == [sys.executable, str(SCRIPT), "watch", "talk.md"]
        assert json.loads(os.environ[build.STARTED_BY]) == runs[1]

    def test_both_sides_mean_the_same(self, build):
        from foliensatz import starter

        assert (build.STARTED_BY, build.START_AGAIN) == (starter.VARIABLE, starter.START_AGAIN)


class TestName:
    """The command says its name as it was called: in a clone there is no `foliensatz`."""

    @pytest.mark.parametrize(
        "python, script, name",
        [
            ("/usr/bin/python3", "build.py", "python3 build.py"),
            ("/usr/bin/python3.12", "../deck/build.py", "python3.12 ../deck/build.py"),
            ("python.exe", "my deck/build.py", 'python "my deck/build.py"'),
        ],
    )
    def test_as_it_was_called(self, build, python, script, name):
        assert build.called(python, script) == name

    def test_usage_hints_and_explanations_say_it(self, build, tmp_path):
        def err_of(*words):
            run = subprocess.run(
                [sys.executable, "-m", "foliensatz", *words],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                env={**os.environ, build.PROG: "python3 build.py", "PYTHONPATH": str(ROOT)},
            )
            return run.stdout + run.stderr

        assert "usage: python3 build.py build [-h]" in err_of("build", "--nonsense")
        assert "python3 build.py build talk.md" in err_of("build")
        assert "python3 build.py build talk.md" in err_of("talk.md")
        assert "python3 build.py build presentation" in err_of("explain", "F151")
        assert "Next: python3 build.py build talk/deck.md, or python3 build.py serve talk/deck.md" in err_of("new", "talk")
        for words in (["build", "--help"], ["--help"], ["explain", "F999"], ["explain", "F174"]):
            assert "foliensatz build" not in err_of(*words) and "foliensatz COMMAND" not in err_of(*words)

    def test_both_sides_mean_the_same(self, build):
        from foliensatz import prog

        assert build.PROG == prog.VARIABLE


class TestOldPythons:
    def test_the_script_uses_no_syntax_that_they_refuse(self):
        text = SCRIPT.read_text(encoding="ascii")
        too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match, ast.Nonlocal)
        for node in ast.walk(ast.parse(text)):
            assert not isinstance(node, too_new), f"line {node.lineno}"
            if isinstance(node, ast.FunctionDef):
                assert node.returns is None and not node.args.kwonlyargs and not node.args.posonlyargs
                assert all(argument.annotation is None for argument in node.args.args)
            if isinstance(node, ast.Raise):
                assert node.cause is None

    def test_they_are_told_what_is_needed(self):
        source = SCRIPT.read_text(encoding="ascii")
        pretended = "import sys; sys.version_info = (3, 8, 1); exec(compile({!r}, 'build.py', 'exec'))".format(source)
        run = subprocess.run([sys.executable, "-c", pretended], capture_output=True, text=True)
        assert run.returncode == 1
        assert "needs Python 3.11 or newer, and this is Python 3.8" in run.stderr


@pytest.mark.skipif(os.environ.get("FOLIENSATZ_JUDGES") != "all", reason="installs for real, which needs the network")
def test_a_fresh_clone_builds_in_one_step_and_again_without_pip(tmp_path):
    folder = tmp_path / "a fresh clone"
    unwanted = shutil.ignore_patterns(".git", ".venv*", "build", "node_modules", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=unwanted)

    def run(**environment):
        words = [sys.executable, "build.py"]
        return subprocess.run(words, cwd=folder, capture_output=True, text=True, env={**os.environ, **environment})

    first = run()
    assert first.returncode == 0, first.stderr
    assert first.stdout.strip() == "build/deck.pptx"
    content = (folder / "build" / "deck.pptx").read_bytes()
    second = run(PIP_INDEX_URL="http://127.0.0.1:9/", HTTPS_PROXY="http://127.0.0.1:9/")
    assert second.returncode == 0, second.stderr
    assert "Installing" in first.stderr and "Installing" not in second.stderr
    assert (folder / "build" / "deck.pptx").read_bytes() == content
