"""`theme.toml` → Theme.

`load_theme` is the stage's only door; `places` tells where mistakes stand, `schema` what may stand there, `compiled`
makes the values.
"""

from foliensatz.theming.load import load_theme

__all__ = ["load_theme"]
