"""Several pictures as one group: rows of even height whose pictures keep their proportions, as large as the room lets
them be."""

from foliensatz.geometry import EMU_PER_PX, Box, Emu, Pt, emu_to_pt
from foliensatz.layout.picture import MIN_HEIGHT, PictureGroup

# White space between neighbours, in both directions.
GAP: Emu = 24 * EMU_PER_PX


class Gallery:
    """Pictures that follow each other in the source. Gives way in height like a single picture."""

    __slots__ = ("pictures", "line", "_chosen", "_cuts")
    flexible = True
    steps = 1
    kind = "gallery"

    def __init__(self, pictures: tuple[PictureGroup, ...]):
        self.pictures = pictures
        self.line = pictures[0].line
        self._chosen: dict[tuple[Emu, Emu], list[tuple[PictureGroup, ...]]] = {}
        self._cuts: dict[int, tuple[Gallery, Gallery]] = {}

    @property
    def texts(self) -> int:
        return sum(picture.texts for picture in self.pictures)

    def hyphenated(self, width: Emu, step: int) -> "Gallery":
        return self

    def words_fit(self, width: Emu, step: int) -> bool:
        return True

    def height(self, width: Emu, step: int) -> Pt:
        """The least it takes: one row, or as many as keep every picture wide enough to be seen."""
        rows = len(self._rows(width, round(MIN_HEIGHT * 12700)))
        return MIN_HEIGHT * rows + emu_to_pt(GAP) * (rows - 1)

    def wished_height(self, width: Emu) -> Pt:
        """As high as one row with the pictures side by side over the whole width, or a single one if that is more."""
        return max(picture.wished_height(width) for picture in self.pictures)

    def split(self, width: Emu, step: int, room: Pt) -> "tuple[Gallery, Gallery] | None":
        """Cut between pictures where not even the least height has room."""
        for cut in range(len(self.pictures) - 1, 0, -1):
            if cut not in self._cuts:
                self._cuts[cut] = Gallery(self.pictures[:cut]), Gallery(self.pictures[cut:])
            if self._cuts[cut][0].height(width, step) <= room + 0.01:
                return self._cuts[cut]
        return None

    def cells(self, box: Box, centred: bool) -> list[tuple[PictureGroup, Box]]:
        """Each picture with its place, in as many rows as show most of them; rows begin at the left or are centred."""
        rows = self._rows(box.width, box.height)
        heights = [self._row_height(row, box, len(rows)) for row in rows]
        placed = []
        y = box.y
        for row, height in zip(rows, heights):
            widths = [round(height * ratio(picture)) for picture in row]
            spare = max(0, box.width - sum(widths) - GAP * (len(row) - 1))
            x = box.x + (spare // 2 if centred else 0)
            for picture, width in zip(row, widths):
                caption = round(picture.caption_height(width) * 12700)
                placed.append((picture, Box(x, y, width, height + caption)))
                x += width + GAP
            y += height + GAP + max(round(picture.caption_height(w) * 12700) for picture, w in zip(row, widths))
        return placed

    def _rows(self, width: Emu, height: Emu) -> list[tuple[PictureGroup, ...]]:
        found = self._chosen.get((width, height))
        if found is None:
            found = self._chosen[width, height] = self._choose(width, height)
        return found

    def _choose(self, width: Emu, height: Emu) -> list[tuple[PictureGroup, ...]]:
        best, best_area = [self.pictures], 0.0
        for count in range(1, len(self.pictures) + 1):
            size, longer = divmod(len(self.pictures), count)
            rows, at = [], 0
            for n in range(count):
                end = at + size + (n < longer)
                rows.append(self.pictures[at:end])
                at = end
            box = Box(0, 0, width, height)
            area = 0.0
            for row in rows:
                high = self._row_height(row, box, count)
                area += sum(high * high * ratio(picture) for picture in row)
            if area > best_area * 1.01:
                best, best_area = rows, area
        return best

    def _row_height(self, row: tuple[PictureGroup, ...], box: Box, rows: int) -> Emu:
        """As high as its share of the box and its pictures' widths allow; small pictures are not blown up."""
        room = (box.height - GAP * (rows - 1)) / rows
        room -= max(picture.caption_height(box.width // len(row)) for picture in row) * 12700
        wide = (box.width - GAP * (len(row) - 1)) / sum(map(ratio, row))
        sharp = min(picture.natural(box.width, 10**9)[1] for picture in row)
        return max(1, round(min(room, wide, max(sharp, room / 2))))


def ratio(picture: PictureGroup) -> float:
    return picture.ratio
