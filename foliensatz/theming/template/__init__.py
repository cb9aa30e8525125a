"""A corporate template (.pptx or .potx, in whatever language) → Theme."""

from foliensatz.theming.template.load import load_template
from foliensatz.theming.template.overrules import named_template

__all__ = ["load_template", "named_template"]
