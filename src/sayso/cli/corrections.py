"""``sayso corrections``: what people said about who is who, listed, written out and taken over."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data, talk
from sayso.errors import SaysoError


@click.command(short_help="List the corrections of actors; export and import them.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, which --import takes.")
@click.option(
    "--import",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take over the corrections of another ledger, as its --json printed them.",
)
@ledger_option
@debug_option
def corrections(*, as_json: bool, file: Path | None) -> None:
    """List what people said about who is who, the first one first, with who said it and when.

    A correction names places in sources: it holds wherever these sources are read, by whatever model, and one that
    finds no place now is kept until one of its sources is back. So what --json prints can be taken over into another
    ledger with --import; what is there already is left as it is.
    """
    if file is not None:
        if as_json:
            raise click.UsageError("--json and --import exclude each other")
        _import(file)
        return
    from sayso.show.actors import print_corrections
    from sayso.show.rows import view_lines

    with open_ledger(write=False) as ledger:
        if as_json:
            print_data(view_lines(ledger.correction_records))
        elif not print_corrections(paper(), ledger.corrections):
            talk("nothing was corrected yet. `sayso merge`, `sayso split` and `sayso rename` do that.")


def _import(file: Path) -> None:
    import msgspec

    from sayso.records import Correction
    from sayso.show.words import count

    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise SaysoError(str(file), f"could not be read: {error.strerror or error}") from error
    read = []
    for number, line in enumerate(lines, start=1):
        try:
            read += [msgspec.json.decode(line, type=Correction)] if line.strip() else []
        except (msgspec.MsgspecError, ValueError) as error:
            hint = "Nothing was taken over. It should be what `sayso corrections --json` printed."
            raise SaysoError(f"{file}, line {number}", f"this is no correction ({error})", hint) from error
    with open_ledger(write=True) as ledger:
        new = sum(map(ledger.add_correction, read))
        lost = sum(1 for view in ledger.corrections if view.anchors and not view.places and not view.undone)
    talk(f"{count(new, 'correction')} taken over, {len(read) - new:,} there already.")
    if lost:
        talk(f"corrections of this ledger that find no place in it now: {lost:,}; they are kept.")
