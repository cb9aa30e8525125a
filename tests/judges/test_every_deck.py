"""The verdict on every deck that the session's tests built. It runs last."""

import pytest

from foliensatz.checking import verify
from tests.judges import need, openxml_sdk, plain_form

pytestmark = pytest.mark.last


@pytest.fixture(autouse=True)
def decks(docket):
    if not docket.decks:
        pytest.skip("no test of this session built a deck")


def test_invariants_report_nothing(docket):
    found = [
        f"{test}: {diagnostic.code} {diagnostic.message}"
        for deck, test in docket.decks.items()
        for diagnostic in verify(deck.read_bytes(), deck.name)
    ]
    assert found == []


def test_no_deck_takes_a_liberty_of_powerpoint(docket):
    found = [
        f"{test}: {liberty}"
        for deck, test in docket.decks.items()
        for liberty in plain_form.liberties(deck.read_bytes())
    ]
    assert found == []


def test_open_xml_sdk_reports_nothing(docket):
    need(openxml_sdk.NAME, openxml_sdk.binary() is not None)
    verdicts = openxml_sdk.validate(tuple(docket.decks))
    found = [f"{docket.decks[deck]}: {finding}" for deck, findings in verdicts.items() for finding in findings]
    assert found == []
