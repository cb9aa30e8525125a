"""What reading asks of the world outside: pictures by the name the author wrote."""

from typing import Protocol

from foliensatz.deck import Asset
from foliensatz.diagnostic import Report


class Assets(Protocol):
    """The pictures a deck can use. The project implements it, as the only reader of disk; tests use a fake."""

    def picture(self, name: str) -> Report[Asset | None]:
        """The picture `name`: a path with `/`, relative to the file that shows it, or an address.

        Where there is none, the value is None and the diagnostics say why (missing, with close names; not a picture;
        remote). They carry no span: reading knows where the picture stands and adds it.
        """
        ...
