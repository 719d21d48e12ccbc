"""``sayso serve``: the ledger in the browser."""

from __future__ import annotations

import click

from sayso.cli.options import author_option, debug_option, ledger_option, settings, talk
from sayso.errors import SaysoError

_PORT = 7297


@click.command(short_help="Open the ledger in the browser: read, compare, correct.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, metavar="N", help=f"In place of {_PORT}.")
@author_option
@ledger_option
@debug_option
def serve(*, port: int, author: str | None) -> None:
    """Open the ledger as a web application on this machine."""
    try:
        import uvicorn

        from sayso.desk import make_desk
    except ImportError as error:
        hint = "Install it with what it needs: pip install 'sayso[desk]'."
        raise SaysoError("sayso serve", f"the desk is not installed ({error})", hint) from error
    from sayso.store import Ledger
    from sayso.store.location import default_path

    path = settings().ledger or default_path()
    with Ledger.open(path, write=True):
        pass  # made if it is not there
    talk(f"http://127.0.0.1:{port}/")
    uvicorn.run(make_desk(path, author=author), host="127.0.0.1", port=port, log_level="warning")
