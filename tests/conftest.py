"""What all tests share: building decks through the command line, and handing every deck built to the judges."""

import contextlib
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

Files = Mapping[str, str | bytes]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew", action="store_true", help="write what came out as the new expectation of case and picture tests"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The judges' verdict on every deck comes last, when all decks are built."""
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    """True where expectations are to be written anew instead of compared."""
    return request.config.getoption("--renew")


class BuiltDeck(NamedTuple):
    """What `foliensatz build` made of a folder. `path` is where the PPTX is when it was built; `diagnostics` are the
    JSON objects of DESIGN.md's command line."""

    folder: Path
    path: Path
    exit_code: int
    diagnostics: tuple[dict[str, Any], ...]
    stdout: str
    stderr: str

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(diagnostic["code"] for diagnostic in self.diagnostics)

    @property
    def presentation(self):
        """The deck as python-pptx sees it."""
        from pptx import Presentation

        return Presentation(str(self.path))


class Docket:
    """All decks that the session's tests built, for the judges. Equal bytes are kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.decks: dict[Path, str] = {}

    def add(self, data: bytes, test: str) -> Path:
        path = self._folder / f"{hashlib.sha256(data).hexdigest()[:32]}.pptx"
        if path not in self.decks:
            path.write_bytes(data)
            self.decks[path] = test
        return path


@pytest.fixture(scope="session")
def docket(tmp_path_factory: pytest.TempPathFactory) -> Docket:
    return Docket(tmp_path_factory.mktemp("docket"))


@pytest.fixture
def judge_deck(docket: Docket, request: pytest.FixtureRequest) -> Callable[[bytes], Path]:
    """Hand the bytes of a deck to the judges; validator and invariants look at it at the end of the session."""
    return lambda data: docket.add(data, request.node.nodeid)


@pytest.fixture
def build_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, judge_deck: Callable[[bytes], Path]
) -> Callable[..., BuiltDeck]:
    """Build a deck from files given as {path: text or bytes}, through the command line, in a folder of the test's own.
    More arguments go to `foliensatz build`. Call it again to build on in the same folder."""

    def build(files: Files, *arguments: str, deck: str = "deck.md") -> BuiltDeck:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        monkeypatch.chdir(tmp_path)
        built = run_build(tmp_path, tmp_path / "build" / (Path(deck).stem + ".pptx"), deck, *arguments)
        if built.exit_code == 0:
            judge_deck(built.path.read_bytes())
        return built

    return build


def run_build(folder: Path, path: Path, *arguments: str) -> BuiltDeck:
    """`foliensatz build ARGUMENTS` in this process. `path` is where the PPTX goes unless the arguments say otherwise."""
    from foliensatz.cli import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            exit_code = main(["build", *arguments, "--format", "json"])
        except SystemExit as wrong_usage:
            exit_code = int(wrong_usage.code or 0)
    lines = [line for line in err.getvalue().splitlines() if line.startswith("{")]
    written = out.getvalue().strip()
    return BuiltDeck(
        folder,
        (Path.cwd() / written) if written else path,
        exit_code,
        tuple(json.loads(line) for line in lines),
        out.getvalue(),
        err.getvalue(),
    )
