"""Judges: programs of others that look at the decks we build. Tests that need a missing one are skipped by its name;
where FOLIENSATZ_JUDGES=all is set (as .ci/run does after installing them), a missing judge is a failure."""

import os

import pytest


def need(name: str, present: bool) -> None:
    """Skip the running test, or fail it, where the judge `name` is not installed."""
    if present:
        return
    if os.environ.get("FOLIENSATZ_JUDGES") == "all":
        pytest.fail(f"the judge is missing: {name}", pytrace=False)
    pytest.skip(f"the judge is missing: {name}")
