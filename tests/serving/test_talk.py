"""A talk given from the browser: the audience's window and the presenter's, in step."""

import re

from PIL import Image
from playwright.sync_api import expect

from foliensatz.serving.talk import Talk
from tests.serving.conftest import PATIENCE, Visitor
from tests.serving.serving_process import Serving

expect.set_options(timeout=PATIENCE)


def shown(page, sheet="#screen-sheet"):
    return page.locator(f"{sheet} > svg")


def is_at(page, title, sheet="#screen-sheet"):
    expect(shown(page, sheet)).to_have_attribute("aria-label", title)


def test_the_last_wish_counts():
    talk = Talk()
    assert talk.change({"card": 2, "by": "a"})["turn"] == 1
    assert talk.change({"card": 3, "part": 2, "black": True, "started": 1.5e12, "elapsed": 0, "by": "b"})["turn"] == 2
    assert talk.state()["card"] == 3 and talk.state()["by"] == "b"


def test_what_is_no_wish_changes_nothing():
    talk = Talk()
    before = talk.state()
    for wish in (
        None,
        [],
        "x",
        {"card": "1"},
        {"card": True},
        {"black": 1},
        {"other": 1},
        {"elapsed": float("nan")},
        {1: 2},
    ):
        assert talk.change(wish) is None
    assert talk.state() == before


