"""`theme.toml` → Theme.

`load_theme` is the stage's only door; `schema` and `kinds` say what may stand in a theme, `check` finds what may not and
`places` where it stands, `compiled` makes the values and `scaling` their boxes; `geometry` and `adornment` say what lies where
it can't be read or seen.
"""

from foliensatz.theming.compiled import ShownPicture
from foliensatz.theming.load import extended, load_theme

__all__ = ["ShownPicture", "extended", "load_theme"]
