"""What slides get from each other: sections' numbers and agendas, numbers of formulas and footnotes, links that lead
somewhere. Each slide that gets something is remembered by what it got."""

from typing import TYPE_CHECKING, NamedTuple

from foliensatz.anchors import FileLink, check_links, linked_files, may_have_links, source_of
from foliensatz.deck import Slide
from foliensatz.diagnostic import Diagnostic, Report
from foliensatz.memo import Recall, Same
from foliensatz.project import Project
from foliensatz.source import Excerpt, span_of
from foliensatz.theme import Theme

if TYPE_CHECKING:
    from foliensatz.reading.front_matter import DeckFile


class ReadSlide(NamedTuple):
    """A slide as read, with the excerpt it was read from (for a title slide made from the front matter: the deck file's
    first line) and what was to be said of it. `identity` tells it from others wherever it stands; the section `begins` with
    it. A `copy` of a slide has nothing to say of its own."""

    slide: Slide
    excerpt: Excerpt
    diagnostics: tuple[Diagnostic, ...] = ()
    identity: str = ""
    begins: str = ""
    copy: bool = False


class CrossReferences:
    """Gives the slides of one deck, for one build, what they get from the others."""

    def __init__(self, project: Project, memo: Recall) -> None:
        self.project = project
        self.memo = memo

    def given(self, read: list[ReadSlide], deck: "DeckFile", theme: Theme | None) -> Report[list[ReadSlide]]:
        """The slides with all of it; the diagnostics are the deck's, those of slides are with them."""
        read, diagnostics = self._arranged(read, deck, theme)
        read = self._linked(self._numbered(read))
        return Report(self._counted_on(read) if deck.metadata.footnotes == "deck" else read, diagnostics)

    def named(self, slide: Slide, anchor: str) -> Slide:
        """The slide with the anchor it has in this deck."""
        if slide.anchor == anchor:
            return slide
        return self.memo.recall("anchor", (Same(slide), anchor), lambda: slide._replace(anchor=anchor))

    def _arranged(self, read: list[ReadSlide], deck: "DeckFile", theme: Theme | None) -> Report[list[ReadSlide]]:
        """The slides with what they are by their place in the deck: their sections' numbers, agendas filled and
        repeated."""
        wish = deck.metadata.agenda
        structural = any([_is_structural(each.slide) for each in read])
        if not structural and wish not in ("yes", "repeat"):
            return Report(read)
        from foliensatz.structure import NO_PART, agenda_slide, arranged, is_agenda, nothing_to_tell, tell_agenda, with_part

        if not structural:
            return Report(read, (nothing_to_tell(span_of(deck.keys, "agenda"), deck.body.path),))
        if wish in ("yes", "repeat") and not any([is_agenda(each.slide) for each in read]):
            at = 1 if read[0].slide.kind == "title" else 0
            key = (deck.metadata, deck.settings, Same(theme))
            slide = self.memo.recall("agenda", key, lambda: agenda_slide(deck.metadata, deck.settings, theme))
            taken = {each.slide.anchor for each in read}
            slide = self.named(slide, "" if slide.anchor in taken else slide.anchor)
            excerpt = Excerpt(self.project.disk.shown(self.project.deck), span_of(deck.keys, "agenda").line, "")
            read = [*read[:at], ReadSlide(slide, excerpt, identity="agenda"), *read[at:]]
        result = []
        for source, part, begins, before in arranged([each.slide for each in read], deck.metadata, theme):
            each = read[source]
            said = () if part.repeated else tell_agenda(each.slide, bool(part.rows))
            if said:
                each = each._replace(diagnostics=(*each.diagnostics, *said))
            if part != NO_PART:
                key = (Same(each.slide), part)
                slide = self.memo.recall("part", key, lambda: with_part(each.slide, part))
                each = each._replace(slide=slide)
            if part.repeated:
                each = each._replace(identity=f"{each.identity}\0{before}", diagnostics=(), copy=True)
            result.append(each._replace(begins=begins) if begins != each.begins else each)
        return Report(result)

    def _numbered(self, read: list[ReadSlide]) -> list[ReadSlide]:
        """The slides with the numbers of their formulas, and of those they refer to."""
        if not any([each.slide.equations or each.slide.cites for each in read]):
            return read
        from foliensatz.equations import equations, named_twice, numbered, tell_named_twice

        known = equations([each.slide for each in read])
        twice = named_twice([each.slide for each in read])
        result = []
        for place, each in enumerate(read):
            slide, told = each.slide, each.diagnostics
            if slide.equations or slide.cites:
                told = (*told, *tell_named_twice(slide, twice.get(place, [])))
                key = (Same(slide), tuple(known.items()))
                slide, problems = self.memo.recall("equations", key, lambda: numbered(slide, known))
                told = (*told, *problems)
            result.append(each._replace(slide=slide, diagnostics=told))
        return result

    def _counted_on(self, read: list[ReadSlide]) -> list[ReadSlide]:
        """The slides with footnotes that are counted through the deck."""
        from foliensatz.footnotes import counted_from

        result = []
        before = 0
        for each in read:
            own = sum([1 for note in each.slide.footnotes if note.number])
            if own and before:
                key = (Same(each.slide), before)
                each = each._replace(slide=self.memo.recall("footnotes", key, lambda: counted_from(each.slide, before)))
            before += own
            result.append(each)
        return result

    def _linked(self, read: list[ReadSlide]) -> list[ReadSlide]:
        """The slides with links to each other that lead somewhere."""
        anchors = frozenset([each.slide.anchor for each in read if each.slide.anchor])
        # The same object while they are the same names: keys with it are then compared at once.
        anchors = self.memo.recall("anchors", anchors, lambda: anchors)
        first: dict[str, str] = {}
        for each in read:
            first.setdefault(each.excerpt.path, each.slide.anchor)
        result = []
        for each in read:
            slide, excerpt = each.slide, each.excerpt
            if not may_have_links(excerpt):
                result.append(each)
                continue
            key = (Same(slide), excerpt.text)
            names = self.memo.recall("linked files", key, lambda: linked_files(slide, excerpt))
            files = tuple((name, self._file_link(name, source_of(name, excerpt), first, anchors)) for name in names)
            key = (Same(slide), excerpt.text, anchors, files)
            checked, problems = self.memo.recall("links", key, lambda: check_links(slide, excerpt, anchors, dict(files)))
            result.append(each._replace(slide=checked, diagnostics=(*each.diagnostics, *problems)))
        return result

    def _file_link(self, href: str, path: str, first: dict[str, str], anchors: frozenset[str]) -> FileLink:
        """Where a relative address in the source `path` leads: to a file, or to a slide where that is the deck's."""
        found = self.project.linked_file(href, path)
        if not found.path:
            return FileLink("", found.hint)
        name = href.partition("#")[2]
        anchor = name if name in anchors else first.get(found.path, "")
        return FileLink("#" + anchor if found.path in first and anchor else found.href)


def _is_structural(slide: Slide) -> bool:
    """Whether the slide says anything of the deck's structure; most decks have none that does."""
    return slide.kind == "section" or bool(slide.section or slide.appendix or slide.agenda) or slide.layout == "agenda"
