"""The command ``sayso``, and how every command ends.

Errors become one line on stderr that says where, what and what to do next; a traceback comes only with ``--debug``.
Exit statuses: 0 done, 1 failed, 2 not understood, 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

import click

from sayso.cli.actor import actor
from sayso.cli.actors import actors
from sayso.cli.acts import acts
from sayso.cli.backup import backup
from sayso.cli.compare import compare
from sayso.cli.copies import copies
from sayso.cli.corrections import corrections
from sayso.cli.doctor import doctor
from sayso.cli.export import export
from sayso.cli.figures import figures
from sayso.cli.forget import forget
from sayso.cli.merge import merge
from sayso.cli.options import STOPPED, Settings, debug_option, ledger_option, talk
from sayso.cli.original import original
from sayso.cli.own_words import own_words
from sayso.cli.promise import promise
from sayso.cli.promises import promises
from sayso.cli.read import read
from sayso.cli.rename import rename
from sayso.cli.serve import serve
from sayso.cli.show import show
from sayso.cli.skipped import skipped
from sayso.cli.split import split
from sayso.cli.statements import statements
from sayso.cli.timeline import timeline
from sayso.cli.undo import undo
from sayso.cli.utterance import utterance
from sayso.cli.verify import verify
from sayso.errors import SaysoError


@click.group(invoke_without_command=True)
@click.version_option(package_name="sayso", message="sayso %(version)s")
@ledger_option
@debug_option
@click.pass_context
def sayso(context: click.Context) -> None:
    """Read news and write down, to the character, who said what and in whose voice.

    Begin with `sayso read FILE`, then `sayso statements` and `sayso show`. Everything stays on this machine.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (
    *(read, serve, statements, acts, promises, promise, figures, timeline, own_words, show),
    *(compare, copies, utterance, verify),
    *(actors, actor, merge, split, rename, undo, corrections),
    *(original, skipped, export, doctor, forget, backup),
):
    sayso.add_command(command)


def main() -> None:
    """Run the command line of this process and end it."""
    _open_missing_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot write curly quotation marks shows question marks.
        sys.stdout.reconfigure(errors="replace")
    status = run(sys.argv[1:])
    if status == STOPPED:
        # The interpreter would wait for the threads that are reading, and an article can be as long as a book.
        with suppress(OSError):
            sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    settings = Settings()
    try:
        with sayso.make_context("sayso", list(arguments), obj=settings) as context:
            sayso.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "sayso"
        return _fail(f"{error.format_message().rstrip('.')}. See `{path} --help`.", settings, status=2)
    except BrokenPipeError:
        _silence_stdout()
    except (KeyboardInterrupt, click.Abort):
        return _fail("stopped.", settings, status=STOPPED)
    except SaysoError as error:
        return _fail(str(error), settings)
    except OSError as error:
        return _fail(f"{error.filename or 'standard output'}: {error.strerror or error}.", settings)
    except Exception as error:  # noqa: BLE001  a fault of our own, told like any other
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        hint = "Report this." if settings.debug else "Run it again with --debug and report what it prints."
        return _fail(f"unexpected {what}. {hint}", settings)
    return 0


def _fail(message: str, settings: Settings, *, status: int = 1) -> int:
    if settings.debug:
        from sayso.show.safe import harmless_lines

        click.echo(harmless_lines(traceback.format_exc()), err=True, nl=False)
    talk(message)
    return status


def _open_missing_streams() -> None:
    """Put nothing in the place of standard streams that whoever started this process has closed, as some daemons do."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  open as long as the process
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _silence_stdout() -> None:
    """Let the interpreter's last flush go nowhere: whoever read the other end of the pipe has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
