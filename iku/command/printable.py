"""Text of a document on a terminal: what would move the cursor or hide text is shown as a mark instead."""

import re

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text without control characters and changes of direction; line ends stay."""
    return _CONTROL.sub("\ufffd", text)
