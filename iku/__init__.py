"""iku: Indonesian government KPI tables from PDF and Word to clean, validated, traceable data."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iku.api import Converted, convert
    from iku.errors import Unreadable

__version__ = "0.1.0"
PROGRAM = f"iku {__version__}"
"""As the output names what made it."""
__all__ = ["PROGRAM", "Converted", "Unreadable", "__version__", "convert"]


def __getattr__(name: str) -> Any:
    """What `iku.api` has, imported when first asked for: the command must answer at once."""
    if name in ("convert", "Converted", "Unreadable"):
        from iku import api

        return getattr(api, name)
    raise AttributeError(name)
