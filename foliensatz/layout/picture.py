"""A picture in its box: fitted whole, or cut to fill; never stretched, never blown up beyond use."""

import re

from foliensatz.deck import NO_ATTRIBUTES, Image
from foliensatz.diagnostic import Diagnostic, warning
from foliensatz.frame import Drawing, Picture, PlaceholderRef
from foliensatz.geometry import EMU_PER_CM, EMU_PER_INCH, EMU_PER_PT, EMU_PER_PX, Box, Emu, Pt, emu_to_pt
from foliensatz.layout.caption import caption_height, caption_text
from foliensatz.layout.setting import Setting
from foliensatz.layout.text import Text
from foliensatz.source import Span
from foliensatz.theme import Placeholder

# Below this many pixels per inch a picture is not enlarged further: it would only get blurred.
MIN_DPI = 100
# A photograph may lose this share of its area when it is cut to fill a placeholder.
MAX_CROP_LOSS = 0.35
# The least height that a picture keeps beside other blocks, in points.
MIN_HEIGHT = 110.0
# Where the author gave a size, so much of it is kept even if the slide is full.
LEAST_SHARE = 0.6
# Where the theme says no radius, rounded corners take this part of the shorter side.
ROUNDED = 12
UNITS = {"px": EMU_PER_PX, "cm": EMU_PER_CM, "mm": EMU_PER_CM / 10, "in": EMU_PER_INCH, "pt": EMU_PER_PT}


