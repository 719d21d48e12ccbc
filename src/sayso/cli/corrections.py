"""``sayso corrections``: what people said about actors and entries, listed, written out and taken over."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data, talk
from sayso.errors import SaysoError


@click.command(short_help="List what people corrected; export and import it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, which --import takes.")
@click.option(
    "--import",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take over the corrections of another ledger, as its --json printed them.",
)
@click.option(
    "--training",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write the articles whose entries were corrected as training data for the reader model.",
)
@ledger_option
@debug_option
def corrections(*, as_json: bool, file: Path | None, folder: Path | None) -> None:
    """List what people corrected, the first one first, with who said it and when.

    That is who is who among the actors, and which entries of articles are right, wrong or missing. A correction names
    places in sources: it holds wherever these sources are read, by whatever model, and one that finds no place now is
    kept until one of its sources is back. So what --json prints can be taken over into another ledger with --import;
    what is there already is left as it is.

    --training writes the articles whose entries were corrected as marks that the reader model can learn from.
    """
    if as_json + (file is not None) + (folder is not None) > 1:
        raise click.UsageError("--json, --import and --training exclude each other")
    if file is not None:
        _import(file)
        return
    if folder is not None:
        _train(folder)
        return
    from sayso.show.corrections import print_corrections
    from sayso.show.rows import view_lines

    with open_ledger(write=False) as ledger:
        if as_json:
            print_data(view_lines(ledger.correction_records))
        elif not print_corrections(paper(), ledger.corrections):
            talk(
                "nothing was corrected yet. `sayso merge`, `sayso split` and `sayso rename` do that for actors,"
                " `sayso serve` for entries."
            )


def _train(folder: Path) -> None:
    from sayso.show.training import write_training
    from sayso.show.words import count

    with open_ledger(write=False) as ledger:
        corrected = ((ledger.reading(article), ledger.entry_corrections(article)) for article in ledger.corrected())
        try:
            written = write_training(folder, corrected)
        except OSError as error:
            raise SaysoError(str(folder), f"could not be written: {error.strerror or error}") from error
    marks = f"{count(written.marks, 'mark')}, {written.seen:,} of them seen by people"
    talk(f"{count(written.articles, 'article')} written with {marks}.")
    if written.left_out:
        talk(f"entries whose words the format cannot name, left out: {written.left_out:,}.")


def _import(file: Path) -> None:
    from sayso import correcting
    from sayso.show.words import count

    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise SaysoError(str(file), f"could not be read: {error.strerror or error}") from error
    read = correcting.read_corrections(lines, where=str(file))
    with open_ledger(write=True) as ledger:
        new = correcting.take_over(ledger, read)
        lost = sum(1 for view in ledger.corrections if view.anchors and not view.places and not view.undone)
    talk(f"{count(new, 'correction')} taken over, {len(read) - new:,} there already.")
    if lost:
        talk(f"corrections of this ledger that find no place in it now: {lost:,}; they are kept.")
