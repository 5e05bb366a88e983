"""What differs between operating systems: the one module that may need a call that only some of them have.

| need | Linux, macOS | Windows |
|---|---|---|
| workers | forked from a warm server (`forkserver`) | started anew (`spawn`) |
| one call apart | `fork` | `spawn` |
| memory | watched from outside (psutil); Linux also refuses large allocations (RLIMIT_AS) | watched from outside |
| processor time, core dumps, size of files | refused by the system (setrlimit) | time watched from outside |
| no network for readers | a network namespace without any (Linux, where it allows one) | – |
"""

import contextlib
import multiprocessing
import os
import sys
import threading
from multiprocessing.context import BaseContext
from pathlib import Path

from iku.settings import Limits

SPARE = 1 << 30
"""Bytes of address space beyond the memory limit: libraries reserve more than they touch."""
LARGEST_FILE = 4 << 30
"""Bytes that a reader may write into one file."""
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
"""CLONE_NEWUSER, CLONE_NEWNET of linux/sched.h; `os.unshare` came with Python 3.12."""
SLACK = 60
"""Seconds of processor time beyond the limit, which is watched from outside: for a watcher that is gone."""


def warm_context(preload: str) -> BaseContext:
    """Of processes that start with the module `preload` imported, where the system can.

    The server imports it from now on, while its user finds out what there is to do.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    with contextlib.suppress(OSError):  # told to whoever starts the first worker
        forkserver.ensure_running()
    return context


def quick_context() -> BaseContext:
    """Of a process for one call: as it is now, where the system can."""
    quick = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return multiprocessing.get_context(quick)


def end_with_parent() -> None:
    """Let this process end when the one that started it does, however that ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), name="iku-parent", daemon=True).start()


def _follow(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)


def restrict(limits: Limits) -> None:
    """Let the system refuse what a watcher would be too slow to see: a huge allocation, a core dump, a huge file.

    Called before the process has threads: one with threads gets no name space of its own.
    """
    if not limits.network:
        leave_network()
    if hasattr(os, "nice"):
        os.nice(limits.niceness)
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_FSIZE, LARGEST_FILE)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.memory + SPARE)


def leave_network() -> bool:
    """Whether this process, and whatever it starts, now has no network at all: a reader needs none.

    A system that refuses (a container without the right, another than Linux) leaves it as it is.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    system, user, group = ctypes.CDLL(None), os.geteuid(), os.getegid()
    if system.unshare(_NEW_NETWORK) == 0:
        return True
    if not os.access("/proc/self/uid_map", os.W_OK) or system.unshare(_NEW_USER | _NEW_NETWORK) != 0:
        return False
    for name, content in (("uid_map", f"{user} {user} 1"), ("setgroups", "deny"), ("gid_map", f"{group} {group} 1")):
        Path("/proc/self", name).write_bytes(content.encode())  # who it is stays as it was
    return True


def allow_time(limits: Limits) -> None:
    """Give the next task its processor time: a reader whose watcher is gone does not run for ever."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    threads = os.cpu_count() or 1
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + limits.seconds * threads) + SLACK)


def _lower(kind: int, most: int) -> None:
    """Set the soft limit, as far as the hard one lets it."""
    import resource

    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
