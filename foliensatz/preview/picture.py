"""Pictures, by their key; what is cut away of them is hidden and not left out, as in the file."""

from foliensatz.frame import Picture
from foliensatz.geometry import EMU_PER_PX
from foliensatz.preview.line import link
from foliensatz.preview.markup import escaped, number, px
from foliensatz.preview.pen import Pen


def picture_svg(picture: Picture, pen: Pen) -> str:
    box = picture.box
    left, top, right, bottom = picture.crop
    width, height = box.width / (1 - left - right), box.height / (1 - top - bottom)
    shown = ""
    if picture.outline or any(picture.crop):
        points = picture.outline or ((0, 0), (box.width, 0), (box.width, box.height), (0, box.height))
        # Relative to the whole picture: a basic shape needs no id, which would have to differ from slide to slide.
        corners = ",".join(
            f"{number((x + left * width) / EMU_PER_PX)}px {number((y + top * height) / EMU_PER_PX)}px" for x, y in points
        )
        shown = f' style="clip-path:polygon({corners})"'
    said = f' role="img" aria-label="{escaped(picture.descr)}"' if picture.descr else ' aria-hidden="true"'
    image = (
        f'<image href="media/{picture.asset.key}" x="{px(round(box.x - left * width))}" y="{px(round(box.y - top * height))}" '
        f'width="{px(round(width))}" height="{px(round(height))}" preserveAspectRatio="none"{shown}{said}/>'
    )
    start = link(picture.href) if picture.href else ""
    return f"{start}{image}</a>" if start else image
