from decimal import Decimal

SATZ = Decimal("0.125")


def zuschuss(einwohner: int, kosten: Decimal) -> Decimal:
    """Was das Land zu den Kosten eines Vorhabens gibt."""
    if einwohner < 10_000:
        return kosten * SATZ * 2
    return kosten * SATZ
