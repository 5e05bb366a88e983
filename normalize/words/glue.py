"""Whether two neighbouring tokens are one word that was cut; "di kelola" and "Bahan Bacaan" stay two."""

from collections.abc import Sequence

from extract.breaks import Gap
from normalize.words.certainty import SURE, certainty, kept_twice
from normalize.words.lexicon import Lexicon
from normalize.words.marks import at_mark
from normalize.words.pair import Glued, Pair, first_letters, pair


def glue(tokens: Sequence[str], at: int, gap: Gap, lexicon: Lexicon) -> Glued | None:
    """tokens[at] and tokens[at + 1] as one token, or None where they are two."""
    left, right = tokens[at], tokens[at + 1]
    marked = at_mark(left, right, gap, lexicon) if gap is not Gap.SPACE else None
    halves = None if marked else pair(left, right, gap)
    if halves is None:
        return marked
    score = certainty(halves, lexicon)
    if score and not (score < SURE and _begins_next(tokens, at, halves, lexicon)):
        return Glued(left + right, score)
    if kept_twice(halves, lexicon):
        return Glued(left + halves.rest, 0.9)
    return Glued(left + right, 0.9) if _in_three(tokens, at, halves, lexicon) else None


def in_pieces(tokens: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether tokens that each filled a line are one listed word, whatever words its pieces are."""
    last = first_letters(tokens[-1])
    letters = "".join((*tokens[:-1], last))
    even = letters.isupper() or letters[1:].islower()
    return bool(last) and tokens[-1].startswith(last) and even and letters in lexicon


def _begins_next(tokens: Sequence[str], at: int, halves: Pair, lexicon: Lexicon) -> bool:
    """The tail is the cut head of the next word: "Optimalnya" | "targe" | "t"."""
    if at + 2 >= len(tokens) or halves.tail != tokens[at + 1]:
        return False
    return tokens[at + 2][0].isalpha() and halves.tail + first_letters(tokens[at + 2]) in lexicon


def _in_three(tokens: Sequence[str], at: int, halves: Pair, lexicon: Lexicon) -> bool:
    """The tail is the middle of a word in three parts: with the third they make a listed word."""
    if at + 2 >= len(tokens) or halves.tail != tokens[at + 1] or halves.head in lexicon or halves.tail in lexicon:
        return False
    last = first_letters(tokens[at + 2]) if tokens[at + 2][0].islower() else ""
    return bool(last) and halves.whole + last in lexicon
