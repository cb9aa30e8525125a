"""A browser for the tests of the page, and pages that must behave: no errors, no request to anywhere else."""

from urllib.parse import urlsplit

import pytest

from tests.judges import chromium, need
from tests.serving.serving_process import Serving

PATIENCE = 20_000
"""Milliseconds that a condition may take on a slow machine."""


@pytest.fixture(scope="package")
def browser():
    need(chromium.NAME, chromium.present())
    with chromium.browser() as opened:
        yield opened


@pytest.fixture
def serving(tmp_path):
    running = Serving(tmp_path)
    yield running
    running.end()


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """A server for tests that change nothing."""
    running = Serving(tmp_path_factory.mktemp("standing"))
    yield running
    running.end()


class Visitor:
    """A browser context and what its pages did. `open` gives a page once it shows a slide. Where the server goes while
    the page stays, `loses` says so: browsers report that as an error."""

    def __init__(self, browser, **options) -> None:
        options = {"viewport": {"width": 1280, "height": 800}, "locale": "de-DE", **options}
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(PATIENCE)
        self.loses = False
        self.troubles: list[str] = []
        self.hosts: set[str] = set()
        self.context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        self.context.on("console", lambda message: self._heard(message))
        self.context.on("weberror", lambda error: self.troubles.append(str(error.error)))

    def _heard(self, message) -> None:
        if message.type in ("error", "warning") and not (self.loses and "net::ERR_" in message.text):
            self.troubles.append(f"{message.type}: {message.text}")

    def open(self, url: str):
        page = self.context.new_page()
        page.goto(url)
        page.wait_for_selector("#sheet svg, #screen-sheet svg", state="attached")
        return page


@pytest.fixture
def visitor(browser):
    """A visitor who must meet no trouble and ask nobody but one server for anything."""
    visiting = Visitor(browser)
    yield visiting
    visiting.context.close()
    assert visiting.troubles == []
    assert len(visiting.hosts) <= 1 and all(host.startswith("127.0.0.1:") for host in visiting.hosts)
