"""Stand-ins for what reading asks of the project."""

from foliensatz.deck import Asset
from foliensatz.diagnostic import Report, error


class FakeAssets:
    """Every picture exists and is 400 x 300, unless "missing" is in its name."""

    def picture(self, name: str) -> Report[Asset | None]:
        if "missing" in name:
            return Report(None, (error("F301", f"There is no picture {name}"),))
        return Report(Asset("0" * 64, name, "image/png", 400, 300))
