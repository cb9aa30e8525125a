"""LaTeX's characters, commands and raw arguments, one after the other."""

import re
from typing import NamedTuple

_NUMBER = re.compile(r"\d+(?:(?:[.,]|\{[.,]\})\d+)*")
_NAME = re.compile(r"\\(?:[A-Za-z]+|.|\Z)", re.DOTALL)
_BLANK = re.compile(r"\s+")


class Problem(NamedTuple):
    """Something wrong in a formula's LaTeX. `offset` counts characters from 0; where not `wrong`, the formula is as meant
    but for what the message says is left out."""

    code: str
    message: str
    offset: int
    hint: str
    wrong: bool = True


class Scanner:
    """A place in a formula's LaTeX, and the problems found up to there."""

    def __init__(self, text: str):
        self.text = text
        self.at = 0
        self.problems: list[Problem] = []

    def tell(self, code: str, message: str, offset: int, hint: str, wrong: bool = True) -> None:
        self.problems.append(Problem(code, message, offset, hint, wrong))

    def skip_blanks(self) -> None:
        found = _BLANK.match(self.text, self.at)
        if found:
            self.at = found.end()

    def peek(self) -> str:
        """The next command ("\\\\frac"), or the next character; "" at the end."""
        if self.at >= len(self.text):
            return ""
        if self.text[self.at] == "\\":
            return _NAME.match(self.text, self.at)[0]
        return self.text[self.at]

    def take(self) -> str:
        token = self.peek()
        self.at += len(token)
        return token

    def take_if(self, token: str) -> bool:
        """Take the next token, blanks before it included, if it is this one."""
        start = self.at
        self.skip_blanks()
        if self.peek() == token:
            self.at += len(token)
            return True
        self.at = start
        return False

    def number(self) -> str:
        """The number that begins here; a comma or full stop in it may stand in braces."""
        found = _NUMBER.match(self.text, self.at)
        self.at = found.end()
        return found[0].replace("{", "").replace("}", "")

    def raw_argument(self, command: str) -> tuple[str, int]:
        """The text in the braces that follow, as it stands, and where it begins."""
        self.skip_blanks()
        if self.peek() != "{":
            self.tell("F242", f"{command} needs something in braces behind it", self.at, f"Write {command}{{…}}")
            return "", self.at
        start = self.at
        depth, at = 0, start
        while at < len(self.text):
            char = self.text[at]
            if char == "\\":
                at += 1
            elif char == "{":
                depth += 1
            elif char == "}":
                depth -= 1
                if not depth:
                    self.at = at + 1
                    return self.text[start + 1 : at], start + 1
            at += 1
        self.tell("F242", "This { is never closed", start, "Write a } where it ends")
        self.at = len(self.text)
        return self.text[start + 1 :], start + 1

    def option(self) -> str | None:
        """The text in the square brackets that follow; None where there are none."""
        if not self.take_if("["):
            return None
        end = self.text.find("]", self.at)
        end = len(self.text) if end < 0 else end
        found = self.text[self.at : end]
        self.at = min(len(self.text), end + 1)
        return found
