"""The recognition model with fewer characters says of these what the whole one says."""

import numpy as np
import pytest

from extract.scan.extras import model
from extract.scan.narrowed import characters_of, narrowed
from extract.scan.ocr import MODEL

pytest.importorskip("rapidocr")
ort = pytest.importorskip("onnxruntime")


def test_a_part_is_of_the_whole() -> None:
    """The odds of a few classes, by one another, but for the last digits of a float."""
    whole, classes = model(MODEL).read_bytes(), [0, 300, 17]
    line = np.random.default_rng(1).random((1, 3, 48, 64), np.float32)
    said, part = (
        ort.InferenceSession(each, providers=["CPUExecutionProvider"]).run(None, {"x": line})[0]
        for each in (whole, narrowed(whole, classes))
    )
    of_these = said[..., classes] / said[..., classes].sum(axis=-1, keepdims=True)
    assert part.shape == (1, 8, 3) and np.allclose(part, of_these, atol=1e-4)


def test_the_model_tells_its_characters() -> None:
    assert {"0", "a", "%"} <= set(characters_of(model(MODEL).read_bytes()))


def test_a_model_of_another_make_is_told() -> None:
    with pytest.raises(KeyError):
        narrowed(bytes([58, 2, 10, 0]), [0])
