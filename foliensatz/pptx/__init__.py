"""Frames and themes as the parts of a PresentationML package (ECMA-376)."""