def test_presenting_from_the_selected_slide_and_back(standing, visitor):
    page = visitor.open(standing.url)
    page.keyboard.press("ArrowDown")
    page.locator("#present").click()
    screen = page.locator("#screen")
    expect(screen).to_be_visible()
    is_at(page, "Erstens")
    assert page.evaluate("document.fullscreenElement !== null")
    box = screen.bounding_box()
    assert (box["x"], box["y"]) == (0, 0)
    for key, title in [
        ("PageDown", "Zweitens"), (" ", "Drittens"), ("ArrowRight", "Drittens"), ("PageUp", "Zweitens"), ("Home", "Die Charta"),
        ("Enter", "Erstens"), ("End", "Drittens"), ("F5", "Drittens"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        is_at(page, title)
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    is_at(page, "Erstens")
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator("#screen .dark")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator("#screen .dark")).to_be_hidden()
    page.mouse.click(600, 400)
    is_at(page, "Zweitens")
    expect(page.locator("#announcer")).to_have_text("Folie 3 von 4: Zweitens")
    page.keyboard.press("Escape")
    expect(screen).to_be_hidden()
    expect(page.locator('#filmstrip button[aria-current="true"] .number')).to_have_text("3")
    assert not page.evaluate("document.querySelector('main').inert")


def test_presenter_and_audience_are_in_step(serving, visitor):
    audience = visitor.open(serving.url)
    with visitor.context.expect_page() as opening:
        audience.keyboard.press("s")
    presenter = opening.value
    expect(audience.locator("#screen")).to_be_visible()
    is_at(presenter, "Die Charta", "#sheet")
    is_at(presenter, "Erstens", "#next-sheet")
    expect(presenter.locator("#elapsed")).to_have_text("0:00")
    expect(presenter.locator("#clock-run")).to_have_text("Start")
    presenter.keyboard.press("PageDown")
    for page, sheet in ((audience, "#screen-sheet"), (presenter, "#sheet")):
        is_at(page, "Erstens", sheet)
    is_at(presenter, "Zweitens", "#next-sheet")
    expect(presenter.locator("#notes")).to_contain_text("Langsam sprechen.")
    expect(presenter.locator("#position")).to_have_text("2 von 4")
    # The clock has begun with the first step.
    expect(presenter.locator("#clock-run")).to_have_text("Pause")
    expect(presenter.locator("#elapsed")).to_have_text(re.compile("0:0[1-9]"))
    presenter.locator("#clock-run").click()
    presenter.locator("#clock-reset").click()
    expect(presenter.locator("#elapsed")).to_have_text("0:00")
    # The audience's window may lead as well.
    audience.keyboard.press("End")
    is_at(presenter, "Drittens", "#sheet")
    expect(presenter.locator("#next-title")).to_have_text("Ende des Vortrags")
    expect(presenter.locator("#on")).to_be_disabled()
    presenter.locator("#black").click()
    expect(audience.locator("#screen .dark")).to_be_visible()
    expect(presenter.locator("#is-black")).to_be_visible()
    presenter.locator("#back").click()  # first the light again
    expect(audience.locator("#screen .dark")).to_be_hidden()
    is_at(audience, "Drittens")
    presenter.locator("#back").click()
    is_at(audience, "Zweitens")


def test_windows_of_two_browsers_are_in_step_and_edits_do_not_move_them(browser, serving, visitor):
    other = Visitor(browser)
    presenter, audience = visitor.open(serving.url + "presenter"), other.open(serving.url + "talk")
    presenter.keyboard.press("End")
    is_at(audience, "Drittens")
    serving.edit("Punkt zwei", "Punkt drei")
    serving.edit("## Erstens", "## Davor\n\nNeu.\n\n## Erstens")
    expect(presenter.locator("#position")).to_have_text("5 von 5")
    is_at(audience, "Drittens")
    expect(shown(audience).locator('[data-field="slidenum"]')).to_have_text("5")
    presenter.keyboard.press("PageUp")
    is_at(audience, "Zweitens")
    expect(shown(audience)).to_contain_text("drei")
    # Where the slide on screen is taken out, the one in its place is shown.
    text = serving.deck.read_text(encoding="utf-8")
    serving.edit(text[text.index("## Zweitens") : text.index("## Drittens")], "")
    is_at(audience, "Drittens")
    is_at(presenter, "Drittens", "#sheet")
    other.context.close()
    assert other.troubles == []


LONG = "".join(f"\n## Folie {number}\n\nText {number}\n" for number in range(2, 31)) + "\n## Bild\n\n![Ein Punkt](punkt.png)\n"


def test_a_talk_goes_on_without_the_server(tmp_path, visitor):
    """Both windows have every slide by then, also those that nobody has come near to, with their pictures."""
    Image.new("RGB", (64, 40), "teal").save(tmp_path / "punkt.png")
    serving = Serving(tmp_path, slides=LONG)
    fetched = {"presenter": set(), "talk": set()}
    pages = {}
    for name, addresses in fetched.items():
        visitor.context.once("page", lambda page, kept=addresses: page.on("requestfinished", lambda r: kept.add(r.url)))
        pages[name] = visitor.open(serving.url + name)
    presenter, audience = pages["presenter"], pages["talk"]
    for name, addresses in fetched.items():
        for _ in range(PATIENCE // 100):
            if sum("/slide/" in address for address in addresses) == 31 and any("/media/" in each for each in addresses):
                break
            pages[name].wait_for_timeout(100)
        assert sum("/slide/" in address for address in addresses) == 31, name
    visitor.loses = True
    serving.end()
    expect(presenter.locator("#lost")).to_be_visible()
    for title, following in [("Folie 2", "Folie 3"), ("Folie 3", "Folie 4"), ("Folie 4", "Folie 5")]:
        presenter.keyboard.press("PageDown")
        is_at(audience, title)
        is_at(presenter, title, "#sheet")
        is_at(presenter, following, "#next-sheet")
    presenter.keyboard.press("End")
    for page, sheet in ((audience, "#screen-sheet"), (presenter, "#sheet")):
        is_at(page, "Bild", sheet)
        painted = "async (image) => { const i = new Image(); i.src = image.getAttribute('href'); await i.decode(); return i.width }"
        assert page.locator(f"{sheet} image").first.evaluate(painted) == 64
    presenter.keyboard.press("b")
    expect(audience.locator("#screen .dark")).to_be_visible()
