"""The tokens of a cell while they are mended: joined, their spaces moved, their misread letters put right."""

from dataclasses import dataclass, field

from extract.breaks import Gap
from normalize.change import Change
from normalize.words.glue import glue, in_pieces
from normalize.words.lexicon import Lexicon
from normalize.words.misread import is_comma, reread
from normalize.words.parted import part
from normalize.words.shift import shift

PIECES = 15
"""Lines on which one word may stand: "penyelenggaraan" letter by letter."""


@dataclass(slots=True)
class Mending:
    """Tokens; between each two, the gap and whether a page ended there; what was changed."""

    lexicon: Lexicon
    tokens: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    pages: list[bool] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    _known: list[bool] = field(default_factory=list)
    _unsure: list[bool] = field(default_factory=list)

    def add(self, token: str, gap: Gap, page: bool, unsure: bool) -> None:
        """One more token, with what stands before it; `unsure`: letters of its line were read with doubt."""
        if self.tokens:
            self.gaps.append(gap)
            self.pages.append(page)
        self.tokens.append(token)
        self._known.append(token in self.lexicon)
        self._unsure.append(unsure)

    def join(self) -> None:
        """Every cut word made whole, until nothing more joins."""
        self._join_runs()
        before = -1
        while len(self.tokens) != before:
            before = len(self.tokens)
            at = 0
            while at < len(self.gaps):
                at += 1 if self._apart(at) or not self._joined(at) else 0

    def _join_runs(self) -> None:
        """Every listed word that a column cut into three and more pieces, each alone on its line."""
        for at in range(max(0, len(self.tokens) - 2)):
            last, most = at, min(len(self.gaps), at + PIECES)
            while last < most and self.gaps[last] is Gap.FULL_ALONE and self.tokens[last].isalpha():
                last += 1
            whole = (end for end in range(last, at + 1, -1) if in_pieces(self.tokens[at : end + 1], self.lexicon))
            for _ in range(at, next(whole, at)):
                self._take(at, self.tokens[at] + self.tokens[at + 1], "kata_terpotong", 0.9)

    def _take(self, at: int, text: str, rule: str, score: float) -> None:
        """Two tokens as one."""
        told = "sambung_halaman" if self.pages[at] else rule
        self.changes.append(Change(told, self._pair(at), text, score))
        self._replace(at, text)
        del self.gaps[at], self.pages[at]

    def _apart(self, at: int) -> bool:
        """Two listed words in one line that make no word of the nomenclature: most tokens, asked first."""
        if not (self._known[at] and self._known[at + 1] and self.gaps[at] is Gap.SPACE):
            return False
        return (self.tokens[at] + self.tokens[at + 1]).lower() not in self.lexicon.core

    def _joined(self, at: int) -> bool:
        glued = glue(self.tokens, at, self.gaps[at], self.lexicon)
        if glued is None:
            self._shift(at)
            return False
        rule = "kata_terpotong" if glued.score else "spasi"
        self._take(at, glued.text, rule, glued.score or 1.0)
        return True

    def _shift(self, at: int) -> None:
        moved = shift(self.tokens[at], self.tokens[at + 1], self.lexicon)
        if moved:
            self.changes.append(Change("spasi", self._pair(at), " ".join(moved), 0.9))
            self._replace(at, *moved)

    def _replace(self, at: int, *tokens: str) -> None:
        self.tokens[at : at + 2] = tokens
        self._known[at : at + 2] = [token in self.lexicon for token in tokens]
        self._unsure[at : at + 2] = [any(self._unsure[at : at + 2])] * len(tokens)

    def _pair(self, at: int) -> str:
        return f"{self.tokens[at]} {self.tokens[at + 1]}"

    def reread(self) -> None:
        """Every word that OCR misread by look-alike letters or ran into the next, and commas read as full stops."""
        for at, (token, unsure) in enumerate(zip(self.tokens, self._unsure, strict=True)):
            right = reread(token, self.lexicon, unsure)
            parted = None if right else part(token, self.lexicon)
            if right or parted:
                self.tokens[at] = right or parted or token
                self.changes.append(Change("ocr" if right else "spasi", token, self.tokens[at], 0.8))
        for at in range(len(self.tokens) - 1):
            if is_comma(self.tokens[at], self.tokens[at + 1], self.lexicon):
                read = self._pair(at)
                self.tokens[at] = f"{self.tokens[at][:-1]},"
                self.changes.append(Change("ocr", read, self._pair(at), 0.8))

    def log_pages(self) -> None:
        """One change for each page end that is left, with some words of both sides."""
        for k, page in enumerate(self.pages):
            if page:
                above, below = " ".join(self.tokens[max(0, k - 2) : k + 1]), " ".join(self.tokens[k + 1 : k + 4])
                self.changes.append(Change("sambung_halaman", f"{above}\n{below}", f"{above} {below}", 1.0))
