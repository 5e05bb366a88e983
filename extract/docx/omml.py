"""Office math (OMML) as one line of text: fractions as "(numerator) / (denominator)".

Elements and their meaning: ECMA-376 part 1, chapter 22.1 (math).
"""

from collections.abc import Callable

from lxml import etree

from extract.fractions.quotient import written

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M, W = f"{{{MATH}}}", f"{{{WORD}}}"
PROPERTIES = "Pr"
SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{M}ctrlPr"})


def math_text(node: etree._Element) -> str:
    """The text of an m:oMath, or of any element inside one."""
    return "".join(element_text(child) for child in node)


def element_text(node: etree._Element) -> str:
    """One math element; an unknown one gives the text of its parts in order."""
    if not isinstance(node.tag, str) or node.tag in SKIPPED:
        return ""
    if node.tag in (f"{M}t", f"{W}t"):
        return node.text or ""
    name = node.tag.removeprefix(M)
    if node.tag.startswith(M) and name.endswith(PROPERTIES):
        return ""
    write = WRITERS.get(name)
    return write(node) if write else math_text(node)


def part(node: etree._Element, name: str) -> str:
    """The text of a named part, empty where it is absent."""
    found = node.find(f"{M}{name}")
    return "" if found is None else math_text(found).strip()


def property_value(node: etree._Element, path: str, default: str) -> str:
    """The m:val of a property; the default where the property is absent."""
    found = node.find("/".join(f"{M}{step}" for step in path.split("/")))
    return default if found is None else found.get(f"{M}val", "")


def n_ary(node: etree._Element) -> str:
    """m:nary: a sum or its like with bounds."""
    sign = property_value(node, "naryPr/chr", "∫")
    low, high = part(node, "sub"), part(node, "sup")
    return f"{sign}{'_' + low if low else ''}{'^' + high if high else ''} {part(node, 'e')}"


def delimited(node: etree._Element) -> str:
    """m:d: brackets; one operand or several."""
    begin = property_value(node, "dPr/begChr", "(")
    end = property_value(node, "dPr/endChr", ")")
    between = property_value(node, "dPr/sepChr", "|")
    return begin + between.join(math_text(e).strip() for e in node.findall(f"{M}e")) + end


def rows(node: etree._Element) -> str:
    """m:eqArr and m:m: one line after the other."""
    return "; ".join(math_text(row).strip() for row in node if row.tag in (f"{M}e", f"{M}mr"))


WRITERS: dict[str, Callable[[etree._Element], str]] = {
    "f": lambda node: f" {written(part(node, 'num'), part(node, 'den'))} ",
    "sSup": lambda node: f"{part(node, 'e')}^{part(node, 'sup')}",
    "sSub": lambda node: f"{part(node, 'e')}_{part(node, 'sub')}",
    "sSubSup": lambda node: f"{part(node, 'e')}_{part(node, 'sub')}^{part(node, 'sup')}",
    "rad": lambda node: f"{part(node, 'deg')}√({part(node, 'e')})",
    "nary": n_ary,
    "d": delimited,
    "eqArr": rows,
    "m": rows,
}
