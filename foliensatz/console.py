"""The command as a process: streams, the interrupt key, crashes, and a quick way out. What it does is in cli.py."""

import os
import sys
from typing import Any, Callable


def run() -> None:
    """Run the command line as this process's only purpose. Never returns.

    A build makes many small values and no cycles worth collecting, so the collector rests. The process ends without
    taking its modules apart: everything is written and flushed by then, and taking them apart costs a tenth of the
    whole run.
    """
    import gc

    gc.disable()
    _make_streams_utf8()
    code = _run_guarded()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):  # the reader of a pipe has left; there is no one to tell
            code = code or 1
    os._exit(code)


def _run_guarded() -> int:
    """The exit code, whatever happens: 130 when interrupted, 1 after a crash."""
    try:
        from foliensatz.cli import main

        return main(sys.argv[1:])
    except SystemExit as leaving:  # argparse leaves this way
        return leaving.code if isinstance(leaving.code, int) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `foliensatz … | head`
        return 1
    except Exception as crash:  # the outermost frame: a defect of foliensatz, told as such
        if isinstance(crash, FileNotFoundError) and _is_here_gone():
            print(
                "foliensatz: the folder in which it was started is gone. Go to the deck's folder and start it there again",
                file=sys.stderr,
            )
        else:
            _report_crash(crash)
        return 1


def _is_here_gone() -> bool:
    """Whether the folder in which this process runs has been deleted: then there are no relative paths any more."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _report_crash(crash: Exception) -> None:
    if os.environ.get("FOLIENSATZ_DEBUG"):
        import traceback

        traceback.print_exception(crash, file=sys.stderr)
    print(
        f"foliensatz: a defect of foliensatz itself stopped it ({type(crash).__name__}: {crash})\n"
        "No output was written, and an earlier one is untouched. Please report this; with FOLIENSATZ_DEBUG=1 in the\n"
        "environment it shows where it happened.",
        file=sys.stderr,
    )


def _make_streams_utf8() -> None:
    """Windows consoles and pipes are often in an old code page; what can't be shown becomes "?", never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")


class StoppedBySignals:
    """A context in which Ctrl-C, or being asked to end, calls `stop` and nothing is torn apart. A second Ctrl-C does
    what it always does. Other threads than the first get no signals: there nothing is changed."""

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._before: dict[int, Any] = {}

    def __enter__(self) -> None:
        import signal
        import threading

        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._handle)

    def _handle(self, number: int, frame: object) -> None:
        self._restore()
        self._stop()

    def _restore(self) -> None:
        import signal

        while self._before:
            number, handler = self._before.popitem()
            signal.signal(number, handler)

    def __exit__(self, *problem: object) -> None:
        self._restore()
