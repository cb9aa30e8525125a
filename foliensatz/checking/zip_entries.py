"""F611: the zip's members. PowerPoint reads only what an OPC package allows (ECMA-376 part 2, 7.3 and annex B)."""

import zipfile
from collections.abc import Iterator

from foliensatz.opc.package import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, Package
from foliensatz.diagnostic import Diagnostic, error, warning

CODE = "F611"
HINT = "Pack the file again with a tool that makes Office files, not with a general zip program"


def check(package: Package) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for entry in package.entries:
        # zipfile turns backslashes into slashes on Windows only, and cuts a name at NUL: `orig_filename` is what is stored.
        name = entry.orig_filename
        if entry.is_dir():
            yield warning(CODE, f"{name}: the zip has an entry for a folder", hint=HINT)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield error(CODE, f"{name}: the part is packed with a method other than deflate", hint=HINT)
        if entry.flag_bits & 1:
            yield error(CODE, f"{name}: the part is encrypted", hint=HINT)
        if "\\" in name or " " in name or "\0" in name or not name.isascii():
            yield error(CODE, f"{name}: the part's name has a character that no part name may have", hint=HINT)
        if name.startswith("/") or any(step in ("", ".", "..") for step in name.rstrip("/").split("/")):
            yield error(CODE, f"{name}: the part's name is no plain path", hint=HINT)
        folded = name.lower()
        if folded in seen:
            yield error(CODE, f"{name}: the zip has the part {seen[folded]} already", hint=HINT)
        seen.setdefault(folded, name)
    names = [entry.filename for entry in package.entries]
    if CONTENT_TYPES not in names:
        yield error(CODE, f"{CONTENT_TYPES}: the part is missing, so this is no Office file", hint=HINT)
    elif names[0] != CONTENT_TYPES:
        yield warning(CODE, f"{CONTENT_TYPES}: the part is not the first in the zip", hint=HINT)
    if PACKAGE_RELATIONSHIPS not in names:
        yield error(
            CODE,
            f"{PACKAGE_RELATIONSHIPS}: the part is missing, so nothing says which part is the presentation",
            hint=HINT,
        )
