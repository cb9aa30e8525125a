"""Formulas: their tree, and how one reads on a single line. Nothing here knows LaTeX, type sizes or PowerPoint."""
