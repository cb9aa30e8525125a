"""pandoc reads Office Math on its own and tells it as LaTeX: what it tells must mean what the author typed. It also brings
a template along that nobody here made."""

import json
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.judges import math

NAME = "pandoc (pypandoc_binary)"


def present() -> bool:
    return find_spec("pypandoc") is not None


def read_back(formulas: Sequence[str], folder: Path) -> list[str]:
    """The LaTeX that pandoc makes of each m:oMath."""
    import pypandoc

    document = json.loads(pypandoc.convert_file(str(math.document(formulas, folder / "formulas.docx")), "json"))
    return ["".join(part["c"][1] for part in block["c"] if part["t"] == "Math") for block in document["blocks"]]


def reference_deck() -> bytes:
    """The deck whose layouts pandoc's own decks have."""
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.pptx"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
