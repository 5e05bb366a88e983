"""The recognition model parted from its last layer says what the whole one says."""

import numpy as np
import pytest

from extract.scan.extras import model
from extract.scan.headless import headless
from extract.scan.ocr import MODEL

pytest.importorskip("rapidocr")
ort = pytest.importorskip("onnxruntime")


def test_the_parts_are_the_whole() -> None:
    """The same odds of every character, but for the last digits of a float."""
    whole = model(MODEL).read_bytes()
    parted = headless(whole)
    line = np.random.default_rng(1).random((1, 3, 48, 64), np.float32)
    said, features = (
        ort.InferenceSession(each, providers=["CPUExecutionProvider"]).run(None, {"x": line})[0]
        for each in (whole, parted.model)
    )
    weighed = np.exp(features @ parted.weights + parted.bias)
    assert np.allclose(weighed / weighed.sum(axis=-1, keepdims=True), said, atol=1e-4)


def test_a_model_of_another_make_is_told() -> None:
    with pytest.raises(KeyError):
        headless(bytes([58, 2, 10, 0]))
