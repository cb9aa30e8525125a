from tests.deck.shipped import shipped, shipped_pdf

__all__ = ["shipped", "shipped_pdf"]
