"""Which addresses a fetch may reach."""

from __future__ import annotations

import httpcore2
import httpx2
import pytest

from sayso.intake.web.guard import Guard, Network, RefusedError, is_public


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "127.8.8.8",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104
        ),
        *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "192.88.99.1"),
        *(
            "::1",
            "::",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
        ),
        *("::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001::1", "2001:db8::1", "fec0::1"),
        *("", "localhost", "1.2.3", "8.8.8.8.8"),
    ],
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.164", "2606:4700::6810:84e5", "2a00:1450:4001::1"])
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://linton.example/", "is an address of ftp; only http and https are fetched"),
        ("file:///etc/passwd", "is an address of file; only http and https are fetched"),
        ("http:///x", "is an address without a host"),
        ("http://ann:secret@linton.example/", "is an address with a password in it; those are not sent"),
        ("http://linton.example:22/", "is at port 22; only the usual ports of the web are asked"),
    ],
)
def test_addresses_that_show_that_they_must_not_be_asked(address: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=f"^{reason}$"):
        Guard().check(httpx2.URL(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "localhost"])
def test_every_way_to_write_this_machine_is_refused(host: str) -> None:
    with pytest.raises((RefusedError, httpcore2.ConnectError)):
        Network(Guard(), deadline=float("inf")).connect_tcp(host.strip("[]"), 80, 1.0)


def test_a_name_with_one_private_address_among_others_is_refused() -> None:
    guard = Guard(resolve=lambda *_: ["8.8.8.8", "10.0.0.1"])

    with pytest.raises(RefusedError, match=r"leads to 10\.0\.0\.1"):
        Network(guard, deadline=float("inf")).connect_tcp("linton.example", 80, 1.0)


def test_no_socket_of_this_machine_is_opened() -> None:
    with pytest.raises(RefusedError):
        Network(Guard(), deadline=float("inf")).connect_unix_socket("/run/docker.sock")
