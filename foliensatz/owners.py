"""Who has a presentation open: what the files say that programs keep beside it."""

import os
import sys
from os.path import basename, dirname, exists, join

SIGNS_DECIDE = os.name != "nt"
"""Whether only a program's owner file says that a presentation is open. Windows itself refuses to replace one that is, and
knows better than an owner file, which a crash may have left behind."""

LIBREOFFICE, POWERPOINT = "LibreOffice", "PowerPoint"


def owner_files(path: str) -> dict[str, str]:
    """The files that programs keep beside a presentation as long as they have it open, and the program's name."""
    folder, name = dirname(path), basename(path)
    return {join(folder, f".~lock.{name}#"): LIBREOFFICE, join(folder, f"~${name}"): POWERPOINT}


def opened_in(path: str) -> str:
    """The program that has the presentation open; "" where none says so. What a crashed LibreOffice left behind on this
    machine counts for nothing, where that can be told."""
    for sign, program in owner_files(path).items():
        if exists(sign) and not (program == LIBREOFFICE and _is_left_behind(sign)):
            return program
    return ""


def _is_left_behind(sign: str) -> bool:
    """Whether a lock file of LibreOffice was written on this machine, and no LibreOffice runs on it. Its fields are
    initials, user, machine, time and profile, divided by commas."""
    try:
        with open(sign, encoding="utf-8", errors="replace") as file:
            fields = file.read().split(",")
    except OSError:
        return False
    names = _processes()
    if len(fields) < 3 or not names:
        return False
    from socket import gethostname

    is_here = fields[2].partition(".")[0].casefold() == gethostname().partition(".")[0].casefold()
    return is_here and not any(name.startswith(("soffice", "oosplash")) for name in names)


def _processes() -> list[str]:
    """The names of the programs that run here; none where the system does not list them in files (all but Linux)."""
    if not sys.platform.startswith("linux"):
        return []
    names = []
    for number in filter(str.isdecimal, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/comm", encoding="utf-8", errors="replace") as file:
                names.append(file.read().strip())
        except OSError:  # it has ended meanwhile
            continue
    return names
