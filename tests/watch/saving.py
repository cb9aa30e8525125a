"""How editors save: the same text comes to stand in the same file, by four different ways."""

import os
from pathlib import Path


def in_place(path: Path, text: str) -> None:
    """nano, Notepad: the file is emptied and written anew."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def rename_over(path: Path, text: str) -> None:
    """VS Code with atomic saving, gedit, most programs that save safely: another file is written and renamed over it."""
    temporary = path.with_name(f".{path.name}.tmp-1")
    temporary.write_text(text, encoding="utf-8", newline="")
    os.replace(temporary, path)


def backup_and_swap(path: Path, text: str) -> None:
    """vim and emacs: the file becomes the backup, and a new one is written in its place. vim tries first whether it may
    make files here, and deletes the backup."""
    probe = path.with_name("4913")
    probe.write_text("")
    probe.unlink()
    backup = path.with_name(path.name + "~")
    if path.exists():
        os.replace(path, backup)
    path.write_text(text, encoding="utf-8", newline="")
    backup.unlink(missing_ok=True)


def swap_files(path: Path, text: str) -> None:
    """Word and its like: the new file is written beside, the old one renamed away, the new one renamed, the old one
    deleted."""
    new, old = path.with_name(f"~WRD{path.stem}.tmp"), path.with_name(f"~WRL{path.stem}.tmp")
    new.write_text(text, encoding="utf-8", newline="")
    if path.exists():
        os.replace(path, old)
    os.replace(new, path)
    old.unlink(missing_ok=True)


WAYS = (in_place, rename_over, backup_and_swap, swap_files)
