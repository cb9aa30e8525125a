"""Pictures for generated decks: drawings as PNG and photographs, or what compresses like them, as JPEG."""

from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

SIZE = (960, 600)
KINDS = 24
"""How many different pictures a deck has at most."""


def write_pictures(folder: Path, count: int, seed: int) -> list[str]:
    """Write `count` pictures, no more than KINDS, every other one a JPEG. Returns their names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for number in range(min(count, KINDS)):
        random = Random(f"{seed} picture {number}")
        if number % 2:
            names.append(f"foto-{number:02}.jpg")
            _photograph(random).save(folder / names[-1], quality=80, dpi=(150, 150))
        else:
            names.append(f"plan-{number:02}.png")
            _drawing(random).save(folder / names[-1])
    return names


def _color(random: Random) -> tuple[int, int, int]:
    return tuple(random.randrange(40, 230) for _ in range(3))


def _drawing(random: Random) -> Image.Image:
    """Coloured plots and streets, as on a town plan."""
    image = Image.new("RGB", SIZE, (240, 242, 238))
    pen = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = random.randrange(SIZE[0]), random.randrange(SIZE[1])
        pen.rectangle((x, y, x + random.randrange(20, 140), y + random.randrange(20, 90)), fill=_color(random))
    for _ in range(12):
        ends = [random.randrange(SIZE[0]), 0, random.randrange(SIZE[0]), SIZE[1]]
        pen.line(ends, fill="white", width=random.randrange(4, 12))
    return image


def _photograph(random: Random) -> Image.Image:
    """Patches of light, soft as in a photograph, under the grain of a sensor."""
    light = Image.frombytes("RGB", (12, 8), random.randbytes(12 * 8 * 3)).resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", SIZE, random.randbytes(SIZE[0] * SIZE[1])).convert("RGB")
    return Image.blend(light, grain, 0.06)
