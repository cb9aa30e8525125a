"""Scales: where an axis begins and ends, and at what round steps its ticks stand."""

from math import ceil, floor, log10

from foliensatz.frame import ChartAxis, NumberFormat

# Steps that people count in, within a power of ten.
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# An axis has about so many ticks.
_TICKS = 5
# Lines may begin elsewhere than at zero where all their values lie this close together.
_NARROW = 0.25
# Days between two ticks of a plan, all of whole weeks; the least that leaves room for the labels is taken.
_DAYS = (1, 7, 14, 21, 28, 42, 56, 91, 182, 364, 728, 1820, 3640)
_ROUNDING = 1e-9
_MOST_STEPS = 10


def value_axis(low: float, high: float, number: NumberFormat, from_zero: bool = True, ticks: int = _TICKS) -> ChartAxis:
    """An axis for values from `low` to `high`, which holds zero where bars stand on it."""
    if from_zero or high - low > _NARROW * max(abs(low), abs(high)):
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= _ROUNDING * max(abs(low), abs(high)):
        room = max(1.0, abs(low) / 10)
        low, high = (low - room, high + room) if low else (0.0, 1.0)
    step = nice_step((high - low) / ticks)
    least = floor(low / step + _ROUNDING) * step
    most = ceil(high / step - _ROUNDING) * step
    # A tick needs as many decimals as the step has.
    decimals = max(0, -floor(log10(step) + _ROUNDING))
    if abs(step * 10**decimals - round(step * 10**decimals)) > _ROUNDING:
        decimals += 1
    return ChartAxis(round(least, 12), round(most, 12), step, number._replace(decimals=decimals))


def automatic_axis(high: float, number: NumberFormat) -> ChartAxis:
    """The axis from zero that programs choose by themselves: ten steps at most, and some room above the largest value."""
    step = nice_step(high / _MOST_STEPS, (1.0, 2.0, 5.0, 10.0)) if high > 0 else 0.2
    most = max(1, ceil(high / step - _ROUNDING)) * step
    if most - high < most / 20:
        most += step
    return ChartAxis(0.0, round(most, 12), step, number, False, False, False)


def nice_step(rough: float, steps: tuple[float, ...] = _STEPS) -> float:
    """The least round step that is not below `rough`."""
    power = 10.0 ** floor(log10(rough))
    factor = next(step for step in steps if step * power >= rough * (1 - _ROUNDING))
    return round(factor * power, 12)


def day_axis(first: int, last: int, most_ticks: int, number: NumberFormat) -> ChartAxis:
    """An axis of days from before `first` to behind `last`, with ticks at whole weeks from a Monday."""
    span = last - first
    step = next((days for days in _DAYS if span / days <= max(1, most_ticks - 1)), _DAYS[-1])
    # Day 2 of spreadsheets is a Monday, as they count.
    least = first - (first - 2) % 7 if step > 1 else first
    most = last + (least - last) % min(step, 7)
    return ChartAxis(least, most, step, number, gridlines=True)


def ticks(axis: ChartAxis) -> list[float]:
    """The values at which the axis has ticks."""
    count = int((axis.most - axis.least) / axis.step + _ROUNDING)
    return [round(axis.least + n * axis.step, 12) for n in range(count + 1)]
