"""Which process writes a file, said in its name.

What one that was killed left behind is told from what a live one, a server beside this run, goes on writing.
"""

import os

import psutil

TOLERANCE = 2.0
"""Seconds by which a system may tell the start of a process otherwise the next time: its clock was set."""


def signature() -> str:
    """Of this process: its number and when it began, for numbers are given again, in a container always the same."""
    return f"{os.getpid()}-{psutil.Process().create_time():.0f}"


def lives(signed: str) -> bool:
    """Whether the process of a signature still runs; one that has ended and waits to be taken note of does not."""
    number, _, began = signed.partition("-")
    if not (number.isdecimal() and began.isdecimal()):
        return False
    try:
        process = psutil.Process(int(number))
        ended = process.status() == psutil.STATUS_ZOMBIE
        return not ended and abs(process.create_time() - int(began)) <= TOLERANCE
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:  # another person's
        return True
