"""What browsers see of the deck: its slides with their last good frames, and what is to be said about them.

Every Frame object has a key, a number that no other gets while the server runs; an unchanged slide keeps its frames and
so its keys. A slide keeps its id when it is edited. So a browser is told of an edit by the few cards that differ.
"""

import threading
from itertools import zip_longest
from os.path import basename, join
from typing import TYPE_CHECKING, Callable, NamedTuple

from foliensatz.diagnostic import Diagnostic, Severity
from foliensatz.frame import Frame, Picture
from foliensatz.serving.alignment import aligned
from foliensatz.serving.expected_fonts import expected_fonts, theme_font_files
from foliensatz.serving.telling import Told, told_deck, told_diagnostic, told_faces, told_frame

if TYPE_CHECKING:
    from foliensatz.fonts import Fonts
    from foliensatz.project import Project
    from foliensatz.theme import Theme
    from foliensatz.typesetting import SetSlide, Typeset

DRAWN_AT_ONCE = 6
"""So many changed frames travel with the news of an edit; browsers fetch the others when they show them."""

Draw = Callable[[Frame, "Theme", "Fonts"], str]
Media = tuple[bytes, str]
"""A picture's bytes and their media type."""


class Card(NamedTuple):
    """A slide as browsers see it: the keys of its frames. `good` where they come from a build without errors on it;
    `stale` where they do and its source now has one."""

    id: int
    keys: tuple[int, ...]
    good: bool
    stale: bool


