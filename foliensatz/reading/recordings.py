"""Films and sounds as authors write them: a picture's words with a recording's address, and what stands for it till it
plays."""

from foliensatz.deck import Attributes, Image, Playback, RecordingAsset
from foliensatz.diagnostic import error, warning
from foliensatz.reading.pictures import file_name, read_wording
from foliensatz.reading.steps import switch
from foliensatz.reading.transitions import milliseconds
from foliensatz.runs import Runs
from foliensatz.source import Span

POSTER = "poster:"
"""What the name of a made poster begins with: poster:1280x720, or poster:sound."""
MEGABYTE = 1_000_000
LARGE = 100
"""Megabytes from which on a recording is told: many mail servers refuse less."""
SOUND_HEIGHT = "56px"
USUAL_SIZE = (1280, 720)
TOLERANCE = 0.03
_OWN = ("poster", "autoplay", "loop", "muted", "start")


def is_remote(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def read_recording(
    name: str, alt: str, title: Runs, line: int, href: str, attributes: Attributes, span: Span, context
) -> Image | None:
    """The film or sound as a picture: its poster, which plays it. One from the network is a poster that links there."""
    playback = _playback(attributes, span, context)
    poster = context.located(file_name(attributes.get("poster")), line) if attributes.get("poster") else ""
    film: RecordingAsset | None = None
    if is_remote(name):
        from foliensatz.address import uri

        href = uri(name) or href
    else:
        report = context.assets.recording(name)
        context.diagnostics.extend(d._replace(span=span) for d in report.diagnostics)
        film = report.value
        if film is None or not _size_fits(film, span, context):
            return None
    made = f"{POSTER}{film.width or USUAL_SIZE[0]}x{film.height or USUAL_SIZE[1]}" if film and film.film else ""
    made = made or (f"{POSTER}sound" if film else f"{POSTER}{USUAL_SIZE[0]}x{USUAL_SIZE[1]}")
    shown = context.assets.picture(poster or made)
    context.diagnostics.extend(d._replace(span=span) for d in shown.diagnostics)
    if shown.value is None:
        return None
    asset = shown.value
    if poster and film and film.width and film.height and asset.width and asset.height:
        if abs(asset.width / asset.height / (film.width / film.height) - 1) > TOLERANCE:
            message = f"The poster “{poster}” has other proportions than the film, which will be distorted to them"
            hint = f"Use a poster of {film.width} × {film.height} pixels or a multiple of it"
            context.diagnostics.append(warning("F336", message, span, hint))
    alt, width, height, attributes = read_wording(alt, attributes)
    if film and not film.film and not (width or height or poster):
        height = SOUND_HEIGHT
    classes = tuple(name for name in attributes.classes if name not in ("autoplay", "loop", "muted"))
    pairs = tuple(pair for pair in attributes.pairs if pair[0] not in _OWN)
    attributes = attributes._replace(classes=(*classes, "fit"), pairs=pairs)
    return Image(asset, alt, title, width, height, attributes, href if film is None else "", line, None, film, playback)


def _size_fits(film: RecordingAsset, span: Span, context) -> bool:
    size = film.size / MEGABYTE
    if size > context.recordings:
        message = f"The recording “{film.name}” has {size:.0f} MB, and {context.recordings} are allowed"
        hint = "Make it shorter or smaller, or allow more in the deck's front matter: recordings: 800"
        context.diagnostics.append(error("F334", message, span, hint))
        return False
    if size > LARGE:
        message = f"The recording “{film.name}” makes the file {size:.0f} MB larger"
        hint = "Too much for most mail: ffmpeg -i in.mp4 -vf scale=-2:720 -crf 26 out.mp4 makes a smaller one"
        context.diagnostics.append(warning("F333", message, span, hint))
    return True


def _playback(attributes: Attributes, span: Span, context) -> Playback:
    """How it is played. What can't be read is told and left out."""
    said: dict[str, bool] = {}
    for name in ("autoplay", "loop", "muted"):
        value = attributes.get(name)
        found = switch(value) if value else name in attributes.classes
        if found is None:
            context.diagnostics.append(warning("F337", f"“{name}” can't be “{value}”", span, f"Write {name} alone, or {name}=yes"))
        said[name] = bool(found)
    start = 0
    if attributes.get("start"):
        found = milliseconds(attributes.get("start"))
        if found is None:
            message = f"“start” can't be “{attributes.get('start')}”"
            context.diagnostics.append(warning("F337", message, span, "Write seconds: start=5, start=1:30"))
        start = found or 0
    return Playback(said["autoplay"], said["loop"], said["muted"], start)
