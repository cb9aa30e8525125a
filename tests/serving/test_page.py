"""The preview's page in a real browser, from the deck on disk to what is seen."""

import re

import pytest
from playwright.sync_api import expect

from tests.fonts.made_fonts import made_font
from tests.serving.conftest import PATIENCE, Visitor
from tests.serving.decks import FRONT
from tests.serving.serving_process import ROOT, Serving

expect.set_options(timeout=PATIENCE)


def sheet(page):
    return page.locator("#sheet > svg")


def thumbs(page):
    return page.locator("#filmstrip > li")


def current(page):
    return page.locator('#filmstrip button[aria-current="true"] .number')


def words(locator) -> str:
    """The text as it is read, whatever the drawing puts around it."""
    return " ".join(locator.text_content().split())


# First load


def test_all_slides_are_there_with_notes_numbers_and_footers(standing, visitor):
    page = visitor.open(standing.url)
    expect(thumbs(page)).to_have_count(4)
    expect(page).to_have_title("Die Charta – foliensatz")
    expect(sheet(page)).to_have_attribute("aria-label", "Die Charta")
    for number, title in enumerate(("Die Charta", "Erstens", "Zweitens", "Drittens"), 1):
        button = page.get_by_role("button", name=re.compile(rf"^{number}, {title}"))
        expect(button.locator("svg")).to_be_attached()
        button.click()
        expect(sheet(page)).to_have_attribute("aria-label", title)
        expect(page.locator("#position")).to_have_text(f"{number} von 4")
    assert "Jens Mofina" in words(sheet(page)) and "28.02.2020" in words(sheet(page))
    expect(sheet(page).locator('[data-field="slidenum"]')).to_have_text("4")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(page.locator("#notes")).to_contain_text("Langsam sprechen.")
    expect(page.locator("#notes p[data-marker='•']")).to_have_text("Zuerst das eine")
    expect(page.locator("#place")).to_have_attribute("href", re.compile(r"^vscode://file/.*deck\.md:8:1$"))
    expect(page.locator("#file")).to_contain_text("deck.pptx geschrieben um")


def test_the_page_speaks_the_decks_language(serving, visitor):
    page = visitor.open(serving.url)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#present")).to_have_text("Vorführen")
    serving.edit("lang: de", "lang: en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#present")).to_have_text("Present")


# Edits


def test_an_edit_swaps_in_and_comes_into_view_without_a_reload(serving, visitor):
    page = visitor.open(serving.url)
    page.evaluate("window.neverReloaded = true")
    first = page.locator("#filmstrip > li").first.element_handle()
    serving.edit("Punkt zwei", "Punkt drei")
    expect(sheet(page)).to_contain_text("drei")
    expect(sheet(page)).to_have_attribute("aria-label", "Zweitens")
    expect(current(page)).to_have_text("3")
    expect(page.locator("#announcer")).to_have_text("Folie 3 ist neu: Zweitens")
    expect(thumbs(page).nth(2)).to_contain_text("drei")
    serving.edit("## Drittens", "## Dazwischen\n\nNeu.\n\n## Drittens")
    expect(thumbs(page)).to_have_count(5)
    expect(sheet(page)).to_have_attribute("aria-label", "Dazwischen")
    expect(thumbs(page).nth(4).locator('[data-field="slidenum"]')).to_have_text("5")
    serving.edit("## Dazwischen\n\nNeu.\n\n", "")
    expect(thumbs(page)).to_have_count(4)
    expect(sheet(page)).to_have_attribute("aria-label", "Drittens")
    assert page.evaluate("window.neverReloaded") and first.evaluate("element => element.isConnected")


def test_a_broken_source_keeps_the_last_good_slide_with_the_message_over_it(serving, visitor):
    page = visitor.open(serving.url)
    serving.edit("Ein Satz.", "![x](fehlt.png)")
    over = page.locator("#over")
    expect(over).to_be_visible()
    expect(over).to_contain_text("Der letzte gute Stand")
    expect(over).to_contain_text("There is no picture “fehlt.png”")
    expect(over.locator("a.place")).to_have_attribute("href", re.compile(r"^vscode://file/.*deck\.md:10:1$"))
    expect(sheet(page)).to_have_attribute("aria-label", "Erstens")
    expect(sheet(page)).to_contain_text("Satz")
    expect(page.get_by_role("button", name="Probleme: 1 Fehler")).to_have_text("Probleme 1")
    expect(page.locator("#file")).to_have_text("deck.pptx nicht geschrieben: 1 Fehler")
    expect(page.get_by_role("button", name="2, Erstens, 1 Fehler")).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text("Fehler in deck.md:10: There is no picture")
    # In the list of all problems too, from which the slide is reached.
    page.keyboard.press("End")
    expect(over).to_be_hidden()
    page.locator("#problems-button").click()
    page.get_by_role("button", name="Folie 2", exact=True).click()
    expect(over).to_be_visible()
    over.get_by_role("button", name="F301").click()
    expect(page.get_by_role("dialog", name=re.compile("^F301: "))).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    serving.edit("![x](fehlt.png)", "Zwei Sätze.")
    expect(sheet(page)).to_contain_text("Sätze")
    expect(over).to_be_hidden()
    expect(page.locator("#counts .error")).to_have_count(0)
    expect(page.locator("#problem-list")).to_have_text("Nichts zu beheben.")
    expect(page.locator("#announcer")).to_contain_text("Alle Fehler sind behoben")


