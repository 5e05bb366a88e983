"""One digital page -> a PDF that holds nothing but its damaged picture."""

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from benchmarks.scans.damage import Box, Damage


def make(source: Path, page: int, damage: Damage, header: Box, out: Path) -> Path:
    """Write the scan of a page (0-based) to `out`, where it is not there yet."""
    if out.exists():
        return out
    with pdfium.PdfDocument(source) as pdf:
        rendered = pdf[page].render(scale=damage.dpi / 72, grayscale=True).to_pil().convert("L")
    grey = np.asarray(rendered)
    for step in damage.steps:
        grey = step(grey, header)
    grey = np.ascontiguousarray(np.rot90(grey, -damage.turn // 90))
    picture = Image.fromarray(grey)
    if damage.quality:
        picture.save(out, "PDF", resolution=damage.dpi, quality=damage.quality)
    else:
        picture.convert("1").save(out, "PDF", resolution=damage.dpi)
    return out
