"""The libraries of the optional extra `iku[ocr]`, imported when a scan first needs them."""

import importlib
import importlib.util
from pathlib import Path
from typing import Any


class OcrMissing(RuntimeError):
    """The extra is not installed; the message names what is missing."""


def opencv() -> Any:
    """The module cv2 (untyped: its stubs do not tell byte pictures from others). Raises OcrMissing."""
    return _module("cv2")


def onnxruntime() -> Any:
    """The module onnxruntime. Raises OcrMissing."""
    return _module("onnxruntime")


def model(name: str) -> Path:
    """A model file that the wheel of rapidocr carries; rapidocr itself is not imported. Raises OcrMissing."""
    spec = importlib.util.find_spec("rapidocr")
    places = [Path(p) / "models" / name for p in (spec.submodule_search_locations or ())] if spec else []
    for place in places:
        if place.is_file():
            return place
    raise OcrMissing(f"rapidocr ({name})")


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise OcrMissing(name) from error
