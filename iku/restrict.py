"""What the system itself refuses to this process."""

import resource
import sys
from pathlib import Path

from iku.settings import Limits

SPARE = 1 << 30
"""Bytes of address space beyond the memory limit: libraries reserve more than they touch."""


def restrict(limits: Limits) -> None:
    """Let the system refuse what the watcher would be too slow to see: a huge allocation, a core dump."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + limits.memory + SPARE
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
