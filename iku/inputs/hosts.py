"""What the name or address of a machine says of where it is, before anybody looks it up."""

import ipaddress


def is_loopback(host: str) -> bool:
    """Whether it is this machine, as nobody else reaches it."""
    found = address(host)
    return host == "localhost" or (found is not None and found.is_loopback)


def says_private(host: str) -> bool:
    """Whether it says of itself that it lies in a private network; a name that is to be looked up does not."""
    found = address(host)
    return host == "localhost" or (found is not None and not found.is_global)


def address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that it is; None of a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
