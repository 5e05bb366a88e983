"""Small drawings of targets over the years, as inline SVG."""

from collections.abc import Sequence

from audit.figures import printed
from emit.report.markup import Markup, el

WIDTH, HEIGHT, PAD = 88, 22, 3
BAR, GAP, TALL, LABEL = 34, 16, 44, 15


def spark(numbers: Sequence[float | None]) -> Markup:
    """A line through the years; empty where fewer than two years have a number or all are equal."""
    known = [(i, number) for i, number in enumerate(numbers) if number is not None]
    values = [number for _, number in known]
    if len(known) < 2 or min(values) == max(values):
        return Markup("")
    step = (WIDTH - 2 * PAD) / max(1, len(numbers) - 1)
    low, high = min(values), max(values)
    points = [
        (PAD + i * step, HEIGHT - PAD - (number - low) / (high - low) * (HEIGHT - 2 * PAD)) for i, number in known
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dot = el("circle", cx=f"{points[-1][0]:.1f}", cy=f"{points[-1][1]:.1f}", r="2.4")
    said = ", ".join("–" if number is None else printed(number) for number in numbers)
    return el(
        "svg",
        el("title", said),
        el("polyline", points=line),
        dot,
        class_="spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="img",
    )


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
