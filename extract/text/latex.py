"""Inline LaTeX as OCR services write formulas -> plain text: "\\frac{A}{B} \\times 100\\%" -> "(A) / (B) x 100%"."""

import re
from dataclasses import dataclass

from extract.fractions.quotient import written
from extract.signs import raised

DOLLARS = re.compile(r"\$\$?(?P<body>(?:\\.|[^$\\])+)\$\$?|\\\((?P<round>.+?)\\\)|\\\[(?P<square>.+?)\\\]", re.DOTALL)
TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_]|[^\\{}^_]+", re.DOTALL)
FRACTIONS = frozenset({"\\frac", "\\dfrac", "\\tfrac", "\\cfrac"})
SIGNS = {
    "\\times": "x", "\\cdot": "·", "\\div": ":", "\\pm": "±", "\\le": "≤", "\\leq": "≤", "\\ge": "≥", "\\geq": "≥",
    "\\neq": "≠", "\\approx": "≈", "\\sum": "Σ", "\\Sigma": "Σ", "\\infty": "∞", "\\ldots": "...", "\\dots": "...",
    "\\to": "→", "\\rightarrow": "→", "\\quad": " ", "\\qquad": " ", "\\\\": " ", "\\,": " ", "\\;": " ", "\\:": " ",
    "\\ ": " ", "\\!": "", "\\left": "", "\\right": "", "\\displaystyle": "", "\\limits": "", "\\hline": "",
}  # fmt: skip
ENVIRONMENTS = frozenset({"\\begin", "\\end"})
DEEPEST = 50


def without_latex(text: str) -> str:
    """Every formula between dollar signs (or in \\( \\), \\[ \\]) as plain text; a lone dollar sign is left."""
    if "$" not in text and "\\" not in text:
        return text
    return DOLLARS.sub(lambda match: plain(match["body"] or match["round"] or match["square"]), text)


def plain(formula: str) -> str:
    """One formula, without its dollar signs, as plain text."""
    return Reader(TOKEN.findall(formula)).sequence(until_brace=False).strip()


@dataclass(slots=True)
class Reader:
    """Reads tokens from the front; a formula that ends too early is read as far as it goes."""

    tokens: list[str]
    at: int = 0
    depth: int = 0

    def sequence(self, until_brace: bool) -> str:
        """Tokens up to the closing brace, or to the end."""
        parts = []
        while self.at < len(self.tokens):
            if self.tokens[self.at] == "}":
                self.at += 1
                if until_brace:
                    break
                continue
            parts.append(self.item())
        return "".join(parts)

    def item(self) -> str:
        """One token with the arguments it takes."""
        token = self.tokens[self.at]
        self.at += 1
        if token == "{":
            return self.nested()
        if token in FRACTIONS:
            top = self.argument()
            return f"{written(top, self.argument())}"
        if token == "\\sqrt":
            return f"√({self.argument()})"
        if token == "^":
            power = self.argument()
            return raised(power) if raised(power) != power else f"^{power}"
        if token in ENVIRONMENTS:
            self.argument()
            return ""
        if token in SIGNS:
            return SIGNS[token]
        if token.startswith("\\"):
            return self.command(token)
        return token.replace("~", " ").replace("&", " ")

    def command(self, token: str) -> str:
        """A command without a sign of its own: \\text{...} gives its argument, \\% the character, \\max its name."""
        if not token[1:2].isalpha():
            return token[1:]
        following = self.tokens[self.at] if self.at < len(self.tokens) else ""
        return self.argument() if following == "{" else token[1:]

    def argument(self) -> str:
        """The group, or the single character, that a command takes."""
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1
        if self.at >= len(self.tokens):
            return ""
        token = self.tokens[self.at]
        if token != "{" and not token.startswith("\\") and len(token.lstrip()) > 1:
            rest = token.lstrip()
            self.tokens[self.at] = rest[1:]
            return rest[0]
        return self.item().strip()

    def nested(self) -> str:
        """A group in braces; groups nested beyond reason are read flat."""
        if self.depth >= DEEPEST:
            return ""
        self.depth += 1
        text = self.sequence(until_brace=True)
        self.depth -= 1
        return text
