"""Pictures, by their key; what is cut away of them is hidden and not left out, as in the file."""

from foliensatz.frame import Picture
from foliensatz.geometry import EMU_PER_PX
from foliensatz.preview.line import link
from foliensatz.preview.markup import escaped, number, px
from foliensatz.preview.pen import Pen
from foliensatz.theme import Color


def picture_svg(picture: Picture, pen: Pen) -> str:
    box = picture.box
    left, top, right, bottom = picture.crop
    width, height = box.width / (1 - left - right), box.height / (1 - top - bottom)
    shown = ""
    if picture.preset:
        shown = f' style="clip-path:{_form(picture, left * width, top * height, right * width, bottom * height)}"'
    elif picture.outline or any(picture.crop):
        points = picture.outline or ((0, 0), (box.width, 0), (box.width, box.height), (0, box.height))
        # Relative to the whole picture: a basic shape needs no id, which would have to differ from slide to slide.
        corners = ",".join(
            f"{number((x + left * width) / EMU_PER_PX)}px {number((y + top * height) / EMU_PER_PX)}px" for x, y in points
        )
        shown = f' style="clip-path:polygon({corners})"'
    said = f' role="img" aria-label="{escaped(picture.descr)}"' if picture.descr else ' aria-hidden="true"'
    image = (
        f'<image href="media/{picture.asset.drawing or picture.asset.key}" x="{px(round(box.x - left * width))}" y="{px(round(box.y - top * height))}" '
        f'width="{px(round(width))}" height="{px(round(height))}" preserveAspectRatio="none"{shown}{said}/>'
    )
    if picture.recording and not picture.asset.name.startswith("poster:"):
        image += _play_sign(picture, pen)
    start = link(picture.href) if picture.href else ""
    return f"{start}{image}</a>" if start else image


def _play_sign(picture: Picture, pen: Pen) -> str:
    """What says that a poster is one of a film; a made poster has it in its drawing."""
    box = picture.box
    x, y = (box.x + box.width / 2) / EMU_PER_PX, (box.y + box.height / 2) / EMU_PER_PX
    radius = min(box.width, box.height) * 0.14 / EMU_PER_PX
    across = (number(x - radius * 0.32), number(x + radius * 0.56))
    down = (number(y - radius * 0.5), number(y), number(y + radius * 0.5))
    ground, sign = pen.color(Color("accent1")), pen.color(Color("lt1"))
    return (
        f'<g class="play" aria-hidden="true"><circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{ground}"/>'
        f'<path d="M{across[0]} {down[0]}L{across[1]} {down[1]}L{across[0]} {down[2]}Z" fill="{sign}"/></g>'
    )


def _form(picture: Picture, left: float, top: float, right: float, bottom: float) -> str:
    """A basic shape within the whole picture, of which so much is cut away on each side (in EMU)."""
    width, height = picture.box.width, picture.box.height
    if picture.preset == "ellipse":
        across, down, x, y = (
            number(length / EMU_PER_PX) for length in (width / 2, height / 2, left + width / 2, top + height / 2)
        )
        return f"ellipse({across}px {down}px at {x}px {y}px)"
    sides = " ".join(f"{number(side / EMU_PER_PX)}px" for side in (top, right, bottom, left))
    return f"inset({sides} round {number(picture.radius / EMU_PER_PX)}px)"
