"""Files' bytes, kept from build to build: a file is read again only where it may have changed."""

import os
import time
from typing import NamedTuple

# A file that so many builds in a row did not read is forgotten.
_KEPT_BUILDS = 4
# A file written this shortly before it was read may be written once more without another time of change: some drives
# count in steps of two seconds.
_FRESH_NS = 2_500_000_000


class _Kept(NamedTuple):
    signature: tuple[int, int, int, int]
    data: bytes
    settled: bool


class Contents:
    """The bytes of files by their path. A file whose size, times and inode are as they were keeps the same bytes
    object; one that changed shortly before it was read is read again, and keeps it where its bytes are equal."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._read_in: dict[str, int] = {}
        self._build = 0

    def read(self, path: str) -> bytes:
        """The file's bytes. Raises OSError."""
        self._read_in[path] = self._build
        now = time.time_ns()
        found = os.stat(path)
        signature = (found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns)
        kept = self._kept.get(path)
        if kept and kept.settled and kept.signature == signature:
            return kept.data
        with open(path, "rb") as file:
            data = file.read()
        if kept and kept.data == data:
            data = kept.data
        settled = max(found.st_mtime_ns, found.st_ctime_ns) < now - _FRESH_NS and len(data) == found.st_size
        self._kept[path] = _Kept(signature, data, settled)
        return data

    def end_build(self) -> None:
        """Forget the files that the last builds did not read."""
        oldest = self._build - _KEPT_BUILDS + 1
        for path in [path for path, build in self._read_in.items() if build < oldest]:
            del self._read_in[path]
            self._kept.pop(path, None)
        self._build += 1
