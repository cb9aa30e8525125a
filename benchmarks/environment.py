"""What a benchmark needs on the machine: the project installed as a user has it, pandoc, and generated decks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_SOURCES = shutil.ignore_patterns(".git", ".venv", "build", "*.egg-info", "__pycache__", "node_modules", ".pytest_cache")
PANDOC = "pypandoc_binary"


class Environment:
    """A folder with an own virtual environment, pandoc, and decks by number of slides."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self.python = str(self._scripts / "python")
        self.foliensatz = str(self._scripts / "foliensatz")
        self.pandoc = ""

    def make_ready(self, keep: bool, pandoc: bool = True) -> None:
        """Install the project from its sources (unless `keep`, where it is installed already) and find pandoc, where
        that is wanted."""
        if not (self.folder / "venv" / "pyvenv.cfg").exists():
            _say("makes an environment")
            _run([sys.executable, "-m", "venv", str(self.folder / "venv")])
        installed = Path(self.foliensatz).exists() or Path(self.foliensatz + ".exe").exists()
        if not (keep and installed):
            self._install()
        if pandoc:
            self.pandoc = self._find_pandoc()

    def _install(self) -> None:
        _say("installs the project as it is now")
        # From a copy: setuptools leaves a build folder beside the sources, and takes up what an old one holds.
        copy = self.folder / "sources"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
        pip = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, str(copy)])
        _run([*pip, "--force-reinstall", "--no-deps", "--compile", str(copy)])
        shutil.rmtree(copy)

    def _find_pandoc(self) -> str:
        """pandoc lives beside the environment and not in it, so that both are as a user has them."""
        place = self.folder / "pandoc"
        if not place.exists():
            _say("fetches pandoc")
            pip = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            _run([*pip, "--target", str(place), PANDOC])
        program = f"import sys; sys.path.insert(0, {str(place)!r}); import pypandoc; print(pypandoc.get_pandoc_path())"
        return _run([self.python, "-c", program]).strip()

    def versions(self) -> str:
        pandoc = _run([self.pandoc, "--version"]).splitlines()[0]
        return f"{_run([self.foliensatz, '--version']).strip()}, {pandoc}"

    def deck(self, slides: int, files: int = 0) -> Path:
        """The folder of a mixed deck of that many slides, made anew, spread over `files` files (0: in deck.md)."""
        folder = self.folder / f"deck-{slides}"
        shutil.rmtree(folder, ignore_errors=True)
        spread = ["--files", str(files)] if files else []
        _run([self.python, str(ROOT / "benchmarks" / "generate.py"), str(folder), "--slides", str(slides), *spread])
        return folder


def _say(what: str) -> None:
    print(f"benchmark: {what} ...", file=sys.stderr, flush=True)


def _run(command: list[str]) -> str:
    """The command's output. Where it fails, its messages are shown and the benchmark ends."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"benchmark: {' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
