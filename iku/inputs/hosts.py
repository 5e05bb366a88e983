"""What the name or address of a machine says of where it is, before anybody looks it up."""

import ipaddress


def is_loopback(host: str) -> bool:
    """Whether it is this machine, as nobody else reaches it."""
    address = _address(host)
    return host == "localhost" or (address is not None and address.is_loopback)


def says_private(host: str) -> bool:
    """Whether it says of itself that it lies in a private network; a name that is to be looked up does not."""
    address = _address(host)
    return host == "localhost" or (address is not None and not address.is_global)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