class Board:
    """The deck on view. `update` is called by the one thread that builds; the rest may be called from any."""

    def __init__(self, deck: str, draw: Draw) -> None:
        self.lock = threading.RLock()
        self.version = 0
        self._deck = deck
        self._draw = draw
        self._cards: tuple[Card, ...] = ()
        self._identities: list[tuple[str, str]] = []
        self._laid_out: dict[int, tuple[Frame, ...]] = {}
        self._frames: dict[int, Frame] = {}
        self._keys: dict[int, int] = {}
        self._numbers: dict[int, int] = {}
        self._restyled = False
        self._next_key = 1
        self._next_id = 1
        self._typeset: "Typeset | None" = None  # without slides and diagnostics
        self._theme: "Theme | None" = None
        self._pictures: dict[int, tuple[str, ...]] = {}
        self._media: dict[str, Callable[[], Media]] = {}
        self._fonts: "Fonts | None" = None
        self._font_files: dict[str, bytes] = {}
        self._drawing = threading.Lock()
        self._parts: Told = {}

    # What browsers ask for

    def whole(self) -> Told:
        """Everything a browser needs that knows nothing yet."""
        with self.lock:
            frames = {key: told_frame(frame) for key, frame in self._frames.items()}
            cards = [_told(card) for card in self._cards]
            return {"version": self.version, "cards": cards, "frames": frames, **self._parts}

    def svg(self, key: int) -> str | None:
        """The drawing of a frame on view; None for one that isn't, or not any more."""
        with self.lock:
            frame, theme, fonts = self._frames.get(key), self._theme, self._fonts
        return None if frame is None else self._drawn(frame, theme, fonts)

    def _drawn(self, frame: Frame, theme: "Theme | None", fonts: "Fonts | None") -> str:
        with self._drawing:
            return self._draw(frame, theme, fonts)

    def frame(self, key: int) -> tuple[Frame, int, "Typeset"] | None:
        """A frame on view with its number in the deck (from 1), and that deck without its slides."""
        with self.lock:
            frame, typeset = self._frames.get(key), self._typeset
            return None if frame is None or typeset is None else (frame, self._numbers[key], typeset)

    def media(self, key: str) -> Media:
        """The bytes of a picture of this deck and their media type. Raises KeyError for any other."""
        with self.lock:
            made = self._media.get(key)
            theme = self._theme
        if made is not None:
            return made()
        for picture in theme.pictures if theme is not None else ():
            if picture.key == key:
                return picture.data, picture.media_type
        raise KeyError(key)

    def font(self, key: str) -> bytes:
        """A font file of the theme's own. Raises KeyError for any other."""
        return self._font_files[key]

    # What the build brings

    def update(self, typeset: "Typeset") -> Told:
        """Put a newly typeset deck on view. Returns what a browser needs to follow that has seen the version before."""
        with self.lock:
            old_cards, old_theme = self._cards, self._theme
            hold = self._holds(typeset)
            edited: set[int] = set()
            if not hold:
                self._restyled = self._theme is not typeset.theme or self._fonts is not typeset.fonts
                self._theme, self._fonts = typeset.theme, typeset.fonts
                self._typeset = typeset._replace(slides=(), diagnostics=())
                edited = self._follow(typeset)
                self._forget_frames()
            cards = self._cards
            at, removed, inserted = _splice(old_cards, cards)
            known = {key for card in old_cards for key in card.keys}
            fresh = [key for card in inserted for key in card.keys if key not in known]
            parts = self._told_parts(typeset, hold)
            splice = [at, removed, [_told(card) for card in inserted]]
            edit: Told = {"base": self.version, "version": self.version + 1, "splice": splice}
            self.version += 1
            edit["frames"] = {key: told_frame(self._frames[key]) for key in fresh}
            if 0 < len(fresh) <= DRAWN_AT_ONCE and self._theme is not None:
                edit["drawn"] = {key: self._drawn(self._frames[key], self._theme, self._fonts) for key in fresh}
            edit["focus"] = _focus(old_cards, inserted, edited, len(cards)) if old_theme is self._theme else None
            edit.update((name, value) for name, value in parts.items() if self._parts.get(name) != value)
            self._parts = parts
            return edit

    def _holds(self, typeset: "Typeset") -> bool:
        """Whether everything has to stay as it is, since the deck's own file or its theme can't be read."""
        if not self._cards:
            return False
        deck = typeset.project.disk.shown(self._deck)
        slide_files = {slide.path for slide in typeset.slides} - {deck}
        return typeset.theme is None or bool(_broken_files(typeset) - slide_files)

    def _follow(self, typeset: "Typeset") -> set[int]:
        """Take over the newly typeset slides. Returns the ids of those whose text is new."""
        broken = _broken_files(typeset)
        identities = [(slide.path, slide.excerpt) for slide in typeset.slides]
        numbers = aligned(self._identities, identities, _heading)
        cards, edited = [], set()
        for slide, identity, before in zip(typeset.slides, identities, numbers):
            old = self._cards[before] if before is not None else None
            card = self._card(slide, old, slide.path in broken, typeset.project)
            cards.append(card)
            if before is None or self._identities[before] != identity:
                edited.add(card.id)
        self._cards, self._identities = tuple(cards), identities
        return edited

    def _card(self, slide: "SetSlide", old: Card | None, file_broken: bool, project: "Project") -> Card:
        frames = slide.frames
        if not slide.diagnostics and not file_broken and old is not None and self._laid_out.get(old.id) is frames:
            if old.good and not old.stale:
                return old
        fails = file_broken or any(d.severity == Severity.ERROR for d in slide.diagnostics)
        if old is not None and fails and old.good and not self._restyled:
            # In another theme the last good frames would name what it may not have.
            return old if old.stale else old._replace(stale=True)
        if old is None:
            number, self._next_id = self._next_id, self._next_id + 1
        else:
            number = old.id
        before = old.keys if old is not None and not self._restyled else ()
        keys = tuple(self._key(frame, project, key) for frame, key in zip_longest(frames, before[: len(frames)]))
        self._laid_out[number] = frames
        return Card(number, keys, not fails and bool(keys), False)

    def _key(self, frame: Frame, project: "Project", before: int | None) -> int:
        """The key of a frame. One that is equal to the frame `before`, of the slide's last state, is the same: an edit
        of a slide that goes on may leave some of its frames as they were."""
        key = self._keys.get(id(frame))
        if key is None and before is not None and self._frames.get(before) == frame:
            self._frames[before] = frame
            self._keys[id(frame)] = before
            return before
        if key is None:
            key = self._keys[id(frame)] = self._next_key
            self._next_key += 1
            self._frames[key] = frame
            assets = [shape.asset for shape in frame.shapes if isinstance(shape, Picture)]
            if assets:
                pictures = self._pictures[key] = tuple(name for a in assets for name in (a.key, a.drawing) if name)
                self._media.update((name, project.assets.lasting_media(name)) for name in pictures if name not in self._media)
        return key

    def _forget_frames(self) -> None:
        """Keep only the frames on view: an object's id is its own no longer than the object lives."""
        self._laid_out = {card.id: self._laid_out[card.id] for card in self._cards}
        self._numbers = {key: n for n, key in enumerate((key for card in self._cards for key in card.keys), 1)}
        self._frames = {key: self._frames[key] for key in self._numbers}
        self._keys = {id(frame): key for key, frame in self._frames.items()}
        self._pictures = {key: names for key, names in self._pictures.items() if key in self._frames}
        needed = {name for names in self._pictures.values() for name in names}
        self._media = {name: media for name, media in self._media.items() if name in needed}

    def _told_parts(self, typeset: "Typeset", hold: bool) -> Told:
        """What is told again only where it differs: the deck itself, where its slides stand, the sections and the card
        each begins with, the diagnostics."""
        before, here = self._parts, typeset.project.disk.here
        paths: dict[str, int] = {}
        if hold:
            deck, places, sections = before["deck"], before["places"], before["sections"]
            paths.update((path, number) for number, (path, _) in enumerate(before["paths"]))
        else:
            deck = {**told_deck(typeset, basename(self._deck)), **self._told_fonts(typeset)}
            places = [[paths.setdefault(slide.path, len(paths)), slide.line] for slide in typeset.slides]
            sections = [[card.id, slide.section] for card, slide in zip(self._cards, typeset.slides) if slide.section]
        owners = self._owners(typeset, hold)
        line_of = typeset.project.source_line
        diagnostics = [
            told_diagnostic(d, paths.setdefault(d.path, len(paths)), owners.get(d), line_of(d.path, d.span.line))
            for d in typeset.diagnostics
        ]
        absolute = [[path, join(here, path).replace("\\", "/")] for path in paths]
        told = {"deck": deck, "places": places, "paths": absolute, "diagnostics": diagnostics, "hold": hold}
        return {**told, "sections": sections}

    def _owners(self, typeset: "Typeset", hold: bool) -> dict[Diagnostic, int]:
        """The cards' ids of the diagnostics that belong to slides; while all has to stay, of the slides as they were."""
        if hold:
            now = [(slide.path, slide.excerpt) for slide in typeset.slides]
            numbers = aligned(self._identities, now, _heading)
        else:
            numbers = range(len(self._cards))
        return {
            diagnostic: self._cards[number].id
            for slide, number in zip(typeset.slides, numbers)
            if number is not None
            for diagnostic in slide.diagnostics
        }

    def _told_fonts(self, typeset: "Typeset") -> Told:
        """Which fonts the page needs, and which it gets from here."""
        theme, fonts = typeset.theme, typeset.fonts
        if theme is None or fonts is None:
            return {"fonts": [], "faces": []}
        if not self._restyled:
            return {name: self._parts["deck"][name] for name in ("fonts", "faces")}
        files = theme_font_files(theme, typeset.project.themes)
        self._font_files = {file.key: file.data for file in files}
        return {"fonts": expected_fonts(theme, fonts), "faces": told_faces(files)}


