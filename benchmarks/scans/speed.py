"""python -m benchmarks.scans.speed [FILE] [PAGE]: processor seconds of one scanned page, and where they go.

Beside them RapidOCR's own pipeline on the same picture, with its defaults but for the angle classifier, one
thread each: processor time is compared, since the wall clock of a shared machine tells little.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pypdfium2 as pdfium

from extract.scan.edges import without_edges
from extract.scan.layout import find_lines
from extract.scan.ocr import recogniser
from extract.scan.paper import darken, whiten
from extract.scan.picture import take
from extract.scan.reread import read_line
from extract.scan.rules import find_rules
from extract.scan.upright import lies_sideways, straighten

T = TypeVar("T")
DENSE = Path(__file__).parents[2].parent / "shared" / "corpus" / "perdagangan-pindai.pdf"


def main() -> None:
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else DENSE
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    reader = timed("load the model", lambda: recogniser(1))
    with pdfium.PdfDocument(file) as document:
        page = document[number - 1]
        whole = time.process_time()
        picture = timed("render", lambda: take(page))
        clean = timed("white paper", lambda: darken(whiten(without_edges(picture)).picture))
        timed("which way up", lambda: lies_sideways(clean))
        straight = timed("straighten", lambda: straighten(clean))
        found = timed("rules", lambda: find_rules(straight))
        layout = timed("lines", lambda: find_lines(straight, found))
        read = [read_line(straight, layout, line, reader) for line in layout.lines]
        own = time.process_time() - whole
    characters = sum(len(line.text) for line in read)
    print(f"{'whole page':<20}{own:7.3f} s   {len(layout.lines)} lines, {characters} characters")
    other = rapidocr(picture.grey)
    print(f"{'RapidOCR':<20}{other:7.3f} s   ratio {own / other:.2f}")


def timed(name: str, work: Callable[[], T]) -> T:
    started = time.process_time()
    result = work()
    print(f"{name:<20}{time.process_time() - started:7.3f} s")
    return result


def rapidocr(grey: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]") -> float:
    """Processor seconds of RapidOCR's detection and recognition, warm."""
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    colour = np.repeat(grey[:, :, None], 3, axis=2)
    engine(colour[:200, :200])
    started = time.process_time()
    engine(colour)
    return time.process_time() - started


if __name__ == "__main__":
    main()
