"""build.py, where the command was started through it: a command that goes on for long starts anew when it changes."""

import json
import os
import sys
from typing import NamedTuple

from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.source import Span

VARIABLE = "FOLIENSATZ_STARTED_BY"
"""build.py puts its own command line here, as a JSON list: the Python it ran in, its path, its arguments."""

START_AGAIN = 75
"""The exit code by which a command asks build.py, which waits for it on Windows, to be started again."""


class Starter(NamedTuple):
    """The command line that started this process."""

    words: tuple[str, ...]

    @property
    def script(self) -> str:
        return self.words[1]

    def problem(self, shown: str) -> Diagnostic | None:
        """Why the script can't be started as it is now; None where it can."""
        try:
            with open(self.script, "rb") as file:
                compile(file.read(), self.script, "exec")
        except SyntaxError as mistake:
            message = f"build.py has changed, and Python can't read it: {mistake.msg}"
            span = Span(mistake.lineno or 1, mistake.offset or 0)
        except (OSError, ValueError) as trouble:  # ValueError: a NUL in it
            message, span = f"build.py has changed, and can't be started: {trouble}", Span()
        else:
            return None
        hint = "What runs goes on with the one before; mend it, and it is started again"
        return warning("F607", message, span, hint, shown)

    def start_again(self) -> int:
        """Run the script again in place of this process. Returns only on Windows, which has no such thing: with the exit
        code that asks for it."""
        if os.name == "nt":
            return START_AGAIN
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(self.words[0], self.words)


def starter() -> Starter | None:
    """What started this process, where that was build.py."""
    try:
        words = json.loads(os.environ.get(VARIABLE, ""))
    except ValueError:
        return None
    if not (isinstance(words, list) and len(words) > 1 and all(isinstance(word, str) for word in words)):
        return None
    return Starter(tuple(words))
