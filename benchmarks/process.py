"""What a process costs from its start to its end: seconds, and memory at its peak."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

MEGABYTE = 1024 * 1024


class Cost(NamedTuple):
    """`megabytes` is 0 on Windows, which doesn't tell a parent its child's peak."""

    seconds: float
    megabytes: float


def measure(command: list[str], folder: Path) -> Cost:
    """Run the command in `folder`. Raises CalledProcessError, with what it wrote, if it fails."""
    written = folder / "messages.txt"
    # A caller's variable against bytecode would make every start compile the whole package again.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with open(written, "wb") as messages:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=variables, stdout=messages, stderr=messages)
        if not hasattr(os, "wait4"):
            code = process.wait()
            seconds, megabytes = time.perf_counter() - start, 0.0
        else:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            code = process.returncode = os.waitstatus_to_exitcode(status)
            # The unit is a kilobyte on Linux and a byte on macOS.
            megabytes = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MEGABYTE
    if code:
        raise subprocess.CalledProcessError(code, command, written.read_text(encoding="utf-8", errors="replace"))
    return Cost(seconds, megabytes)