class PictureGroup:
    """One picture among a slide's blocks. Its height gives way to the text beside it, down to MIN_HEIGHT. `captioned`
    is set where its caption stands below it, and not in a placeholder of its own."""

    __slots__ = ("image", "setting", "line", "captioned", "form", "pixels")
    flexible = True
    steps = 1
    kind = "picture"

    def __init__(self, image: Image, setting: Setting):
        self.image = image
        self.setting = setting
        self.line = image.line
        self.captioned = bool(image.title)
        from foliensatz.layout.crop import form_of, wrong_attributes  # what only a slide with pictures needs

        self.form = form_of(image)
        asset = image.asset
        # Width and height of what is shown of it, in pixels.
        self.pixels = (min(asset.width, asset.height),) * 2 if self.form.square else (asset.width, asset.height)
        # A picture is made a group once for each arrangement that is tried.
        if image.attributes != NO_ATTRIBUTES:
            for diagnostic in wrong_attributes(image.attributes, image.line):
                self._tell(diagnostic)
        for key, value in (("width", image.width), ("height", image.height)):
            if value and length(value, 1) is None:
                setting.diagnostics.append(
                    warning(
                        "F405",
                        f"“{value}” is no {key} for a picture",
                        Span(image.line),
                        f"Write {key}=50%, 8cm, 80mm, 3in, 200pt or 300px",
                    )
                )

    def natural(self, width: Emu, height: Emu) -> tuple[Emu, Emu]:
        """Width and height the picture would like in a box of this size: the author's wish, else as large as it
        fits whole and stays sharp."""
        ratio = self.ratio
        wide = length(self.image.width, width) if self.image.width else None
        high = length(self.image.height, height) if self.image.height else None
        if wide is None and high is None:
            wide = width if self.image.asset.drawing else min(width, self.pixels[0] / MIN_DPI * EMU_PER_INCH)
            high = wide / ratio
        elif wide is None:
            wide = high * ratio
        else:
            # One measure wins where both are given: a picture is never stretched.
            high = wide / ratio
        scale = min(1.0, width / wide, height / high)
        return max(1, round(wide * scale)), max(1, round(high * scale))

    @property
    def ratio(self) -> float:
        """Width through height of what is shown."""
        return self.pixels[0] / self.pixels[1]

    @property
    def texts(self) -> int:
        return int(self.captioned)

    def height(self, width: Emu, step: int) -> Pt:
        """The least it takes, its caption included."""
        natural = emu_to_pt(self.natural(width, 10**9)[1])
        least = natural * LEAST_SHARE if self.image.width or self.image.height else 0.0
        return min(max(MIN_HEIGHT, least), natural) + self.caption_height(width)

    def wished_height(self, width: Emu) -> Pt:
        return emu_to_pt(self.natural(width, 10**9)[1]) + self.caption_height(width)

    def caption_text(self) -> Text:
        return caption_text(self.image.title, self.line, self.setting)

    def caption_height(self, width: Emu) -> Pt:
        """What the caption and the space above it take below a picture `width` wide."""
        return caption_height(self.image.title, width, self.setting) if self.captioned else 0.0

    def words_fit(self, width: Emu, step: int) -> bool:
        return True

    def hyphenated(self, width: Emu, step: int) -> "PictureGroup":
        return self

    def split(self, width: Emu, step: int, room: Pt) -> None:
        return None

    def place(self, box: Box, name: str, centred: bool = False) -> Picture | Drawing:
        """The whole picture, at the top left of its box or in its middle; its shapes where it is to become some."""
        width, height = self.natural(box.width, box.height)
        if centred:
            box = Box(box.x + (box.width - width) // 2, box.y + (box.height - height) // 2, width, height)
        box = Box(box.x, box.y, width, height)
        image = self.image
        if image.sketch and not self.form.preset:
            from foliensatz.layout.drawing import set_sketch

            return Drawing(name, box, set_sketch(image.sketch, box, self.setting.theme), image.alt, image.href, image.line)
        self._tell_uncut()
        return self._picture(box, name)

    def fill(self, box: Box, name: str, placeholder: Placeholder | None = None) -> Picture:
        """Cut to fill the box, around its focus; in its placeholder's outline where it has one and the author asks for
        no form. A circle stands in the middle of the box."""
        self._tell_uncut()
        if self.form.square:
            side = min(box.width, box.height)
            box = Box(box.x + (box.width - side) // 2, box.y + (box.height - side) // 2, side, side)
        picture = self._shown(box, name)._replace(crop=self._crop(box))
        self._tell_blurred(picture)
        if placeholder is None:
            return picture
        reference = PlaceholderRef(placeholder.type, placeholder.idx, placeholder.role)
        return picture._replace(placeholder=reference, outline=() if picture.preset else placeholder.outline)

    def fills_well(self, box: Box) -> bool:
        """True where the author asks for it, or where a photograph loses little when it is cut to the box."""
        classes = self.image.attributes.classes
        if "fit" in classes or self.form.square or self.image.width or self.image.height:
            return False
        if "fill" in classes:
            return True
        asset = self.image.asset
        if asset.media_type != "image/jpeg":
            return False
        if asset.width / MIN_DPI * EMU_PER_INCH < box.width:
            return False
        left, top, right, bottom = self._crop(box)
        return 1 - (1 - left - right) * (1 - top - bottom) <= MAX_CROP_LOSS

    def _picture(self, box: Box, name: str) -> Picture:
        picture = self._shown(box, name)
        if self.form.square:
            picture = picture._replace(crop=self._crop(box))
        self._tell_blurred(picture)
        return picture

    def _crop(self, box: Box) -> tuple[float, float, float, float]:
        from foliensatz.layout.crop import crop_to

        asset = self.image.asset
        return crop_to(asset.width, asset.height, box, self.form.focus)

    def _shown(self, box: Box, name: str) -> Picture:
        image = self.image
        keeps = "original" in image.attributes.classes
        picture = Picture(name, image.asset, box, image.alt, href=image.href, line=image.line, original=keeps)
        if image.recording:
            picture = picture._replace(recording=image.recording, playback=image.playback)
        if not self.form.preset:
            return picture
        side = min(box.width, box.height)
        radius = min(self.setting.theme.picture_radius or side // ROUNDED, side // 2) if not self.form.square else 0
        return picture._replace(preset=self.form.preset, radius=radius)

    def _tell_blurred(self, picture: Picture) -> None:
        """Warn where fewer than MIN_DPI pixels make an inch of the slide. A drawing is sharp at any size."""
        if picture.asset.drawing:
            return
        left, _, right, _ = picture.crop
        dpi = picture.asset.width * (1 - left - right) / (picture.box.width / EMU_PER_INCH)
        if dpi < MIN_DPI - 1:
            told = warning(
                "F412",
                f"The picture {picture.asset.name} has only {dpi:.0f} dots per inch at its size: it will look blurred",
                Span(picture.line),
                f"Use a picture at least {round(picture.box.width / EMU_PER_INCH * MIN_DPI / (1 - left - right))} pixels wide, or show it smaller",
            )
            self._tell(told)

    def _tell_uncut(self) -> None:
        """Warn where shapes are wished of a drawing that is cut."""
        if self.image.sketch:
            message = f"The drawing {self.image.asset.name} is cut to its place, so it stays a picture"
            self._tell(warning("F452", message, Span(self.line), "Show it whole and square, or leave out {.shapes}"))

    def _tell(self, told: Diagnostic) -> None:
        """Once, however often the picture is set for a trial."""
        if told not in self.setting.diagnostics:
            self.setting.diagnostics.append(told)


def length(text: str, whole: Emu) -> float | None:
    """ "50%" of `whole`, "8cm", "300px" … in EMU; a bare number is pixels; None where it is no length."""
    match = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*(%|px|cm|mm|in|pt)?\s*", text)
    if not match:
        return None
    value = float(match[1].replace(",", "."))
    if value <= 0:
        return None
    if match[2] == "%":
        return whole * value / 100
    return value * UNITS[match[2] or "px"]
