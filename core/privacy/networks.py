"""IP addresses of both versions. Versions of programs, times, and addresses of one's own machine are none."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from core.privacy.kinds import Span

_FOUR = re.compile(r"(?<![0-9A-Za-z_])(?<![0-9]\.)[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9A-Za-z_-])(?!\.[0-9])")
_SIX = re.compile(
    r"(?<![0-9A-Za-z_:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?:(?:\.[0-9]{1,3}){3})?(?![0-9A-Za-z_:])"
)
#: Before a version number.
_VERSION = re.compile(
    r"(?:\b(?:v|ver|version|versions?|versjon|utgave|release|rel|build|firmware|fw|patch|python|java|node|"
    r"chrome|firefox|openssl|kernel|driver|app|client|server v|sdk|api|upgrade\w* (?:to|from)|updated? (?:to|from)|"
    r"oppdater\w* (?:til|fra)|section|chapter|kapittel|punkt|§)|"
    r"верс\w+|збірк\w+|прошивк\w+|пункт|版本?|第)[\s:.#-]{0,3}$",
    re.I,
)
_VERSION_AFTER = re.compile(r"\s?(?:firmware|version|versjon|release|build|верс|版)", re.I)
_NEAR = 24


def ips(text: str) -> Iterator[Span]:
    """IP addresses; canonical in their shortest form."""
    for found in _FOUR.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if not _VERSION.search(before) and not _VERSION_AFTER.match(text, found.end()):
            yield from _told(found, IPv4Address)
    for found in _SIX.finditer(text):
        if any(char.isdigit() for char in found[0]):
            yield from _told(found, IPv6Address)


def _told(found: re.Match[str], sort: type[IPv4Address] | type[IPv6Address]) -> Iterator[Span]:
    try:
        address = sort(found[0])
    except AddressValueError:
        return
    if not (address.is_loopback or address.is_unspecified or str(address).startswith("255.")):
        yield Span(found.start(), found.end(), "ip", str(address))
