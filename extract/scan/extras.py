"""The libraries of the optional extra `iku[ocr]`, imported when a scan first needs them."""

import importlib
import importlib.util
from pathlib import Path
from typing import Any


class OcrMissing(RuntimeError):
    """The extra is not installed; the message names what is missing."""


class _Late:
    """A module that is imported when something of it is first asked for. Raises OcrMissing then."""

    def __init__(self, name: str) -> None:
        self._called = name

    def __getattr__(self, name: str) -> Any:
        try:
            return getattr(importlib.import_module(self._called), name)
        except ImportError as error:
            raise OcrMissing(self._called) from error


# Untyped: the stubs of cv2 do not tell byte pictures from others.
cv2: Any = _Late("cv2")
onnxruntime: Any = _Late("onnxruntime")


def model(name: str) -> Path:
    """A model file that the wheel of rapidocr carries; rapidocr itself is not imported. Raises OcrMissing."""
    spec = importlib.util.find_spec("rapidocr")
    places = [Path(p) / "models" / name for p in (spec.submodule_search_locations or ())] if spec else []
    for place in places:
        if place.is_file():
            return place
    raise OcrMissing(f"rapidocr ({name})")