def test_a_deck_that_cannot_be_read_stays_with_the_message_over_it(serving, visitor):
    page = visitor.open(serving.url)
    serving.edit("lang: de", "lang: [de")
    expect(page.locator("#over")).to_contain_text("Das Deck ist nicht lesbar")
    expect(thumbs(page)).to_have_count(4)
    expect(sheet(page)).to_have_attribute("aria-label", "Die Charta")
    serving.edit("lang: [de", "lang: de")
    expect(page.locator("#over")).to_be_hidden()


def test_several_browsers_look_on_and_come_back_after_a_restart(browser, serving, visitor):
    other = Visitor(browser)
    pages = [visitor.open(serving.url), other.open(serving.url)]
    serving.edit("Punkt zwei", "Punkt drei")
    for page in pages:
        expect(sheet(page)).to_contain_text("drei")
    other.context.close()
    assert other.troubles == []
    [page, _] = pages
    visitor.loses = True
    assert serving.end() == 0
    expect(page.locator("#lost")).to_contain_text("Keine Verbindung")
    expect(sheet(page)).to_contain_text("drei")
    expect(current(page)).to_have_text("3")
    again = Serving(serving.folder, port=int(serving.url.rstrip("/").rpartition(":")[2]))
    expect(page.locator("#lost")).to_be_hidden()
    expect(sheet(page)).to_contain_text("zwei")  # the deck as it is written anew
    expect(current(page)).to_have_text("3")
    assert again.end() == 0


def test_the_pptx_that_is_open_elsewhere_is_told_with_the_one_beside_it(serving, visitor):
    page = visitor.open(serving.url)
    expect(page.locator("#file")).to_contain_text("deck.pptx geschrieben um")
    (serving.folder / "build" / ".~lock.deck.pptx#").write_text("")
    serving.edit("Punkt zwei", "Punkt drei")
    said = "deck.pptx ist in einem anderen Programm geöffnet. Der neueste Stand ist deck (neu).pptx"
    expect(page.locator("#file")).to_have_text(said)
    (serving.folder / "build" / ".~lock.deck.pptx#").unlink()
    expect(page.locator("#file")).to_contain_text("deck.pptx geschrieben um")


# Keyboard, zoom, appearance


