"""Films and sounds within a p:pic: what it plays (ECMA-376 part 1, 20.1.3.2 and 20.1.3.6), and PowerPoint's own extension of it
(MS-PPTX 2.2.5.1, p14:media), which holds the file."""

from foliensatz.deck import Playback, RecordingAsset
from foliensatz.pptx.slide_part import FILM, RECORDING, SOUND, Needs

OPENS = '<a:hlinkClick r:id="" action="ppaction://media"/>'
"""What a click on the poster does."""


def recording_xml(recording: RecordingAsset, playback: Playback, around: str, needs: Needs) -> str:
    """The p:nvPr of a poster; `around` is what it would be without a recording."""
    kind, element = (FILM, "videoFile") if recording.film else (SOUND, "audioFile")
    linked = needs.id(kind, recording.key, recording.media_type)
    embedded = needs.id(RECORDING, recording.key, recording.media_type)
    trim = f'><p14:trim st="{playback.start}"/></p14:media>' if playback.start else "/>"
    media = (
        f'<a:{element} r:link="{linked}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}"><p14:media '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:embed="{embedded}"{trim}'
        "</p:ext></p:extLst>"
    )
    inner = around.removeprefix("<p:nvPr").removeprefix("/>").removeprefix(">").removesuffix("</p:nvPr>")
    return f"<p:nvPr>{inner}{media}</p:nvPr>"
