"""LaTeX's mathematics → the tree of a formula, and what is wrong with it, at its place."""

from foliensatz.reading.latex.parser import Parsed, Problem, parse

__all__ = ["Parsed", "Problem", "parse"]
