"""Small drawings of targets over the years, as inline SVG."""

from collections.abc import Sequence

from audit.figures import printed
from emit.report.markup import Markup, el

WIDTH, HEIGHT, PAD = 88, 22, 3
BAR, GAP, TALL, LABEL = 34, 16, 44, 15


def spark(said: Sequence[str], promised: Sequence[float | None], reached: Sequence[float | None]) -> Markup:
    """Targets (dashed where something was reached) and realisations over years or quarters, on one scale.

    Args:
        said: the year or period of each place.
        promised: a target per place.
        reached: a realisation per place.
    Empty where no series has two numbers, or all are equal.
    """
    series = [numbers for numbers in (promised, reached) if sum(n is not None for n in numbers) > 1]
    values = [number for numbers in (promised, reached) for number in numbers if number is not None]
    if not series or min(values) == max(values):
        return Markup("")
    both = any(number is not None for number in reached)
    drawn = [
        _line(numbers, min(values), max(values), kind)
        for numbers, kind in ((promised, "goal" if both else ""), (reached, ""))
    ]
    return el(
        "svg",
        el("title", _said(said, promised, reached, both)),
        drawn,
        class_="spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="img",
    )


def bullet(promised: float | None, reached: float | None, *, less: bool = False) -> Markup:
    """What was reached as a bar, with the target as a stroke over it; empty where one of them is no positive number.
    `less`: less of it is better.
    """
    if promised is None or reached is None or promised <= 0 or reached < 0:
        return Markup("")
    scale = (WIDTH - 2 * PAD) / max(promised, reached)
    goal = PAD + promised * scale
    kind = "bar" if (reached <= promised if less else reached >= promised) else "bar less"
    return el(
        "svg",
        el("title", f"target / realisasi {printed(promised)} / {printed(reached)}"),
        el("rect", x=PAD, y=7, width=f"{reached * scale:.1f}", height=8, class_=kind),
        el("line", x1=f"{goal:.1f}", x2=f"{goal:.1f}", y1=3, y2=19),
        class_="spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="img",
    )


def _line(numbers: Sequence[float | None], low: float, high: float, kind: str) -> list[Markup]:
    step = (WIDTH - 2 * PAD) / max(1, len(numbers) - 1)
    points = [
        (PAD + i * step, HEIGHT - PAD - (number - low) / (high - low) * (HEIGHT - 2 * PAD))
        for i, number in enumerate(numbers)
        if number is not None
    ]
    if not points:
        return []
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    dot = el("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="2.4", class_=kind or None)
    return [el("polyline", points=line, class_=kind or None), dot]


def _said(said: Sequence[str], promised: Sequence[float | None], reached: Sequence[float | None], both: bool) -> str:
    told = []
    for name, goal, own in zip(said, promised, reached, strict=True):
        texts = ["–" if number is None else printed(number) for number in ((goal, own) if both else (goal,))]
        told.append(f"{name}: {' / '.join(texts)}".removeprefix(": "))
    return ("target / realisasi " if both else "") + ", ".join(told)


def bars(years: Sequence[str], numbers: Sequence[float | None], marked: str = "") -> Markup:
    """A bar per year with its number; `marked` is the year to set off. Nothing where every year is the same."""
    if len(set(numbers)) < 2:
        return Markup("")
    top = max((number for number in numbers if number is not None), default=0.0)
    width = len(years) * (BAR + GAP) - GAP
    height = TALL + 2 * LABEL
    drawn = []
    for i, (year, number) in enumerate(zip(years, numbers, strict=True)):
        x, tall = i * (BAR + GAP), 0.0 if number is None or top <= 0 else max(2.0, number / top * TALL)
        y = LABEL + TALL - tall
        middle = x + BAR / 2
        kind = "bar marked" if year == marked else "bar"
        drawn.append(el("rect", x=x, y=f"{y:.1f}", width=BAR, height=f"{tall:.1f}", rx="3", class_=kind))
        drawn.append(el("text", "–" if number is None else printed(number), x=middle, y=f"{y - 4:.1f}", class_="value"))
        drawn.append(el("text", year, x=middle, y=height - 3, class_="year"))
    return el("svg", drawn, class_="bars", viewBox=f"0 0 {width} {height}", width=width, height=height, role="img")
