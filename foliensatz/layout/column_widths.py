"""Widths of a table's columns, in points, between what they need at least and what they would like."""


def alike(natural: list[float], alignments: tuple[str, ...], most_unlike: float) -> list[float]:
    """Neighbouring columns of figures that need about the same get the same: where the widest needs no more than
    `most_unlike` times what the narrowest does."""
    result = list(natural)
    columns = [c for c in range(len(natural)) if alignments[c] == "right"]
    while columns:
        run = [columns.pop(0)]
        while columns and columns[0] == run[-1] + 1:
            run.append(columns.pop(0))
        widest = max(natural[c] for c in run)
        if len(run) > 1 and min(natural[c] for c in run) * most_unlike >= widest:
            for c in run:
                result[c] = widest
    return result


def spread(widths: list[float], columns: range, needed: float) -> None:
    """Widen `columns`, in proportion, so that a cell over all of them has what it needs."""
    there = sum(widths[column] for column in columns)
    if there < needed:
        for column in columns:
            widths[column] *= needed / there


def between(least: list[float], natural: list[float], room: float) -> list[float]:
    """Shares between least and natural width, growing in proportion to what each lacks."""
    lacking = [n - low for n, low in zip(natural, least)]
    total = sum(lacking)
    spare = room - sum(least)
    return [low + (spare * lack / total if total else spare / len(least)) for low, lack in zip(least, lacking)]


def squeeze(least: list[float], room: float) -> list[float]:
    """Not even the longest words fit: narrow columns keep what they need, the wide ones share the rest."""
    shares = list(least)
    open_columns = set(range(len(least)))
    left = room
    while open_columns:
        fair = left / len(open_columns)
        small = [c for c in open_columns if least[c] <= fair]
        if not small:
            for column in open_columns:
                shares[column] = fair
            break
        for column in small:
            left -= least[column]
            open_columns.remove(column)
    return shares


def as_wished(wished: tuple[float, ...], least: list[float], room: float) -> list[float]:
    """Shares in the author's proportions; a column that its longest word needs wider takes from the others."""
    fixed: set[int] = set()
    while True:
        free = [c for c in range(len(wished)) if c not in fixed]
        left = room - sum(least[c] for c in fixed)
        total = sum(wished[c] for c in free)
        shares = [least[c] if c in fixed else left * wished[c] / total for c in range(len(wished))]
        narrow = {c for c in free if shares[c] < least[c] - 1e-9}
        if not narrow:
            return shares
        fixed |= narrow
