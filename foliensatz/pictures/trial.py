"""A drawing drawn once before it is trusted: one that can't be drawn, or not in reasonable time, is found when the deck
is read and not when it is written.

A few lines of SVG can keep a renderer busy for hours: noise of a million octaves, masks within masks. So whatever could
be dear is drawn by a process of its own, which is ended when its time is up.
"""

import re
import subprocess
import sys

from foliensatz.pictures.headers import BrokenPicture
from foliensatz.pictures.svg import Unsafe

SECONDS = 5
WIDTH, SMALL_WIDTH = 1024, 8
"""A slide shows six times the pixels at most, so that writing the deck takes half a minute at the very worst."""
MOST_BYTES_AT_ONCE = 300_000
_DEAR = re.compile(rb"<(?:filter|mask|pattern|marker)\b")
# A few clipping paths are in every export of some programs, and cheap.
CLIPPING_PATHS, CLIPPED = 3, 10
_PROGRAM = """\
import sys
import resvg_py
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
except (ImportError, OSError, ValueError):
    pass  # no such limits on this system: the time is limited all the same
try:
    resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), width=int(sys.argv[1]), skip_system_fonts=True)
except ValueError:
    sys.exit(3)
"""
_NOT_DRAWN = 3


def try_to_draw(svg: bytes) -> None:
    """Raises BrokenPicture where resvg can draw nothing of it, Unsafe where it would take too long."""
    many = svg.count(b"<clipPath") > CLIPPING_PATHS or svg.count(b"clip-path") > CLIPPED
    if many or len(svg) > MOST_BYTES_AT_ONCE or _DEAR.search(svg):
        _in_a_process(svg)
        return
    from foliensatz.pictures.raster import rasterise

    try:
        rasterise(svg, SMALL_WIDTH, has_text=False)
    except ValueError:
        raise BrokenPicture("it can't be drawn") from None


def _in_a_process(svg: bytes) -> None:
    command = [sys.executable, "-c", _PROGRAM, str(WIDTH)]
    try:
        done = subprocess.run(command, input=svg, timeout=SECONDS, capture_output=True)
    except subprocess.TimeoutExpired:
        raise Unsafe(f"drawing it takes longer than {SECONDS} seconds") from None
    if done.returncode == _NOT_DRAWN:
        raise BrokenPicture("it can't be drawn")
    if done.returncode:
        raise Unsafe("drawing it takes more memory than there is")
