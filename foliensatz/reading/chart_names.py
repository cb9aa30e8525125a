"""What a plan's columns are called where its author gave them no heading."""


def names_of(lang: str) -> tuple[str, str]:
    """The words for a task's beginning and its end."""
    return ("Beginn", "Ende") if lang.lower().startswith("de") else ("Start", "End")
