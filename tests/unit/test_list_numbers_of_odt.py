"""Numbers of lists in an OpenDocument text: the page shows them, the text does not hold them."""

import pytest
from lxml import etree

from extract.odf.numbering import write_numbers

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
SPACES = f'xmlns:text="{TEXT}" xmlns:style="{STYLE}"'
ITEM = "<text:list-item><text:p>x</text:p></text:list-item>"


def numbered(levels: str, lists: str) -> list[str]:
    """The paragraphs after numbering."""
    root = etree.fromstring(f'<s {SPACES}><text:list-style style:name="L">{levels}</text:list-style></s>')
    body = etree.fromstring(f"<b {SPACES}>{lists}</b>")
    write_numbers(body, None, root)
    return [one.text for one in body.iter(f"{{{TEXT}}}p")]


def level(number: int = 1, more: str = "", form: str = "1", after: str = ".") -> str:
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" style:num-suffix="{after}" '
        f"{more}/>"
    )


def listed(items: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{items}</text:list>"


@pytest.mark.parametrize(
    ("start", "first"),
    [("5", "5."), ("0", "0."), ("x", "1."), ("", "1."), ("99999", "99999."), ("100001", "100000."),
     ("123456789", "100000."), ("1234567890", "1.")],
)  # fmt: skip
def test_where_it_starts(start: str, first: str) -> None:
    assert numbered(level(more=f'text:start-value="{start}"'), listed(ITEM)) == [f"{first} x"]


def test_items_are_counted_and_one_may_start_anew() -> None:
    items = ITEM + ITEM.replace("list-item>", 'list-item text:start-value="7">', 1) + ITEM
    assert numbered(level(), listed(items)) == ["1. x", "7. x", "8. x"]


def test_a_list_goes_on_with_the_one_it_names_or_the_last_of_its_level() -> None:
    named = 'text:style-name="L" xml:id="a"'
    assert numbered(level(), listed(ITEM, named) + listed(ITEM)) == ["1. x", "1. x"]
    others = listed(ITEM + ITEM, named) + listed(ITEM) + listed(ITEM, 'text:style-name="L" text:continue-list="a"')
    assert numbered(level(), others) == ["1. x", "2. x", "1. x", "3. x"]
    goes_on = 'text:style-name="L" text:continue-numbering="true"'
    assert numbered(level(), listed(ITEM + ITEM) + listed(ITEM, goes_on)) == ["1. x", "2. x", "3. x"]
    assert numbered(level(more='text:start-value="4"'), listed(ITEM, goes_on)) == ["4. x"]


@pytest.mark.parametrize(("shown", "label"), [(1, "1."), (2, "1.1."), (3, "1.1.")])
def test_a_number_shows_so_many_levels(shown: int, label: str) -> None:
    inner = f"<text:list-item><text:p>a</text:p>{listed(ITEM, '')}</text:list-item>"
    levels = level() + level(2, f'text:display-levels="{shown}"')
    assert numbered(levels, listed(inner)) == ["1. a", f"{label} x"]


@pytest.mark.parametrize(("deep", "number"), [(9, "1. x"), (10, "1. x"), (11, "x")])
def test_ten_levels_are_numbered(deep: int, number: str) -> None:
    inner = ITEM
    for _ in range(deep - 1):
        inner = f"<text:list-item>{listed(inner, '')}</text:list-item>"
    levels = "".join(level(k) for k in range(1, deep + 1))
    assert numbered(levels, listed(inner)) == [number]


def test_a_bullet_and_a_level_without_a_number() -> None:
    bullet = '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/>'
    assert numbered(bullet, listed(ITEM)) == ["• x"]
    assert numbered(level(form="", after=")"), listed(ITEM)) == [") x"]
    assert numbered(level(form="", after=""), listed(ITEM)) == ["x"]
    assert numbered("", listed(ITEM)) == ["x"]
