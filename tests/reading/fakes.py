"""Stand-ins for what reading asks of the project."""

from foliensatz.deck import Asset
from foliensatz.diagnostic import Report, error
from foliensatz.source import Source


class FakeAssets:
    """Every picture exists and is 400 x 300, unless "missing" is in its name. Texts are those it was given."""

    def __init__(self, **texts: str):
        """`texts` by the file's name without its ending."""
        self.texts = texts

    def picture(self, name: str) -> Report[Asset | None]:
        if "missing" in name:
            return Report(None, (error("F301", f"There is no picture {name}"),))
        return Report(Asset("0" * 64, name, "image/png", 400, 300))

    def text(self, name: str) -> Report[Source | None]:
        stem = name.partition(".")[0]
        if stem not in self.texts:
            return Report(None, (error("F260", f"There is no file “{name}”"),))
        return Report(Source(name, self.texts[stem]))
