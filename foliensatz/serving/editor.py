"""Addresses that make an editor open a file at a line."""

from foliensatz.diagnostic import Diagnostic, error
from foliensatz.suggestion import nearest

EDITORS = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "windsurf": "windsurf://file/{path}:{line}:{column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "none": "",
}
DEFAULT = "vscode"


def editor_address(editor: str) -> str | Diagnostic:
    """The address of an editor known by name, or `editor` itself where it is an address with {path} in it. {path} is
    absolute, {line} and {column} count from 1; "" is no editor."""
    if editor in EDITORS:
        return EDITORS[editor]
    scheme, colon, rest = editor.partition(":")
    if colon and "{path}" in rest and scheme.replace("-", "").replace("+", "").replace(".", "").isalnum():
        if scheme.lower() not in ("javascript", "data", "vbscript"):
            return editor
    near = nearest(editor, tuple(EDITORS))
    known = ", ".join(EDITORS)
    guess = f"Did you mean “{near}”? It" if near else "It"
    hint = f"{guess} takes one of {known}, or an address such as my-editor://open?file={{path}}&line={{line}}"
    return error("F703", f"There is no editor “{editor}” that the page could open", hint=hint, path="--editor")
