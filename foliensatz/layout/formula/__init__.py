"""Formulas in layout: how large they are, and where each of their signs and lines stands."""
