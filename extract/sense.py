"""What extraction may ask about words without knowing the vocabulary: `normalize` answers, `iku` introduces them."""

from collections.abc import Iterable, Sequence
from typing import Protocol


class HeaderSense(Protocol):
    """Knows the words that column headers are made of."""

    def header_score(self, texts: Sequence[str]) -> float:
        """0-1: how far these cell texts look like a header row of a known kind of table."""

    def numbers_columns(self, texts: Sequence[str]) -> bool:
        """Whether these cell texts are a row of column numbers: "(1) | (2) | (3)"."""

    def heads_budgets(self, texts: Iterable[str]) -> bool:
        """Whether these cell texts are the header of a table of activities and their money, and of no indicators."""
        ...

    def words_near(self, word: str) -> Sequence[str]:
        """Known words that one misread from a picture may be, the nearest first; few."""


class NoSense:
    """Knows nothing: for raw use and for tests of geometry alone."""

    def header_score(self, texts: Sequence[str]) -> float:
        """Always 0."""
        return 0.0

    def numbers_columns(self, texts: Sequence[str]) -> bool:
        """Always no."""
        return False

    def heads_budgets(self, texts: Iterable[str]) -> bool:
        """Always no."""
        return False

    def words_near(self, word: str) -> Sequence[str]:
        """Always none."""
        return ()
