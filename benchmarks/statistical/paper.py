"""A page to draw on, from the top down, that remembers the tables drawn."""

import io
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.icdar import Placed, plain


@dataclass(slots=True)
class Paper:
    """One page; y counts from the top, points."""

    width: float
    height: float
    truth: list[list[Placed]] = field(default_factory=list)
    buffer: io.BytesIO = field(default_factory=io.BytesIO)
    canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, pagesize=(self.width, self.height), invariant=1)

    def text(self, x: float, y: float, text: str, font: str, size: float, at: float = 0.0) -> None:
        """A line on the baseline y; `at`: 0 begins at x, 0.5 has its middle there, 1 its end."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x - at * stringWidth(text, font, size), self.height - y, text)

    def across(self, x0: float, x1: float, y: float, width: float = 0.5) -> None:
        """A rule."""
        self._line(x0, y, x1, y, width)

    def down(self, x: float, y0: float, y1: float) -> None:
        """An upright rule."""
        self._line(x, y0, x, y1, 0.5)

    def band(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A grey area."""
        self.canvas.setFillGray(0.9)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def keep(self, cells: list[Placed]) -> None:
        """The truth of a table that was drawn."""
        self.truth.append([(top, foot, left, right, plain(text)) for top, foot, left, right, text in cells])

    def pdf(self) -> bytes:
        """The finished page."""
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()

    def _line(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)


def lines_of(text: str, font: str, size: float, width: float) -> list[str]:
    """The text broken into lines that fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and stringWidth(longer, font, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
