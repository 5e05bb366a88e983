"""Sheets with a history: folded, streaked by a dirty glass, thin, stamped as copies, marked by readers."""

import cv2
import numpy as np

from benchmarks.invent.cases.families.scans import maker


def folded(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A fold across and one down, with their shade."""
    out, (h, w) = page.copy(), page.shape[:2]
    y, x = (int(rng.uniform(0.15, 0.6) * side) for side in (h, w))
    for k in range(-14, 15):
        light = 1 - 0.25 * np.exp(-abs(k) / 5)
        out[y + k] *= light
        out[:, x + k] *= light
    out[y], out[:, x] = np.minimum(out[y], 150), np.minimum(out[:, x], 150)
    return out + rng.normal(0, 4, (h, w))[..., None]


def streaked(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Three lines from edge to edge, as dirt on the glass draws them."""
    out = page.copy()
    for _ in range(3):
        x = int(rng.uniform(0.1, 0.9) * page.shape[1])
        out[:, x : x + int(rng.integers(1, 3))] = rng.uniform(30, 140)
    return out


def thin(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The other side shines through."""
    back = np.roll(page[:, ::-1], int(rng.uniform(10, 40)), axis=0)
    return page - (255 - cv2.GaussianBlur(back, (5, 5), 1.2)) * rng.uniform(0.12, 0.25)


def copied(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A pale word aslant over the sheet."""
    h, w = page.shape[:2]
    word = np.zeros((h, w), np.uint8)
    text = str(rng.choice(("SALINAN", "DRAFT", "ARSIP")))
    cv2.putText(word, text, (w // 8, h // 3), cv2.FONT_HERSHEY_DUPLEX, w / 330, 255, w // 75, cv2.LINE_AA)
    word = cv2.warpAffine(word, cv2.getRotationMatrix2D((w / 2, h / 3), 30, 1), (w, h))
    return page - word[..., None] / 255 * rng.uniform(30, 70)


def coarse(page: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A hundred dots an inch, with grain."""
    h, w = page.shape[:2]
    share = rng.uniform(0.45, 0.55)
    small = cv2.resize(page, (int(w * share), int(h * share)), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR) + rng.normal(0, 3, (h, w))[..., None]


KINDS = {
    "scan-lipatan": maker("a sheet that was folded twice", folded),
    "scan-goresan": maker("streaks of a dirty glass", streaked),
    "scan-tembus": maker("the other side shines through", thin),
    "scan-salinan": maker("a pale word aslant over the sheet", copied),
    "scan-kasar": maker("a hundred dots an inch", coarse),
}
