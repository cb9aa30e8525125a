"""What PowerPoint will show, as SVG: the same frames, drawn for the browser."""

from foliensatz.preview.draw import draw

__all__ = ["draw"]
