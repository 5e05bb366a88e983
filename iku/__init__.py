"""iku: Indonesian government KPI tables from PDF and Word to clean, validated, traceable data."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from emit.result import Result
    from iku.document.pipeline import convert

__version__ = "0.1.0"
__all__ = ["Result", "__version__", "convert"]


def __getattr__(name: str) -> Any:
    """`iku.convert` and `iku.Result`, imported when first asked for: the command must answer at once."""
    if name == "convert":
        from iku.document.pipeline import convert

        return convert
    if name == "Result":
        from emit.result import Result

        return Result
    raise AttributeError(name)
