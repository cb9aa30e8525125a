"""What browsers are told of a deck and of each edit."""

import io

import pytest
from PIL import Image

from tests.serving.decks import FRONT, SLIDES, Rehearsal


def ids(rehearsal):
    return [card for card, _, _ in rehearsal.board.whole()["cards"]]


def test_the_whole_deck_is_told_at_first(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    whole = rehearsal.board.whole()
    assert rehearsal.titles() == ["Die Charta", "Erstens", "Zweitens", "Drittens"]
    assert whole["deck"]["title"] == "Die Charta" and whole["deck"]["lang"] == "de-DE"
    assert (whole["deck"]["width"], whole["deck"]["height"]) == (1280, 720)
    assert whole["diagnostics"] == [] and whole["hold"] is False
    notes = [frame["notes"] for frame in whole["frames"].values() if "notes" in frame]
    assert notes == [[[0, "", "Langsam sprechen."], [0, "•", "Zuerst das eine"]]]
    assert [whole["paths"][path][0].rpartition("/")[2] for path, _ in whole["places"]] == ["deck.md"] * 4


def test_an_edit_tells_only_of_the_changed_slide(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    before = ids(rehearsal)
    edit = rehearsal.edit("Punkt zwei", "Punkt drei")
    at, removed, inserted = edit["splice"]
    assert (at, removed, len(inserted)) == (2, 1, 1)
    assert inserted[0][0] == before[2] == edit["focus"]
    [key] = edit["frames"]
    assert "drei" in edit["drawn"][key]
    assert edit["version"] == edit["base"] + 1
    assert "deck" not in edit and "places" not in edit and "diagnostics" not in edit
    assert ids(rehearsal) == before


def test_lines_below_an_edit_are_told_anew_without_their_slides(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    edit = rehearsal.edit("Ein Satz.", "Ein Satz.\n\nNoch einer.")
    assert len(edit["frames"]) == 1
    lines = [line for _, line in edit["places"]]
    assert lines[3] == rehearsal.deck.read_text("utf-8").split("\n").index("## Drittens") + 1


def test_an_inserted_slide_is_new_and_a_removed_one_is_gone(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    before = ids(rehearsal)
    edit = rehearsal.edit("## Drittens", "## Dazwischen\n\nNeu.\n\n## Drittens")
    assert rehearsal.titles() == ["Die Charta", "Erstens", "Zweitens", "Dazwischen", "Drittens"]
    after = ids(rehearsal)
    assert after[:3] + after[4:] == before and edit["focus"] == after[3]
    rehearsal.edit("## Dazwischen\n\nNeu.\n\n", "")
    assert ids(rehearsal) == before


def test_an_unchanged_deck_is_no_news(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    edit = rehearsal.build()
    assert edit["splice"][1:] == [0, []] and edit["frames"] == {} and edit["focus"] is None


def test_a_broken_slide_keeps_its_last_good_frames_until_it_is_mended(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    good = rehearsal.board.whole()["cards"]
    edit = rehearsal.edit("Ein Satz.", "![x](fehlt.png)")
    [[card, keys, stale]] = edit["splice"][2]
    assert (card, keys, stale) == (good[1][0], good[1][1], 1)
    assert edit["frames"] == {} and edit["focus"] == card
    assert [(d["code"], d["card"]) for d in edit["diagnostics"]] == [("F301", card)]
    assert "Ein Satz" in text_of(rehearsal.board.svg(keys[0]))
    # An edit elsewhere gets through all the same.
    rehearsal.edit("Punkt zwei", "Punkt drei")
    mended = rehearsal.edit("![x](fehlt.png)", "Zwei Sätze.")
    [[_, keys, stale]] = mended["splice"][2]
    assert not stale and "Zwei Sätze" in text_of(rehearsal.board.svg(keys[0]))
    assert mended["diagnostics"] == []


def test_a_slide_that_was_never_good_is_shown_as_far_as_it_goes(tmp_path):
    rehearsal = Rehearsal(tmp_path, SLIDES.replace("Ein Satz.", "Ein Satz.\n\n![x](fehlt.png)"))
    _, keys, stale = rehearsal.board.whole()["cards"][1]
    assert not stale and "Ein Satz" in text_of(rehearsal.board.svg(keys[0]))


@pytest.mark.parametrize(
    "broken", [FRONT.replace("lang: de", "lang: [de"), FRONT.replace("lang: de", "lang: de\ntheme: gibt-es-nicht")]
)
def test_a_deck_that_cannot_be_read_stays_as_it_was(tmp_path, broken):
    rehearsal = Rehearsal(tmp_path)
    good = rehearsal.board.whole()["cards"]
    edit = rehearsal.edit(FRONT, broken)
    assert edit["hold"] is True and edit["splice"][1:] == [0, []] and edit["focus"] is None
    assert edit["diagnostics"] and rehearsal.board.whole()["cards"] == good
    assert rehearsal.board.svg(good[1][1][0]) is not None
    # What is wrong with a slide meanwhile is said where it is.
    both = rehearsal.edit("Ein Satz.", "![x](fehlt.png)")
    assert [d["card"] for d in both["diagnostics"] if d["code"] == "F301"] == [good[1][0]]
    rehearsal.edit("![x](fehlt.png)", "Ein Satz.")
    mended = rehearsal.edit(broken, FRONT)
    assert mended["hold"] is False and mended["diagnostics"] == []
    assert ids(rehearsal) == [card for card, _, _ in good]


def test_a_broken_file_holds_its_own_slides_only(tmp_path):
    (tmp_path / "slides").mkdir()
    one, two = tmp_path / "slides" / "1.md", tmp_path / "slides" / "2.md"
    one.write_text("---\nspeaker: A\n---\n## Eins\n\nText\n")
    two.write_text("## Zwei\n\nText\n")
    rehearsal = Rehearsal(tmp_path, "")
    one.write_text("---\nspeaker: [A\n---\n## Eins\n\nNeu\n")
    two.write_text("## Zwei\n\nNeu\n")
    rehearsal.build()
    cards = rehearsal.board.whole()["cards"]
    assert [stale for _, _, stale in cards] == [0, 1, 0]
    assert "Neu" in text_of(rehearsal.board.svg(cards[2][1][0]))


def test_before_there_is_anything_good_the_problems_are_told(tmp_path):
    rehearsal = Rehearsal(tmp_path, front=FRONT.replace("lang: de", "lang: de\ntheme: gibt-es-nicht"))
    whole = rehearsal.board.whole()
    assert [keys for _, keys, _ in whole["cards"]] == [(), (), (), ()]
    assert [d["code"] for d in whole["diagnostics"]] == ["F551"]
    rehearsal.edit("theme: gibt-es-nicht\n", "")
    assert rehearsal.titles() == ["Die Charta", "Erstens", "Zweitens", "Drittens"]


def test_pictures_are_those_of_the_slides_on_view(tmp_path):
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), "#336699").save(buffer, "PNG")
    (tmp_path / "bild.png").write_bytes(buffer.getvalue())
    rehearsal = Rehearsal(tmp_path, "\n## Bild\n\n![Ein Bild](bild.png)\n\n## Text\n\nWort\n")
    key = media_key(rehearsal)
    assert rehearsal.board.media(key) == (buffer.getvalue(), "image/png")
    # The last good slide keeps its picture when the file has gone.
    (tmp_path / "bild.png").unlink()
    rehearsal.build()
    assert rehearsal.board.whole()["cards"][1][2] == 1
    assert rehearsal.board.media(key) == (buffer.getvalue(), "image/png")
    rehearsal.edit("![Ein Bild](bild.png)", "Kein Bild")
    with pytest.raises(KeyError):
        rehearsal.board.media(key)


def test_keys_do_not_come_again(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    seen = set(rehearsal.board.whole()["frames"])
    for number in range(20):
        edit = rehearsal.edit("Punkt zwei" if not number else f"Punkt {number + 1}.", f"Punkt {number + 2}.")
        assert len(edit["frames"]) == 1 and not seen & set(edit["frames"])
        seen.update(edit["frames"])
    assert len(rehearsal.board.whole()["frames"]) == 4


def text_of(svg: str) -> str:
    """The words of a drawing."""
    from xml.etree import ElementTree

    return "".join(ElementTree.fromstring(svg).itertext())


def media_key(rehearsal) -> str:
    whole = rehearsal.board.whole()
    drawings = [rehearsal.board.svg(key) for _, keys, _ in whole["cards"] for key in keys]
    [key] = {part.split('"')[0] for svg in drawings for part in svg.split('href="media/')[1:]}
    return key


def test_frames_that_an_edit_left_alone_keep_their_keys(tmp_path):
    items = "".join(f"- Punkt {number} mit einem Satz, der eine ganze Zeile lang ist\n" for number in range(40))
    rehearsal = Rehearsal(tmp_path, f"\n## Viel\n\n{items}")
    [_, before, _] = rehearsal.board.whole()["cards"][1]
    assert len(before) > 1
    rehearsal.edit("- Punkt 39 mit", "- Letzter Punkt mit")
    [_, after, _] = rehearsal.board.whole()["cards"][1]
    assert after[:-1] == before[:-1] and after[-1] != before[-1]
    assert "Letzter" in text_of(rehearsal.board.svg(after[-1]))


def test_another_theme_draws_every_slide_anew(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    before = {key for _, keys, _ in rehearsal.board.whole()["cards"] for key in keys}
    edit = rehearsal.edit("lang: de", 'lang: de\naspect: "4:3"')
    assert edit["deck"]["width"] == 960 and edit["focus"] is None
    assert not before & {key for _, keys, _ in rehearsal.board.whole()["cards"] for key in keys}


def test_builds_leave_nothing_behind(tmp_path):
    import gc
    import tracemalloc

    rehearsal = Rehearsal(tmp_path)
    one = rehearsal.builder.typeset()
    rehearsal.deck.write_text(rehearsal.deck.read_text("utf-8").replace("zwei", "drei"), "utf-8")
    two = rehearsal.builder.typeset()

    def builds(count):
        for _ in range(count):
            rehearsal.board.update(one)
            rehearsal.board.update(two)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = builds(20)
        assert builds(200) - before < 20_000
    finally:
        tracemalloc.stop()


def test_a_broken_slide_in_another_theme_is_shown_as_far_as_it_goes(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    rehearsal.edit("Ein Satz.", "Ein Satz.\n\n![x](fehlt.png)")
    assert rehearsal.board.whole()["cards"][1][2] == 1
    rehearsal.edit("lang: de", 'lang: de\naspect: "4:3"')
    _, keys, stale = rehearsal.board.whole()["cards"][1]
    assert stale == 0 and 'viewBox="0 0 960 720"' in rehearsal.board.svg(keys[0])


def test_sections_are_told_by_the_slides_they_begin_with(tmp_path):
    rehearsal = Rehearsal(tmp_path)
    edit = rehearsal.edit("## Zweitens", "# Zwischen\n\n## Zweitens")
    cards = dict(zip(rehearsal.titles(), ids(rehearsal)))
    assert edit["sections"] == [[cards["Die Charta"], "Die Charta"], [cards["Zwischen"], "Zwischen"]]
