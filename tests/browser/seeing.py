"""What a page is to those who hear it or see it faintly: its accessibility tree, its order of focus, its contrast."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8").rstrip().rstrip(";")
"""What is asked of the page itself, by name."""
CONTROLS: Final = frozenset(
    {"button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "tab", "spinbutton", "slider", "grid",
     "dialog", "tabpanel", "region", "toolbar", "navigation", "searchfield", "textfield", "textFieldWithComboBox"}
)  # fmt: skip
"""Roles that are nothing without a name."""


class Node(NamedTuple):
    """What is told of one element."""

    role: str
    name: str
    told: dict[str, Any]
    """Its other properties: focusable, live, selected, ..."""


def tree(page: Any) -> list[Node]:
    """Everything that Chromium tells programs that read aloud, in order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        Node(one["role"]["value"], one.get("name", {}).get("value", "").strip(),
             {known["name"]: known["value"].get("value") for known in one.get("properties", ())})
        for one in nodes if not one["ignored"] and "role" in one
    ]  # fmt: skip


def nameless(every: Iterable[Node]) -> list[Node]:
    """Controls, and whatever takes the focus, without a name."""
    return [
        one for one in every
        if not one.name and (one.role in CONTROLS or one.told.get("focusable"))
        and one.role not in ("RootWebArea", "gridcell", "scrollable")
    ]  # fmt: skip


def faint(page: Any) -> list[str]:
    """Texts that are hard to read."""
    return list(page.evaluate(f"{SCRIPT}.faint()"))


def walked(page: Any, most: int = 120) -> list[tuple[str, str, bool]]:
    """Where Tab leads from the page's beginning, until it leaves it: part of the page, name, whether it is seen."""
    found: list[tuple[str, str, bool]] = []
    page.evaluate(f"{SCRIPT}.begin()")
    for _ in range(most):
        page.keyboard.press("Tab")
        here = tuple(page.evaluate(f"{SCRIPT}.focused()"))
        if here[0] == "BODY":
            break
        found.append(here)
    return found
