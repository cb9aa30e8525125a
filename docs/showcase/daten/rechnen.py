"""Wie viel eine Maßnahme spart."""

FAKTOR_GAS = 0.201  # kg CO2 je kWh


def ersparnis(verbrauch: float, anteil: float) -> float:
    """Tonnen CO2 im Jahr, wenn ein Anteil des Gasverbrauchs ersetzt wird."""
    return verbrauch * anteil * FAKTOR_GAS / 1000


def laufzeit(kosten: float, nutzen: float) -> float:
    return kosten / nutzen
