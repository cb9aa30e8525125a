"""No undefined names, no unused imports: ruff says so. A name that only a rare mistake of an author reaches would else
be found by that author."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = "F,E9"


def test_every_name_is_defined_and_every_import_used():
    folders = [str(ROOT / name) for name in ("foliensatz", "tests", "scripts", "benchmarks", "build.py")]
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--isolated", "--select", RULES, *folders]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
