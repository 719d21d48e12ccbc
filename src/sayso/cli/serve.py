"""``sayso serve``: the ledger in the browser."""

from __future__ import annotations

import errno
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import STOPPED, author_option, debug_option, ledger_option, settings, talk
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.desk.door import Door

_PORT = 7297
_HERE = "127.0.0.1"
_EVERYWHERE = "0.0.0.0"  # noqa: S104  only with --public, which asks for a password

_TURN = 0.0005
"""Seconds after which a thread that computes lets another one go on. A page asks the ledger hundreds of times, and each
time waits for such a turn: with the usual 5 milliseconds pages took up to a second while articles were read."""


@click.command(short_help="Open the ledger in the browser: read, compare, correct.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=_PORT, metavar="N", help=f"In place of {_PORT}; 0: any free one."
)
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--public", is_flag=True, help="Let other machines in, who must give the password.")
@click.option(
    "--host", "hosts", multiple=True, metavar="NAME", help="With --public: a name under which this machine is asked."
)
@click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --public: a file whose first line is the password, in place of $SAYSO_PASSWORD.",
)
@author_option
@ledger_option
@debug_option
def serve(
    *, port: int, no_browser: bool, public: bool, hosts: tuple[str, ...], password_file: Path | None, author: str | None
) -> None:
    """Open the ledger in the browser, and go on until Ctrl-C.

    The desk is for this machine alone: nobody else reaches it, and it opens only with the address that is printed, or
    in a browser that was there before.

    With --public other machines reach it, by the addresses of this one and by each --host; whoever knows the password
    can read, add and correct everything. Without a proxy before it that adds TLS nothing is encrypted.
    """
    if not public and (hosts or password_file):
        raise click.UsageError("--host and --password-file go with --public")
    password = _password(password_file) if public else None
    try:
        from sayso.desk import make_desk
        from sayso.desk.adding import Adding
        from sayso.desk.door import Door
        from sayso.desk.listening import make_server
    except ImportError as error:
        hint = "Install it with what it needs: pip install 'sayso[desk]'."
        raise SaysoError("sayso serve", f"the desk is not installed ({error})", hint) from error
    from sayso.store import Ledger
    from sayso.store.location import default_path

    path = settings().ledger or default_path()
    with Ledger.open(path, write=True, on_wait=talk):
        pass  # made if it is not there, and brought up to date
    with _socket(_EVERYWHERE if public else _HERE, port) as listening:
        door = Door(port=listening.getsockname()[1], password=password, hosts=frozenset(map(str.lower, hosts)))
        adding = Adding(path)
        server = make_server(make_desk(path, author=author, door=door, adding=adding))
        sys.setswitchinterval(_TURN)
        _say_where(door, hosts, no_browser=no_browser)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    if left := adding.left:
        sources = "1 source was" if left == 1 else f"{left:,} sources were"
        talk(f"stopped; {sources} not read yet and must be added again.")
    # As after Ctrl-C, which is how it ends: a thread that is still at a long article is not waited for.
    raise click.exceptions.Exit(STOPPED)


def _password(file: Path | None) -> str:
    """Return the password of a public desk."""
    from sayso.desk.door import SHORTEST_PASSWORD

    if file:
        try:
            with file.open(encoding="utf-8") as lines:
                password = lines.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else "is no text"
            raise SaysoError(str(file), f"the password cannot be read: {reason.lower()}") from error
    else:
        password = os.environ.get("SAYSO_PASSWORD", "")
    if not password:
        raise click.UsageError("--public needs a password: name its --password-file, or set $SAYSO_PASSWORD")
    if len(password) < SHORTEST_PASSWORD:
        raise click.UsageError(f"the password of a public desk has at least {SHORTEST_PASSWORD} characters")
    return password


def _socket(address: str, port: int) -> socket.socket:
    """Return what the desk listens at; taken before anything is said of it."""
    try:
        return socket.create_server((address, port), backlog=128)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "another program listens there" if taken else os.strerror(error.errno or 0).lower()
        hint = f"Name another one: sayso serve --port {port + 1 if port < 65535 else port - 1}; with 0 any free one."
        raise SaysoError(f"port {port}", reason, hint) from error


def _say_where(door: Door, hosts: tuple[str, ...], *, no_browser: bool) -> None:
    if door.password is not None:
        names = ", ".join(f"http://{name}:{door.port}/" for name in hosts)
        talk(
            f"the desk is open to other machines at {names or f'port {door.port} of this one, by its addresses alone'}"
        )
        talk("nothing on its line is encrypted, the password neither, unless a proxy before it adds TLS.")
        return
    address = f"http://{_HERE}:{door.port}/?token="
    talk(f"the desk is at {address}{door.token}")
    talk("whoever has this address can read and change the ledger. Ctrl-C ends it.")
    if not no_browser:
        _open(address + door.once)


def _open(address: str) -> None:
    """Open the address in a browser with windows, if there is one; one in the terminal would take it over."""
    import threading
    import webbrowser

    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    with suppress(webbrowser.Error):
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
