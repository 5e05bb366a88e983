"""Reads pictures of single lines with the recognition model that the wheel of RapidOCR carries (PP-OCRv6 small).

The model runs directly on onnxruntime: its time grows with the width of the lines alone (35 µs a column of 48
pixels on one core; batches gain nothing), so every line is read at its own width, without padding. Only the
characters that Indonesian documents use are let through: the model knows 18,000, most of them Chinese (`narrowed`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from extract.scan.extras import cv2, model, onnxruntime
from extract.scan.narrowed import characters_of, narrowed
from extract.scan.picture import Grey

MODEL: Final = "PP-OCRv6_rec_small.onnx"
HEIGHT: Final = 48
"""Pixels: the height of line that the model was trained on."""
STEP: Final = 8
"""Columns of pixels for one step of the model's output."""
WIDEST: Final = 6400
"""Columns of the longest line, some 300 letters: what is longer is no line of text."""
ALLOWED: Final = (
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    "°±²³µ·×÷–—‘’“”•…≤≥≠≈∑√→½¼¾ "
)
RIVALS: Final = 0x530
"""Latin, Greek and Cyrillic: letters that print may be taken for take from what is sure."""


class Read(Protocol):
    """Characters that were read."""

    @property
    def confidence(self) -> npt.NDArray[np.float32]:
        """(n,) 0-1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one line says: its characters, where each lies, and how sure each is."""

    text: str
    at: npt.NDArray[np.float32]
    """(n,) middle of each character, 0-1 of the width of the picture."""
    confidence: npt.NDArray[np.float32]
    """(n,) 0-1."""


def sureness(some: Iterable[Read]) -> float:
    """The mean confidence of all characters of some readings; 0 where there are none."""
    every = [one.confidence for one in some]
    return float(np.concatenate(every).mean()) if any(map(len, every)) else 0.0


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A loaded model; safe to keep for the life of a process."""

    session: Any
    """Its classes are the CTC blank, the allowed characters, and their rivals."""
    characters: str
    """The allowed characters."""

    def read(self, line: Grey) -> Reading:
        """The characters in the picture of one line: dark on white, (height, width)."""
        odds = self.session.run(None, {"x": _tensor(line)})[0][0]
        return decoded(odds[:, : len(self.characters) + 1], self.characters)


@lru_cache(maxsize=2)
def recogniser(threads: int = 1) -> Recogniser:
    """The model, loaded once for a process (0.06 s). Raises OcrMissing."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 4
    whole = model(MODEL).read_bytes()
    known = characters_of(whole)
    number = {c: k + 1 for k, c in enumerate(known) if len(c) == 1} | {" ": len(known) + 1}
    characters = "".join(c for c in ALLOWED if c in number)
    rivals = (c for c in number if ord(c) < RIVALS and c not in characters)
    parted = narrowed(whole, [0, *(number[c] for c in (*characters, *rivals))])
    return Recogniser(onnxruntime.InferenceSession(parted, options, providers=["CPUExecutionProvider"]), characters)


def decoded(odds: npt.NDArray[np.float32], characters: str) -> Reading:
    """Greedy CTC over (steps, blank and characters): the best class of each step, repeats and blanks left out."""
    best = odds.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(starts[1:], len(best))
    sure = np.maximum.reduceat(odds.max(axis=1), starts) if len(starts) else np.zeros(0, np.float32)
    read = best[starts] != 0
    text = "".join([characters[k - 1] for k in best[starts[read]].tolist()])
    return Reading(text, ((starts + ends)[read] / 2 / max(1, len(best))).astype(np.float32), sure[read])


def _tensor(line: Grey) -> npt.NDArray[np.float32]:
    """(1, 3, HEIGHT, width) in -1..1, as the model wants it; the width is a whole number of steps."""
    height, width = line.shape
    columns = min(WIDEST, max(2, round(HEIGHT * width / height / STEP)) * STEP)
    scaled = cv2.resize(line, (columns, HEIGHT))
    plane = scaled.astype(np.float32) / 127.5 - 1
    return np.broadcast_to(plane, (1, 3, HEIGHT, columns)).copy()
