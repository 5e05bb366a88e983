"""A digital PDF made into a scan: rendered, skewed, noisy, compressed; no text layer."""

import io
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image


def to_scan(source: Path, out: Path, dpi: int = 150, skew: float = 0.8, quality: int = 50, seed: int = 0) -> None:
    """Every page of `source` as a grey JPEG of `dpi`, turned by `skew` degrees."""
    rng = np.random.default_rng(seed)
    pages: list[Image.Image] = []
    with pdfium.PdfDocument(source) as pdf:
        for page in pdf:
            grey = np.asarray(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L"))
            h, w = grey.shape
            turn = cv2.getRotationMatrix2D((w / 2, h / 2), skew * (1 if rng.random() < 0.5 else -1), 1)
            grey = cv2.warpAffine(grey, turn, (w, h), borderValue=(255.0,))
            noisy = np.clip(grey + rng.normal(0, 6, grey.shape), 0, 255).astype(np.uint8)
            buffer = io.BytesIO()
            Image.fromarray(noisy).save(buffer, "JPEG", quality=quality)
            pages.append(Image.open(buffer))
    pages[0].save(out, save_all=True, append_images=pages[1:], resolution=dpi)