def test_keys_go_through_the_slides(standing, visitor):
    page = visitor.open(standing.url)
    for key, number in [
        ("ArrowDown", 2), ("PageDown", 3), ("ArrowRight", 4), ("ArrowRight", 4), ("ArrowUp", 3), ("PageUp", 2), ("End", 4),
        ("Home", 1), (" ", 2), ("Shift+ ", 1), ("Backspace", 1), ("n", 2),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(current(page)).to_have_text(str(number))
    page.keyboard.type("4")
    expect(page.locator("#jump")).to_have_text("Zu Folie 4: Eingabetaste")
    page.keyboard.press("Enter")
    expect(current(page)).to_have_text("4")
    expect(page.locator("#jump")).to_be_hidden()
    page.locator("#sheet a[data-slide=erstens]").click()
    expect(current(page)).to_have_text("2")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tasten")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(current(page)).to_have_text("2")


def test_letters_can_be_no_keys(standing, visitor):
    page = visitor.open(standing.url)
    page.keyboard.press("?")
    page.get_by_label("Buchstaben, Ziffern und Zeichen sind Tasten").uncheck()
    page.get_by_role("button", name="Schließen").click()
    for key in ("d", "n", "2", "Enter", "f"):
        page.keyboard.press(key)
    expect(current(page)).to_have_text("1")
    expect(page.locator("#problems")).to_be_hidden()
    expect(page.locator("#screen")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(current(page)).to_have_text("2")


def test_the_slide_can_be_made_larger(standing, visitor):
    page = visitor.open(standing.url)
    width = page.locator("#sheet").bounding_box()["width"]
    page.keyboard.press("+")
    page.keyboard.press("+")
    expect(page.locator("#zoom-fit")).to_have_text("150\u202f%")
    assert page.locator("#sheet").bounding_box()["width"] == pytest.approx(1.5 * width, rel=0.01)
    page.keyboard.press("0")
    assert page.locator("#sheet").bounding_box()["width"] == pytest.approx(width, rel=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system_until_one_is_chosen(browser, standing, scheme):
    visiting = Visitor(browser, color_scheme=scheme)
    page = visiting.open(standing.url)

    def is_dark():
        color = page.evaluate("getComputedStyle(document.querySelector('.bar')).backgroundColor")
        return sum(map(int, re.findall(r"\d+", color)[:3])) < 3 * 128

    assert is_dark() == (scheme == "dark")
    button = page.locator("#appearance")
    for mode, dark in (("hell", False), ("dunkel", True), ("wie das System", scheme == "dark")):
        button.click()
        expect(button).to_have_attribute("aria-label", f"Darstellung: {mode}")
        assert is_dark() == dark
    visiting.context.close()
    assert visiting.troubles == []


# Everyone


@pytest.mark.parametrize("path", ["", "presenter", "talk"])
def test_everything_has_a_name_and_a_place(standing, visitor, path):
    page = visitor.open(standing.url + path)
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, a, [role=group], section, nav, aside, dialog")]
            .filter((e) => !e.closest("[inert], [hidden], dialog:not([open])"))
            .filter((e) => !(e.getAttribute("aria-label") || e.innerText.trim()
                || e.getAttribute("aria-labelledby") && document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim()))
            .map((e) => e.outerHTML.slice(0, 100))"""
    )
    assert unnamed == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    assert page.locator("main").count() == 1 and page.locator("h1").count() == 1
    assert page.locator("[aria-live=polite]").count() == 1
    assert page.evaluate("document.images.length === [...document.images].filter((i) => i.hasAttribute('alt')).length")


def test_tab_goes_through_the_page_in_the_order_of_reading(standing, visitor):
    page = visitor.open(standing.url)
    page.keyboard.press("ArrowDown")  # a slide with notes
    expect(current(page)).to_have_text("2")
    seen = []
    for _ in range(16):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => { const e = document.activeElement;
                const ring = getComputedStyle(e).outlineStyle;
                return [e.id || (e.closest("#filmstrip") ? "strip" : e.className || e.tagName), ring !== "none"]; }"""
            )
        )
    names = [name for name, _ in seen]
    expected = ["skip", "zoom-out", "zoom-fit", "zoom-in", "truth", "problems-button", "appearance", "help-button"]
    expected += ["presenter", "present", "strip", "place", "notes"]
    assert names[: len(expected)] == expected
    assert all(ring for name, ring in seen[: len(expected)])


def test_colours_have_contrast(browser, standing):
    for scheme in ("light", "dark"):
        visiting = Visitor(browser, color_scheme=scheme)
        page = visiting.open(standing.url)
        contrast = page.evaluate(CONTRAST)
        assert [found for found in contrast if found[1] < 4.5] == []
        visiting.context.close()


CONTRAST = """() => {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color) => { probe.clearRect(0, 0, 1, 1); probe.fillStyle = color; probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; }
    return [255, 255, 255, 255]; };
  return [...document.querySelectorAll("button, p, h1, h2, .code, .number, .count, a.place, .code")]
    .filter((e) => e.checkVisibility() && e.textContent.trim() && !e.disabled && !e.matches(".unseen, .unseen *, .skip"))
    .map((e) => { const a = light(rgb(getComputedStyle(e).color)), b = light(ground(e));
      return [e.id || e.className || e.textContent, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)]; });
}"""


def test_a_phone_is_wide_enough(browser, serving):
    visiting = Visitor(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    serving.edit("Ein Satz.", "![x](fehlt.png)")
    for path in ("", "presenter"):
        page = visiting.open(serving.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        box = page.locator("#sheet").bounding_box()
        assert box["x"] >= 0 and 340 <= box["width"] <= 390
    page = visiting.context.pages[0]
    expect(page.locator("#counts .error")).to_have_text("1")
    page.locator("#problems-button").tap()
    expect(page.locator("#problem-list")).to_contain_text("fehlt.png")
    for page in visiting.context.pages:
        for width in (390, 320):  # the latter is a desktop's window at 400 % (WCAG 1.4.10)
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    visiting.context.close()
    assert visiting.troubles == []


# Fonts


def test_the_theme_font_or_its_twin_is_known_to_be_there(standing, visitor):
    page = visitor.open(standing.url)
    fonts = page.evaluate("async () => { const { measure } = await import('/page/fonts.js'); return measure([]); }")
    assert fonts == []
    expect(page.locator("#remark")).to_be_hidden()
    assert sheet(page).locator("[textLength]").count() == 0


def test_where_a_font_is_missing_words_are_set_into_their_room(standing, visitor):
    page = visitor.open(standing.url)
    found = page.evaluate(
        """async () => {
          const { measure, squeeze } = await import("/page/fonts.js");
          const sample = { stack: "monospace", weight: 400, sample: "Wort", widths: [1.234] };
          const missing = measure([{ ...sample, family: "Fehlt" }, { ...sample, family: "Fehlt", weight: 700 }]);
          const sheet = document.createElement("div");
          sheet.innerHTML = '<svg><text data-width="200"><tspan x="10">Zwei </tspan><tspan x="90">Worte</tspan></text></svg>';
          squeeze(sheet);
          return [missing, [...sheet.querySelectorAll("tspan")].map((e) => e.getAttribute("textLength"))];
        }"""
    )
    assert found == [["Fehlt"], ["80", "120"]]


def test_fonts_that_the_theme_brings_along_are_used(browser, tmp_path, visitor):
    theme = tmp_path / "themes" / "haus"
    (theme / "fonts").mkdir(parents=True)
    (theme / "fonts" / "haus.ttf").write_bytes(made_font())
    (theme / "fonts" / "haus-bold.ttf").write_bytes(made_font(bold=True, width=100))
    brand = (ROOT / "themes" / "loesungspartner" / "theme.toml").read_text(encoding="utf-8")
    (theme / "theme.toml").write_text(brand.replace('"Arial"', '"Hausschrift"'), encoding="utf-8")
    serving = Serving(
        tmp_path, front=FRONT.replace("lang: de", "lang: de\ntheme: haus"), slides="\n## VAVA\n\nToTo ToTo\n"
    )
    page = visitor.open(serving.url)
    expect(thumbs(page)).to_have_count(2)
    page.wait_for_function(
        "() => [...document.fonts].length === 2 && [...document.fonts].every((f) => f.status === 'loaded')"
    )
    widths = page.evaluate(
        """() => ["400", "700"].map((weight) => {
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = `${weight} 100px Hausschrift`;
          return pen.measureText("oo").width;
        })"""
    )
    assert widths == [pytest.approx(100, rel=1e-3), pytest.approx(120, rel=1e-3)]
    serving.edit("theme: haus", "theme: loesungspartner")
    page.wait_for_function("() => [...document.fonts].length === 0")
    assert serving.end() == 0


# Many slides


def test_only_slides_near_what_is_seen_are_drawn(tmp_path, visitor):
    slides = "".join(f"\n## Folie {number}\n\nText {number}\n" for number in range(1, 301))
    serving = Serving(tmp_path, slides=slides)
    page = visitor.open(serving.url)
    expect(thumbs(page)).to_have_count(301)
    page.keyboard.press("End")
    expect(sheet(page)).to_have_attribute("aria-label", "Folie 300")
    expect(thumbs(page).last.locator("svg")).to_be_attached()
    page.wait_for_function("() => document.querySelectorAll('#filmstrip svg').length < 40")
    serving.edit("Text 150\n", "Text neu\n")
    expect(sheet(page)).to_have_attribute("aria-label", "Folie 150")
    expect(thumbs(page).nth(150).locator("svg")).to_contain_text("neu")
    assert serving.end() == 0


def test_sections_stand_above_their_first_slides(serving, visitor):
    page = visitor.open(serving.url)
    serving.deck.write_text(FRONT + "# Erstens\n\n## Darin\n\nText\n\n## Geheim {.hidden}\n\nText\n\n# Zweitens\n")
    expect(thumbs(page)).to_have_count(5)
    named = page.locator("#filmstrip > li[data-section]")
    expect(named).to_have_count(3)
    assert [each.get_attribute("data-section") for each in named.all()] == ["Die Charta", "Erstens", "Zweitens"]
    expect(named.nth(1).get_by_role("button")).to_have_accessible_name(re.compile("^Erstens, 2, Erstens"))
    expect(page.locator("#filmstrip > li[data-hidden]")).to_have_count(1)
    serving.edit("# Zweitens", "# Drittens")
    expect(named.nth(2)).to_have_attribute("data-section", "Drittens")