def _heading(identity: tuple[str, str]) -> tuple[str, str]:
    """A slide's file and first line, which mostly is its heading."""
    path, excerpt = identity
    return path, excerpt.lstrip().partition("\n")[0]


def _told(card: Card) -> list[object]:
    return [card.id, card.keys, int(card.stale)]


def _splice(before: tuple[Card, ...], after: tuple[Card, ...]) -> tuple[int, int, tuple[Card, ...]]:
    """How `after` comes from `before`: at which place, how many are taken out, which are put in."""
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, len(before) - end - start, after[start : len(after) - end]


def _focus(before: tuple[Card, ...], inserted: tuple[Card, ...], edited: set[int], total: int) -> int | None:
    """The id of the slide that an edit should bring into view: the first that differs and whose own text is new, or
    else the first that differs. None where nothing does, or most do without a word of their own: a new speaker, say."""
    if not before:
        return None
    old = {card.id: card for card in before}
    differing = [card.id for card in inserted if old.get(card.id) != card]
    for number in differing:
        if number in edited:
            return number
    return differing[0] if differing and 2 * len(differing) <= total else None


def _broken_files(typeset: "Typeset") -> set[str]:
    """The files with an error that belongs to none of their slides, such as front matter that can't be read."""
    of_slides = {d for slide in typeset.slides for d in slide.diagnostics}
    return {d.path for d in typeset.diagnostics if d.severity == Severity.ERROR and d not in of_slides}
